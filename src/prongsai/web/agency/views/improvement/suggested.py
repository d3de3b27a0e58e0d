"""Measures that others thought of: the library, agencies of one overseer, and last year."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from prongsai.apps.improvement.copying import copy_measures, offered_from
from prongsai.apps.improvement.keeping import units_of
from prongsai.apps.improvement.measuring import adopt_suggestion
from prongsai.apps.improvement.models import ImprovementPlan, PlannedMeasure, SharedMeasure
from prongsai.apps.improvement.plan_queries import framework_of, plan_before
from prongsai.apps.improvement.sharing import (
    adopt_shared,
    share_measure,
    shared_by,
    shared_for,
    shared_with,
    take_back_shared,
)
from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure
from prongsai.core.improvement.suggesting import (
    Suggestion,
    answered_in,
    as_measure,
    suggestions_for,
)
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement import about, measure_of, plan_of_year, weak_point_of
from prongsai.web.agency.improvement_points import shown_points
from prongsai.web.layout.numbers import number_in

EFFORTS = {
    "low": gettext_lazy("Little effort"),
    "medium": gettext_lazy("Some effort"),
    "high": gettext_lazy("Much effort"),
}


class Card(NamedTuple):
    """A suggestion as a card: with the agency's own units, and the weak points that it answers."""

    suggestion: Suggestion
    measure: Measure
    effort: str
    is_nearest: bool
    also: str
    is_planned: bool


@office_page("improvement.write")
def suggestions(request: HttpRequest, office: Office, year: int, weak: str) -> HttpResponse:
    """What the library suggests for a weak point, and what other agencies share for it."""
    plan = plan_of_year(office, year)
    weak_point_of(plan, weak)
    if request.method == "POST":
        chosen = request.POST.get("suggestion", "")
        try:
            kept = adopt_suggestion(plan, code=weak, suggestion=chosen, by=office.visitor)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("agency:suggestions", office.agency.slug, year, weak)
        return _to_be_changed(request, office, year, kept)
    point = next(one for one in shown_points(plan) if one.weak.code == weak)
    cards = _cards(plan, weak)
    context = about(office, plan) | {
        "point": point,
        "nearest": [card for card in cards if card.is_nearest],
        "others": [card for card in cards if not card.is_nearest],
        "shared": shared_for(plan, weak),
    }
    return render(request, "agency/improvement/suggestions.html", context)


@office_page("improvement.write")
def shared(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """What agencies under the same overseer share, and what this one shares."""
    plan = plan_of_year(office, year)
    if request.method == "POST":
        row = get_object_or_404(shared_with(plan), pk=number_in(request.POST.get("shared", "")))
        try:
            kept = adopt_shared(plan, row, by=office.visitor)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("agency:shared_measures", office.agency.slug, year)
        return _to_be_changed(request, office, year, kept)
    context = about(office, plan) | {"shared": shared_for(plan), "own": shared_by(plan)}
    return render(request, "agency/improvement/shared.html", context)


@office_page("improvement.write")
@require_POST
def share(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """Share a measure with the agencies under the same overseer."""
    kept = measure_of(plan_of_year(office, year), pk)
    try:
        share_measure(kept, by=office.visitor)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("agency:measure", office.agency.slug, year, pk)
    messages.success(
        request, _("The measure is shared, without units, days and money. You can take it back.")
    )
    return redirect("agency:shared_measures", office.agency.slug, year)


@office_page("improvement.write")
@require_POST
def take_back(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """Share a measure no longer."""
    plan = plan_of_year(office, year)
    rows = SharedMeasure.objects.filter(agency=office.agency, taken_back_at__isnull=True)
    take_back_shared(plan, get_object_or_404(rows, pk=pk), by=office.visitor)
    messages.success(request, _("It is shared no longer. Who adopted it keeps it."))
    return redirect("agency:shared_measures", office.agency.slug, year)


@office_page("improvement.write")
def last_year(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """What last year's plan had, what had not worked, and which of it to plan once more."""
    plan = plan_of_year(office, year)
    earlier = plan_before(plan.agency, plan.assessed)
    offered = () if earlier is None else offered_from(earlier, plan)
    refusals: list[str] = []
    if request.method == "POST":
        ticked = set(request.POST.getlist("measure"))
        chosen = [one.kept for one in offered if str(one.kept.pk) in ticked]
        try:
            made = copy_measures(plan, earlier=chosen, by=office.visitor)
        except ValidationError as refusal:
            refusals = refusal.messages
        else:
            told = {"number": len(made)}
            messages.success(
                request,
                _("%(number)s measures are copied. Change in each what had not worked.") % told,
            )
            return redirect("agency:improvement_year", office.agency.slug, year)
    context = about(office, plan) | {"earlier": earlier, "offered": offered, "refusals": refusals}
    return render(request, "agency/improvement/last_year.html", context)


def _cards(plan: ImprovementPlan, code: str) -> list[Card]:
    framework = framework_of(plan)
    units = [unit.name for unit in units_of(plan.agency)]
    weak = set(plan.weak_points.values_list("code", flat=True))
    planned = set(plan.measures.filter(dropped_because="").values_list("suggestion", flat=True))
    details: dict[str, Any] = {"framework": framework, "year": FiscalYear(plan.year)}
    return [
        Card(
            one,
            as_measure(one, codes=[code], units=units, **details),
            effort=str(EFFORTS[one.effort]),
            is_nearest=code in answered_in(framework, one),
            also=_codes(other for other in answered_in(framework, one) if other in weak - {code}),
            is_planned=one.code in planned,
        )
        for one in suggestions_for(framework, code)
    ]


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(code.upper() for code in codes)


def _to_be_changed(
    request: HttpRequest, office: Office, year: int, kept: PlannedMeasure
) -> HttpResponse:
    messages.success(
        request,
        _("The measure stands in the plan. Look at units and days, and change what differs."),
    )
    return redirect("agency:measure", office.agency.slug, year, kept.pk)
