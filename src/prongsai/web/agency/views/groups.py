"""Closed surveys: taken into the result, and looked at by group."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.results.actions import take_in_survey
from prongsai.apps.rounds.queries import rounds_visible_to
from prongsai.apps.surveys.breakdown import Breakdown, breakdowns_of, closed_surveys
from prongsai.web.agency.access import Office, office_page
from prongsai.web.layout.figures import figure


@office_page("result.import")
@require_POST
def take_in(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Put what the closed surveys of a year counted into its draft."""
    round_ = get_object_or_404(rounds_visible_to(request.user), agency=office.agency, year=year)
    surveys = closed_surveys(round_)
    if not surveys:
        messages.error(request, _("No survey of this year is closed yet. Close one first."))
    for survey in surveys:
        try:
            take_in_survey(survey, by=office.visitor)
        except ValidationError as refusal:
            messages.error(request, f"{survey.instrument.upper()}: {' '.join(refusal.messages)}")
        else:
            messages.success(
                request,
                _("%(instrument)s is in the draft. Nothing is public until you publish it.")
                % {"instrument": survey.instrument.upper()},
            )
    return redirect("agency:result", office.agency.slug, year)


@office_page("survey.view")
def groups(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """What groups of people think, where a group is large enough to be shown."""
    round_ = get_object_or_404(rounds_visible_to(request.user), agency=office.agency, year=year)
    surveys = [
        {
            "name": one.asked.instrument.name,
            "smallest": one.asked.rules.smallest_group,
            "columns": one.asked.instrument.parts,
            "tables": [_table(breakdown) for breakdown in one.breakdowns],
        }
        for one in breakdowns_of(round_)
    ]
    context = {"office": office, "year": year, "surveys": surveys}
    return render(request, "agency/groups.html", context)


def _table(breakdown: Breakdown) -> dict[str, Any]:
    return {
        "breakdown": breakdown,
        "rows": [
            {
                "name": group.name,
                "n": group.n,
                "whole": figure(group.score.announced),
                "cells": [(part.node, figure(part.announced)) for part in group.score.parts],
            }
            for group in breakdown.groups
        ],
    }
