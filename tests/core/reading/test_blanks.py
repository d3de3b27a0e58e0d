"""Thousands of blanks in a line hold no reader up: every pattern divides them in one way only.

Two repeats that may both take blanks, with nothing between them that must be there, are tried in
every division before they fail: the time grows with the square of the blanks, with three repeats
with their cube. A possessive repeat (``\\s*+``) gives nothing back and is tried once.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import pytest

from prongsai.core import reading

REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
LOOKS = (codes.ASSERT, codes.ASSERT_NOT)


class Ends(NamedTuple):
    """How a piece of a pattern takes blanks: where it begins, where it ends, and whether at all.

    ``first``: it may begin with blanks without end. ``last``: it may end with blanks that it would
    give back. ``nothing``: it may take no letter.
    """

    first: bool = False
    last: bool = False
    nothing: bool = False


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern of core.reading, by module and name."""
    modules = [
        import_module(f"{reading.__name__}.{one.name}") for one in iter_modules(reading.__path__)
    ]
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}": value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    }


def is_ambiguous(pattern: str, flags: int = 0) -> bool:
    """Whether a run of blanks can be divided in several ways."""
    return True in list(_faults(parser.parse(pattern, flags)))


def _faults(items: Any) -> Iterator[bool]:
    open_before = False
    for item in items:
        for inner in _inside(item):
            yield from _faults(inner)
        ends = _ends(item)
        yield open_before and ends.first
        open_before = ends.last or (open_before and ends.nothing)


def _inside(item: Any) -> list[Any]:
    code, value = item
    if code in REPEATS:
        return [value[2]]
    if code is codes.SUBPATTERN:
        return [value[3]]
    if code is codes.BRANCH:
        return list(value[1])
    if code is codes.ATOMIC_GROUP:
        return [value]
    return [value[1]] if code in LOOKS else []


def _ends(item: Any) -> Ends:
    code, value = item
    if code in REPEATS:
        least, most, body = value
        inner = _of_all(body)
        if most is codes.MAXREPEAT and _takes_a_blank(body):
            gives_back = code is not codes.POSSESSIVE_REPEAT
            return Ends(True, gives_back, least == 0 or inner.nothing)
        return inner._replace(nothing=least == 0 or inner.nothing)
    if code is codes.BRANCH:
        every = [_of_all(one) for one in value[1]]
        return Ends(*(any(one[place] for one in every) for place in range(3)))
    if code is codes.ATOMIC_GROUP:
        return _of_all(value)._replace(last=False)
    if code is codes.SUBPATTERN:
        return _of_all(value[3])
    return Ends(nothing=code in (*LOOKS, codes.AT))


def _of_all(items: Any) -> Ends:
    first = last = False
    nothing = True
    for item in items:
        ends = _ends(item)
        first = first or (nothing and ends.first)
        last = ends.last or (last and ends.nothing)
        nothing = nothing and ends.nothing
    return Ends(first, last, nothing)


def _takes_a_blank(body: Any) -> bool:
    """Whether the body of a repeat may be a blank and nothing else."""
    if len(body) != 1:
        return False
    code, value = body[0]
    if code is codes.BRANCH:
        return any(_takes_a_blank(one) for one in value[1])
    if code is codes.SUBPATTERN:
        return _takes_a_blank(value[3])
    if code is codes.ATOMIC_GROUP:
        return _takes_a_blank(value)
    if code is codes.ANY:
        return True
    if code is codes.IN:
        return re.compile(parser_text(value)).match(" ") is not None
    return bool(code is codes.LITERAL and chr(value).isspace())


def parser_text(members: Any) -> str:
    """A set of letters written out again, as far as blanks are concerned."""
    negated = members[0][0] is codes.NEGATE
    blanks = any(_has_a_blank(one) for one in members)
    return "[^ ]" if blanks == negated else " "


def _has_a_blank(member: Any) -> bool:
    code, value = member
    if code is codes.RANGE:
        return bool(value[0] <= ord(" ") <= value[1])
    if code is codes.LITERAL:
        return bool(value == ord(" "))
    return value in (codes.CATEGORY_SPACE, codes.CATEGORY_NOT_DIGIT, codes.CATEGORY_NOT_WORD)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\s*\s*x", True),
        (r"\s*(?:,|และ)?\s*x", True),
        (r"\s*,\s*x", False),
        (r"\s*+(?:,|และ)?\s*+x", False),
        (r"[\s,/]*(?:และ)?\s*x", True),
        (r"(?:\s*a)?\s*x", False),
        (r"(?:a\s*)?\s*x", True),
        (r"(?>a\s*)?\s*x", False),
        (r"[^0-9]*\s+x", True),
        (r"[^\s]*\s+x", False),
    ],
)
def test_what_divides_blanks_in_several_ways_is_found(pattern, expected):
    assert is_ambiguous(pattern) == expected


@pytest.mark.parametrize("name", patterns())
def test_no_pattern_divides_blanks_in_several_ways(name):
    pattern = patterns()[name]

    assert not is_ambiguous(pattern.pattern, pattern.flags), "use possessive repeats, such as \\s*+"
