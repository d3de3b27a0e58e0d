"""Action plans in Excel, as officers make them: merged cells, two rows of titles, rows of sums."""

import re
from collections.abc import Iterator, Mapping, Sequence

from prongsai.core.anticorruption.form import (
    BUDGET,
    COLUMNS,
    FIELDS,
    ToldActionPlan,
    ToldProject,
    title_of,
    year_in,
)
from prongsai.core.documents.plan_form import Told, is_example, says_nothing
from prongsai.core.documents.plan_sheet import (
    LONGEST_TITLE,
    PlanSheet,
    Titles,
    columns_by_title,
    compared_title,
)
from prongsai.core.money import NOT_KNOWN
from prongsai.core.problems import Problem, problem_in
from prongsai.core.sheets.table import Row
from prongsai.core.sheets.values import blank, written
from prongsai.core.sheets.xlsx_merges import Merges, merges_in
from prongsai.core.sheets.xlsx_reading import Worksheet, worksheets
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text

_MOST_ROWS = 700  # of projects, and some of remarks and headings
_MOST_TAGS = 400_000
_FEWEST_HEADS = 3  # known titles that make a row the head of the projects
# What a cell that is merged over several rows says of each of them; anything else is asked.
_CARRIED = ("dimension", "heading", "objective", "target", "responsible", "source")
_OTHER_TITLES: Mapping[str, tuple[str, ...]] = {
    "dimension": ("มิติที่", "มิติของแผน", "ด้าน"),
    "heading": ("ภารกิจ", "ภารกิจตามมิติ", "ภารกิจตามแผน", "หัวข้อย่อย", "แนวทาง", "ประเด็น"),
    "code": ("รหัส",),
    "name": (
        "โครงการ", "กิจกรรม", "มาตรการ", "โครงการ/กิจกรรม", "โครงการ/มาตรการ/กิจกรรม",
        "โครงการ/มาตรการ", "มาตรการ/กิจกรรม", "ชื่อโครงการ", "โครงการหรือกิจกรรม",
    ),
    "objective": ("วัตถุประสงค์ของโครงการ",),
    "target": ("เป้าหมาย", "ตัวชี้วัด", "เป้าหมาย/ตัวชี้วัด", "ตัวชี้วัด/เป้าหมาย", "ผลผลิต"),
    "responsible": (
        "ผู้รับผิดชอบ", "หน่วยงานที่รับผิดชอบ", "ส่วนราชการที่รับผิดชอบ", "กองที่รับผิดชอบ",
    ),
    BUDGET: ("งบประมาณ", "จำนวนเงิน", "งบประมาณรายปี"),
    "source": ("แหล่งที่มาของงบประมาณ", "ที่มาของงบประมาณ", "แหล่งเงิน"),
}  # fmt: skip
_DIMENSION_LINE = re.compile(r"มิติที่|มิติ|dimension", re.IGNORECASE)


def read_action_plan_xlsx(content: bytes, file: str) -> ToldActionPlan:
    """What the one worksheet of projects says, and the one of the plan's own fields."""
    sheets = [
        one
        for one in worksheets(content, file, _MOST_TAGS, _MOST_ROWS)
        if not is_example(one.title)
    ]
    tables = [(one, start) for one in sheets if (start := _head_of_projects(one)) is not None]
    if not tables:
        raise problem_in(file, _NO_TABLE)
    if len(tables) > 1:
        raise problem_in(file, _TWO_TABLES)
    (table, start), *_ = tables
    reading = _Reading(Merges(merges_in(content)[table.title], table.rows))
    reading.take_projects(table.rows, start)
    for one in sheets:
        if one is not table:
            reading.take_fields(one.rows)
    problems = tuple(reading.problems)
    fields = tuple(reading.fields.values())
    return ToldActionPlan(file, fields, tuple(reading.projects), problems=problems)


class _Reading(PlanSheet):
    """What a workbook says, as it is read row by row."""

    def __init__(self, merges: Merges) -> None:
        super().__init__(Titles(FIELDS, COLUMNS, _column))
        self.projects: list[ToldProject] = []
        self._merges = merges
        self._above: dict[str, Told] = {}  # headings that stand in rows of their own

    def take_projects(self, rows: Sequence[Row], start: int) -> None:
        """The rows below the head; the plan's fields may stand above it."""
        self.take_fields(rows[:start])
        columns = self.columns_of(rows[start])
        body = rows[start + 1 :]
        if body and (years := _years_below(body[0], columns)):
            columns = {at: one for at, one in columns.items() if one != BUDGET} | years
            body = body[1:]
        for row in body:
            self._take_row(row, columns)

    def _take_row(self, row: Row, columns: Mapping[int, str]) -> None:
        filled = [at for at, value in enumerate(row.values) if not blank(value)]
        if _is_sum(row, columns) or self._is_heading(row, filled, columns):
            return
        self.not_wider_than_the_head(row, columns)
        told = {one.field: one for one in self._told(row, columns)}
        if not told:
            return
        for field, above in self._above.items():
            told.setdefault(field, above)
        budgets = self._budgets(row, columns)
        self.projects.append(ToldProject(row.place(0), (*told.values(), *budgets)))

    def _is_heading(self, row: Row, filled: list[int], columns: Mapping[int, str]) -> bool:
        """Whether a row has one line across the table, which heads the projects below it."""
        if len(filled) != 1:
            return False
        (at,) = filled
        text = written(row.values[at])
        over = self._merges.over(row.number, at)
        across = over is not None and over.is_across and over.left == at
        if _DIMENSION_LINE.match(text) and (across or columns.get(at) != "name"):
            self._above = {"dimension": Told(row.place(at), "dimension", text)}
            return True
        if across:
            self._above["heading"] = Told(row.place(at), "heading", text)
            return True
        return False

    def _told(self, row: Row, columns: Mapping[int, str]) -> Iterator[Told]:
        for at, field in columns.items():
            value = row.values[at] if at < len(row.values) else None
            if not field or _is_budget(field):
                continue
            over = self._merges.over(row.number, at)
            above = None if over is None or over.top == row.number else self._merges.value(over)
            if not says_nothing(above):
                if field in _CARRIED:
                    yield Told(row.place(at), field, above)
                elif field == "name":
                    self.problems.append(Problem(row.place(at), _NAME_MERGED))
            elif not says_nothing(value):
                yield Told(row.place(at), field, value)

    def _budgets(self, row: Row, columns: Mapping[int, str]) -> Iterator[Told]:
        """The budgets of a row; where none is written, none is known, and some alone is asked."""
        values = {
            at: row.values[at] if at < len(row.values) else None
            for at, field in columns.items()
            if _is_budget(field)
        }
        all_open = all(map(blank, values.values()))
        for at, value in values.items():
            field = columns[at]
            if self._merges.over(row.number, at) is not None:
                self.problems.append(Problem(row.place(at), _BUDGET_MERGED))
            elif all_open:
                yield Told(row.place(at), field, NOT_KNOWN)
            elif blank(value):
                says = _BLANK.fill(what=title_of(field))
                self.problems.append(Problem(row.place(at), says))
            else:
                yield Told(row.place(at), field, value)


def _head_of_projects(sheet: Worksheet) -> int | None:
    """The place of the row that is the head of the projects; ``None`` for a sheet without one."""
    for number, row in enumerate(sheet.rows):
        known = {column for title in row.values if (column := _column(title))}
        if len(known) >= _FEWEST_HEADS and "name" in known:
            return number
    return None


def _years_below(row: Row, columns: Mapping[int, str]) -> dict[int, str]:
    """The budgets of a second row of titles that has nothing but years; none of any other row."""
    filled = {at: written(value) for at, value in enumerate(row.values) if not blank(value)}
    first = next((at for at, one in columns.items() if one == BUDGET), None)
    years = {at: year_in(text) for at, text in filled.items()}
    if (
        first is None
        or not filled
        or any(
            year is None or at < first or columns.get(at, BUDGET) != BUDGET or len(filled[at]) > 20
            for at, year in years.items()
        )
    ):
        return {}
    return {at: f"{BUDGET}.{year}" for at, year in years.items()}


def _column(title: object) -> str | None:
    """As ``Titles`` has it; a title that names a year is that year's budget."""
    compared = compared_title(title)
    found = _BY_TITLE.get(compared)
    if found is None and (year := year_in(written(title)[:LONGEST_TITLE])) is not None:
        rest = compared.replace(str(year), "")
        return f"{BUDGET}.{year}" if rest in _BESIDE_A_YEAR else None
    return found


def _is_sum(row: Row, columns: Mapping[int, str]) -> bool:
    """Whether a row only adds up the rows above it: ``รวม`` and figures, or formulas."""
    said = [
        value
        for at, value in enumerate(row.values)
        if not blank(value) and not _is_budget(columns.get(at, ""))
    ]
    return len(said) == 1 and closed_up(written(said[0])).startswith("รวม")


def _is_budget(field: str) -> bool:
    return field.partition(".")[0] == BUDGET


_BY_TITLE = columns_by_title(COLUMNS, _OTHER_TITLES)
# What stands round the year in the title of a budget: งบประมาณปี … (บาท).
_BESIDE_A_YEAR = frozenset(
    f"{before}{after}"
    for before in (
        "", "งบประมาณ", "งบประมาณปี", "งบประมาณพ.ศ.", "งบประมาณปีพ.ศ.", "ปี", "ปีงบประมาณ",
        "พ.ศ.", "ปีพ.ศ.", "ปีงบประมาณพ.ศ.", "budgetof", "budget",
    )
    for after in ("", "(บาท)", "บาท", "(baht)")
)  # fmt: skip

_NO_TABLE = Text(
    "ไม่พบแถวหัวตารางโครงการ เช่น มิติ โครงการ/กิจกรรม/มาตรการ หน่วยงานรับผิดชอบ งบประมาณ โปรดเริ่มจากแบบกรอก",
    "there is no head of projects, such as Dimension, Project, Responsible units, Budget; "
    "start from the form.",
)
_TWO_TABLES = Text(
    "มีตารางโครงการมากกว่าหนึ่งแผ่นงาน โปรดเหลือไว้แผ่นงานเดียว หรือตั้งชื่อแผ่นที่ไม่ใช้ว่า 'ตัวอย่าง'",
    "more than one worksheet has projects; keep one, or name those not in use 'Example'.",
)
_NAME_MERGED = Text(
    "ชื่อโครงการผสานเซลล์หลายแถว จึงไม่รู้ว่าเป็นโครงการเดียวหรือหลายโครงการ โปรดยกเลิกการผสาน "
    "แล้วเหลือแถวเดียวต่อหนึ่งโครงการ (หลายบรรทัดในช่องเดียวใช้ Alt+Enter)",
    "the name of the project is merged over several rows, so it is not known whether it is one "
    "project or several; unmerge it and keep one row for each (Alt+Enter makes lines in a cell).",
)
_BUDGET_MERGED = Text(
    "งบประมาณผสานเซลล์หลายช่อง จึงไม่รู้ว่าเป็นของโครงการหรือปีใด โปรดยกเลิกการผสานแล้วกรอกทีละช่อง",
    "the budget is merged over several cells, so it is not known of which project or year it is; "
    "unmerge it and fill in each cell.",
)
_BLANK = Text(
    "'{what}' ว่างอยู่ทั้งที่ปีอื่นกรอกแล้ว โปรดเขียน 0 ถ้าไม่ใช้งบประมาณ 'ไม่ดำเนินการ' ถ้าไม่ทำในปีนั้น "
    "หรือ 'ไม่ทราบ' ถ้ายังไม่ทราบ",
    "'{what}' is empty though other years are filled in; write 0 where none is used, "
    "'ไม่ดำเนินการ' where it is not done in that year, or 'ไม่ทราบ' where it is not known.",
)
