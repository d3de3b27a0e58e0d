"""Where people answer: links, QR codes, posters and texts for each service point."""

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.surveys.entrances import add_entrance, rename_entrance
from prongsai.apps.surveys.models import Entrance, State, Survey
from prongsai.apps.surveys.queries import entrances_of, has_points, minutes_to_answer, survey_rules
from prongsai.web.agency.access import Office
from prongsai.web.agency.survey_forms import EntranceForm, EntranceNameForm
from prongsai.web.agency.survey_texts import Texts, texts_for
from prongsai.web.agency.surveys import (
    address_of,
    in_thai,
    opens_here_only,
    survey_of,
    survey_page,
)
from prongsai.web.agency.views.surveys.survey import about
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.sending import file_to_keep
from prongsai.web.layout.words import page_language


class Way(NamedTuple):
    """An entrance as its office hands it on."""

    entrance: Entrance
    portion: str
    address: str
    texts: Texts


@survey_page("survey.view")
def entrances(request: HttpRequest, office: Office, year: int, instrument: str) -> HttpResponse:
    """The entrances of a survey, and a form for another service point."""
    found = survey_of(office, year, instrument)
    form = None
    if "survey.manage" in office.acts and found.state != State.CLOSED and has_points(found):
        form = EntranceForm(request.POST or None, survey=found)
        if form.is_valid():
            with refusals_told(form):
                add_entrance(found, **form.cleaned_data, by=office.visitor)
                messages.success(request, _("The service point has its own address now."))
                return redirect("agency:entrances", office.agency.slug, year, instrument)
    ways = [_way(request, entrance, found) for entrance in entrances_of(found)]
    here = opens_here_only(request)
    context = about(office, found) | {"ways": ways, "form": form, "opens_here_only": here}
    return render(request, "agency/surveys/entrances.html", context)


@survey_page("survey.manage", State.PREPARING, State.OPEN)
def rename(
    request: HttpRequest, office: Office, year: int, instrument: str, pk: int
) -> HttpResponse:
    """Give a service point another name."""
    found = survey_of(office, year, instrument)
    entrance = get_object_or_404(entrances_of(found).exclude(name=""), pk=pk)
    form = EntranceNameForm(request.POST or None, initial={"name": entrance.name})
    if form.is_valid():
        with refusals_told(form):
            rename_entrance(entrance, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("The service point has its new name."))
            return redirect("agency:entrances", office.agency.slug, year, instrument)
    context = about(office, found) | {"form": form, "entrance": entrance}
    context["address"] = address_of(request, entrance)
    return render(request, "agency/surveys/rename_entrance.html", context)


@survey_page("survey.view")
def poster(
    request: HttpRequest, office: Office, year: int, instrument: str, pk: int
) -> HttpResponse:
    """A poster with the QR code of an entrance, as PDF."""
    from prongsai.printing.slips import Poster, poster_pdf  # takes long to import

    found = survey_of(office, year, instrument)
    entrance = get_object_or_404(entrances_of(found), pk=pk)
    content = poster_pdf(
        Poster(
            agency=office.agency.name,
            survey=in_thai(found),
            year=year,
            point=entrance.name,
            address=address_of(request, entrance),
            closes_on=found.closes_on,
            minutes=minutes_to_answer(found),
            needs_code=survey_rules(found).admission == "code",
        )
    )
    name = _("Poster %(survey)s %(year)s %(point)s")
    told = {"survey": instrument.upper(), "year": year, "point": entrance.name}
    return file_to_keep(content, "application/pdf", f"{(name % told).strip()}.pdf")


@survey_page("survey.view")
def square(
    request: HttpRequest, office: Office, year: int, instrument: str, pk: int
) -> HttpResponse:
    """The QR code of an entrance as a picture, to be put on a website or a sign."""
    from prongsai.printing.slips import square_png  # takes long to import

    found = survey_of(office, year, instrument)
    entrance = get_object_or_404(entrances_of(found), pk=pk)
    picture = square_png(address_of(request, entrance))
    return file_to_keep(picture, "image/png", f"QR {instrument} {entrance.address}.png")


def _way(request: HttpRequest, entrance: Entrance, found: Survey) -> Way:
    rules = survey_rules(found)
    names = {one.code: one.name.say(page_language()) for one in rules.portions}
    address = address_of(request, entrance)
    texts = texts_for(
        entrance,
        address=address,
        name=in_thai(found),
        minutes=minutes_to_answer(found),
        code=rules.admission == "code",
    )
    portion = names.get(entrance.portion, "") if len(names) > 1 else ""
    return Way(entrance, portion, address, texts)
