"""Promises about places: answers wait in one file, outside backups, and in no cache."""

import sqlite3
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from prongsai.apps.surveys.privacy.findings import Check, Finding, broken, cannot_tell, kept, listed
from prongsai.core.wording import Text

_OURS = {"drawer", "used", "spent"}  # tables by which a copy of the store is known
_HEADER = b"SQLite format 3\x00"
_MOST_FILES = 20_000  # looked at; a folder with more is not one of backups
_IN_MEMORY = {
    "django.core.cache.backends.locmem.LocMemCache",
    "django.core.cache.backends.dummy.DummyCache",
}


def answers_file() -> Path:
    """Where answers wait to be counted."""
    return Path(settings.ANSWERS)


def outside_backups(folders: tuple[Path, ...] = ()) -> Finding:
    """Whether the store lies apart from what is backed up, and no copy of it lies about.

    ``folders`` are those in which backups are kept, where somebody names them.
    """
    store = answers_file()
    if _beside_the_database(store):
        return broken(_BESIDE.fill(folder=store.parent), _MOVE)
    if any(_within(store, folder) for folder in folders):
        return broken(_WITHIN.fill(file=store), _MOVE)
    try:
        copies = [path for folder in (_kept_folder(), *folders) for path in _copies(folder, store)]
    except _TooMany:
        return cannot_tell(_TOO_MANY.fill(count=f"{_MOST_FILES:,}"), _NAME_ANOTHER)
    if copies:
        return broken(_COPIES.fill(files=listed(sorted(set(copies)))), _DELETE)
    if store.parent.exists() and not (store.parent / "CACHEDIR.TAG").exists():
        return broken(_NO_TAG.fill(folder=store.parent), _TAG)
    if not folders:
        return kept(_APART.fill(folder=store.parent.name))
    return kept(_LOOKED_INTO.fill(folders=listed(folders)))


def caches() -> Finding:
    """Whether the program's caches live in its memory alone."""
    others = [
        f"{name}: {cache['BACKEND']}"
        for name, cache in settings.CACHES.items()
        if cache["BACKEND"] not in _IN_MEMORY
    ]
    if others:
        return broken(_CACHED.fill(caches=listed(others)), _CACHE_IN_MEMORY)
    return kept(_NO_CACHE)


class _TooMany(Exception):  # noqa: N818 - it reads as what happened
    """A folder holds more files than backups do."""


def _kept_folder() -> Path:
    """The folder of the installation; the store's own is in it."""
    return Path(settings.VAR)


def _beside_the_database(store: Path) -> bool:
    if connection.vendor != "sqlite":
        return False
    database = Path(str(connection.settings_dict["NAME"]))
    return store.resolve().parent == database.resolve().parent


def _within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _copies(folder: Path, store: Path) -> Iterator[str]:
    """Files below a folder that are copies of the store, or archives that hold its file."""
    for count, path in enumerate(folder.rglob("*")):
        if count > _MOST_FILES:
            raise _TooMany
        if path.is_file() and path.resolve() != store.resolve() and _holds(path, store.name):
            yield str(path)


def _holds(path: Path, name: str) -> bool:
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as packed:
                return any(Path(entry).name == name for entry in packed.namelist())
        if path.suffix in (".tar", ".tgz", ".gz", ".xz", ".bz2"):
            with tarfile.open(path) as archive:
                return any(Path(entry).name == name for entry in archive.getnames())
        with path.open("rb") as file:
            is_database = file.read(len(_HEADER)) == _HEADER
        return is_database and tables_in(path) >= _OURS
    except (OSError, zipfile.BadZipFile, tarfile.TarError, EOFError, sqlite3.Error):
        return False  # what cannot be read here holds no file that could be


def tables_in(path: Path) -> set[str]:
    """The names of the tables of a SQLite file, read without changing anything.

    As if nobody ever wrote it: a copy may lie where no file can be put beside it.
    """
    reading = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return {name for (name,) in reading.execute("SELECT name FROM sqlite_master")}
    finally:
        reading.close()


_BESIDE = Text(
    "ที่เก็บคำตอบอยู่ในโฟลเดอร์เดียวกับฐานข้อมูล ({folder}) จึงติดไปกับข้อมูลสำรอง",
    "the answers lie in the folder of the database ({folder}), and so in its backups",
)
_WITHIN = Text(
    "ที่เก็บคำตอบ ({file}) อยู่ในโฟลเดอร์ข้อมูลสำรอง",
    "the answers ({file}) lie within the folder of backups",
)
_MOVE = Text(
    "โปรดแยกที่เก็บคำตอบออกจากโฟลเดอร์ที่สำรอง และลบสำเนาคำตอบในข้อมูลสำรองเก่า",
    "keep the answers apart from what is backed up, and delete them from old backups.",
)
_TOO_MANY = Text("มีแฟ้มเกิน {count} แฟ้ม จึงดูไม่ครบ", "there are more than {count} files to look at")
_NAME_ANOTHER = Text(
    "โปรดระบุเฉพาะโฟลเดอร์ที่เก็บข้อมูลสำรองของระบบนี้",
    "name the folder in which the backups of this installation are, and no larger one.",
)
_COPIES = Text("พบสำเนาของที่เก็บคำตอบ: {files}", "there are copies of the answers: {files}")
_DELETE = Text(
    "โปรดลบสำเนาเหล่านี้ให้ถาวร แล้วแก้คำสั่งสำรองข้อมูลตามคู่มือ docs/operations/surveys.md",
    "delete these copies for good, and mend the backup as docs/operations/surveys.md says.",
)
_NO_TAG = Text(
    "โฟลเดอร์ {folder} ไม่มีป้าย CACHEDIR.TAG ที่บอกโปรแกรมสำรองข้อมูลให้ข้าม",
    "the folder {folder} has no CACHEDIR.TAG, which tells backup programs to leave it out",
)
_TAG = Text(
    "โปรดเปิดเซิร์ฟเวอร์ใหม่ ระบบจะวางป้ายให้ และดูว่าข้อมูลสำรองเก่ามีโฟลเดอร์นี้หรือไม่",
    "restart the server, which puts it there, and see whether old backups hold this folder.",
)
_APART = Text(
    "คำตอบที่รอนับอยู่ในโฟลเดอร์ {folder} แยกจากฐานข้อมูล มีป้ายห้ามสำรอง และไม่พบสำเนา "
    "(ยังไม่ได้ดูโฟลเดอร์สำรองภายนอก ระบุได้ด้วย --backups)",
    "answers wait in a folder of their own ({folder}), marked as not to be backed up, and no copy "
    "lies about; folders of backups were not looked into: name them with --backups",
)
_LOOKED_INTO = Text(
    "ไม่พบคำตอบในข้อมูลสำรอง ({folders}) และในโฟลเดอร์ของระบบ",
    "neither the backups ({folders}) nor the installation hold a copy of the answers",
)
_CACHED = Text(
    "มีแคชที่อยู่นอกหน่วยความจำของโปรแกรม: {caches}",
    "a cache lives outside the program's memory: {caches}",
)
_CACHE_IN_MEMORY = Text(
    "โปรดใช้แคชในหน่วยความจำ (LocMemCache) และล้างแคชเดิม",
    "use the cache in memory (LocMemCache), and empty the other.",
)
_NO_CACHE = Text(
    "แคชอยู่ในหน่วยความจำของโปรแกรม และหน้าแบบวัดไม่เก็บคำตอบลงแคช",
    "the cache is the program's own memory, and pages of surveys put no answer there",
)

BACKUPS = Text(
    "คำตอบที่รอนับไม่อยู่ในข้อมูลสำรอง จึงนำข้อมูลสำรองสองชุดมาลบกันหาคำตอบของใครไม่ได้",
    "Answers that wait are in no backup, so two backups cannot be subtracted to give one.",
)
SEEN_BY = Text(
    "ดูที่อยู่ของแฟ้ม และค้นหาสำเนาในโฟลเดอร์ของระบบและของข้อมูลสำรอง",
    "where the file lies, and a search for copies in the installation and in backups",
)


def backups(folders: tuple[Path, ...]) -> Check:
    """The promise about backups, looked at in these folders, too."""
    return Check("backups", BACKUPS, SEEN_BY, lambda: outside_backups(folders))


CHECKS = (
    Check(
        "caches",
        Text("ไม่มีคำตอบค้างอยู่ในแคช", "No cache holds an answer."),
        Text("อ่านการตั้งค่าแคช", "the settings of caches"),
        caches,
    ),
)
