"""Digits that scans take for each other, and what else a printed figure can read."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from prongsai.core.reading.numbers import figures_in
from prongsai.core.thai import thai_digits
from prongsai.core.wording import Text

_COMMA_AS_POINT = re.compile(r",(?=\d\d$)")


class Confusion(NamedTuple):
    """Two digits of one script, either of which is read for the other, and why."""

    digits: frozenset[str]
    because: Text


def _confusions(*told: tuple[str, Text]) -> tuple[Confusion, ...]:
    return tuple(Confusion(frozenset(pair), because) for pair, because in told)


_HEAD = Text("หัวกลมเหมือนกัน ต่างกันที่หาง", "the same round head; only the tail differs")
_BOWL = Text("โค้งเหมือนกัน ต่างกันที่รอยหยัก", "the same bow; only a notch differs")
_FADED = Text("เส้นจางหรือขาดแล้วรูปเหลือเท่ากัน", "where ink is faint or broken the same shape is left")
_CLOSED = Text("ช่องเปิดถูกหมึกปิด", "ink closes what is open")

# ๗ printed as ๑ and ๖ as ๒ were met in reports; the others are alike in the usual Thai fonts.
THAI = _confusions(
    ("๑๖", _HEAD),
    ("๑๗", _HEAD),
    ("๑๙", _HEAD),
    ("๑๓", _FADED),
    ("๓๖", _FADED),
    ("๕๖", _FADED),
    ("๒๖", _FADED),
    ("๒๗", _HEAD),
    ("๓๗", _BOWL),
    ("๔๕", _BOWL),
    ("๘๙", _HEAD),
    ("๐๑", _CLOSED),
)
ARABIC = _confusions(
    ("17", _FADED),
    ("27", _FADED),
    ("38", _CLOSED),
    ("06", _FADED),
    ("08", _CLOSED),
    ("68", _CLOSED),
    ("56", _CLOSED),
    ("35", _BOWL),
    ("49", _CLOSED),
)


class OtherReading(NamedTuple):
    """Another reading of a printed figure, one digit of it changed."""

    value: Decimal
    reads: str


def mistaken_for(digit: str) -> tuple[str, ...]:
    """The digits of the same script that a scan may have read as ``digit``.

    >>> mistaken_for("๗")
    ('๑', '๒', '๓')
    """
    pairs = (one.digits for one in (*THAI, *ARABIC) if digit in one.digits)
    return tuple(sorted(other for pair in pairs for other in pair - {digit}))


def readings(printed: str) -> Iterator[OtherReading]:
    """Every other reading of a figure in which one digit was mistaken, from the left.

    A reading has the same number of digits before and after its point; none begins with a zero
    that nobody prints (``๐๙.๐๐``). Words that stand for a figure have no other reading.
    """
    for at, digit in enumerate(printed):
        for other in mistaken_for(digit):
            reads = printed[:at] + other + printed[at + 1 :]
            found = figures_in(_as_typed(reads))
            if len(found) == 1 and not _leads_with_zero(found[0].printed):
                yield OtherReading(found[0].value, reads)


def _as_typed(printed: str) -> str:
    """A figure without the spaces of a scan, its point a point: ``๗๙. ๑๖`` and ``๗๙,๑๖``."""
    return _COMMA_AS_POINT.sub(".", "".join(printed.split()))


def _leads_with_zero(printed: str) -> bool:
    return thai_digits(printed[:1]) == "๐" and printed[1:2].isdigit()
