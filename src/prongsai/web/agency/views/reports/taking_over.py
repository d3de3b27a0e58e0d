"""Taking a report over as a result and a plan, or discarding it."""

from collections.abc import Iterator

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from prongsai.apps.documents.queries import newest_plan, newest_result
from prongsai.apps.reports.actions import TakenOver, discard_report, take_over
from prongsai.apps.reports.models import ReadReport, Stage
from prongsai.apps.reports.queries import Offered, offered_by
from prongsai.core.problems import ProblemsFound
from prongsai.core.reading.left_behind import left_behind
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.report_forms import TakeOverForm
from prongsai.web.agency.report_review import Review, report_of
from prongsai.web.agency.whose import in_full, names_another
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.words import page_language


@office_page("report.read")
def take_over_report(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Say what becomes of a report, ask whose it is where it names another agency, and do it."""
    found = report_of(office, pk)
    if not found.is_open:
        return redirect("agency:report", office.agency.slug, pk)
    review = Review(found)
    offered = offered_by(review.facts)
    form = _form(request, office, review, offered)
    if form.is_valid():
        with refusals_told(form):
            revision = form.cleaned_data["revision"]
            made = _taken(found, form, revision, office)
            return _show(request, office, found, made)
    context = {
        "office": office,
        "report": found,
        "form": form,
        "offered": offered,
        "refusals": [
            one.sentence(page_language()) for one in (*offered.no_sheet, *offered.no_plan)
        ],
        "notes": list(_notes(office, offered)),
        "differing": len(review.facts.disagreements),
        "doubts": len(review.doubts),
        "rows_out": sum(row.left_out for row in review.rows),
        "behind": [(one, review.leaf_of(one.line)) for one in left_behind(review.facts)],
    }
    return render(request, "agency/reports/take_over.html", context)


@office_page("report.read")
def discard(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Ask before a report goes with its file and all that was read, and delete it."""
    found = report_of(office, pk)
    if found.stage == Stage.CONFIRMED:
        return redirect("agency:report", office.agency.slug, pk)
    if request.method == "POST":
        try:
            discard_report(found, by=office.visitor)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("The report and all that was read in it are deleted."))
        return redirect("agency:reports", office.agency.slug)
    return render(request, "agency/reports/discard.html", {"office": office, "report": found})


def _form(request: HttpRequest, office: Office, review: Review, offered: Offered) -> TakeOverForm:
    facts, result, plan, named = review.facts, "", "", ""
    if offered.sheet is not None:
        result = _("Result of fiscal year %(year)s, as a draft") % {"year": offered.sheet.year}
    if offered.plan is not None:
        about = {"year": offered.plan.year, "measures": len(offered.plan.measures)}
        plan = _("Plan of fiscal year %(year)s with %(measures)s measures") % about
    if names_another(facts.agency, office.agency):
        ours = {"named": in_full(facts.agency), "ours": in_full(office.agency)}
        named = _("The report names %(named)s. It is a report of %(ours)s all the same.") % ours
    return TakeOverForm(
        request.POST or None,
        result=result,
        plan=plan,
        named=named,
        revision=review.report.revision,
    )


def _taken(found: ReadReport, form: TakeOverForm, revision: int, office: Office) -> TakenOver:
    try:
        return take_over(found, revision=revision, by=office.visitor, **form.wanted())
    except ProblemsFound as problems:
        told = [one.sentence(page_language()) for one in problems.problems]
        raise ValidationError(told) from problems


def _notes(office: Office, offered: Offered) -> Iterator[str]:
    """What is there already, and what becomes of it."""
    if offered.sheet is not None:
        newest, year = newest_result(office.agency, offered.sheet.year), offered.sheet.year
        if newest is not None and newest.is_draft:
            yield _("Fiscal year %(year)s has a draft; this one takes its place.") % {"year": year}
        elif newest is not None:
            yield _(
                "The result of fiscal year %(year)s is published and stays as it is; this becomes "
                "the draft of a correction."
            ) % {"year": year}
    if offered.plan is not None and newest_plan(office.agency, offered.plan.assessed) is not None:
        yield _("There is a plan that answers this year; it is kept, and the new one counts.")


def _show(request: HttpRequest, office: Office, found: ReadReport, made: TakenOver) -> HttpResponse:
    """Lead to the draft, and to the plan by a link; to the plan itself where it is all."""
    slug = office.agency.slug
    plan = None
    if made.plan is not None:
        plan = reverse("agency:plan", args=[slug, made.plan.assessed])
    if made.result is None:
        messages.success(request, _("The plan is taken over; the report's file is deleted."))
        return redirect(plan or reverse("agency:report", args=[slug, found.pk]))
    said = _("The result is taken over as a draft; the report's file is deleted.")
    if plan is not None:
        said = format_html('{} <a href="{}">{}</a>', said, plan, _("See the plan too"))
    messages.success(request, said)
    return redirect("agency:result", slug, made.result.round.year)
