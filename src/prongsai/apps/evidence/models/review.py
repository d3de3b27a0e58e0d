"""What assessors, the agency and whoever decides say of an item.

The database keeps marks that the agency has seen, clarifications, and decisions once confirmed.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prongsai.apps.evidence.models.copies import Copy
from prongsai.apps.evidence.models.handed_in import Disclosure, HandIn


class Turn(models.TextChoices):
    """As which assessor somebody looks at an item."""

    FIRST = "first", _("First assessor")
    SECOND = "second", _("Second assessor, without seeing the first")
    THIRD = "third", _("Third assessor, who decides")


class Assignment(models.Model):
    """An item given to an assessor, who never belongs to its agency or province.

    ``mark`` is what he gave (0 or 100, as the framework says), ``None`` until then. It can be put
    right until ``frozen_at``, when the agency sees it; from then on the database refuses.
    """

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="assignments")
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments"
    )
    turn = models.CharField(max_length=10, choices=Turn)
    hand_in = models.ForeignKey(
        HandIn, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mark = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    comment = models.TextField(max_length=4000, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["disclosure", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["disclosure", "turn"], name="one_assessor_per_item_and_turn"
            ),
            models.UniqueConstraint(
                fields=["disclosure", "assessor"], name="an_assessor_looks_at_an_item_once"
            ),
            models.CheckConstraint(
                condition=Q(mark__isnull=True) | Q(mark__gte=100) | ~Q(comment=""),
                name="a_mark_below_full_has_a_comment",
                violation_error_message=_("Say in a sentence what is missing."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.disclosure}, {self.turn}"


class Clarification(models.Model):
    """What an agency says against a mark, in the window, by what already stood there (ชี้แจง)."""

    disclosure = models.OneToOneField(
        Disclosure, on_delete=models.PROTECT, related_name="clarification"
    )
    text = models.TextField(max_length=4000)
    copies = models.ManyToManyField(Copy, blank=True, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.disclosure}"


class Decision(models.Model):
    """The mark that stands for an item, with its reason (ยืนยันผล).

    It can be put right until ``frozen_at``, its confirmation; from then on the database refuses.
    """

    disclosure = models.OneToOneField(Disclosure, on_delete=models.PROTECT, related_name="decision")
    mark = models.DecimalField(max_digits=5, decimal_places=2)
    reason = models.TextField(max_length=4000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    frozen_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(mark__gte=100) | ~Q(reason=""),
                name="a_decision_below_full_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.disclosure}, {self.mark}"
