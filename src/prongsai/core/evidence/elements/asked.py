"""What an element asks of a table or a text: the words that head it, and what stands below.

A column headed so with something in most of its rows, a label with something beside it, or a
heading with a sentence below shows it. The words alone, inside a sentence, prove nothing.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from prongsai.core.evidence.elements.listings import Filled, filled, is_nothing, labelled
from prongsai.core.evidence.elements.remembering import of_each_page
from prongsai.core.evidence.elements.seeing import (
    Sight,
    everything,
    not_seen,
    own_lines,
    own_plain,
    seen,
)
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element

# Possessive: a line of nothing but digits is tried in one way.
_NUMBERING = r"(?:\(?\d{1,2}(?:[.)]\d{0,2})*+[.)]?|[-–•*▪○●➢✓]|\(?[ก-ฮ][.)])*+(?:ด้าน|หัวข้อ|สรุป)?"
_HEADING_LIKE = re.compile(
    rf"^{_NUMBERING}(?:ปัญหา|อุปสรรค|ข้อเสนอแนะ|งบประมาณ|ผลการ|บทที่|ส่วนที่|ภาคผนวก|ลงชื่อ|ผู้รายงาน|ตัวชี้วัด"
    r"|เป้าหมาย|เป้าประสงค์|ระยะเวลา|ผู้รับผิดชอบ|หน่วยงานที่รับผิดชอบ|วัตถุประสงค์|ยุทธศาสตร์|หน้าแรก|เมนู)[^:]{0,40}$"
)
_SHORTEST_SENTENCE = 12


# What is said stands after a colon, or a dash between spaces.
_LABELLED = re.compile(r"[:：]| [-–] ")
_LONGEST_LABEL = 60
# What names the year of the whole is the title of the whole.
_TITLE = re.compile(r"ปีงบประมาณ(?:พ\.ศ\.)?\d|ประจำปี(?:งบประมาณ)?(?:พ\.ศ\.)?\d")
_UNRULED = re.compile(r"[|\t]")


def _says_something(words: str) -> bool:
    return not is_nothing(words)


class Asked(NamedTuple):
    """What is looked for: patterns that are compared with squeezed words.

    ``heading`` heads a column or a line; a heading with ``unless`` in it is of something else.
    ``holds`` tells whether a cell or the words at a label say it. ``sentence`` is a pattern of a
    line that says it without any heading; ``sentences`` is how many lines must.
    """

    heading: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    holds: Callable[[str], bool] = _says_something
    sentence: re.Pattern[str] | None = None
    sentences: int = 1


def detector(asked: Asked) -> Detector:
    """The detector of an element that is shown in a table or under a heading."""

    def detect(item: Item, element: Element) -> ElementSeen:
        return told(item, element, asked)

    return detect


def told(item: Item, element: Element, *ways: Asked) -> ElementSeen:
    """Whether anything of an item tells what is asked, in any of the ways of asking."""
    doubts = []
    for asked in ways:
        for shown in everything(item):
            if sight := sight_of(shown, asked):
                return seen(element, sight)
            doubts += [doubt for doubt in [_doubt(shown, asked)] if doubt]
    return not_seen(item, element, doubts[0] if doubts else None)


def told_of_each(item: Item, element: Element, listed: Asked, *ways: Asked) -> ElementSeen:
    """As ``told``, of each thing that is listed: where a table lists them, it has a column for it.

    A line such as ``งบประมาณ : 1,000,000 บาท`` tells the total then, and nothing of each.
    """
    doubts = []
    for asked in ways:
        for shown in everything(item):
            in_column = next(_columns(shown, asked), "")
            if sight := Sight(in_column, shown) if in_column else None:
                return seen(element, sight)
            if not _lists(shown, listed) and (sight := sight_of(shown, asked)):
                return seen(element, sight)
            doubts += [doubt for doubt in [_doubt(shown, asked)] if doubt]
    return not_seen(item, element, doubts[0] if doubts else None)


def _lists(shown: Shown, listed: Asked) -> bool:
    """Whether a table lists several of what is asked about."""
    columns = filled(shown, listed.heading, listed.unless, listed.holds)
    return any(column.said > 1 for column in columns)


def sight_of(shown: Shown, asked: Asked) -> Sight | None:
    """Where one page or file tells what is asked."""
    ways = chain(_columns(shown, asked), _labels(shown, asked), _headed_lines(shown, asked))
    words = next(ways, "") or _sentences(shown, asked)
    return Sight(words, shown) if words else None


def prose(shown: Shown) -> tuple[str, ...]:
    """The lines of a page or file that are no cells or rows of its tables."""
    return tuple(line for line, _ in _plain_prose(shown))


@of_each_page
def _plain_prose(shown: Shown) -> tuple[tuple[str, str], ...]:
    """The same, each line with what patterns are compared with."""
    rows = [row for table in shown.tables for row in table if len(set(filter(None, row))) > 1]
    ruled = {squeezed(cell) for row in rows for cell in row}
    ruled |= {squeezed("".join(row)) for row in rows}
    return tuple(
        (line, plain) for line, plain in own_plain(shown) if _UNRULED.sub("", plain) not in ruled
    )


def _columns(shown: Shown, asked: Asked) -> Iterator[str]:
    found = list(filled(shown, asked.heading, asked.unless, asked.holds))
    for column in found:
        if column.is_enough:
            yield f"{column.heading}: {column.example}"
    if len(found) > 1 and _together(found).is_enough:
        together = _together(found)
        yield f"{together.heading}: {together.example}"


def _together(columns: list[Filled]) -> Filled:
    """Columns that say it in turns, such as three of which one is ticked."""
    said = sum(column.said for column in columns)
    rows = max(column.rows for column in columns)
    first = next((column for column in columns if column.said), columns[0])
    return first._replace(said=said, rows=rows)


def _labels(shown: Shown, asked: Asked) -> Iterator[str]:
    for label, words in labelled(shown, asked.heading, asked.unless):
        if asked.holds(words):
            yield f"{label}: {words}"


def _headed_lines(shown: Shown, asked: Asked) -> Iterator[str]:
    """Lines that begin with the heading, and say something after it or in the next line."""
    own = _headings_of(shown, asked)
    lines = own_lines(shown)
    for line, after in zip(lines, (*lines, "")[1:], strict=True) if own else ():
        if line not in own:
            continue
        beside = _parted(line)[1]
        if beside and asked.holds(beside):
            yield line
        elif not beside and _goes_on(squeezed(line), after) and asked.holds(after):
            yield f"{line} {after}"


def _headings_of(shown: Shown, asked: Asked) -> set[str]:
    """Lines of prose that begin with the heading."""
    begins = re.compile(f"{_NUMBERING}(?:{asked.heading.pattern})")
    found = set()
    for line, plain in _plain_prose(shown):
        label = squeezed(_parted(line)[0]) if _LABELLED.search(line) else ""
        is_label = label and len(label) <= _LONGEST_LABEL and asked.heading.search(label)
        is_heading = begins.match(plain) and not (_TITLE.search(plain) or label)
        words = label or plain[:60]
        if (is_label or is_heading) and not (asked.unless and asked.unless.search(words)):
            found.add(line)
    return found


def _parted(line: str) -> tuple[str, str]:
    """A label and what stands beside it."""
    label, *beside = _LABELLED.split(line, maxsplit=1)
    return label, beside[0].strip() if beside else ""


def _goes_on(heading: str, after: str) -> bool:
    return _follows(after) and not _echoes(heading, after)


def _echoes(heading: str, after: str) -> bool:
    """Whether a heading is told twice, as the title of a page and of what stands in it."""
    return squeezed(after)[:12] == heading[:12]


def _follows(line: str) -> bool:
    """Whether a line says something about the heading above it: it is no heading itself."""
    plain = squeezed(line)
    if _HEADING_LIKE.match(plain):
        return False
    return len(plain) >= _SHORTEST_SENTENCE or bool(re.match(r"ไม่มี|.*\d", plain))


def _sentences(shown: Shown, asked: Asked) -> str:
    if asked.sentence is None:
        return ""
    pattern = asked.sentence
    lines = [line for line, plain in _plain_prose(shown) if pattern.search(plain)]
    return lines[0] if len(lines) >= asked.sentences else ""


def _doubt(shown: Shown, asked: Asked) -> Sight | None:
    """What half says it: a column with a dash in every row or with a few rows only, or a
    sentence with the words in it."""
    for column in filled(shown, asked.heading, asked.unless, asked.holds):
        if column.said or (column.dashes and column.dashes * 2 >= column.rows):
            return Sight(column.heading, shown)
    for line, plain in _plain_prose(shown)[1:]:
        if asked.sentence and asked.sentence.search(plain):
            return Sight(line, shown)
    return None
