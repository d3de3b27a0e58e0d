"""The button of the check, and how far it is."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.evidence.checking import begin_check
from prongsai.apps.evidence.models import Stage
from prongsai.apps.evidence.queries import lines_of, progress_of, run_of
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.oit import disclosure_of, examination_of, shown_items
from prongsai.web.agency.views.oit.listing import about


@office_page("oit.check")
def check_page(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Begin a check of what is handed in, or of one item; see how far it is by reloading."""
    examination = examination_of(office, year)
    refusals: list[str] = []
    if request.method == "POST":
        item = request.POST.get("item", "")
        code = disclosure_of(office, year, item).code if item else ""
        try:
            begin_check(examination, code=code, by=office.visitor)
        except ValidationError as refusal:
            refusals = refusal.messages
        else:
            return redirect("agency:oit_check", office.agency.slug, year)
    lines = lines_of(examination)
    is_confirmed = examination.stage == Stage.CONFIRMED
    failing = [one for one in shown_items(examination, lines) if one.state == "fail"]
    run = run_of(examination)
    context = about(office, examination) | {
        "run": run,
        "at_work": run is not None and run.ended_at is None,
        "percent": 0 if run is None else 100 * run.done // max(1, run.total),
        "counts": {} if is_confirmed else progress_of(lines).states,
        "failing": failing,
        "refusals": refusals,
    }
    return render(request, "agency/oit/check.html", context)
