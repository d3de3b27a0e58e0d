"""Reports on action plans in Excel, as officers fill them in: our form, or a table of their own."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from prongsai.core.anticorruption.form import BUDGET, ToldProject, year_in
from prongsai.core.anticorruption.report_form import (
    MARK,
    OF_PROGRESS,
    REPORT_COLUMNS,
    REPORT_FIELDS,
)
from prongsai.core.anticorruption.reporting import STATUSES
from prongsai.core.documents.plan_form import Told, is_example, says_nothing
from prongsai.core.documents.plan_sheet import PlanSheet, Titles, columns_by_title, compared_title
from prongsai.core.money import leaves_open
from prongsai.core.problems import Problem, problem_in
from prongsai.core.sheets.table import Row
from prongsai.core.sheets.values import blank, quoted, written
from prongsai.core.sheets.xlsx_merges import Merges, merges_in
from prongsai.core.sheets.xlsx_reading import Worksheet, worksheets
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text

_MOST_ROWS = 700  # of projects, and some of remarks and headings
_MOST_TAGS = 400_000
_FEWEST_HEADS = 3  # known titles that make a row the head of the projects
_STATUS = "status."  # columns that are ticked, one for each status
_AMOUNTS = ("spent", BUDGET)
_OTHER_TITLES: Mapping[str, tuple[str, ...]] = {
    "name": (
        "โครงการ", "กิจกรรม", "มาตรการ", "โครงการ/กิจกรรม", "โครงการ/มาตรการ/กิจกรรม",
        "โครงการ/มาตรการ", "ชื่อโครงการ", "โครงการหรือกิจกรรม",
    ),
    "code": ("รหัส",),
    "dimension": ("มิติที่", "มิติของแผน", "ด้าน"),
    "heading": ("ภารกิจ", "หัวข้อย่อย", "แนวทาง", "ประเด็น"),
    "objective": ("วัตถุประสงค์ของโครงการ",),
    "target": ("เป้าหมาย", "ตัวชี้วัด", "เป้าหมาย/ตัวชี้วัด", "ผลผลิต"),
    "responsible": ("ผู้รับผิดชอบ", "หน่วยงานที่รับผิดชอบ", "ส่วนราชการที่รับผิดชอบ"),
    BUDGET: ("งบประมาณ", "งบประมาณตามแผน", "งบประมาณที่ตั้งไว้", "งบประมาณตามแผน (บาท)"),
    "source": ("แหล่งที่มาของงบประมาณ", "ที่มาของงบประมาณ"),
    "status": ("สถานะการดำเนินงาน", "สถานะการดำเนินการ", "สถานะโครงการ"),
    "spent": (
        "งบประมาณที่ใช้", "งบประมาณที่ใช้จริง", "งบประมาณที่ใช้ไป", "งบประมาณที่ใช้จ่าย",
        "ใช้จ่ายจริง", "ใช้จ่ายจริง (บาท)", "งบประมาณที่เบิกจ่าย", "เบิกจ่าย", "ผลการเบิกจ่าย",
        "เบิกจ่าย (บาท)", "งบประมาณที่ใช้จริง (บาท)", "งบประมาณที่เบิกจ่าย (บาท)",
    ),
    "result": ("ผลการดำเนินการ", "ผลดำเนินงาน", "ผลการดำเนินงานตามแผน", "สรุปผลการดำเนินงาน"),
    "problem": ("ปัญหา", "อุปสรรค", "ปัญหาอุปสรรค", "ปัญหาและอุปสรรค", "ปัญหา อุปสรรค"),
    "suggestion": ("แนวทางแก้ไข", "ข้อเสนอแนะ/แนวทางแก้ไข", "แนวทางแก้ไขปัญหา"),
    "reason": ("เหตุผล", "เหตุผลที่ไม่สามารถดำเนินการได้", "สาเหตุที่ไม่ได้ดำเนินการ"),
    "evidence": ("หลักฐาน", "เอกสารหลักฐาน", "ลิงก์", "ลิงก์หลักฐาน"),
}  # fmt: skip
_TICKS = frozenset({"✓", "✔", "√", "☑", "/", "x", "●", "•", "1", "ใช่", "true"})


class RowsTold(NamedTuple):
    """The rows that report anything, what a workbook says of the report, and what is unreadable."""

    rows: tuple[ToldProject, ...]
    fields: Mapping[str, Told]
    problems: tuple[Problem, ...]


def read_report_rows(content: bytes, file: str) -> RowsTold:
    """What the one worksheet of projects says, and the one about the report itself."""
    every = worksheets(content, file, _MOST_TAGS, _MOST_ROWS)
    sheets = [one for one in every if not is_example(one.title)]
    tables = [(one, start) for one in sheets if (start := _head_of(one)) is not None]
    if not tables:
        raise problem_in(file, _NO_TABLE)
    if len(tables) > 1:
        raise problem_in(file, _TWO_TABLES)
    (table, start), *_ = tables
    reading = _Reading(Merges(merges_in(content)[table.title], table.rows))
    reading.take_rows(table.rows, start)
    for one in sheets:
        if one is not table:
            reading.take_fields(one.rows)
    return RowsTold(tuple(reading.rows), reading.fields, tuple(reading.problems))


class _Reading(PlanSheet):
    """What a workbook says, as it is read row by row."""

    def __init__(self, merges: Merges) -> None:
        super().__init__(Titles(REPORT_FIELDS, REPORT_COLUMNS, _column))
        self.rows: list[ToldProject] = []
        self._merges = merges

    def take_rows(self, rows: Sequence[Row], start: int) -> None:
        """The rows below the head; what the report itself is may stand above it."""
        self.take_fields(rows[:start])
        columns = self.columns_of(rows[start])
        for row in rows[start + 1 :]:
            if not _is_sum(row, columns):
                self._take_row(row, columns)

    def _take_row(self, row: Row, columns: Mapping[int, str]) -> None:
        told = {one.field: one for one in self._told(row, columns)}
        ticked = self._ticked(row, columns)
        if ticked is not None:
            told.setdefault("status", ticked)
        if not told.keys() & set(OF_PROGRESS):
            return
        self.not_wider_than_the_head(row, columns)
        if "name" not in told:
            self.problems.append(Problem(row.place(0), _NO_NAME))
            return
        self.rows.append(ToldProject(row.place(0), tuple(told.values())))

    def _told(self, row: Row, columns: Mapping[int, str]) -> Iterator[Told]:
        for at, field in columns.items():
            if field not in (*OF_PROGRESS, "name", "code", MARK):
                continue
            value = row.values[at] if at < len(row.values) else None
            over = self._merges.over(row.number, at)
            if over is not None and over.is_down and field in ("name", "spent"):
                self.problems.append(Problem(row.place(at), _MERGED.fill(what=_title(field))))
                continue
            if over is not None and over.top != row.number and field in OF_PROGRESS:
                value = self._merges.value(over)  # one result of several projects
            if not says_nothing(value) and not (field == "spent" and leaves_open(value)):
                yield Told(row.place(at), field, value)

    def _ticked(self, row: Row, columns: Mapping[int, str]) -> Told | None:
        """The status whose column is ticked; one problem where several are, or a tick is none."""
        found = []
        for at, field in columns.items():
            value = row.values[at] if at < len(row.values) else None
            if not field.startswith(_STATUS) or says_nothing(value):
                continue
            if closed_up(written(value)).casefold() not in _TICKS:
                says = _NO_TICK.fill(value=quoted(value))
                self.problems.append(Problem(row.place(at), says))
                continue
            found.append(Told(row.place(at), "status", field.removeprefix(_STATUS)))
        if len(found) > 1:
            self.problems.append(Problem(row.place(0), _TWO_STATUSES))
        return found[0] if found else None


def _head_of(sheet: Worksheet) -> int | None:
    """The place of the row that is the head of a report; ``None`` for a sheet without one."""
    for number, row in enumerate(sheet.rows):
        known = {column for title in row.values if (column := _column(title))}
        reports = any(one in OF_PROGRESS or one.startswith(_STATUS) for one in known)
        if len(known) >= _FEWEST_HEADS and "name" in known and reports:
            return number
    return None


def _column(title: object) -> str | None:
    """As ``Titles`` has it; a title that names a year is that year's budget."""
    compared = compared_title(title)
    found = _BY_TITLE.get(compared)
    if (
        found is None
        and compared.startswith(("งบประมาณ", "budget"))
        and (year := year_in(compared))
    ):
        return f"{BUDGET}.{year}"
    return found


def _is_sum(row: Row, columns: Mapping[int, str]) -> bool:
    """Whether a row only adds up the rows above it: ``รวม`` and figures, or formulas."""
    said = [
        value
        for at, value in enumerate(row.values)
        if not blank(value) and columns.get(at, "").partition(".")[0] not in _AMOUNTS
    ]
    return len(said) == 1 and closed_up(written(said[0])).startswith("รวม")


def _title(field: str) -> Text:
    return REPORT_COLUMNS[field]


_BY_TITLE = {
    **columns_by_title(REPORT_COLUMNS, _OTHER_TITLES),
    **{compared_title(one): f"{_STATUS}{code}" for code, text in STATUSES.items() for one in text},
}
_NO_TABLE = Text(
    "ไม่พบแถวหัวตารางของรายงาน เช่น โครงการ/กิจกรรม/มาตรการ สถานะ งบประมาณที่ใช้ "
    "ผลการดำเนินงาน โปรดเริ่มจากแบบกรอก",
    "there is no head of a report, such as Project, Status, Spent, Result; start from the form.",
)
_TWO_TABLES = Text(
    "มีตารางรายงานมากกว่าหนึ่งแผ่นงาน โปรดเหลือไว้แผ่นงานเดียว หรือตั้งชื่อแผ่นที่ไม่ใช้ว่า 'ตัวอย่าง'",
    "more than one worksheet has a report; keep one, or name those not in use 'Example'.",
)
_NO_NAME = Text(
    "แถวนี้มีผลการดำเนินงานแต่ไม่บอกชื่อโครงการ โปรดเติมชื่อตามแผน หรือลบแถว",
    "this row reports something, but names no project; write its name as in the plan, or delete "
    "the row.",
)
_MERGED = Text(
    "'{what}' ผสานเซลล์หลายแถว จึงไม่รู้ว่าเป็นของโครงการใด โปรดยกเลิกการผสานแล้วกรอกทีละแถว",
    "'{what}' is merged over several rows, so it is not known of which project it is; unmerge it "
    "and fill in each row.",
)
_NO_TICK = Text(
    "'{value}' อยู่ในช่องทำเครื่องหมายสถานะ โปรดใช้ ✓ หรือ / หรือย้ายข้อความไปช่องผลการดำเนินงาน",
    "'{value}' stands where a status is ticked; use ✓ or /, or move the words to the result.",
)
_TWO_STATUSES = Text(
    "โครงการนี้ทำเครื่องหมายสถานะมากกว่าหนึ่งช่อง โปรดเหลือไว้ช่องเดียว",
    "more than one status is ticked for this project; keep one.",
)
