"""Which version of a result a page shows."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from prongsai.apps.results.models import Result, State
from prongsai.apps.results.queries import results_visible_to, shown
from prongsai.core import results as core
from prongsai.web.agency.access import Office


@dataclass(frozen=True)
class Chosen:
    """The version that a page shows: as stored, as values of the core, and where its pages are."""

    stored: Result
    shown: core.Result
    base: str
    query: str


def chosen_version(request: HttpRequest, office: Office, year: int) -> Chosen:
    """The version that the address names with ``?version=N``, else the newest; 404 for neither."""
    results = results_visible_to(request.user).filter(round__agency=office.agency, round__year=year)
    asked = request.GET.get("version")
    if asked is None:
        stored = results.order_by("-version").first()
        if stored is None:
            raise Http404
    elif asked.isascii() and asked.isdigit():
        stored = get_object_or_404(results, version=int(asked[:4]))
    else:
        raise Http404
    return Chosen(
        stored,
        shown(stored),
        base=reverse("agency:result", args=[office.agency.slug, year]),
        query="" if asked is None else f"?version={stored.version}",
    )


def draft_of_year(request: HttpRequest, office: Office, year: int) -> Result:
    """The draft of an agency's year; 404 where there is none."""
    results = results_visible_to(request.user).filter(round__agency=office.agency, round__year=year)
    return get_object_or_404(results, state=State.DRAFT)
