"""Cells of measures and results: their lists, and the parts of a cell that holds several."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from prongsai.core.dates import plain, read_written
from prongsai.core.periods import Period
from prongsai.core.reading.entries import ListEntry, entries_in
from prongsai.core.reading.outline import CellRead
from prongsai.core.reading.spaced import spaced
from prongsai.core.reading.units import is_blank, without_persons


class Ways(NamedTuple):
    """What a cell of methods holds: what was found, what is done about it, and in which steps."""

    findings: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


def _lead(phrase: str, otherwise: str = "(?!)") -> str:
    """A lead: alone on its line, or in one with what is before it where a list begins after it."""
    alone = rf"(?:^|(?<=\n)) *{phrase} *+(?:: *+)?(?=\n|\Z)"
    return rf"{phrase}\s*+(?::\s*+)?(?:(?=[(]?[1๑]\s*[.)])|{otherwise})|{alone}"


_FOUND = (
    rf"\A\s*+[-–]?\s*+{spaced('จากผลการประเมิน', 'จากผลคะแนน', 'จากการประเมิน')}[\s\S]{{0,250}}?"
    rf"{spaced('พบว่า')}\s*+:?(?:\s*+{spaced('ดังนี้')})?|{_lead(spaced('ข้อค้นพบ', 'ประเด็นที่พบ'))}"
)
_REVIEWED = rf"{spaced('ทบทวนผลการประเมิน')}[\s\S]{{0,150}}?{spaced('ดังนี้')}\s*:?"
_CARRIED_OUT = _lead(spaced("วิธีการดำเนินการ", "วิธีดำเนินการ", "แนวทางการดำเนินการ"), _REVIEWED)
_STEPS = _lead(
    rf"(?:{spaced('ขั้นตอนหรือ', 'ขั้นตอน/', 'ขั้นตอนและ')}\s*{spaced('วิธีการปฏิบัติ', 'วิธีปฏิบัติ')}"
    rf"|{spaced('ขั้นตอนการดำเนินการ', 'ขั้นตอนการดำเนินงาน')})"
)
_LEADS = re.compile(
    rf"(?P<findings>{_FOUND})|(?P<methods>{_CARRIED_OUT}|{_REVIEWED})|(?P<steps>{_STEPS})"
)
_ENDS_A_LEAD = re.compile("(?:ดังนี้|ดังต่อไปนี้|ต่อไปนี้|ได้แก่|ประกอบด้วย)[ :]*$")


def list_in(text: str) -> tuple[str, ...]:
    """The entries of a list, without marks, without what is blank, without persons' names.

    The sentence that leads to a list (``ดังนี้``) is no entry of it.
    """
    entries = [one for one in entries_in(text) if not is_blank(one.text)]
    if len(entries) > 1 and _is_lead(entries[0]):
        del entries[0]
    return tuple(said for one in entries if (said := without_persons(one.text)))


def _is_lead(entry: ListEntry) -> bool:
    return not entry.mark and _ENDS_A_LEAD.search(entry.text) is not None


def text_of(cell: CellRead) -> str:
    """The text of a cell with its paragraphs parted by line ends, as lists are read."""
    return "\n".join(cell.paragraphs)


def sentence_of(cell: CellRead) -> str:
    """The text of a cell as one sentence, empty where nothing is filled in."""
    text = re.sub(r"^[-–•]\s*", "", cell.text)
    return "" if is_blank(text) else without_persons(text)


def ways_in(text: str, otherwise: str = "methods") -> Ways:
    """The parts of a cell of methods; what stands under no lead is what the column is for.

    Findings are told from methods only where the cell has both, each under its lead.
    """
    leads = [*_LEADS.finditer(text)]
    if [found.lastgroup for found in leads] == ["findings"]:
        leads = []
    lists: dict[str, list[str]] = {name: [] for name in Ways._fields}
    for part, words in _parted(text, leads, otherwise):
        lists[part] += list_in(words)
    return Ways(*(tuple(one) for one in lists.values()))


def _parted(text: str, leads: list[re.Match[str]], otherwise: str) -> Iterator[tuple[str, str]]:
    yield otherwise, text[: leads[0].start() if leads else None]
    ends = [*(found.start() for found in leads[1:]), len(text)]
    for found, end in zip(leads, ends, strict=bool(leads)):
        yield found.lastgroup or otherwise, text[found.end() : end]


# A report to a monthly meeting: which month and year.
_MONTH = re.compile(
    rf"{spaced('ประจำเดือน')}\s*(?P<month>[ก-๎][ก-๎.\s]{{1,18}}?)\s*(?P<year>(?:พ\.\s?ศ\.\s*)?[0-9๐-๙]{{2,4}})"
)


def heard_before(entries: Iterable[str], period: Period | None) -> str | None:
    """The month, as printed, of a report on results that is older than the work; else ``None``."""
    if period is None or period.starts is None:
        return None
    for found in (found for entry in entries for found in _MONTH.finditer(entry)):
        printed = f"{found['month']} {found['year']}"
        written = read_written(plain(printed))
        days = written.days() if written else None
        if days is not None and days.ends < period.starts:
            return printed
    return None
