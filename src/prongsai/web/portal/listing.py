"""Published results as the lines of a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.apps.agencies.models import Agency
from prongsai.apps.results.models import Result
from prongsai.apps.results.publications import YearSummary
from prongsai.apps.results.queries import level_name, shown
from prongsai.apps.rounds.queries import rules_of
from prongsai.core.scoring import as_published
from prongsai.web.layout.charts import Chart, chart_of
from prongsai.web.layout.figures import UNKNOWN, Contrast, contrasts, figure, rank


@dataclass(frozen=True)
class ResultLine:
    """A published result as one line; ``told`` is how many figures do not follow.

    ``announced`` is the total as the agency announced it, where it differs from the computed one.
    """

    agency: Agency
    year: int
    total: str
    announced: str
    level: str
    told: int


def line(result: Result, language: str) -> ResultLine:
    """One published result, with its ``told`` disagreements, as a line."""
    return ResultLine(
        agency=result.round.agency,
        year=result.round.year,
        total=figure(result.total),
        announced=_announced(result),
        level=_level(result, language),
        told=len(result.told),  # type: ignore[attr-defined]  # annotated by publications
    )


@dataclass(frozen=True)
class DisagreeingResult:
    """A published result with every figure of it that does not follow from its parts."""

    agency: Agency
    year: int
    contrasts: list[Contrast]


def told(result: Result, language: str) -> DisagreeingResult:
    """The figures of one result that do not follow, each beside what was computed."""
    found = contrasts(shown(result), language)
    return DisagreeingResult(
        result.round.agency, result.round.year, [one for one in found if one.says]
    )


@dataclass(frozen=True)
class YearLine:
    """A fiscal year in figures; ``passing`` is how many of those with a total pass."""

    year: int
    agencies: int
    mean: str
    passing: str


def year_line(summary: YearSummary) -> YearLine:
    """A summary ready to show."""
    if summary.mean is None:
        return YearLine(summary.year, summary.agencies, UNKNOWN, UNKNOWN)
    passing = _("%(passing)s of %(scored)s") % {
        "passing": summary.passing,
        "scored": summary.scored,
    }
    return YearLine(summary.year, summary.agencies, figure(as_published(summary.mean)), passing)


def trend(results: Sequence[Result], language: str) -> Chart | None:
    """A chart of an agency's totals over the years; one year alone is no trend."""
    bars = [
        (
            f"{result.round.year} · {_level(result, language)}",
            figure(result.total),
            result.total,
            rank(rules_of(result.round).bands, result.total),
        )
        for result in results
    ]
    return chart_of(_("Published totals over the years"), bars) if len(bars) > 1 else None


def _announced(result: Result) -> str:
    total = result.announced  # type: ignore[attr-defined]  # annotated by publications
    return "" if total in (None, str(result.total)) else str(total)


def _level(result: Result, language: str) -> str:
    name = level_name(result)
    return UNKNOWN if name is None else name.say(language)
