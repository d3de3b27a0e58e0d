"""The monthly meeting (การประชุมประจำเดือน): what is due is its agenda, what is said its minutes."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from prongsai.apps.improvement.models.plan import ImprovementPlan, PlannedMeasure


class Meeting(models.Model):
    """A meeting that hears of the measures of a plan.

    ``number`` is as officials write it (๓/๒๕๖๘). ``attended`` has units and positions, never names
    of persons; ``ends_at`` is said when the minutes are closed. Once held, its minutes are frozen
    (see the migrations).
    """

    plan = models.ForeignKey(ImprovementPlan, on_delete=models.PROTECT, related_name="meetings")
    number = models.CharField(max_length=20)
    on = models.DateField()
    begins_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    chair = models.CharField(max_length=200, blank=True)
    attended = models.JSONField(default=list, blank=True)
    remarks = models.TextField(max_length=4000, blank=True)
    next_on = models.DateField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["plan", "on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="meetings_are_numbered",
                violation_error_message=_("There is a meeting of this number already."),
            ),
            models.CheckConstraint(
                condition=Q(next_on__isnull=True) | Q(next_on__gt=F("on")),
                name="the_next_meeting_is_later",
                violation_error_message=_("The next meeting must be later than this one."),
            ),
            models.CheckConstraint(
                condition=Q(begins_at__isnull=True)
                | Q(ends_at__isnull=True)
                | Q(ends_at__gt=F("begins_at")),
                name="a_meeting_ends_after_it_began",
                violation_error_message=_("The meeting must end after it began."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, {self.number}"

    @property
    def is_held(self) -> bool:
        """Whether the meeting took place and its minutes are closed."""
        return self.held_at is not None


class AgendaItem(models.Model):
    """One point of a meeting: a measure, or a matter of its own (``title``).

    ``due`` says what of the measure is due, as it stood when the agenda was printed; ``reported``
    is ticked in the room; ``said`` and ``resolution`` go into the minutes. ``frozen`` comes with
    the closing of the minutes.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    place = models.PositiveSmallIntegerField()
    measure = models.ForeignKey(
        PlannedMeasure, null=True, blank=True, on_delete=models.PROTECT, related_name="agenda_items"
    )
    title = models.CharField(max_length=300, blank=True)
    due = models.JSONField(default=list, blank=True)
    reported = models.BooleanField(default=False)
    said = models.TextField(max_length=4000, blank=True)
    resolution = models.TextField(max_length=2000, blank=True)
    frozen = models.BooleanField(default=False)

    class Meta:
        ordering = ["meeting", "place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "measure"], name="a_measure_stands_once_on_an_agenda"
            ),
            models.CheckConstraint(
                condition=Q(measure__isnull=False) | ~Q(title=""),
                name="an_agenda_item_says_what_it_is_about",
                violation_error_message=_("Say what this point is about."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.measure)


class MinutesAddendum(models.Model):
    """What is corrected of closed minutes (ต่อท้ายรายงานการประชุม), with a reason.

    The minutes stay as they are and have it after them; the database refuses to change it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="addenda")
    text = models.TextField(max_length=4000)
    reason = models.CharField(max_length=500)
    on = models.DateField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["meeting", "pk"]

    def __str__(self) -> str:
        return f"{self.meeting}, {self.on}"
