"""What differs between two sheets of one agency's year: what a correction corrects."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from prongsai.core.sheets.sheet import Sheet

What = Literal["score", "respondents", "comment", "field"]


class Corrected(NamedTuple):
    """One value that two sheets give differently, as text; empty where a sheet has none.

    ``code`` is of a node, or the name of a field such as ``reported.total``.
    """

    code: str
    what: What
    before: str
    after: str


def corrections(before: Sheet, after: Sheet) -> tuple[Corrected, ...]:
    """Every value that differs, scores first, each group in the order of the later sheet."""
    found: list[Corrected] = []
    groups: tuple[tuple[What, Mapping[str, object], Mapping[str, object]], ...] = (
        ("score", {**before.marks, **before.scores}, {**after.marks, **after.scores}),
        ("respondents", before.respondents, after.respondents),
        ("comment", before.comments, after.comments),
        ("field", _fields(before), _fields(after)),
    )
    for what, old, new in groups:
        found += _differing(what, old, new)
    return tuple(found)


def _differing(
    what: What, old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[Corrected]:
    for code in dict.fromkeys([*new, *old]):
        if old.get(code) != new.get(code):
            yield Corrected(code, what, _text(old.get(code)), _text(new.get(code)))


def _fields(sheet: Sheet) -> dict[str, object]:
    fields = {f"agency.{name}": value or None for name, value in sheet.agency._asdict().items()}
    reported = {f"reported.{name}": value for name, value in sheet.reported._asdict().items()}
    return {**fields, **reported}


def _text(value: object) -> str:
    return "" if value is None else str(value)
