from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prongsai.apps.rounds.models import Round


class State(models.TextChoices):
    """A version is a draft until it is published, and frozen from then on."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class Result(models.Model):
    """One version of a round's result: the sheet as it came in and all that follows from it.

    ``sheet`` and ``snapshot`` have the shapes of core.snapshots. The database refuses to change
    or delete a published version (see the migrations); a correction is the next version.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="results")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    sheet = models.JSONField()
    snapshot = models.JSONField()
    total = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    level = models.CharField(max_length=40, blank=True)
    source_file = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    imported_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["round", "-version"]
        # Sheets and snapshots make wide rows: what every public page asks must not walk over them.
        indexes = [
            models.Index(fields=["state", "published_at"], name="published_when"),
            models.Index(
                fields=["round", "state", "-version", "total", "level"], name="figures_by_round"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "version"], name="one_result_per_round_and_version"
            ),
            models.UniqueConstraint(
                fields=["round"], condition=Q(state="draft"), name="one_draft_per_round"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", published_at__isnull=True)
                | Q(state="published", published_at__isnull=False),
                name="published_results_have_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(version=1) | ~Q(reason=""),
                name="published_corrections_have_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}, {self.version}"

    @property
    def is_draft(self) -> bool:
        """Whether this version can still be replaced, discarded or published."""
        return self.state == State.DRAFT

    @property
    def is_correction(self) -> bool:
        """Whether an earlier version was published before this one."""
        return self.version > 1
