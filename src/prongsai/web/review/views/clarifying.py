"""What the review says to an agency, and what the agency says against it."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.evidence.deciding import clarify
from prongsai.apps.evidence.models import Examination, HandIn, Stage
from prongsai.apps.evidence.review_queries import (
    Reviewed,
    can_be_clarified,
    contested,
    copies_for_clarifying,
    examinations_clarified_by,
    reviewed,
    reviewed_items,
)
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.review.access import item_of, officer_page
from prongsai.web.review.forms import ClarifyForm
from prongsai.web.review.showing import about, seen_of
from prongsai.web.review.taking_away import copy_to_keep, exhibit_to_keep


@login_required
def clarifications(request: HttpRequest) -> HttpResponse:
    """The years whose marks an agency may see."""
    rows = examinations_clarified_by(request.user)
    return render(request, "review/clarifications.html", {"examinations": rows})


@officer_page
def marks(request: HttpRequest, found: Examination) -> HttpResponse:
    """Every mark with its comment, and what can be contested until when."""
    items = reviewed_items(found)
    context = {
        "examination": found,
        "items": items,
        "contested": [one for one in contested(items) if one.clarification is None],
        "clarified": [one for one in items if one.clarification is not None],
        "is_open": _is_open(found),
    }
    return render(request, "review/marks.html", context)


@officer_page
def clarify_page(request: HttpRequest, found: Examination, code: str) -> HttpResponse:
    """One item with its mark; what the agency says against it, with dated copies."""
    item = reviewed(item_of(found, code))
    copies = copies_for_clarifying(item)
    form = ClarifyForm(request.POST if request.method == "POST" else None, copies=copies)
    if form.is_valid():
        with refusals_told(form):
            sent = {name: form.cleaned_data[name] for name in ("text", "copies")}
            clarify(item.disclosure, **sent, by=cast(User, request.user))
            messages.success(request, _("The clarification is sent."))
            return redirect("review:marks", found.pk)
    made = _looked_at(item)
    context = {
        "examination": found,
        "form": form,
        "made": made,
        "copies": copies[:50],
        "chosen": request.POST.getlist("copies"),
        "of_agency": True,
        "can_clarify": _is_open(found) and item.clarification is None and can_be_clarified(item),
        **about(item),
        **seen_of(item.disclosure, made),
    }
    return render(request, "review/clarify.html", context)


@officer_page
def exhibit_file(request: HttpRequest, found: Examination, code: str, exhibit: int) -> HttpResponse:
    """A file of the hand-in that the assessor looked at."""
    return exhibit_to_keep(_looked_at(reviewed(item_of(found, code))), exhibit)


@officer_page
def copy_file(request: HttpRequest, found: Examination, code: str, copy: int) -> HttpResponse:
    """A dated copy that a clarification can show."""
    item = reviewed(item_of(found, code))
    return copy_to_keep(item.disclosure, copies_for_clarifying(item), copy)


def _looked_at(item: Reviewed) -> HandIn | None:
    return None if item.standing is None else item.standing.hand_in


def _is_open(found: Examination) -> bool:
    until = found.clarify_until
    return found.stage == Stage.CLARIFYING and (until is None or timezone.localdate() <= until)
