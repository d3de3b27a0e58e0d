"""What a result says about an agency."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from prongsai.apps.improvement.plan_queries import plan_before, plan_for
from prongsai.apps.results.queries import previous_published, shown
from prongsai.core.analysis import analyse
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.findings import findings
from prongsai.web.agency.versions import chosen_version
from prongsai.web.layout.words import page_language


@office_page("result.view")
def analysis(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Strengths, weaknesses, themes, change since last year, and what to mend first."""
    chosen = chosen_version(request, office, year)
    before = previous_published(chosen.stored)
    found = analyse(chosen.shown, previous=None if before is None else shown(before))
    context = {
        "office": office,
        "year": year,
        "chosen": chosen,
        "base": chosen.base,
        "query": chosen.query,
        "bands": [band.name for band in chosen.shown.framework.bands],
        "findings": findings(found, page_language()),
        "plan": "improvement.view" in office.acts and plan_for(office.agency, year),
        "earlier_plan": "improvement.view" in office.acts and plan_before(office.agency, year),
        "may_plan": "improvement.write" in office.acts,
    }
    return render(request, "agency/analysis.html", context)
