"""Lists as the cells of tables hold them: ``๑. … ๒. …``, ``(๑)``, ``๑.๑``, ``- ``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from prongsai.core.reading.joining import joined
from prongsai.core.thai import arabic_digits


class Entry(NamedTuple):
    """An entry of a list: its mark in Arabic digits without the dot (``1``, ``2.1``, ``(3)``,
    ``4)``, ``-``), empty where none is printed, and its words without the mark.
    """

    mark: str
    text: str


class _Mark(NamedTuple):
    """A mark in a text: its kind of list, its number there, and what was matched.

    ``kind`` has the brackets and the depth (``.1``, ``()2``), ``-`` for bullets.
    """

    kind: str
    number: int
    printed: str
    start: int
    end: int
    bare: bool = False
    after_figure: bool = False


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
_FIRST_LOST = 2  # where a list begins whose first number nobody printed or read
_LOOK = 60  # letters looked at beside a dash
_LONGEST_PAIR = 8  # letters of the second of two words that a dash joins: ไม่รับ - ไม่ให้


def mark_of(text: str) -> tuple[str, str]:
    """The mark at the start of a paragraph in Arabic digits, and the paragraph without it.

    >>> mark_of("๔.๑.๒ การใช้งบประมาณ")
    ('4.1.2', 'การใช้งบประมาณ')
    >>> mark_of("- (๒) การให้บริการ")
    ('(2)', 'การให้บริการ')
    >>> mark_of("๗๗.๑๓ คะแนน")
    ('', '๗๗.๑๓ คะแนน')
    """
    found = _mark_at(text, 0)
    if found is None:
        return "", text
    rest = text[found.end :].lstrip()
    if found.kind == "-":
        inner = _mark_at(rest, 0)
        if inner is None or inner.kind == "-":
            return "-", rest
        return _shown(inner), rest[inner.end :].lstrip()
    return _shown(found), rest


def entries_in(text: str) -> tuple[Entry, ...]:
    """The entries of a cell's text, whose paragraphs are parted by line ends.

    A mark at the start of a paragraph starts an entry whatever its number: reports misnumber.
    Inside a paragraph only the next number of the same list does, so ``มาตรา ๙.๒``, ``๒๕๖๖`` and
    ``ภายใน ๑๕ วัน`` part nothing; a list whose first number was lost may go on from the second.
    A list of another kind inside an entry stays part of it, with its marks. A paragraph without a
    mark between two entries of one list continues the first of them.

    >>> entries_in("๑. จัดประชุม ๒.จัดทำคู่มือ ภายใน ๑๕ วัน")
    (Entry(mark='1', text='จัดประชุม'), Entry(mark='2', text='จัดทำคู่มือ ภายใน ๑๕ วัน'))
    """
    paragraphs = [line for line in text.split("\n") if line.strip()]
    return tuple(_entries(paragraphs))


class _Piece(NamedTuple):
    """What may be an entry: its mark if it has one, and its words with the mark."""

    mark: _Mark | None
    words: str
    first: bool  # it starts a paragraph


def _mark_at(text: str, start: int) -> _Mark | None:
    """The mark that stands at a place of a text."""
    if bullet := _BULLET.match(text, start):
        return _Mark("-", 0, "-", *bullet.span())
    found = _NUMBERED.match(text, start)
    mark = _mark(found) if found else None
    return mark if mark and text[mark.end :].strip() else None


def _mark(found: re.Match[str]) -> _Mark | None:
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
    return _Mark(kind, int(steps[-1]), printed, *found.span())


def _shown(mark: _Mark) -> str:
    """A mark as the outline has it."""
    if mark.kind.startswith("()"):
        return f"({mark.printed})"
    return f"{mark.printed})" if mark.kind.startswith(")") else mark.printed


def _pieces(paragraphs: Sequence[str]) -> Iterator[_Piece]:
    """The paragraphs, parted wherever an entry may start."""
    by_paragraph = sum(_mark_at(one, 0) is not None for one in paragraphs) > 1
    for paragraph in paragraphs:
        marks = [*_marks(paragraph, by_paragraph)]
        starts = [mark.start for mark in marks]
        if not marks or starts[0] > 0:
            yield _Piece(None, paragraph[: starts[0] if starts else None], first=True)
        ends = [*starts[1:], len(paragraph)]
        for mark, end in zip(marks, ends, strict=bool(marks)):
            yield _Piece(mark, paragraph[mark.start : end], first=mark.start == 0)


def _marks(text: str, by_paragraph: bool) -> Iterator[_Mark]:
    """The marks of a paragraph, bullets inside it only where no paragraphs part the list."""
    lead = _mark_at(text, 0) or _bare(text)
    if lead and lead.kind == "-" and (inner := _mark_at(text, lead.end)) and inner.kind != "-":
        lead = inner._replace(start=0)
    if lead:
        yield lead
    at = lead.end if lead else 1
    yield from sorted(
        (*_numbers(text, at), *(() if by_paragraph else _bullets(text, at))),
        key=lambda mark: mark.start,
    )


def _numbers(text: str, at: int) -> Iterator[_Mark]:
    for found in _NUMBERED.finditer(text, at):
        mark = _mark(found)
        if (
            mark
            and text[mark.end :].strip()
            and not _NUMBER_OF.search(text[max(mark.start - 20, 0) : mark.start])
        ):
            after_figure = (
                _FIGURE_BEFORE.search(text[max(mark.start - 5, 0) : mark.start]) is not None
            )
            yield mark._replace(after_figure=after_figure)


def _bullets(text: str, at: int) -> Iterator[_Mark]:
    for found in _INLINE_BULLET.finditer(text, at):
        if _starts_an_entry(text, *found.span()):
            yield _Mark("-", 0, "-", *found.span())


def _bare(text: str) -> _Mark | None:
    """A number without a point at the start of a paragraph; alone it marks nothing."""
    found = _BARE.match(text)
    if found is None:
        return None
    return _Mark(".1", int(found[1]), arabic_digits(found[1]), *found.span(), bare=True)


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


def _entries(paragraphs: Sequence[str]) -> Iterator[Entry]:
    pieces = [*_pieces(paragraphs)]
    mark: _Mark | None = None
    held: list[str] = []
    listed: _Mark | None = None  # the last number of the list that goes on
    for piece, after in zip(pieces, _marks_after(pieces), strict=True):
        own = _own_mark(piece, after, listed)
        if held and not _starts(piece, own, after, listed):
            held.append(piece.words)
            continue
        if held:
            yield _entry(mark, held)
        mark, held = own, [piece.words]
        if own is None or own.kind != "-":
            listed = own
    if held:
        yield _entry(mark, held)


_Next = Mapping[str, _Mark]  # the next mark of each kind


def _marks_after(pieces: Sequence[_Piece]) -> list[_Next]:
    """For each piece the marks that come after it, the nearest of each kind."""
    after: list[_Next] = []
    nearest: _Next = {}
    for piece in reversed(pieces):
        after.append(nearest)
        if piece.mark:
            nearest = {**nearest, piece.mark.kind: piece.mark}
    return after[::-1]


def _own_mark(piece: _Piece, after: _Next, listed: _Mark | None) -> _Mark | None:
    """The mark of a piece; a number without a point is one only within a list."""
    mark = piece.mark
    if mark and mark.bare and not _is_next(mark, listed):
        return mark if mark.number == 1 and _goes_on(mark, after) else None
    return mark


def _starts(piece: _Piece, own: _Mark | None, after: _Next, listed: _Mark | None) -> bool:
    """Whether a piece starts an entry; else it belongs to the one before it."""
    if own is None or own.kind == "-":
        inside = listed is not None and _goes_on(listed, after)
        return (piece.first or own is not None) and not inside
    if listed is None:
        return piece.first or _begins(own, after)
    if own.kind != listed.kind:
        same_depth = {own.kind, listed.kind} == {".1", ")1"}
        return piece.first and _is_next(own, listed) and same_depth
    return piece.first or _is_next(own, listed) or (own.number == 1 and _goes_on(own, after))


def _begins(mark: _Mark, after: _Next) -> bool:
    """Whether a list begins inside a paragraph; one whose first number was lost begins at ๒."""
    if mark.number == 1:
        return mark.kind.startswith(".") or _goes_on(mark, after)
    return mark.number == _FIRST_LOST and mark.kind == ".1" and not mark.after_figure


def _is_next(mark: _Mark, listed: _Mark | None) -> bool:
    return listed is not None and mark.number == listed.number + 1


def _goes_on(listed: _Mark, after: _Next) -> bool:
    """Whether the next mark of the same kind is the next number."""
    return listed.kind in after and _is_next(after[listed.kind], listed)


def _entry(mark: _Mark | None, held: Sequence[str]) -> Entry:
    words = " ".join(held)
    if mark is None:
        return Entry("", joined(words))
    return Entry(_shown(mark), joined(words[mark.end - mark.start :]))
