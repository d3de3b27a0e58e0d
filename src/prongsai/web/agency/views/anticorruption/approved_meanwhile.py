"""A form whose draft was approved while somebody typed: said so, with everything that was typed."""

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from prongsai.apps.anticorruption.models import ActionPlanVersion
from prongsai.apps.anticorruption.queries import approved_version
from prongsai.web.agency.access import Office
from prongsai.web.agency.views.anticorruption import finding


def approved_meanwhile(
    request: HttpRequest,
    office: Office,
    pk: int,
    form_of: Callable[[ActionPlanVersion], forms.Form],
) -> HttpResponse:
    """What was typed into a form of a draft that is none any more; Http404 where nothing was.

    ``form_of`` makes the form of what was sent, by the version that was approved.
    """
    plan = finding.plan_of(office, pk)
    version = approved_version(plan)
    if request.method != "POST" or version is None:
        raise Http404
    context = {"office": office, "plan": plan, "version": version, "form": form_of(version)}
    return render(request, "agency/anticorruption/approved_meanwhile.html", context, status=409)
