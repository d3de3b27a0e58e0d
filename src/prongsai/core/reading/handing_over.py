"""What was read in a report as a result sheet and as a plan, for a person to confirm.

What was not printed stays unknown. A code that the year's rules do not have is left out here; the
facts keep it, and their doubts tell of it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from prongsai.core.documents.plan import LIMITATIONS, Measure, Plan
from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework
from prongsai.core.periods import Period
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.reading.facts import Facts, FollowUpRead, QuestionRead
from prongsai.core.reading.figures_printed import (
    figures_of,
    level_of,
    marks_by_group,
    sheet_from,
    values_of,
)
from prongsai.core.reading.meetings import without_meetings
from prongsai.core.reading.rows_together import together
from prongsai.core.reading.units import units_in
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text

HIGHEST = 100
_NONE = re.compile("^(?:ไม่มี|ไม่พบ)(?:ข้อจำกัด|ปัญหา|$)")
_PERIOD = "ระยะเวลา"
_REPORT = Text("รายงาน", "the report")


def sheet_of(facts: Facts) -> Sheet:
    """The result sheet of the year assessed; ProblemsFound where no year or no score was read."""
    framework = load_framework(_assessed(facts, _NO_YEAR_OF_RESULT))
    printed = values_of(figures_of(facts, framework))
    values = {node: value for node, value in printed.items() if 0 <= value <= HIGHEST}
    by_group = marks_by_group(facts, framework)
    sheet = sheet_from(framework, values, by_group, level_of(facts, framework))
    if not sheet.known and sheet.reported.total is None:
        raise ProblemsFound([Problem(_REPORT, _NO_SCORES)])
    comments = {
        one.code: said
        for one in facts.questions
        if one.code in framework.nodes and (said := one.comment or one.analysis)
    }
    return replace(sheet, agency=facts.agency, comments=comments)


def plan_of(facts: Facts) -> Plan:
    """The plan of the year of the measures; ProblemsFound where no year or no measure was read.

    A row of measures and the row of its results are one measure. Without tables of measures the
    follow-up table makes them: a question, who mends it, who watches. The month in which results
    were heard, and that of the next report, are the plan's where every row has the same.
    """
    year = facts.work_year or (facts.fiscal_year + 1 if facts.fiscal_year else None)
    if year is None:
        raise ProblemsFound([Problem(_REPORT, _NO_YEAR_OF_PLAN)])
    assessed = facts.fiscal_year or year - 1
    framework = load_framework(assessed)
    read = [one.measure for one in facts.measures] or [*_followed_up(facts)]
    heard = without_meetings(together(read))
    measures = tuple(_in_rules(one, framework) for one in heard.measures)
    limitations = _limitations(facts)
    if not measures and not limitations:
        raise ProblemsFound([Problem(_REPORT, _NO_MEASURES)])
    return Plan(
        year=year,
        assessed=assessed,
        measures=measures,
        agency=facts.agency,
        limitations=limitations,
        meeting=_day(facts, "meeting"),
        reported=_reported(facts),
        reported_at=heard.reported_at,
        next_report=heard.next_report,
    )


def _assessed(facts: Facts, otherwise: Text) -> int:
    if facts.fiscal_year is None:
        raise ProblemsFound([Problem(_REPORT, otherwise)])
    return facts.fiscal_year


def _day(facts: Facts, of: str) -> date | None:
    """The only day that is of something; ``None`` where none or several are."""
    days = {one.day for one in facts.days if of in one.of}
    return date.fromisoformat(days.pop()) if len(days) == 1 else None


def _reported(facts: Facts) -> Period | None:
    """The time that results cover, where its first and its last day were read."""
    starts, ends = _day(facts, "start"), _day(facts, "end")
    if starts is None or ends is None or starts > ends:
        return None
    return Period("range", starts, ends)


def _followed_up(facts: Facts) -> Iterator[Measure]:
    """Measures from a follow-up table, and from what was concluded about each question in it."""
    questions = {one.code: one for one in facts.questions}
    rows: dict[str, FollowUpRead] = {one.code: one for one in facts.follow_up}
    told = [*rows, *(one.code for one in facts.questions if one.analysis and one.code not in rows)]
    for code in told:
        yield _of_question(code, rows.get(code), questions.get(code))


def _of_question(code: str, row: FollowUpRead | None, read: QuestionRead | None) -> Measure:
    unit = row.unit if row else (read.assignee if read else "") or ""
    return Measure(
        questions=(code,),
        findings=(read.comment,) if read and read.comment else (),
        methods=(read.analysis,) if read and read.analysis else (),
        responsible=units_in(unit),
        supervisor=row.supervisor if row else "",
    )


def _in_rules(measure: Measure, framework: Framework) -> Measure:
    """A measure with codes that the rules have, and a period that has days.

    Words of a period without days (ทุกเดือน) become a remark, for a plan takes no such period.
    """
    words = measure.period_printed if measure.period is None else ""
    said = f"{_PERIOD} {words}" if words else ""
    nodes = framework.nodes
    themes = {theme.code for theme in framework.themes}
    return Measure(
        **{
            **vars(measure),
            "theme": measure.theme if measure.theme in themes else "",
            "indicator": measure.indicator if measure.indicator in nodes else "",
            "questions": tuple(one for one in measure.questions if one in nodes),
            "period_printed": "" if words else measure.period_printed,
            "remark": " ".join(one for one in (measure.remark, said) if one),
        }
    )


def _limitations(facts: Facts) -> dict[str, tuple[str, ...]]:
    """Limitations by kind, in the official order; a kind that has none is left out."""
    said: dict[str, list[str]] = defaultdict(list)
    for one in facts.limitations:
        if not _NONE.search(closed_up(one.text)):
            said[one.kind].append(one.text)
    return {kind: tuple(said[kind]) for kind in LIMITATIONS if said[kind]}


_NO_YEAR_OF_RESULT = Text(
    "อ่านไม่พบปีงบประมาณของผลการประเมิน จึงยังสร้างแบบกรอกผลไม่ได้ โปรดระบุปีงบประมาณ",
    "no fiscal year of a result was read in it, so there is no result sheet; say the fiscal year.",
)
_NO_SCORES = Text(
    "ไม่มีคะแนนในรายงานนี้ จึงไม่มีผลที่จะบันทึก โปรดเลือกรายงานที่มีคะแนน หรือใช้เฉพาะแผนมาตรการ",
    "there are no scores in it, so there is no result to keep; choose a report with scores, or "
    "take its plan only.",
)
_NO_YEAR_OF_PLAN = Text(
    "อ่านไม่พบปีงบประมาณของมาตรการ จึงยังสร้างแผนไม่ได้ โปรดระบุปีงบประมาณ",
    "no fiscal year of measures was read in it, so there is no plan; say the fiscal year.",
)
_NO_MEASURES = Text(
    "ไม่มีตารางมาตรการในรายงานนี้ จึงไม่มีแผนที่จะบันทึก โปรดเลือกรายงานที่มีมาตรการ",
    "there is no table of measures in it, so there is no plan to keep; choose a report that "
    "has measures.",
)
