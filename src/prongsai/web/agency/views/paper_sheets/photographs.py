"""Sheets read from photographs and scans: a person decides what is doubtful, then they count."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from prongsai.apps.surveys.intake.submission import Outcome
from prongsai.apps.surveys.models import State, Survey
from prongsai.apps.surveys.paper import (
    Sheet,
    code_of,
    enter_sheet,
    known_layouts,
)
from prongsai.apps.surveys.questions import questionnaire_of
from prongsai.core.problems import ProblemsFound
from prongsai.core.surveys.codes import shown as serial_shown
from prongsai.core.surveys.paper_layout import TRAIT, numbers, trait_code
from prongsai.web.agency.access import Office
from prongsai.web.agency.surveys import survey_of, survey_page
from prongsai.web.agency.views.paper_sheets.forms import (
    LONGEST_COMMENT,
    PicturesForm,
    traits_of,
)
from prongsai.web.agency.views.paper_sheets.holding import hold, release
from prongsai.web.agency.views.surveys.survey import about
from prongsai.web.layout.uploads import kept_off_the_disk, takes_files_of
from prongsai.web.layout.words import page_language

MOST_TOGETHER = 60_000_000  # bytes of all files
MOST_HELD = 12_000_000  # bytes of a page with many doubtful marks
NOTHING = "-"
Plain = dict[str, Any]


class Told(NamedTuple):
    """What became of a sheet or a picture: which, and a sentence."""

    which: str
    says: str


@never_cache
@survey_page("survey.enter", State.OPEN)
@takes_files_of(MOST_TOGETHER)
@kept_off_the_disk
def photographs(request: HttpRequest, office: Office, year: int, instrument: str) -> HttpResponse:
    """Choose pictures; what is read in them waits in the next page."""
    found = survey_of(office, year, instrument)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PicturesForm(*sent)
    if form.is_valid():
        from prongsai.readers.marks.apart import pile_read_apart  # takes long to import

        files = [(file.name or "", file.read()) for file in form.cleaned_data["pictures"]]
        try:
            pile = pile_read_apart(files, known_layouts(found))
        except ProblemsFound as problems:
            form.add_error(None, [one.sentence(page_language()) for one in problems.problems])
        else:
            told = [
                Told(one.where.say(page_language()), one.says.say(page_language()))
                for one in pile.problems
            ]
            sheets, refused = _readable(found, pile.sheets)
            return _review(request, office, found, _new_review(found, sheets), [*told, *refused])
    context = about(office, found) | {"form": form}
    return render(request, "agency/paper_sheets/photographs.html", context)


@never_cache
@survey_page("survey.enter", State.OPEN)
@require_POST
@takes_files_of(MOST_HELD)
@kept_off_the_disk
def accept(request: HttpRequest, office: Office, year: int, instrument: str) -> HttpResponse:
    """Enter the sheets that somebody has looked at."""
    found = survey_of(office, year, instrument)
    try:
        held = release(request.POST.get("held", ""), found)
    except BadSignature:
        messages.error(request, _("This page waited too long. Choose the pictures again."))
        return redirect("agency:photographs", office.agency.slug, year, instrument)
    form = ReviewForm(request.POST, survey=found, held=held)
    if not form.is_valid():
        return _review(request, office, found, form, [])
    entered, before, refused = 0, 0, []
    for sheet in form.sheets():
        try:
            outcome = enter_sheet(found, sheet=sheet, by=office.visitor)
        except ValidationError as refusal:
            refused.append(Told(serial_shown(sheet.serial), " ".join(refusal.messages)))
            continue
        except ProblemsFound as problems:  # the disk refuses
            says = " ".join(one.says.say(page_language()) for one in problems.problems)
            refused.append(Told(serial_shown(sheet.serial), says))
            continue
        entered += outcome == Outcome.RECEIVED
        before += outcome == Outcome.RECEIVED_BEFORE
    context = about(office, found) | {"entered": entered, "before": before, "refused": refused}
    return render(request, "agency/paper_sheets/accepted.html", context)


def _readable(found: Survey, sheets: Sequence[Any]) -> tuple[list[Plain], list[Told]]:
    """The sheets that can be entered, and what is wrong with the others."""
    good, refused = [], []
    for sheet in sheets:
        name = serial_shown(sheet.serial)
        try:
            code_of(found, sheet.serial)
        except ValidationError as refusal:
            refused.append(Told(name, " ".join(refusal.messages)))
            continue
        if sheet.missing:
            says = _("Leaf %(leaves)s is not among the pictures. Photograph it, too, and choose"
                     " all leaves of the sheet again, or type the sheet in.")  # fmt: skip
            leaves = ", ".join(str(leaf) for leaf in sheet.missing)
            refused.append(Told(name, says % {"leaves": leaves}))
            continue
        good.append(_plain(found, sheet))
    return good, refused


def _plain(found: Survey, sheet: Any) -> Plain:
    """A sheet as the page holds it; values of the agency's own get their codes."""
    from prongsai.readers.marks.judging import SURE

    own = _own_values(found)
    pictures = {one.code: b64encode(one.picture).decode() for one in sheet.doubtful}
    sure = {
        one.code: own.get(one.code, {}).get(one.option, one.option)
        for one in sheet.answers
        if one.sure >= SURE
    }
    doubtful = [[one.code, pictures.get(one.code, "")] for one in sheet.answers
                if one.code not in sure]  # fmt: skip
    return {"serial": sheet.serial, "sure": sure, "doubtful": doubtful}


def _own_values(found: Survey) -> dict[str, dict[str, str]]:
    """By the code of a trait of the agency's own: the code of a value by its number on paper."""
    return {
        trait_code(trait): {str(place): code for place, (code, _name) in enumerate(values, 1)}
        for trait, values in traits_of(found, questionnaire_of(found))
        if trait.own
    }


class ReviewForm(forms.Form):
    """A choice for every doubtful mark of a pile, and the comments as they are written."""

    held = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, survey: Survey, held: list[Plain], **details: Any) -> None:
        super().__init__(*args, **details)
        self._pile, choices = held, _choices(survey)
        for place, sheet in enumerate(held):
            for code, _picture in sheet["doubtful"]:
                words, options = choices[code]
                self.fields[f"{place}-{code}"] = forms.ChoiceField(
                    label=words,
                    choices=[*options, (NOTHING, gettext_lazy("Nothing is marked"))],
                    widget=forms.RadioSelect,
                    required=False,
                )
            self.fields[f"{place}-comment"] = forms.CharField(
                label=gettext_lazy("Comment, as it is written; leave names of persons out"),
                max_length=LONGEST_COMMENT,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.fields[f"{place}-out"] = forms.BooleanField(
                label=gettext_lazy("Leave this sheet out"), required=False
            )

    def clean(self) -> dict[str, Any]:
        """A choice for every doubtful mark, but on sheets that are left out."""
        given = self.cleaned_data
        for place, sheet in enumerate(self._pile):
            for code, _picture in sheet["doubtful"]:
                name = f"{place}-{code}"
                if not given.get(name) and not given.get(f"{place}-out"):
                    self.add_error(name, _("Look at the picture or the paper and choose."))
        return given

    def shown(self) -> Iterator[Plain]:
        """Every sheet with its doubtful marks, pictures and fields."""
        for place, sheet in enumerate(self._pile):
            yield {
                "serial": serial_shown(sheet["serial"]),
                "sure": len(sheet["sure"]),
                "marks": [
                    (picture, self[f"{place}-{code}"]) for code, picture in sheet["doubtful"]
                ],
                "comment": self[f"{place}-comment"],
                "out": self[f"{place}-out"],
            }

    def sheets(self) -> Iterator[Sheet]:
        """The sheets as they are to be entered."""
        given = self.cleaned_data
        for place, sheet in enumerate(self._pile):
            if given[f"{place}-out"]:
                continue
            chosen = {code: given[f"{place}-{code}"] for code, _picture in sheet["doubtful"]}
            both = {**sheet["sure"], **chosen}
            marked = {code: one for code, one in both.items() if one and one != NOTHING}
            yield Sheet(
                serial=sheet["serial"],
                answers={code: one for code, one in marked.items() if not code.startswith(TRAIT)},
                traits={
                    code.removeprefix(TRAIT): one
                    for code, one in marked.items()
                    if code.startswith(TRAIT)
                },
                comment=given[f"{place}-comment"],
            )


def _choices(survey: Survey) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """By code: what is asked, and its options with their names."""
    asked = questionnaire_of(survey)
    numbered = numbers(asked)
    found = {}
    for node in asked.asked:
        options = [(one.code, one.text.say(page_language())) for one in asked.scale(node).options]
        words = (node.ask or node.name).say(page_language())
        found[node.code] = (f"{numbered[node.code]} {words}", options)
    for trait, values in traits_of(survey, asked):
        found[trait_code(trait)] = (trait.name.say(page_language()), values)
    return found


def _new_review(found: Survey, sheets: list[Plain]) -> "ReviewForm":
    return ReviewForm(initial={"held": hold(found, sheets)}, survey=found, held=sheets)


def _review(
    request: HttpRequest, office: Office, found: Survey, form: ReviewForm, told: list[Told]
) -> HttpResponse:
    context = about(office, found) | {"form": form, "sheets": list(form.shown()), "told": told}
    return render(request, "agency/paper_sheets/review.html", context)
