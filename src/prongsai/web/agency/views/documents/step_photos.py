"""Photographs that units attached to their steps, chosen by tick for the pages of photographs."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.documents.models import Paper
from prongsai.apps.documents.step_photos import (
    add_photographs_of_steps,
    note_of,
    photographs_of_steps,
)
from prongsai.core.problems import ProblemsFound
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.document_fields import shows_photos
from prongsai.web.agency.document_forms import ChoosePhotosForm
from prongsai.web.agency.papers import paper_of
from prongsai.web.agency.views.documents.paper import paper_context
from prongsai.web.layout.sending import file_to_look_at
from prongsai.web.layout.words import page_language


@office_page("document.write")
def photos_of_steps(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Tick photographs of the year's measures; they come with their captions and days."""
    paper = _paper(office, pk)
    offered = list(photographs_of_steps(paper))
    form = ChoosePhotosForm(request.POST or None, proofs=[one.pk for one in offered])
    if request.method == "POST" and form.is_valid():
        chosen = [one for one in offered if one.pk in form.cleaned_data["proofs"]]
        try:
            add_photographs_of_steps(paper, proofs=chosen, by=office.visitor)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        except ProblemsFound as found:
            for problem in found.problems:
                messages.error(request, problem.sentence(page_language()))
        else:
            messages.success(request, _("The photographs are in the document."))
            return redirect("agency:photos", office.agency.slug, pk)
    notes = set(paper.photos.values_list("note", flat=True))
    shown = [(one, note_of(one), note_of(one) in notes) for one in offered]
    context = paper_context(office, paper) | {"offered": shown, "form": form}
    return render(request, "agency/documents/step_photos.html", context)


@office_page("document.write")
def photo_of_step(request: HttpRequest, office: Office, pk: int, number: int) -> HttpResponse:
    """One such photograph, as a picture."""
    offered = photographs_of_steps(_paper(office, pk)).defer(None)
    proof = get_object_or_404(offered, pk=number)
    if proof.file is None:
        raise Http404
    return file_to_look_at(bytes(proof.file.content), proof.file.content_type, "photo.jpg")


def _paper(office: Office, pk: int) -> Paper:
    paper = paper_of(office, pk)
    if not shows_photos(paper.kind):
        raise Http404
    return paper
