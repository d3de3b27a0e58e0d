"""Anti-corruption action plans and the reports on them. What is approved or closed is frozen: the
database refuses to change it, and a change is the next version beside the earlier ones."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Agency, Unit
from prongsai.apps.evidence.models import EvidenceFile
from prongsai.core.anticorruption.dimensions import USUAL
from prongsai.core.money import DIGITS, PLACES


class ActionPlan(models.Model):
    """An agency's anti-corruption action plan, in all of its versions."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="action_plans")

    class Meta:
        ordering = ["agency", "-pk"]

    def __str__(self) -> str:
        return f"{self.agency}, {self.pk}"


class ActionPlanVersion(models.Model):
    """A version of a plan: a draft that is worked on, or frozen since the executive approved it.

    ``content`` is what was approved, in the shape of core.anticorruption.plan.ActionPlan as plain
    values; ``reason`` says why there is another version. ``last`` counts the changes of the plan's
    own fields: whoever saves names the count that he saw.
    """

    plan = models.ForeignKey(ActionPlan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    dimensions = models.CharField(max_length=40, default=USUAL)
    reasons = models.JSONField(default=list, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    last = models.PositiveIntegerField(default=0)
    approved = models.BooleanField(default=False)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    content = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["plan", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_versions_are_numbered"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(approved=False), name="one_draft_per_action_plan"
            ),
            models.CheckConstraint(
                condition=Q(first_year__lte=F("last_year")),
                name="an_action_plan_ends_after_it_begins",
                violation_error_message=_("The last year cannot be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(approved=False) | Q(approved_on__isnull=False, content__isnull=False),
                name="an_approved_plan_has_a_day_and_its_content",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="a_later_version_of_a_plan_says_why",
                violation_error_message=_("Say in a sentence why the plan is changed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, {self.number}"


class ActionProject(models.Model):
    """A project, activity or measure of a version.

    ``number`` names it in every version of its plan. ``budgets`` are pairs of a fiscal year and
    baht as a figure in words of JSON, ``None`` where it is not known; a year that is not there is
    one in which it is not carried out. ``frozen`` is set with the approval.
    """

    version = models.ForeignKey(
        ActionPlanVersion, on_delete=models.CASCADE, related_name="projects"
    )
    number = models.PositiveSmallIntegerField()
    dimension = models.CharField(max_length=10)
    code = models.CharField(max_length=30, blank=True)
    heading = models.CharField(max_length=500, blank=True)
    name = models.CharField(max_length=500)
    objective = models.JSONField(default=list, blank=True)
    target = models.JSONField(default=list, blank=True)
    units = models.ManyToManyField(Unit, blank=True, related_name="action_projects")
    every_unit = models.BooleanField(default=False)
    budgets = models.JSONField(default=list)
    source = models.CharField(max_length=300, blank=True)
    last = models.PositiveIntegerField(default=0)
    frozen = models.BooleanField(default=False)

    class Meta:
        ordering = ["version", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "number"], name="projects_of_a_plan_are_numbered"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Stretch(models.TextChoices):
    """The months of a fiscal year that a report covers."""

    SIX = "six", _("six months")
    TWELVE = "twelve", _("twelve months")


class ActionReport(models.Model):
    """The report on a fiscal year of a plan, by the version that was approved then.

    ``due_on`` is the day by which units report; ``content`` is what was closed, in the shape of
    core.anticorruption.reporting.PlanReport as plain values. ``number`` counts from 1: what was
    closed is corrected by the next number, and ``reason`` says why.
    """

    version = models.ForeignKey(ActionPlanVersion, on_delete=models.PROTECT, related_name="reports")
    plan = models.ForeignKey(ActionPlan, on_delete=models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField()
    stretch = models.CharField(max_length=10, choices=Stretch)
    number = models.PositiveSmallIntegerField(default=1)
    reason = models.CharField(max_length=500, blank=True)
    due_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    content = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["plan", "-year", "-stretch", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "year", "stretch", "number"], name="action_reports_are_numbered"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(content__isnull=False),
                name="a_closed_report_has_its_content",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="a_corrected_action_report_has_a_reason",
                violation_error_message=_("A corrected report needs a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, {self.year} {self.stretch}"

    @property
    def is_correction(self) -> bool:
        """Whether it corrects a closed report: it began with the words of that one."""
        return self.number > 1


class StatusOfProject(models.TextChoices):
    """What became of a project, in the words of e-PlanNACC."""

    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    DONE = "done", _("Completed")
    NOT_POSSIBLE = "not_possible", _("Not possible")


class ActionProgress(models.Model):
    """What is reported of one project, by its number in the plan, until the report is closed.

    ``spent`` is in baht, ``None`` where it is not known; ``links`` are addresses that show it, and
    ``photo`` is a picture of it. ``last`` counts the changes: whoever saves names what he saw.
    """

    report = models.ForeignKey(ActionReport, on_delete=models.PROTECT, related_name="progress")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=20, choices=StatusOfProject)
    spent = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True)
    result = models.TextField(max_length=2000, blank=True)
    problem = models.TextField(max_length=2000, blank=True)
    suggestion = models.TextField(max_length=2000, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    links = models.JSONField(default=list, blank=True)
    photo = models.ForeignKey(
        EvidenceFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    last = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now=True)
    frozen = models.BooleanField(default=False)

    class Meta:
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_progress_per_project"),
            models.CheckConstraint(
                condition=~Q(status="not_possible") | ~Q(reason=""),
                name="what_was_not_possible_has_a_reason",
                violation_error_message=_("Say in a sentence why it was not possible."),
            ),
            models.CheckConstraint(
                condition=Q(spent__isnull=True) | Q(spent__gte=0),
                name="nobody_spends_less_than_nothing",
                violation_error_message=_("An amount cannot be less than nothing."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}, {self.number}"
