"""One store and several processes; closing while answers come in; a disk that refuses."""

import json
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from prongsai.apps.surveys.intake import store, writer
from prongsai.apps.surveys.intake.receiving import receive, waiting
from prongsai.apps.surveys.intake.sealing import seal
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


def test_a_log_that_cannot_be_written_is_a_sentence_and_ends_with_its_cause():
    receive(form(0))
    with store.alone():
        log().mkdir()

    with pytest.raises(StoreUnavailable):
        receive(form(1))
    with store.alone():
        log().rmdir()

    assert receive(form(1)) is Outcome.RECEIVED
    assert waiting(SURVEY) == 2


def test_the_log_has_one_commit_at_most_and_its_index_is_no_file():
    with store.opened() as opened:
        sizes = []
        for survey in range(3):
            with store.commit(opened):
                opened.execute("INSERT INTO sealed VALUES (?)", (survey,))
            sizes.append(log().stat().st_size)
            beside = {file.name for file in files()}
            store.empty_log(opened)
            sizes.append(log().stat().st_size)

    assert len(set(sizes[::2])) == 1
    assert sizes[1::2] == [0, 0, 0]
    assert beside == {*AT_REST, "answers.sqlite3-wal"}


def test_a_commit_begins_with_an_empty_log_whatever_kept_the_last_one():
    with store.opened() as opened:
        for survey in range(3):
            with store.commit(opened):
                assert log().stat().st_size == 0
                opened.execute("INSERT INTO sealed VALUES (?)", (survey,))


def test_a_store_at_rest_has_no_log_whoever_used_it(answers_of_its_own):
    with ThreadPoolExecutor(8) as people:
        outcomes = people.map(lambda number: receive(form(number)), range(60))
        others = [waiting(SURVEY) for _ in range(5)]
        assert {*outcomes} == {Outcome.RECEIVED}

    with store.alone():
        assert {file.name for file in files()} == {*AT_REST}
    assert others == sorted(others)


def test_whoever_waits_for_the_store_is_seen():
    with ThreadPoolExecutor(1) as another, store.alone():
        before = store.is_awaited(store.path())
        waits = another.submit(waiting, SURVEY)
        while not store.is_awaited(store.path()):
            pass
        assert (before, waits.done()) == (False, False)


def log() -> Path:
    return store.path().with_name("answers.sqlite3-wal")


def files() -> list[Path]:
    return list(store.path().parent.glob("answers.sqlite3*"))


AT_REST = ("answers.sqlite3", "answers.sqlite3-next", "answers.sqlite3-turn")


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

    with store.opened() as opened, store.commit(opened):
        modes = {file.name: oct(file.stat().st_mode & 0o777) for file in files()}
    assert modes == dict.fromkeys((*AT_REST, "answers.sqlite3-wal"), "0o600")
    folder = store.path().parent
    assert oct(folder.stat().st_mode & 0o777) == "0o700"
