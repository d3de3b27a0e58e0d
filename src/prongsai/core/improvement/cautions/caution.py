"""A caution about a plan or a report on it: what makes one doubt, and the way out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from prongsai.core.analysis import themes_of
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.framework import Framework
from prongsai.core.improvement.cautions.other_plans import OtherPlans
from prongsai.core.improvement.weaknesses import indicators_above, weak_bands
from prongsai.core.results import Result
from prongsai.core.scoring import Score, band
from prongsai.core.wording import Text


class Caution(NamedTuple):
    """One doubt about a plan: told with its reason and the way out, never forbidden.

    ``measure`` is the row that it is about, counted from 0, and ``weak`` the code of the question,
    item or indicator; either is ``None`` where the caution is about neither. ``says`` quotes the
    words that it is about.
    """

    code: str
    measure: int | None
    weak: str | None
    says: Text
    way_out: Text


@dataclass(frozen=True)
class Case:
    """Everything that the detectors look at; what is not known is empty or ``None``.

    ``weak_from`` is the band from which marks count as weak. ``said`` has, by the code of a
    question, an item or an indicator, the sentences of the analysis about it. ``adopted`` is the
    plan that ``plan`` is a report on, where the two came apart.
    """

    plan: Plan
    framework: Framework
    weak_from: str
    result: Result | None = None
    earlier: Plan | None = None
    others: OtherPlans = field(default_factory=OtherPlans)
    units: tuple[str, ...] = ()
    said: Mapping[str, Sequence[str]] = field(default_factory=dict)
    adopted: Plan | None = None
    changed_themes: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> Iterator[tuple[int, Measure]]:
        """Every measure with its number from 0."""
        return enumerate(self.plan.measures)

    @cached_property
    def scores(self) -> Mapping[str, Score]:
        """The scores of the result by code; none without a result."""
        if self.result is None:
            return {}
        return {one.node.code: one for one in self.result.total.walk()}

    @cached_property
    def themes(self) -> Mapping[str, str]:
        """The theme of each question and item."""
        return themes_of(self.framework, dict(self.changed_themes))

    @cached_property
    def above(self) -> Mapping[str, tuple[str, ...]]:
        """The indicators above each question and item, the nearest last."""
        return indicators_above(self.framework)

    def is_weak(self, code: str) -> bool:
        """Whether the score of a node is known and in a weak band."""
        one = self.scores.get(code)
        if one is None or one.announced is None:
            return False
        weak = weak_bands(self.framework, self.weak_from)
        return band(self.framework.bands, one.announced) in weak

    def marks_answered(self, measure: Measure) -> tuple[str, ...]:
        """The questions and items that a measure answers, in the order of the rules."""
        if measure.questions:
            return tuple(code for code in measure.questions if code in self.above)
        if measure.theme:
            return tuple(code for code, theme in self.themes.items() if theme == measure.theme)
        return tuple(code for code, above in self.above.items() if measure.indicator in above)
