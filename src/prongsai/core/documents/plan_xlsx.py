"""Plans in Excel: a table of measures, one a row, and beside it the fields of the plan itself."""

from collections.abc import Iterable, Mapping, Sequence

from prongsai.core.documents.plan_form import (
    COLUMNS,
    FIELDS,
    Told,
    ToldMeasure,
    ToldPlan,
    is_example,
    says_nothing,
)
from prongsai.core.documents.plan_rows import measures_in
from prongsai.core.problems import Problem, problem_in
from prongsai.core.sheets.table import Row
from prongsai.core.sheets.values import blank, quoted, written
from prongsai.core.sheets.xlsx_merges import Merges, merges_in
from prongsai.core.sheets.xlsx_reading import Worksheet, worksheets
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text

_MOST_ROWS = 2_100  # of measures, and some of remarks above them
_MOST_TAGS = 700_000  # 2,000 rows of sixteen filled columns have about 300,000
_FEWEST_HEADS = 3  # known titles that make a row the head of the measures
_LONGEST_TITLE = 100

# Titles of columns as the documents of agencies have them, beside ours.
_OTHER_TITLES: Mapping[str, tuple[str, ...]] = {
    "theme": ("ประเด็นการประเมิน", "ชื่อประเด็น", "ประเด็นที่"),
    "indicator": ("ตัวชี้วัดที่", "ตัวชี้วัดของการประเมิน ITA"),
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
# A column that only counts the rows says nothing.
_COUNTING = ("ที่", "ลำดับ", "ลำดับที่", "no", "no.", "#")


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
    return ToldPlan(
        file, tuple(reading.fields.values()), tuple(reading.measures), tuple(reading.problems)
    )


class _Reading:
    """What a workbook says, as it is read row by row."""

    def __init__(self) -> None:
        self.fields: dict[str, Told] = {}
        self.measures: list[ToldMeasure] = []
        self.problems: list[Problem] = []

    def take_fields(self, rows: Iterable[Row]) -> None:
        """The rows whose first cell is the code of a field; others are for people only."""
        for row in rows:
            code = written(row.values[0]).strip().lower()
            if code not in FIELDS:
                continue
            values = [
                (at, one) for at, one in enumerate(row.values[2:], 2) if not says_nothing(one)
            ]
            for at, value in values[:1]:
                told = Told(row.place(at), code, value)
                if code in self.fields:
                    says = _TWICE.fill(field=FIELDS[code], first=self.fields[code].where)
                    self.problems.append(Problem(told.where, says))
                self.fields.setdefault(code, told)

    def take_measures(self, rows: Sequence[Row], start: int, merges: Merges) -> None:
        """The rows below the head; the plan's fields may stand above it."""
        self.take_fields(rows[:start])
        columns = self._columns(rows[start])
        body = rows[start + 1 :]
        for row in body:
            self._not_wider_than_the_head(row, columns)
        found, problems = measures_in(body, columns, merges)
        self.measures += found
        self.problems += problems

    def _columns(self, head: Row) -> dict[int, str]:
        columns: dict[int, str] = {}
        for at, title in enumerate(head.values):
            column = _column(title)
            if column in columns.values() and column:
                says = _HEAD_TWICE.fill(name=quoted(title))
                self.problems.append(Problem(head.place(at), says))
            elif column is not None:
                columns[at] = column
            elif not blank(title):
                known = ", ".join(text.th for text in COLUMNS.values())
                says = _NO_SUCH_HEAD.fill(name=quoted(title), known=known)
                self.problems.append(Problem(head.place(at), says))
                columns[at] = ""  # told once, and not again in each row
        return columns

    def _not_wider_than_the_head(self, row: Row, columns: Mapping[int, str]) -> None:
        for at, value in enumerate(row.values):
            if at not in columns and not blank(value):
                self.problems.append(Problem(row.place(at), _NO_HEAD.fill(value=quoted(value))))


def _head_of_measures(sheet: Worksheet) -> int | None:
    """The place of the row that is the head of the measures; ``None`` for a sheet without one."""
    for number, row in enumerate(sheet.rows):
        known = {column for title in row.values if (column := _column(title))}
        if len(known) >= _FEWEST_HEADS:
            return number
    return None


def _column(title: object) -> str | None:
    """The column of a title, an empty one for a count of rows; ``None`` for any other title."""
    return _BY_TITLE.get(_compared(written(title)[:_LONGEST_TITLE]))


def _compared(title: str) -> str:
    return closed_up(title).casefold()


_BY_TITLE = {
    **{_compared(title): "" for title in _COUNTING},
    **{
        _compared(said): column
        for column, title in COLUMNS.items()
        for said in (column, *title, *_OTHER_TITLES.get(column, ()))
    },
}

_NO_TABLE = Text(
    "ไม่พบแถวหัวตารางมาตรการ เช่น ประเด็น มาตรการ/แนวทาง วิธีการดำเนินการ ผู้รับผิดชอบ โปรดเริ่มจากแบบกรอกแผน",
    "there is no head of measures, such as Theme, Measures, Methods, Responsible; "
    "start from the form of plans.",
)
_TWO_TABLES = Text(
    "มีตารางมาตรการมากกว่าหนึ่งแผ่นงาน โปรดเหลือไว้แผ่นงานเดียว หรือตั้งชื่อแผ่นที่ไม่ใช้ว่า 'ตัวอย่าง'",
    "more than one worksheet has measures; keep one, or name those not in use 'Example'.",
)
_HEAD_TWICE = Text(
    "คอลัมน์ '{name}' มีสองคอลัมน์ โปรดเหลือไว้คอลัมน์เดียว",
    "there are two columns '{name}'; keep one of them.",
)
_NO_SUCH_HEAD = Text(
    "ไม่รู้จักคอลัมน์ '{name}' คอลัมน์ที่ใช้ได้คือ {known} โปรดแก้ชื่อหรือลบคอลัมน์",
    "the column '{name}' is not known; there are {known}: rename or delete it.",
)
_NO_HEAD = Text(
    "มี '{value}' ในคอลัมน์ที่ไม่มีหัวตาราง โปรดย้ายเข้าคอลัมน์ของมันหรือลบออก",
    "'{value}' stands in a column without a title; move it into its column or delete it.",
)
_TWICE = Text(
    "'{field}' มีค่าอยู่แล้วที่ {first} โปรดเหลือไว้ค่าเดียว",
    "'{field}' already has a value at {first}; keep one of the two.",
)
