"""Reports on action plans as Excel workbooks, to fill in and to bring back."""

from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.core.anticorruption.dimensions import load_dimensions
from prongsai.core.anticorruption.form import BUDGET, title_of
from prongsai.core.anticorruption.plan import ActionPlan, Sum
from prongsai.core.anticorruption.report_form import (
    MARK,
    OF_PROGRESS,
    OF_PROJECT,
    REPORT_COLUMNS,
    REPORT_FIELDS,
    RowSeen,
)
from prongsai.core.anticorruption.reporting import (
    STATUSES,
    STRETCHES,
    PlanReport,
    ReportedProject,
    reported,
    totals,
)
from prongsai.core.anticorruption.writing import budget_said
from prongsai.core.money import NOT_KNOWN, figure
from prongsai.core.sheets.xlsx_forms import (
    bytes_of,
    offer,
    set_widths,
    write_fields,
    write_form_head,
)
from prongsai.core.sheets.xlsx_look import (
    BOLD,
    FROM_THE_TOP,
    GRID,
    HEADER_ROW,
    TO_FILL,
    lay_out,
    lines_of,
    new_workbook,
    set_height,
    write,
)
from prongsai.core.wording import Text

_WIDTHS = {"dimension": 24, "code": 10, BUDGET: 14, "responsible": 20, "status": 22, "spent": 16}
_WIDE = 34
_FIELD_WIDTHS = (18, 40, 60)


def report_xlsx(plan: ActionPlan, report: PlanReport, language: str) -> bytes:
    """The projects of a report's year, what is reported of each to fill in, and the sums."""
    workbook = new_workbook()
    page = workbook.worksheets[0]
    page.title = _SHEET.say(language)
    fields = _fields_of(report)
    title = _TITLE.fill(year=report.year, months=STRETCHES[report.stretch]).say(language)
    heads = [_head(field).say(language) for field in fields]
    remarks = [one.say(language) for one in _HOW_TO]
    write_form_head(page, title, remarks, heads, lines=3, language=language)
    rows = tuple(reported(plan, report))
    for number, row in enumerate(rows, HEADER_ROW + 1):
        _write_row(page, number, [_said(row, one, plan) for one in fields], fields)
    _write_row(page, HEADER_ROW + 1 + len(rows), list(_sums(plan, report, fields)), fields)
    _set_out(page, fields, len(rows), language)
    told = _about(plan, report)
    page = workbook.create_sheet(_FIELDS.say(language))
    write_fields(page, told, widths=_FIELD_WIDTHS, language=language, to_fill=False)
    return bytes_of(workbook)


def _fields_of(report: PlanReport) -> list[str]:
    before = [f"{BUDGET}.{report.year}" if one == BUDGET else one for one in OF_PROJECT]
    return [*before, *OF_PROGRESS, MARK]


def _head(field: str) -> Text:
    return REPORT_COLUMNS[field] if field in REPORT_COLUMNS else title_of(field)


def _said(row: ReportedProject, field: str, plan: ActionPlan) -> str:
    project, progress = row.project, row.progress
    match field:
        case "dimension":
            known = load_dimensions(plan.dimensions).by_code
            return known[project.dimension].titled if project.dimension in known else ""
        case "status":
            return "" if progress.status is None else STATUSES[progress.status].th
        case "spent":
            return "" if progress.spent is None else figure(progress.spent)
        case "mark":
            return str(RowSeen.of(progress))
    if field.startswith(f"{BUDGET}."):
        return budget_said(project.in_year(int(field.partition(".")[2])))
    said: str | tuple[str, ...] = getattr(progress if field in OF_PROGRESS else project, field)
    return "\n".join(said) if isinstance(said, tuple) else said


def _sums(plan: ActionPlan, report: PlanReport, fields: Sequence[str]) -> Iterator[str]:
    """The row below the projects: budget and spending as far as they are known."""
    added = totals(plan, report)
    for field in fields:
        if field == "name":
            yield _SUM
        elif field.startswith(f"{BUDGET}."):
            yield _sum_said(added.budget)
        else:
            yield _sum_said(added.spent) if field == "spent" else ""


def _sum_said(total: Sum) -> str:
    if total.baht is None:
        return f"{NOT_KNOWN} ({total.unknown} รายการ)"
    left = f" ({NOT_KNOWN} {total.unknown} รายการ)" if total.unknown else ""
    return figure(total.baht) + left


def _write_row(page: Worksheet, number: int, said: Sequence[str], fields: Sequence[str]) -> None:
    is_sum = _SUM in said
    lines = 1
    for place, (field, text) in enumerate(zip(fields, said, strict=True), 1):
        cell = page.cell(number, place)
        write(cell, text or None, FROM_THE_TOP)
        cell.number_format = "@"  # Excel turns 1/2 into dates otherwise
        cell.border = GRID
        if is_sum:
            cell.font = BOLD
        elif field in OF_PROGRESS:
            cell.fill = TO_FILL
        if field != MARK:
            lines = max(lines, lines_of(text, _width(field)))
    set_height(page, number, lines + 1)  # fonts differ in height, and no last line may hide


def _set_out(page: Worksheet, fields: Sequence[str], count: int, language: str) -> None:
    set_widths(page, [_width(field) for field in fields])
    page.column_dimensions[get_column_letter(fields.index(MARK) + 1)].hidden = True
    lay_out(page, HEADER_ROW, "landscape", language)
    if count:
        letter = get_column_letter(fields.index("status") + 1)
        choices = ",".join(one.th for one in STATUSES.values())
        offer(page, f'"{choices}"', f"{letter}{HEADER_ROW + 1}:{letter}{HEADER_ROW + count}")


def _about(plan: ActionPlan, report: PlanReport) -> Iterator[tuple[str, Text, str]]:
    said = {
        "agency.name": plan.agency.name,
        "year": str(report.year),
        "stretch": "6" if report.stretch == "six" else "12",
    }
    for field, title in REPORT_FIELDS.items():
        yield field, title, said[field]


def _width(field: str) -> int:
    return _WIDTHS.get(field.partition(".")[0], _WIDE)


_SUM = "รวม"
_SHEET = Text("รายงานผล", "Report")
_FIELDS = Text("ข้อมูลรายงาน", "About the report")
_TITLE = Text(
    "รายงานผลตามแผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ พ.ศ. {year} {months}",
    "Report on the anti-corruption action plan, fiscal year {year}, {months}",
)
_HOW_TO = (
    Text(
        "๑. กรอกเฉพาะช่องสีเหลือง แถวที่เว้นว่างทุกช่องจะคงสิ่งที่รายงานไว้เดิม "
        "แถวที่กรอกช่องใดช่องหนึ่งจะใช้ตามแถวนั้นทั้งแถว",
        "1. Fill in only what is coloured. A row with nothing in these cells leaves what was "
        "reported; a row with anything in them takes its place.",
    ),
    Text(
        "๒. สถานะเป็น ยังไม่ดำเนินการ อยู่ระหว่างดำเนินการ ดำเนินการแล้วเสร็จ "
        "หรือไม่สามารถดำเนินการได้ (ต้องบอกเหตุ) "
        "งบประมาณที่ใช้เป็นบาท 0 คือไม่ใช้ เว้นว่างคือยังไม่ทราบ",
        "2. The status is ยังไม่ดำเนินการ, อยู่ระหว่างดำเนินการ, ดำเนินการแล้วเสร็จ or "
        "ไม่สามารถดำเนินการได้ (say why). Spending is in baht: 0 is none, empty is not known.",
    ),
    Text(
        "๓. หลายบรรทัดในช่องเดียวใช้ Alt+Enter ไม่ใช้สูตร แล้วบันทึกเป็น .xlsx",
        "3. Alt+Enter makes lines in a cell. Use no formulas, and save as .xlsx.",
    ),
)
