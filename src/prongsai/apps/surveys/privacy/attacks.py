"""Attempts to find out who said what, from copies of everything at rest.

The attacker knows every code, who drew it, and in which order people came. He has all copies of
what is backed up, and copies of the store of answers, each for itself; whoever may copy the store
again and again while people answer sees one line more each time, and is not kept out.
"""

import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from math import sqrt
from typing import NamedTuple

from prongsai.apps.surveys.privacy.rehearsal import Copy, Person, Watched

# By chance one rehearsal in some millions gets there: guessing links one person on average,
# whatever their number, and twelve with a probability below one in a thousand million.
MOST_BY_CHANCE = 12
MOST_DEVIATIONS = 5.5
_PAGE = 4096  # bytes that SQLite writes together; one value may lie in several, among others

Order = Sequence[str]


class Leak(NamedTuple):
    """A way in which somebody is found out, and how far it leads."""

    way: str
    found: str


def attack(watched: Watched, guessed: int) -> list[Leak]:
    """Every way that leads somewhere; none where the promises are kept."""
    leaks = [leak for way in ATTACKS for leak in way(watched)]
    if guessed > MOST_BY_CHANCE:
        leaks.append(Leak("linking", f"{guessed} of {len(watched.people)} by their places"))
    return leaks


def best_guess(watched: Watched) -> tuple[int, int]:
    """How many people the best of all ways to pair orders links with their answers, of how many.

    Each way links one person on average where the orders have nothing to do with each other.
    """
    said = {person.hashed: person.line for person in watched.people}
    orders = [[said[code] for code in order] for order in _orders_of_codes(watched)]
    pairs = product(orders, _orders_of_lines(watched))
    linked = [sum(map(operator.eq, codes, lines)) for codes, lines in pairs]
    return max(linked), len(linked)


def subtracting(watched: Watched) -> Iterator[Leak]:
    """Two backups: between any two, nobody or at least k were counted, and codes marked."""
    for earlier, later in zip(watched.copies, watched.copies[1:], strict=False):
        steps = {
            "answers": later.counted - earlier.counted,
            "codes": len(later.used - earlier.used),
        }
        for what, step in steps.items():
            if 0 < step < watched.smallest:
                yield Leak("subtracting", f"{step} {what} after {later.answered}")


def watching(watched: Watched) -> Iterator[Leak]:
    """What is backed up changes not at all when somebody answers; nor is a line logged."""
    for earlier, later in zip(watched.copies, watched.copies[1:], strict=False):
        if later.answered == earlier.answered or later is watched.forgotten:
            continue
        if later.lines_of_log != earlier.lines_of_log:
            yield Leak("log", f"a line when {later.answered} answered")
        changed = [
            name for name, content in later.main.items() if earlier.main.get(name) != content
        ]
        if changed:
            yield Leak("watching", f"{', '.join(changed)} changed when {later.answered} answered")


def ordering(watched: Watched) -> Iterator[Leak]:
    """Neither codes, answers nor comments lie in an order that has to do with that of coming."""
    things = {
        "codes": _orders_of_codes(watched),
        "answers": _orders_of_lines(watched),
        "comments": _orders_of_comments(watched),
    }
    places = {word: place for place, person in enumerate(watched.people) for word in person}
    for what, orders in things.items():
        far = max(abs(deviations([places[word] for word in order])) for order in orders)
        if far > MOST_DEVIATIONS:
            yield Leak("ordering", f"{what} lie in the order of coming")


def searching(watched: Watched) -> Iterator[Leak]:
    """Nowhere a code in clear, no answer in what is backed up, none left behind in the store."""
    lines, codes = _lines(watched.people), [person.code for person in watched.people]
    some = (*watched.copies[::12], watched.crowded, watched.forgotten)
    backed_up = {content for copy in some for content in copy.main.values()}
    stored = {content for copy in some for content in copy.answers.values()}
    if _some_in(codes, backed_up | stored):
        yield Leak("searching", "a code in clear")
    if _some_in(lines, backed_up):
        yield Leak("searching", "an answer in what is backed up")
    for copy in watched.copies:
        if _some_in(set(lines) - set(copy.waiting), copy.answers.values()):
            yield Leak("searching", f"an answer that does not wait, after {copy.answered}")
    left = [person.hashed for person in watched.people] + lines
    if _some_in(left, watched.forgotten.answers.values()):
        yield Leak("searching", "codes or answers in the store after closing")


def journals(watched: Watched) -> Iterator[Leak]:
    """At rest the store is one file without history."""
    history = {
        name
        for copy in watched.copies
        for name, content in copy.answers.items()
        if name.endswith(("-wal", "-journal", "-shm")) and content
    }
    if history:
        yield Leak("history", ", ".join(sorted(history)))


def few(watched: Watched) -> Iterator[Leak]:
    """Once k answered, whoever takes the store away finds at least k answers that wait."""
    for copy in watched.copies:
        enough = copy.answered >= watched.smallest and copy is not watched.forgotten
        if enough and len(copy.waiting) < watched.smallest:
            yield Leak("few", f"{len(copy.waiting)} answers wait after {copy.answered}")


ATTACKS: tuple[Callable[[Watched], Iterable[Leak]], ...] = (
    subtracting,
    watching,
    ordering,
    searching,
    journals,
    few,
)


def deviations(places: Sequence[int]) -> float:
    """How far the order of things is from chance (Spearman), in standard deviations."""
    count = len(places)
    if count < 20:
        return 0.0  # too few to say
    ranks = {place: rank for rank, place in enumerate(sorted(places))}
    squares = sum((rank - ranks[place]) ** 2 for rank, place in enumerate(places))
    return (1 - 6 * squares / (count * (count**2 - 1))) * sqrt(count - 1)


def _orders_of_codes(watched: Watched) -> list[Order]:
    """Every order in which codes of those who answered can be read from one copy."""
    copy = watched.crowded
    answered = {person.hashed for person in watched.people[: copy.answered]}
    rows = [
        [hashed for hashed in one.codes if hashed in answered] for one in (copy, watched.forgotten)
    ]
    return [*rows, *_places_in(sorted(answered), copy)]


def _orders_of_lines(watched: Watched) -> list[Order]:
    """Every order in which answers that wait can be read from one copy."""
    copy = watched.crowded
    return [copy.waiting, *_places_in(sorted(copy.waiting), copy)]


def _orders_of_comments(watched: Watched) -> list[Order]:
    """Every order of the comments of the crowd: as they wait, and in the batch that took them."""
    copy = watched.crowded
    after = next((one for one in watched.copies if one.comments), copy)
    crowd = [person.comment for person in watched.people[: copy.answered] if person.comment]
    rows = [text for text in after.comments if text in set(crowd)]
    return [rows, *_places_in(sorted(crowd), copy), *_places_in(sorted(crowd), after)]


def _places_in(words: Sequence[str], copy: Copy) -> Iterator[Order]:
    """The words as they lie in each file, by first place and by last, and in each page of it."""
    for content in (*copy.main.values(), *copy.answers.values()):
        places = {word: list(_all_places(word.encode(), content)) for word in words}
        found = [word for word in words if places[word]]
        yield sorted(found, key=lambda word: places[word][0])
        yield sorted(found, key=lambda word: places[word][-1])
        pages: dict[int, dict[str, int]] = defaultdict(dict)
        for word in found:
            for place in places[word]:
                pages[place // _PAGE].setdefault(word, place)
        yield from (sorted(page, key=page.__getitem__) for page in pages.values())


def _all_places(word: bytes, content: bytes) -> Iterator[int]:
    place = content.find(word)
    while place >= 0:
        yield place
        place = content.find(word, place + 1)


def _lines(people: Sequence[Person]) -> list[str]:
    return [person.line for person in people]


def _some_in(words: Iterable[str], contents: Iterable[bytes]) -> bool:
    listed = list(contents)
    return any(word.encode() in content for word in words for content in listed)
