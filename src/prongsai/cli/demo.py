"""``prongsai demo``: five real agencies to try everything with, in one command."""

import os
from pathlib import Path

import click

from prongsai.cli.output import fail_with, language_option, tell
from prongsai.core.problems import Problem
from prongsai.core.wording import Text, same

# Beside the database of real use, never in it: everybody knows the password of these accounts.
FOLDER = Path("var") / "demonstration"


@click.command(epilog="Example: prongsai demo --port 8000")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--build-only", is_flag=True, help="Build the database and stop.")
@language_option
def demo(port: int, build_only: bool, language: str) -> None:
    """Build a database with five agencies and their published results, and serve it here.

    It has a folder of its own, var/demonstration, unless PRONGSAI_VAR names another one.
    """
    from prongsai.cli.django import keep_database_to_its_owner, migrate, start_django
    from prongsai.cli.serve import listen, port_must_be_free

    _keep_to_a_folder_of_its_own(language)
    if not build_only:
        port_must_be_free("127.0.0.1", port, language)
    start_django()
    keep_database_to_its_owner()
    _leave_others_alone(language)
    migrate()
    _build(language)
    _tell_accounts(language)
    _begin_surveys(port, language)
    if not build_only:
        tell(_OPEN.fill(port=port).say(language))
        listen("127.0.0.1", port)


def _keep_to_a_folder_of_its_own(language: str) -> None:
    if os.environ.get("DATABASE_URL"):
        fail_with((Problem(same("DATABASE_URL"), _NAMED),), language, as_json=False)
    os.environ.setdefault("PRONGSAI_VAR", str(FOLDER))


def _leave_others_alone(language: str) -> None:
    """End with a sentence, before anything is changed, where real agencies are."""
    from prongsai.apps.demonstration.actions import agencies_of_others

    others = agencies_of_others()
    if others:
        says = _OTHERS.fill(agency=others[0].name, folder=FOLDER)
        where = same(os.environ.get("PRONGSAI_VAR", "PRONGSAI_VAR"))
        fail_with((Problem(where, says),), language, as_json=False)


def _build(language: str) -> None:
    from prongsai.apps.demonstration.actions import build_demonstration, is_built

    if is_built():
        tell(_THERE.say(language))
        return
    for agency in build_demonstration():
        years = ", ".join(str(round_.year) for round_ in agency.rounds.all()) or "–"
        tell(_BUILT.fill(agency=agency.name, years=years).say(language))


def _tell_accounts(language: str) -> None:
    from prongsai.apps.demonstration.actions import PASSWORD, people

    tell()
    tell(_ACCOUNTS.fill(password=PASSWORD).say(language))
    for person in people():
        tell(f"  {person.username:<22} {person.title} · {person.agency}")
    tell()


def _begin_surveys(port: int, language: str) -> None:
    from prongsai.apps.demonstration.surveys import are_there, begin_surveys
    from prongsai.apps.demonstration.working import work_through_a_year

    if are_there():
        return
    trial = begin_surveys()
    work_through_a_year()
    site = f"http://127.0.0.1:{port}"
    tell(_TRY.say(language))
    tell(f"  EIT  {site}{trial.eit}")
    for code in trial.codes:
        tell(f"  IIT  {site}{trial.iit}  {code}")
    tell()


_BUILT = Text("สร้าง {agency} ปีงบประมาณ {years}", "Built {agency}, fiscal year {years}")
_THERE = Text(
    "มีข้อมูลสาธิตอยู่แล้ว จึงใช้ข้อมูลเดิม",
    "The demonstration is there already; it is used as it is.",
)
_NAMED = Text(
    "ข้อมูลสาธิตไม่ใช้ฐานข้อมูลของงานจริง โปรดยกเลิกค่านี้แล้วสั่งใหม่ ข้อมูลสาธิตมีโฟลเดอร์ของตนเอง",
    "the demonstration is never built into a database of real use; unset this and try again: "
    "it has a folder of its own.",
)
_OTHERS = Text(
    "มีหน่วยงานอื่นอยู่ในฐานข้อมูลนี้ ({agency}) จึงไม่สร้างข้อมูลสาธิต โปรดยกเลิกค่า PRONGSAI_VAR "
    "เพื่อใช้ {folder} หรือระบุโฟลเดอร์ใหม่",
    "this database has an agency that is not of the demonstration ({agency}); unset PRONGSAI_VAR "
    "to use {folder}, or name a new folder.",
)
_ACCOUNTS = Text(
    "บัญชีสำหรับลองใช้ รหัสผ่านทุกบัญชีคือ {password}",
    "Accounts to try; the password of each is {password}",
)
_TRY = Text(
    "ลองตอบแบบวัดของข้อมูลสาธิตได้ที่นี่ แบบ IIT ใช้รหัสละครั้ง รหัสเหล่านี้แสดงครั้งเดียวเพราะระบบไม่เก็บไว้",
    "Surveys of the demonstration to try; each code of the IIT works once, and they are shown only "
    "now, for codes are not kept:",
)
_OPEN = Text(
    "เปิด http://127.0.0.1:{port} ในเบราว์เซอร์ กด Ctrl+C เพื่อหยุด",
    "Open http://127.0.0.1:{port} in a browser; stop with Ctrl+C.",
)
