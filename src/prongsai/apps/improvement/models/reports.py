"""What became of the measures, told by round: each month, at six months, at twelve months."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from prongsai.apps.improvement.models.plan import ImprovementPlan, PlannedMeasure


class ReportRound(models.TextChoices):
    """The rounds by which progress is told."""

    MONTH = "month", _("Month")
    SIX_MONTHS = "six_months", _("Six months")
    TWELVE_MONTHS = "twelve_months", _("Twelve months")


class ProgressReport(models.Model):
    """A report on the measures of a plan for the days from ``starts`` to ``ends``.

    It is written anew from the notes as long as it is open; closing it freezes it (see the
    migrations). ``number`` counts the versions of one round: a correction is the next, and begins
    with the words of the closed one.
    ``reported_at`` and ``next_report`` are the months of the meetings that hear it and the next,
    where a file that was brought in says so; else the meetings themselves tell.
    """

    plan = models.ForeignKey(ImprovementPlan, on_delete=models.PROTECT, related_name="reports")
    round = models.CharField(max_length=15, choices=ReportRound)
    starts = models.DateField()
    ends = models.DateField()
    number = models.PositiveSmallIntegerField(default=1)
    reason = models.CharField(max_length=500, blank=True)
    reported_at = models.CharField(max_length=60, blank=True)
    next_report = models.CharField(max_length=60, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["plan", "ends", "round", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "round", "ends", "number"], name="progress_reports_are_numbered"
            ),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")), name="a_report_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="a_corrected_report_has_a_reason",
                violation_error_message=_("A corrected report needs a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, {self.get_round_display()} {self.ends}"

    @property
    def is_open(self) -> bool:
        """Whether the report can still be worded."""
        return self.closed_at is None

    @property
    def is_correction(self) -> bool:
        """Whether the report corrects a closed one: it began with the words of that one."""
        return self.number > 1


class MeasureReport(models.Model):
    """What a report says of one measure: lists of lines, as core.documents.plan.Measure has them.

    ``worded`` says that somebody worded it: notes no longer rewrite it. ``frozen`` comes with the
    closing of the report, and ``called``, the first words that the measure had on that day.
    """

    report = models.ForeignKey(ProgressReport, on_delete=models.CASCADE, related_name="measures")
    measure = models.ForeignKey(PlannedMeasure, on_delete=models.PROTECT, related_name="reports")
    results = models.JSONField(default=list, blank=True)
    outcomes = models.JSONField(default=list, blank=True)
    obstacles = models.JSONField(default=list, blank=True)
    suggestions = models.JSONField(default=list, blank=True)
    called = models.CharField(max_length=500, blank=True)
    worded = models.BooleanField(default=False)
    frozen = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["report", "measure__place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "measure"], name="one_line_per_report_and_measure"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.measure}"

    @property
    def title(self) -> str:
        """What the measure is called: in a closed report as on the day it was closed."""
        return self.called or str(self.measure)
