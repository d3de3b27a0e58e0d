"""Reports on the measures of a plan as pages show them: rounds, lines, documents made of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from prongsai.apps.documents.models import Paper
from prongsai.apps.improvement.models import (
    ImprovementPlan,
    MeasureReport,
    PlannedMeasure,
    ProgressReport,
    ReportRound,
)
from prongsai.apps.improvement.reporting import lines_told
from prongsai.core.calendar import FiscalYear, Span
from prongsai.core.documents.kinds import KINDS

# The kinds of document that tell what became of the measures.
PAPERS = ("results-outcomes", "results-suggestions")


class RoundShown(NamedTuple):
    """A round of the year: its days, its newest report, and what nobody told until its end."""

    round: ReportRound
    days: Span
    report: ProgressReport | None
    silent: int
    is_over: bool


class LineShown(NamedTuple):
    """What a report says of a measure, and the steps of which nothing was told."""

    number: int
    line: MeasureReport
    silent: tuple[str, ...]


class PaperShown(NamedTuple):
    """A kind of document made from the newest report, and the paper that is begun, if any."""

    code: str
    title: Any
    pk: int | None


def shown_rounds(
    plan: ImprovementPlan,
    known: Sequence[ProgressReport],
    measures: Sequence[PlannedMeasure],
    today: date,
) -> list[RoundShown]:
    """The two halves as far as they began, then the months, the newest first.

    ``known`` are the plan's reports by their number; ``measures`` come with their notes.
    """
    return [_round(*one, known, measures, today) for one in _rounds(plan, today)]


def shown_lines(report: ProgressReport, measures: Sequence[PlannedMeasure]) -> list[LineShown]:
    """What a report says of its measures in their order, without those dropped while it is open.

    A correction keeps what the closed one had. ``measures`` come with their notes.
    """
    silent = {one.pk: lines_told(one, until=report.ends).silent for one in measures}
    lines = [
        line
        for line in report.measures.select_related("measure__plan__agency")
        if not report.is_open or report.is_correction or line.measure_id in silent
    ]
    return [
        LineShown(number, line, silent.get(line.measure_id, ()))
        for number, line in enumerate(lines, 1)
    ]


def _rounds(plan: ImprovementPlan, today: date) -> list[tuple[ReportRound, Span]]:
    """The two halves as far as they began, then the months, the newest first."""
    year = FiscalYear(plan.year)
    halves = [
        (ReportRound.SIX_MONTHS, year.first_half),
        (ReportRound.TWELVE_MONTHS, year.whole),
    ]
    months = [(ReportRound.MONTH, year.month((one + 8) % 12 + 1)) for one in range(1, 13)]
    return [one for one in (*halves, *reversed(months)) if one[1].starts <= today]


def _round(
    round_: ReportRound,
    days: Span,
    known: Sequence[ProgressReport],
    measures: Sequence[PlannedMeasure],
    today: date,
) -> RoundShown:
    newest = None
    for one in known:
        if one.round == round_ and one.ends == days.ends:
            newest = one
    silent = sum(len(lines_told(one, until=days.ends).silent) for one in measures)
    return RoundShown(round_, days, newest, silent, days.ends <= today)


def shown_papers(plan: ImprovementPlan) -> list[PaperShown]:
    """The documents that print the newest report, begun or to begin."""
    begun = Paper.objects.filter(agency=plan.agency, year=plan.assessed, kind__in=PAPERS)
    known = dict(begun.order_by("-pk").values_list("kind", "pk"))
    return [PaperShown(code, KINDS[code].title, known.get(code)) for code in PAPERS]
