"""The OIT of a year as its public pages show it: codes as typed, groups, what is searched."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlsplit

from prongsai.apps.evidence.models import Exhibit
from prongsai.apps.evidence.publishing import PublicItem, PublicOit
from prongsai.apps.results.queries import published_versions
from prongsai.apps.rounds.queries import rules_of
from prongsai.core.framework import Node
from prongsai.core.searching import has_words, words_as_searched
from prongsai.core.thai import arabic_digits

_CODE = re.compile(r"o?0*([1-9][0-9]{0,2})")
_NOT_IN_CODES = re.compile(r"[^0-9a-z]+")


class ItemsTogether(NamedTuple):
    """Items that stand under one heading of the rules, below the heading above it.

    ``above`` is ``None`` where it is the same as that of the group before.
    """

    above: Node | None
    node: Node
    items: list[PublicItem]


def code_as_typed(text: str) -> str:
    """The code of an item as its address has it, whatever somebody typed; empty for no code.

    >>> code_as_typed("O๑๒."), code_as_typed("ข้อ 3"), code_as_typed("x")
    ('o12', 'o3', '')
    """
    known = _CODE.fullmatch(_NOT_IN_CODES.sub("", arabic_digits(text).lower()))
    return f"o{known.group(1)}" if known else ""


def grouped(oit: PublicOit, items: Iterable[PublicItem]) -> list[ItemsTogether]:
    """Items under the headings of the year's rules, in their order."""
    parents = rules_of(oit.examination.round).parents
    groups, last = [], ""
    for code, some in groupby(items, lambda one: parents[one.node.code].code):
        found = list(some)
        node = parents[found[0].node.code]
        above = parents.get(code)
        above = above if above is not None and above.kind == "indicator" else None
        changed = above is not None and above.code != last
        last = above.code if above is not None else last
        groups.append(ItemsTogether(above if changed else None, node, found))
    return groups


def marks_published(slug: str, year: int) -> dict[str, Decimal]:
    """The marks of the newest published result by the code of the item; empty before one is."""
    newest = published_versions(slug, year).first()
    marks = {} if newest is None else newest.sheet.get("marks", {})
    return {code: Decimal(mark) for code, mark in marks.items() if mark is not None}


def matching(items: Iterable[PublicItem], words: str) -> list[PublicItem]:
    """The items whose title, texts, tables, explanation or file names have all of the words."""
    wanted = words_as_searched(words)
    return [one for one in items if has_words(_texts(one), wanted)]


def host_of(url: str) -> str:
    """The website that an address leads to, as plainly as can be."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _texts(item: PublicItem) -> Iterator[str]:
    yield f"{item.node.code} {item.node.name.th}"
    yield item.node.name.en
    if item.hand_in is not None:
        yield item.hand_in.explanation
    for one in item.exhibits:
        yield from _texts_of(one)


def _texts_of(exhibit: Exhibit) -> Iterator[str]:
    yield exhibit.title
    yield exhibit.text
    yield exhibit.file_name
    for row in exhibit.table:
        yield from map(str, row)
