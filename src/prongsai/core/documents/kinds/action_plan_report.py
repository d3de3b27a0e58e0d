"""The report on a fiscal year of the action plan, after six months or twelve."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from prongsai.core.anticorruption.dimensions import load_dimensions
from prongsai.core.anticorruption.plan import ActionPlan
from prongsai.core.anticorruption.reporting import (
    STATUSES,
    PlanReport,
    ReportedProject,
    Totals,
    reported,
    totals,
)
from prongsai.core.dates import long_date
from prongsai.core.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    Numbered,
    Row,
    Run,
    Section,
    Table,
    TitleLines,
    words,
)
from prongsai.core.documents.kinds.action_plan import (
    CELL_DOTS,
    by_dimension,
    project_cell,
    signatures,
    sum_lines,
    units_cell,
)
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording, open_or
from prongsai.core.documents.pieces import (
    cell,
    group,
    head,
    heading,
    numbered,
    owner,
    report,
)
from prongsai.core.money import figure

KIND = "action-plan-report"
_COLUMNS = (
    ("ที่", 2),
    ("โครงการ/กิจกรรม/มาตรการ", 9),
    ("หน่วยงานรับผิดชอบ", 6),
    ("สถานะ", 5),
    ("งบประมาณ (บาท)", 5),
    ("ใช้จ่ายจริง (บาท)", 5),
    ("ผลการดำเนินงาน", 11),
    ("ปัญหา/อุปสรรค", 7),
    ("ข้อเสนอแนะ", 7),
)
_CENTRED = {0, 3, 4, 5}


def build(material: Material) -> Document:
    """The report on wide pages: the sums, every project of the year, and what is left open."""
    given, wording = material.known_action_plan, material.wording(KIND)
    plan, report_ = given.plan, material.known_action_plan_report
    title = wording.words("title", report_.stretch)
    rows = tuple(reported(plan, report_))
    days = " – ".join(long_date(day) for day in report_.days)
    introduction = {"plan": plan.period, "count": str(len(rows))}
    blocks = (
        TitleLines((title, words(owner(material)), wording.words("days", period=days))),
        *(
            (
                wording.paragraph("introduction", **introduction),
                *_body(plan, report_, rows, wording),
            )
            if rows
            else (wording.paragraph("no_projects"),)
        ),
        *signatures(material, "ผู้รายงาน"),
    )
    document = report(KIND, title, material, ())
    section = Section(blocks, landscape=True, starts=True)
    return replace(document, year=given.year, sections=(section,))


def _body(
    plan: ActionPlan, report_: PlanReport, rows: tuple[ReportedProject, ...], wording: Wording
) -> Iterator[Block]:
    added = totals(plan, report_)
    yield heading(wording, "summary")
    yield _summary(added)
    yield heading(wording, "projects")
    yield _projects(plan, rows, added)
    over = [str(number) for number, row in numbered_rows(plan, rows) if row.is_over_budget]
    if over:
        yield wording.paragraph("over_budget", codes=f"ลำดับที่ {', '.join(over)}")
    yield heading(wording, "open")
    left = [row.project.titled for _, row in numbered_rows(plan, rows) if row.is_open]
    yield Numbered(numbered(left)) if left else wording.paragraph("none_open")


def numbered_rows(
    plan: ActionPlan, rows: Iterable[ReportedProject]
) -> Iterator[tuple[int, ReportedProject]]:
    """The projects with their numbers in the table, which has them by dimensions."""
    by_number = {row.project.number: row for row in rows}
    known = load_dimensions(plan.dimensions)
    ordered = (one for _, some in by_dimension(plan, known) for one in some)
    return enumerate((by_number[one.number] for one in ordered if one.number in by_number), 1)


def _summary(added: Totals) -> Table:
    counts = tuple(
        Row((cell(STATUSES[status].th), cell(str(count)), cell("รายการ")))
        for status, count in added.by_status.items()
    )
    if added.unreported:
        counts += (Row((cell("ยังไม่ได้รายงาน"), cell(str(added.unreported)), cell("รายการ"))),)
    money = (
        Row((cell("งบประมาณตามแผน"), Cell(sum_lines(added.budget)), cell("บาท"))),
        Row((cell("ใช้จ่ายจริง"), Cell(sum_lines(added.spent)), cell("บาท"))),
    )
    shares = (
        ("ร้อยละของรายการที่ดำเนินการแล้วเสร็จ", added.percent_done),
        ("ร้อยละของงบประมาณที่ใช้จ่าย", added.percent_spent),
    )
    percents = tuple(
        Row((cell(title), cell(str(share)), cell("ร้อยละ")))
        for title, share in shares
        if share is not None
    )
    columns = (Column(8), Column(4, "center"), Column(3, "center"))
    titles = (head("รายการ", "จำนวน", "หน่วย"),)
    return Table("สรุปผลการดำเนินการ", columns, titles, (*counts, *money, *percents))


def _projects(plan: ActionPlan, rows: tuple[ReportedProject, ...], added: Totals) -> Table:
    columns = tuple(
        Column(share, "center" if at in _CENTRED else "left")
        for at, (_, share) in enumerate(_COLUMNS)
    )
    titles = head(*(title for title, _ in _COLUMNS))
    sums = Row(
        (
            cell("รวม", bold=True, across=4, align="right"),
            Cell(sum_lines(added.budget)),
            Cell(sum_lines(added.spent)),
            cell("", across=3),
        ),
        total=True,
    )
    return Table("ผลรายโครงการ", columns, (titles,), (*_rows(plan, rows), sums))


def _rows(plan: ActionPlan, rows: tuple[ReportedProject, ...]) -> Iterator[Row]:
    known, above = load_dimensions(plan.dimensions), ""
    for number, row in numbered_rows(plan, rows):
        if row.project.dimension != above:
            above = row.project.dimension
            yield group(known.by_code[above].titled, len(_COLUMNS))
        yield _row(number, row)


def _row(number: int, row: ReportedProject) -> Row:
    project, progress = row.project, row.progress
    status = None if progress.status is None else STATUSES[progress.status].th
    return Row(
        (
            cell(str(number)),
            project_cell(project),
            units_cell(project),
            cell(open_or(status, f"สถานะของ{project.name}", CELL_DOTS)),
            _amount(row.budget, f"งบประมาณของ{project.name}"),
            _amount(progress.spent, f"งบประมาณที่ใช้ของ{project.name}"),
            Cell(tuple(_results(row))),
            cell(progress.problem or "–"),
            cell(progress.suggestion or "–"),
        )
    )


def _results(row: ReportedProject) -> Iterator[Item]:
    progress = row.progress
    if progress.reason:
        yield Item(words(f"เหตุที่ดำเนินการไม่ได้: {progress.reason}"))
    if progress.result:
        yield Item(words(progress.result))
    elif not progress.reason:
        yield Item(open_or(None, f"ผลการดำเนินงานของ{row.project.name}", CELL_DOTS))
    for address in progress.evidence:
        yield Item((Run("หลักฐาน "), Run(address, verbatim=True)))


def _amount(baht: Decimal | None, name: str) -> Cell:
    return cell(open_or(None if baht is None else figure(baht), name, CELL_DOTS))
