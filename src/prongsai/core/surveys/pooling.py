"""What the answers of several portions (ส่วนที่ ๑, ส่วนที่ ๒) and origins give together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from prongsai.core.marks import MarkingKey
from prongsai.core.scoring import mean
from prongsai.core.surveys.questionnaire import Questionnaire
from prongsai.core.surveys.suppression import answers, stand_apart
from prongsai.core.surveys.tallies import Tally, together

# Under which code all answers stand where portions count as if collected together.
POOLED = ""


@dataclass(frozen=True)
class Answers:
    """The answers to one instrument, as a result sheet carries them.

    ``portions`` has a single tally under ``POOLED``, or one of each portion that counts the same;
    so much may be shown together. ``marks`` are exact, 0-100, by the code of every question and
    part that ``smallest`` people or more answered: a mark of fewer would tell what they chose.
    ``population`` is how many people may answer, ``None`` if not known.
    """

    population: int | None
    smallest: int
    portions: Mapping[str, Tally]
    marks: Mapping[str, Fraction]

    @property
    def n(self) -> int:
        """How many people answered."""
        return sum(tally.n for tally in self.portions.values())

    def number(self, code: str) -> int:
        """How many answered a question without parts, or a part of one."""
        return sum(answers(tally, code) for tally in self.portions.values())


def answers_of(
    survey: Questionnaire, tallies: Iterable[tuple[str, Tally]], population: int | None
) -> Answers:
    """The answers of an instrument from its tallies, each with the code of its portion.

    Portions count the same where the rules say ``halves``, but as if collected together where one
    of them, or one of its questions, has too few answers to be shown beside the other.
    """
    portions = _by_portion(tallies)
    smallest = survey.rules.smallest_group
    if survey.rules.pooling == "pooled" or not stand_apart(portions.values(), smallest):
        portions = {POOLED: joined(portions.values())}
    marks = _marks(survey.keys, list(portions.values()), smallest)
    return Answers(population, smallest, portions, marks)


def respondents(survey: Questionnaire, given: Answers) -> dict[str, int]:
    """How many answered each question; of one with parts, its most answered part."""
    numbers = {key.node.code: _most(key, given) for key in survey.keys}
    return {code: number for code, number in numbers.items() if number}


def joined(tallies: Iterable[Tally]) -> Tally:
    """Tallies together; without sums where some of the people were only counted."""
    some = [tally for tally in tallies if tally.n]
    if len(some) == 1:
        return some[0]
    whole = together(some)
    return whole if all(tally.sums for tally in some) else replace(whole, sums={})


def _by_portion(tallies: Iterable[tuple[str, Tally]]) -> dict[str, Tally]:
    found: dict[str, list[Tally]] = {}
    for portion, tally in tallies:
        if tally.n:
            found.setdefault(portion, []).append(tally)
    return {portion: joined(several) for portion, several in sorted(found.items())}


def _marks(
    keys: Iterable[MarkingKey], portions: Sequence[Tally], smallest: int
) -> dict[str, Fraction]:
    marks: dict[str, Fraction] = {}
    for key in keys:
        if key.parts:
            marks |= _marks(key.parts, portions, smallest)
            codes = [part.node.code for part in key.parts]
            values = [marks[code] for code in codes if code in marks]
        else:
            values = [
                value for tally in portions if (value := _mark(key, tally, smallest)) is not None
            ]
        if values:
            marks[key.node.code] = values[0] if len(values) == 1 else mean(key.node, values)
    return marks


def _mark(key: MarkingKey, tally: Tally, smallest: int) -> Fraction | None:
    """The mark of what has no parts; ``None`` where too few of the tally answered."""
    options = tally.counts.get(key.node.code)
    number = sum(options.values()) if options else 0
    if not options or number < smallest:
        return None
    total = sum([key.worth[option] * times for option, times in options.items()])
    return Fraction(total, number * key.unit)


def _most(key: MarkingKey, given: Answers) -> int:
    if not key.parts:
        return given.number(key.node.code)
    return max(_most(part, given) for part in key.parts)
