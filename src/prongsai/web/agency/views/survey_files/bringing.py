"""Bringing in answers that were given in another tool: counts come in, the file goes nowhere."""

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.surveys.importing import (
    bring_in_counts,
    brought_in,
    check_counts,
    remove_counts,
    replace_counts,
)
from prongsai.apps.surveys.models import State, Survey
from prongsai.apps.surveys.questions import questionnaire_of
from prongsai.core.problems import ProblemsFound
from prongsai.core.sheets.values import printable
from prongsai.engines.answer_rows import MAX_BYTES
from prongsai.engines.naming import Naming
from prongsai.engines.respondents import Respondents, read_respondents
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.counts_held import HeldCounts, hold_counts
from prongsai.web.agency.survey_file_forms import AnswersForm, ColumnsForm, HeldCountsForm
from prongsai.web.agency.surveys import shown, survey_of
from prongsai.web.layout.uploads import kept_off_the_disk, takes_files_of
from prongsai.web.layout.words import page_language

LONGEST_NAME = 200


class _File(NamedTuple):
    """A file as it was handed in."""

    name: str
    content: bytes


@office_page("survey.manage")
@takes_files_of(MAX_BYTES)
@kept_off_the_disk
def survey_files(request: HttpRequest, office: Office, year: int, instrument: str) -> HttpResponse:
    """Hand in a file of answers; nothing comes in before somebody has seen what was understood."""
    survey = survey_of(office, year, instrument)
    asked = questionnaire_of(survey)
    form = AnswersForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        portions=asked.rules.portions,
        language=page_language(),
    )
    if not form.is_valid():
        return _ask(request, office, survey, form)
    upload = form.cleaned_data["file"]
    file = _File(printable(upload.name)[-LONGEST_NAME:], upload.read(MAX_BYTES + 1))
    try:
        return _understood(request, office, survey, form, file)
    except ProblemsFound as found:
        sentences = [problem.sentence(page_language()) for problem in found.problems]
        return _ask(request, office, survey, form, sentences)
    except ValidationError as refusal:
        return _ask(request, office, survey, form, refusal.messages)


@office_page("survey.manage")
@require_POST
def bring_in_file(request: HttpRequest, office: Office, year: int, instrument: str) -> HttpResponse:
    """Bring in counts that somebody has looked at."""
    survey = survey_of(office, year, instrument)
    form = HeldCountsForm(request.POST, survey=survey)
    if not form.is_valid():
        return _ask(request, office, survey, None, form.non_field_errors())
    counts: HeldCounts = form.cleaned_data["counts"]
    try:
        _bring_in(office, survey, counts)
    except ValidationError as refusal:
        return _ask(request, office, survey, None, refusal.messages)
    messages.success(
        request,
        _("The answers of %(n)s people are counted. Nothing else of the file is kept.")
        % {"n": counts.tally.n},
    )
    return redirect("agency:survey_files", office.agency.slug, year, instrument)


@office_page("survey.manage")
def remove_file(
    request: HttpRequest, office: Office, year: int, instrument: str, pk: int
) -> HttpResponse:
    """Ask before the counts of a file are taken out, and do it."""
    survey = survey_of(office, year, instrument)
    row = get_object_or_404(brought_in(survey).select_related("survey"), pk=pk)
    if request.method == "POST":
        try:
            remove_counts(row, by=office.visitor)
        except ValidationError as refusal:
            return _ask(request, office, survey, None, refusal.messages)
        messages.success(request, _("The counts of the file are removed."))
        return redirect("agency:survey_files", office.agency.slug, year, instrument)
    return render(
        request, "agency/survey_files/remove.html", {**_about(office, survey), "row": row}
    )


def _about(office: Office, survey: Survey) -> dict[str, object]:
    """What every page about files of a survey shows."""
    return {"office": office, "surveyed": survey.round.year, "shown": shown(survey)}


def _understood(
    request: HttpRequest, office: Office, survey: Survey, form: AnswersForm, file: _File
) -> HttpResponse:
    """The page after a file was read: ask what unknown columns are, or for consent."""
    asked, language = questionnaire_of(survey), page_language()
    found = read_respondents(file.name, file.content, asked)
    if found.missing and found.columns.unknown:
        columns = ColumnsForm(
            request.POST,
            unknown=found.columns.unknown,
            missing=found.missing,
            language=language,
        )
        if not form.cleaned_data["mended"] or not columns.is_valid():
            return _ask_columns(request, office, survey, form, found)
        naming = Naming(columns=columns.columns())
        found = read_respondents(file.name, file.content, asked, naming)
    return _ask_consent(request, office, survey, form.portion, file, found)


def _ask(
    request: HttpRequest,
    office: Office,
    survey: Survey,
    form: AnswersForm | None,
    sentences: Iterable[object] = (),
) -> HttpResponse:
    asked = questionnaire_of(survey)
    portions = {one.code: one.name.say(page_language()) for one in asked.rules.portions}
    context = {
        **_about(office, survey),
        "form": form or AnswersForm(portions=asked.rules.portions, language=page_language()),
        "sentences": sentences,
        "files": [(row, portions.get(row.portion, row.portion)) for row in brought_in(survey)],
        "several": len(portions) > 1,
        "closed": survey.state == State.CLOSED,
    }
    return render(request, "agency/survey_files/files.html", context)


def _ask_columns(
    request: HttpRequest, office: Office, survey: Survey, form: AnswersForm, found: Respondents
) -> HttpResponse:
    rules, language = questionnaire_of(survey).rules, page_language()
    again = AnswersForm(
        initial={"mended": True, "portion": form.portion},
        portions=rules.portions,
        language=language,
    )
    columns = ColumnsForm(unknown=found.columns.unknown, missing=found.missing, language=language)
    context = {
        **_about(office, survey),
        "form": again,
        "columns": columns,
        "missing": found.missing,
    }
    return render(request, "agency/survey_files/columns.html", context)


def _ask_consent(
    request: HttpRequest,
    office: Office,
    survey: Survey,
    portion: str,
    file: _File,
    found: Respondents,
) -> HttpResponse:
    digest = f"sha256:{sha256(file.content).hexdigest()}"
    check_counts(survey, portion=portion, tally=found.tally, digest=digest)
    replaced = brought_in(survey).filter(portion=portion, origin=file.name).first()
    counts = HeldCounts(
        portion=portion,
        origin=file.name,
        digest=digest,
        tally=found.tally,
        replaces=None if replaced is None else replaced.pk,
    )
    form = HeldCountsForm(initial={"held": hold_counts(counts, survey)}, survey=survey)
    context = {
        **_about(office, survey),
        "form": form,
        "file": file.name,
        "found": found,
        "asked": list(found.columns.asked.items()),
        "replaced": replaced,
        "too_many": survey.population is not None and found.tally.n > survey.population,
    }
    return render(request, "agency/survey_files/confirm.html", context)


def _bring_in(office: Office, survey: Survey, counts: HeldCounts) -> None:
    if counts.replaces is None:
        bring_in_counts(
            survey,
            portion=counts.portion,
            origin=counts.origin,
            tally=counts.tally,
            digest=counts.digest,
            by=office.visitor,
        )
        return
    row = brought_in(survey).select_related("survey").filter(pk=counts.replaces).first()
    if row is None:
        raise ValidationError(_("These counts were removed already."))
    replace_counts(row, tally=counts.tally, digest=counts.digest, by=office.visitor)
