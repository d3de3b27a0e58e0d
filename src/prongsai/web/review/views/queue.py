"""An assessor's items: the list, one of them side by side, and its mark."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.evidence.models import Assignment, Stage
from prongsai.apps.evidence.queries import node_of
from prongsai.apps.evidence.review_queries import (
    assignments_of,
    copies_seen_by,
    examinations_clarified_by,
    examinations_led_by,
    is_assessor,
    marks_seen_by,
)
from prongsai.apps.evidence.reviewing import give_mark
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.review.access import assessor_page
from prongsai.web.review.forms import MarkForm, QueueForm, with_phrase
from prongsai.web.review.showing import rows_of, seen_of
from prongsai.web.review.taking_away import copy_to_keep, exhibit_to_keep

PER_PAGE = 50


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """An assessor's items; others go on to what they lead or clarify."""
    if is_assessor(request.user):
        return _queue(request)
    if examinations_led_by(request.user).exists():
        return redirect("review:led")
    if examinations_clarified_by(request.user).exists():
        return redirect("review:clarifications")
    return render(request, "review/nothing.html")


@assessor_page
def item(request: HttpRequest, found: Assignment) -> HttpResponse:
    """One item: what was handed in beside what is asked and what the check found; its mark."""
    form = _form(request, found)
    inserts = "insert" in request.POST
    if request.method == "POST" and not inserts and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("mark", "comment")}
        with refusals_told(form):
            give_mark(found, **given, by=cast(User, request.user))
            return _after(request, found)
    node = node_of(found.disclosure)
    context = {
        "assignment": found,
        "agency": found.disclosure.examination.round.agency,
        "node": node,
        "code": node.code.upper(),
        "made": found.hand_in,
        "copies": copies_seen_by(found)[:PER_PAGE],
        "others": marks_seen_by(found),
        "form": form,
        "is_open": found.disclosure.examination.stage == Stage.REVIEWING,
        "previous": _beside(request, found, -1),
        "next": _beside(request, found, 1),
        "goes_on": _next_unmarked(request, found) is not None,
        **seen_of(found.disclosure, found.hand_in),
    }
    return render(request, "review/item.html", context)


@assessor_page
def exhibit_file(request: HttpRequest, found: Assignment, exhibit: int) -> HttpResponse:
    """A file of the hand-in that an assessor looks at."""
    return exhibit_to_keep(found.hand_in, exhibit)


@assessor_page
def copy_file(request: HttpRequest, found: Assignment, copy: int) -> HttpResponse:
    """A dated copy of what stood at its links."""
    return copy_to_keep(found.disclosure, copies_seen_by(found), copy)


def _queue(request: HttpRequest) -> HttpResponse:
    own = assignments_of(request.user)
    agencies = own.order_by("disclosure__examination__round__agency__name").values_list(
        "disclosure__examination__round__agency",
        "disclosure__examination__round__agency__name",
    )
    form = QueueForm(request.GET, agencies=agencies.distinct())
    asked = form.cleaned_data if form.is_valid() else {}
    rows = own
    if asked.get("agency"):
        rows = rows.filter(disclosure__examination__round__agency=asked["agency"])
    if asked.get("state"):
        rows = rows.filter(mark__isnull=asked["state"] == "waiting")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": rows_of(list(page)),
        "filtered": any(asked.values()),
        "load": own.order_by().aggregate(
            items=Count("pk"), waiting=Count("pk", filter=Q(mark=None))
        ),
    }
    return render(request, "review/queue.html", context)


def _form(request: HttpRequest, found: Assignment) -> MarkForm:
    if request.method != "POST":
        initial = {"comment": found.comment}
        if found.mark is not None:
            initial["mark"] = f"{found.mark.normalize():f}"
        return MarkForm(initial=initial, disclosure=found.disclosure)
    sent = request.POST.copy()
    if "insert" in sent:
        sent["comment"] = with_phrase(sent.get("comment", ""), sent.get("phrase", ""))
        # Only shown again: nothing is refused yet.
        return MarkForm(initial=sent.dict(), disclosure=found.disclosure)
    return MarkForm(sent, disclosure=found.disclosure)


def _after(request: HttpRequest, found: Assignment) -> HttpResponse:
    """Where somebody goes after a mark: on to what waits, or to his list when all is done."""
    following = _next_unmarked(request, found)
    if following is None and "next" in request.POST:
        messages.success(request, _("The mark is kept. Every item given to you has its mark now."))
        return redirect("review:home")
    messages.success(request, _("The mark is kept."))
    goes_on = following is not None and "next" in request.POST
    return redirect("review:item", following if goes_on else found.pk)


def _next_unmarked(request: HttpRequest, found: Assignment) -> int | None:
    """The item after this one that waits for a mark, from the beginning again after the last."""
    rows = assignments_of(request.user).filter(disclosure__examination__stage=Stage.REVIEWING)
    known = list(rows.values_list("pk", "mark"))
    keys = [pk for pk, _mark in known]
    place = keys.index(found.pk) if found.pk in keys else -1
    ordered = known[place + 1 :] + known[: place + 1]
    return next((pk for pk, mark in ordered if mark is None and pk != found.pk), None)


def _beside(request: HttpRequest, found: Assignment, step: int) -> int | None:
    keys = list(assignments_of(request.user).values_list("pk", flat=True))
    place = keys.index(found.pk) + step
    return keys[place] if 0 <= place < len(keys) else None
