from django.db import models

from prongsai.apps.agencies.models import Agency


class PinnedFramework(models.Model):
    """The rules of a year exactly as a round uses them: the file's text under its digest.

    Kept here so that a result can be explained for ever, whatever becomes of the file; the
    database refuses to change or delete it (see the migrations).
    """

    digest = models.CharField(max_length=80, primary_key=True)
    name = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    text = models.TextField()

    def __str__(self) -> str:
        return self.name


class Round(models.Model):
    """An agency's assessment of one fiscal year (รอบการประเมิน), by rules pinned for good.

    The database refuses to change or delete a round: results stand by its agency, year and rules.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="rounds")
    year = models.PositiveSmallIntegerField()
    framework = models.ForeignKey(PinnedFramework, on_delete=models.PROTECT, related_name="rounds")
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year"], name="one_round_per_agency_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.year}"
