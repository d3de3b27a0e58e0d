"""Plans as Excel workbooks: the form that an officer fills in, with an example beside it."""

from collections.abc import Iterable, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.documents.plan_form import COLUMNS, EXAMPLE, FIELDS
from prongsai.core.documents.plan_writing import field_values, measure_values
from prongsai.core.framework import Framework
from prongsai.core.sheets.form import draft_remark
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
    first_empty = HEADER_ROW + 1 + len(plan.measures)
    write_empty_rows(page, first_empty, _EMPTY_ROWS, len(COLUMNS))
    fields = workbook.create_sheet(_FIELDS.say(language))
    write_fields(fields, _fields_of(plan), widths=_FIELD_WIDTHS, language=language)
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
    choices.offer(page, lists.title, first_empty + _EMPTY_ROWS)
    return bytes_of(workbook)


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
            entries_at = f"'{lists}'!${letter}$1:${letter}${len(entries)}"
            offer(page, entries_at, f"{at}{HEADER_ROW + 1}:{at}{last_row}")

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
    write_form_head(page, title, remarks, heads, lines=2, language=language)
    widths = [_WIDTHS.get(column, _WIDE) for column in COLUMNS]
    for number, measure in enumerate(measures, HEADER_ROW + 1):
        said = [choices.said(column, value) for column, value in measure_values(measure)]
        write_row(page, number, said, widths)
    set_widths(page, widths)
    lay_out(page, HEADER_ROW, "landscape", language)


def _fields_of(plan: Plan) -> Iterable[tuple[str, Text, str | int]]:
    for field, value in field_values(plan):
        yield field, FIELDS[field], "\n".join(value) if isinstance(value, tuple) else value


def _place(column: str) -> int:
    return list(COLUMNS).index(column) + 1


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
