"""A plan of measures (มาตรการส่งเสริมคุณธรรมและความโปร่งใส) and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from prongsai.core.periods import Period, period_text
from prongsai.core.sheets.sheet import AgencyName

# The five kinds of limitation (ข้อจำกัด) that an agency analyses, in the official order.
LIMITATIONS = ("staff", "budget", "technology", "area", "society")


@dataclass(frozen=True)
class StepTerms:
    """Who does one step of a measure and by when, where the plan says it of the step itself.

    ``step`` is its number among the steps of the measure, from 1. What is not said here holds as
    the measure has it. ``target`` says how many of ``counted_in`` (ครั้ง, คน) are meant.
    """

    step: int
    responsible: tuple[str, ...] = ()
    period: Period | None = None
    period_printed: str = ""
    target: int | None = None
    counted_in: str = ""


@dataclass(frozen=True)
class Measure:
    """One row of the plan: what it answers, what is done, by whom, until when, with what result.

    It answers a ``theme`` or an ``indicator`` of the rules of the year assessed, by its code, and
    within it ``questions`` and items. ``heading`` is a sub-theme, where the plan has such.
    ``period`` has the days, ``period_printed`` the words as the plan has them. ``budget`` is in
    baht, 0 where none is needed and ``None`` where nothing is said; ``evidence`` is what will show
    that it was done.
    """

    theme: str = ""
    indicator: str = ""
    questions: tuple[str, ...] = ()
    heading: str = ""
    measures: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    period: Period | None = None
    period_printed: str = ""
    follow_up: str = ""
    supervisor: str = ""
    results: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    remark: str = ""
    budget: Decimal | None = None
    evidence: tuple[str, ...] = ()
    step_terms: tuple[StepTerms, ...] = ()

    @property
    def when(self) -> str:
        """The period as words: as printed, else as officials write its days; empty if open."""
        if self.period_printed or self.period is None:
            return self.period_printed
        return period_text(self.period)


@dataclass(frozen=True)
class Plan:
    """The measures of one fiscal year, which answer the assessment of the year ``assessed``.

    ``limitations`` has sentences by the kinds in LIMITATIONS; a kind without any is none.
    ``meeting`` is when the measures were agreed, ``reported`` the time that the results cover,
    ``reported_at`` and ``next_report`` the monthly meetings that hear them, as words.
    """

    year: int
    assessed: int
    measures: tuple[Measure, ...] = ()
    agency: AgencyName = AgencyName()
    limitations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    meeting: date | None = None
    reported: Period | None = None
    reported_at: str = ""
    next_report: str = ""
