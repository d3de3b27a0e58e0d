"""Reports that an agency brought in, and what is in them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple, TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.reports.models import ReadReport, Stage
from prongsai.core.documents.plain import from_plain
from prongsai.core.documents.plan import Plan
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.reading.facts import Facts
from prongsai.core.reading.handing_over import plan_of, sheet_of
from prongsai.core.reading.source import Source
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.wording import Text
from prongsai.readers.refusals import MAX_SECONDS

# The reader ends by itself long before; whoever waits longer waits for a server that was stopped.
_STALLED = timedelta(seconds=2 * MAX_SECONDS)
_HEAVY = ("source", "facts", "corrections", "corrected", "settled", "problems")
Some = TypeVar("Some")


class Offered(NamedTuple):
    """What a report gives for a year: a result sheet, a plan, or why not."""

    sheet: Sheet | None
    no_sheet: tuple[Problem, ...]
    plan: Plan | None
    no_plan: tuple[Problem, ...]


def reports_of(agency: Agency) -> QuerySet[ReadReport]:
    """The agency's reports, the newest first, without what is in them."""
    reports = ReadReport.objects.filter(agency=agency).select_related("brought_by")
    return reports.defer(*_HEAVY)


def waiting_reports(agency: Agency) -> QuerySet[ReadReport]:
    """The agency's reports that are neither taken over nor discarded, the newest first."""
    return reports_of(agency).exclude(stage=Stage.CONFIRMED)


def facts_read(report: ReadReport) -> Facts:
    """What was read in a report, before anybody corrected it."""
    return from_plain(report.facts, Facts)


def facts_corrected(report: ReadReport) -> Facts:
    """What was read in a report, with all corrections and its sums checked anew."""
    return from_plain(report.corrected or report.facts, Facts)


def lines_of(report: ReadReport) -> Source:
    """The printed lines of a report that is still open."""
    return from_plain(report.source, Source)


def problems_of(report: ReadReport) -> tuple[Problem, ...]:
    """Why a report could not be read."""
    return tuple(Problem(Text(*where), Text(*says)) for where, says in report.problems)


def has_stalled(report: ReadReport) -> bool:
    """Whether nobody reads it any more, though it still waits."""
    return report.stage == Stage.READING and report.begun_at < timezone.now() - _STALLED


def offered_by(facts: Facts) -> Offered:
    """What facts give as they stand."""
    sheet, no_sheet = _tried(sheet_of, facts)
    plan, no_plan = _tried(plan_of, facts)
    return Offered(sheet, no_sheet, plan, no_plan)


def _tried(make: Callable[[Facts], Some], facts: Facts) -> tuple[Any, tuple[Problem, ...]]:
    try:
        return make(facts), ()
    except ProblemsFound as found:
        return None, found.problems
