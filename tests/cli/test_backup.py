"""``prongsai backup`` and ``prongsai restore`` on installations of their own."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.test_register import ARGUMENTS, run

SECRET = "ใครเป็นคนเขียนความเห็นนี้"


@pytest.fixture(scope="module")
def made_once(tmp_path_factory) -> Path:
    """The folder of an installation with one agency, a language, and answers that wait."""
    var = tmp_path_factory.mktemp("made") / "var"
    run(var, "register", "banmai", "อบต.บ้านใหม่", *ARGUMENTS)
    (var / "answers").mkdir(exist_ok=True)
    (var / "answers" / "answers.sqlite3").write_text(SECRET)
    (var / "languages").mkdir(exist_ok=True)
    (var / "languages" / "kxm.yaml").write_text("language: kxm\n")
    return var


@pytest.fixture
def installation(made_once, tmp_path) -> Path:
    """A copy of that installation, for one test alone."""
    return Path(shutil.copytree(made_once, tmp_path / "var"))


def agencies(var: Path) -> list[str]:
    with closing(sqlite3.connect(var / "prongsai.sqlite3")) as database:
        return [name for (name,) in database.execute("SELECT slug FROM agencies_agency")]


def database_in(path: Path) -> bytes:
    with zipfile.ZipFile(path) as packed:
        return packed.read("prongsai.sqlite3")


def test_a_backup_takes_the_place_of_a_damaged_database_which_is_kept(installation, tmp_path):
    path, database = tmp_path / "b.zip", installation / "prongsai.sqlite3"
    earlier, copy = installation / "damaged-prongsai.sqlite3", installation / "prongsai.sqlite3.old"
    run(installation, "backup", str(path))
    database.write_bytes(b"damaged " * 1000)
    earlier.write_bytes(b"of last year")
    copy.write_bytes(b"somebody's own")

    refused = run(installation, "restore", str(path))
    restored = run(installation, "restore", str(path), "--force")

    assert (refused.returncode, restored.returncode) == (1, 0)
    assert "cannot be opened" in refused.stderr
    assert agencies(installation) == ["banmai"]
    assert (installation / "damaged-2-prongsai.sqlite3").read_bytes() == b"damaged " * 1000
    assert (earlier.read_bytes(), copy.read_bytes()) == (b"of last year", b"somebody's own")


def test_a_backup_comes_back_into_an_empty_installation(installation, tmp_path):
    path, other = tmp_path / "b.zip", tmp_path / "other"

    written = run(installation, "backup", str(path), "--json")
    restored = run(other, "restore", str(path), "--json")

    assert json.loads(written.stdout)["files"] == ["languages/kxm.yaml", "prongsai.sqlite3"]
    assert json.loads(restored.stdout)["same_key"] is False
    assert (written.returncode, restored.returncode, agencies(other)) == (0, 0, ["banmai"])
    assert (other / "languages" / "kxm.yaml").read_text() == "language: kxm\n"
    assert json.loads(run(other, "audit", "verify", "--json").stdout)["sound"] is True


def test_neither_waiting_answers_nor_the_key_are_in_a_backup(installation, tmp_path):
    path = tmp_path / "b.zip"
    key = (installation / "secret-key").read_bytes()

    run(installation, "backup", str(path))

    with zipfile.ZipFile(path) as packed:
        every = b"".join(packed.read(name) for name in packed.namelist())
    assert SECRET.encode() not in every
    assert key.strip() not in every
    assert path.stat().st_mode & 0o077 == 0


def test_what_was_deleted_is_not_in_a_backup_either(installation, tmp_path):
    live = installation / "prongsai.sqlite3"
    with closing(sqlite3.connect(live, isolation_level=None)) as database:
        database.execute("PRAGMA secure_delete=OFF")
        database.execute("CREATE TABLE removed AS SELECT ? AS words", (SECRET * 300,))
        database.execute("DROP TABLE removed")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert SECRET.encode() in live.read_bytes()

    run(installation, "backup", str(tmp_path / "b.zip"))

    assert SECRET.encode() not in database_in(tmp_path / "b.zip")


def test_a_database_in_use_is_replaced_only_where_somebody_says_so(installation, tmp_path):
    path = tmp_path / "b.zip"
    run(installation, "backup", str(path))
    run(installation, "register", "second", "อบต.สอง", *ARGUMENTS[:-3], "second", *ARGUMENTS[-2:])

    refused = run(installation, "restore", str(path))
    before = agencies(installation)
    done = run(installation, "restore", str(path), "--force")

    assert (refused.returncode, sorted(before)) == (1, ["banmai", "second"])
    assert "add --force" in refused.stderr
    assert (done.returncode, agencies(installation)) == (0, ["banmai"])
    assert "secret key here is not" not in done.stdout


def test_a_backup_that_is_there_stays_unless_force_is_said(installation, tmp_path):
    path = tmp_path / "b.zip"
    path.write_text("mine")

    refused = run(installation, "backup", str(path))

    assert (refused.returncode, path.read_text()) == (1, "mine")
    assert run(installation, "backup", str(path), "--force").returncode == 0
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["b.zip"]


def test_a_backup_is_written_only_under_a_name_that_says_what_it_is(installation, tmp_path):
    path = tmp_path / "backup.txt"

    done = run(installation, "backup", str(path))

    assert (done.returncode, path.exists()) == (1, False)
    assert ".zip" in done.stderr


def changed(path: Path, **files: bytes | None) -> None:
    """The same backup with other files in it."""
    with zipfile.ZipFile(path) as packed:
        content = {name: packed.read(name) for name in packed.namelist()}
    content |= {name.replace("__", "."): new for name, new in files.items()}
    with zipfile.ZipFile(path, "w") as packed:
        for name, new in content.items():
            if new is not None:
                packed.writestr(name, new)


def test_what_is_no_sound_backup_is_told_and_changes_nothing(installation, tmp_path):
    path, other = tmp_path / "b.zip", tmp_path / "other"
    run(installation, "backup", str(path))
    sound = path.read_bytes()
    told = {}

    def attempt(name: str, content: bytes | None = None) -> None:
        if content is not None:
            path.write_bytes(content)
        result = run(other, "restore", str(path))
        told[name] = (result.returncode, result.stderr.strip())
        path.write_bytes(sound)

    attempt("text", b"nothing")
    attempt("cut", sound[: len(sound) // 2])
    changed(path, prongsai__sqlite3=database_in(path)[:-4096])
    attempt("changed")
    changed(path, backup__json=b"[]")
    attempt("no list")
    changed(path, backup__json=b'{"format":1,"version":"1","key":"","files":{"../x.yaml":""}}')
    attempt("leads elsewhere")
    foreign = tmp_path / "foreign.sqlite3"
    with closing(sqlite3.connect(foreign)) as database:
        database.execute("CREATE TABLE other (x)")
    named = {"format": 1, "version": "1", "key": "", "files": {}}
    named["files"] = {"prongsai.sqlite3": sha256(foreign.read_bytes()).hexdigest()}
    changed(path, prongsai__sqlite3=foreign.read_bytes(), backup__json=json.dumps(named).encode())
    attempt("foreign")
    changed(path, backup__json=b'{"format":9,"version":"9.1","key":"","files":{}}')
    attempt("newer")

    none = "b.zip: this is no backup that prongsai backup wrote; choose another file."
    damaged = (
        "b.zip: this backup is damaged, its content is not what its digests say; use another one. "
        "Nothing was changed."
    )
    newer = (
        "b.zip: this backup was made by version 9.1, which is newer than this one; upgrade first."
    )
    assert told == {
        "text": (1, none),
        "cut": (1, none),
        "changed": (1, damaged),
        "no list": (1, none),
        "leads elsewhere": (1, none),
        "foreign": (1, none),
        "newer": (1, newer),
    }
    assert not (other / "prongsai.sqlite3").exists()


def test_a_backup_of_a_newer_version_is_refused(installation, tmp_path):
    with closing(sqlite3.connect(installation / "prongsai.sqlite3")) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('x', '9', '2030-01-01')"
        )
        database.commit()
    run(installation, "backup", str(tmp_path / "b.zip"))

    refused = run(tmp_path / "other", "restore", str(tmp_path / "b.zip"))

    assert (refused.returncode, "newer than this one" in refused.stderr) == (1, True)


def test_where_there_is_nothing_to_read_or_write_is_told(installation, tmp_path):
    missing = run(installation, "restore", str(tmp_path / "none.zip"))
    nowhere = run(installation, "backup", str(tmp_path / "none" / "b.zip"))
    nothing = run(tmp_path / "empty", "backup", str(tmp_path / "b.zip"))

    folder = run(installation, "restore", str(tmp_path))

    told = (missing, nowhere, nothing, folder)
    assert [one.returncode for one in told] == [1, 1, 1, 1]
    assert "this is a folder" in folder.stderr
    assert "there is no database yet" in nothing.stderr
    assert "there is no such file" in missing.stderr
    assert "make it first" in nowhere.stderr


@pytest.mark.parametrize(("command", "line"), [("backup", "pg_dump"), ("restore", "pg_restore")])
def test_postgresql_is_backed_up_with_its_own_commands(tmp_path, command, line):
    path = tmp_path / "b.zip"
    if command == "restore":
        path.write_bytes(b"")
    environment = {**os.environ, "PRONGSAI_VAR": str(tmp_path), "PRONGSAI_LANG": "en"}
    environment["DATABASE_URL"] = "postgresql://nobody@127.0.0.1:9/none"

    told = subprocess.run(
        [sys.executable, "-m", "prongsai.cli", command, str(path)],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert told.returncode == 1
    assert f"the database is PostgreSQL; {line}"[:26] in told.stderr
    assert line in told.stderr
