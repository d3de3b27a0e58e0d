"""Measures that agencies under one overseer share with each other."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.improvement.copying import Copied, copied
from prongsai.apps.improvement.keeping import core_measure
from prongsai.apps.improvement.measure_told import told_of
from prongsai.apps.improvement.measuring import added_to, count_change
from prongsai.apps.improvement.models import ImprovementPlan, PlannedMeasure, SharedMeasure
from prongsai.apps.improvement.plan_queries import framework_of
from prongsai.apps.improvement.planning import locked, log_of
from prongsai.core.documents.plain import as_plain, from_plain
from prongsai.core.documents.plan import Measure
from prongsai.core.loading import load_framework
from prongsai.core.pairing import paired

MOST_SHOWN = 100


class Shared(NamedTuple):
    """A measure that another agency shares, with the codes that it answers by the rules here."""

    row: SharedMeasure
    measure: Measure
    codes: tuple[str, ...]


@transaction.atomic
def share_measure(kept: PlannedMeasure, *, by: User | None) -> SharedMeasure:
    """Offer a measure to the agencies under the same overseer, without units, days and results.

    Sharing it once more takes the place of what was shared of it before.
    """
    plan = locked(kept.plan)
    agency = plan.agency
    if agency.overseer_id is None:
        raise ValidationError(
            _("No office oversees this agency, so there is nobody to share with.")
        )
    current = PlannedMeasure.objects.prefetch_related("steps").get(pk=kept.pk)
    measure = _bare(core_measure(current))
    if not measure.questions:
        raise ValidationError(
            _(
                "Other agencies find a measure by what it answers. Tick which questions and items "
                "it answers, then share it."
            )
        )
    _take_back_same(plan, measure)
    shared = SharedMeasure(
        agency=agency,
        overseer_id=agency.overseer_id,
        year=plan.assessed,
        questions=list(measure.questions),
        measure=as_plain(measure),
        by=by,
    )
    shared.full_clean()
    shared.save()
    log_of("improvement.measure_shared", plan, by, **told_of(current))
    return shared


@transaction.atomic
def take_back_shared(plan: ImprovementPlan, shared: SharedMeasure, *, by: User | None) -> None:
    """Offer a shared measure no longer; who adopted it keeps it."""
    if shared.agency_id != plan.agency_id:
        raise ValidationError(_("Another agency shares this measure."))
    shared.taken_back_at = timezone.now()
    shared.save(update_fields=["taken_back_at"])
    log_of("improvement.shared_taken_back", plan, by, shared=shared.pk)


@transaction.atomic
def adopt_shared(
    plan: ImprovementPlan, shared: SharedMeasure, *, by: User | None
) -> PlannedMeasure:
    """Plan a measure that another agency of the same overseer shares, by the rules of this plan."""
    current = locked(plan)
    if not shared_with(current).filter(pk=shared.pk).exists():
        raise ValidationError(_("This measure is shared no longer."))
    measure = from_plain(shared.measure, Measure)
    to = Copied(framework_of(current), current.year)
    kept = added_to(current, copied(measure, load_framework(shared.year), to), {})
    count_change(plan, current)
    told = {**told_of(kept), "of": shared.agency.name, "shared": shared.pk}
    log_of("improvement.shared_adopted", current, by, **told)
    return kept


def shared_with(plan: ImprovementPlan) -> QuerySet[SharedMeasure]:
    """What other agencies of the same overseer offer to this one."""
    offered = SharedMeasure.objects.filter(
        overseer=plan.agency.overseer_id, taken_back_at__isnull=True
    )
    if plan.agency.overseer_id is None:
        return offered.none()
    return offered.exclude(agency=plan.agency).select_related("agency")


def shared_by(plan: ImprovementPlan) -> Sequence[Shared]:
    """What the agency itself shares now."""
    rows = SharedMeasure.objects.filter(agency=plan.agency, taken_back_at__isnull=True)
    return [_shared(row, plan) for row in rows.select_related("agency")]


def shared_for(plan: ImprovementPlan, code: str = "") -> Sequence[Shared]:
    """What others share, what answers weak points of the plan first; or only what answers one."""
    weak = set(plan.weak_points.values_list("code", flat=True))
    found = [_shared(row, plan) for row in shared_with(plan)[:MOST_SHOWN]]
    if code:
        found = [one for one in found if code in one.codes]
    return sorted(found, key=lambda one: not weak & set(one.codes))


def _shared(row: SharedMeasure, plan: ImprovementPlan) -> Shared:
    measure = from_plain(row.measure, Measure)
    if row.year == plan.assessed:
        return Shared(row, measure, tuple(row.questions))
    codes = paired(load_framework(row.year), framework_of(plan))
    return Shared(row, measure, tuple(codes[one] for one in row.questions if one in codes))


def _bare(measure: Measure) -> Measure:
    """A measure without what is of the agency alone."""
    return replace(
        measure,
        findings=(),
        responsible=(),
        period=None,
        period_printed="",
        supervisor="",
        results=(),
        outcomes=(),
        suggestions=(),
        remark="",
        budget=None,
        step_terms=(),
    )


def _take_back_same(plan: ImprovementPlan, measure: Measure) -> None:
    rows = SharedMeasure.objects.filter(agency=plan.agency, taken_back_at__isnull=True)
    for row in rows:
        if from_plain(row.measure, Measure).measures == measure.measures:
            row.taken_back_at = timezone.now()
            row.save(update_fields=["taken_back_at"])
