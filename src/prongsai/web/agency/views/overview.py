"""An agency's years."""

from decimal import Decimal
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.agencies.models import Agency
from prongsai.apps.results.models import Result
from prongsai.apps.results.queries import history_of, level_name, newest_versions
from prongsai.apps.rounds.models import Round
from prongsai.apps.rounds.queries import rounds_visible_to, rules_of
from prongsai.core.wording import Text
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.desk import beginnings, tasks_in, works_in
from prongsai.web.agency.sheet_forms import forms_offered
from prongsai.web.agency.views.downloads import TYPES
from prongsai.web.layout.charts import Chart, chart_of
from prongsai.web.layout.figures import figure, rank
from prongsai.web.layout.words import page_language


class RoundLine(NamedTuple):
    """A round with the newest version of its result, if there is one."""

    round: Round
    result: Result | None
    level: Text | None


@office_page("agency.view")
def overview(request: HttpRequest, office: Office) -> HttpResponse:
    """What waits for the visitor, the agency's rounds by year, its history, forms to begin with."""
    newest = newest_versions(request.user).filter(round__agency=office.agency)
    results = {result.round_id: result for result in newest}
    rounds = list(rounds_visible_to(request.user).filter(agency=office.agency))
    works = works_in(office)
    context = {
        "office": office,
        "works": works,
        "tasks": tasks_in(office, timezone.localdate()) if works else (),
        "begins": beginnings(office) if works and not rounds else (),
        "lines": [_line(round_, results.get(round_.pk)) for round_ in rounds],
        "history": _history(office.agency),
        "forms": forms_offered(one.year for one in rounds if one.pk not in results),
        "formats": list(TYPES),
    }
    return render(request, "agency/overview.html", context)


def _line(round_: Round, result: Result | None) -> RoundLine:
    return RoundLine(round_, result, None if result is None else level_name(result))


def _history(agency: Agency) -> Chart | None:
    """A chart of the published totals over the years; one year alone is no history."""
    results = [result for result in history_of(agency) if result.total is not None]
    if len(results) < 2:
        return None
    bars = [_bar(result) for result in results]
    return chart_of(_("Published totals over the years"), bars)


def _bar(result: Result) -> tuple[str, str, Decimal | None, str]:
    name = level_name(result)
    words = f"{result.round.year} · {name.say(page_language())}" if name else str(result.round.year)
    return (
        words,
        figure(result.total),
        result.total,
        rank(rules_of(result.round).bands, result.total),
    )
