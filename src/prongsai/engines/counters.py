"""SQL that counts how often each of several answers stands in the column ``answer`` of a group."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

_IN_ONE = 4
_BITS = 15
# The most answers in one group for which `four_in_one` is right.
FITS = (1 << _BITS) - 1


class Counters(NamedTuple):
    """``sums`` are aggregates over a group; ``numbers``, in the order of the answers, follow."""

    sums: list[str]
    numbers: list[str]


def one_by_one(answers: Sequence[str]) -> Counters:
    """One counter for each answer; ``answers`` are SQL values."""
    sums = [
        f"count(CASE WHEN answer = {answer} THEN 1 END) AS s{n}" for n, answer in enumerate(answers)
    ]
    return Counters(sums, [f"s{n}" for n in range(len(answers))])


def four_in_one(answers: Sequence[str]) -> Counters:
    """Four counters of 15 bits in each whole number, which takes two thirds of the time.

    Right for groups of at most ``FITS`` answers: then no counter runs over into the next.
    """
    fours = [answers[first : first + _IN_ONE] for first in range(0, len(answers), _IN_ONE)]
    sums = [
        f"TRY_CAST(sum(CASE answer {' '.join(_cases(four))} ELSE 0 END) AS BIGINT) AS s{n}"
        for n, four in enumerate(fours)
    ]
    numbers = [
        f"(s{n} >> {place * _BITS}) & {FITS}"
        for n, four in enumerate(fours)
        for place in range(len(four))
    ]
    return Counters(sums, numbers)


def _cases(answers: Sequence[str]) -> Iterator[str]:
    for place, answer in enumerate(answers):
        yield f"WHEN {answer} THEN {1 << place * _BITS}"
