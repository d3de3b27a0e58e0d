"""Starting Django for the commands that need the database."""

import os
from pathlib import Path

from prongsai.core.problems import problem_in
from prongsai.core.wording import Text


def start_django() -> None:
    """Make the installation's settings, apps and database available to a command.

    Raises ProblemsFound where a setting, the folder or the database cannot be used.
    """
    set_django_up()
    reach_the_database()


def set_django_up() -> None:
    """Make the settings and apps available, without looking whether the database is there."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.project.settings")
    import django

    django.setup()


def start_installed() -> None:
    """Start Django for a command that works on what is there, and make nothing where nothing is.

    Raises ProblemsFound where there is no installation, or it cannot be used.
    """
    from django.apps import apps

    folder = Path(os.environ.get("PRONGSAI_VAR", "var")).resolve()
    # Where Django is up already, a database was chosen; to start it makes files in the folder.
    named = apps.ready or bool(os.environ.get("DATABASE_URL"))
    if not named and not (folder / "prongsai.sqlite3").exists():
        raise problem_in(folder, _NOT_INSTALLED)
    start_django()
    migrate()


def migrate() -> None:
    """Bring the database up to this version of the program."""
    from django.core.management import call_command

    keep_database_to_its_owner()
    call_command("migrate", verbosity=0, interactive=False)


def keep_database_to_its_owner() -> None:
    """Make a database that is a file and not there yet, for its owner's eyes alone.

    SQLite gives the files beside it the same rights.
    """
    file = _file_of_database()
    if file is not None and not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)


def place_of_database() -> str:
    """Where the database is, for people: its file, or the name and host of PostgreSQL."""
    from django.db import connection

    settings = connection.settings_dict
    file = _file_of_database()
    return str(file) if file is not None else f"{settings['NAME']} @ {settings['HOST']}"


def _file_of_database() -> Path | None:
    from django.db import connection

    if connection.vendor != "sqlite" or connection.is_in_memory_db():  # type: ignore[attr-defined]
        return None
    return Path(str(connection.settings_dict["NAME"]))


def reach_the_database() -> None:
    """Raise ProblemsFound where the database does not answer or is no database."""
    from django.db import DatabaseError, connection

    file = _file_of_database()
    if file is not None and not file.exists():
        return  # it is made when it is needed, not by looking
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        why = str(error).strip().splitlines()[0]
        raise problem_in(place_of_database(), _NOT_REACHED.fill(why=why)) from error


_NOT_INSTALLED = Text(
    "ไม่มีฐานข้อมูลของ Prongsai ในโฟลเดอร์นี้ โปรดตรวจว่า PRONGSAI_VAR หรือ DATABASE_URL เป็นของระบบที่ใช้งาน "
    "และสั่งด้วยบัญชีเดียวกับเซิร์ฟเวอร์",
    "there is no database of Prongsai in this folder; check that PRONGSAI_VAR or DATABASE_URL "
    "names the installation, and use the account of the server.",
)
_NOT_REACHED = Text(
    "เปิดฐานข้อมูลไม่ได้ ({why}) โปรดตรวจ PRONGSAI_VAR หรือ DATABASE_URL ว่าฐานข้อมูลเปิดอยู่ และบัญชีนี้ใช้ได้",
    "the database cannot be opened ({why}); check PRONGSAI_VAR or DATABASE_URL, that it runs, and "
    "that this account may use it.",
)
