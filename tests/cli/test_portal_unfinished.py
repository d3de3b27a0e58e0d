"""An export that ended early: what of it is worth going on with."""

import pytest

from prongsai.cli.portal_pages import Part, Written
from prongsai.cli.portal_processes import written_together
from prongsai.cli.portal_unfinished import Unfinished
from prongsai.core.problems import ProblemsFound

ADDRESS = "https://ita.example.go.th"
BAN = Part("ban", Written(1, 1, 7), ("/?year=2563",), {"/static/a": ("static/a", 3)}, ("abc",))
MUANG = Part("muang", Written(1, 0, 4))


@pytest.fixture
def folder(tmp_path):
    """Two agencies and a document, lists, what all share, and what was not finished."""
    bodies = {
        "ban/index.html": "four",
        "d/abc/abc.pdf": "pdf",
        "d/other/index.html": "x",
        "d/index.html": "x",
        "muang/index.html": "four",
        "half/index.html": "x",
        "static/a": "css",
        "index.html": "x",
    }
    with pytest.raises(ZeroDivisionError):
        break_off(Unfinished.beside(tmp_path / "out", ADDRESS), bodies, BAN, MUANG)
    return tmp_path


def break_off(begun, bodies, *done):
    """End an export after these agencies, with these files in it."""
    with begun as unfinished:
        unfinished.going_on({})
        for place, body in bodies.items():
            (unfinished.pages / place).parent.mkdir(parents=True, exist_ok=True)
            (unfinished.pages / place).write_text(body)
        for part in done:
            unfinished.keep(part, "1")
        raise ZeroDivisionError


def goes_on(folder, address=ADDRESS, **states):
    """What is kept of it, and the files that are left."""
    with Unfinished.beside(folder / "out", address) as unfinished:
        kept = unfinished.going_on(states)
        left = [one for one in unfinished.pages.rglob("*") if one.is_file()]
        return kept, sorted(str(one.relative_to(unfinished.pages)) for one in left)


def test_agencies_that_are_as_they_were_are_kept_and_all_else_is_cleared_away(folder):
    assert goes_on(folder, ban="1", muang="2") == (
        [BAN],
        ["ban/index.html", "d/abc/abc.pdf"],
    )


def test_an_agency_that_lost_bytes_is_written_anew(folder):
    (folder / ".out-unfinished" / "pages" / "d" / "abc" / "abc.pdf").write_bytes(b"")

    assert goes_on(folder, ban="1", muang="1") == ([MUANG], ["muang/index.html"])


def test_a_line_that_was_cut_off_counts_for_nothing(folder):
    with (folder / ".out-unfinished" / "done.jsonl").open("a") as journal:
        journal.write('{"part": {"slug": "ha')

    assert goes_on(folder, ban="1", muang="1")[0] == [BAN, MUANG]


def test_nothing_is_kept_of_an_export_for_another_address(folder):
    assert goes_on(folder, "https://other.example.go.th", ban="1") == ([], [])


def test_an_export_of_which_nothing_is_worth_keeping_leaves_nothing(tmp_path):
    with pytest.raises(ZeroDivisionError):
        break_off(Unfinished.beside(tmp_path / "out", ADDRESS), {})

    assert list(tmp_path.iterdir()) == []


def test_a_process_that_ended_is_told_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "no.such.settings")

    with pytest.raises(ProblemsFound) as found:
        list(written_together([1], 2, tmp_path, ADDRESS, {}))
    assert "run the same command again to go on" in str(found.value)
