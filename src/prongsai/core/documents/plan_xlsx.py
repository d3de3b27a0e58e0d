"""Plans in Excel: a table of measures, one a row, and beside it the fields of the plan itself."""

import re
from collections.abc import Mapping, Sequence

from prongsai.core.documents.plan_form import (
    COLUMNS,
    EITHER,
    FIELDS,
    Told,
    ToldMeasure,
    ToldPlan,
    is_example,
)
from prongsai.core.documents.plan_rows import measures_in
from prongsai.core.documents.plan_sheet import (
    PlanSheet,
    Titles,
    columns_by_title,
    compared_title,
)
from prongsai.core.problems import problem_in
from prongsai.core.sheets.table import Row
from prongsai.core.sheets.values import written
from prongsai.core.sheets.xlsx_merges import Merges, merges_in
from prongsai.core.sheets.xlsx_reading import Worksheet, worksheets
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text

_MOST_ROWS = 2_100  # of measures, and some of remarks above them
_MOST_TAGS = 700_000  # 2,000 rows of sixteen filled columns have about 300,000
_FEWEST_HEADS = 3  # known titles that make a row the head of the measures
_LONGEST_LINE = 500  # letters of a line above the table that may name the year
_FISCAL_YEAR = re.compile(r"ปีงบประมาณ(?:พ\.?ศ\.?)?(\d{4})(?!\d)")
_ASSESSMENT = "ประเมิน"  # a year behind this word is that of the result

# Titles of columns as the documents of agencies have them, beside ours.
# fmt: off
_OTHER_TITLES: Mapping[str, tuple[str, ...]] = {
    "theme": ("ประเด็นการประเมิน", "ชื่อประเด็น", "ประเด็นที่"),
    "indicator": ("ตัวชี้วัดที่", "ตัวชี้วัดของการประเมิน ITA"),
    "answers": (
        "ประเด็นการประเมิน/ตัวชี้วัด", "ประเด็น/ตัวชี้วัด/ข้อ", "ประเด็นหรือตัวชี้วัด", "ตัวชี้วัด/ประเด็น",
        "ตัวชี้วัด/ประเด็นการประเมิน", "ประเด็นตัวชี้วัด",
    ),
    "questions": ("ข้อ", "ข้อคำถาม", "ข้อตรวจ", "รหัสข้อ", "ข้อคำถาม/ข้อตรวจ"),
    "heading": ("หัวข้อย่อย",),
    "findings": ("ข้อค้นพบ", "ข้อบกพร่อง", "สิ่งที่พบ"),
    "measures": ("มาตรการ", "แนวทาง", "มาตรการ/โครงการ/กิจกรรม", "มาตรการหรือแนวทาง"),
    "methods": ("วิธีการ", "วิธีดำเนินการ", "วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ"),
    "steps": ("ขั้นตอน", "ขั้นตอน/วิธีการปฏิบัติ", "ขั้นตอน/วิธีปฏิบัติ", "ขั้นตอนหรือวิธีการปฏิบัติ"),
    "responsible": ("ผู้รับผิดชอบหรือผู้ที่เกี่ยวข้อง", "หน่วยงานรับผิดชอบ", "หน่วยงานที่รับผิดชอบ"),
    "period": ("ระยะเวลา", "ระยะเวลาการดำเนินการ", "กำหนดเวลา"),
    "follow_up": ("ติดตามผลการดำเนินการ", "การติดตาม", "การติดตามผล", "การติดตามและประเมินผล"),
    "supervisor": ("การกำกับติดตาม", "ผู้กำกับติดตาม"),
    "budget": ("งบประมาณ", "งบประมาณที่ใช้", "จำนวนเงิน", "งบประมาณ(บาท)"),
    "evidence": ("หลักฐาน", "หลักฐานเชิงประจักษ์", "เอกสารหลักฐาน", "หลักฐานการดำเนินการ"),
    "results": ("ผลการดำเนินการ", "สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม"),
    "outcomes": ("ผลลัพธ์", "ผลลัพธ์หรือความสำเร็จของการดำเนินการ"),
}
# fmt: on


def read_plan_xlsx(content: bytes, file: str) -> ToldPlan:
    """What the one worksheet of measures says, and the one of the plan's own fields."""
    sheets = [
        one
        for one in worksheets(content, file, _MOST_TAGS, _MOST_ROWS)
        if not is_example(one.title)
    ]
    tables = [(one, start) for one in sheets if (start := _head_of_measures(one)) is not None]
    if not tables:
        raise problem_in(file, _NO_TABLE)
    if len(tables) > 1:
        raise problem_in(file, _TWO_TABLES)
    reading = _Reading()
    (table, start), *_ = tables
    reading.take_measures(table.rows, start, Merges(merges_in(content)[table.title], table.rows))
    for one in sheets:
        if one is not table:
            reading.take_fields(one.rows)
    reading.take_year_of_title(table.rows[:start])
    return ToldPlan(
        file, tuple(reading.fields.values()), tuple(reading.measures), tuple(reading.problems)
    )


class _Reading(PlanSheet):
    """What a workbook says, as it is read row by row."""

    def __init__(self) -> None:
        super().__init__(Titles(FIELDS, COLUMNS, _column))
        self.measures: list[ToldMeasure] = []

    def take_measures(self, rows: Sequence[Row], start: int, merges: Merges) -> None:
        """The rows below the head; the plan's fields may stand above it."""
        self.take_fields(rows[:start])
        columns = self.columns_of(rows[start])
        body = rows[start + 1 :]
        for row in body:
            self.not_wider_than_the_head(row, columns)
        found, problems = measures_in(body, columns, merges)
        self.measures += found
        self.problems += problems

    def take_year_of_title(self, rows: Sequence[Row]) -> None:
        """The fiscal year that the lines above the table name, where no field says it.

        Two years, or only that of the assessment, do not say which one the measures are of.
        """
        said = {
            year: Told(row.place(at), "year", int(year))
            for row in rows
            for at, title in enumerate(row.values)
            for year in _years_of_measures(title)
        }
        if "year" not in self.fields and len(said) == 1:
            self.fields |= {told.field: told for told in said.values()}


def _years_of_measures(title: object) -> list[str]:
    said = closed_up(written(title)[:_LONGEST_LINE])
    return [one[1] for one in _FISCAL_YEAR.finditer(said) if _ASSESSMENT not in said[: one.start()]]


def _head_of_measures(sheet: Worksheet) -> int | None:
    """The place of the row that is the head of the measures; ``None`` for a sheet without one."""
    for number, row in enumerate(sheet.rows):
        known = {column for title in row.values if (column := _column(title))}
        if len(known) >= _FEWEST_HEADS:
            return number
    return None


def _column(title: object) -> str | None:
    return _BY_TITLE.get(compared_title(title))


_BY_TITLE = columns_by_title({**COLUMNS, **EITHER}, _OTHER_TITLES)

_NO_TABLE = Text(
    "ไม่พบแถวหัวตารางมาตรการ เช่น ประเด็น มาตรการ/แนวทาง วิธีการดำเนินการ ผู้รับผิดชอบ โปรดเริ่มจากแบบกรอกแผน",
    "there is no head of measures, such as Theme, Measures, Methods, Responsible; "
    "start from the form of plans.",
)
_TWO_TABLES = Text(
    "มีตารางมาตรการมากกว่าหนึ่งแผ่นงาน โปรดเหลือไว้แผ่นงานเดียว หรือตั้งชื่อแผ่นที่ไม่ใช้ว่า 'ตัวอย่าง'",
    "more than one worksheet has measures; keep one, or name those not in use 'Example'.",
)
