"""Versions of a paper: issued, signed, published, taken down."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.apps.documents.files import LARGEST_SCAN
from prongsai.apps.documents.models import PaperVersion
from prongsai.apps.documents.queries import document_for, file_with, newest_result
from prongsai.apps.documents.versions import attach_scan, issue_version, publish_version, withdraw
from prongsai.core.problems import ProblemsFound
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.document_forms import ScanForm, WithdrawalForm
from prongsai.web.agency.papers import paper_of, version_of, version_state
from prongsai.web.agency.views.documents.paper import blanks_of, boxes_of, paper_context
from prongsai.web.layout.issued import digest_of, name_of
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.sending import file_to_keep
from prongsai.web.layout.uploads import takes_files_of


@office_page("document.write")
def issue(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Ask before a paper is issued as a frozen version, and do it."""
    paper = paper_of(office, pk)
    result = newest_result(office.agency, paper.year)
    waits = result is not None and result.is_draft
    try:
        if request.method == "POST" and not waits:
            version = issue_version(paper, address=address_of_documents(request), by=office.visitor)
            number = {"number": version.number}
            messages.success(request, _("Version %(number)s is issued and frozen.") % number)
            return redirect("agency:paper", office.agency.slug, pk)
        document = document_for(paper)
    except (ProblemsFound, ValidationError):  # its page says what is missing
        return redirect("agency:paper", office.agency.slug, pk)
    context = paper_context(office, paper) | {
        "blanks": blanks_of(office, paper, document),
        "boxes": boxes_of(document),
        "number": len(paper.versions.all()) + 1,
        "waits": waits,
    }
    return render(request, "agency/documents/issue.html", context)


@office_page("document.view")
def version(
    request: HttpRequest, office: Office, pk: int, number: int, format: str
) -> HttpResponse:
    """A version as it was issued, as PDF or DOCX, or the newest scan of it as signed."""
    found = version_of(office, pk, number)
    digest = digest_of(found, format)
    if digest is None:
        raise Http404
    file = file_with(digest)
    return file_to_keep(bytes(file.content), file.content_type, name_of(found, file, format))


@office_page("document.write")
@takes_files_of(LARGEST_SCAN)
def sign(request: HttpRequest, office: Office, pk: int, number: int) -> HttpResponse:
    """Bring in the scan of a version as it was signed."""
    found = version_of(office, pk, number)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ScanForm(*sent)
    if form.is_valid():
        content = form.cleaned_data["file"].read(LARGEST_SCAN + 1)
        with refusals_told(form):
            attach_scan(found, content=content, by=office.visitor)
            messages.success(request, _("The scan is kept beside the version."))
            return redirect("agency:paper", office.agency.slug, pk)
    return _ask(request, office, found, "sign", form=form)


@office_page("document.publish")
def publish_paper(request: HttpRequest, office: Office, pk: int, number: int) -> HttpResponse:
    """Ask before a version is put on the portal, and do it."""
    found = version_of(office, pk, number)
    if request.method == "POST":
        try:
            publish_version(found, by=office.visitor)
        except ValidationError as refusal:
            return _ask(request, office, found, "publish", refusals=refusal.messages)
        messages.success(request, _("The document is public now."))
        return redirect("agency:paper", office.agency.slug, pk)
    return _ask(request, office, found, "publish")


@office_page("document.publish")
def take_down(request: HttpRequest, office: Office, pk: int, number: int) -> HttpResponse:
    """Ask why a publication is taken down, and do it."""
    found = version_of(office, pk, number)
    if version_state(found) != "published":
        raise Http404
    form = WithdrawalForm(request.POST or None)
    if form.is_valid():
        with refusals_told(form):
            withdraw(found.publication, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("The document is taken down. Its address says why."))
            return redirect("agency:paper", office.agency.slug, pk)
    return _ask(request, office, found, "take_down", form=form)


def _ask(
    request: HttpRequest, office: Office, found: PaperVersion, page: str, **details: object
) -> HttpResponse:
    paper = get_object_or_404(office.agency.papers, pk=found.paper_id)
    context = (
        paper_context(office, paper) | {"version": found, "state": version_state(found)} | details
    )
    return render(request, f"agency/documents/{page}.html", context)


def address_of_documents(request: HttpRequest) -> str:
    """Where published documents stand, as it is printed on them."""
    below = reverse("portal:find_document")
    return f"{settings.ADDRESS}{below}" if settings.ADDRESS else request.build_absolute_uri(below)
