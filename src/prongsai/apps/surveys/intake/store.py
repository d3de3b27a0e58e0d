"""The store of answers that wait to be counted: one SQLite file outside database and backups.

Whoever opens it has it alone. What a commit changes goes to a log (a WAL) first, which is written
into the file and emptied after every commit, so it never holds an order of commits; its index is
kept in memory. What is deleted is overwritten. Where order could show, many things are one sorted
value: rows of a table lie in a page in the order in which they came. At rest the file holds the
present and no history, and no time of day.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings

from prongsai.apps.surveys.intake.turns import somebody_waits, turn
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text

_LONGEST_WAIT = 20.0  # seconds for the turn, where SQLite alone gives it

_SCHEMA = """
CREATE TABLE spent (survey INTEGER, token TEXT, PRIMARY KEY (survey, token)) WITHOUT ROWID;
CREATE TABLE used (survey INTEGER PRIMARY KEY, codes TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE drawer (
  survey INTEGER, portion TEXT, number INTEGER, lines TEXT NOT NULL,
  PRIMARY KEY (survey, portion, number)
) WITHOUT ROWID;
CREATE TABLE remarks (
  survey INTEGER, number INTEGER, texts TEXT NOT NULL, PRIMARY KEY (survey, number)
) WITHOUT ROWID;
CREATE TABLE noticed (
  survey INTEGER, portion TEXT, signs TEXT NOT NULL, PRIMARY KEY (survey, portion)
) WITHOUT ROWID;
CREATE TABLE batch (
  id TEXT PRIMARY KEY, survey INTEGER NOT NULL, portion TEXT NOT NULL,
  lines TEXT NOT NULL, texts TEXT NOT NULL, signs TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE grouped (
  survey INTEGER, portion TEXT, trait TEXT, value TEXT, tally TEXT NOT NULL,
  PRIMARY KEY (survey, portion, trait, value)
) WITHOUT ROWID;
CREATE TABLE sealed (survey INTEGER PRIMARY KEY) WITHOUT ROWID;
"""
_VERSION = 1
# The signature by which tar, borg, restic and others know such a folder (bford.info/cachedir).
_NOT_TO_BE_BACKED_UP = """Signature: 8a477f597d28d172789f06886806bc55
# Answers of surveys wait here until they are counted. They belong in no backup.
"""


class StoreUnavailable(ProblemsFound):
    """The store cannot be read or written now; nothing of what was tried is half done."""

    def __init__(self, says: Text) -> None:
        super().__init__([Problem(_WHERE, says)])


def path() -> Path:
    """Where the answers of this installation wait."""
    file: Path = settings.ANSWERS
    return file


@contextmanager
def alone(file: Path | None = None) -> Iterator[None]:
    """Until the end nobody else has the store open, in whichever process: it is at rest.

    Raises StoreUnavailable.
    """
    file = file or path()
    with _told_plainly():
        _make(file)
        with turn(file):
            yield


def is_awaited(file: Path) -> bool:
    """Whether somebody waits for the turn of whoever asks. Raises StoreUnavailable."""
    with _told_plainly():
        return somebody_waits(file)


@contextmanager
def opened(file: Path | None = None) -> Iterator[sqlite3.Connection]:
    """The store for this thread alone, made where it is missing; at rest again at the end.

    Raises StoreUnavailable.
    """
    file = file or path()
    with alone(file):
        connection = connect(file)
        try:
            yield connection
        finally:
            with closing(connection):
                _come_to_rest(connection, file)


@contextmanager
def commit(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all or nothing, on the disk when it ends. Raises StoreUnavailable.

    Its log is there until ``empty_log``. Where a disk refused that, nothing more is taken in.
    """
    with _told_plainly():
        empty_log(connection)
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def empty_log(connection: sqlite3.Connection) -> None:
    """Write what was committed into the file, and leave no log. Raises StoreUnavailable."""
    with _told_plainly():
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise sqlite3.OperationalError("the store is read by another program")


@contextmanager
def transaction() -> Iterator[sqlite3.Connection]:
    """One transaction on a connection of its own."""
    with opened() as connection, commit(connection):
        yield connection


def connect(file: Path) -> sqlite3.Connection:
    """A connection for the thread that asks, which closes it, and has the turn."""
    connection = sqlite3.connect(file, timeout=_LONGEST_WAIT, isolation_level=None)
    try:
        # Before anything is read: so the index of the log is kept in memory, not in a file, which
        # would tell what the last commit changed.
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")  # after people were answered: empty_log
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA temp_store=MEMORY")  # nothing of an answer in a temporary file
        _ensure_tables(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def finish() -> None:
    """Finish what a process that was killed began; nothing where there is no store."""
    if path().exists():
        with opened():
            pass


def _come_to_rest(connection: sqlite3.Connection, file: Path) -> None:
    """Leave no log, also if the power fails now."""
    empty_log(connection)
    if connection.total_changes:
        _sync(Path(f"{file}-wal"))


def _sync(file: Path) -> None:
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make(file: Path) -> None:
    """An empty file for its owner alone, in a folder for its owner alone.

    The folder bears the tag by which programs for backups know what to leave out.
    """
    if not file.parent.is_dir():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.parent.chmod(0o700)
    if not file.exists():
        (file.parent / "CACHEDIR.TAG").write_text(_NOT_TO_BE_BACKED_UP, "ascii")
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))


def _ensure_tables(connection: sqlite3.Connection) -> None:
    if _version(connection) == _VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    for statement in _SCHEMA.split(";\n"):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version={_VERSION}")
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StoreUnavailable(_REFUSED.fill(why=error)) from error


_WHERE = Text("ที่เก็บคำตอบ", "store of answers")
_REFUSED = Text(
    "บันทึกคำตอบลงดิสก์ไม่ได้ ({why}) ระบบไม่ได้เก็บสิ่งใดไว้ครึ่ง ๆ กลาง ๆ โปรดแจ้งผู้ดูแลระบบให้ตรวจพื้นที่ว่าง"
    "และสิทธิ์ของโฟลเดอร์ แล้วส่งใหม่อีกครั้ง",
    "the disk refuses it ({why}), and nothing is half written; ask the administrator to look at "
    "free space and the folder's permissions, then send once more.",
)
