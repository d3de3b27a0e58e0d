"""``prongsai plan-check``: what makes one doubt a plan of measures, before anybody signs it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from prongsai.cli.output import answer, json_option, language_option, problems_told, tell
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same

if TYPE_CHECKING:
    from prongsai.core.documents.plan import Plan
    from prongsai.core.framework import Framework
    from prongsai.core.improvement.cautions import Caution, OtherPlans
    from prongsai.core.results import Result


@click.command(
    epilog="Example: prongsai plan-check plan-2567.xlsx --sheet 2566.yaml --previous plan-2566.xlsx"
)
@click.argument("plan", type=click.Path())
@click.option("--sheet", type=click.Path(), help="The result sheet that the plan answers.")
@click.option("--previous", type=click.Path(), help="Last year's plan, to see what is copied.")
@click.option("--adopted", type=click.Path(), help="The plan as adopted, where PLAN is a report.")
@click.option(
    "--other", type=click.Path(), multiple=True, help="Another agency's plan; may be repeated."
)
@click.option("--weak-from", default="", metavar="BAND", help="Band from which marks are weak.")
@json_option
@language_option
def plan_check(
    plan: str,
    sheet: str | None,
    previous: str | None,
    adopted: str | None,
    other: tuple[str, ...],
    weak_from: str,
    as_json: bool,
    language: str,
) -> None:
    """Check a PLAN of measures (.yaml, .xlsx): what to doubt in it, why, and the way out.

    Such as a weak question without a measure, a fault under a full mark, words of last year or of
    another agency, nothing that anybody could verify, nobody responsible, a period outside the
    year, results that repeat the plan. Nothing is changed, and nothing forbidden.
    """
    wanted = _Wanted(plan, sheet, previous, adopted, other, weak_from)
    with problems_told(language, as_json):
        found = _found(wanted)
    if as_json:
        answer({"plan": plan, "cautions": [_json(one, language) for one in found]})
        return
    for line in _lines(found):
        tell(line.say(language))


class _Wanted(NamedTuple):
    plan: str
    sheet: str | None
    previous: str | None
    adopted: str | None
    others: tuple[str, ...]
    weak_from: str


def _found(wanted: _Wanted) -> "tuple[Caution, ...]":
    from prongsai.core.documents.plan_reading import read_plan
    from prongsai.core.improvement.cautions import cautions_of
    from prongsai.core.loading import load_framework

    plan = read_plan(wanted.plan)
    framework = load_framework(plan.assessed)
    return cautions_of(
        plan,
        framework=framework,
        result=None if wanted.sheet is None else _result(wanted.sheet, plan),
        weak_from=_band(wanted.weak_from, framework),
        earlier=None if wanted.previous is None else _earlier(wanted.previous, plan),
        adopted=None if wanted.adopted is None else read_plan(wanted.adopted),
        others=_others(wanted.others),
    )


def _result(path: str, plan: "Plan") -> "Result":
    from prongsai.core.results import result_of
    from prongsai.core.sheets.files import read_sheet

    sheet = read_sheet(path)
    if sheet.year != plan.assessed:
        years = {"sheet": sheet.year, "assessed": plan.assessed}
        raise ProblemsFound([Problem(same(path), _OTHER_YEAR.fill(**years))])
    return result_of(sheet)


def _band(code: str, framework: "Framework") -> str:
    bands = [one.code for one in framework.bands]
    if code and code not in bands:
        says = _NO_BAND.fill(code=code, bands=", ".join(bands))
        raise ProblemsFound([Problem(same("--weak-from"), says)])
    return code


def _earlier(path: str, plan: "Plan") -> "Plan":
    from prongsai.core.documents.plan_reading import read_plan

    earlier = read_plan(path)
    if earlier.year >= plan.year:
        years = {"earlier": earlier.year, "year": plan.year}
        raise ProblemsFound([Problem(same(path), _NOT_EARLIER.fill(**years))])
    return earlier


def _others(paths: Sequence[str]) -> "OtherPlans":
    from prongsai.core.documents.plan_reading import read_plan
    from prongsai.core.improvement.cautions import NamedPlan, OtherPlans, sentences_of_library

    plans = [(path, read_plan(path)) for path in paths]
    named = [NamedPlan(plan.agency.name or path, plan) for path, plan in plans]
    return OtherPlans(named, free=sentences_of_library() if named else ())


def _lines(found: "Sequence[Caution]") -> Iterator[Text]:
    for one in found:
        yield _SAYS.fill(where=_where(one), says=one.says)
        yield _WAY_OUT.fill(way_out=one.way_out)
    yield _COUNT.fill(count=len(found)) if found else _NOTHING


def _where(caution: "Caution") -> Text:
    return _PLAN if caution.measure is None else _ROW.fill(row=caution.measure + 1)


def _json(caution: "Caution", language: str) -> dict[str, object]:
    """A caution for machines; its row is counted from 1, as people count."""
    return {
        "code": caution.code,
        "row": None if caution.measure is None else caution.measure + 1,
        "weak": caution.weak,
        "says": caution.says.say(language),
        "way_out": caution.way_out.say(language),
    }


_OTHER_YEAR = Text(
    "เป็นผลของปี {sheet} แต่แผนตอบผลของปี {assessed} โปรดระบุแบบรายงานผลของปี {assessed}",
    "it is the result of {sheet}, and the plan answers that of {assessed}; give that one.",
)
_NO_BAND = Text(
    "ไม่มีกลุ่มคะแนน '{code}' โปรดใช้กลุ่มใดกลุ่มหนึ่ง คือ {bands}",
    "there is no band '{code}'; use one of {bands}.",
)
_NOT_EARLIER = Text(
    "เป็นแผนของปี {earlier} ซึ่งไม่ใช่ปีก่อนปี {year} โปรดระบุแผนของปีที่ก่อนหน้า",
    "it is the plan of {earlier}, which is not before {year}; give the plan of an earlier year.",
)
_PLAN = Text("ทั้งแผน", "The plan")
_ROW = Text("รายการที่ {row}", "Row {row}")
_SAYS = Text("{where}: {says}", "{where}: {says}")
_WAY_OUT = Text("    ทางแก้: {way_out}", "    Way out: {way_out}")
_COUNT = Text("พบข้อสังเกต {count} ข้อ", "{count} cautions")
_NOTHING = Text("ไม่พบข้อสังเกต", "No cautions.")
