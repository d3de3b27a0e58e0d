"""What an element asks of a sentence: words that stand in one line, or run over into the next."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from prongsai.core.evidence.elements.seeing import (
    Sight,
    content_pictures,
    everything,
    not_seen,
    own_lines,
    seen,
)
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element
from prongsai.core.thai import tidy

# What is longer heads nothing: it is a sentence.
LONGEST_HEAD = 120
# The name of the office and the headline stand above everything else.
_HEADLINES = 2

Lines = Callable[[Shown], Iterator[str]]


def sentence_of(
    shown: Shown, pattern: re.Pattern[str], unless: re.Pattern[str] | None = None
) -> Sight | None:
    """The first line of a page or file with a pattern in it, compared with the words squeezed.

    A sentence may go on in the next line. A line with ``unless`` in it is of something else.
    """
    return sight_among(lines_of(shown), shown, pattern, unless)


def sight_among(
    lines: Iterator[str],
    shown: Shown,
    pattern: re.Pattern[str],
    unless: re.Pattern[str] | None = None,
) -> Sight | None:
    """The first of some lines of a page with a pattern in it, alone or with the line after."""
    every = tuple(lines)
    pairs = (f"{line} {after}" for line, after in pairwise(every))
    for words in (*every, *pairs):
        plain = squeezed(words)
        if pattern.search(plain) and not (unless and unless.search(plain)):
            return Sight(words, shown)
    return None


def in_a_sentence(
    pattern: str, unless: str | None = None, half: str | None = None, lines: Lines | None = None
) -> Detector:
    """The detector of an element that one sentence shows; ``half`` is what leaves it open."""
    wanted, other, doubt = _compiled(pattern), _compiled(unless), _compiled(half)

    def detect(item: Item, element: Element) -> ElementSeen:
        if wanted is not None and (sight := first_sentence(item, wanted, other, lines)):
            return seen(element, sight)
        return not_seen(item, element, first_sentence(item, doubt) if doubt else None)

    return detect


def doubtful(detect: Detector, words: str) -> Detector:
    """A detector that cannot tell, rather than call it missing, where weaker words stand below."""
    weaker = re.compile(words)

    def detect_or_doubt(item: Item, element: Element) -> ElementSeen:
        found = detect(item, element)
        if found.found is not False:
            return found
        sight = first_sentence(item, weaker, lines=body_of)
        return found if sight is None else not_seen(item, element, sight)

    return detect_or_doubt


def first_sentence(
    item: Item,
    pattern: re.Pattern[str],
    unless: re.Pattern[str] | None = None,
    lines: Lines | None = None,
) -> Sight | None:
    """The first line of everything that an item shows with a pattern in it."""
    for shown in everything(item):
        if sight := sight_among((lines or lines_of)(shown), shown, pattern, unless):
            return sight
    return None


def lines_of(shown: Shown) -> Iterator[str]:
    """The own lines of a page or file, without its title."""
    yield from own_lines(shown)


def body_of(shown: Shown) -> Iterator[str]:
    """The own lines of a page or file below its headline, and none that its title repeats."""
    title = squeezed(shown.title)
    lines = own_lines(shown)
    named = [at for at, line in enumerate(lines[:4]) if title and squeezed(line) in title]
    start = named[-1] + 1 if named else _HEADLINES
    yield from (line for line in lines[start:] if not title or squeezed(line) not in title)


def heads_of(shown: Shown) -> Iterator[str]:
    """What heads a page or file, or is named on it: titles, short lines, its files and pictures."""
    yield tidy(shown.title)
    yield from (line for line in own_lines(shown) if len(line) <= LONGEST_HEAD)
    opened = {file.url for file in shown.files}
    yield from (tidy(link.text) for link in shown.links if link.url in opened)
    yield from (tidy(picture.alt) for picture in content_pictures(shown) if picture.alt)


def whole_text(item: Item) -> str:
    """Everything that an item shows as one squeezed text, without menus and feet."""
    return squeezed("\n".join(line for shown in everything(item) for line in own_lines(shown)))


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return None if pattern is None else re.compile(pattern)
