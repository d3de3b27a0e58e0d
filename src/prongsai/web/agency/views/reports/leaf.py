"""One leaf of a report: its picture or its lines, and beside it what was read there."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.reports.actions import correct
from prongsai.apps.reports.models import ReadReport
from prongsai.core.reading.correcting import LINE, next_row
from prongsai.core.reading.leaves import Leaf
from prongsai.readers.page_pictures import page_picture
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.report_forms import AddRowForm, RowsForm
from prongsai.web.agency.report_review import Review, report_of
from prongsai.web.agency.report_rows import rows_shown
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.sending import file_to_look_at

_NO_PICTURES = "application/octet-stream"


@office_page("report.read")
def leaf(request: HttpRequest, office: Office, pk: int, number: int) -> HttpResponse:
    """What was read on a leaf, to be corrected."""
    found = report_of(office, pk)
    if not found.is_open:
        return redirect("agency:report", office.agency.slug, pk)
    review = Review(found)
    shown = _leaf(review, number)
    rows = review.rows_on(number)
    form = RowsForm(request.POST or None, rows=rows, revision=found.revision)
    if form.is_valid():
        with refusals_told(form):
            revision = form.cleaned_data["revision"]
            correct(found, texts=form.texts(), revision=revision, by=office.visitor)
            messages.success(request, _("The corrections are kept."))
            return redirect("agency:leaf", office.agency.slug, pk, number)
    numbers = [one.number for one in review.leaves]
    at = numbers.index(number)
    context = {
        "office": office,
        "report": found,
        "leaf": shown,
        "has_picture": shown.is_page and _has_pictures(found),
        "groups": rows_shown(review, rows, form),
        "form": form,
        "adding": AddRowForm(initial={"revision": found.revision}),
        "doubts": review.doubts_beside_rows(number),
        "differing": review.differing_on(number),
        "doubted_lines": review.doubted_lines,
        "before": numbers[at - 1] if at else None,
        "after": numbers[at + 1] if at + 1 < len(numbers) else None,
        "last": numbers[-1],
    }
    return render(request, "agency/reports/leaf.html", context)


@office_page("report.read")
@require_POST
def add(request: HttpRequest, office: Office, pk: int, number: int) -> HttpResponse:
    """Add a row to a leaf, for what was not read."""
    found = report_of(office, pk)
    address = reverse("agency:leaf", args=[office.agency.slug, pk, number])
    form = AddRowForm(request.POST)
    if not found.is_open or not form.is_valid():
        return redirect(address)
    review = Review(found)
    kind, revision = form.cleaned_data["kind"], form.cleaned_data["revision"]
    at = next_row(review.read, found.corrections, kind)
    line = str(_leaf(review, number).lines[0].number)
    try:
        texts = {f"{kind}.{at}.{LINE}": line}
        correct(found, texts={**texts}, revision=revision, by=office.visitor)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect(address)
    return redirect(f"{address}#{kind}.{at}")


@office_page("report.read")
def picture(request: HttpRequest, office: Office, pk: int, number: int) -> HttpResponse:
    """The picture of a page; it may show names of persons, so no browser keeps it."""
    found = report_of(office, pk, content=True)
    drawn = page_picture(bytes(found.file.content), number) if found.file else None
    if drawn is None:
        raise Http404
    response = file_to_look_at(drawn, "image/png", "page.png")
    response.headers["Cache-Control"] = "no-store"
    return response


def _has_pictures(found: ReadReport) -> bool:
    return found.file is not None and found.file.content_type != _NO_PICTURES


def _leaf(review: Review, number: int) -> Leaf:
    found = next((one for one in review.leaves if one.number == number), None)
    if found is None or not found.lines:
        raise Http404
    return found
