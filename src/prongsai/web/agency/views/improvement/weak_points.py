"""A weak point: what the result says of it, what the agency says, whose it is, what is done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.improvement.plan_queries import told_by_result
from prongsai.apps.improvement.weak_points import as_seen, bring_back, set_aside, word_weak_point
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement import (
    about,
    asks_for_new_wording,
    plan_of_year,
    weak_point_of,
)
from prongsai.web.agency.improvement_forms.plan import AsideForm, WeakPointForm
from prongsai.web.agency.improvement_points import shown_points
from prongsai.web.layout.refusals import refusals_told

WORDS = ("finding", "unit", "supervisor", "remark")


@office_page("improvement.write")
def weak_point(request: HttpRequest, office: Office, year: int, weak: str) -> HttpResponse:
    """Word a weak point and give it to a unit; what was typed stays whatever is refused."""
    plan = plan_of_year(office, year)
    found = weak_point_of(plan, weak)
    sent = request.POST if request.method == "POST" else None
    initial = {name: getattr(found, name) for name in WORDS} | {"seen": as_seen(found)}
    is_new_wording = asks_for_new_wording(request)
    if is_new_wording:
        initial["finding"] = told_by_result(found)
    form = WeakPointForm(sent, initial=initial, agency=office.agency)
    if form.is_valid():
        with refusals_told(form):
            word_weak_point(found, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("It is kept."))
            return _back(office, year, weak)
    context = about(office, plan) | {
        "form": form,
        "seen": as_seen(found),
        "stands": found if form.has_error("__all__", "changed_meanwhile") else None,
        "point": next(one for one in shown_points(plan) if one.weak.code == weak),
        "aside": AsideForm(),
        "told_now": told_by_result(found),
        "is_new_wording": is_new_wording,
    }
    return render(request, "agency/improvement/weak_point.html", context)


@office_page("improvement.write")
def set_aside_page(request: HttpRequest, office: Office, year: int, weak: str) -> HttpResponse:
    """Say why a weak point needs no measure this year."""
    plan = plan_of_year(office, year)
    found = weak_point_of(plan, weak)
    form = AsideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_told(form):
            set_aside(found, **form.cleaned_data, by=office.visitor)
            messages.success(
                request, _("It is set aside with its reason. It can be taken up again.")
            )
            return redirect("agency:improvement_year", office.agency.slug, year)
    point = next(one for one in shown_points(plan) if one.weak.code == weak)
    context = about(office, plan) | {"form": form, "point": point}
    return render(request, "agency/improvement/set_aside.html", context)


@office_page("improvement.write")
@require_POST
def bring_back_page(request: HttpRequest, office: Office, year: int, weak: str) -> HttpResponse:
    """Take a weak point up again."""
    found = weak_point_of(plan_of_year(office, year), weak)
    bring_back(found, by=office.visitor)
    messages.success(request, _("It needs a measure again."))
    return _back(office, year, weak)


def _back(office: Office, year: int, code: str) -> HttpResponse:
    address = redirect("agency:improvement_year", office.agency.slug, year)
    address["Location"] += f"#weak-{code}"
    return address
