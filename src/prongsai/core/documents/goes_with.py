"""What a cover, a memo or an announcement goes with, and the time that it reports on."""

from typing import Literal

from prongsai.core.dates import long_date
from prongsai.core.documents.blocks import Words, words
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import open_or
from prongsai.core.documents.plan import Plan
from prongsai.core.periods import Period, period_text
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text

Subject = Literal[
    "analysis",
    "measures",
    "analysis-measures",
    "results",
    "year",
    "constraints",
    "follow-up",
    "photos",
    "minutes",
]
_OF_KINDS: dict[str, Subject] = {
    "analysis": "analysis",
    "measures": "measures",
    "results": "results",
    "constraints": "constraints",
    "follow": "follow-up",
    "photos": "photos",
    "minutes": "minutes",
}
BUNDLE = "bundle"
PERIOD_DOTS = "." * 30


def goes_with(material: Material) -> Subject:
    """The subject that phrases are chosen by: what the details say, else what is there.

    Raises ProblemsFound for a code of no kind that such a page can go with.
    """
    chosen = material.details.goes_with
    if chosen == BUNDLE:
        return _of_year(material)
    if chosen:
        family = chosen.partition("-")[0]
        if family not in _OF_KINDS:
            raise ProblemsFound([Problem(_FIELD, _NOTHING_TO_GO_WITH.fill(kind=chosen))])
        return _OF_KINDS[family]
    return "results" if has_results(material.plan) else _of_year(material)


def can_go_with(code: str) -> bool:
    """Whether a cover, a memo or an announcement can go with a kind of document."""
    return code == BUNDLE or code.partition("-")[0] in _OF_KINDS


def has_results(plan: Plan | None) -> bool:
    """Whether any measure of the plan tells what became of it."""
    return plan is not None and any(one.results or one.outcomes for one in plan.measures)


def reported_period(plan: Plan | None) -> Words:
    """The time that results cover, in whole dates; dots where it is not known."""
    period = None if plan is None else plan.reported
    if period is None:
        return open_or(None, "ช่วงเวลาที่รายงาน", PERIOD_DOTS)
    return words(_in_whole_dates(period))


def text_of(some: Words) -> str:
    """Words as one line."""
    return "".join(run.text for run in some).replace("\n", " ")


def _of_year(material: Material) -> Subject:
    if material.plan is None:
        return "analysis"
    if material.result is None:
        return "results" if has_results(material.plan) else "measures"
    return "year" if has_results(material.plan) else "analysis-measures"


def _in_whole_dates(period: Period) -> str:
    if period.starts is not None and period.ends is not None:
        return f"{long_date(period.starts)} – {long_date(period.ends)}"
    return period_text(period)


_FIELD = Text("details: goes_with", "details: goes_with")
_NOTHING_TO_GO_WITH = Text(
    "ปก บันทึกข้อความ และประกาศ ใช้กับเอกสารชนิด '{kind}' ไม่ได้ โปรดระบุรายงาน มาตรการ ผลการดำเนินการ "
    "หรือ bundle หรือลบออก",
    "a cover, memo or announcement cannot go with '{kind}'; name a kind of analysis, measures or "
    "results, or bundle, or remove it.",
)
