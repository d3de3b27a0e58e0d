"""Lists as the cells of tables hold them: ``๑. … ๒. …``, ``(๑)``, ``๑.๑``, ``- ``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from prongsai.core.reading.joining import joined
from prongsai.core.reading.list_marks import ListMark, mark_at, marks_in

_FIRST_LOST = 2  # where a list begins whose first number nobody printed or read


class ListEntry(NamedTuple):
    """An entry of a list: its mark in Arabic digits without the dot (``1``, ``2.1``, ``(3)``,
    ``4)``, ``-``), empty where none is printed, and its words without the mark.
    """

    mark: str
    text: str


def entries_in(text: str) -> tuple[ListEntry, ...]:
    """The entries of a cell's text, whose paragraphs are parted by line ends.

    A mark at the start of a paragraph starts an entry whatever its number: reports misnumber.
    Inside a paragraph only the next number of the same list does, so ``มาตรา ๙.๒``, ``๒๕๖๖`` and
    ``ภายใน ๑๕ วัน`` part nothing; a list whose first number was lost may go on from the second.
    A list of another kind inside an entry stays part of it, with its marks. A paragraph without a
    mark between two entries of one list continues the first of them.

    >>> entries_in("๑. จัดประชุม ๒.จัดทำคู่มือ ภายใน ๑๕ วัน")
    (ListEntry(mark='1', text='จัดประชุม'), ListEntry(mark='2', text='จัดทำคู่มือ ภายใน ๑๕ วัน'))
    """
    paragraphs = [line for line in text.split("\n") if line.strip()]
    return tuple(_entries(paragraphs))


class _Piece(NamedTuple):
    """What may be an entry: its mark if it has one, and its words with the mark."""

    mark: ListMark | None
    words: str
    first: bool  # it starts a paragraph


def _pieces(paragraphs: Sequence[str]) -> Iterator[_Piece]:
    """The paragraphs, parted wherever an entry may start."""
    # Where paragraphs part the list, a dash inside one of them parts nothing.
    by_paragraph = sum(mark_at(one, 0) is not None for one in paragraphs) > 1
    for paragraph in paragraphs:
        marks = [*marks_in(paragraph, bullets_inside=not by_paragraph)]
        starts = [mark.start for mark in marks]
        if not marks or starts[0] > 0:
            yield _Piece(None, paragraph[: starts[0] if starts else None], first=True)
        ends = [*starts[1:], len(paragraph)]
        for mark, end in zip(marks, ends, strict=bool(marks)):
            yield _Piece(mark, paragraph[mark.start : end], first=mark.start == 0)


def _entries(paragraphs: Sequence[str]) -> Iterator[ListEntry]:
    pieces = [*_pieces(paragraphs)]
    mark: ListMark | None = None
    held: list[str] = []
    listed: ListMark | None = None  # the last number of the list that goes on
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


_Next = Mapping[str, ListMark]  # the next mark of each kind


def _marks_after(pieces: Sequence[_Piece]) -> list[_Next]:
    """For each piece the marks that come after it, the nearest of each kind."""
    after: list[_Next] = []
    nearest: _Next = {}
    for piece in reversed(pieces):
        after.append(nearest)
        if piece.mark:
            nearest = {**nearest, piece.mark.kind: piece.mark}
    return after[::-1]


def _own_mark(piece: _Piece, after: _Next, listed: ListMark | None) -> ListMark | None:
    """The mark of a piece; a number without a point is one only within a list."""
    mark = piece.mark
    if mark and mark.bare and not _is_next(mark, listed):
        return mark if mark.number == 1 and _goes_on(mark, after) else None
    return mark


def _starts(piece: _Piece, own: ListMark | None, after: _Next, listed: ListMark | None) -> bool:
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


def _begins(mark: ListMark, after: _Next) -> bool:
    """Whether a list begins inside a paragraph; one whose first number was lost begins at ๒."""
    if mark.number == 1:
        return mark.kind.startswith(".") or _goes_on(mark, after)
    return mark.number == _FIRST_LOST and mark.kind == ".1" and not mark.after_figure


def _is_next(mark: ListMark, listed: ListMark | None) -> bool:
    return listed is not None and mark.number == listed.number + 1


def _goes_on(listed: ListMark, after: _Next) -> bool:
    """Whether the next mark of the same kind is the next number."""
    return listed.kind in after and _is_next(after[listed.kind], listed)


def _entry(mark: ListMark | None, held: Sequence[str]) -> ListEntry:
    words = " ".join(held)
    if mark is None:
        return ListEntry("", joined(words))
    return ListEntry(mark.shown, joined(words[mark.end - mark.start :]))
