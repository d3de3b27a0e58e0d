"""From printed lines to an outline: paragraphs whole, tables put together from their pieces."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from prongsai.core.reading.columns import is_figure
from prongsai.core.reading.joining import goes_on, joined, width_of
from prongsai.core.reading.list_marks import mark_of
from prongsai.core.reading.outline import Part, TableRead, TextRead
from prongsai.core.reading.source import PrintedLine, Source
from prongsai.core.reading.tables import tables_in
from prongsai.core.thai import arabic_digits, closed_up

# - ๒ - in the margin, and /๔.๓. แบบตรวจ... at the foot of a page: what the next page begins with.
_PAGE_NUMBER = re.compile(
    r"[-–—]\s*\d{1,3}\s*[-–—]|\|\s*\d{1,3}\s*\|?|(?:หน้า(?:ที่)?|page)\s*\d{1,3}(?:\s*(?:/|จาก|of)\s*\d{1,3})?",
    re.ASCII | re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,3}", re.ASCII)
_DIGITS = re.compile(r"[0-9]+", re.ASCII)
_FEWEST_PAGES = 3  # with the same line at the edge before it is taken for a running head
_CATCHWORD = re.compile(r"/\s*\S.{0,80}?(?:\.{3,}|…+)")

_PART = re.compile(
    r"((?:ส่วน|บท|ประเด็น|ตอน|หมวด)ที่ ?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?)[.:]?\s+(?=\S)"
)
_OWN_LINE = re.compile(
    r"บันทึกข้อความ$|ส่วนราชการ\s|ที่\s+\S+\s*[0-9๐-๙]|เรื่อง\s*\S|เรียน\s|บัดนี้|จึงเรียน"
    r"|ประกาศ(?! ?เจตนา|ใช้|เผยแพร่)"
    r"|ตัวชี้วัดที่|\((?:นาย|นาง|ว่าที่|[^)]{4,50}\)$)|สรุปได้ว่า|[“\"].+[”\"]$|อ้างถึง|สิ่งที่ส่งมาด้วย"
    r"|[IEOieo][0-9๐-๙]{1,2}\s"
)
_MEMO_HEADING = re.compile(
    r"(?:เรื่องเดิม|ข้อเท็จจริง|ข้อเสนอแนะ|ข้อพิจารณา|ข้อกฎหมาย|ข้อระเบียบ.{0,20}|บันทึกข้อความ)$"
)
_LONGEST_HEADING = 280
_LONGEST_UNMARKED_HEADING = 80


def outlined(source: Source) -> tuple[Part, ...]:
    """The parts of a report in their order; every letter is in one, page furniture aside.

    Page numbers, catchwords, running heads and heads of tables printed again are dropped. A line
    of running text may come as two, its bold lead and the rest: a heading and a paragraph.
    """
    parts: list[Part] = []
    lines = _without_furniture(source.lines)
    for is_table, group in groupby(lines, key=lambda line: line.is_row):
        together = tuple(group)
        parts += tables_in(together) if is_table else _paragraphs(together)
    return tuple(_with_headings(parts))


def _without_furniture(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    repeated = _running_heads(lines)
    return [
        line
        for at, line in enumerate(lines)
        if line.is_row or not (at in repeated or _is_furniture(lines, at))
    ]


def _running_heads(lines: Sequence[PrintedLine]) -> set[int]:
    """Where the first or last line of a page is that of most pages, but for its first time."""
    edges: dict[str, list[int]] = {}
    pages = {line.page for line in lines}
    for at, line in enumerate(lines):
        if line.page is not None and not line.is_row and _at_edge(lines, at):
            edges.setdefault(_DIGITS.sub("", closed_up(line.text)), []).append(at)
    return {
        at
        for places in edges.values()
        if len(places) >= _FEWEST_PAGES and len(places) * 2 > len(pages)
        for at in places[1:]
    }


def _at_edge(lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether a line is the first or the last of its page."""
    beside = [lines[near].page for near in (at - 1, at + 1) if 0 <= near < len(lines)]
    return len(beside) < 2 or any(page != lines[at].page for page in beside)


def _is_furniture(lines: Sequence[PrintedLine], at: int) -> bool:
    line = lines[at]
    words = arabic_digits(line.text.strip())
    if _PAGE_NUMBER.fullmatch(words) or _CATCHWORD.fullmatch(words):
        return True
    if line.page is None or not _BARE_NUMBER.fullmatch(words):
        return False
    # A number alone may be a score; at the edge of a page it is the page's.
    return _at_edge(lines, at)


def _paragraphs(lines: Sequence[PrintedLine]) -> Iterator[TextRead]:
    """The paragraphs of a run of text lines."""
    widths = _widths(lines)
    held: list[PrintedLine] = []
    for line, width in zip(lines, widths, strict=True):
        if held and not _belongs(held[-1], line, width, starts=len(held) == 1):
            yield _paragraph(held)
            held = []
        held.append(line)
    if held:
        yield _paragraph(held)


def _widths(lines: Sequence[PrintedLine]) -> list[int]:
    """For each line the widest of the lines with which it stands together."""
    widths: list[int] = []
    block: list[int] = []
    for at, line in enumerate(lines):
        if at and _apart(lines[at - 1], line):
            widths += [max(block)] * len(block)
            block = []
        block.append(width_of(line.text))
    return widths + [max(block, default=0)] * len(block)


def _apart(line: PrintedLine, after: PrintedLine) -> bool:
    return after.number - line.number > 1


def _belongs(line: PrintedLine, after: PrintedLine, width: int, *, starts: bool) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if line.number == after.number or after.heading or _begins(after.text):
        return False
    apart = _apart(line, after)
    if line.heading or (starts and _MEMO_HEADING.match(line.text)):
        return line.heading and not apart and goes_on(line.text, after.text, apart=True, width=0)
    alone = is_figure(after.text) and "คะแนน" not in after.text
    return not alone and goes_on(line.text, after.text, apart=apart, width=width)


def _begins(words: str) -> bool:
    """Whether a line begins a paragraph whatever stands before it."""
    return bool(mark_of(words)[0] or _PART.match(words) or _OWN_LINE.match(words))


def _paragraph(lines: Sequence[PrintedLine]) -> TextRead:
    words = joined("\n".join(line.text for line in lines))
    first, last = lines[0].number, lines[-1].number
    heading = any(line.heading for line in lines)
    if part := _PART.match(words):
        short = len(words) <= _LONGEST_HEADING
        mark = arabic_digits(part[1])
        return TextRead(words[part.end() :], first, last, heading or short, mark)
    mark, rest = mark_of(words)
    heading = heading or bool(_MEMO_HEADING.match(words))
    return TextRead(rest, first, last, heading, mark)


def _with_headings(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, numbered paragraphs that head what follows made headings."""
    for at, part in enumerate(parts):
        before = parts[at - 1] if at else None
        after = parts[at + 1] if at + 1 < len(parts) else None
        if isinstance(part, TextRead) and not part.heading and _heads(part, before, after):
            yield TextRead(part.words, part.first, part.last, True, part.mark)
        else:
            yield part


def _heads(part: TextRead, before: Part | None, after: Part | None) -> bool:
    if after is None or len(part.words) > _LONGEST_HEADING:
        return False
    if not part.mark:
        title = len(part.words) <= _LONGEST_UNMARKED_HEADING and not is_figure(part.words)
        opens = part.words.startswith("(") or part.words.endswith("ดังนี้")
        return title and isinstance(after, TableRead) and not opens
    if part.mark == "-":
        return False
    return not any(_siblings(part, near) for near in (before, after))


def _siblings(part: TextRead, near: Part | None) -> bool:
    """Whether two paragraphs are neighbours in one list, by number and level."""
    if not isinstance(near, TextRead) or near.heading or "." in part.mark:
        return False
    number, other = re.search(r"\d+", part.mark), re.search(r"\d+", near.mark)
    if number is None or other is None or abs(int(number[0]) - int(other[0])) != 1:
        return False
    return part.mark.replace(number[0], "") == near.mark.replace(other[0], "")
