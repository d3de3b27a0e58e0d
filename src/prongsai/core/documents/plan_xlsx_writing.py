"""Plans as Excel workbooks: the form that an officer fills in, with an example beside it."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.documents.plan_form import COLUMNS, EXAMPLE, FIELDS
from prongsai.core.documents.plan_writing import field_values, measure_values
from prongsai.core.framework import Framework
from prongsai.core.sheets.form import draft_remark
from prongsai.core.sheets.xlsx_look import (
    BOLD,
    FROM_THE_TOP,
    GRID,
    HEADER_ROW,
    ROW_HEIGHT,
    TO_FILL,
    WRAPPED,
    lay_out,
    lines_of,
    new_workbook,
    set_height,
    write,
    write_head,
    write_top,
)
from prongsai.core.thai import thai_digits
from prongsai.core.wording import Text

_WIDTHS = {
    "theme": 30,
    "indicator": 22,
    "questions": 13,
    "heading": 20,
    "period": 20,
    "follow_up": 22,
    "supervisor": 18,
    "responsible": 22,
    "remark": 18,
}
_WIDE = 36
_FIELD_WIDTHS = (26, 52, 60)
_LINE = 230  # characters across the whole form
_EMPTY_ROWS = 20  # below the last measure, framed and with drop-downs


def plan_xlsx_bytes(plan: Plan, framework: Framework, language: str) -> bytes:
    """A plan as the Excel form to fill in."""
    workbook = new_workbook()
    choices = _Choices(framework, language)
    page = workbook.worksheets[0]
    page.title = _MEASURES.say(language)
    title = _TITLE.fill(year=plan.year, assessed=plan.assessed).say(language)
    remarks = [text.say(language) for text in (*_HOW_TO, *draft_remark(framework))]
    _write_measures(page, title, remarks, plan.measures, choices, language)
    _write_empty_rows(page, len(plan.measures))
    fields = workbook.create_sheet(_FIELDS.say(language))
    _write_fields(fields, plan, language)
    example = workbook.create_sheet(EXAMPLE.say(language))
    _write_measures(
        example,
        _EXAMPLE_TITLE.say(language),
        [_EXAMPLE_REMARK.say(language)],
        _examples(framework),
        choices,
        language,
    )
    lists = workbook.create_sheet(_LISTS.say(language))
    choices.write(lists)
    choices.offer(page, lists.title, HEADER_ROW + 1 + len(plan.measures) + _EMPTY_ROWS)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


class _Choices:
    """What the drop-downs of the form offer; other ways of writing are read as well."""

    def __init__(self, framework: Framework, language: str) -> None:
        self._themes = {
            one.code: f"{one.code}. {one.name.say(language)}" for one in framework.themes
        }
        self._indicators = {
            node.code: f"{node.code} {node.name.say(language)}"
            for node in framework.assessment.walk()
            if node.kind in ("indicator", "sub_indicator")
        }
        self._periods = (
            "ตลอดปีงบประมาณ", "รอบ 6 เดือน", "6 เดือนหลัง",
            "ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4", "ภายใน ธ.ค.", "ภายใน มี.ค.",
        )  # fmt: skip

    def said(self, column: str, value: str | tuple[str, ...]) -> str:
        """A value as its cell says it."""
        if isinstance(value, tuple):
            return ", ".join(map(str.upper, value)) if column == "questions" else "\n".join(value)
        named = {"theme": self._themes, "indicator": self._indicators}.get(column, {})
        return named.get(value, value)

    def write(self, page: Worksheet) -> None:
        """The lists on a worksheet of their own: a list in a validation has room for few."""
        for column, (_, entries) in enumerate(self._lists(), 1):
            for row, entry in enumerate(entries, 1):
                write(page.cell(row, column), entry, WRAPPED)
            page.column_dimensions[get_column_letter(column)].width = 60
        page.sheet_state = "hidden"

    def offer(self, page: Worksheet, lists: str, last_row: int) -> None:
        """Drop-downs for every row down to ``last_row``; they propose and refuse nothing."""
        for number, (column, entries) in enumerate(self._lists(), 1):
            letter, at = get_column_letter(number), get_column_letter(_place(column))
            validation = DataValidation(
                type="list",
                formula1=f"'{lists}'!${letter}$1:${letter}${len(entries)}",
                allow_blank=True,
                showErrorMessage=False,
            )
            validation.add(f"{at}{HEADER_ROW + 1}:{at}{last_row}")
            page.add_data_validation(validation)

    def _lists(self) -> Sequence[tuple[str, Sequence[str]]]:
        return (
            ("theme", tuple(self._themes.values())),
            ("indicator", tuple(self._indicators.values())),
            ("period", self._periods),
        )


def _write_measures(
    page: Worksheet,
    title: str,
    remarks: list[str],
    measures: Iterable[Measure],
    choices: _Choices,
    language: str,
) -> None:
    heads = [text.say(language) for text in COLUMNS.values()]
    write_top(page, thai_digits(title) if language == "th" else title, remarks, heads, _LINE)
    page.row_dimensions[2].height += ROW_HEIGHT
    page.row_dimensions[HEADER_ROW].height = ROW_HEIGHT * 2
    for number, measure in enumerate(measures, HEADER_ROW + 1):
        _write_measure(page, number, measure, choices)
    for column in COLUMNS:
        page.column_dimensions[get_column_letter(_place(column))].width = _width(column)
    lay_out(page, HEADER_ROW, "landscape", language)


def _write_measure(page: Worksheet, number: int, measure: Measure, choices: _Choices) -> None:
    lines = 1
    for place, (column, value) in enumerate(measure_values(measure), 1):
        cell = page.cell(number, place)
        said = choices.said(column, value)
        write(cell, said or None, FROM_THE_TOP)
        cell.number_format = "@"  # Excel turns 9.1 and 1/2 into dates and numbers otherwise
        cell.border = GRID
        if not said:
            cell.fill = TO_FILL
        lines = max(lines, lines_of(said, _width(column)))
    set_height(page, number, lines + 1)  # fonts differ in height, and no last line may hide


def _write_empty_rows(page: Worksheet, measures: int) -> None:
    first = HEADER_ROW + 1 + measures
    for row in page.iter_rows(first, first + _EMPTY_ROWS - 1, 1, len(COLUMNS)):
        for cell in row:
            write(cell, None, FROM_THE_TOP)
            cell.number_format = "@"
            cell.border = GRID


def _write_fields(page: Worksheet, plan: Plan, language: str) -> None:
    write_head(page, 1, [text.say(language) for text in _FIELD_HEAD])
    for number, (field, value) in enumerate(field_values(plan), 2):
        said = "\n".join(value) if isinstance(value, tuple) else value
        for column, one in enumerate((field, FIELDS[field].say(language), said or None), 1):
            cell = page.cell(number, column)
            write(cell, one, WRAPPED)
            cell.border = GRID
        page.cell(number, 2).font = BOLD
        page.cell(number, 3).fill = TO_FILL
        set_height(page, number, lines_of(str(said), _FIELD_WIDTHS[2]))
    for place, width in enumerate(_FIELD_WIDTHS, 1):
        page.column_dimensions[get_column_letter(place)].width = width
    lay_out(page, 1, "portrait", language)


def _place(column: str) -> int:
    return list(COLUMNS).index(column) + 1


def _width(column: str) -> int:
    return _WIDTHS.get(column, _WIDE)


def _examples(framework: Framework) -> Iterable[Measure]:
    themes = [theme.code for theme in framework.themes]
    if not themes:
        return
    yield Measure(
        theme=themes[0],
        findings=("ผู้รับบริการบางส่วนไม่ทราบขั้นตอนและระยะเวลาให้บริการ",),
        measures=("จัดทำคู่มือการให้บริการฉบับประชาชน",),
        methods=(
            "ทบทวนขั้นตอนการให้บริการทุกงาน",
            "จัดทำแผ่นภาพขั้นตอนและระยะเวลา ติดประกาศ ณ จุดบริการและบนเว็บไซต์",
        ),
        steps=("แต่งตั้งคณะทำงาน", "ยกร่างคู่มือ", "เผยแพร่และประชาสัมพันธ์"),
        responsible=("สำนักปลัด", "ทุกกอง"),
        period_printed="ตลอดปีงบประมาณ",
        follow_up="รายงานผลในการประชุมประจำเดือน",
        supervisor="สำนักปลัด",
        results=("เผยแพร่คู่มือแล้วครบทุกงานบริการ",),
        outcomes=("ผู้รับบริการทราบขั้นตอนก่อนมาติดต่อ",),
        suggestions=("ควรทบทวนคู่มือทุกปี",),
    )


_MEASURES = Text("แผนมาตรการ", "Measures")
_FIELDS = Text("ข้อมูลแผน", "Plan")
_LISTS = Text("รายการเลือก", "Lists")
_FIELD_HEAD = (Text("รหัส", "code"), Text("รายการ", "title"), Text("ค่า", "value"))
_TITLE = Text(
    "แผนมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {year} (จากผลการประเมินปี {assessed})",
    "Plan of measures, fiscal year {year} (answers the assessment of {assessed})",
)
_EXAMPLE_TITLE = Text("ตัวอย่างการกรอก", "An example")
_EXAMPLE_REMARK = Text(
    "แผ่นงานนี้มีไว้ดูเท่านั้น โปรแกรมไม่อ่าน ลบทิ้งได้",
    "This sheet is only to look at and is not read; you may delete it.",
)
_HOW_TO = (
    Text(
        "๑. หนึ่งแถวคือหนึ่งมาตรการ เพิ่มหรือลบแถวได้ ทุกแถวต้องบอกประเด็น ตัวชี้วัด หรือข้อ (ผสานเซลล์ลงมาได้) "
        "ดูแผ่นงาน 'ตัวอย่าง' และกรอกชื่อหน่วยงานกับข้อจำกัดที่แผ่นงาน 'ข้อมูลแผน'",
        "1. A row is a measure; add or delete rows. Every row says its theme, indicator or "
        "questions (cells may be merged downwards). See the sheet 'Example'; the agency and its "
        "limits stand on the sheet 'Plan'.",
    ),
    Text(
        "๒. หลายรายการในช่องเดียวให้ขึ้นบรรทัดใหม่ด้วย Alt+Enter ไม่ต้องใส่เลขลำดับ เอกสารใส่ให้เอง",
        "2. Put several entries of a cell on lines of their own (Alt+Enter), without numbers: "
        "each document sets its own.",
    ),
    Text(
        "๓. ช่องที่ยังไม่มีข้อมูลให้เว้นว่าง ในเอกสารจะเป็นจุดไข่ปลาให้กรอกด้วยมือ ไม่ใช้สูตร แล้วบันทึกเป็น .xlsx",
        "3. Leave empty what is not known yet: it becomes dots to fill in by hand. "
        "Use no formulas, and save as .xlsx.",
    ),
)
