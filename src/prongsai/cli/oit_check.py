"""``prongsai oit-check``: the check of what an agency handed in, as every night does it."""

from typing import TYPE_CHECKING, Any

import click

from prongsai.cli.output import answer, json_option, language_option, problems_told, tell
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same

if TYPE_CHECKING:
    from prongsai.apps.evidence.models import Examination
    from prongsai.apps.evidence.queries import Line


@click.command(
    name="oit-check", epilog="Example: prongsai oit-check --agency klongmuang --year 2568"
)
@click.option("--agency", required=True, help="The agency's address in Prongsai: its slug.")
@click.option("--year", type=int, help="Fiscal year (B.E.); the newest that is open if left out.")
@json_option
@language_option
def oit_check(agency: str, year: int | None, as_json: bool, language: str) -> None:
    """Check every OIT item that an agency handed in, and keep dated copies of what stood there.

    Meant for a nightly run by cron or the Task Scheduler. It advises; a person decides. Exit code
    0: no item fails; 1: nothing could be checked; 3: an item fails.
    """
    from prongsai.cli.django import start_installed

    start_installed()
    with problems_told(language, as_json):
        examination = _examination(agency, year)
        lines = _checked(examination, language)
    if as_json:
        answer(_plain(examination, lines, language))
    else:
        _tell(lines, language)
    if any(line.state == "fail" for line in lines):
        raise SystemExit(3)


def _examination(slug: str, year: int | None) -> "Examination":
    from prongsai.apps.evidence.models import Examination

    rows = Examination.objects.filter(round__agency__slug=slug).select_related("round__agency")
    if year is not None:
        rows = rows.filter(round__year=year)
    found = rows.order_by("-round__year").first()
    if found is None:
        raise ProblemsFound([Problem(same("--agency"), _NOT_OPEN.fill(slug=slug, year=year or ""))])
    return found


def _checked(examination: "Examination", language: str) -> "list[Line]":
    from django.core.exceptions import ValidationError
    from django.utils import translation

    from prongsai.apps.evidence.checking import begin_check, work_on
    from prongsai.apps.evidence.queries import lines_of
    from prongsai.apps.evidence.visiting import Websites

    try:
        with translation.override(language):
            run = begin_check(examination, by=None)
    except ValidationError as refusal:
        says = [Problem(same("--agency"), same(one)) for one in refusal.messages]
        raise ProblemsFound(says) from refusal
    run.examination = examination
    with Websites() as websites:
        if not work_on(run, websites.visitors):
            raise ProblemsFound([Problem(same("--agency"), _AT_WORK)])
    run.refresh_from_db()
    if run.ending:
        raise ProblemsFound([Problem(same("--agency"), _CUT_OFF)])
    return lines_of(examination)


def _tell(lines: "list[Line]", language: str) -> None:
    from prongsai.core.evidence.plain import from_kept

    for line in lines:
        tell(f"{line.node.code.upper()}  {_STATES[line.state].say(language)}")
        if line.check is not None:
            for finding in from_kept(line.check.report).findings:
                tell(f"     {finding.says.say(language)}")
                tell(f"     → {finding.repair.say(language)}")


def _plain(examination: "Examination", lines: "list[Line]", language: str) -> dict[str, Any]:
    from prongsai.core.evidence.plain import as_plain, from_kept

    checks = [from_kept(line.check.report) for line in lines if line.check is not None]
    missing = [line.node.code for line in lines if line.state == "nothing"]
    about = {"agency": examination.round.agency.slug, "year": examination.round.year}
    return {**about, "missing": missing, **as_plain(checks, language)}


_STATES = {
    "nothing": Text("ยังไม่ได้นำส่ง", "nothing handed in"),
    "handed_in": Text("นำส่งแล้ว ยังไม่ได้ตรวจ", "handed in, not checked"),
    "pass": Text("น่าจะผ่าน", "looks complete"),
    "fail": Text("น่าจะไม่ผ่าน", "would fail"),
    "unsure": Text("บอกไม่ได้ ต้องให้คนดู", "cannot tell: a person must look"),
}
_NOT_OPEN = Text(
    "ไม่พบแบบตรวจ OIT ที่เปิดไว้ของ {slug} {year} โปรดตรวจชื่อหน่วยงานและปี หรือเปิดแบบตรวจในหน้าเว็บก่อน",
    "no OIT of {slug} {year} is open; check agency and year, or open it on its page first.",
)
_AT_WORK = Text(
    "กำลังมีการตรวจอยู่แล้ว โปรดรอให้เสร็จแล้วสั่งใหม่",
    "a check is at work already; wait until it has ended, then run this again.",
)
_CUT_OFF = Text(
    "การตรวจหยุดกลางคัน ข้อที่ตรวจแล้วยังเก็บไว้ โปรดสั่งใหม่ หากเกิดซ้ำโปรดดูบันทึกของเซิร์ฟเวอร์",
    "the check was cut off; what it found so far is kept. Run it again, and look into the log of "
    "the server if it happens once more.",
)
