"""The store of answers that wait to be counted: one SQLite file outside database and backups.

It has a rollback journal that is emptied by every commit, never a WAL, which would keep the order
of commits; what is deleted is overwritten. Where order could show, many things are one sorted
value: rows of a table lie in a page in the order in which they came. At rest the file holds the
present and no history, and no time of day.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path

from django.conf import settings

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text

try:
    import fcntl
except ImportError:  # Windows has no such lock; SQLite's own, less fair, is left
    fcntl = None  # type: ignore[assignment]

TURN = 20.0  # seconds that somebody waits for his turn at most

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
    return Path(settings.ANSWERS)


@contextmanager
def opened(file: Path | None = None) -> Iterator[sqlite3.Connection]:
    """A connection to the store, made where it is missing; closed at the end.

    For the thread that opens it alone. Raises StoreUnavailable.
    """
    connection = connect(file or path())
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def turn(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """One transaction: all or nothing, on the disk when it ends. Raises StoreUnavailable.

    Processes and threads take turns by a lock of the system: SQLite's own is taken by whoever
    happens to ask at the right moment, so that one of two busy processes can wait for ever.
    """
    ours = _ours(connection)
    with _told_plainly(), nullcontext() if ours.is_held else _in_turn(ours.file):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def held(connection: sqlite3.Connection) -> Iterator[None]:
    """Several turns in a row between which nobody comes; for a moment. Raises StoreUnavailable.

    A file that stays locked keeps its journal open, which saves a disk one sync of five.
    """
    ours = _ours(connection)
    with _told_plainly(), _in_turn(ours.file):
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        ours.is_held = True
        try:
            yield
        finally:
            ours.is_held = False
            connection.execute("PRAGMA locking_mode=NORMAL")
            connection.execute("SELECT 1 FROM sealed").fetchone()  # reading lets go of the file


@contextmanager
def transaction() -> Iterator[sqlite3.Connection]:
    """One transaction on a connection of its own."""
    with opened() as connection, turn(connection):
        yield connection


def connect(file: Path) -> sqlite3.Connection:
    """A connection for the thread that asks; whoever asks closes it. Raises StoreUnavailable."""
    with _told_plainly():
        _make(file)
        connection = sqlite3.connect(file, timeout=TURN, isolation_level=None, factory=_Connection)
        connection.file = file
        with _in_turn(file):  # a setting, too, may have to wait for whoever holds the file
            return _with_settings(connection, file)


class _Connection(sqlite3.Connection):
    """A connection that knows its file, and whether it holds it for several turns."""

    file: Path
    is_held = False


def _with_settings(connection: sqlite3.Connection, file: Path) -> sqlite3.Connection:
    try:
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA temp_store=MEMORY")  # nothing of an answer in a temporary file
        _ensure_tables(connection)
    except BaseException:
        connection.close()
        raise
    return connection


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


def _ours(connection: sqlite3.Connection) -> _Connection:
    assert isinstance(connection, _Connection)  # noqa: S101 - every one of ours is
    return connection


@contextmanager
def _in_turn(file: Path) -> Iterator[None]:
    """Wait for the turn, and have it.

    Whoever waits for the turn is the next one, and nobody else can become that: so a process that
    had its turn cannot have another before one that waited.
    """
    with ExitStack() as turn_, ExitStack() as next_:
        _lock(f"{file}-next", next_)
        _lock(f"{file}-turn", turn_)
        next_.close()
        yield


def _lock(name: str, until: ExitStack) -> None:
    """Lock a file without content until the end of something, also if the process is killed."""
    handle = os.open(name, os.O_CREAT | os.O_RDWR, 0o600)
    until.callback(os.close, handle)
    if fcntl is not None:
        fcntl.flock(handle, fcntl.LOCK_EX)


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
