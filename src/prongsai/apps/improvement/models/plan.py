"""The plan of measures of a year: what is weak, and what is done about it."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Agency, Unit
from prongsai.apps.results.models import Result

if TYPE_CHECKING:
    from prongsai.apps.improvement.models.steps import Step


class PlanState(models.TextChoices):
    """A plan is a draft until the executive adopts it; overseers see it from then on."""

    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")


class ImprovementPlan(models.Model):
    """The measures of one fiscal year (``year``), which answer the assessment of ``assessed``.

    ``result`` is the version that its weak points came from, ``None`` where that was a draft which
    was thrown away; ``weak_from`` the code of the highest band of the rules that counts as weak.
    ``limitations`` has sentences by the kinds in core.documents.plan.LIMITATIONS. ``revision``
    grows with every change of plan or measures: whoever saves names the one that he saw.
    ``agreed_on`` is the day on which the executive agreed, ``met_on`` that of the meeting that set
    the measures, ``None`` where there was none or nobody said so.
    ``adopted_revision`` is the one that the executive adopted; a later one means that the plan was
    changed since.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="improvement_plans")
    assessed = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    result = models.ForeignKey(
        Result, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    weak_from = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=PlanState, default=PlanState.DRAFT)
    agreed_on = models.DateField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)
    limitations = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=0)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(auto_now_add=True)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    adopted_at = models.DateTimeField(null=True, blank=True)
    adopted_revision = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["-year", "-assessed"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "assessed"], name="one_improvement_plan_per_assessment"
            ),
            models.CheckConstraint(
                condition=Q(year__gte=F("assessed")), name="measures_follow_the_assessment"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", adopted_at__isnull=True)
                | Q(state="adopted", adopted_at__isnull=False),
                name="adopted_plans_have_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.assessed} → {self.year}"

    @property
    def is_draft(self) -> bool:
        """Whether the executive has not adopted the plan yet."""
        return self.state == PlanState.DRAFT

    @property
    def changed_since(self) -> bool:
        """Whether an adopted plan was changed after the executive had adopted it."""
        return self.adopted_revision is not None and self.revision > self.adopted_revision


class WeakPoint(models.Model):
    """A question or item of the result that has to get better (จุดที่ต้องปรับปรุง).

    One for every mark in the weak bands, none forgotten. ``finding`` is the agency's own wording
    of what is wrong, ``comment`` the assessor's as it came with the result. A point that needs no
    measure is set aside with a reason; whether a measure answers it is never stored (see
    core.improvement.weaknesses.unanswered). ``former_mark`` is the one that ``finding`` is about,
    where the result has another by now and nobody looked at the wording since.
    """

    plan = models.ForeignKey(ImprovementPlan, on_delete=models.CASCADE, related_name="weak_points")
    code = models.CharField(max_length=20)
    indicator = models.CharField(max_length=20, blank=True)
    theme = models.CharField(max_length=20, blank=True)
    mark = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    comment = models.TextField(max_length=4000, blank=True)
    finding = models.TextField(max_length=4000, blank=True)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    supervisor = models.CharField(max_length=200, blank=True)
    remark = models.CharField(max_length=500, blank=True)
    set_aside_because = models.CharField(max_length=500, blank=True)
    former_mark = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["plan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="one_weak_point_per_mark")
        ]

    def __str__(self) -> str:
        return f"{self.plan}, {self.code}"


class PlannedMeasure(models.Model):
    """One measure of a plan; the same fields as core.documents.plan.Measure, lists as JSON.

    ``questions`` are codes of the year assessed. ``period`` is a core.periods.Period as plain
    values, ``starts`` and ``ends`` its days as far as it says any. ``suggestion`` is the code of
    what it was adopted from, ``copied_from`` the measure of an earlier plan. ``revision`` as in
    ImprovementPlan. ``moved_marks`` are pairs of figures, from and to, by the codes whose mark
    moved since somebody wrote ``findings`` by hand. A measure that was begun is dropped with a
    reason, never deleted.
    """

    plan = models.ForeignKey(ImprovementPlan, on_delete=models.CASCADE, related_name="measures")
    place = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=20, blank=True)
    indicator = models.CharField(max_length=20, blank=True)
    questions = models.JSONField(default=list, blank=True)
    heading = models.CharField(max_length=500, blank=True)
    findings = models.JSONField(default=list, blank=True)
    measures = models.JSONField(default=list, blank=True)
    methods = models.JSONField(default=list, blank=True)
    responsible = models.JSONField(default=list, blank=True)
    period = models.JSONField(null=True, blank=True)
    period_printed = models.CharField(max_length=200, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    follow_up = models.TextField(max_length=2000, blank=True)
    supervisor = models.CharField(max_length=200, blank=True)
    budget = models.DecimalField(
        max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    evidence = models.JSONField(default=list, blank=True)
    remark = models.TextField(max_length=2000, blank=True)
    suggestion = models.CharField(max_length=80, blank=True)
    copied_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    dropped_because = models.CharField(max_length=500, blank=True)
    moved_marks = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["plan", "place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="a_measure_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return " · ".join([*self.measures, *self.methods][:1]) or f"{self.plan}, {self.place}"

    @property
    def written_steps(self) -> "list[Step]":
        """The steps that somebody wrote, in their order; not the one that is the measure itself."""
        return [step for step in self.steps.all() if not step.is_whole]
