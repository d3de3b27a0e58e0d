"""A report that comes back from Excel: every row finds its project, and nothing is written over."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from prongsai.core.anticorruption.form import REPORT, ToldProject, ToldReport
from prongsai.core.anticorruption.plan import ActionPlan, Project
from prongsai.core.anticorruption.report_checking import checked_reports, stretch_of
from prongsai.core.anticorruption.report_form import MARK, OF_PROGRESS, RowSeen
from prongsai.core.anticorruption.reporting import PlanReport, Progress
from prongsai.core.documents import values
from prongsai.core.documents.plan_form import Told
from prongsai.core.problems import Problem, ProblemsFound, problem_in
from prongsai.core.sheets.files import not_too_large
from prongsai.core.sheets.values import Unfit, printable, quoted, written
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text, same

_ALIKE = 0.5  # how alike a name must be to be proposed; 1 is the same


class _Found(NamedTuple):
    """A row and the project that it is of; ``mark`` is empty in tables of an office's own."""

    row: ToldProject
    project: Project
    mark: str


def read_report_bytes(
    name: str, content: bytes, plan: ActionPlan, report: PlanReport
) -> tuple[Progress, ...]:
    """What a workbook reports otherwise than ``report`` has it now, by project.

    Rows that say nothing leave what is there. ProblemsFound with everything that is wrong, among
    it rows that somebody else has reported of since the workbook was written.
    """
    name = printable(name)
    if Path(name).suffix.lower() not in (".xlsx", ".xlsm"):
        raise problem_in(name, _NO_WORKBOOK)
    not_too_large(name, len(content))
    # Reading Excel files costs a tenth of a second before it starts: only when needed.
    from prongsai.core.anticorruption.report_xlsx import read_report_rows

    told = read_report_rows(content, name)
    problems = [*told.problems, *_of_another_report(told.fields, report)]
    found = list(_found(told.rows, plan, report, problems))
    brought = _progress(found, plan, report, name, problems)
    if not told.rows and not problems:
        problems.append(Problem(same(name), _NOTHING_SAID))
    by_number = {one.project.number: one for one in found}
    changed = tuple(one for one in brought if one != report.of(by_number[one.number].project))
    stale = (by_number[one.number] for one in changed if _is_stale(by_number[one.number], report))
    problems += (Problem(one.row.where, _CHANGED_SINCE) for one in stale)
    if problems:
        raise ProblemsFound(problems)
    return changed


def _progress(
    found: list[_Found], plan: ActionPlan, report: PlanReport, name: str, problems: list[Problem]
) -> tuple[Progress, ...]:
    """What the rows report, checked as every report of a file is."""
    where = same(name)
    of_report = (Told(where, "year", report.year), Told(where, "stretch", report.stretch))
    rows = tuple(
        ToldProject(one.row.where, (Told(one.row.where, "project", one.project.number), *said))
        for one in found
        for said in [[each for each in one.row.told if each.field in OF_PROGRESS]]
    )
    try:
        (checked,) = checked_reports((ToldReport(where, of_report, rows),), plan)
    except ProblemsFound as wrong:
        problems += wrong.problems
        return ()
    lacking = {one.number for one in checked.progress if one.status is None}
    problems += (
        Problem(one.row.where, _NO_STATUS) for one in found if one.project.number in lacking
    )
    return checked.progress


def _found(
    rows: tuple[ToldProject, ...], plan: ActionPlan, report: PlanReport, problems: list[Problem]
) -> Iterator[_Found]:
    """Each row with its project; a row without one, and a second one of it, is a problem."""
    taken: dict[int, Text] = {}
    for row in rows:
        said = {one.field: written(one.value).strip() for one in row.told}
        project = _project_of(said, plan, report, row.where, problems)
        if project is None:
            continue
        if project.number in taken:
            says = _TWICE.fill(name=quoted(project.titled), first=taken[project.number])
            problems.append(Problem(row.where, says))
            continue
        taken[project.number] = row.where
        yield _Found(row, project, said.get(MARK, ""))


def _project_of(
    said: dict[str, str],
    plan: ActionPlan,
    report: PlanReport,
    where: Text,
    problems: list[Problem],
) -> Project | None:
    name, code = said["name"], said.get("code", "")
    known = plan.of_year(report.year)
    alike = [
        one for one in known if _compared(name) in (_compared(one.name), _compared(one.titled))
    ]
    by_code = [one for one in alike if _compared(one.code) == _compared(code)]
    by_mark = [one for one in alike if said.get(MARK, "").startswith(f"{one.number}-")]
    for some in (by_mark, by_code, alike):
        if len(some) == 1:
            return some[0]
    if alike:
        says = _SEVERAL.fill(name=quoted(name))
    else:
        names = [one.name for one in known]
        near = get_close_matches(name, names, 1, _ALIKE)
        like = _CLOSEST.fill(name=quoted(near[0])) if near else Text("", "")
        says = _NO_PROJECT.fill(name=quoted(name), year=report.year, like=like)
    problems.append(Problem(where, says))
    return None


def _of_another_report(fields: Mapping[str, Told], report: PlanReport) -> Iterator[Problem]:
    """A workbook that says it is of another year or other months is not taken."""
    readers: Mapping[str, Callable[[object], object]] = {
        "year": values.fiscal_year,
        "stretch": stretch_of,
    }
    for field, read in readers.items():
        told = fields.get(field)
        if told is None:
            continue
        try:
            if read(told.value) != getattr(report, field):
                yield Problem(told.where, _ANOTHER.fill(what=REPORT[field]))
        except Unfit as unfit:
            details = {"code": REPORT[field], "value": quoted(told.value), **unfit.details}
            yield Problem(told.where, unfit.says.fill(**details))


def _is_stale(found: _Found, report: PlanReport) -> bool:
    now = str(RowSeen.of(report.of(found.project)))
    return bool(found.mark) and found.mark != now


def _compared(text: str) -> str:
    return closed_up(text).casefold()


_NO_WORKBOOK = Text(
    "ไฟล์รายงานต้องลงท้ายด้วย .xlsx โปรดบันทึกเป็นชนิดนี้",
    "the file of a report must end in .xlsx; save it as that.",
)
_NOTHING_SAID = Text(
    "ยังไม่มีแถวใดบอกผลการดำเนินงาน โปรดกรอกสถานะ งบประมาณที่ใช้ หรือผลการดำเนินงานอย่างน้อยหนึ่งแถว",
    "no row reports anything yet; fill in the status, the spending or the result of one at least.",
)
_NO_STATUS = Text(
    "แถวนี้ยังไม่บอกสถานะ โปรดเลือก ยังไม่ดำเนินการ อยู่ระหว่างดำเนินการ ดำเนินการแล้วเสร็จ หรือไม่สามารถดำเนินการได้",
    "this row has no status; choose ยังไม่ดำเนินการ, อยู่ระหว่างดำเนินการ, ดำเนินการแล้วเสร็จ or "
    "ไม่สามารถดำเนินการได้.",
)
_TWICE = Text(
    "โครงการ '{name}' มีอยู่แล้วที่ {first} โปรดรวมเป็นแถวเดียว",
    "the project '{name}' is already at {first}; make one row of them.",
)
_SEVERAL = Text(
    "ในแผนมีโครงการชื่อ '{name}' มากกว่าหนึ่งรายการ โปรดเติมรหัสโครงการ",
    "the plan has several projects '{name}'; add the code of the one that is meant.",
)
_NO_PROJECT = Text(
    "แผนปีงบประมาณ {year} ไม่มีโครงการ '{name}'{like} โปรดแก้ชื่อให้ตรงกับแผน",
    "the plan has no project '{name}' in {year}{like}; write its name as in the plan.",
)
_CLOSEST = Text(" ที่ใกล้เคียงที่สุดคือ '{name}'", " (the closest is '{name}')")
_ANOTHER = Text(
    "ไฟล์นี้เป็นรายงานคนละฉบับ '{what}' ไม่ตรงกัน โปรดเลือกไฟล์ของรายงานนี้",
    "this file is of another report: '{what}' differs; choose the file of this one.",
)
_CHANGED_SINCE = Text(
    "มีผู้รายงานโครงการนี้หลังจากดาวน์โหลดไฟล์ โปรดดาวน์โหลดไฟล์ใหม่ แล้วกรอกแถวนี้อีกครั้ง",
    "somebody has reported of this project since the file was taken away; take it again and fill "
    "in this row once more.",
)
