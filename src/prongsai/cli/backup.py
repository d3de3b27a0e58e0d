"""``prongsai backup`` and ``prongsai restore``: an installation in one file, and back."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from prongsai.cli.backup_file import (
    DATABASE,
    LANGUAGES,
    Listed,
    Progress,
    check_migrations,
    copy_database,
    is_sound,
    key_mark,
    pack,
    tidy_copy,
    unpack,
)
from prongsai.cli.output import (
    answer,
    check_folder,
    json_option,
    language_option,
    problems_told,
    refuse_to_overwrite,
    tell,
    write_file,
)
from prongsai.core.problems import Problem, ProblemsFound, problem_in
from prongsai.core.refusals import reason_of
from prongsai.core.wording import Text, same

_OF_SQLITE = ("", "-journal", "-wal", "-shm")  # the endings of a database and its files


@click.command(epilog="Example: prongsai backup /backup/prongsai.zip")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Write over a file that is already there.")
@json_option
@language_option
def backup(path: Path, force: bool, as_json: bool, language: str) -> None:
    """Write a backup of this installation to FILE (.zip), while the server runs.

    It holds the database and the languages that were added, and neither the answers that wait to
    be counted nor the secret key.
    """
    from prongsai.cli.django import reach_the_database, set_django_up

    with problems_told(language, as_json):
        if path.suffix.lower() != ".zip":
            raise problem_in(path, _NO_ZIP)
        check_folder(str(path))
        if not force:
            refuse_to_overwrite(str(path))
        set_django_up()
        database = _database(_DUMP)
        if not database.is_file():
            raise ProblemsFound([Problem(same(str(database)), _NOTHING)])
        reach_the_database()
        listed = _write(path, database, language)
    if as_json:
        answer({"file": str(path), "files": sorted(listed.files), "version": listed.version})
        return
    tell(_WRITTEN.fill(path=path, size=f"{path.stat().st_size / 1_000_000:.1f}").say(language))
    tell(_LEFT_OUT.say(language))


@click.command(epilog="Example: prongsai restore /backup/prongsai.zip")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace the database that is already there.")
@json_option
@language_option
def restore(path: Path, force: bool, as_json: bool, language: str) -> None:
    """Put a backup that prongsai backup wrote in place of this installation's database.

    Stop the server first. What was entered after the backup is lost, answers that were counted
    included, and codes that were used after it open the survey once more.
    """
    from prongsai.cli.django import (
        keep_database_to_its_owner,
        migrate,
        reach_the_database,
        set_django_up,
    )

    with problems_told(language, as_json), TemporaryDirectory(prefix="prongsai-") as folder:
        if not path.is_file():
            raise problem_in(path, _IS_A_FOLDER if path.is_dir() else _NOT_THERE)
        set_django_up()
        database = _database(_DUMPED)
        try:
            reach_the_database()
        except ProblemsFound:
            if not force:
                raise
            _set_aside(database)
        if not force and _is_in_use(database):
            raise ProblemsFound([Problem(same(str(database)), _IN_USE)])
        listed = unpack(path, Path(folder))
        _check_version(path, Path(folder), listed)
        keep_database_to_its_owner()
        _put_back(Path(folder), database, listed, language)
        migrate()
        same_key = listed.key == key_mark(_key())
        surveys = _open_surveys()
    if as_json:
        answer({"database": str(database), "version": listed.version, "same_key": same_key})
        return
    tell(_RESTORED.fill(path=path, database=database).say(language))
    if surveys:
        tell(_OPEN_SURVEYS.fill(number=surveys).say(language))
    if not same_key:
        tell(_OTHER_KEY.say(language))


def _write(path: Path, database: Path, language: str) -> Listed:
    from django.conf import settings

    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with TemporaryDirectory(prefix="prongsai-", dir=path.absolute().parent) as folder:
            copied = Path(folder) / DATABASE
            with _shown(_COPYING, language) as progress:
                copy_database(database, copied, progress)
            if not is_sound(copied):
                raise ProblemsFound([Problem(same(str(database)), _UNSOUND)])
            tidy_copy(copied)
            unfinished.touch(mode=0o600)
            listed = pack(unfinished, copied, Path(settings.LANGUAGES_OF_SURVEYS), _key())
        write_file(str(path), unfinished.replace)
        return listed
    except OSError as error:
        says = _NOT_WRITTEN.fill(why=reason_of(error))
        raise ProblemsFound([Problem(same(str(path)), says)]) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _put_back(folder: Path, database: Path, listed: Listed, language: str) -> None:
    """Copy page by page in one transaction: a server that still runs sees all of it or nothing."""
    from django.conf import settings
    from django.db import connection

    connection.close()
    with _shown(_RESTORING, language) as progress:
        copy_database(folder / DATABASE, database, progress)
    names = [Path(name).name for name in listed.files if name.startswith(LANGUAGES)]
    languages = Path(settings.LANGUAGES_OF_SURVEYS)
    for name in names:
        languages.mkdir(parents=True, exist_ok=True)
        (languages / name).write_bytes((folder / name).read_bytes())


def _database(of_postgresql: Text) -> Path:
    """The file of the database; ProblemsFound, with what to do, where it is PostgreSQL."""
    from django.db import connection

    if connection.vendor != "sqlite":
        raise ProblemsFound([Problem(same("DATABASE_URL"), of_postgresql)])
    return Path(str(connection.settings_dict["NAME"]))


def _set_aside(damaged: Path) -> None:
    """Keep what cannot be opened beside the database that comes in its place, and what was kept.

    With the files that SQLite writes beside it; copies that somebody made there stay.
    """
    names = [f"{damaged.name}{ending}" for ending in _OF_SQLITE]
    files = [file for name in names if (file := damaged.with_name(name)).exists()]
    number = 1
    while any(file.with_name(_kept_name(number, file)).exists() for file in files):
        number += 1
    for file in files:
        file.replace(file.with_name(_kept_name(number, file)))


def _kept_name(number: int, file: Path) -> str:
    return f"damaged-{file.name}" if number == 1 else f"damaged-{number}-{file.name}"


def _is_in_use(database: Path) -> bool:
    """Whether there is a database that somebody has entered anything into."""
    from django.db import connection

    if not database.is_file() or database.stat().st_size == 0:
        return False
    if "agencies_agency" not in connection.introspection.table_names():
        return True  # of something else
    from prongsai.apps.agencies.models import Agency

    return Agency.objects.exists()


def _check_version(path: Path, folder: Path, listed: Listed) -> None:
    from django.db.migrations.loader import MigrationLoader

    check_migrations(path, folder, set(MigrationLoader(None).disk_migrations), listed.version)


def _open_surveys() -> int:
    from prongsai.apps.surveys.models import State, Survey

    return Survey.objects.filter(state=State.OPEN).count()


def _key() -> str:
    from django.conf import settings

    return str(settings.SECRET_KEY)


@contextmanager
def _shown(label: Text, language: str) -> Iterator[Progress]:
    """How far a copy is, on a terminal; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda _, __: None
        return
    with click.progressbar(length=100, label=label.say(language), file=sys.stderr) as bar:
        yield lambda done, total: bar.update(done * 100 // max(total, 1) - bar.pos)


_COPYING = Text("สำรองข้อมูล", "Copying")
_RESTORING = Text("กู้คืนข้อมูล", "Restoring")
_WRITTEN = Text("สำรองข้อมูลแล้วที่ {path} ({size} MB)", "Wrote the backup to {path} ({size} MB)")
_LEFT_OUT = Text(
    "ไม่รวมคำตอบที่รอนับและกุญแจลับ (secret-key) โปรดเก็บกุญแจลับแยกไว้ต่างหากหนึ่งครั้ง "
    "ถ้าไม่มีกุญแจเดิม รหัสเข้าตอบที่แจกแล้วใช้ไม่ได้",
    "Answers that wait to be counted and the secret key are not in it. Keep a copy of secret-key "
    "apart, once; without it, code slips that were handed out open nothing.",
)
_RESTORED = Text(
    "กู้คืนจาก {path} ลงใน {database} แล้ว โปรดเปิดเซิร์ฟเวอร์ใหม่และเรียก prongsai audit verify",
    "Restored {path} into {database}; start the server again and run: prongsai audit verify",
)
_OPEN_SURVEYS = Text(
    "มีแบบวัดที่เปิดอยู่ {number} ชุด คำตอบที่นับหลังวันที่สำรองไม่อยู่แล้ว และรหัสที่ใช้หลังวันนั้นใช้ตอบได้อีกครั้ง",
    "Surveys that are open: {number}. Answers counted after the backup are gone, and codes used "
    "after it open the survey once more.",
)
_OTHER_KEY = Text(
    "กุญแจลับของเครื่องนี้ไม่ใช่ดอกที่ใช้ตอนสำรอง รหัสเข้าตอบที่แจกแล้วจะใช้ไม่ได้ โปรดนำ secret-key เดิมกลับมาวางไว้",
    "The secret key here is not that of the backup, so code slips that were handed out open "
    "nothing; put the old secret-key back in its place.",
)
_IN_USE = Text(
    "มีฐานข้อมูลที่ใช้งานอยู่แล้ว การกู้คืนจะแทนที่ทั้งหมด โปรดสำรองไว้ก่อน แล้วเติม --force",
    "there is a database in use, and restoring replaces all of it; make a backup of it first, "
    "then add --force.",
)
_NOTHING = Text(
    "ยังไม่มีฐานข้อมูล โปรดตรวจว่า PRONGSAI_VAR หรือ DATABASE_URL เป็นของระบบที่จะสำรอง",
    "there is no database yet; check that PRONGSAI_VAR or DATABASE_URL names the installation.",
)
_UNSOUND = Text(
    "ฐานข้อมูลเสียหาย จึงไม่เขียนข้อมูลสำรอง โปรดกู้คืนจากข้อมูลสำรองชุดก่อน",
    "the database is damaged, so no backup was written; restore an earlier one.",
)
_NOT_THERE = Text("ไม่พบไฟล์นี้ โปรดตรวจชื่อและที่เก็บ", "there is no such file; check its name and folder.")
_IS_A_FOLDER = Text(
    "ชื่อนี้เป็นโฟลเดอร์ โปรดระบุไฟล์ .zip ที่ prongsai backup เขียนไว้",
    "this is a folder; name the .zip file that prongsai backup wrote.",
)
_NO_ZIP = Text(
    "ข้อมูลสำรองเป็นไฟล์ .zip โปรดตั้งชื่อให้ลงท้ายด้วย .zip",
    "a backup is a .zip file; give it a name that ends with .zip.",
)
_NOT_WRITTEN = Text(
    "เขียนไฟล์ไม่ได้ ({why}) โปรดเลือกที่เก็บอื่น",
    "the file could not be written ({why}); choose another place.",
)
_DUMP = Text(
    "ฐานข้อมูลเป็น PostgreSQL โปรดสำรองด้วย "
    'pg_dump --format=custom --file=prongsai.dump "$DATABASE_URL"',
    "the database is PostgreSQL; back it up with "
    'pg_dump --format=custom --file=prongsai.dump "$DATABASE_URL"',
)
_DUMPED = Text(
    "ฐานข้อมูลเป็น PostgreSQL โปรดกู้คืนด้วย "
    'pg_restore --clean --if-exists --dbname="$DATABASE_URL" prongsai.dump',
    "the database is PostgreSQL; restore it with "
    'pg_restore --clean --if-exists --dbname="$DATABASE_URL" prongsai.dump',
)
