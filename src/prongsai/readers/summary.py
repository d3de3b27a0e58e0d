"""The summary of a folder of reports: a row for each, as an Excel table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from prongsai.core.problems import Problem
from prongsai.core.wording import Text

ADDS_UP, DIFFERS, NOT_KNOWN = "adds_up", "differs", "not_known"


@dataclass(frozen=True)
class ReportRow:
    """What the summary says of one report; of one that cannot be read, only its problems.

    ``file`` is its path below the folder, ``digest`` the SHA-256 of its bytes, ``written`` the
    files made of it. ``sums`` says whether its figures add up, ``not_known`` where too few are
    printed to tell.
    """

    file: str
    digest: str = ""
    agency: str = ""
    province: str = ""
    year: int | None = None
    total: Decimal | None = None
    level: str = ""
    sums: str = NOT_KNOWN
    disagreements: tuple[Text, ...] = ()
    doubts: int = 0
    problems: tuple[Problem, ...] = ()
    written: tuple[str, ...] = ()

    @property
    def was_read(self) -> bool:
        """Whether anything could be read in it: then its facts at least are written."""
        return bool(self.written)

    def as_plain(self) -> dict[str, Any]:
        """The row as JSON keeps it; ``row_from`` takes it back."""
        return {**asdict(self), "total": None if self.total is None else str(self.total)}

    def as_json(self, language: str) -> dict[str, Any]:
        """The row for machines, its sentences in one language."""
        return {
            **self.as_plain(),
            "disagreements": [one.say(language) for one in self.disagreements],
            "problems": [
                {"where": one.where.say(language), "says": one.says.say(language)}
                for one in self.problems
            ],
        }


def row_from(plain: Mapping[str, Any]) -> ReportRow:
    """A row that ``as_plain`` gave; KeyError, TypeError or ValueError for anything else."""
    return ReportRow(
        **{
            **plain,
            "total": None if plain["total"] is None else Decimal(plain["total"]),
            "disagreements": tuple(Text(*one) for one in plain["disagreements"]),
            "problems": tuple(
                Problem(Text(*where), Text(*says)) for where, says in plain["problems"]
            ),
            "written": tuple(plain["written"]),
        }
    )


def summary_bytes(rows: Iterable[ReportRow], language: str = "th") -> bytes:
    """The summary as an Excel file; what was printed is never run as a formula."""
    from io import BytesIO

    from prongsai.core.sheets.xlsx_look import LARGE, lay_out, new_workbook, write_head

    workbook = new_workbook()
    page = workbook.worksheets[0]
    page.title = _TITLE.say(language)[:31]
    page.cell(1, 1, _TITLE.say(language)).font = LARGE
    write_head(page, _HEAD_ROW, [title.say(language) for title, _ in _COLUMNS])
    for number, row in enumerate(rows, start=_HEAD_ROW + 1):
        _write_row(page, number, _values(row, language))
    lay_out(page, _HEAD_ROW, "landscape", language)
    for (_, width), letter in zip(_COLUMNS, "ABCDEFGHIJ", strict=True):
        page.column_dimensions[letter].width = width
    page.auto_filter.ref = f"A{_HEAD_ROW}:J{max(page.max_row, _HEAD_ROW)}"
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def _write_row(page: Any, number: int, values: Sequence[str | int | Decimal | None]) -> None:
    from openpyxl.styles import Alignment

    from prongsai.core.sheets.xlsx_look import FROM_THE_TOP, GRID, lines_of, set_height, write

    number_at = Alignment(horizontal="center", vertical="top")
    lines = 1
    for column, value in enumerate(values, start=1):
        cell = page.cell(number, column)
        write(cell, value, FROM_THE_TOP if isinstance(value, str) else number_at)
        cell.border = GRID
        if isinstance(value, Decimal):
            cell.number_format = "0.00"
        elif isinstance(value, str):
            lines = max(lines, lines_of(value, _COLUMNS[column - 1][1]))
    # A line to spare: other fonts than ours, where it is missing, are wider.
    set_height(page, number, lines + (lines > 1))


def _values(row: ReportRow, language: str) -> tuple[str | int | Decimal | None, ...]:
    problems = "\n".join(one.says.say(language) for one in row.problems)
    if not row.was_read:
        return (row.file, None, None, None, None, None, None, None, None, problems)
    return (
        row.file,
        row.agency,
        row.province,
        row.year,
        row.total,
        row.level,
        SUMS[row.sums].say(language),
        "\n".join(one.say(language) for one in row.disagreements),
        row.doubts,
        problems,
    )


SUMS = {
    ADDS_UP: Text("ตรงกัน", "adds up"),
    DIFFERS: Text("ไม่ตรงกัน", "does not add up"),
    NOT_KNOWN: Text("ตัวเลขไม่พอให้ตรวจ", "too few figures to tell"),
}
_HEAD_ROW = 2
_TITLE = Text("สรุปรายงานที่อ่าน", "Reports read")
_COLUMNS = (
    (Text("ไฟล์", "File"), 34),
    (Text("หน่วยงาน", "Agency"), 34),
    (Text("จังหวัด", "Province"), 16),
    (Text("ปีงบประมาณ", "Fiscal year"), 14),
    (Text("คะแนนรวม", "Total"), 11),
    (Text("ระดับ", "Level"), 14),
    (Text("ตัวเลขตรงกันหรือไม่", "Do the figures add up"), 20),
    (Text("ที่ไม่ตรงกัน", "What does not add up"), 48),
    (Text("จุดที่ควรตรวจ", "Doubts"), 15),
    (Text("ปัญหา", "Problems"), 44),
)
