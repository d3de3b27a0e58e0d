"""The photographs of one paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.documents.actions import add_photo, remove_photo
from prongsai.core.documents.pictures import LARGEST_PHOTO
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.document_forms import PhotoForm
from prongsai.web.agency.forms import problems_told
from prongsai.web.agency.papers import paper_of
from prongsai.web.agency.views.documents.paper import paper_context
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.sending import file_to_look_at
from prongsai.web.layout.uploads import takes_files_of


@office_page("document.write")
@takes_files_of(LARGEST_PHOTO)
def photos(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """The photographs of a paper, and a form for one more."""
    paper = paper_of(office, pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PhotoForm(*sent)
    if form.is_valid():
        content = form.cleaned_data["file"].read(LARGEST_PHOTO + 1)
        with refusals_told(form), problems_told(form, "file"):
            add_photo(paper, content=content, note=form.cleaned_data["note"], by=office.visitor)
            messages.success(request, _("The photograph is added."))
            return redirect("agency:photos", office.agency.slug, pk)
    context = paper_context(office, paper) | {"form": form, "photos": paper.photos.all()}
    return render(request, "agency/documents/photos.html", context)


@office_page("document.write")
@require_POST
def remove(request: HttpRequest, office: Office, pk: int, number: int) -> HttpResponse:
    """Take a photograph out."""
    photo = get_object_or_404(paper_of(office, pk).photos.select_related("file"), pk=number)
    remove_photo(photo, by=office.visitor)
    messages.success(request, _("The photograph is taken out."))
    return redirect("agency:photos", office.agency.slug, pk)


@office_page("document.draft")
def photo(request: HttpRequest, office: Office, pk: int, number: int) -> HttpResponse:
    """One photograph, as a picture."""
    found = get_object_or_404(paper_of(office, pk).photos.select_related("file"), pk=number)
    return file_to_look_at(bytes(found.file.content), found.file.content_type, "photo.jpg")
