"""A report that comes as text: one line a paragraph or a table row, cells parted by tabs.

Scanners mark up what they read: ``<p>`` in cells, ``##`` before headings, ``**`` around bold words.
The marks are taken off, and what they say of headings is kept.
"""

import codecs
import html
import re
from collections.abc import Iterator

from prongsai.core.problems import problem_in
from prongsai.core.reading.joining import tidied
from prongsai.core.reading.source import PrintedLine, Source
from prongsai.core.wording import Text

MAX_BYTES = 20_000_000

_BLOCKS = "p|br|ul|ol|li|div|h[1-6]|table|thead|tbody|tr|td|th"
_INLINE = "u|b|strong|i|em|span|font|center|s|sup|sub|a|mark"
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCKS})(?:\s[^<>\t]*)?/?>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>\t]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_HEADING = re.compile(r"\s*#{1,6}\s+")
_RULE = re.compile(r"\s*:?-{2,}:?\s*")
_BOLD = re.compile(r"\*\*(.+?)\*\*|__(?=[^_])(.+?)__")
_LETTER = re.compile("[ก-ฮA-Za-z]")
_FEWEST_PIPES = 3  # of a row: one before, one behind, one between two cells
# A longer bold passage is a paragraph that somebody wanted read, and heads nothing.
_LONGEST_LEAD = 200


def read_text(name: str, text: str) -> Source:
    """The printed lines of a report; a bold lead of a paragraph is a heading line of its own.

    Such a lead and its paragraph have the same number. Form feeds part pages. Lines of dashes
    that only rule a table are no lines. Never fails; a text without words has no lines.
    """
    paged = "\f" in text
    lines: list[PrintedLine] = []
    number = 0
    for page, words in enumerate(_LINE_ENDS.sub("\n", text).split("\f"), start=1):
        numbered = list(enumerate(words.split("\n"), start=number + 1))
        lines += _lines_of(numbered, page if paged else None)
        number += max(len(numbered) - 1, 0) if paged else len(numbered)
    return Source(name, tuple(lines))


def read_bytes(name: str, content: bytes) -> Source:
    """The printed lines of a text file in UTF-8, UTF-16 with its mark, or Windows-874 (TIS-620).

    Raises ProblemsFound for a file that is empty, larger than ``MAX_BYTES`` or no text.
    """
    if len(content) > MAX_BYTES:
        raise problem_in(name, _TOO_LARGE)
    text = _decoded(content)
    if text is None:
        raise problem_in(name, _NOT_TEXT)
    source = read_text(name, text)
    if not source.lines:
        raise problem_in(name, _EMPTY)
    return source


def _decoded(content: bytes) -> str | None:
    """The text of a file, ``None`` where no encoding makes text of it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded_as("utf-16", content)
    # The bytes of Thai in Windows-874 are no valid UTF-8, but for words of pure ASCII.
    text = _decoded_as("utf-8-sig", content)
    if text is not None:
        return text if _is_text(text) else None
    text = _decoded_as("cp874", content)
    return text if text is not None and _is_text(text) and _is_thai(text) else None


def _decoded_as(encoding: str, content: bytes) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_text(text: str) -> bool:
    """Whether a hundredth at most is control characters: a scan leaves a few, a program many."""
    return len(_CONTROL.findall(text)) * 100 <= len(text)


def _is_thai(text: str) -> bool:
    """Whether half of what is not ASCII is Thai consonants: any bytes have Thai letters."""
    foreign = [letter for letter in text if letter > "\x7f"]
    consonants = sum("ก" <= letter <= "ฮ" for letter in foreign)
    return consonants * 2 >= len(foreign)


def _lines_of(numbered: list[tuple[int, str]], page: int | None) -> Iterator[PrintedLine]:
    before = 1
    for number, raw in numbered:
        words = _CONTROL.sub("", raw)
        marked = _HEADING.match(words)
        cells = _cells(words[marked.end() :] if marked else words, before)
        if not any(cells) or all(_RULE.fullmatch(cell) for cell in cells):
            continue
        before = len(cells)
        if len(cells) == 1:
            yield from _running(number, cells[0], page, marked is not None)
        else:
            tidy_cells = tuple(_BOLD.sub(r"\1\2", cell) for cell in cells)
            yield PrintedLine(number, tidy_cells, page, marked is not None)


def _cells(words: str, before: int) -> tuple[str, ...]:
    """The cells of a line; a line that only a tab indents is running text.

    ``before`` is how many cells the line before has: a row that continues may have words only in
    its last cell.
    """
    bare = words.strip()
    piped = bare.startswith("|") and bare.endswith("|") and bare.count("|") >= _FEWEST_PIPES
    pieces = bare[1:-1].split("|") if piped else words.split("\t")
    cells = tuple(_paragraphs(piece) for piece in pieces)
    if len(cells) != before and cells[-1] and not any(cells[:-1]):
        return cells[-1:]
    return cells


def _paragraphs(piece: str) -> str:
    """The paragraphs of a cell, one a line, without the scanner's markup."""
    parted = _INLINE_TAG.sub("", _BLOCK_TAG.sub("\n", piece)) if "<" in piece else piece
    if "&" in parted:
        parted = _ENTITY.sub(lambda found: html.unescape(found[0]), parted)
        parted = _CONTROL.sub("", parted)
    lines = (tidied(line) for line in parted.split("\n"))
    return "\n".join(line for line in lines if line)


def _running(number: int, words: str, page: int | None, marked: bool) -> Iterator[PrintedLine]:
    """A line of running text, its bold lead before it."""
    lead = _BOLD.match(words)
    rest = _plain(words[lead.end() :]) if lead else ""
    bold = _plain(lead[0]) if lead else ""
    if not lead or not _LETTER.search(bold) or len(bold) > _LONGEST_LEAD:
        yield PrintedLine(number, (_plain(words),), page, marked)
        return
    yield PrintedLine(number, (bold,), page, heading=True)
    if rest:
        yield PrintedLine(number, (rest,), page, marked)


def _plain(words: str) -> str:
    return tidied(_BOLD.sub(r"\1\2", words))


_TOO_LARGE = Text(
    "ไฟล์ข้อความใหญ่เกิน 20 ล้านไบต์ รายงานหนึ่งฉบับไม่ยาวเพียงนั้น โปรดตรวจว่าเลือกไฟล์ถูกต้อง",
    "the text is larger than 20 million bytes, and no report is that long; check that it is "
    "the file you meant.",
)
_NOT_TEXT = Text(
    "ไฟล์นี้ไม่ใช่ข้อความที่อ่านได้ โปรดบันทึกเป็น UTF-8 หรือส่งรายงานเป็น PDF, DOCX หรือ XLSX",
    "the file is not text that can be read; save it as UTF-8, or give the report as PDF, DOCX "
    "or XLSX.",
)
_EMPTY = Text(
    "ไฟล์นี้ไม่มีข้อความ โปรดเลือกไฟล์ที่มีเนื้อหาของรายงาน",
    "the file has no words; choose the file that has the report in it.",
)
