"""Action plans as Excel workbooks: the form that an officer fills in, with an example beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from prongsai.core.anticorruption.dimensions import load_dimensions
from prongsai.core.anticorruption.form import BUDGET, COLUMNS, FIELDS, title_of
from prongsai.core.anticorruption.plan import EVERY_UNIT, ActionPlan, Project, YearBudget
from prongsai.core.anticorruption.writing import budget_said, field_values
from prongsai.core.documents.plan_form import EXAMPLE
from prongsai.core.sheets.xlsx_forms import (
    bytes_of,
    offer,
    set_widths,
    write_empty_rows,
    write_fields,
    write_form_head,
    write_row,
)
from prongsai.core.sheets.xlsx_look import HEADER_ROW, WRAPPED, lay_out, new_workbook, write
from prongsai.core.wording import Text

_WIDTHS = {"dimension": 30, "code": 12, BUDGET: 16, "source": 22, "heading": 26, "responsible": 22}
_WIDE = 36
_FIELD_WIDTHS = (18, 52, 60)
_EMPTY_ROWS = 20  # below the last project, framed and with drop-downs


def action_plan_xlsx(plan: ActionPlan, language: str) -> bytes:
    """A plan as the Excel form to fill in."""
    workbook = new_workbook()
    page = workbook.worksheets[0]
    page.title = _PROJECTS.say(language)
    title = _TITLE.fill(period=plan.period).say(language)
    _write_projects(page, title, [one.say(language) for one in _HOW_TO], plan, language)
    first_empty = HEADER_ROW + 1 + len(plan.projects)
    write_empty_rows(page, first_empty, _EMPTY_ROWS, len(_columns_of(plan)))
    fields = workbook.create_sheet(_FIELDS.say(language))
    write_fields(fields, _fields_of(plan), widths=_FIELD_WIDTHS, language=language)
    example = workbook.create_sheet(EXAMPLE.say(language))
    shown = replace(plan, projects=tuple(_examples(plan)))
    remark = [_EXAMPLE_REMARK.say(language)]
    _write_projects(example, _EXAMPLE_TITLE.say(language), remark, shown, language)
    lists = workbook.create_sheet(_LISTS.say(language))
    _offer_dimensions(page, lists, plan)
    return bytes_of(workbook)


def _columns_of(plan: ActionPlan) -> list[str]:
    """The columns of the form, with a budget for each fiscal year."""
    budgets = [f"{BUDGET}.{year}" for year in plan.years]
    return [one for column in COLUMNS for one in (budgets if column == BUDGET else (column,))]


def _write_projects(
    page: Worksheet, title: str, remarks: list[str], plan: ActionPlan, language: str
) -> None:
    columns = _columns_of(plan)
    heads = [title_of(column).say(language) for column in columns]
    write_form_head(page, title, remarks, heads, lines=3, language=language)
    widths = [_WIDTHS.get(column.partition(".")[0], _WIDE) for column in columns]
    for number, project in enumerate(plan.projects, HEADER_ROW + 1):
        write_row(page, number, [_said(project, one, plan) for one in columns], widths)
    set_widths(page, widths)
    lay_out(page, HEADER_ROW, "landscape", language)


def _said(project: Project, field: str, plan: ActionPlan) -> str:
    column, _, year = field.partition(".")
    if column == BUDGET:
        return budget_said(project.in_year(int(year)))
    if column == "dimension":
        known = load_dimensions(plan.dimensions).by_code
        return known[project.dimension].titled if project.dimension in known else ""
    value: str | tuple[str, ...] = getattr(project, column)
    return "\n".join(value) if isinstance(value, tuple) else value


def _fields_of(plan: ActionPlan) -> Iterator[tuple[str, Text, str]]:
    for field, value in field_values(plan):
        yield field, FIELDS[field], "\n".join(value) if isinstance(value, tuple) else str(value)


def _offer_dimensions(page: Worksheet, lists: Worksheet, plan: ActionPlan) -> None:
    """A drop-down of dimensions; it proposes and refuses nothing."""
    titles = [one.titled for one in load_dimensions(plan.dimensions).by_code.values()]
    for row, title in enumerate(titles, 1):
        write(lists.cell(row, 1), title, WRAPPED)
    lists.sheet_state = "hidden"
    last = HEADER_ROW + len(plan.projects) + _EMPTY_ROWS
    offer(page, f"'{lists.title}'!$A$1:$A${len(titles)}", f"A{HEADER_ROW + 1}:A{last}")


def _examples(plan: ActionPlan) -> Iterator[Project]:
    first = next(iter(load_dimensions(plan.dimensions).by_code))
    yield Project(
        number=1,
        dimension=first,
        code="1.1.1",
        heading="การสร้างจิตสำนึกแก่บุคลากร",
        name="โครงการอบรมการแยกแยะประโยชน์ส่วนตนและประโยชน์ส่วนรวม",
        objective=("ให้บุคลากรแยกแยะประโยชน์ส่วนตนออกจากประโยชน์ส่วนรวมได้",),
        target=("บุคลากรเข้าอบรมไม่น้อยกว่าร้อยละ 80", "อบรมปีละ 1 ครั้ง"),
        responsible=("สำนักปลัด",),
        budgets=_budgets(plan.years, Decimal(20_000)),
        source="ข้อบัญญัติงบประมาณรายจ่าย",
    )
    yield Project(
        number=2,
        dimension=first,
        code="1.1.2",
        name="มาตรการประกาศเจตนารมณ์ไม่รับของขวัญจากการปฏิบัติหน้าที่",
        target=("ประกาศและเผยแพร่ภายในไตรมาสที่ 1",),
        responsible=(EVERY_UNIT,),
        budgets=_budgets(plan.years, Decimal(0)),
    )


def _budgets(years: Iterable[int], amount: Decimal) -> tuple[YearBudget, ...]:
    return tuple(YearBudget(year, amount) for year in years)


_PROJECTS = Text("โครงการ", "Projects")
_FIELDS = Text("ข้อมูลแผน", "Plan")
_LISTS = Text("รายการเลือก", "Lists")
_TITLE = Text("แผนปฏิบัติการป้องกันการทุจริต {period}", "Anti-corruption action plan {period}")
_EXAMPLE_TITLE = Text("ตัวอย่างการกรอก", "An example")
_EXAMPLE_REMARK = Text(
    "แผ่นงานนี้มีไว้ดูเท่านั้น โปรแกรมไม่อ่าน ลบทิ้งได้",
    "This sheet is only to look at and is not read; you may delete it.",
)
_HOW_TO = (
    Text(
        "๑. หนึ่งแถวคือหนึ่งโครงการ กิจกรรม หรือมาตรการ ทุกแถวต้องบอกมิติและชื่อ ดูแผ่นงาน 'ตัวอย่าง' "
        "และกรอกปีของแผนกับชื่อหน่วยงานที่แผ่นงาน 'ข้อมูลแผน'",
        "1. A row is a project, activity or measure, with its dimension and name. See the sheet "
        "'Example'; the years and the agency stand on the sheet 'Plan'.",
    ),
    Text(
        "๒. งบประมาณเป็นบาทของแต่ละปี: 0 คือไม่ใช้งบประมาณ 'ไม่ดำเนินการ' คือไม่ทำในปีนั้น "
        "'ไม่ทราบ' คือยังไม่ทราบวงเงิน",
        "2. Budgets are in baht for each year: 0 is none, 'ไม่ดำเนินการ' is not done in that year, "
        "'ไม่ทราบ' is not known.",
    ),
    Text(
        "๓. หลายรายการในช่องเดียวให้ขึ้นบรรทัดใหม่ด้วย Alt+Enter เขียน 'ทุกส่วนราชการ' ได้ "
        "ไม่ใช้สูตร แล้วบันทึกเป็น .xlsx",
        "3. Put several entries of a cell on lines of their own (Alt+Enter); 'ทุกส่วนราชการ' is "
        "every unit. Use no formulas, and save as .xlsx.",
    ),
)
