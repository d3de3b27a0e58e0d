"""One page about the promises, in Thai, to hang on the wall for the people who answer."""

from collections.abc import Iterable
from datetime import date

from prongsai.apps.surveys.privacy.findings import Looked, Outcome
from prongsai.apps.surveys.privacy.unprotected import UNPROTECTED
from prongsai.core.calendar import buddhist_year
from prongsai.core.dates import thai_long_date
from prongsai.core.documents.blocks import (
    Cell,
    Column,
    Document,
    Item,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    TitleLines,
    words,
)
from prongsai.core.documents.numerals import in_numerals
from prongsai.core.documents.pieces import cell, head
from prongsai.core.wording import Text

TITLE = "ผลการตรวจคำมั่นต่อผู้ตอบแบบวัด"
_SMALL = 12  # points; so that all promises stand on one page
# What each outcome is called.
RESULTS = {
    Outcome.KEPT: Text("รักษาไว้", "kept"),
    Outcome.BROKEN: Text("ไม่เป็นไปตามคำมั่น", "BROKEN"),
    Outcome.CANNOT_TELL: Text("ตรวจไม่ได้", "cannot tell"),
}


def report(looked: Iterable[Looked], *, day: date, place: str) -> Document:
    """What was found on a day, on one page; ``place`` is the site's address or its name."""
    found = tuple(looked)
    blocks = (
        TitleLines((words(TITLE, bold=True), words(f"ตรวจเมื่อ {thai_long_date(day)} ที่ {place}"))),
        Paragraph(words(_summary(found)), indented=False),
        _table(found),
        _not_protected(),
    )
    document = Document(
        kind="privacy", title=TITLE, agency=place, year=buddhist_year(day),
        sections=(Section(blocks),), catchwords=False,
    )  # fmt: skip
    return in_numerals(document, "thai")


def _summary(found: tuple[Looked, ...]) -> str:
    counted = {outcome: sum(one.finding.outcome is outcome for one in found) for outcome in Outcome}
    text = f"ตรวจคำมั่น {len(found)} ข้อ รักษาไว้ {counted[Outcome.KEPT]} ข้อ"
    if counted[Outcome.BROKEN]:
        text += f" ไม่เป็นไปตามคำมั่น {counted[Outcome.BROKEN]} ข้อ"
    if counted[Outcome.CANNOT_TELL]:
        text += f" ตรวจไม่ได้ {counted[Outcome.CANNOT_TELL]} ข้อ"
    return f"{text} ผลนี้เป็นของวันที่ตรวจ"


def _table(found: tuple[Looked, ...]) -> Table:
    rows = tuple(_row(number, one) for number, one in enumerate(found, 1))
    columns = (Column(6, "center"), Column(72), Column(22, "center"))
    return Table("คำมั่น", columns, (head("ข้อ", "คำมั่นต่อผู้ตอบ", "ผลการตรวจ"),), rows, _SMALL)


def _row(number: int, one: Looked) -> Row:
    """A promise and its result; what was tried, and what was seen where it is not kept."""
    lines = [Item(words(one.check.promise.th))]
    is_kept = one.finding.outcome is Outcome.KEPT
    if not is_kept:  # with names of files, whose digits stay as they are
        lines.append(Item((Run(one.finding.evidence.th, verbatim=True),)))
    elif one.check.name == "rehearsal":
        lines.append(Item(words(one.finding.evidence.th)))
    result = cell(RESULTS[one.finding.outcome].th, bold=not is_kept)
    return Row((cell(f"{number}"), Cell(tuple(lines)), result))


def _not_protected() -> Table:
    """All of it in one cell, which takes the least room."""
    lines = tuple(Item(words(text.th), mark="-") for text in UNPROTECTED)
    title = "สิ่งที่ระบบป้องกันไม่ได้"
    return Table(title, (Column(100),), (head(title),), (Row((Cell(lines),)),), _SMALL)
