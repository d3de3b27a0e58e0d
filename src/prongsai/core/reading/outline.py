"""The outline of a report: running text and tables, with what each column of a table means."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

# What a column of a table can mean, whatever an agency calls it.
Meaning = Literal[
    "number",        # ลำดับ, ข้อ (an item's or a row's number)
    "instrument",    # แบบวัด, เครื่องมือ
    "indicator",     # ตัวชี้วัด
    "subject",       # ประเด็น, หัวข้อ, มาตรการ/โครงการ: the first column of a table of measures
    "question",      # ข้อคำถาม, ประเด็นการตรวจ, หัวข้อการประเมิน
    "score",         # คะแนน, ผลคะแนน
    "level",         # ระดับ
    "yes", "no",     # มี, ไม่มี (percentages)
    "comment",       # ความคิดเห็น
    "analysis",      # การวิเคราะห์ผลการประเมิน, ประเด็นที่ต้องแก้ไข/ปรับปรุง
    "below_60", "60_to_85", "above_85",  # groups
    "method",        # วิธีการดำเนินการ, วิธีการนำผล…ไปสู่การปฏิบัติ
    "step",          # ขั้นตอน/วิธีปฏิบัติ
    "responsible",   # ผู้รับผิดชอบ, หน่วยงานรับผิดชอบ
    "period",        # ระยะเวลา
    "follow_up",     # ติดตามผล
    "supervisor",    # การกำกับติดตาม สำนัก/กอง
    "result",        # ผลการดำเนินงาน, สรุปผล
    "outcome",       # ผลลัพธ์หรือความสำเร็จ
    "suggestion",    # ข้อเสนอแนะ
    "remark",        # หมายเหตุ
    "unknown",
]  # fmt: skip


class CellRead(NamedTuple):
    """A cell: its paragraphs, words broken by line ends joined again, first and last line."""

    paragraphs: tuple[str, ...]
    first: int
    last: int

    @property
    def text(self) -> str:
        """Its paragraphs as one text."""
        return " ".join(self.paragraphs)


class RowRead(NamedTuple):
    """A row with what continued it on the next page; a ``spanning`` row heads those after it."""

    cells: tuple[CellRead, ...]
    spanning: bool = False


@dataclass(frozen=True)
class TableRead:
    """A table with the pieces that page breaks made of it; a cell for each of ``columns``."""

    columns: tuple[Meaning, ...]
    titles: tuple[str, ...]
    rows: tuple[RowRead, ...]
    first: int
    last: int


@dataclass(frozen=True)
class TextRead:
    """A paragraph of running text; ``heading`` where it heads what follows, ``mark`` its number.

    ``mark`` is in Arabic digits as printed (``4.1.1``, ``(2)``, ``3)``); the words do not have it.
    """

    words: str
    first: int
    last: int
    heading: bool = False
    mark: str = ""


Part = TextRead | TableRead
