"""Reminders that leave the house without saying what they are about: e-mail and calendar feeds."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from prongsai.apps.agencies.models import Agency, Unit


class CalendarFeed(models.Model):
    """A secret address that a calendar reads deadlines from (iCalendar).

    It is of one unit, or of the whole agency. ``key_hash`` is the SHA-256 of the secret part of the
    address, which is shown once. A feed ends when its maker's time there ends.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="calendar_feeds")
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="calendar_feeds"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="calendar_feeds"
    )
    key_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["agency", "pk"]

    def __str__(self) -> str:
        return f"{self.agency}, {self.unit or ''}"


class Reminder(models.Model):
    """That somebody was reminded by e-mail on a day: at most once a day."""

    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reminders"
    )
    on = models.DateField()
    steps = models.PositiveIntegerField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["to", "on"], name="one_reminder_a_day"),
            models.CheckConstraint(condition=Q(steps__gt=0), name="a_reminder_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.to}, {self.on}"
