"""``prongsai register`` and ``prongsai audit verify`` on an installation of their own."""

import json
import os
import subprocess
import sys
from contextlib import closing
from sqlite3 import connect

import pytest

ARGUMENTS = ("--kind", "sao", "--province", "พะเยา", "--username", "banmai", "--title", "นิติกร")


def run(var, *arguments, database=None):
    """The command in a process of its own, with its own database."""
    environment = {**os.environ, "PRONGSAI_VAR": str(var), "PRONGSAI_LANG": "en"}
    environment.pop("DATABASE_URL", None)
    if database is not None:
        environment["DATABASE_URL"] = database
    return subprocess.run(
        [sys.executable, "-m", "prongsai.cli", *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_an_agency_is_registered_with_its_first_account_and_the_log_holds(tmp_path):
    done = run(tmp_path, "register", "banmai", "อบต.บ้านใหม่", *ARGUMENTS, "--json")
    verified = run(tmp_path, "audit", "verify", "--json")

    answer = json.loads(done.stdout)
    assert (done.returncode, answer["agency"], answer["username"]) == (0, "banmai", "banmai")
    assert len(answer["password"]) >= 12
    assert json.loads(verified.stdout) == {
        "lines": 4,
        "sound": True,
        "faults": [],
        "copies": {"kept": 0, "faults": []},
    }


def test_what_cannot_be_registered_is_told_and_nothing_is_entered(tmp_path):
    reserved = run(tmp_path, "register", "rules", "อบต.บ้านใหม่", *ARGUMENTS)
    no_kind = run(tmp_path, "register", "banmai", "อบต.บ้านใหม่", *ARGUMENTS, "--kind", "castle")

    assert (reserved.returncode, no_kind.returncode) == (1, 1)
    assert reserved.stderr.startswith("SLUG: ")
    assert no_kind.stderr.startswith(
        "--kind: there is no kind of agency 'castle'; choose from sao ("
    )
    assert "town_municipality (Town municipality), " in no_kind.stderr
    assert "Traceback" not in reserved.stderr + no_kind.stderr
    assert json.loads(run(tmp_path, "audit", "verify", "--json").stdout)["lines"] == 0


def test_what_is_taken_or_written_wrongly_is_told_at_what_was_typed_in_thai_alone(tmp_path):
    run(tmp_path, "register", "banmai", "อบต.บ้านใหม่", *ARGUMENTS)
    again = ("--username", "other", "--lang", "th")

    told = [
        run(tmp_path, "register", slug, name, *ARGUMENTS, *again, *changes).stderr.strip()
        for slug, name, changes in (
            ("banmai", "อบต.อื่น", ()),
            ("other", "อบต.บ้านใหม่", ()),
            ("บ้านอื่น", "อบต.อื่น", ()),
            ("other", "อบต.อื่น", ("--username", "สมชาย")),
            ("other", "อบต.อื่น", ("--province", "พะเยาว์")),
            ("other", "อบต.อื่น", ("--above", "banmai")),
            ("other", "อบต.อื่น", ("--province", "ทั่วประเทศ")),
        )
    ]

    assert told == [
        "SLUG: มีหน่วยงานอื่นใช้ที่อยู่สาธารณะนี้แล้ว โปรดเลือกที่อยู่อื่น",
        "NAME: มีหน่วยงานชื่อนี้ในอำเภอและจังหวัดนี้อยู่แล้ว",
        "SLUG: ใช้ได้เฉพาะตัวอักษรภาษาอังกฤษ ตัวเลข - และ _ เช่น banmai",
        "--username: โปรดใช้ตัวอักษรภาษาอังกฤษ ตัวเลข และ . - _ เท่านั้น",
        "--province: ไม่มีจังหวัด 'พะเยาว์' หมายถึง พะเยา หรือไม่ (หน่วยงานระดับประเทศให้เขียน ทั่วประเทศ)",
        "--above: ไม่มีหน่วยงานกำกับที่ที่อยู่ 'banmai' ยังไม่มีหน่วยงานกำกับในระบบ"
        " โปรดบันทึกก่อนด้วย --kind oversight",
        "--province: หน่วยงานประเภทนี้ต้องระบุจังหวัด เช่น --province นครราชสีมา",
    ]


def test_a_kind_is_named_in_thai_and_an_agency_is_put_under_its_office(tmp_path):
    of_office = ("--kind", "oversight", "--username", "office", "--title", "ผู้กำกับ")
    office = run(tmp_path, "register", "watch", "สำนักงานกำกับ", *of_office)
    agency = run(
        tmp_path, "register", "banmai", "ทต.บ้านใหม่", *ARGUMENTS, "--kind", "เทศบาลตำบล",
        "--above", "watch", "--province", "จ.พะเยา",
    )  # fmt: skip

    with closing(connect(tmp_path / "prongsai.sqlite3")) as database:
        rows = database.execute(
            "select a.slug, a.kind, a.province, o.slug from agencies_agency a"
            " left join agencies_agency o on a.overseer_id = o.id order by a.id"
        ).fetchall()
    assert (office.returncode, agency.returncode) == (0, 0)
    assert rows == [
        ("watch", "oversight", "", None),
        ("banmai", "subdistrict_municipality", "พะเยา", "watch"),
    ]


def test_the_log_of_an_empty_installation_is_sound(tmp_path):
    run(tmp_path, "register", "rules", "อบต.บ้านใหม่", *ARGUMENTS)  # refused; the database is there

    done = run(tmp_path, "audit", "verify")

    checked = "0 lines checked, 0 faults found\n0 dated copies of OIT checked, 0 faults found\n"
    told = f"{checked}Database: {tmp_path / 'prongsai.sqlite3'}\n"
    assert (done.returncode, done.stdout) == (0, told)


EXPORT = ("export-portal", "op", "--address", "https://ita.example.go.th")


@pytest.mark.parametrize(
    "command",
    [("audit", "verify"), ("remind",), ("backup", "b.zip"), EXPORT],
    ids=lambda one: one[0],
)
def test_nothing_is_made_where_there_is_no_installation(tmp_path, command):
    var = tmp_path / "mistyped"

    done = run(var, *command)

    assert done.returncode == 1
    assert done.stderr.startswith(f"{var}")
    assert "there is no database" in done.stderr
    assert not (var / "prongsai.sqlite3").exists()


def test_a_database_is_its_owners_alone(tmp_path):
    var = tmp_path / "var"

    run(var, "register", "banmai", "อบต.บ้านใหม่", *ARGUMENTS)

    modes = {path.name: path.stat().st_mode & 0o077 for path in (var, *var.iterdir())}
    assert set(modes.values()) == {0}


@pytest.mark.parametrize("command", [("audit", "verify"), ("remind",), ("backup", "b.zip")])
def test_a_file_that_is_no_database_is_told_in_a_sentence(tmp_path, command):
    file = tmp_path / "prongsai.sqlite3"
    file.write_text("not a database " * 100)

    done = run(tmp_path, *command)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_database_that_does_not_answer_is_told_in_a_sentence(tmp_path, monkeypatch):
    done = run(tmp_path, "audit", "verify", database="postgres://a:b@127.0.0.1:1/x")

    assert done.returncode == 1
    assert done.stderr.startswith("x @ 127.0.0.1: the database cannot be opened (")
