"""Reading the settings from the environment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from prongsai.core.problems import ProblemsFound
from prongsai.project.environment import contact, count, database, flag, secret_key

STARTERS = 8


def test_processes_that_start_at_once_have_one_key(tmp_path, monkeypatch):
    monkeypatch.delenv("PRONGSAI_SECRET_KEY", raising=False)
    together = Barrier(STARTERS)

    def start(_: int) -> str:
        together.wait()
        return secret_key(tmp_path)

    with ThreadPoolExecutor(STARTERS) as starters:
        keys = set(starters.map(start, range(STARTERS)))

    assert {len(key) >= 50 for key in keys} == {True}
    assert keys == {(tmp_path / "secret-key").read_text("utf-8")}
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_a_key_that_was_made_is_kept_and_is_its_owners_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("PRONGSAI_SECRET_KEY", raising=False)

    assert secret_key(tmp_path) == secret_key(tmp_path)
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_the_folder_is_its_owners_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("PRONGSAI_SECRET_KEY", raising=False)

    secret_key(tmp_path / "new")

    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.delenv("PRONGSAI_SECRET_KEY", raising=False)
    (tmp_path / "file").touch()

    with pytest.raises(ProblemsFound, match="this folder cannot be used"):
        secret_key(tmp_path / "file" / "var")


@pytest.mark.parametrize(("given", "on"), [("1", True), ("Yes", True), ("0", False), ("", False)])
def test_a_setting_is_on_or_off(monkeypatch, given: str, on: bool):
    monkeypatch.setenv("PRONGSAI_HTTPS", given)

    assert flag("PRONGSAI_HTTPS") is on


def test_a_setting_that_is_neither_on_nor_off_is_told(monkeypatch):
    monkeypatch.setenv("PRONGSAI_HTTPS", "maybe")

    with pytest.raises(ProblemsFound, match="PRONGSAI_HTTPS: 'maybe' is neither on nor off"):
        flag("PRONGSAI_HTTPS")


def test_an_address_that_names_no_database_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "over there")

    with pytest.raises(ProblemsFound, match="DATABASE_URL: this is no address of a database"):
        database(tmp_path / "prongsai.sqlite3")


def test_a_count_that_is_none_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setenv("PRONGSAI_PROXIES", "one")

    with pytest.raises(ProblemsFound, match="PRONGSAI_PROXIES: 'one' is not a whole number"):
        count("PRONGSAI_PROXIES")


def test_a_count_is_nought_where_nothing_is_said(monkeypatch):
    monkeypatch.delenv("PRONGSAI_PROXIES", raising=False)

    assert count("PRONGSAI_PROXIES") == 0


def test_a_contact_that_nobody_can_write_to_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setenv("PRONGSAI_CONTACT", "call us")

    with pytest.raises(ProblemsFound, match="PRONGSAI_CONTACT: “call us” is neither an e-mail"):
        contact()
