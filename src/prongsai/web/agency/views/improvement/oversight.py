"""How far agencies are with their adopted plans, without drafts, single notes and proofs."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import agencies_below, agencies_visible_to, assessed
from prongsai.apps.improvement.models import ImprovementPlan
from prongsai.apps.improvement.overseeing import (
    adopted,
    closed_reports,
    progress_of_agencies,
    with_progress,
    years_overseen,
)
from prongsai.apps.improvement.step_queries import progress_by_unit
from prongsai.core.calendar import FiscalYear
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement_forms.steps import OverseenForm
from prongsai.web.agency.improvement_reports import shown_lines

PER_PAGE = 50


@office_page("improvement.progress")
def progress(request: HttpRequest, office: Office) -> HttpResponse:
    """An agency's adopted plans; at an oversight office those of the agencies below."""
    if not office.agency.is_assessed:
        return _overseen(request, office)
    plans = with_progress(_adopted_in(office), timezone.localdate())
    context = {"office": office, "plans": list(plans)}
    return render(request, "agency/improvement/oversight_years.html", context)


@office_page("improvement.progress")
def progress_year(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """How far an agency is with an adopted plan: counts by unit, and its closed reports."""
    today = timezone.localdate()
    plan = get_object_or_404(with_progress(_adopted_in(office), today), assessed=year)
    context = {
        "office": office,
        "plan": plan,
        "units": progress_by_unit(plan, today),
        "reports": list(closed_reports(plan)),
    }
    return render(request, "agency/improvement/oversight_year.html", context)


@office_page("improvement.progress")
def closed_report(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """A closed report of an adopted plan, as it was closed."""
    plan = get_object_or_404(_adopted_in(office), assessed=year)
    found = get_object_or_404(closed_reports(plan), pk=pk)
    lines = shown_lines(found, ())
    context = {"office": office, "plan": plan, "report": found, "lines": lines}
    return render(request, "agency/improvement/oversight_report.html", context)


def _adopted_in(office: Office) -> QuerySet[ImprovementPlan]:
    return adopted(Agency.objects.filter(pk=office.agency.pk))


def _overseen(request: HttpRequest, office: Office) -> HttpResponse:
    today = timezone.localdate()
    seen = agencies_visible_to(request.user).filter(pk__in=agencies_below(office.agency))
    agencies = assessed(seen)
    years = years_overseen(agencies) or [FiscalYear.of(today).year]
    provinces = agencies.order_by("province").values_list("province", flat=True).distinct()
    sent = {"year": years[0]} | request.GET.dict()
    form = OverseenForm(sent, years=years, provinces=[one for one in provinces if one])
    asked = form.cleaned_data if form.is_valid() else {}
    year = asked.get("year") or years[0]
    if asked.get("province"):
        agencies = agencies.filter(province=asked["province"])
    lines = progress_of_agencies(agencies, year, today)
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    planned = [one for one in lines if one.assessed is not None]
    context = {
        "office": office,
        "work_year": year,
        "form": form,
        "page": page,
        "agencies": len(lines),
        "adopted": len(planned),
        "late": sum(one.progress.late > 0 for one in planned),
    }
    return render(request, "agency/improvement/oversight.html", context)
