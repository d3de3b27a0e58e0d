"""One report: what it says of itself, what adds up, what does not, and where to look."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.reports.actions import correct, read_again
from prongsai.apps.reports.models import ReadReport, Stage
from prongsai.apps.reports.queries import has_stalled, problems_of
from prongsai.apps.reports.settling import reopen_doubt, settle_doubt
from prongsai.core.reading.correcting import repaired, told
from prongsai.core.reading.facts import Repair
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.report_forms import BasicsForm, RepairForm, SettleForm
from prongsai.web.agency.report_names import DOCUMENTS
from prongsai.web.agency.report_review import Review, report_of
from prongsai.web.agency.report_standing import sums_shown
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.words import page_language


@office_page("report.read")
def report(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """The report in whatever stage it is."""
    found = report_of(office, pk)
    if found.stage == Stage.READ:
        return _review(request, office, found)
    context = {"office": office, "report": found, "stalled": has_stalled(found)}
    if found.stage == Stage.UNREAD:
        context["sentences"] = [one.sentence(page_language()) for one in problems_of(found)]
    page = "taken_over" if found.stage == Stage.CONFIRMED else "reading"
    return render(request, f"agency/reports/{page}.html", context)


@office_page("report.read")
@require_POST
def repair(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Take the one reading that makes everything fit."""
    found = report_of(office, pk)
    form = RepairForm(request.POST)
    if form.is_valid() and found.is_open:
        asked = dict(form.cleaned_data)
        revision = asked.pop("revision")
        review = Review(found)
        proposed = {one for told in review.facts.disagreements for one in told.repairs}
        chosen = Repair(**asked)
        texts = repaired(review.read, found.corrections, chosen) if chosen in proposed else {}
        try:
            _must_be_there(texts)
            correct(found, texts={**texts}, revision=revision, by=office.visitor)
            messages.success(request, _("The reading is taken, and the sums are checked anew."))
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
    return redirect("agency:report", office.agency.slug, pk)


@office_page("report.read")
@require_POST
def settle(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Settle a doubt with a note, or take it up again."""
    found = report_of(office, pk)
    form = SettleForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
    else:
        try:
            messages.success(request, _settled(found, form, office))
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
    return redirect(reverse("agency:report", args=[office.agency.slug, pk]) + "#doubts")


@office_page("report.read")
@require_POST
def again(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Read a report anew that could not be read, or that nobody reads any more."""
    try:
        read_again(report_of(office, pk, content=True), by=office.visitor)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect("agency:report", office.agency.slug, pk)


def _settled(found: ReadReport, form: SettleForm, office: Office) -> str:
    key, note = form.cleaned_data["key"], form.cleaned_data["note"]
    if form.cleaned_data["again"]:
        reopen_doubt(found, key=key, by=office.visitor)
        return _("The doubt stands open again.")
    settle_doubt(found, key=key, note=note, by=office.visitor)
    return _("The doubt is settled.")


def _must_be_there(texts: dict[str, str]) -> None:
    if not texts:
        raise ValidationError(_("This repair is not proposed any more. Look at the sums again."))


def _review(request: HttpRequest, office: Office, found: ReadReport) -> HttpResponse:
    review = Review(found)
    read = told(review.read)
    now = {address: found.corrections.get(address, text) for address, text in read.items()}
    form = BasicsForm(
        request.POST or None, read=read, now=now, rules=review.rules, revision=found.revision
    )
    if form.is_valid():
        revision = form.cleaned_data["revision"]
        with refusals_told(form):
            correct(found, texts=form.texts(), revision=revision, by=office.visitor)
            messages.success(request, _("The corrections are kept."))
            return redirect("agency:report", office.agency.slug, found.pk)
    return render(request, "agency/reports/report.html", _context(office, review, form))


def _context(office: Office, review: Review, form: BasicsForm) -> dict[str, Any]:
    facts = review.facts
    return {
        "office": office,
        "report": review.report,
        "review": review,
        "form": form,
        "total": facts.total,
        "level": facts.level,
        "sums": list(sums_shown(review)),
        "others": [
            (one, review.leaf_of(one.lines[0]) if one.lines else None)
            for one in facts.disagreements
            if one.node not in {told.node for told in review.sums}
        ],
        "doubts": [(key, one, review.leaf_of(one.line)) for key, one in review.doubts.items()],
        "settled": [(key, one, review.leaf_of(one.doubt.line)) for key, one in review.settled],
        "leaves": list(review.lines()),
        "documents": [DOCUMENTS[one] for one in facts.documents],
        "signers": [(one, review.leaf_of(one.line)) for one in facts.signers],
        "references": facts.references,
    }
