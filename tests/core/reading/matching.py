"""How one field of a truth is compared with what was read, and whether a fault of it is told."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from prongsai.core.reading.facts import DisagreementRead, Doubt, Facts, Figure
from prongsai.core.thai import arabic_digits, tidy

Read = TypeVar("Read")

# A person stands in brackets on a line alone, or between who assigns and what position it is.
_SIGNED = re.compile(r"^\(([^()0-9๐-๙]+)\)$", re.MULTILINE)
_ASSIGNED = re.compile(r"มอบหมายให้\s*((?:(?!มอบหมายให้).){4,60}?)\s+ตำแหน่ง")
_SPACES = re.compile(r"\s+")


class Field(NamedTuple):
    """One field: what it should be, what was read, whether that is right.

    ``number`` is for values that must never be wrong unless they are ``told`` as doubtful.
    """

    name: str
    wanted: str
    got: str
    right: bool
    number: bool = False
    told: bool = False


class Found(Generic[Read]):
    """What was read of one sort: each is taken once, and ``rest`` is what nobody asked for."""

    def __init__(self, read: Iterable[Read]) -> None:
        self.rest = list(read)

    def first(self, *signs: Callable[[Read], bool]) -> Read | None:
        """Take the first that has the first sign, else the first that has the next one."""
        for sign in signs:
            for one in self.rest:
                if sign(one):
                    self.rest.remove(one)
                    return one
        return None


class Telling:
    """The disagreements and doubts of facts, asked whether they tell of something."""

    def __init__(self, disagreements: Iterable[DisagreementRead], doubts: Iterable[Doubt]) -> None:
        self._disagreements = tuple(disagreements)
        self._told = tuple(_says(disagreements=self._disagreements, doubts=doubts))

    def of(self, node: str, figure: Figure) -> bool:
        """Whether a figure is told: its own node does not add up, or a doubt has it on its line."""
        return any(node and one.node == node for one in self._disagreements) or self.mentions(
            [figure.line], [figure.printed, str(figure.value)]
        )

    def mentions(self, lines: Iterable[int], words: Iterable[str]) -> bool:
        """Whether one is told on one of the lines (on any, if none), with one of the words."""
        on, having = set(lines), [plain(word) for word in words if word]
        return any(
            (not on or on & told.lines) and (not having or any(one in told.words for one in having))
            for told in self._told
        )

    def figure(
        self, name: str, node: str, wanted: Mapping[str, Any], got: Figure | None
    ) -> Iterator[Field]:
        """The value, exactly; the figure as printed; its line."""
        if got is None:
            yield from missing(
                name, {key: str(wanted[key]) for key in ("value", "printed", "line")}
            )
            return
        value, told = wanted["value"], self.of(node, got)
        right = got.value == value
        yield Field(f"{name} value", str(value), str(got.value), right, number=True, told=told)
        printed = any(_close(one) == _close(got.printed) for one in any_of(wanted["printed"]))
        yield Field(f"{name} printed", str(wanted["printed"]), got.printed, printed)
        yield on_line(name, wanted, got.line)

    def surplus(self, name: str, node: str, got: Figure) -> Field:
        """A figure that is not printed so."""
        told = self.of(node, got)
        return Field(f"{name}, not printed so", "", str(got.value), False, number=True, told=told)


class _Told(NamedTuple):
    lines: frozenset[int]
    words: str


def _says(disagreements: Iterable[DisagreementRead], doubts: Iterable[Doubt]) -> Iterator[_Told]:
    for one in disagreements:
        repairs = [word for repair in one.repairs for word in (repair.printed, repair.reads)]
        words = [one.node, one.reported, one.computed or "", *one.explanation, *repairs]
        yield _Told(frozenset(one.lines), plain(" ".join(words)))
    for doubt in doubts:
        words = [doubt.printed, doubt.reads, *doubt.reason]
        yield _Told(frozenset([doubt.line]), plain(" ".join(words)))


def plain(text: str) -> str:
    """Text as it is compared: Arabic digits, small letters, no white space at all."""
    return _SPACES.sub("", arabic_digits(tidy(text))).casefold()


def any_of(wanted: Any) -> list[Any]:
    """Every printing that is right, where a truth has one or more."""
    return list(wanted) if isinstance(wanted, list) else [wanted]


def is_key_of(key: Any, text: str) -> bool:
    """Whether a text begins with a key and has the words after it."""
    first, *others = (plain(str(one)) for one in any_of(key))
    words = plain(text)
    return bool(words) and words.startswith(first) and all(one in words for one in others)


def named(text: str, facts: Facts) -> tuple[str, ...]:
    """The persons named in a report whose last names are found in the facts; there are none."""
    names = [*_SIGNED.findall(text), *_ASSIGNED.findall(text)]
    read = plain(repr(facts))
    return tuple(sorted({name for name in names if plain(name.split()[-1]) in read}))


def equal(name: str, wanted: Any, got: str) -> Field:
    """A word that must be the same but for white space and numerals."""
    right = plain(got) in [plain(str(one)) for one in any_of(wanted)]
    return Field(name, str(wanted), got, right)


def text(name: str, key: Any, got: str | None) -> Field:
    """A text that must begin with its key."""
    return Field(name, str(key), got or "", is_key_of(key, got or ""))


def on_line(name: str, wanted: Mapping[str, Any], got: int) -> Field:
    """A line that must be one of those on which the fact is printed."""
    return Field(f"{name} line", str(wanted["line"]), str(got), got in any_of(wanted["line"]))


def members(name: str, wanted: Iterable[str], got: Iterable[str]) -> Iterator[Field]:
    """Whether each is there, whatever their order; and each that should not be."""
    rest = list(got)
    for one in wanted:
        yield Field(f"{name} {one}", one, one if one in rest else "", one in rest)
        if one in rest:
            rest.remove(one)
    for one in rest:
        yield extra(f"{name} {one}", one)


def missing(name: str, wanted: Mapping[str, Any]) -> Iterator[Field]:
    """Every field of something that was not read at all."""
    for key, value in wanted.items():
        for one in value if isinstance(value, list) and value else [value]:
            yield Field(f"{name} {key}", str(one), "", False)


def extra(name: str, got: str) -> Field:
    """Something read that is not printed so."""
    return Field(f"{name}, not printed so", "", got or "nothing", False)


def _close(printed: str) -> str:
    return _SPACES.sub("", printed)
