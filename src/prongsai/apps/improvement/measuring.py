"""The measures of a plan: planned, changed, put in order, dropped and brought back.

Nothing is ever deleted: a measure that was dropped keeps its steps and what was told of them.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.improvement.keeping import (
    core_measure,
    fill,
    keep_steps,
    measures_of,
    units_of,
)
from prongsai.apps.improvement.measure_told import changes_told, told_of
from prongsai.apps.improvement.models import ImprovementPlan, PlannedMeasure, StepNote, WeakPoint
from prongsai.apps.improvement.plan_queries import finding_of, framework_of
from prongsai.apps.improvement.planning import grown, locked, log_of, must_be_seen
from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure
from prongsai.core.framework import Framework

MOST = 300  # measures of one plan, so that no page becomes endless


class Target(NamedTuple):
    """How many of what a step is meant to reach: 12, ครั้ง; ``None`` where nothing is counted."""

    number: int | None = None
    counted_in: str = ""


@transaction.atomic
def add_measure(
    plan: ImprovementPlan,
    *,
    measure: Measure,
    targets: Mapping[int, Target] | None = None,
    by: User | None,
) -> PlannedMeasure:
    """Plan a measure, behind those that there are; ``targets`` by the number of the step from 1.

    Raises ValidationError, beside the fields that it is about, for a measure that says nothing,
    and for codes that the rules of the year assessed do not have.
    """
    current = locked(plan)
    _must_be_new(current, measure)
    kept = added_to(current, measure, targets or {})
    count_change(plan, current)
    log_of("improvement.measure_added", current, by, **told_of(kept))
    return kept


@transaction.atomic
def edit_measure(
    kept: PlannedMeasure,
    *,
    measure: Measure,
    targets: Mapping[int, Target] | None = None,
    seen: int,
    by: User | None,
) -> None:
    """Change a measure; steps whose words stay go on with what units told of them.

    ``seen`` is the revision that somebody had before him: where another changed the measure
    meanwhile, ValidationError says so and nothing is written.
    """
    plan = locked(kept.plan)
    current = _standing(kept)
    must_be_seen(current.revision, seen)
    before = core_measure(current)
    _keep(current, framework_of(plan), measure, targets or {})
    count_change(kept.plan, plan)
    units = [unit.name for unit in units_of(plan.agency)]
    changed = changes_told(before, core_measure(_fresh(current)), units)
    log_of("improvement.measure_edited", plan, by, **told_of(current), changed=changed)


@transaction.atomic
def move_measure(kept: PlannedMeasure, *, places: int, by: User | None) -> None:
    """Put a measure so many places further down, or up where ``places`` is below 0."""
    plan = locked(kept.plan)
    current = _standing(kept)
    order = list(plan.measures.filter(dropped_because=""))
    old = order.index(current)
    new = min(max(old + places, 0), len(order) - 1)
    order.insert(new, order.pop(old))
    for number, one in enumerate(order, 1):
        one.place = number
    PlannedMeasure.objects.bulk_update(order, ["place"])
    count_change(kept.plan, plan)
    log_of("improvement.measure_moved", plan, by, **told_of(current), before=old + 1, now=new + 1)


@transaction.atomic
def drop_measure(kept: PlannedMeasure, *, because: str, seen: int, by: User | None) -> None:
    """Take a measure out of the plan; one that was begun only with a reason.

    It is kept with its steps, and can be brought back.
    """
    plan = locked(kept.plan)
    current = _standing(kept)
    must_be_seen(current.revision, seen)
    reason = because.strip()
    if not reason and is_begun(current):
        raise ValidationError(
            {"because": _("Units told something of its steps already. Say why it is dropped.")}
        )
    current.dropped_because = reason or _("It had not begun.")
    current.revision += 1
    current.full_clean()
    current.save(update_fields=["dropped_because", "revision"])
    count_change(kept.plan, plan)
    log_of("improvement.measure_dropped", plan, by, **told_of(current), because=reason)


@transaction.atomic
def bring_back_measure(kept: PlannedMeasure, *, by: User | None) -> None:
    """Take a measure that was dropped into the plan again, behind the others."""
    plan = locked(kept.plan)
    current = PlannedMeasure.objects.select_for_update(of=("self",)).get(pk=kept.pk)
    before, current.dropped_because = current.dropped_because, ""
    current.place = _last_place(plan) + 1
    current.revision += 1
    current.save(update_fields=["dropped_because", "place", "revision"])
    count_change(kept.plan, plan)
    log_of("improvement.measure_brought_back", plan, by, **told_of(current), before=before)


@transaction.atomic
def adopt_suggestion(
    plan: ImprovementPlan, *, code: str, suggestion: str, by: User | None
) -> PlannedMeasure:
    """Plan what the library suggests for a weak point, with the agency's own units, to be changed.

    ``code`` is the question or item, ``suggestion`` the code of one of its suggestions.
    """
    # The library is read when it is first needed; a server starts without it.
    from prongsai.core.improvement.suggesting import answered_in, as_measure, suggestions_for

    current = locked(plan)
    framework = framework_of(current)
    weak = _weak_point(current, code)
    chosen = {one.code: one for one in suggestions_for(framework, code)}.get(suggestion)
    if chosen is None:
        raise ValidationError(_("There is no such suggestion for this question or item."))
    if current.measures.filter(suggestion=suggestion, dropped_because="").exists():
        raise ValidationError(_("The plan has this suggestion already. Change that measure."))
    weak_codes = set(current.weak_points.values_list("code", flat=True))
    also = [one for one in answered_in(framework, chosen) if one in weak_codes and one != code]
    measure = as_measure(
        chosen,
        framework=framework,
        codes=[code, *also],
        year=FiscalYear(current.year),
        units=[unit.name for unit in units_of(current.agency)],
    )
    kept = added_to(current, _with_finding(measure, weak), {}, suggestion=suggestion)
    count_change(plan, current)
    log_of("improvement.suggestion_adopted", current, by, **told_of(kept), suggestion=suggestion)
    return kept


def is_begun(kept: PlannedMeasure) -> bool:
    """Whether any unit told something of a step of the measure, or a report does."""
    told = StepNote.objects.filter(duty__step__measure=kept).exists()
    return told or kept.reports.exists()


def added_to(
    plan: ImprovementPlan, measure: Measure, targets: Mapping[int, Target], **from_where: Any
) -> PlannedMeasure:
    """Keep a measure behind the others of a locked plan; ``from_where`` are fields of its row."""
    if plan.measures.filter(dropped_because="").count() >= MOST:
        raise ValidationError(
            _("A plan has room for %(most)s measures. Drop or join some."), params={"most": MOST}
        )
    kept = PlannedMeasure(plan=plan, place=_last_place(plan) + 1, **from_where)
    _keep(kept, framework_of(plan), measure, targets)
    return kept


def _keep(
    kept: PlannedMeasure,
    framework: Framework,
    measure: Measure,
    targets: Mapping[int, Target],
) -> None:
    _must_say_something(measure)
    _must_be_known(measure, framework)
    fill(kept, measure)
    kept.moved_marks = {}
    kept.revision += 1
    kept.full_clean()
    kept.save()
    keep_steps(kept, measure, units_of(kept.plan.agency))
    told = {one.step: Target(one.target, one.counted_in) for one in measure.step_terms}
    for number, step in enumerate(kept.written_steps, 1):
        target = targets.get(number, told.get(number, Target()))
        if (step.target, step.counted_in) != target:
            step.target, step.counted_in = target
            step.full_clean()
            step.save(update_fields=["target", "counted_in"])


def _must_be_new(plan: ImprovementPlan, measure: Measure) -> None:
    """Refuse the very measure that stands there: a form that was sent once more."""
    if any(core_measure(one) == measure for one in measures_of(plan)):
        raise ValidationError(_("The plan has this measure already, word for word."))


def _must_say_something(measure: Measure) -> None:
    if not (measure.measures or measure.methods or measure.steps):
        raise ValidationError({"measures": _("Write in a sentence what is done.")})
    twice = [text for text in measure.steps if measure.steps.count(text) > 1]
    if twice:
        raise ValidationError(
            _("The step “%(step)s” stands there twice. Say what is different, or remove one."),
            params={"step": twice[0]},
        )


def _must_be_known(measure: Measure, framework: Framework) -> None:
    known = framework.nodes
    unknown = [code for code in measure.questions if code not in known]
    if unknown:
        raise ValidationError(
            {"questions": _("The rules have no %(codes)s.") % {"codes": ", ".join(unknown)}}
        )
    if measure.indicator and measure.indicator not in known:
        raise ValidationError({"indicator": _("The rules have no such indicator.")})
    if measure.theme and measure.theme not in {one.code for one in framework.themes}:
        raise ValidationError({"theme": _("The rules have no such theme.")})


def _standing(kept: PlannedMeasure) -> PlannedMeasure:
    current = PlannedMeasure.objects.select_for_update(of=("self",)).get(pk=kept.pk)
    if current.dropped_because:
        raise ValidationError(_("This measure was dropped meanwhile. Bring it back first."))
    return current


def _fresh(kept: PlannedMeasure) -> PlannedMeasure:
    return PlannedMeasure.objects.prefetch_related("steps").get(pk=kept.pk)


def _weak_point(plan: ImprovementPlan, code: str) -> WeakPoint:
    found = plan.weak_points.filter(code=code).first()
    if found is None:
        raise ValidationError(_("This question or item is no weak point of the plan."))
    return found


def _with_finding(measure: Measure, weak: WeakPoint) -> Measure:
    said = finding_of(weak)
    return replace(measure, findings=tuple(said.splitlines())) if said else measure


def _last_place(plan: ImprovementPlan) -> int:
    found = plan.measures.aggregate(last=Max("place"))["last"]
    return 0 if found is None else int(found)


def count_change(plan: ImprovementPlan, current: ImprovementPlan) -> None:
    """Count a change of a locked plan, in the copy of the caller, too."""
    grown(current)
    plan.revision = current.revision
