"""What marks did after the measures of a plan."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from prongsai.apps.improvement.effect_queries import effect_of_plan
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement import about, plan_of_year
from prongsai.web.agency.improvement_effect import effect_table, shown_effect
from prongsai.web.layout.sending import file_to_keep


@office_page("improvement.view")
def effect(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Every question and measure of a plan, before and after; empty until the next result."""
    plan = plan_of_year(office, year)
    found = effect_of_plan(plan)
    context = about(office, plan) | {"found": found}
    if found is not None:
        context |= {
            "shown": shown_effect(found),
            "is_draft": found.after.is_draft or found.before.is_draft,
        }
    return render(request, "agency/improvement/effect.html", context)


@office_page("improvement.view")
def effect_file(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """The same as CSV."""
    found = effect_of_plan(plan_of_year(office, year))
    if found is None:
        raise Http404
    name = _("Effect of the measures %(before)s to %(after)s") % {
        "before": found.found.year_before,
        "after": found.found.year_after,
    }
    return file_to_keep(effect_table(found).encode(), "text/csv; charset=utf-8", f"{name}.csv")
