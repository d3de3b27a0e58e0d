"""``prongsai privacy-check``: what it prints, what it writes, how it ends."""

import json
import logging

import pytest
from click.testing import CliRunner

from prongsai.apps.surveys.privacy import logs, promises, trying
from prongsai.apps.surveys.privacy.findings import Check, kept
from prongsai.apps.surveys.privacy.promises import promises as all_promises
from prongsai.apps.surveys.privacy.unprotected import UNPROTECTED
from prongsai.cli import main
from prongsai.core.wording import same
from prongsai.printing.files import pages_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_in_use(settings, tmp_path, monkeypatch):
    """An installation; its rehearsal has tests of its own, and pytest's handlers go nowhere."""
    settings.DEBUG, settings.VAR = False, tmp_path / "var"
    settings.ANSWERS = tmp_path / "var" / "answers" / "answers.sqlite3"
    (rehearsal,) = trying.CHECKS
    quick = rehearsal._replace(look=lambda: kept(same("nobody was found")))
    monkeypatch.setattr(trying, "CHECKS", (quick,))
    ours = logs._goes_nowhere
    monkeypatch.setattr(
        logs,
        "_goes_nowhere",
        lambda handler: ours(handler) or type(handler).__module__.startswith("_pytest"),
    )


def run(*arguments: str):
    """What the command does."""
    return CliRunner().invoke(main, ["privacy-check", *arguments], catch_exceptions=False)


def test_every_promise_is_told_and_what_is_not_protected():
    done = run("--lang", "en")

    lines = done.output.splitlines()
    assert done.exit_code == 0
    assert [line[2:] for line in lines if line.startswith("✓")] == [
        check.promise.en for check in all_promises()
    ]
    assert [line[4:] for line in lines if line.startswith("  - ")] == [
        text.en for text in UNPROTECTED
    ]
    count = len(all_promises())
    assert lines[-1] == f"{count} promises: {count} kept, 0 broken, 0 cannot be told"


def test_a_broken_promise_ends_with_1_and_says_what_to_do(settings):
    settings.DEBUG = True

    done = run("--lang", "en")

    lines = done.output.splitlines()
    place = lines.index("✗ The program writes down no visit to a survey's page and no answer.")
    assert done.exit_code == 1
    assert lines[place + 2] == "    → take PRONGSAI_DEBUG away and restart."


def test_machines_are_answered_in_json(settings):
    settings.DEBUG = True

    done = run("--json", "--lang", "en")

    told = json.loads(done.stdout)
    outcomes = {one["name"]: one["outcome"] for one in told["promises"]}
    assert (done.exit_code, told["kept"]) == (1, False)
    assert {name for name, outcome in outcomes.items() if outcome != "kept"} == {"program_logs"}
    assert told["not_protected"] == [text.en for text in UNPROTECTED]


def test_a_page_for_the_wall_is_one_page(tmp_path):
    done = run("-o", str(tmp_path / "privacy.pdf"))

    assert done.exit_code == 0
    assert pages_of((tmp_path / "privacy.pdf").read_bytes()) == 1


def test_the_page_says_in_thai_what_is_broken_and_what_is_not_protected(tmp_path, settings):
    settings.DEBUG = True

    run("-o", str(tmp_path / "privacy.txt"))

    page = (tmp_path / "privacy.txt").read_text("utf-8")
    assert "ไม่เป็นไปตามคำมั่น ๑ ข้อ" in page
    assert "เปิดโหมดพัฒนา (PRONGSAI_DEBUG) อยู่" in page
    assert all(text.th in page for text in UNPROTECTED)


def test_a_page_of_an_unknown_kind_is_refused_in_a_sentence(tmp_path):
    done = run("-o", str(tmp_path / "privacy.xyz"), "--lang", "en")

    assert done.exit_code == 1
    assert "a document's file must end in .pdf, .docx or .html" in done.stderr


def test_folders_of_backups_are_searched(tmp_path):
    from prongsai.apps.surveys.intake import store

    with store.opened(tmp_path / "backups" / "monday.sqlite3"):
        pass

    done = run("--backups", str(tmp_path / "backups"), "--lang", "en")

    assert done.exit_code == 1
    assert "there are copies of the answers" in done.output
    assert "monday.sqlite3" in done.output


def test_one_promise_that_cannot_be_looked_at_hides_no_other(monkeypatch):
    def failing():
        raise OSError("no such disk")

    checks = all_promises()
    first = Check(*checks[0][:3], failing)
    monkeypatch.setattr(promises, "promises", lambda folders: (first, *checks[1:]))

    done = run("--lang", "en")

    assert done.exit_code == 0
    assert done.output.startswith(
        f"? {first.promise.en}\n    it could not be read (no such disk)\n"
    )
    assert done.output.count("✓") == len(checks) - 1


def test_looking_changes_no_level_of_any_logger():
    before = logging.getLogger("django.request").level

    run()

    assert logging.getLogger("django.request").level == before
