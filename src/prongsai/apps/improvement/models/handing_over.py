"""Handing over: what the holder of a position leaves to whoever comes next."""

from django.conf import settings
from django.db import models

from prongsai.apps.agencies.models import Appointment


class HandOver(models.Model):
    """The pack of one appointment that ends, as it was handed over; the database keeps it.

    ``pack`` has the shape of core.improvement.handing_over.Pack as plain values: open steps,
    deadlines, files, promises to assessors. ``successor`` holds the position after, where known.
    """

    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="hand_overs"
    )
    successor = models.ForeignKey(
        Appointment, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    last_day = models.DateField()
    pack = models.JSONField()
    note = models.TextField(max_length=4000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.appointment}, {self.last_day}"
