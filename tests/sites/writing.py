"""Pages of the farm as they are written in its YAML files: lines, of which some can be taken away.

A line is a heading (``#``, ``##``), a point (``-``), a row of a table (``| a | b |``), one of
``(photo)``, ``(picture)``, ``(link)``, ``(frame)``, ``(form)`` with fields between ``;``, HTML
after ``(raw)``, or plain text. ``{email}`` before a line names the fact in it, so that a case
without that fact can be made of a sound page; before the heading of a column it names the column,
before the first cell of a row the row, which goes when all that it is named for goes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TAG = re.compile(r"^\{([a-z_, ]+)\}\s?")
_RAW = re.compile(r"^(?:\{[^}]*\} ?)?\(raw\).*$", re.MULTILINE)  # HTML has names of its own in <>
_YEAR = re.compile(r"<(th|ad|yy|thyy)?([YN])([+-]\d)?>")


class Block(NamedTuple):
    """One piece of a page: its kind, its words, and the rows of a table."""

    kind: str
    parts: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Change:
    """How a case differs from the sound page."""

    without: tuple[str, ...] = ()
    replace: tuple[tuple[str, str], ...] = ()
    add: str = ""


def written(text: str, change: Change, year: int, names: dict[str, str]) -> tuple[Block, ...]:
    """Read a page, for a fiscal year (B.E.) and an office, changed as a case says."""
    text = text.rstrip() + "\n" + change.add
    text = _replaced(text, dict(change.replace))
    text = _YEAR.sub(lambda found: _year(found, year), text)
    for name, value in names.items():
        text = text.replace(f"<{name}>", value)
    if left := re.search(r"<[a-z]+>", _RAW.sub("", text)):
        raise ValueError(f"no name for {left[0]}")
    tags = {tag for tag in change.without if not re.search(r"\{[^}]*\b" + tag + r"\b[^}]*\}", text)}
    if tags:
        raise ValueError(f"nothing is called {tags} in: {text[:80]}")
    return tuple(_blocks(text.splitlines(), set(change.without)))


def _replaced(text: str, replace: dict[str, str]) -> str:
    """All at once, so that one year can take the place of another."""
    if missing := [old for old in replace if old not in text]:
        raise ValueError(f"nothing to replace: {missing}")
    if not replace:
        return text
    longest_first = sorted(replace, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), lambda f: replace[f[0]], text)


def _year(found: re.Match[str], year: int) -> str:
    """``<Y>`` is the year of the assessment, ``<thY-1>`` the one before in Thai digits, ``<adY>``
    Gregorian, ``<yyY>`` its last two digits."""
    way, _, offset = found.groups()
    number = year + int(offset or 0)
    match way:
        case "ad":
            return str(number - 543)
        case "yy":
            return str(number)[2:]
        case "thyy":
            return str(number)[2:].translate(THAI_DIGITS)
        case "th":
            return str(number).translate(THAI_DIGITS)
    return str(number)


def _blocks(lines: Iterable[str], without: set[str]) -> Iterable[Block]:
    rows: list[str] = []
    for line in [*lines, ""]:
        if line.lstrip().startswith("|"):
            rows.append(line)
            continue
        if rows:
            if table := _table(rows, without):
                yield Block("table", rows=table)
            rows = []
        tags, words = _tagged(line.strip())
        if words and not tags & without:
            yield _block(words)


def _block(words: str) -> Block:
    for mark, kind in (("## ", "subheading"), ("# ", "heading"), ("- ", "point")):
        if words.startswith(mark):
            return Block(kind, (words[len(mark) :],))
    if special := re.match(r"\((photo|picture|link|frame|form|mail|raw)\)\s*", words):
        rest = words[special.end() :]
        return Block(special[1], tuple(part.strip() for part in rest.split(";")))
    return Block("text", (words,))


def _table(rows: list[str], without: set[str]) -> tuple[tuple[str, ...], ...]:
    cells = [[_tagged(cell.strip()) for cell in row.strip().strip("|").split("|")] for row in rows]
    heading = cells[0]
    kept = [n for n, (tags, _) in enumerate(heading) if n == 0 or not tags & without]
    if heading[0][0] & without:
        kept = kept[1:]
    below = [row for row in cells[1:] if not row[0][0] or row[0][0] - without]
    return tuple(tuple(row[n][1] for n in kept if n < len(row)) for row in [heading, *below])


def _tagged(words: str) -> tuple[set[str], str]:
    found = _TAG.match(words)
    if not found:
        return set(), words
    return {tag.strip() for tag in found[1].split(",")}, words[found.end() :]
