from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Agency
from prongsai.apps.documents.models import PlanFile, StoredFile


class Stage(models.TextChoices):
    """How far a report has come: from the file to what was taken over from it."""

    READING = "reading", _("Being read")
    UNREAD = "unread", _("Could not be read")
    READ = "read", _("To be checked")
    CONFIRMED = "confirmed", _("Taken over")


class ReadReport(models.Model):
    """A report that somebody brought in, and what was read in it.

    ``source`` and ``facts`` have the shapes that core.documents.plain gives the ``Source`` and the
    ``Facts`` of core.reading; ``corrections`` has texts by addresses (core.reading.correcting)
    and ``corrected`` the facts with them. ``settled`` has the doubts that a person looked at:
    note, username and day by their keys (settling.py). ``asked_year`` is for a report that prints
    no year, ``problems`` says why nothing could be read.

    The file and its lines are there until the report is confirmed or discarded: they may name
    persons. A confirmed report keeps its facts, and the database refuses to change or delete it.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="read_reports")
    name = models.CharField(max_length=200)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.READING)
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_year = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.JSONField(null=True, blank=True)
    facts = models.JSONField(null=True, blank=True)
    corrections = models.JSONField(default=dict, blank=True)
    corrected = models.JSONField(null=True, blank=True)
    settled = models.JSONField(default=dict, blank=True)
    problems = models.JSONField(default=list, blank=True)
    revision = models.PositiveIntegerField(default=0)
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    brought_at = models.DateTimeField(auto_now_add=True)
    begun_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    result_year = models.PositiveSmallIntegerField(null=True, blank=True)
    plan_file = models.ForeignKey(
        PlanFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage="confirmed")
                | Q(file__isnull=True, source__isnull=True, confirmed_at__isnull=False),
                name="confirmed_reports_keep_no_file",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["reading", "unread"]) | Q(facts__isnull=False),
                name="read_reports_have_facts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether it can still be corrected, taken over or discarded."""
        return self.stage == Stage.READ
