"""Number, date, addressee, signers and the like of one paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.documents.actions import fill_details
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.details_forms import DetailsForms
from prongsai.web.agency.papers import paper_of
from prongsai.web.agency.views.documents.paper import paper_context
from prongsai.web.layout.refusals import refusals_told


@office_page("document.write")
def details(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Fill in what the document says beside its figures."""
    paper = paper_of(office, pk)
    forms = DetailsForms(paper, request.POST or None)
    if request.method == "POST" and forms.is_valid():
        with refusals_told(forms.main):
            fill_details(paper, **forms.kept(), by=office.visitor)
            messages.success(request, _("The details are kept."))
            return redirect("agency:paper", office.agency.slug, pk)
        forms.look_again(paper_of(office, pk))
    context = paper_context(office, paper) | {"forms": forms}
    return render(request, "agency/documents/details.html", context)
