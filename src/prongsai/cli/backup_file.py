"""The file that ``prongsai backup`` writes and ``prongsai restore`` reads.

A ZIP of the database, of the wordings that an installation added, and of a list with the digest
of each. Answers that wait to be counted are never in it, or two backups could be subtracted; nor is
the secret key, which opens what the database holds.
"""

import hmac
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from prongsai import __version__
from prongsai.core.problems import problem_in
from prongsai.core.wording import Text

DATABASE = "prongsai.sqlite3"
LANGUAGES = "languages/"
_LIST = "backup.json"
_FORMAT = 1
_PAGES_AT_ONCE = 1_000
_BLOCK = 1 << 20

# Told how much is done of how much.
Progress = Callable[[int, int], None]


class Listed(NamedTuple):
    """What a backup says of itself: the program's version, its key's mark, digests by name."""

    version: str
    key: str
    files: dict[str, str]


def copy_database(source: Path, target: Path, progress: Progress) -> None:
    """Copy a SQLite database as it is at one moment, while others may write to it."""
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(
            copy,
            pages=_PAGES_AT_ONCE,
            progress=lambda _, remaining, total: progress(total - remaining, total),
        )


def tidy_copy(database: Path) -> None:
    """Rid a copy of what was deleted, such as comments kept back; its bytes stay in free pages."""
    with closing(sqlite3.connect(database)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")  # else it would want two more files beside it
        copy.execute("VACUUM")


def is_sound(database: Path) -> bool:
    """Whether a file is a SQLite database whose pages fit together."""
    try:
        with closing(
            sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
        ) as opened:
            return bool(opened.execute("PRAGMA quick_check").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def pack(path: Path, database: Path, languages: Path, key: str) -> Listed:
    """Write a backup of a copied database and of the files in the folder of languages."""
    files = {DATABASE: database}
    if languages.is_dir():
        files |= {f"{LANGUAGES}{one.name}": one for one in sorted(languages.glob("*.yaml"))}
    listed = Listed(__version__, key_mark(key), {name: _digest(one) for name, one in files.items()})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(_LIST, json.dumps({"format": _FORMAT, **listed._asdict()}))
        for name, file in files.items():
            packed.write(file, name)
    return listed


def unpack(path: Path, folder: Path) -> Listed:
    """Put the files of a backup into a folder; ProblemsFound where it is none, or damaged."""
    try:
        with zipfile.ZipFile(path) as packed:
            listed = _listed(path, packed)
            for name, digest in listed.files.items():
                _extract(packed, name, folder / Path(name).name)
                if _digest(folder / Path(name).name) != digest:
                    raise problem_in(path.name, _DAMAGED)
    except (OSError, zipfile.BadZipFile, EOFError, RuntimeError, KeyError) as error:
        raise problem_in(path.name, _NO_BACKUP) from error
    if not is_sound(folder / DATABASE):
        raise problem_in(path.name, _DAMAGED)
    return listed


def key_mark(key: str) -> str:
    """What tells one secret key from another, and nothing else about it."""
    return hmac.new(key.encode(), b"prongsai.backup", sha256).hexdigest()[:16]


def _migrations_in(database: Path) -> set[tuple[str, str]] | None:
    """The migrations that a database has gone through, each with its app; None of a foreign one."""
    with closing(sqlite3.connect(database)) as opened:
        try:
            return set(opened.execute("SELECT app, name FROM django_migrations"))
        except sqlite3.OperationalError:
            return None


def _listed(path: Path, packed: zipfile.ZipFile) -> Listed:
    try:
        content: Any = json.loads(packed.read(_LIST))
        listed = Listed(content["version"], content["key"], dict(content["files"]))
        known = content["format"] == _FORMAT
    except (ValueError, TypeError) as error:
        raise problem_in(path.name, _NO_BACKUP) from error
    if not known:
        raise problem_in(path.name, _NEWER.fill(version=listed.version))
    if DATABASE not in listed.files or not all(map(_is_ours, listed.files)):
        raise problem_in(path.name, _NO_BACKUP)
    return listed


def _is_ours(name: str) -> bool:
    """Whether a file may stand in a backup; its name can lead nowhere else."""
    below = name.removeprefix(LANGUAGES)
    return name == DATABASE or (below != name and below.endswith(".yaml") and _is_plain(below))


def _is_plain(name: str) -> bool:
    return Path(name).name == name and "\\" not in name and not name.startswith(".")


def _extract(packed: zipfile.ZipFile, name: str, target: Path) -> None:
    with packed.open(name) as source, target.open("wb") as written:
        while block := source.read(_BLOCK):
            written.write(block)


def _digest(path: Path) -> str:
    digest = sha256()
    for block in _blocks(path):
        digest.update(block)
    return digest.hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def check_migrations(path: Path, folder: Path, known: set[tuple[str, str]], version: str) -> None:
    """Raise ProblemsFound for the database of another program, or of a newer version of ours."""
    gone_through = _migrations_in(folder / DATABASE)
    if gone_through is None:
        raise problem_in(path.name, _NO_BACKUP)
    if not gone_through <= known:
        raise problem_in(path.name, _NEWER.fill(version=version))


_NO_BACKUP = Text(
    "ไฟล์นี้ไม่ใช่ข้อมูลสำรองที่ prongsai backup เขียน โปรดเลือกไฟล์อื่น",
    "this is no backup that prongsai backup wrote; choose another file.",
)
_DAMAGED = Text(
    "ข้อมูลสำรองนี้เสียหาย เนื้อหาไม่ตรงกับค่าแฮชที่บันทึกไว้ โปรดใช้ข้อมูลสำรองชุดอื่น ยังไม่ได้เปลี่ยนสิ่งใด",
    "this backup is damaged, its content is not what its digests say; use another one. "
    "Nothing was changed.",
)
_NEWER = Text(
    "ข้อมูลสำรองนี้มาจากโปรแกรมรุ่น {version} ซึ่งใหม่กว่ารุ่นนี้ โปรดปรับรุ่นโปรแกรมก่อน",
    "this backup was made by version {version}, which is newer than this one; upgrade first.",
)
