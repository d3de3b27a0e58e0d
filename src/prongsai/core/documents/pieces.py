"""Small pieces that kinds of documents share: cells, rows, lists, figures, signatures."""

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Literal

from prongsai.core.documents.blocks import (
    Align,
    Cell,
    Item,
    Row,
    Run,
    Signature,
    Words,
    words,
)
from prongsai.core.documents.phrases import open_or
from prongsai.core.documents.profile import Signer
from prongsai.core.scoring import Score

NOT_KNOWN = "ไม่ทราบ"
NAME_DOTS = "." * 40


def cell(
    text: str | Words,
    *,
    bold: bool = False,
    across: int = 1,
    down: int = 1,
    align: Align | None = None,
) -> Cell:
    """A cell of one line."""
    said = words(text, bold=bold) if isinstance(text, str) else text
    return Cell((Item(said),), across=across, down=down, align=align)


def head(*titles: str) -> Row:
    """The head of a table: one title a column, in bold and centred."""
    return Row(tuple(cell(title, bold=True, align="center") for title in titles))


def group(title: str | Words, columns: int) -> Row:
    """A row that heads those after it, across the table."""
    return Row((cell(title, bold=isinstance(title, str), across=columns),), group=True)


def numbered(entries: Iterable[str], mark: str = "{}.", level: int = 1) -> tuple[Item, ...]:
    """Entries with their numbers from 1, as lines of a cell or a list: ``1.``, ``(1)``, ``1)``."""
    return tuple(_item(text, mark.format(number), level) for number, text in enumerate(entries, 1))


def dashed(entries: Iterable[str], level: int = 1) -> tuple[Item, ...]:
    """Entries with a dash before each."""
    return tuple(_item(text, mark, level) for text, mark in zip(entries, repeat("-"), strict=False))


def one_or_numbered(entries: Sequence[str]) -> tuple[Item, ...]:
    """A single entry as it is; several with their numbers."""
    return numbered(entries) if len(entries) > 1 else tuple(Item(words(text)) for text in entries)


def figure(score: Score) -> str:
    """A score as announced, or the word for one that is not known."""
    return NOT_KNOWN if score.announced is None else str(score.announced)


def signature(signer: Signer) -> Signature:
    """The block that somebody signs; the name stays open where it is not given."""
    name = open_or(
        signer.name, f"ชื่อ{signer.position}" if signer.position else "ชื่อผู้ลงนาม", NAME_DOTS
    )
    above = (words(signer.endorsement),) if signer.endorsement else ()
    position = open_or(signer.position, "ตำแหน่งผู้ลงนาม", NAME_DOTS)
    return Signature(above, name, (position,))


def code(node_code: str) -> str:
    """The code of a question or item as documents print it: ``E8``, ``O30``."""
    return node_code.upper()


def _item(text: str, mark: str, level: int) -> Item:
    return Item((Run(text),), mark, level=_LEVELS[level])


_LEVELS: dict[int, Literal[1, 2, 3]] = {1: 1, 2: 2, 3: 3}
