"""The executive approves a draft of an action plan as he saw it; from then on it is frozen."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.anticorruption.drafting import held_draft, log_of, project_as_seen
from prongsai.apps.anticorruption.models import ActionPlan, ActionPlanVersion, ActionReport
from prongsai.apps.anticorruption.permissions import approves_in
from prongsai.apps.anticorruption.queries import plan_now, projects_of
from prongsai.core.anticorruption.plain import plan_as_plain


@transaction.atomic
def approve_plan(
    version: ActionPlanVersion, *, seen: str, approved_on: date | None = None, by: User
) -> None:
    """Approve a draft as it stands; only an executive of the agency may.

    ``seen`` is the state of the plan that he had before him (``as_seen``): where it was changed
    meanwhile, nothing is approved. Reports that are open go on by the new version.
    """
    current = held_draft(version)
    if not approves_in(by, current.plan.agency):
        raise ValidationError(_("Only an executive of the agency approves."))
    if as_seen(current) != seen:
        raise ValidationError(
            _("Somebody changed the plan while you looked. Look at it again, then approve."),
            code="changed_meanwhile",
        )
    projects = list(projects_of(current))
    if not projects:
        raise ValidationError(_("The plan has no projects yet, so there is nothing to approve."))
    _must_not_overlap(current)
    day = approved_on or timezone.localdate()
    if day > timezone.localdate():
        raise ValidationError({"approved_on": _("This day is still to come.")})
    current.approved, current.approved_on, current.approved_by = True, day, by
    current.content = plan_as_plain(plan_now(current, projects))
    current.full_clean()
    current.projects.update(frozen=True)
    current.save()
    years = range(current.first_year, current.last_year + 1)
    # A correction stays by the version of what it corrects.
    open_ = ActionReport.objects.filter(plan=current.plan, closed_on=None, number=1, year__in=years)
    open_.update(version=current)
    log_of("action_plan.approved", current, by, projects=len(projects))


def as_seen(version: ActionPlanVersion) -> str:
    """A word for what a draft says now: another one as soon as somebody changes anything."""
    count = ActionPlanVersion.objects.values_list("last", flat=True).get(pk=version.pk)
    return ",".join([str(count), *map(project_as_seen, version.projects.order_by("pk"))])


def _must_not_overlap(version: ActionPlanVersion) -> None:
    # Two plans of the same years that are approved at once take turns.
    plans = ActionPlan.objects.select_for_update().filter(agency=version.plan.agency_id)
    list(plans.order_by("pk"))
    others = ActionPlanVersion.objects.filter(
        plan__agency=version.plan.agency_id,
        approved=True,
        first_year__lte=version.last_year,
        last_year__gte=version.first_year,
    )
    if others.exclude(plan=version.plan_id).exists():
        raise ValidationError(
            _("Another approved plan has one of these years. Change that plan instead.")
        )
