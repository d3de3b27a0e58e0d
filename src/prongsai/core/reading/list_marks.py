"""Marks of lists in a text: ``๑.``, ``(๑)``, ``๑.๑``, ``-``, and what only looks like one."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from prongsai.core.thai import arabic_digits

_N = r"[0-9๐-๙]{1,2}"
_NUMBERED = re.compile(
    rf"\((?P<round>{_N}(?:\.{_N}){{0,3}})\)"
    rf"|(?P<half>{_N}(?:\.{_N}){{0,3}})\)"
    rf"|(?P<deep>{_N}(?:\.{_N}){{1,3}})\.?(?=\s|[ก-๎A-Za-z“\"(])"
    rf"|(?P<dot>{_N})\.(?![0-9๐-๙])"
)
_KINDS = {"round": "()", "half": ")", "deep": ".", "dot": "."}
_BARE = re.compile(rf"({_N})\s+(?=[ก-๎“\"A-Za-z(])")
_BULLET = re.compile(r"[-–—•▪●○*\uf0b7](?!\d)\s*(?=[^\s.])")
_INLINE_BULLET = re.compile(r"(?<=\s)[-–—•▪●○\uf0b7]\s+(?=[^\s.])")
_FIGURE_AFTER = re.compile(r"\s*(?:คะแนน|%|เปอร์เซ็นต์|บาท|ล้าน|$)")
_MONTH = re.compile(
    r"(?:เดือน|วันที่|สิ้น)?\s*(?:[0-9๐-๙]|[ก-ฮ]\.?\s?[ก-ฮ]\.|เม\.|มี\.|มิ\.|มกรา|กุมภา|มีนา|เมษา|พฤษภา"
    r"|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)"
)
# After these a number belongs to the words before it: ข้อ ๑. มาตรา ๙.๒ ตัวชี้วัดที่ ๒.
_NUMBER_OF = re.compile(
    r"(?:ข้อ|มาตรา|วรรค|หมวด|หมู่|โทร\.?|พ\.ศ\.|หน้า|"
    r"(?:ข้อ|ตัวชี้วัด|ตัวชี้วัดย่อย|ประเด็น|ครั้ง|ฉบับ|ลำดับ|ส่วน|วัน|บท|ระยะ|ปี|แบบ|หมู่)ที่)\s*$"
)
_FIGURE_BEFORE = re.compile(r"[0-9๐-๙/:]\s*$")
_WORDS_BEFORE = 20  # letters looked at before a number
_LOOK = 60  # letters looked at beside a dash
_LONGEST_PAIR = 8  # letters of the second of two words that a dash joins: ไม่รับ - ไม่ให้


class ListMark(NamedTuple):
    """A mark in a text: its kind of list, its number there, and what was matched.

    ``kind`` has the brackets and the depth (``.1``, ``()2``), ``-`` for bullets; ``start`` and
    ``end`` are places in the text. ``bare`` is a number without a point, and ``after_figure`` one
    that another figure stands before: both may be no mark at all.
    """

    kind: str
    number: int
    printed: str
    start: int
    end: int
    bare: bool = False
    after_figure: bool = False

    @property
    def shown(self) -> str:
        """The mark as an outline has it: ``2.1``, ``(3)``, ``4)``, ``-``."""
        if self.kind.startswith("()"):
            return f"({self.printed})"
        return f"{self.printed})" if self.kind.startswith(")") else self.printed


def mark_of(text: str) -> tuple[str, str]:
    """The mark at the start of a paragraph in Arabic digits, and the paragraph without it.

    >>> mark_of("๔.๑.๒ การใช้งบประมาณ")
    ('4.1.2', 'การใช้งบประมาณ')
    >>> mark_of("- (๒) การให้บริการ")
    ('(2)', 'การให้บริการ')
    >>> mark_of("๗๗.๑๓ คะแนน")
    ('', '๗๗.๑๓ คะแนน')
    """
    found = mark_at(text, 0)
    if found is None:
        return "", text
    rest = text[found.end :].lstrip()
    if found.kind == "-":
        inner = mark_at(rest, 0)
        if inner is None or inner.kind == "-":
            return "-", rest
        return inner.shown, rest[inner.end :].lstrip()
    return found.shown, rest


def marks_in(text: str, *, bullets_inside: bool) -> Iterator[ListMark]:
    """The marks of a paragraph; of bullets the first alone, or those inside it too."""
    lead = mark_at(text, 0) or _bare(text)
    if lead and lead.kind == "-" and (inner := mark_at(text, lead.end)) and inner.kind != "-":
        lead = inner._replace(start=0)
    if lead:
        yield lead
    at = lead.end if lead else 1
    yield from sorted(
        (*_numbers(text, at), *(_bullets(text, at) if bullets_inside else ())),
        key=lambda mark: mark.start,
    )


def mark_at(text: str, start: int) -> ListMark | None:
    """The mark that stands at a place of a text."""
    if bullet := _BULLET.match(text, start):
        return ListMark("-", 0, "-", *bullet.span())
    found = _NUMBERED.match(text, start)
    mark = _mark(found) if found else None
    return mark if mark and text[mark.end :].strip() else None


def _mark(found: re.Match[str]) -> ListMark | None:
    """The mark of a match; ``None`` for a figure, such as ๗๗.๑๓ คะแนน or ๐.๐๐."""
    shape = found.lastgroup or "dot"
    printed = arabic_digits(found[shape])
    steps = printed.split(".")
    is_figure = shape == "deep" and (
        _FIGURE_AFTER.match(found.string, found.end()) or (len(steps) == 2 and steps[1][0] == "0")
    )
    if is_figure or any(not step.strip("0") for step in steps):
        return None
    kind = f"{_KINDS[shape]}{len(steps)}"
    return ListMark(kind, int(steps[-1]), printed, *found.span())


def _numbers(text: str, at: int) -> Iterator[ListMark]:
    for found in _NUMBERED.finditer(text, at):
        mark = _mark(found)
        if mark is None or not text[mark.end :].strip():
            continue
        before = text[max(mark.start - _WORDS_BEFORE, 0) : mark.start]
        if not _NUMBER_OF.search(before):
            yield mark._replace(after_figure=_FIGURE_BEFORE.search(before) is not None)


def _bullets(text: str, at: int) -> Iterator[ListMark]:
    for found in _INLINE_BULLET.finditer(text, at):
        if _starts_an_entry(text, *found.span()):
            yield ListMark("-", 0, "-", *found.span())


def _bare(text: str) -> ListMark | None:
    """A number without a point at the start of a paragraph; alone it marks nothing."""
    found = _BARE.match(text)
    if found is None:
        return None
    return ListMark(".1", int(found[1]), arabic_digits(found[1]), *found.span(), bare=True)


def _starts_an_entry(text: str, start: int, end: int) -> bool:
    """Whether a dash starts an entry: not in a range of dates, nor between a pair of words."""
    before = text[max(start - _LOOK, 0) : start].split()[-2:]
    after = text[end : end + _LOOK].split()[0]
    if not before or _MONTH.match(text, end):
        return False
    # ไม่รับ - ไม่ให้ is a pair, and so may be the last word in quotes; - กองคลัง - กองช่าง is a list.
    if before[0] in "-–—•▪●○":
        return True
    if before[-1].startswith("ไม่") and after.startswith("ไม่"):
        return False
    quoted = text.rfind("“", max(start - _LOOK, 0), start) > text.rfind("”", 0, start)
    return not (len(after) <= _LONGEST_PAIR and (quoted or before[-1][:2] == after[:2]))
