"""Which rules come with the project, which of them are used, and that released ones stay."""

from pathlib import Path

import pytest

from prongsai.core import loading
from prongsai.core.freezing import check_frozen, frozen_digests, shipped_digests
from prongsai.core.loading import (
    available,
    digest_of,
    load_framework,
    load_named,
    years,
)
from prongsai.core.problems import ProblemsFound

SOUND = (Path(__file__).parent.parent / "broken_frameworks" / "sound.yaml").read_text("utf-8")


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A folder of frameworks in place of the project's."""
    monkeypatch.setattr(loading, "_folder", lambda: tmp_path)
    load_named.cache_clear()
    yield tmp_path
    load_named.cache_clear()


def put(shelf: Path, name: str, text: str) -> None:
    (shelf / f"{name}.yaml").write_text(text, "utf-8")


def revised(revision: int) -> str:
    return SOUND.replace("year: 2563", f"year: 2563\nrevision: {revision}")


def test_the_newest_revision_of_a_year_is_used_the_tenth_after_the_second(shelf):
    put(shelf, "fy2563", SOUND)
    put(shelf, "fy2563r2", revised(2))
    put(shelf, "fy2563r10", revised(10))

    assert available() == ("fy2563", "fy2563r2", "fy2563r10")
    assert load_framework(2563).name == "fy2563r10"
    assert years() == (2563,)


def test_files_that_are_no_frameworks_are_left_alone(shelf):
    put(shelf, "fy2563", SOUND)
    put(shelf, "frozen", "frozen:")
    put(shelf, "fy2563-old", "")

    assert available() == ("fy2563",)


@pytest.mark.parametrize("year", [2499, 256, 0])
def test_a_year_without_rules_is_told_with_the_years_that_have_them(shelf, year):
    put(shelf, "fy2563", SOUND)

    with pytest.raises(ProblemsFound) as found:
        load_framework(year)

    assert [one.sentence("en") for one in found.value.problems] == [
        f"{year}: there are no rules for fiscal year {year}; choose a year that has them: 2563."
    ]


def test_the_digest_does_not_depend_on_line_ends():
    assert digest_of("a\r\nb\r\n") == digest_of("a\nb\n")


def test_released_rules_are_as_they_were_released():
    assert check_frozen(frozen_digests(), shipped_digests()) == []


def test_a_released_framework_that_changed_is_told_with_the_name_of_its_correction():
    problems = check_frozen({"fy2563": "sha256:a"}, {"fy2563": "sha256:b", "fy2563r2": "sha256:c"})

    assert [one.sentence("en") for one in problems] == [
        "fy2563.yaml: fy2563 has changed since it was frozen; restore it and write the correction "
        "as a new file fy2563r3.yaml."
    ]


def test_a_released_framework_that_is_gone_is_told():
    problems = check_frozen({"fy2563": "sha256:a"}, {})

    assert [one.sentence("en") for one in problems] == [
        "fy2563.yaml: this file was frozen and is gone; restore it, "
        "since published results name these rules."
    ]
