"""A result sheet: the marks and scores known of one agency in one fiscal year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.surveys.pooling import Answers


class AgencyName(NamedTuple):
    """Which agency a sheet is about; what is not known is an empty string."""

    name: str = ""
    kind: str = ""
    district: str = ""
    province: str = ""


class Reported(NamedTuple):
    """What was announced, exactly as it was printed: the total (0-100) and the level's code."""

    total: Decimal | None = None
    level: str | None = None


@dataclass(frozen=True)
class Sheet:
    """What is known of one agency's year.

    ``marks`` are of questions and items (a question's sub-parts may stand instead of it),
    ``scores`` of everything above that is known only as published, both 0-100. ``respondents``
    is how many answered a question, ``comments`` what the assessor or the agency wrote beside it.
    ``answers`` has, by the code of the instrument, what was counted here: its exact marks stand
    before the rounded ones, which files carry.
    """

    year: int
    agency: AgencyName = AgencyName()
    marks: Mapping[str, Decimal] = field(default_factory=dict)
    scores: Mapping[str, Decimal] = field(default_factory=dict)
    reported: Reported = Reported()
    respondents: Mapping[str, int] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Answers] = field(default_factory=dict)

    @property
    def known(self) -> dict[str, Fraction]:
        """Marks and scores together, exact, as scoring takes them."""
        known = {
            code: Fraction(value)
            for given in (self.scores, self.marks)
            for code, value in given.items()
        }
        for counted in self.answers.values():
            known |= counted.marks
        return known

    @property
    def is_empty(self) -> bool:
        """Whether it has neither a mark nor a score nor anything that was announced."""
        return not (self.known or self.reported.total is not None or self.reported.level)
