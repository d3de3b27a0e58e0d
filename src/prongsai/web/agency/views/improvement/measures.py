"""The measures of a plan: written, changed, put in order, dropped and brought back."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.agencies.models import Position
from prongsai.apps.improvement.keeping import core_measure, units_of
from prongsai.apps.improvement.measuring import (
    add_measure,
    bring_back_measure,
    drop_measure,
    edit_measure,
    is_begun,
    move_measure,
)
from prongsai.apps.improvement.models import ImprovementPlan, PlannedMeasure
from prongsai.apps.improvement.plan_queries import finding_of, framework_of, told_by_results
from prongsai.core.calendar import FiscalYear
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement import (
    about,
    asks_for_new_wording,
    measure_of,
    plan_of_year,
    weak_point_of,
)
from prongsai.web.agency.improvement_forms.measure import (
    ALL_YEAR,
    Choices,
    MeasureForm,
    choice_label,
    initial_of,
)
from prongsai.web.agency.improvement_forms.plan import DropForm
from prongsai.web.agency.improvement_measures import moved_marks, shown_measures
from prongsai.web.agency.improvement_points import name_of
from prongsai.web.agency.improvement_rows import (
    StepRow,
    asks_for_rows,
    rows_of,
    rows_sent,
    steps_of,
    with_faults,
)
from prongsai.web.layout.figures import figure
from prongsai.web.layout.numbers import number_in
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.words import page_language

# Which fields stand open; the others are there for whoever needs them.
MORE = ("methods", "findings", "heading", "follow_up", "supervisor", "budget", "remark")


@office_page("improvement.write")
def new_measure(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Write a measure of one's own, for a weak point or for several."""
    plan = plan_of_year(office, year)
    if request.method != "POST":
        form = _form(plan, None, initial=_begun(plan, request.GET.get("for", "")))
        return _form_page(request, office, plan, form, rows_of([]))
    rows, form = rows_sent(request), _form(plan, request.POST)
    if not asks_for_rows(request):
        rows = with_faults(rows, FiscalYear(plan.year))
        if form.is_valid() and not any(row.fault for row in rows):
            with refusals_told(form):
                steps = steps_of(rows, FiscalYear(plan.year))
                kept = add_measure(
                    plan, measure=form.measure(steps), targets=steps.targets, by=office.visitor
                )
                messages.success(request, _("The measure stands in the plan."))
                return _to_measure(office, year, kept)
    return _form_page(request, office, plan, form, rows)


@office_page("improvement.write")
def measure(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """Change a measure; what was typed stays on the page whatever is refused."""
    plan = plan_of_year(office, year)
    kept = measure_of(plan, pk)
    if request.method != "POST":
        initial = {**initial_of(core_measure(kept), _units(plan), FiscalYear(plan.year))}
        if asks_for_new_wording(request):
            initial["findings"] = told_by_results(plan, kept)
        form = _form(plan, None, kept, initial=initial)
        return _form_page(request, office, plan, form, rows_of(kept.written_steps), kept)
    rows, form = rows_sent(request), _form(plan, request.POST, kept)
    if not asks_for_rows(request):
        rows = with_faults(rows, FiscalYear(plan.year))
        if form.is_valid() and not any(row.fault for row in rows):
            with refusals_told(form):
                steps = steps_of(rows, FiscalYear(plan.year))
                edit_measure(
                    kept,
                    measure=form.measure(steps),
                    targets=steps.targets,
                    seen=_seen(request),
                    by=office.visitor,
                )
                messages.success(request, _("The measure is kept."))
                return _to_measure(office, year, kept)
    return _form_page(request, office, plan, form, rows, kept)


@office_page("improvement.write")
def drop(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """Take a measure out of the plan; it can be brought back."""
    plan = plan_of_year(office, year)
    kept = measure_of(plan, pk)
    sent = request.POST if request.method == "POST" else None
    form = DropForm(sent, initial={"seen": kept.revision})
    if form.is_valid():
        with refusals_told(form):
            drop_measure(kept, **form.cleaned_data, by=office.visitor)
            messages.success(
                request, _("It is out of the plan. Below the plan you can bring it back.")
            )
            return redirect("agency:improvement_year", office.agency.slug, year)
    context = about(office, plan) | {"kept": kept, "form": form, "is_begun": is_begun(kept)}
    return render(request, "agency/improvement/drop.html", context)


@office_page("improvement.write")
@require_POST
def bring_back(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """Take a measure that was dropped into the plan again."""
    kept = measure_of(plan_of_year(office, year), pk)
    bring_back_measure(kept, by=office.visitor)
    messages.success(request, _("The measure stands in the plan again, behind the others."))
    return _to_measure(office, year, kept)


@office_page("improvement.write")
@require_POST
def move(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """Put a measure one place up or down."""
    kept = measure_of(plan_of_year(office, year), pk)
    try:
        move_measure(kept, places=1 if request.POST.get("to") == "down" else -1, by=office.visitor)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return _to_measure(office, year, kept)


def _to_measure(office: Office, year: int, kept: PlannedMeasure) -> HttpResponse:
    address = redirect("agency:improvement_year", office.agency.slug, year)
    address["Location"] += f"#measure-{kept.pk}"
    return address


def _seen(request: HttpRequest) -> int:
    """The revision that somebody had before him; where none is told, one that never was."""
    seen = number_in(request.POST.get("seen", ""))
    return -1 if seen is None else seen


def _begun(plan: ImprovementPlan, code: str) -> dict[str, Any]:
    """What a new measure begins with: the weak point that it was asked for, and all the year."""
    begun: dict[str, Any] = {"period": ALL_YEAR}
    if code:
        weak = weak_point_of(plan, code)
        begun |= {"questions": [code], "findings": finding_of(weak), "theme": weak.theme}
        begun |= {"units": [] if weak.unit is None else [weak.unit.name]}
        begun |= {"indicator": weak.indicator, "supervisor": weak.supervisor}
    return begun


def _form(
    plan: ImprovementPlan, sent: Any, kept: PlannedMeasure | None = None, **details: Any
) -> MeasureForm:
    framework, language = framework_of(plan), page_language()
    own = () if kept is None else kept.questions
    points = {one.code: figure(one.mark) for one in plan.weak_points.all()}
    codes = [node.code for node in framework.marked if node.code in points or node.code in own]
    questions = [
        (code, choice_label(code, name_of(framework, code), points.get(code, "–")))
        for code in [*codes, *(one for one in own if one not in codes)]
    ]
    nodes = [one for one in framework.nodes.values() if one.kind in ("indicator", "sub_indicator")]
    choices = Choices(
        questions=questions,
        themes=[(one.code, f"{one.code}. {one.name.say(language)}") for one in framework.themes],
        indicators=[(one.code, f"{one.code}. {one.name.say(language)}") for one in nodes],
        units=_units(plan),
    )
    return MeasureForm(sent, choices=choices, year=FiscalYear(plan.year), **details)


def _units(plan: ImprovementPlan) -> list[str]:
    return [unit.name for unit in units_of(plan.agency)]


def _people(plan: ImprovementPlan) -> list[str]:
    """Whom a step can be given to: units, and positions with their units."""
    rows = Position.objects.filter(agency=plan.agency, unit__isnull=False).select_related("unit")
    return [*_units(plan), *(f"{one.title} ({one.unit.name})" for one in rows if one.unit)]


def _form_page(
    request: HttpRequest,
    office: Office,
    plan: ImprovementPlan,
    form: MeasureForm,
    rows: Sequence[StepRow],
    kept: PlannedMeasure | None = None,
) -> HttpResponse:
    is_stale = form.is_bound and form.has_error(NON_FIELD_ERRORS, "changed_meanwhile")
    if asks_for_rows(request):
        form.errors.clear()
    context = about(office, plan) | {
        "form": form,
        "rows": rows,
        "is_step_refused": any(row.fault for row in rows),
        "kept": kept,
        "moved": moved_marks(kept) if kept else (),
        "is_new_wording": asks_for_new_wording(request),
        "people": _people(plan),
        "more_is_open": any(form.errors.get(name) or form[name].value() for name in MORE),
        "stands": shown_measures(plan, [kept], ())[0] if kept and is_stale else None,
    }
    return render(request, "agency/improvement/measure.html", context)
