"""The plan of a year: opened from a result, its weak points kept, adopted by the executive.

No line of the log has the wording of a finding or an assessor's comment in it.
"""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.actions import log
from prongsai.apps.evidence.permissions import approves_in
from prongsai.apps.improvement.following import NOTHING, Refreshed, begun, follow
from prongsai.apps.improvement.models import ImprovementPlan, PlanState, WeakPoint
from prongsai.apps.improvement.plan_queries import framework_of, newest_result_of, weak_now
from prongsai.apps.results.models import Result
from prongsai.apps.rounds.models import Round
from prongsai.apps.rounds.queries import rules_of
from prongsai.core.improvement.weaknesses import usual_weak_from
from prongsai.core.loading import load_framework

LATEST = 2  # years after the assessment: measures of later years answer another one


@transaction.atomic
def open_plan(
    agency: Agency, *, assessed: int, year: int | None = None, by: User | None
) -> ImprovementPlan:
    """Open the plan that answers the result of ``assessed``; one that is open is given back.

    It begins with every weak point of the newest result and no measure. ``year`` is the fiscal
    year of the measures, usually the one after. ValidationError where there is no result, or where
    the year of the measures is before it or long after.
    """
    # Two people who open it at once take turns.
    Round.objects.select_for_update().filter(agency=agency, year=assessed).first()
    existing = ImprovementPlan.objects.filter(agency=agency, assessed=assessed).first()
    if existing is not None:
        return existing
    result = _result_to_answer(agency, assessed)
    plan = _opened(agency, assessed, assessed + 1 if year is None else year, result, by)
    WeakPoint.objects.bulk_create(begun(plan, one) for one in weak_now(plan, result))
    log_of("improvement.plan_opened", plan, by, weak=plan.weak_points.count())
    return plan


@transaction.atomic
def open_plan_without_result(
    agency: Agency, *, assessed: int, year: int, by: User | None
) -> ImprovementPlan:
    """Open the plan of a year whose result is not here; it has no weak points to begin with.

    One that is open is given back. ValidationError as in ``open_plan``.
    """
    Agency.objects.select_for_update().get(pk=agency.pk)  # two people take turns
    existing = ImprovementPlan.objects.filter(agency=agency, assessed=assessed).first()
    if existing is not None:
        return existing
    plan = _opened(agency, assessed, year, None, by)
    log_of("improvement.plan_opened", plan, by, weak=0)
    return plan


@transaction.atomic
def refresh_weak_points(plan: ImprovementPlan, *, by: User | None) -> Refreshed:
    """Take over what the newest result says: marks, comments, and points that are weak by now.

    A point that is weak no more goes, but stays where somebody worked on it (see ``following``).
    """
    current = locked(plan)
    result = newest_result_of(current.agency, current.assessed)
    if result is None:
        raise ValidationError(_("The result is gone. The weak points stay as they are."))
    done = follow(current, result)
    current.result = result
    keep_change(plan, current, "result")
    log_of("improvement.weak_points_refreshed", current, by, **done.counts)
    return done


@transaction.atomic
def choose_cut(plan: ImprovementPlan, *, weak_from: str, by: User | None) -> Refreshed:
    """Say from which band of the rules marks count as weak; the weak points follow."""
    current = locked(plan)
    known = {band.code for band in framework_of(current).bands}
    if weak_from not in known:
        raise ValidationError({"weak_from": _("These rules have no such group of marks.")})
    before, current.weak_from = current.weak_from, weak_from
    result = newest_result_of(current.agency, current.assessed)
    done = NOTHING if result is None else follow(current, result)
    current.result = result or current.result
    plan.weak_from = weak_from
    keep_change(plan, current, "weak_from", "result")
    told = {"weak_from": weak_from, "before": before, **done.counts}
    log_of("improvement.cut_chosen", current, by, **told)
    return done


@transaction.atomic
def adopt_plan(
    plan: ImprovementPlan, *, agreed_on: date, met_on: date | None = None, seen: int, by: User
) -> None:
    """The executive adopts the plan as it stands in revision ``seen``, agreed on a day.

    ``met_on`` is the day of the meeting that set the measures; without one, what is known stays.
    Weak points without a measure do not hinder him; the page tells them first. A plan that was
    changed since is adopted again in the same way.
    """
    current = locked(plan)
    if not approves_in(by, current.agency):
        raise ValidationError(_("Only an executive of the agency adopts its plan."))
    must_be_seen(current.revision, seen)
    standing = current.measures.filter(dropped_because="").count()
    if not standing:
        raise ValidationError(_("The plan has no measure yet. Plan at least one, then adopt it."))
    if agreed_on > timezone.localdate():
        raise ValidationError({"agreed_on": _("This day is still to come. Write the day agreed.")})
    if met_on is not None and met_on > agreed_on:
        raise ValidationError({"met_on": _("The meeting cannot be after the plan was agreed.")})
    current.state, current.agreed_on = PlanState.ADOPTED, agreed_on
    current.met_on = met_on or current.met_on
    current.adopted_by, current.adopted_at = by, timezone.now()
    current.adopted_revision = current.revision
    current.full_clean()
    current.save()
    plan.refresh_from_db()
    told = {"measures": standing, "revision": current.revision, "on": agreed_on.isoformat()}
    log_of("improvement.plan_adopted", current, by, **told)


def locked(plan: ImprovementPlan) -> ImprovementPlan:
    """The plan as it is now; whoever changes it takes turns with the others."""
    rows = ImprovementPlan.objects.select_for_update(of=("self",)).select_related("agency")
    return rows.get(pk=plan.pk)


def grown(plan: ImprovementPlan) -> None:
    """Count a change of the plan or of anything in it."""
    ImprovementPlan.objects.filter(pk=plan.pk).update(revision=F("revision") + 1)
    plan.refresh_from_db(fields=["revision"])


def must_be_seen(stands: int | str, seen: int | str) -> None:
    """Refuse where somebody had another state before him than the one that stands there now.

    A state is told by a revision, or by a short word for what is shown of a row.
    """
    if stands != seen:
        raise ValidationError(
            _(
                "Somebody changed this meanwhile. What you typed is still here; what stands now "
                "is shown above. Look at both, then keep yours once more."
            ),
            code="changed_meanwhile",
        )


def log_of(act: str, plan: ImprovementPlan, by: User | None, **told: Any) -> None:
    """One line of the log about a plan."""
    years = {"year": plan.year, "assessed": plan.assessed}
    log(act, plan, by=by, agency=plan.agency.slug, **years, **told)


def keep_change(plan: ImprovementPlan, current: ImprovementPlan, *fields: str) -> None:
    """Keep fields of a locked plan and count the change, in the copy of the caller, too."""
    if fields:
        current.save(update_fields=fields)
    grown(current)
    plan.revision = current.revision
    plan.result = current.result


def _opened(
    agency: Agency, assessed: int, year: int, result: Result | None, by: User | None
) -> ImprovementPlan:
    if not assessed <= year <= assessed + LATEST:
        raise ValidationError({"year": _("Choose the year of the assessment or one soon after.")})
    rules = load_framework(assessed) if result is None else rules_of(result.round)
    plan = ImprovementPlan(
        agency=agency,
        assessed=assessed,
        year=year,
        result=result,
        weak_from=usual_weak_from(rules),
        opened_by=by,
    )
    plan.full_clean()
    plan.save()
    return plan


def _result_to_answer(agency: Agency, assessed: int) -> Result:
    result = newest_result_of(agency, assessed)
    if result is None:
        raise ValidationError(
            _("There is no result of %(year)s yet. Import its result sheet first."),
            params={"year": assessed},
        )
    return result
