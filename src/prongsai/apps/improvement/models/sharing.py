"""Measures that an agency shares with the others of its overseer."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from prongsai.apps.agencies.models import Agency


class SharedMeasure(models.Model):
    """A measure that an agency offers to the agencies under the same overseer.

    ``measure`` is a core.documents.plan.Measure as plain values, without units, days and results;
    ``year`` and ``questions`` say by which rules it answers what.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="shared_measures")
    overseer = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    questions = models.JSONField()
    measure = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["overseer", "year"],
                condition=Q(taken_back_at__isnull=True),
                name="measures_shared_under",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.year}"
