"""Meetings of the plan of a year: called, prepared, ticked in the room, closed, printed."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.improvement.amending import amend_minutes
from prongsai.apps.improvement.meeting import (
    as_called,
    call_meeting,
    cancel_meeting,
    change_meeting,
    hold_meeting,
)
from prongsai.apps.improvement.meeting_queries import (
    meetings_of,
    next_number,
    number_moved,
    number_proposed,
    proposed_meeting,
    who_may_attend,
)
from prongsai.apps.improvement.models import Meeting
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement import about, plan_of_year
from prongsai.web.agency.improvement_forms.meetings import (
    AmendForm,
    ChangeMeetingForm,
    HoldForm,
    MeetingForm,
)
from prongsai.web.agency.meetings import (
    PointShown,
    about_meeting,
    meeting_of,
    plan_to_read,
    shown_points,
)
from prongsai.web.layout.refusals import refusals_told


@office_page("agency.view")
def meetings(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """The meetings of a plan, the newest first, and the way to call the next."""
    plan = plan_to_read(office, year)
    found = list(meetings_of(plan))
    held = next((one for one in found if one.is_held), None)
    context = about(office, plan) | {
        "meetings": found,
        "today": timezone.localdate(),
        "to_come": [one for one in found if not one.is_held],
        "next_on": None if held is None or held is not found[0] else held.next_on,
    }
    return render(request, "agency/improvement/meetings.html", context)


@office_page("improvement.write")
def call(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Call a meeting; its number and day are proposed from the one before."""
    plan = plan_of_year(office, year)
    proposed = proposed_meeting(plan)
    initial = {"proposed": proposed.number, **proposed._asdict()}
    sent = request.POST if request.method == "POST" else None
    form = MeetingForm(sent, initial=initial, number_on=partial(next_number, plan))
    if form.is_valid():
        with refusals_told(form):
            made = call_meeting(plan, **form.cleaned_data, by=office.visitor)
            messages.success(
                request, _("The meeting is called. Its agenda is written from what is due.")
            )
            return _to_meeting(office, made)
    context = about(office, plan) | {"form": form}
    return render(request, "agency/improvement/meeting_form.html", context)


@office_page("improvement.write")
def change(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """Change number, day, place or chair; the agenda is written anew for the day."""
    found = _not_held(office, year, pk)
    names = ("number", "on", "begins_at", "place", "chair")
    initial = {name: getattr(found, name) for name in names}
    initial |= {"proposed": number_proposed(found), "seen": as_called(found)}
    sent = request.POST if request.method == "POST" else None
    form = ChangeMeetingForm(sent, initial=initial, number_on=partial(number_moved, found))
    if form.is_valid():
        with refusals_told(form):
            change_meeting(found, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("The meeting is changed and its agenda written anew."))
            return _to_meeting(office, found)
    stale = form.has_error(NON_FIELD_ERRORS, "changed_meanwhile")
    if stale:
        form.look_again(as_called(found))
    context = about_meeting(office, found) | {"form": form, "stale": stale}
    return render(request, "agency/improvement/meeting_form.html", context)


@office_page("improvement.write")
def cancel(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """Ask before a meeting is cancelled, and do it."""
    found = _not_held(office, year, pk)
    if request.method == "POST":
        if _done(request, lambda: cancel_meeting(found, by=office.visitor)):
            messages.success(request, _("The meeting is cancelled."))
        return redirect("agency:meetings", office.agency.slug, year)
    return render(request, "agency/improvement/meeting_cancel.html", about_meeting(office, found))


@office_page("improvement.write")
def hold(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """Say who came, tell what was not ticked, and close the minutes."""
    found = _not_held(office, year, pk)
    people = who_may_attend(office.agency)
    initial = {"next_on": found.next_on, "remarks": found.remarks, "attended": [found.chair]}
    sent = request.POST if request.method == "POST" else None
    points = shown_points(found)
    not_resolved = [one for one in points if _lacks_a_resolution(one)]
    unresolved = [one.number for one in not_resolved]
    form = HoldForm(sent, initial=initial, people=people, unresolved=unresolved)
    if form.is_valid():
        with refusals_told(form):
            hold_meeting(found, **form.kept(), by=office.visitor)
            messages.success(request, _("The minutes are closed. Print them here."))
            return _to_meeting(office, found)
    context = about_meeting(office, found) | {
        "form": form,
        "not_reported": [one for one in points if one.item.measure_id and not one.item.reported],
        "not_resolved": not_resolved,
    }
    return render(request, "agency/improvement/meeting_hold.html", context)


@office_page("improvement.write")
def amend(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """Put a correction with its reason after closed minutes."""
    found = meeting_of(plan_of_year(office, year), pk)
    if not found.is_held:
        raise Http404
    form = AmendForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_told(form):
            amend_minutes(found, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("The correction stands after the minutes."))
            return _to_meeting(office, found)
    context = about_meeting(office, found) | {"form": form}
    return render(request, "agency/improvement/meeting_amend.html", context)


def _lacks_a_resolution(point: PointShown) -> bool:
    """Whether the minutes would have dots for what was resolved of a point."""
    item = point.item
    return (item.reported or item.measure_id is None) and not item.resolution


def _not_held(office: Office, year: int, pk: int) -> Meeting:
    found = meeting_of(plan_of_year(office, year), pk)
    if found.is_held:
        raise Http404
    return found


def _done(request: HttpRequest, act: Callable[[], object]) -> bool:
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    return True


def _to_meeting(office: Office, meeting: Meeting) -> HttpResponse:
    return redirect("agency:meeting", office.agency.slug, meeting.plan.assessed, meeting.pk)
