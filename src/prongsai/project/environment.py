"""Reading settings from the environment; what makes no sense is raised as ProblemsFound."""

import os
from pathlib import Path
from secrets import token_urlsafe
from tempfile import mkstemp

import dj_database_url

from prongsai.core.problems import problem_in
from prongsai.core.refusals import reason_of
from prongsai.core.wording import Text
from prongsai.fetching.contact import contact_in

_ON, _OFF = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")


def word(name: str, default: str) -> str:
    """A setting that is one word or text."""
    return os.environ.get(name, default)


def words(name: str, default: str) -> list[str]:
    """A setting that is a list, separated by commas."""
    return [part.strip() for part in word(name, default).split(",") if part.strip()]


def flag(name: str) -> bool:
    """A setting that is on when it says 1, true, yes or on, and off with 0, false, no or off."""
    given = word(name, "").strip().lower()
    if given not in _ON + _OFF:
        raise problem_in(name, _NO_FLAG.fill(given=given))
    return given in _ON


def count(name: str) -> int:
    """A setting that is a whole number; 0 where it is not given."""
    given = word(name, "0").strip()
    if not given.isdecimal():
        raise problem_in(name, _NO_COUNT.fill(given=given))
    return int(given)


def contact() -> str:
    """Whom a webmaster can reach about our visits; empty where nobody is named."""
    return contact_in(os.environ)


def database(file: Path) -> dj_database_url.DBConfig:
    """The database that DATABASE_URL names, else SQLite in a file."""
    try:
        return dj_database_url.config(
            default=f"sqlite:///{file}",
            conn_max_age=None,
            conn_health_checks=True,  # a server that was started anew costs no visitor an error
        )
    except ValueError as wrong:
        raise problem_in("DATABASE_URL", _NO_DATABASE) from wrong


def secret_key(directory: Path) -> str:
    """The key that signs sessions: from the environment, else one made once for this computer.

    The key that is made is kept in a file only its owner can read, so that two workers and the
    next start use the same one.
    """
    given = os.environ.get("PRONGSAI_SECRET_KEY")
    if given:
        return given
    path = directory / "secret-key"
    try:
        if not path.exists():
            # Passwords and comments lie in this folder as well: it is its owner's alone.
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            _make_key(path)
        return path.read_text("utf-8").strip()
    except OSError as error:
        raise problem_in(directory, _NO_FOLDER.fill(why=reason_of(error))) from error


def _make_key(path: Path) -> None:
    """Put a new key in its place, whole; one that another process put there first stays."""
    handle, name = mkstemp(prefix=".secret-key-", dir=path.parent)  # readable only by its owner
    unfinished = Path(name)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(token_urlsafe(50))
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        pass
    except OSError:  # a disk that knows no links, such as FAT
        unfinished.replace(path)
    unfinished.unlink(missing_ok=True)


_NO_FLAG = Text(
    "ไม่เข้าใจค่า '{given}' โปรดเขียน 1 เพื่อเปิด หรือ 0 เพื่อปิด",
    "'{given}' is neither on nor off; write 1 for on, 0 for off.",
)
_NO_COUNT = Text(
    "'{given}' ไม่ใช่จำนวนเต็ม โปรดเขียนเช่น 1", "'{given}' is not a whole number; write one such as 1."
)
_NO_DATABASE = Text(
    "อ่านที่อยู่ของฐานข้อมูลไม่ได้ โปรดเขียนเช่น postgres://user:password@localhost/prongsai",
    "this is no address of a database; write one such as "
    "postgres://user:password@localhost/prongsai.",
)
_NO_FOLDER = Text(
    "ใช้โฟลเดอร์นี้เก็บข้อมูลไม่ได้ ({why}) โปรดตรวจ PRONGSAI_VAR และสิทธิ์ของบัญชีที่สั่ง",
    "this folder cannot be used ({why}); check PRONGSAI_VAR, and what this account may do there.",
)
