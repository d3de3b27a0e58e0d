from django.conf import settings
from django.db import models


class Entry(models.Model):
    """One line of the audit log: who did what to what, chained to the line before by its hash.

    The database refuses to change or delete a line (see the migrations), and a line changed
    behind its back breaks the chain.
    """

    sequence = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.CharField(max_length=100, blank=True)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["sequence"]
        indexes = [models.Index(fields=["agency", "sequence"], name="audit_by_agency")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.subject}"


class Head(models.Model):
    """The end of the chain: one row, locked while a line is added, so that lines never fork.

    It is there from the first migration on, and the database refuses to delete it: a log whose
    end is missing has been cut.
    """

    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash}"
