"""What the documents of an office say of it: head, unit, number, signers, emblem."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.documents.actions import keep_emblem, keep_letterhead
from prongsai.apps.documents.queries import letterhead_of
from prongsai.core.documents.pictures import LARGEST_EMBLEM
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.document_forms import LetterheadForm
from prongsai.web.agency.forms import problems_told
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.sending import file_to_look_at
from prongsai.web.layout.uploads import takes_files_of


@office_page("document.write")
@takes_files_of(LARGEST_EMBLEM)
def letterhead(request: HttpRequest, office: Office) -> HttpResponse:
    """Fill in the letterhead, and bring in the emblem."""
    kept = letterhead_of(office.agency)
    sent: tuple[Any, Any] = (None, None)
    if request.method == "POST":
        sent = (request.POST, request.FILES)
    form = LetterheadForm(sent[0], sent[1], initial=LetterheadForm.of(kept))
    if form.is_valid():
        with refusals_told(form), problems_told(form, "emblem"):
            _keep(form, office)
            messages.success(request, _("The letterhead is kept."))
            return redirect("agency:documents", office.agency.slug)
    context = {"office": office, "form": form, "kept": kept}
    return render(request, "agency/documents/letterhead.html", context)


@office_page("document.view")
def emblem(request: HttpRequest, office: Office) -> HttpResponse:
    """The emblem that is kept, as a picture."""
    kept = letterhead_of(office.agency).emblem
    if kept is None:
        raise Http404
    return file_to_look_at(bytes(kept.content), kept.content_type, "emblem.png")


@transaction.atomic
def _keep(form: LetterheadForm, office: Office) -> None:
    picture = form.cleaned_data["emblem"]
    keep_letterhead(office.agency, **form.kept(), by=office.visitor)
    if picture is not None:
        keep_emblem(office.agency, content=picture.read(LARGEST_EMBLEM + 1), by=office.visitor)
