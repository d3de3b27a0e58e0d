"""One store and several processes; closing while answers come in; a disk that refuses."""

import json
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from prongsai.apps.surveys.intake import store, writer
from prongsai.apps.surveys.intake.folding import seal
from prongsai.apps.surveys.intake.receiving import receive, waiting
from prongsai.apps.surveys.intake.store import StoreUnavailable
from prongsai.apps.surveys.intake.submission import Outcome
from tests.apps.surveys.sharing import FORMS, SURVEY, form
from tests.repository import ROOT


def began(folder, what: str) -> subprocess.Popen[str]:
    """A program of sharing.py with its store in a folder."""
    environment = {**os.environ, "PRONGSAI_VAR": str(folder)}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.apps.surveys.sharing", what],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )


def ended(program: subprocess.Popen[str]):
    said, _ = program.communicate(timeout=120)
    assert program.returncode == 0
    return json.loads(said)


def test_processes_that_share_a_store_take_each_form_once(answers_of_its_own):
    folder = answers_of_its_own.parent
    programs = [began(folder, str(number)) for number in (0, 100, 200)]

    outcomes = sum((Counter(ended(program)) for program in programs), Counter())

    assert outcomes == {"received": FORMS, "received_before": 2 * FORMS}


def test_a_full_disk_is_a_sentence_and_nothing_is_half_written(answers_of_its_own):
    found = ended(began(answers_of_its_own.parent, "full"))

    assert found["refused"] > 0
    assert found["says"][0].startswith("ที่เก็บคำตอบ: บันทึกคำตอบลงดิสก์ไม่ได้ (")
    assert found["afterwards"] == {"received": found["refused"]}
    assert (found["taken"], found["waiting"]) == (FORMS - found["refused"], FORMS)
    assert found["sound"]


def test_a_journal_that_cannot_be_written_is_a_sentence_and_ends_with_its_cause():
    receive(form(0))
    journal = store.path().with_name("answers.sqlite3-journal")
    journal.unlink()
    journal.mkdir()

    with pytest.raises(StoreUnavailable):
        receive(form(1))
    journal.rmdir()

    assert receive(form(1)) is Outcome.RECEIVED
    assert waiting(SURVEY) == 2


def test_closing_while_answers_come_in_keeps_each_that_was_acknowledged_and_takes_no_other():
    begun = Event()

    def send(number: int) -> Outcome:
        if number == FORMS // 3:
            begun.set()
        return receive(form(number))

    with ThreadPoolExecutor(8) as people:
        outcomes = people.map(send, range(FORMS))
        begun.wait(60)
        seal(SURVEY)
        known = Counter(outcomes)

    assert known[Outcome.RECEIVED] == waiting(SURVEY) > 0
    assert known[Outcome.RECEIVED] + known[Outcome.CLOSED] == FORMS
    assert receive(form(FORMS)) is Outcome.CLOSED


def test_a_fork_begins_a_writer_of_its_own():
    receive(form(0))
    child = os.fork() if hasattr(os, "fork") else None
    if child == 0:
        os._exit(0 if receive(form(1)) is Outcome.RECEIVED else 1)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert receive(form(1)) is Outcome.RECEIVED_BEFORE
    assert waiting(SURVEY) == 2


def test_a_writer_that_ended_is_begun_again():
    receive(form(0))
    writer.end()

    assert receive(form(0)) is Outcome.RECEIVED_BEFORE


def test_the_store_is_for_its_owner_alone():
    receive(form(0))

    folder = store.path().parent
    files = folder.glob("answers.sqlite3*")
    assert {file.name: oct(file.stat().st_mode & 0o777) for file in files} == {
        "answers.sqlite3": "0o600",
        "answers.sqlite3-journal": "0o600",
        "answers.sqlite3-next": "0o600",
        "answers.sqlite3-turn": "0o600",
    }
    assert oct(folder.stat().st_mode & 0o777) == "0o700"
