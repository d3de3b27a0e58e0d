"""Making a draft public, or throwing it away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.results.actions import discard_draft, publish_correction, publish_result
from prongsai.apps.results.models import Result
from prongsai.apps.results.queries import level_name, published_versions, shown
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.corrected import corrected
from prongsai.web.agency.forms import CorrectionForm, DraftForm
from prongsai.web.agency.versions import draft_of_year
from prongsai.web.layout import figures
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.words import page_language


@office_page("result.publish")
def publish(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Ask before a draft becomes public for good, and do it."""
    draft = draft_of_year(request, office, year)
    return (_correct if draft.is_correction else _publish_first)(request, office, draft)


def _publish_first(request: HttpRequest, office: Office, draft: Result) -> HttpResponse:
    form = DraftForm(request.POST or None, draft=draft)
    if form.is_valid():
        with refusals_told(form):
            publish_result(draft, by=office.visitor)
            return _published(request, draft)
    return _confirm(request, office, draft, form)


def _correct(request: HttpRequest, office: Office, draft: Result) -> HttpResponse:
    form = CorrectionForm(request.POST or None, draft=draft)
    if form.is_valid():
        with refusals_told(form):
            publish_correction(draft, reason=form.cleaned_data["reason"], by=office.visitor)
            return _published(request, draft)
    return _confirm(request, office, draft, form)


@office_page("result.import")
def discard(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Ask before a draft is thrown away, and do it."""
    draft = draft_of_year(request, office, year)
    form = DraftForm(request.POST or None, draft=draft)
    if form.is_valid():
        with refusals_told(form):
            discard_draft(draft, by=office.visitor)
            messages.success(request, _("The draft is discarded."))
            return redirect("agency:overview", office.agency.slug)
    context = {"office": office, "year": year, "draft": draft, "form": form}
    return render(request, "agency/discard.html", context)


def _published(request: HttpRequest, draft: Result) -> HttpResponse:
    messages.success(request, _("The result is public and frozen now."))
    return redirect("agency:result", draft.round.agency.slug, draft.round.year)


def _confirm(request: HttpRequest, office: Office, draft: Result, form: DraftForm) -> HttpResponse:
    computed = shown(draft)
    earlier = published_versions(office.agency.slug, draft.round.year).first()
    context = {
        "office": office,
        "year": draft.round.year,
        "draft": draft,
        "level": level_name(draft),
        "total": figures.figure(draft.total),
        "gaps": figures.gaps(computed, page_language()),
        "shortfalls": computed.shortfalls,
        "disagreements": computed.disagreements,
        "odd_marks": [says.say(page_language()) for says in computed.odd_marks],
        "earlier": earlier,
        "corrected": None if earlier is None else corrected(earlier, draft, page_language()),
        "form": form,
    }
    return render(request, "agency/publish.html", context)
