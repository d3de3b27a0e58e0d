"""The executive's approval: what is missing is told first."""

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.evidence.actions import approve, take_back_approval
from prongsai.apps.evidence.models import Stage
from prongsai.apps.evidence.queries import lines_of, progress_of
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.oit import examination_of, shown_items
from prongsai.web.agency.oit_forms import ReasonForm
from prongsai.web.agency.views.oit.listing import about
from prongsai.web.layout.refusals import refusals_told


@office_page("oit.approve")
def approve_page(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Say what is missing and what would fail, ask, and approve what was seen."""
    examination = examination_of(office, year)
    refusals: list[str] = []
    if request.method == "POST":
        try:
            seen = signing.loads(request.POST.get("seen", ""))
            approve(examination, seen=seen, by=office.visitor)
        except signing.BadSignature:
            refusals = [_("Look at the page once more, then approve.")]
        except ValidationError as refusal:
            refusals = refusal.messages
        else:
            messages.success(request, _("The OIT of the year is approved."))
            return redirect("agency:oit_year", office.agency.slug, year)
    lines = lines_of(examination)
    items = shown_items(examination, lines)
    context = about(office, examination) | {
        "missing": [one for one in items if one.state == "nothing"],
        "failing": [one for one in items if one.state == "fail"],
        "unsure": [one for one in items if one.state == "unsure"],
        "unchecked": [one for one in items if one.state == "handed_in"],
        "explained": [one for one in items if one.line.explanation],
        "complete": [one for one in items if one.state == "pass"],
        "progress": progress_of(lines),
        "seen": signing.dumps({line.disclosure.code: line.disclosure.last for line in lines}),
        "refusals": refusals,
        "can_approve": examination.stage == Stage.COLLECTING,
    }
    return render(request, "agency/oit/approve.html", context)


@office_page("oit.approve")
def take_back(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Ask why the approval is taken back, and do it."""
    examination = examination_of(office, year)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        with refusals_told(form):
            take_back_approval(examination, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("The approval is taken back; items can be handed in."))
            return redirect("agency:oit_year", office.agency.slug, year)
    return render(request, "agency/oit/take_back.html", about(office, examination) | {"form": form})
