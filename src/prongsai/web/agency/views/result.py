"""A year's result, and the walk from its total down to the single marks."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from prongsai.apps.results.queries import (
    peers_of,
    results_visible_to,
    versions_of,
)
from prongsai.apps.rounds.queries import rounds_visible_to
from prongsai.core.results import drafts
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.comparing import peers_shown
from prongsai.web.agency.versions import Chosen, chosen_version
from prongsai.web.agency.views.downloads import TYPES
from prongsai.web.layout import figures
from prongsai.web.layout.charts import bar_chart
from prongsai.web.layout.levels import next_step, step_reached
from prongsai.web.layout.walks import walk_to
from prongsai.web.layout.words import page_language


@office_page("result.view")
def result(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """A year's result with everything that follows from it."""
    round_ = get_object_or_404(rounds_visible_to(request.user), agency=office.agency, year=year)
    if not results_visible_to(request.user).filter(round=round_).exists():
        return render(request, "agency/no_result.html", {"office": office, "year": year})
    chosen = chosen_version(request, office, year)
    context = {
        "office": office,
        "year": year,
        "chosen": chosen,
        "versions": versions_of(round_),
        "peers": peers_shown(peers_of(chosen.stored)),
        "formats": list(TYPES),
    }
    return render(request, "agency/result.html", context | _figures(chosen))


def _figures(chosen: Chosen) -> dict[str, Any]:
    language, shown = page_language(), chosen.shown
    groups = figures.groups(shown, language)
    rows = [row for group in groups for row in group.rows]
    return {
        "base": chosen.base,
        "query": chosen.query,
        "total": figures.row(shown, shown.total, language),
        "level": None if shown.level is None else shown.level.name.say(language),
        "reached": step_reached(shown, language),
        "next": next_step(shown, language),
        "drafts": list(drafts(shown.framework)),
        "gaps": figures.gaps(shown, language),
        "groups": groups,
        "chart": bar_chart(_("Scores of the indicators"), rows),
        "contrasts": figures.contrasts(shown, language),
        "disagreements": shown.disagreements,
    }


@office_page("result.view")
def receipt(request: HttpRequest, office: Office, year: int, code: str) -> HttpResponse:
    """One number: how it came about, and its parts."""
    chosen = chosen_version(request, office, year)
    try:
        walk = walk_to(chosen.shown, code, page_language())
    except KeyError:
        raise Http404 from None
    context = {
        "office": office,
        "year": year,
        "chosen": chosen,
        "base": chosen.base,
        "query": chosen.query,
        "walk": walk,
    }
    return render(request, "agency/receipt.html", context)
