"""The store of answers: its tables, its sorting, its history, its owner."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

from prongsai.apps.surveys.intake import store
from prongsai.apps.surveys.slips import print_slips
from tests.apps.surveys.answers import answer
from tests.privacy.looking import is_kept, seen_broken
from tests.web.builders import make_agency, make_open_survey

pytestmark = pytest.mark.django_db
PROMISES = ["store_shape", "store_sorting", "store_history", "store_owner"]


@pytest.fixture
def used(kept_folder: Path) -> Path:
    """A store, at rest, in which answers, codes and comments wait."""
    survey = make_open_survey(make_agency())
    for number, code in enumerate(print_slips(survey, unit=None, size=7, by=None).codes):
        answer(survey, code=code, comment=f"ข้อ {9 - number}")
    with store.alone():
        return store.path()


def change(file: Path, *statements: str) -> None:
    """Change the store behind the program's back."""
    with closing(sqlite3.connect(file)) as opened:
        for statement in statements:
            opened.execute(statement)
        opened.commit()


@pytest.mark.parametrize("promise", PROMISES)
def test_a_store_in_use_keeps_the_promise(used, promise):
    assert is_kept(promise)


@pytest.mark.parametrize("promise", PROMISES)
def test_where_nobody_answered_yet_the_promise_is_kept(promise):
    assert is_kept(promise)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("ALTER TABLE drawer ADD COLUMN at TEXT", "drawer (at)"),
        ("ALTER TABLE used ADD COLUMN address TEXT", "used (address)"),
        ("CREATE TABLE came (id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT)", "came (rowid)"),
        ("CREATE INDEX quick ON drawer (lines)", "index quick"),
        (
            "CREATE TRIGGER notes AFTER UPDATE ON used BEGIN SELECT 1; END",
            "trigger notes",
        ),
        ("DROP TABLE sealed", "sealed"),
    ],
)
def test_what_the_store_must_not_have_is_seen(used, statement, says):
    change(used, statement)

    assert says in seen_broken("store_shape")


def test_a_table_with_rows_in_the_order_of_coming_is_seen(used):
    change(
        used,
        "DROP TABLE spent",
        "CREATE TABLE spent (survey INTEGER, token TEXT, PRIMARY KEY (survey, token))",
    )

    assert "spent (rowid)" in seen_broken("store_shape")


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("drawer", "lines", "2||\n1||"),
        ("used", "codes", "b a"),
        ("remarks", "texts", '["b", "a"]'),
    ],
)
def test_what_lies_unsorted_is_seen(used, table, column, value):
    change(used, f"UPDATE {table} SET {column} = '{value}'")  # noqa: S608

    assert table in seen_broken("store_sorting")


def test_a_batch_that_lies_unsorted_is_seen(used):
    change(used, "INSERT INTO batch VALUES ('x', 1, 'all', '2||\n1||', '[]', '{}')")

    assert "batch" in seen_broken("store_sorting")


def test_a_log_that_a_kill_left_behind_is_seen_and_gone_when_it_was_finished(used):
    leave_a_log(used, "INSERT INTO sealed VALUES (1)")

    seen = seen_broken("store_history")
    store.finish()

    assert seen == "beside the store lies a log of what was written: answers.sqlite3-wal"
    assert is_kept("store_history")
    with store.transaction() as opened:
        assert opened.execute("SELECT * FROM sealed").fetchall() == [(1,)]


def leave_a_log(file: Path, statement: str) -> None:
    """Leave what a process leaves that is killed right after a commit."""
    before, log = file.read_bytes(), file.with_name(f"{file.name}-wal")
    with store.opened() as opened:
        with store.commit(opened):
            opened.execute(statement)
        left = log.read_bytes()
    file.write_bytes(before)
    log.write_bytes(left)


@pytest.mark.parametrize(
    ("pragma", "says"),
    [
        ("journal_mode=TRUNCATE", "journal_mode=truncate"),
        ("wal_autocheckpoint=1000", "wal_autocheckpoint=1000"),
        ("secure_delete=OFF", "secure_delete=0"),
        ("synchronous=OFF", "synchronous=0"),
        ("temp_store=FILE", "temp_store=1"),
    ],
)
def test_a_program_that_opens_the_store_in_another_way_is_seen(monkeypatch, pragma, says):
    connect = store.connect

    def otherwise(file: Path) -> sqlite3.Connection:
        opened = connect(file)
        opened.execute(f"PRAGMA {pragma}")
        return opened

    monkeypatch.setattr(store, "connect", otherwise)

    assert says in seen_broken("store_history")


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
@pytest.mark.parametrize("whose", ["file", "folder"])
def test_a_store_that_others_can_read_is_seen(used, whose):
    (used if whose == "file" else used.parent).chmod(0o755)

    assert "755" in seen_broken("store_owner")


def test_looking_makes_no_store(kept_folder):
    for promise in PROMISES:
        is_kept(promise)

    assert not Path(settings.ANSWERS).exists()
