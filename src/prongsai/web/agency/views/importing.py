"""Bringing a result sheet in."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from prongsai.apps.results.actions import import_into_agency
from prongsai.apps.results.queries import drafts_of, known_in_draft_alone, years_without_result
from prongsai.core.loading import load_framework
from prongsai.core.problems import ProblemsFound
from prongsai.core.sheets.files import MAX_BYTES, read_sheet_bytes
from prongsai.core.sheets.odd_marks import odd_marks
from prongsai.core.sheets.sheet import Sheet
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.forms import HeldForm, UploadForm
from prongsai.web.agency.holding import hold
from prongsai.web.agency.sheet_forms import forms_offered
from prongsai.web.agency.views.downloads import TYPES
from prongsai.web.agency.whose import in_full, names_another
from prongsai.web.layout.words import page_language

LONGEST_NAME = 200
_EMPTY = gettext_lazy("Nothing is filled in on this sheet: no mark, score or total.")


@office_page("result.import")
def import_sheet(request: HttpRequest, office: Office) -> HttpResponse:
    """Upload a sheet; with a problem nothing is imported, and every problem is told."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if not form.is_valid():
        return _ask(request, office, form)
    file = form.cleaned_data["file"]
    try:
        sheet = _read(file)
    except ProblemsFound as found:
        sentences = [problem.sentence(page_language()) for problem in found.problems]
        return _ask(request, office, form, sentences)
    if sheet.is_empty:
        return _ask(request, office, form, [_EMPTY])
    lost = known_in_draft_alone(office.agency, sheet)
    if lost or names_another(sheet.agency, office.agency):
        return _ask_again(request, office, sheet, file, lost)
    return _bring_in(request, office, sheet, file.name[-LONGEST_NAME:])


@office_page("result.import")
@require_POST
def confirm_import(request: HttpRequest, office: Office) -> HttpResponse:
    """Import a sheet that was asked about, now that somebody said that it shall come in."""
    form = HeldForm(request.POST, agency=office.agency)
    if not form.is_valid():
        return _ask(request, office, UploadForm(), form.non_field_errors())
    return _bring_in(request, office, **form.cleaned_data)


def _bring_in(request: HttpRequest, office: Office, sheet: Sheet, source_file: str) -> HttpResponse:
    try:
        import_into_agency(office.agency, sheet=sheet, source_file=source_file, by=office.visitor)
    except ValidationError as refusal:
        return _ask(request, office, UploadForm(), refusal.messages)
    messages.success(
        request, _("The sheet is imported as a draft. Nothing is public until you publish it.")
    )
    for says in odd_marks(load_framework(sheet.year), sheet):
        messages.warning(request, says.say(page_language()))
    return redirect("agency:result", office.agency.slug, sheet.year)


def _ask(
    request: HttpRequest, office: Office, form: UploadForm, sentences: Iterable[object] = ()
) -> HttpResponse:
    context = {
        "office": office,
        "form": form,
        "sentences": sentences,
        "waiting": drafts_of(office.agency),
        "forms": forms_offered(years_without_result(office.agency)),
        "formats": list(TYPES),
    }
    return render(request, "agency/import.html", context)


def _ask_again(
    request: HttpRequest, office: Office, sheet: Sheet, file: "UploadedFile[bytes]", lost: int
) -> HttpResponse:
    """Ask before a sheet of another name comes in, or one that knows less than the draft."""
    held = hold(sheet, (file.name or "")[-LONGEST_NAME:], office.agency)
    is_named_otherwise = names_another(sheet.agency, office.agency)
    context = {
        "office": office,
        "form": HeldForm(initial={"held": held}, agency=office.agency),
        "sheet": sheet,
        "named": in_full(sheet.agency) if is_named_otherwise else "",
        "ours": in_full(office.agency),
        "lost": lost,
    }
    return render(request, "agency/confirm_import.html", context)


def _read(file: "UploadedFile[bytes]") -> Sheet:
    # One byte more than allowed is enough to know; the rest of a huge file stays where it is.
    return read_sheet_bytes(file.name or "", file.read(MAX_BYTES + 1))
