"""What a result says about an agency."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.versions import chosen_version


@office_page("result.view")
def analysis(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Strengths, weaknesses, themes, change since last year, and what to mend first."""
    chosen = chosen_version(request, office, year)
    return render(
        request, "agency/analysis.html", {"office": office, "year": year, "chosen": chosen}
    )
