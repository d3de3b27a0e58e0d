"""The documents of an office: which there are, and which can be started."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.documents.actions import start_paper
from prongsai.apps.documents.meeting_papers import prepared_in_meetings
from prongsai.apps.documents.queries import material_of, prepared_in
from prongsai.apps.improvement.meeting_queries import meetings_told
from prongsai.core.documents.blocks import Document
from prongsai.core.documents.bundling import files_of_year
from prongsai.core.documents.kinds import KINDS
from prongsai.core.documents.numerals import Numerals
from prongsai.core.problems import ProblemsFound
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.document_forms import KindForm
from prongsai.web.agency.document_kinds import cards
from prongsai.web.agency.papers import issued_by_year, papers_by_year, year_of
from prongsai.web.agency.views.documents.paper import written
from prongsai.web.layout.sending import file_to_keep
from prongsai.web.layout.words import page_language


@office_page("document.view")
def documents(request: HttpRequest, office: Office) -> HttpResponse:
    """The documents by year, each with its state; for units and overseers what is issued."""
    if "document.draft" not in office.acts:
        context = {"office": office, "groups": issued_by_year(office)}
        return render(request, "agency/documents/issued.html", context)
    context = {"office": office, "groups": papers_by_year(office)}
    return render(request, "agency/documents/documents.html", context)


@office_page("document.write")
def start(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Choose a kind of document for a year, and begin one."""
    sources = year_of(office, year)
    form = KindForm(request.POST or None)
    refusals: list[str] = []
    if form.is_valid() and form.cleaned_data["kind"] in KINDS:
        try:
            paper = start_paper(office.agency, year=year, by=office.visitor, **form.cleaned_data)
        except ValidationError as refusal:
            refusals = refusal.messages
        else:
            return redirect("agency:paper", office.agency.slug, paper.pk)
    found = cards(office, year, sources)
    context = {
        "office": office,
        "assessed": year,
        "possible": [card for card in found if not card.lacks],
        "lacking": [card for card in found if card.lacks],
        "refusals": refusals,
    }
    return render(request, "agency/documents/start.html", context)


@office_page("document.draft")
def all_of_year(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Everything that a year gives as one ZIP, as the office prepared it where it did."""
    year_of(office, year)
    told = meetings_told(office.agency, year)
    material = replace(material_of(office.agency, year), meetings=told)
    own = prepared_in(office.agency, year, material)
    own |= prepared_in_meetings(office.agency, year, material)

    def render_as(document: Document, ending: str, numerals: Numerals) -> bytes:
        return written(document, numerals, ending)[0]

    try:
        content = files_of_year(material, render_as, own=own)
    except ProblemsFound as found:
        for problem in found.problems:
            messages.error(request, problem.sentence(page_language()))
        return redirect("agency:documents", office.agency.slug)
    name = _("Documents of %(agency)s %(year)s") % {"agency": office.agency.name, "year": year}
    return file_to_keep(content, "application/zip", f"{name}.zip")
