"""The paper of a hand-over: what is open, what is due, what is kept, what was promised."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from prongsai.core.calendar import FiscalYear
from prongsai.core.dates import long_date, short_date
from prongsai.core.documents.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
    TitleLines,
    words,
)
from prongsai.core.documents.pieces import cell, head, signature
from prongsai.core.documents.profile import Signer
from prongsai.core.improvement.handing_over import Deadline, KeptFile, OpenStep, Pack, Promise


def pack_document(pack: Pack) -> Document:
    """The paper of a pack, to be signed by both."""
    title = "บันทึกการส่งมอบงาน"
    blocks = (
        TitleLines((words(title), words(pack.position), words(pack.agency))),
        Paragraph(words(_opening(pack))),
        *_steps(pack.steps),
        *_deadlines(pack.deadlines),
        *_files(pack.files),
        *_promises(pack.promises),
        *_note(pack.note),
        signature(Signer("ผู้ส่งมอบงาน"), "ผู้ส่งมอบงาน"),
        signature(Signer("ผู้รับมอบงาน"), "ผู้รับมอบงาน"),
    )
    return Document(
        kind="hand-over",
        title=title,
        agency=pack.agency,
        year=FiscalYear.of(pack.last_day).year,
        sections=(Section(blocks, starts=True),),
        names=(pack.agency,),
    )


def _opening(pack: Pack) -> str:
    unit = f" {pack.unit}" if pack.unit else ""
    return (
        f"ข้าพเจ้าผู้ดำรงตำแหน่ง{pack.position}{unit} จะพ้นจากหน้าที่เมื่อสิ้นวันที่ {long_date(pack.last_day)} "
        "ขอส่งมอบงานด้านการประเมินคุณธรรมและความโปร่งใสที่อยู่ในความรับผิดชอบ ดังนี้"
    )


def _steps(steps: Sequence[OpenStep]) -> Iterator[Block]:
    rows = (
        (one.text, one.measure, one.unit, _day(one.ends), one.told or "ยังไม่มีรายงาน")
        for one in steps
    )
    heads = ("ขั้นตอนที่ยังไม่แล้วเสร็จ", "มาตรการ", "ผู้รับผิดชอบ", "กำหนด", "ความก้าวหน้าล่าสุด")
    yield from _part_of("๑. ขั้นตอนที่ยังไม่แล้วเสร็จ", heads, rows, (10, 9, 6, 5, 9))


def _deadlines(deadlines: Sequence[Deadline]) -> Iterator[Block]:
    rows = ((long_date(one.on), one.what) for one in sorted(deadlines, key=lambda one: one.on))
    yield from _part_of("๒. กำหนดเวลาที่ต้องติดตาม", ("วันที่", "เรื่อง"), rows, (5, 14))


def _files(files: Sequence[KeptFile]) -> Iterator[Block]:
    rows = ((one.what, one.where) for one in files)
    yield from _part_of("๓. เอกสารและที่เก็บ", ("เอกสาร", "ที่เก็บ"), rows, (9, 10))


def _promises(promises: Sequence[Promise]) -> Iterator[Block]:
    rows = ((one.item, one.text, _day(one.on)) for one in promises)
    heads = ("ข้อ", "คำชี้แจงที่ให้ไว้", "วันที่")
    yield from _part_of("๔. คำชี้แจงที่ให้ไว้แก่ผู้ตรวจประเมิน", heads, rows, (4, 12, 4))


def _note(note: str) -> Iterator[Block]:
    if note:
        yield Heading(words("๕. เรื่องอื่นที่ผู้รับมอบควรทราบ"))
        yield from (Paragraph(words(line)) for line in note.splitlines() if line.strip())


def _part_of(
    title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], widths: tuple[int, ...]
) -> Iterator[Block]:
    yield Heading(words(title))
    found = tuple(Row(tuple(cell(one) for one in row)) for row in rows)
    if not found:
        yield Paragraph(words("ไม่มี"))
        return
    columns = tuple(Column(width) for width in widths)
    yield Table(name=title, columns=columns, head=(head(*heads),), rows=found)


def _day(day: date | None) -> str:
    return "ไม่ได้กำหนด" if day is None else short_date(day)
