"""Surveys of an office as its pages show them."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from prongsai.apps.rounds.queries import rules_of
from prongsai.apps.surveys.intake.store import StoreUnavailable
from prongsai.apps.surveys.models import Entrance, State, Survey
from prongsai.apps.surveys.queries import (
    SurveyProgress,
    progress_of,
    sampling_of,
    survey_rules,
    surveys_in,
    takes_answers,
)
from prongsai.core.framework import Sampling
from prongsai.core.wording import Text
from prongsai.web.agency.access import Office, View, office_page
from prongsai.web.layout.words import page_language

# Why a page cannot be used in a state in which it has nothing to do.
_TOO_LATE = {
    State.PREPARING: gettext_lazy("Sheets are entered while the survey is open. Open it first."),
    State.OPEN: gettext_lazy("The survey is open already."),
    State.CLOSED: gettext_lazy("The survey is closed; nothing in it can be changed any more."),
}


def survey_page(act: str, *states: State) -> Callable[[View], View]:
    """For pages that say how many answered: a sentence where the store of answers is not there.

    With ``states``, the page is for surveys in one of them; in any other it says why it cannot be
    used and leads back to the survey, before anybody types something.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def told(request: HttpRequest, office: Office, **rest: Any) -> HttpResponse:
            try:
                if states:
                    found = survey_of(office, rest["year"], rest["instrument"])
                    if found.state not in states:
                        messages.warning(request, _TOO_LATE[State(found.state)])
                        back: HttpResponse = redirect("agency:survey", **_place(found))
                        return back
                return view(request, office, **rest)
            except StoreUnavailable as unavailable:
                says = [one.sentence(page_language()) for one in unavailable.problems]
                context = {"office": office, "problems": says}
                return render(request, "agency/surveys/no_store.html", context, status=503)

        return office_page(act)(told)

    return decorate


class Shown(NamedTuple):
    """A survey with its official name, how far it is, and in words what it is waiting for.

    ``phase`` is its state, or "waiting" and "over" for an open one before its first and after
    its last day.
    """

    survey: Survey
    name: Text
    progress: SurveyProgress
    phase: str

    @property
    def instrument(self) -> str:
        """The code of the instrument, as it stands in addresses."""
        return self.survey.instrument

    @property
    def is_open(self) -> bool:
        """Whether it was opened and not closed, whatever day it is."""
        return self.survey.state == State.OPEN

    @property
    def has_too_few(self) -> bool:
        """Whether so few answered that the survey gives no marks."""
        return self.progress.answered < self.smallest

    @property
    def needs_codes(self) -> bool:
        """Whether a code is needed to answer."""
        return survey_rules(self.survey).admission == "code"

    @property
    def gives_no_marks(self) -> bool:
        """Whether fewer people may answer than the smallest group that is ever shown."""
        people = self.survey.population
        return people is not None and people < self.smallest and self.has_too_few

    @property
    def people(self) -> str:
        """How many may answer, in words; empty until somebody said so."""
        number = self.survey.population
        if number is None:
            return ""
        return ngettext("%(number)s person", "%(number)s people", number) % {
            "number": f"{number:,}"
        }

    @property
    def smallest(self) -> int:
        """The smallest group that is ever shown."""
        return survey_rules(self.survey).smallest_group


def survey_of(office: Office, year: int, instrument: str) -> Survey:
    """A survey of the office's agency; Http404 where there is none."""
    surveys = surveys_in([office.agency], year)
    found: Survey = get_object_or_404(surveys, instrument=instrument)
    return found


def shown(survey: Survey) -> Shown:
    """A survey ready to be shown."""
    return all_shown([survey])[0]


def all_shown(surveys: list[Survey]) -> list[Shown]:
    """Several surveys, their answers counted together."""
    return [_shown(line) for line in progress_of(surveys)]


def rule_in_words(survey: Survey) -> str:
    """How many answers the year's rules require, in a sentence; empty where they do not say."""
    sampling = sampling_of(survey)
    if sampling is None:
        return ""
    numbers = {"percent": f"{sampling.percent.normalize():f}", "least": f"{sampling.at_least:,}"}
    says = _("At least %(percent)s percent, and not fewer than %(least)s people.") % numbers
    says += " " + _("Where there are fewer than %(least)s, everybody.") % numbers
    return says + _for_large(sampling)


def address_of(request: HttpRequest, entrance: Entrance) -> str:
    """The whole address of an entrance, as it is printed: of the installation, or of this page."""
    below = f"/s/{entrance.address}/"
    return f"{settings.ADDRESS}{below}" if settings.ADDRESS else request.build_absolute_uri(below)


def opens_here_only(request: HttpRequest) -> bool:
    """Whether the address that is printed opens on this computer and on no telephone."""
    host = urlsplit(settings.ADDRESS or request.build_absolute_uri("/")).hostname or ""
    return host in {"localhost", "::1"} or host.startswith("127.")


def _place(survey: Survey) -> dict[str, Any]:
    return {
        "slug": survey.round.agency.slug,
        "year": survey.round.year,
        "instrument": survey.instrument,
    }


def _shown(line: SurveyProgress) -> Shown:
    survey = line.survey
    return Shown(survey, _name(survey), line, _phase(survey))


def _phase(survey: Survey) -> str:
    today = timezone.localdate()
    if survey.state != State.OPEN or takes_answers(survey, today):
        return survey.state
    return "waiting" if survey.opens_on and survey.opens_on > today else "over"


def _for_large(sampling: Sampling) -> str:
    if sampling.large_over is None:
        return ""
    numbers = {"over": f"{sampling.large_over:,}", "enough": f"{sampling.large_at_least:,}"}
    return " " + _("Where there are more than %(over)s, %(enough)s are enough.") % numbers


def named(survey: Survey) -> str:
    """The official name of a survey in the language of the page."""
    return _name(survey).say(page_language())


def in_thai(survey: Survey) -> str:
    """The official name of a survey as it is printed."""
    return _name(survey).say("th")


def _name(survey: Survey) -> Text:
    return rules_of(survey.round).nodes[survey.instrument].name
