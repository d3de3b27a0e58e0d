"""What the automatic check found of what was handed in, and its runs."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from prongsai.apps.evidence.models.handed_in import Examination, HandIn


class Check(models.Model):
    """What the automatic check found of one hand-in, at one time.

    ``report`` has the shape of core.evidence.findings.ItemCheck as plain values. It advises;
    a person decides.
    """

    hand_in = models.ForeignKey(HandIn, on_delete=models.PROTECT, related_name="checks")
    verdict = models.CharField(max_length=10)
    report = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["hand_in", "-pk"]

    def __str__(self) -> str:
        return f"{self.hand_in}, {self.verdict}"


class CheckRun(models.Model):
    """One going-through of an examination's items by the check, and how far it is.

    ``code`` names one item, empty for all. ``beat_at`` is when it was last seen at work: one that
    was cut off is taken up again by whoever looks after it. ``ending`` says why it ended early.
    """

    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="runs")
    code = models.CharField(max_length=20, blank=True)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField(auto_now_add=True)
    beat_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["examination", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["examination", "code"],
                condition=Q(ended_at__isnull=True),
                name="one_check_run_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.examination}, {self.begun_at}"
