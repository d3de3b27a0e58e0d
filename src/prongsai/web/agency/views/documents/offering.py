"""A published paper offered as the evidence of OIT items: its permanent address is handed in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.documents.models import PaperVersion
from prongsai.apps.documents.offering import Offer, offer_evidence, offers_of
from prongsai.apps.evidence.checking import begin_check
from prongsai.apps.evidence.permissions import may_hand_in
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.papers import paper_of, version_of, version_state
from prongsai.web.agency.views.documents.paper import paper_context
from prongsai.web.agency.views.documents.versions import address_of_documents


@office_page("oit.hand_in")
def offer(request: HttpRequest, office: Office, pk: int, number: int) -> HttpResponse:
    """The items that a public version proves: hand its address in, or read what to do first."""
    found = version_of(office, pk, number)
    if version_state(found) != "published":
        raise Http404
    address = f"{address_of_documents(request)}{found.code}/"
    offers = offers_of(found, address)
    refusals: list[str] = []
    if request.method == "POST":
        try:
            return _handed_in(request, office, found, offers, address)
        except ValidationError as refusal:
            refusals = refusal.messages
    shown = [
        (one, one.disclosure is not None and may_hand_in(request.user, one.disclosure))
        for one in offers
    ]
    context = paper_context(office, paper_of(office, pk))
    context |= {"version": found, "offers": shown, "address": address, "refusals": refusals}
    return render(request, "agency/documents/offer.html", context)


def _handed_in(
    request: HttpRequest,
    office: Office,
    found: PaperVersion,
    offers: tuple[Offer, ...],
    address: str,
) -> HttpResponse:
    asked = request.POST.get("item", ""), request.POST.get("seen", "")
    disclosures = {str(one.disclosure.pk): one.disclosure for one in offers if one.disclosure}
    disclosure = disclosures.get(asked[0])
    if disclosure is None or not asked[1].isdecimal():
        raise Http404
    if not may_hand_in(request.user, disclosure):
        raise PermissionDenied
    seen = int(asked[1])
    offer_evidence(found, disclosure=disclosure, address=address, seen=seen, by=office.visitor)
    begin_check(disclosure.examination, code=disclosure.code, by=office.visitor)
    messages.success(
        request, _("The address is handed in. The executive approves it with the other items.")
    )
    year = disclosure.examination.round.year
    return redirect("agency:oit_item", office.agency.slug, year, disclosure.code)
