"""Who may open a page of the review: what is not given to somebody is not there for him."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from prongsai.apps.agencies.permissions import may
from prongsai.apps.evidence.models import Assignment, Disclosure, Examination
from prongsai.apps.evidence.review_queries import (
    assignments_of,
    examinations_clarified_by,
    examinations_led_by,
)

View = Callable[..., HttpResponse]


def assessor_page(view: View) -> View:
    """For pages of one assigned item: 404 for everybody but its assessor."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
        found: Assignment = get_object_or_404(assignments_of(request.user), pk=pk)
        return view(request, found, **rest)

    return guarded


def leader_page(view: View) -> View:
    """For pages of a review as it is led: 404 unless led by the visitor, 403 for his own agency."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
        found: Examination = get_object_or_404(examinations_led_by(request.user), pk=pk)
        if not may(request.user, "oit.confirm", found.round.agency):
            raise PermissionDenied
        return view(request, found, **rest)

    return guarded


def officer_page(view: View) -> View:
    """For what the review says to an agency: 404 for everybody but those who clarify for it."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
        found: Examination = get_object_or_404(examinations_clarified_by(request.user), pk=pk)
        return view(request, found, **rest)

    return guarded


def item_of(examination: Examination, code: str) -> Disclosure:
    """An item of an OIT by its code; Http404 where there is none."""
    found: Disclosure = get_object_or_404(examination.disclosures, code=code)
    found.examination = examination
    return found
