"""One survey: how far it is, how many may answer, when; opening and closing it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.surveys.actions import (
    close_survey,
    open_survey,
    set_population,
    set_window,
)
from prongsai.apps.surveys.models import State, Survey
from prongsai.apps.surveys.queries import (
    comments_released,
    comments_waiting,
    entrances_of,
    groups_shown,
    units_progress,
)
from prongsai.web.agency.access import Office
from prongsai.web.agency.survey_forms import PopulationForm, WindowForm
from prongsai.web.agency.surveys import rule_in_words, shown, survey_of, survey_page
from prongsai.web.layout.refusals import refusals_told


@survey_page("survey.view")
def survey(request: HttpRequest, office: Office, year: int, instrument: str) -> HttpResponse:
    """How far a survey is, and what can be done with it now."""
    found = survey_of(office, year, instrument)
    context = about(office, found) | {
        "rule": rule_in_words(found),
        "units": units_progress(found),
        "points": _points(found),
        "released": comments_released(found),
        "unread": comments_waiting(office.agency).filter(survey=found).count(),
    }
    return render(request, "agency/surveys/survey.html", context)


@survey_page("survey.manage", State.PREPARING, State.OPEN)
def population(request: HttpRequest, office: Office, year: int, instrument: str) -> HttpResponse:
    """Say how many people may answer."""
    found = survey_of(office, year, instrument)
    form = PopulationForm(request.POST or None, initial={"population": found.population})
    if form.is_valid():
        with refusals_told(form):
            set_population(found, **form.cleaned_data, by=office.visitor)
            return _back(request, office, found, _("The number is kept."))
    return _ask(request, office, found, "population", form=form, rule=rule_in_words(found))


@survey_page("survey.manage", State.PREPARING, State.OPEN)
def window(request: HttpRequest, office: Office, year: int, instrument: str) -> HttpResponse:
    """Say from when to when answers are taken."""
    found = survey_of(office, year, instrument)
    days = {"opens_on": found.opens_on, "closes_on": found.closes_on}
    form = WindowForm(request.POST if request.method == "POST" else None, initial=days)
    if form.is_valid():
        with refusals_told(form):
            set_window(found, **form.cleaned_data, by=office.visitor)
            return _back(request, office, found, _("The days are kept."))
    return _ask(request, office, found, "window", form=form)


@survey_page("survey.manage", State.PREPARING)
def open_page(request: HttpRequest, office: Office, year: int, instrument: str) -> HttpResponse:
    """Ask before a survey is opened, and do it."""
    found = survey_of(office, year, instrument)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_told(form):
            open_survey(found, by=office.visitor)
            return _back(request, office, found, _("The survey is open."))
    return _ask(request, office, found, "open", form=form)


@survey_page("survey.manage")
def close(request: HttpRequest, office: Office, year: int, instrument: str) -> HttpResponse:
    """Say what closing does, ask, and do it."""
    found = survey_of(office, year, instrument)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        was_closed = found.state == State.CLOSED
        with refusals_told(form):
            close_survey(found, by=office.visitor)
            done = _("The survey is closed and counted.")
            if was_closed:
                done = _("The survey was closed already.")
            return _back(request, office, found, done)
    return _ask(request, office, found, "close", form=form)


def about(office: Office, found: Survey) -> dict[str, Any]:
    """What every page about one survey shows."""
    return {"office": office, "surveyed": found.round.year, "shown": shown(found)}


def _ask(
    request: HttpRequest, office: Office, found: Survey, page: str, **details: Any
) -> HttpResponse:
    return render(request, f"agency/surveys/{page}.html", about(office, found) | details)


def _back(request: HttpRequest, office: Office, found: Survey, done: str) -> HttpResponse:
    messages.success(request, done)
    return redirect("agency:survey", office.agency.slug, found.round.year, found.instrument)


def _points(found: Survey) -> Mapping[str, int]:
    """How many answered at each service point, once the survey is closed."""
    whole = _("The whole agency")
    names = {str(one.pk): one.name or whole for one in entrances_of(found)}
    numbers: dict[str, int] = {}
    for row in groups_shown(found, "point"):  # a point has a row in each portion
        name = names.get(row.value, _("Others together"))
        numbers[name] = numbers.get(name, 0) + row.tally["n"]
    return numbers
