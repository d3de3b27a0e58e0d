"""Small pieces that kinds of documents share: cells, rows, lists, figures, signatures."""

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Literal

from prongsai.core.documents.blocks import (
    Align,
    Block,
    Cell,
    Document,
    Heading,
    Item,
    Place,
    Row,
    Run,
    Section,
    Signature,
    Words,
    plain,
    words,
)
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording, open_or
from prongsai.core.documents.profile import Signer
from prongsai.core.framework import Level, Node
from prongsai.core.scoring import Score
from prongsai.core.thai import thai_list

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


def figure(score: Score) -> str:
    """A score as announced, or the word for one that is not known."""
    return NOT_KNOWN if score.announced is None else str(score.announced)


def signature(signer: Signer, who: str = "ผู้ลงนาม") -> Signature:
    """The block that somebody signs; name and position stay open where they are not given.

    ``who`` tells two open blocks apart by what their signers do.
    """
    name = open_or(signer.name, f"ชื่อ{signer.position or who}", NAME_DOTS)
    above = (words(signer.endorsement),) if signer.endorsement else ()
    position = open_or(signer.position, f"ตำแหน่ง{who}", NAME_DOTS)
    return Signature(above, name, (position,))


def in_a_row(entries: Sequence[str]) -> str:
    """Names one after another as letters have them, without commas: ``ก ข และค``."""
    if len(entries) < 2:
        return "".join(entries)
    return f"{' '.join(entries[:-1])} และ{entries[-1]}"


def in_lines(some: Words) -> tuple[Words, ...]:
    """Words that hold line ends, as lines; empty ones are left out."""
    lines: list[list[Run]] = [[]]
    for run in some:
        first, *more = run.text.split("\n")
        lines[-1].append(run._replace(text=first))
        lines.extend([run._replace(text=text)] for text in more)
    kept = (tuple(run for run in line if run.text) for line in lines)
    return tuple(line for line in kept if line)


def code(node_code: str) -> str:
    """The code of a question or item as documents print it: ``E8``, ``O30``."""
    return node_code.upper()


def codes(scores: Iterable[Score]) -> str:
    """The codes of questions and items as a sentence lists them: ``E8, E10 และ E13``."""
    return thai_list([code(score.node.code) for score in scores])


def codes_in_short(scores: Iterable[Score]) -> str:
    """The same, with three or more in a row as one stretch: ``I1 ถึง I30 และ E4``."""
    runs: list[list[Score]] = []
    for score in scores:
        if runs and _follows(score, runs[-1][-1]):
            runs[-1].append(score)
        else:
            runs.append([score])
    return thai_list([text for run in runs for text in _run_of_codes(run)])


def level_word(level: Level | None) -> str:
    """A level as it follows the word ระดับ, which some years' names begin with: ``B``, ``ผ่าน``."""
    return NOT_KNOWN if level is None else level.name.th.removeprefix("ระดับ").strip()


def grade(level: str) -> str:
    """The word ระดับ with a level, apart from letters only: ``ระดับ B``, ``ระดับผ่านดี``."""
    return f"ระดับ {level}" if level.isascii() else f"ระดับ{level}"


def instrument_name(node: Node) -> str:
    """An instrument with its letters: ``แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)``."""
    return f"{node.name.th} ({code(node.code)})"


def heading(
    wording: Wording, slot: str, level: Literal[1, 2, 3] = 1, subject: str = "", **fields: str
) -> Heading:
    """A heading whose words are a phrase."""
    return Heading(wording.words(slot, subject, **fields), level, place=Place(slot, subject))


def owner(material: Material) -> str:
    """The agency with its district and province, as far as they are known."""
    return " ".join(filter(None, (material.profile.name, material.profile.place)))


def report(kind: str, title: Words, material: Material, blocks: Iterable[Block]) -> Document:
    """A document of one section with page numbers of its own."""
    profile = material.profile
    names = (profile.name, profile.subdistrict, profile.district, profile.province)
    return Document(
        kind=kind,
        title=plain(title),
        agency=profile.name,
        year=material.year,
        sections=(Section(tuple(blocks), starts=True),),
        names=tuple(filter(None, names)),
    )


def _follows(later: Score, earlier: Score) -> bool:
    """Whether one code counts on from the other: i4 after i3."""
    (letters, number), (before, last) = _parted(later), _parted(earlier)
    return (
        letters == before and number.isdigit() and last.isdigit() and int(number) == int(last) + 1
    )


def _parted(score: Score) -> tuple[str, str]:
    letters = score.node.code.rstrip("0123456789")
    return letters, score.node.code[len(letters) :]


def _run_of_codes(run: Sequence[Score]) -> list[str]:
    named = [code(one.node.code) for one in run]
    return named if len(named) < 3 else [f"{named[0]} ถึง {named[-1]}"]


def _item(text: str, mark: str, level: int) -> Item:
    return Item((Run(text),), mark, level=_LEVELS[level])


_LEVELS: dict[int, Literal[1, 2, 3]] = {1: 1, 2: 2, 3: 3}
