"""Sheets typed from paper: one screen a sheet, some of them twice."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from prongsai.apps.surveys.intake.submission import Outcome
from prongsai.apps.surveys.models import State, Survey
from prongsai.apps.surveys.paper import (
    Sheet,
    code_of,
    enter_sheet,
    is_entered_twice,
    note_agreement,
)
from prongsai.apps.surveys.questions import questionnaire_of
from prongsai.core.surveys.paper_layout import numbers
from prongsai.web.agency.access import Office
from prongsai.web.agency.forms import problems_told
from prongsai.web.agency.surveys import survey_of, survey_page
from prongsai.web.agency.views.paper_sheets.forms import SheetForm, traits_of
from prongsai.web.agency.views.paper_sheets.holding import hold, release
from prongsai.web.agency.views.surveys.survey import about
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.words import page_language


class Difference(NamedTuple):
    """An answer that two entries have differently, in words."""

    name: str
    number: str
    words: str
    first: str
    second: str


@never_cache
@survey_page("survey.enter", State.OPEN)
def enter(request: HttpRequest, office: Office, year: int, instrument: str) -> HttpResponse:
    """Type one sheet and go on to the next; a sample comes up a second time."""
    found = survey_of(office, year, instrument)
    if request.method == "POST" and "settled" in request.POST:
        return _settle(request, office, found)
    form = SheetForm(request.POST or None, survey=found)
    if form.is_valid():
        # What was typed stays, too, where the disk refuses.
        with refusals_told(form), problems_told(form, "serial"):
            return _typed(request, office, found, form)
    return _ask(request, office, found, form)


def _typed(request: HttpRequest, office: Office, found: Survey, form: SheetForm) -> HttpResponse:
    sheet = form.sheet
    code = code_of(found, sheet.serial)
    if not any(sheet.answers.values()) or not is_entered_twice(code):
        return _enter(request, office, found, sheet)
    first = _first(form.cleaned_data["held"], found)
    if first is None or code_of(found, first.serial) != code:
        again = SheetForm(
            initial={"serial": sheet.serial, "held": hold(found, sheet._asdict())}, survey=found
        )
        return _ask(request, office, found, again, twice=True)
    differences = _differences(found, first, sheet)
    if differences:
        return _ask_which(request, office, found, _Two(first, sheet), differences)
    return _enter(request, office, found, sheet, agreed=0)


class _Two(NamedTuple):
    first: Sheet
    second: Sheet


def _first(held: str, found: Survey) -> Sheet | None:
    if not held:
        return None
    try:
        return Sheet(**release(held, found))
    except BadSignature as error:
        raise ValidationError(_("This page waited too long. Type the sheet again.")) from error


def _enter(
    request: HttpRequest, office: Office, found: Survey, sheet: Sheet, agreed: int | None = None
) -> HttpResponse:
    outcome = enter_sheet(found, sheet=sheet, by=office.visitor)
    if outcome == Outcome.RECEIVED:
        if agreed is not None:
            answers = len(questionnaire_of(found).asked)
            note_agreement(found, answers=answers, differences=agreed, by=office.visitor)
        messages.success(request, _("The sheet is entered. Go on with the next."))
    else:
        messages.warning(request, _("This sheet was entered already; it counts once."))
    return redirect("agency:enter_sheet", office.agency.slug, found.round.year, found.instrument)


def _differences(found: Survey, first: Sheet, second: Sheet) -> list[Difference]:
    asked = questionnaire_of(found)
    numbered = numbers(asked)
    some = []
    for node in asked.asked:
        one, other = first.answers.get(node.code), second.answers.get(node.code)
        if one != other:
            names = {o.code: o.text.say(page_language()) for o in asked.scale(node).options}
            words = (node.ask or node.name).say(page_language())
            shown = (_name(names, one), _name(names, other))
            some.append(Difference(f"a-{node.code}", numbered[node.code], words, *shown))
    for trait, values in traits_of(found, asked):
        one, other = first.traits.get(trait.code), second.traits.get(trait.code)
        if one != other:
            words, names = trait.name.say(page_language()), dict(values)
            shown = (_name(names, one), _name(names, other))
            some.append(Difference(f"t-{trait.code}", "", words, *shown))
    return some


def _name(names: Mapping[str, str], code: str | None) -> str:
    return _("not marked") if code is None else names[code]


class WhichForm(forms.Form):
    """Which of two entries is what the paper says, for each answer that differs."""

    held = forms.CharField(widget=forms.HiddenInput)
    settled = forms.CharField(widget=forms.HiddenInput, initial="1")

    def __init__(self, *args: Any, differences: list[Difference], **details: Any) -> None:
        super().__init__(*args, **details)
        for one in differences:
            self.fields[one.name] = forms.ChoiceField(
                label=f"{one.number} {one.words}",
                choices=[("first", one.first), ("second", one.second)],
                widget=forms.RadioSelect,
                error_messages={"required": _("Look at the paper and choose.")},
            )


def _ask_which(
    request: HttpRequest, office: Office, found: Survey, two: _Two, differences: list[Difference]
) -> HttpResponse:
    held = hold(found, [two.first._asdict(), two.second._asdict()])
    form = WhichForm(initial={"held": held}, differences=differences)
    return _show_which(request, office, found, form)


def _settle(request: HttpRequest, office: Office, found: Survey) -> HttpResponse:
    """Enter what somebody chose where two entries differ."""
    try:
        two = _Two(*(Sheet(**one) for one in release(request.POST.get("held", ""), found)))
    except (BadSignature, TypeError):
        messages.error(request, _("This page waited too long. Type the sheet again."))
        return redirect(
            "agency:enter_sheet", office.agency.slug, found.round.year, found.instrument
        )
    differences = _differences(found, two.first, two.second)
    form = WhichForm(request.POST, differences=differences)
    if form.is_valid():
        with refusals_told(form), problems_told(form, "held"):
            sheet = _chosen(two, form.cleaned_data)
            return _enter(request, office, found, sheet, agreed=len(differences))
    return _show_which(request, office, found, form)


def _chosen(two: _Two, given: Mapping[str, Any]) -> Sheet:
    def which(kind: str, start: str) -> dict[str, str]:
        first, second = getattr(two.first, kind), getattr(two.second, kind)
        return {
            code: (first if given.get(start + code) == "first" else second).get(code)
            for code in {**first, **second}
        }

    comment = max(two.first.comment, two.second.comment, key=len)
    return Sheet(two.second.serial, which("answers", "a-"), which("traits", "t-"), comment)


def _show_which(
    request: HttpRequest, office: Office, found: Survey, form: WhichForm
) -> HttpResponse:
    context = about(office, found) | {"form": form}
    return render(request, "agency/paper_sheets/which.html", context)


def _ask(
    request: HttpRequest, office: Office, found: Survey, form: SheetForm, *, twice: bool = False
) -> HttpResponse:
    context = about(office, found) | {"form": form, "twice": twice or bool(form["held"].value())}
    return render(request, "agency/paper_sheets/enter.html", context)
