"""A review as it is led: who looks at what, whether two agree, the window, the confirmation."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from prongsai.apps.accounts.models import User
from prongsai.apps.evidence.deciding import (
    confirm,
    confirmation_waits_for,
    decide,
    open_clarification,
)
from prongsai.apps.evidence.models import Examination, HandIn, Stage, Turn
from prongsai.apps.evidence.queries import copies_of
from prongsai.apps.evidence.review_queries import (
    Load,
    Reviewed,
    agreement,
    assessors_for,
    contested,
    differing,
    examinations_led_by,
    loads,
    reviewed,
    reviewed_items,
)
from prongsai.apps.evidence.reviewing import (
    assign_items,
    assign_sample,
    settle,
    settle_all,
)
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.review.access import item_of, leader_page
from prongsai.web.review.forms import AssignForm, DecideForm, SampleForm, SettleForm, WindowForm
from prongsai.web.review.showing import about, agreement_said, seen_of
from prongsai.web.review.taking_away import copy_to_keep, exhibit_to_keep

PER_PAGE = 50
# What a button chooses of the items.
CHOICES = {
    "all": gettext_lazy("All"),
    "free": gettext_lazy("Those without an assessor"),
    "none": gettext_lazy("None of them"),
}


@login_required
def led(request: HttpRequest) -> HttpResponse:
    """The reviews that somebody leads."""
    rows = examinations_led_by(request.user)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "review/led.html", {"page": page})


@leader_page
def lead(request: HttpRequest, found: Examination) -> HttpResponse:
    """One review: its items with their assessors and marks, and what it waits for."""
    return _page(request, found)


@leader_page
@require_POST
def assign_page(request: HttpRequest, found: Examination) -> HttpResponse:
    """Give the items that were chosen to an assessor; a button chooses many at once."""
    if "choose" in request.POST:
        form = AssignForm(initial=request.POST.dict(), loads=_loads(found), codes=[])
        chosen = _chosen(found, request.POST.get("choose", ""))
        return _page(request, found, assign_form=form, chosen=chosen)
    form = AssignForm(request.POST, loads=_loads(found), codes=_codes(found))
    if form.is_valid():
        with refusals_told(form):
            n = assign_items(found, **form.cleaned_data, by=cast(User, request.user))
            says = ngettext("%(n)s item is given.", "%(n)s items are given.", n)
            messages.success(request, says % {"n": n})
            return redirect("review:lead", found.pk)
    return _page(request, found, assign_form=form)


@leader_page
@require_POST
def sample(request: HttpRequest, found: Examination) -> HttpResponse:
    """Let a second assessor look at a sample that nobody chose."""
    form = SampleForm(request.POST, loads=_loads(found), prefix="sample")
    if form.is_valid():
        with refusals_told(form):
            n = assign_sample(found, **form.cleaned_data, by=cast(User, request.user))
            says = ngettext("%(n)s item is given.", "%(n)s items are given.", n)
            messages.success(request, says % {"n": n})
            return redirect("review:lead", found.pk)
    return _page(request, found, sample_form=form)


@leader_page
@require_POST
def settle_page(request: HttpRequest, found: Examination) -> HttpResponse:
    """Let a third assessor decide wherever two differ."""
    form = SettleForm(request.POST, loads=_loads(found), prefix="settle")
    if form.is_valid():
        with refusals_told(form):
            n = settle_all(found, **form.cleaned_data, by=cast(User, request.user))
            says = ngettext("%(n)s item is given.", "%(n)s items are given.", n)
            messages.success(request, says % {"n": n})
            return redirect("review:lead", found.pk)
    return _page(request, found, settle_form=form)


@leader_page
def window(request: HttpRequest, found: Examination) -> HttpResponse:
    """Open the clarification until a day."""
    form = WindowForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_told(form):
            open_clarification(found, **form.cleaned_data, by=cast(User, request.user))
            messages.success(request, _("The agency sees its marks and can clarify."))
            return redirect("review:lead", found.pk)
    return render(request, "review/window.html", {"examination": found, "form": form})


@leader_page
def confirm_page(request: HttpRequest, found: Examination) -> HttpResponse:
    """Say what will stand, ask, and confirm it."""
    refusals: list[str] = []
    if request.method == "POST":
        try:
            confirm(found, by=cast(User, request.user))
        except ValidationError as refusal:
            refusals = refusal.messages
        else:
            messages.success(request, _("The marks are confirmed."))
            return redirect("review:lead", found.pk)
    items = reviewed_items(found)
    waits_for = confirmation_waits_for(found, items)
    context = {
        "examination": found,
        "refusals": [] if refusals == waits_for else refusals,
        "waits_for": waits_for,
        "items": items,
        "accepted": [one for one in contested(items) if one.clarification is None],
        "clarified": [one for one in items if one.clarification is not None],
        "missing": [one for one in items if not one.disclosure.last],
    }
    return render(request, "review/confirm.html", context)


@leader_page
def led_item(request: HttpRequest, found: Examination, code: str) -> HttpResponse:
    """One item with every mark; a third assessor where two differ; the decision after it all."""
    item = reviewed(item_of(found, code))
    decides = item.clarification is not None and found.stage == Stage.CLARIFYING
    settles = item.differs and found.stage == Stage.REVIEWING
    form: Any = None
    sent = request.POST if request.method == "POST" else None
    if decides:
        form = DecideForm(sent, disclosure=item.disclosure)
    elif settles:
        form = SettleForm(sent, loads=_loads(found))
    if form is not None and form.is_valid():
        act = decide if decides else settle
        with refusals_told(form):
            act(item.disclosure, **form.cleaned_data, by=cast(User, request.user))
            messages.success(request, _("It is kept."))
            return redirect("review:lead", found.pk)
    made = _looked_at(item)
    context = {
        "examination": found,
        "form": form,
        "decides": decides,
        "made": made,
        "copies": copies_of(item.disclosure).filter(hand_in=made)[:PER_PAGE],
        **about(item),
        **seen_of(item.disclosure, made),
    }
    return render(request, "review/led_item.html", context)


@leader_page
def exhibit_file(request: HttpRequest, found: Examination, code: str, exhibit: int) -> HttpResponse:
    """A file of the hand-in that the assessors looked at."""
    return exhibit_to_keep(_looked_at(reviewed(item_of(found, code))), exhibit)


@leader_page
def copy_file(request: HttpRequest, found: Examination, code: str, copy: int) -> HttpResponse:
    """A dated copy of what stood at the links of an item."""
    item = item_of(found, code)
    return copy_to_keep(item, copies_of(item), copy)


def _page(request: HttpRequest, found: Examination, **forms: Any) -> HttpResponse:
    items = reviewed_items(found)
    people = _loads(found)
    handed_in = [one for one in items if one.disclosure.last]
    context = {
        "examination": found,
        "items": items,
        "loads": people,
        "agreement": agreement_said(agreement(items)),
        "waiting": [one for one in handed_in if one.standing is None],
        "undecided": [one for one in items if one.clarification and not one.decision],
        "differing": differing(items),
        "begun": any(turn.mark is not None for one in items for turn in one.turns.values()),
        "choices": CHOICES.items(),
        "assign_form": AssignForm(loads=people, codes=[]),
        "settle_form": SettleForm(loads=people, prefix="settle"),
        "sample_form": SampleForm(loads=people, prefix="sample", initial={"percent": 10}),
        "chosen": request.POST.getlist("codes"),
    }
    return render(request, "review/lead.html", context | forms)


def _chosen(found: Examination, choice: str) -> list[str]:
    items = [one for one in reviewed_items(found) if one.disclosure.last]
    if choice == "free":
        items = [one for one in items if Turn.FIRST not in one.turns]
    return [] if choice == "none" else [one.disclosure.code for one in items]


def _looked_at(item: Reviewed) -> HandIn | None:
    first = item.turns.get(Turn.FIRST)
    return None if first is None else first.hand_in


def _loads(found: Examination) -> list[Load]:
    return loads(assessors_for(found.round.agency))


def _codes(found: Examination) -> list[str]:
    return list(found.disclosures.values_list("code", flat=True))
