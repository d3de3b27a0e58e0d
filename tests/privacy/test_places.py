"""Where answers wait, and where no copy of them may be."""

import shutil
import tarfile
import zipfile
from pathlib import Path

import pytest
from django.db import connection

from prongsai.apps.surveys.intake import store
from prongsai.apps.surveys.privacy.findings import Outcome
from prongsai.apps.surveys.privacy.places import outside_backups
from tests.privacy.looking import is_kept, seen_broken

pytestmark = pytest.mark.django_db


@pytest.fixture
def used(kept_folder: Path) -> Path:
    """The folder of an installation in which a store was made."""
    with store.opened():
        return kept_folder


def test_a_store_apart_from_the_database_keeps_the_promise(used):
    assert is_kept("backups")


def test_the_folder_of_the_store_says_that_it_belongs_in_no_backup(used):
    tag = (used / "answers" / "CACHEDIR.TAG").read_text("ascii")

    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")


def test_a_folder_without_that_tag_is_seen(used):
    (used / "answers" / "CACHEDIR.TAG").unlink()

    assert "has no CACHEDIR.TAG" in seen_broken("backups")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the database is no file")
def test_a_store_beside_the_database_is_seen(used, monkeypatch):
    name = str(used / "answers" / "prongsai.sqlite3")
    monkeypatch.setitem(connection.settings_dict, "NAME", name)

    assert "lie in the folder of the database" in seen_broken("backups")


def test_a_store_within_the_folder_of_backups_is_seen(used):
    finding = outside_backups((used,))

    assert finding.outcome is Outcome.BROKEN
    assert "lie within the folder of backups" in finding.evidence.en


def test_a_copy_in_the_folder_of_the_installation_is_seen(used):
    shutil.copy(used / "answers" / "answers.sqlite3", used / "before-upgrade.bak")

    assert "before-upgrade.bak" in seen_broken("backups")


def test_a_copy_in_a_folder_of_backups_is_seen_whatever_its_name(used, tmp_path):
    shutil.copy(used / "answers" / "answers.sqlite3", tmp_path / "monday")

    finding = outside_backups((tmp_path,))
    assert finding.outcome is Outcome.BROKEN
    assert "monday" in finding.evidence.en


@pytest.mark.parametrize("name", ["all.zip", "all.tar", "all.tar.gz"])
def test_an_archive_with_the_store_in_it_is_seen(used, tmp_path, name):
    file = used / "answers" / "answers.sqlite3"
    if name.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / name, "w") as packed:
            packed.write(file, "var/answers/answers.sqlite3")
    else:
        with tarfile.open(tmp_path / name, "w:gz" if name.endswith("gz") else "w") as archive:
            archive.add(file, "var/answers/answers.sqlite3")

    finding = outside_backups((tmp_path,))
    assert finding.outcome is Outcome.BROKEN
    assert name in finding.evidence.en


def test_backups_without_answers_keep_the_promise(used, tmp_path):
    (tmp_path / "prongsai.dump").write_bytes(b"PGDMP")
    (tmp_path / "broken.zip").write_bytes(b"no archive")

    assert outside_backups((tmp_path,)).outcome is Outcome.KEPT


@pytest.mark.parametrize("backend", ["filebased.FileBasedCache", "db.DatabaseCache"])
def test_a_cache_outside_of_the_memory_is_seen(settings, backend):
    settings.CACHES = {"default": {"BACKEND": f"django.core.cache.backends.{backend}"}}

    assert f"default: django.core.cache.backends.{backend}" in seen_broken("caches")


def test_the_caches_as_they_are_keep_the_promise():
    assert is_kept("caches")
