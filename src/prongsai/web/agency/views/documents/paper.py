"""A paper as it will be, with everything that can be done with it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from prongsai.apps.documents.actions import discard_paper
from prongsai.apps.documents.files import DOCX, PDF
from prongsai.apps.documents.models import Paper
from prongsai.apps.documents.queries import document_for, numerals_of, versions_of
from prongsai.core.documents.blanks import blanks
from prongsai.core.documents.blocks import Document, Place
from prongsai.core.documents.goes_with import BUNDLE
from prongsai.core.documents.item_proofs import items_asked, proves
from prongsai.core.documents.numerals import Numerals
from prongsai.core.problems import ProblemsFound
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.document_fields import details_shown, shows_photos, where_to_fill
from prongsai.web.agency.papers import STATES, paper_line, paper_of, title_of, version_state
from prongsai.web.layout.sending import file_to_keep
from prongsai.web.layout.words import page_language

if TYPE_CHECKING:
    from prongsai.printing.pdf import Boxed

_FILES: dict[str, tuple[Literal["pdf", "docx"], str]] = {
    "pdf": ("pdf", PDF),
    "docx": ("docx", DOCX),
}


class Blank(NamedTuple):
    """Something that a paper leaves open, and the page where it is filled in."""

    name: str
    address: str


@office_page("document.draft")
def paper(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """The document as it stands now, what is open in it, and its versions."""
    found = paper_of(office, pk)
    context = paper_context(office, found) | {
        "line": paper_line(found),
        "versions": [(one, *STATES[version_state(one)]) for one in versions_of(found)],
        "shows_photos": shows_photos(found.kind),
        "asks_details": details_shown(found.kind),
        "is_evidence": any(
            proves(found.kind, item) for _rules, item in items_asked(found.year + 1)
        ),
    }
    try:
        document = document_for(found)
    except ProblemsFound as problems:
        context["sentences"] = [one.sentence(page_language()) for one in problems.problems]
    else:
        editing = _editing(office, found)
        context |= {"body": body_of(document, editing), "edits": editing is not None}
        context |= {"blanks": blanks_of(office, found, document), "boxes": boxes_of(document)}
    return render(request, "agency/documents/paper.html", context)


@office_page("document.draft")
def draft(request: HttpRequest, office: Office, pk: int, format: str) -> HttpResponse:
    """The document as it stands now as a file, whose name says that it is a draft."""
    found = paper_of(office, pk)
    try:
        document = document_for(found)
    except ProblemsFound:
        return redirect("agency:paper", office.agency.slug, pk)
    content, content_type = written(document, numerals_of(found.numerals), format)
    about = {"title": title_of(found.kind).say(page_language()), "year": found.year}
    name = _("%(title)s %(year)s, draft") % about
    return file_to_keep(content, content_type, f"{name}.{format}")


@office_page("document.write")
def discard(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Ask before a paper without a version is thrown away, and do it."""
    found = paper_of(office, pk)
    if found.versions.all():
        raise Http404
    if request.method == "POST":
        try:
            discard_paper(found, by=office.visitor)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
            return redirect("agency:paper", office.agency.slug, pk)
        messages.success(request, _("The document is thrown away."))
        return redirect("agency:documents", office.agency.slug)
    return render(request, "agency/documents/discard.html", paper_context(office, found))


def paper_context(office: Office, found: Paper) -> dict[str, Any]:
    """What every page about one paper shows."""
    line = paper_line(found)
    return {"office": office, "paper": found, "title": line.title, "years": line.years}


def body_of(
    document: Document, edit_address: Callable[[Place], str | None] | None = None
) -> SafeString:
    """A document as HTML for a page of ours."""
    from prongsai.printing.html import html_body

    written = html_body(document, edit_address=edit_address, editing=_("Edit the wording"))
    return mark_safe(written)  # noqa: S308 -- the renderer escapes every word


def blanks_of(office: Office, found: Paper, document: Document) -> list[Blank]:
    """What a paper leaves open, each with the page where it is filled in."""
    return [Blank(name, where_to_fill(office, found, name)) for name in blanks(document)]


def boxes_of(document: Document) -> "tuple[Boxed, ...]":
    """The signs that the PDF cannot show, each with the words round it."""
    from prongsai.printing.pdf import unprintable

    return unprintable(document)


def written(document: Document, numerals: Numerals, format: str) -> tuple[bytes, str]:
    """A document as a file, with the type of its content; 404 for a format that we do not write."""
    from prongsai.printing.files import rendered

    if format not in _FILES:
        raise Http404
    ending, content_type = _FILES[format]
    return rendered(document, ending, numerals), content_type


def _editing(office: Office, found: Paper) -> Callable[[Place], str | None] | None:
    if "document.write" not in office.acts or found.kind == BUNDLE:
        return None  # a bundle has the words of other kinds

    def address(place: Place) -> str:
        name = f"{place.slot}/{place.subject}" if place.subject else place.slot
        return reverse("agency:wording", args=[office.agency.slug, found.pk, name])

    return address
