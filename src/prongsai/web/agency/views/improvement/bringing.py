"""A plan of measures from a file: what was understood is shown first, then it comes in whole."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from prongsai.apps.improvement.bringing import (
    bring_instead,
    bring_new_measures,
    bring_plan,
    is_told_of,
    new_in,
    strangers_in,
)
from prongsai.apps.improvement.keeping import core_plan
from prongsai.apps.improvement.plan_queries import framework_of, plan_for
from prongsai.apps.improvement.results_told import newest_report
from prongsai.core.documents.plan import Plan
from prongsai.core.documents.plan_doubts import out_of_year
from prongsai.core.documents.plan_reading import PlanFormat, read_plan_bytes
from prongsai.core.documents.plan_writing import plan_bytes
from prongsai.core.improvement.sorting_out import SortedOut
from prongsai.core.loading import years
from prongsai.core.problems import ProblemsFound
from prongsai.core.sheets.files import MAX_BYTES
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.holding import hold_plan, release_plan
from prongsai.web.agency.improvement import plan_of_year
from prongsai.web.agency.improvement_forms.bringing import ADD, REPLACE, ConsentForm, PlanFileForm
from prongsai.web.agency.plan_table import MeasureRead, plan_fields, plan_measures
from prongsai.web.agency.views.downloads import TYPES
from prongsai.web.agency.whose import in_full, names_another
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.sending import file_to_keep
from prongsai.web.layout.words import page_language

LONGEST_NAME = 200
# What becomes of measures that the plan has already; "" where it has none.
WAYS = {"": bring_plan, ADD: bring_new_measures, REPLACE: bring_instead}
FORMATS: tuple[PlanFormat, ...] = ("xlsx", "yaml")


@office_page("improvement.write")
def bring(request: HttpRequest, office: Office) -> HttpResponse:
    """Choose a file; every problem is told with its place, else what was understood is shown."""
    form = PlanFileForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return _ask(request, office, form)
    file = form.cleaned_data["file"]
    try:
        plan = _read(file)
    except ProblemsFound as found:
        sentences = [problem.sentence(page_language()) for problem in found.problems]
        return _ask(request, office, form, sentences)
    held = hold_plan(plan, file.name[-LONGEST_NAME:], office.agency)
    return _show(request, office, plan, _consent(office, plan, initial={"held": held}))


@office_page("improvement.write")
@require_POST
def bring_in(request: HttpRequest, office: Office) -> HttpResponse:
    """Bring in what was shown; what is refused is told beside it, and nothing is half kept."""
    try:
        plan, _file = release_plan(request.POST.get("held", ""), office.agency)
    except BadSignature:
        messages.error(request, _("This page waited too long. Choose the file again."))
        return redirect("agency:bring_measures", office.agency.slug)
    form = _consent(office, plan, request.POST)
    if form.is_valid():
        filled = dict(form.cleaned_data)
        plan, source_file = filled.pop("held")
        with refusals_told(form):
            bring_by = WAYS[filled.pop("way", "")]
            kept = bring_by(
                office.agency, plan=plan, source_file=source_file, **filled, by=office.visitor
            )
            messages.success(request, _("The plan is in. Look through it, then have it adopted."))
            return redirect("agency:improvement_year", office.agency.slug, kept.assessed)
    return _show(request, office, plan, form)


@office_page("improvement.view")
def plan_file(request: HttpRequest, office: Office, year: int, format: str) -> HttpResponse:
    """The plan of a year as a file, with what its newest report says, to work on or to keep."""
    if format not in FORMATS:
        raise Http404
    plan = plan_of_year(office, year)
    told = core_plan(plan, newest_report(plan))
    writing: PlanFormat = "yaml" if format == "yaml" else "xlsx"
    content = plan_bytes(told, framework_of(plan), writing, page_language())
    name = f"measures-{office.agency.slug}-{plan.year}.{writing}"
    return file_to_keep(content, TYPES[writing][1], name)


def _ask(
    request: HttpRequest, office: Office, form: PlanFileForm, sentences: Iterable[str] = ()
) -> HttpResponse:
    context = {
        "office": office,
        "form": form,
        "sentences": sentences,
        "years": list(reversed(years())),
    }
    return render(request, "agency/improvement/bring.html", context)


def _show(request: HttpRequest, office: Office, plan: Plan, form: ConsentForm) -> HttpResponse:
    found = new_in(office.agency, plan)
    context = {
        "office": office,
        "plan": plan,
        "form": form,
        "fields": plan_fields(plan, page_language()),
        "measures": _measures(plan, found),
        "found": found,
        "can_come_in": form.can_come_in,
        "steps": sum(len(one.steps) for one in plan.measures),
        "out_of_year": out_of_year(plan),
        "told": sum(bool(one.results or one.outcomes) for one in plan.measures),
        "another": in_full(plan.agency) if names_another(plan.agency, office.agency) else "",
    }
    return render(request, "agency/improvement/bring_in.html", context)


def _consent(office: Office, plan: Plan, *given: Any, **details: Any) -> ConsentForm:
    return ConsentForm(
        *given,
        agency=office.agency,
        strangers=strangers_in(office.agency, plan),
        ways=_ways(office, plan),
        **details,
    )


def _ways(office: Office, plan: Plan) -> list[tuple[str, str]] | None:
    """What can become of the measures that the plan has, the safest first, in a sentence each.

    ``None`` where it has none.
    """
    kept = plan_for(office.agency, plan.assessed)
    found = new_in(office.agency, plan)
    if kept is None or found is None:
        return None
    new, there = len(found.new), kept.measures.filter(dropped_because="").count()
    adding = ngettext(
        "Add the %(number)s measure that is new. What stands in the plan stays as it is.",
        "Add the %(number)s measures that are new. What stands in the plan stays as it is.",
        new,
    )
    replacing = ngettext(
        "Take the %(number)s measure out of the plan and put those of the file in its place.",
        "Take the %(number)s measures out of the plan and put those of the file in their place.",
        there,
    )
    ways = [(ADD, adding % {"number": new})] if new else []
    return ways if is_told_of(kept) else [*ways, (REPLACE, replacing % {"number": there})]


def _measures(plan: Plan, found: SortedOut | None) -> list[tuple[MeasureRead, str]]:
    """Every measure of the file, and whether it is ``new`` or ``known`` beside those there are."""
    read = plan_measures(plan, page_language())
    if found is None:
        return [(one, "") for one in read]
    new = frozenset(found.new)
    states = ["new" if one in new else "known" for one in plan.measures]
    return list(zip(read, states, strict=True))


def _read(file: "UploadedFile[bytes]") -> Plan:
    # One byte more than allowed is enough to know; the rest of a huge file stays where it is.
    return read_plan_bytes(file.name or "", file.read(MAX_BYTES + 1))
