"""The persons that a page or file shows, each with the position and the contact beside the name.

A name is told by its title, or by its place: in a column of names beside one of positions, or at a
portrait above a position. Names are counted and never written down.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from prongsai.core.evidence.contacts import emails, phones
from prongsai.core.evidence.elements.listings import listings
from prongsai.core.evidence.elements.remembering import of_each_page
from prongsai.core.evidence.elements.seeing import all_lines, content_pictures, is_foot
from prongsai.core.evidence.people import name_without_title, persons, positions
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import squeezed

_NOT_OF_A_PERSON = re.compile(
    r"ที่อยู่|ตั้งอยู่|เลขที่\d|ติดต่อเรา|แผนที่|สำนักงาน(?:เทศบาล|องค์การ)|รหัสไปรษณีย์|ติดต่อหน่วยงาน|ต\.[ก-๎]+อ\.|ตำบล[ก-๎]+อำเภอ"
)
_OTHER_CONTACT = re.compile(
    r"(?:เบอร์)?(?:ภายใน|ต่อ|[Ee]xt\.?) ?:? ?\d{2,5}(?!\d)"
    r"|(?:ID ?)?(?:LINE|Line|line|ไลน์)(?: ?ID)? ?: ?\S+"
)
_NAMES = re.compile(r"^(?:คำนำหน้า|(?:ราย)?ชื่อ|(?:นาม)?สกุล|name)")
_POSITIONS = re.compile(r"ตำแหน่ง|position")
# A name, a position and a contact of a person stand within so many lines.
_LONGEST_BLOCK = 9
# A longer line is a sentence that mentions someone.
_LONGEST_LINE = 120


class Person(NamedTuple):
    """One person of a page: the position that stands beside the name, and the contact."""

    position: str
    contact: str
    shown: Shown


@of_each_page
def persons_shown(shown: Shown) -> tuple[Person, ...]:
    """Every person of a page or file, in the order of reading."""
    return tuple(_persons_in(shown))


def half_named(shown: Shown) -> bool:
    """Whether two words stand above a position as a name does, and nothing says that they are."""
    lines = all_lines(shown)
    return any(
        name_without_title(line) and _is_position(lines, n + 1) for n, line in enumerate(lines)
    )


def _persons_in(shown: Shown) -> Iterator[Person]:
    """Each person with what stands around the name: in a table its row, else its block of lines."""
    in_rows = [*_persons_of_rows(shown), *_persons_of_columns(shown)]
    yield from in_rows
    if in_rows:
        return
    lines = all_lines(shown)
    starts = list(_starts(shown, lines))
    position_first = _position_comes_first(lines, [start for start, _ in starts])
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    for (start, names), end in zip(starts, ends, strict=False):
        block = _block(lines[start : min(end, start + _LONGEST_BLOCK)])
        before = lines[start - 1] if start and position_first else ""
        words = "\n".join((before, *block))
        for _ in names:
            yield Person(_first(positions(words)), _contact(shown, block), shown)


def _starts(shown: Shown, lines: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The lines with names, and these. A name again in the next, such as below a photograph,
    counts once."""
    captions = tuple(f"{p.alt}\n{p.near}" for p in content_pictures(shown))
    said = tuple(squeezed(caption) for caption in captions)
    named = []
    for n, line in enumerate(lines):
        found = persons(line) if len(line) < _LONGEST_LINE else ()
        if found or (found := _captioned(lines, n, said)):
            named.append((n, found))
    following = [names for _, names in (*named, (0, ()))[1:]]
    for (n, names), after in zip(named, following, strict=True):
        if names != after:
            yield n, names


def _captioned(lines: tuple[str, ...], at: int, captions: tuple[str, ...]) -> tuple[str, ...]:
    """The name without a title in a line, where a picture has it too and a position follows."""
    name = name_without_title(lines[at])
    again = at + 1 < len(lines) and bool(name) and name_without_title(lines[at + 1]) == name
    if not name or not (again or _is_position(lines, at + 1)):
        return ()
    return (name,) if any(squeezed(name) in caption for caption in captions) else ()


def _is_position(lines: tuple[str, ...], at: int) -> bool:
    """Whether a line is a position, with what it is of."""
    line = re.sub("^ตำแหน่ง[: ]*", "", lines[at]) if at < len(lines) else ""
    found = positions(line)
    return (
        bool(found) and len(line) < _LONGEST_LINE and squeezed(line).startswith(squeezed(found[0]))
    )


def _persons_of_columns(shown: Shown) -> Iterator[Person]:
    """Rows of a table with a column of names and one of positions; a title may be a column too."""
    for listing in listings(shown):
        heads = [squeezed(heading) for heading in listing.headings]
        names = [n for n, head in enumerate(heads) if _NAMES.match(head)]
        placed = [n for n, head in enumerate(heads) if _POSITIONS.search(head) and n not in names]
        for row in listing.rows if names and placed else ():
            name = " ".join(row[n] for n in names if n < len(row))
            position = row[placed[0]] if placed[0] < len(row) else ""
            titled = len(names) > 1 and persons(name)
            if not persons("\n".join(row)) and position and (titled or name_without_title(name)):
                yield Person(
                    _first(positions(position)) or position, _contact(shown, list(row)), shown
                )


def _persons_of_rows(shown: Shown) -> Iterator[Person]:
    for table in shown.tables:
        for row in table:
            words = "\n".join(row)
            found = persons(words)
            if len(found) == 1:
                yield Person(_first(positions(words)), _contact(shown, list(row)), shown)
            elif len(found) > 1:  # cards side by side: each cell is a person
                for cell in row:
                    for _ in persons(cell):
                        yield Person(_first(positions(cell)), _contact(shown, [cell]), shown)


def _position_comes_first(lines: tuple[str, ...], starts: list[int]) -> bool:
    """Whether pages write the position above the name."""
    above = sum(bool(start and positions(lines[start - 1])) for start in starts)
    below = sum(bool(start + 1 < len(lines) and positions(lines[start + 1])) for start in starts)
    return above > below


def _block(lines: tuple[str, ...]) -> list[str]:
    """The lines of one person, up to where the page goes on with the agency."""
    block: list[str] = []
    for line in lines:
        if _NOT_OF_A_PERSON.search(squeezed(line)) or is_foot(line):
            break
        block.append(line)
    return block


def _contact(shown: Shown, block: list[str]) -> str:
    """The telephone or e-mail in a block, or behind one of its links."""
    text = "\n".join(block)
    found = [phone.number for phone in phones(text)] or list(emails(text))
    if found:
        return found[0]
    if own := _OTHER_CONTACT.search(text):
        return own[0].strip()
    plain = {squeezed(line) for line in block}
    for link in shown.links:
        if link.url[:4] in ("mail", "tel:") and link.text and squeezed(link.text) in plain:
            return link.url
    return ""


def _first(found: tuple[str, ...]) -> str:
    return found[0] if found else ""
