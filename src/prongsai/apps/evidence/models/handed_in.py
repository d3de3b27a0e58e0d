"""What an agency discloses for each OIT item, what it handed in, and who approved it.

A change is the next number beside the earlier ones.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Unit
from prongsai.apps.rounds.models import Round


class Stage(models.TextChoices):
    """Where the OIT of a round stands."""

    COLLECTING = "collecting", _("Being collected")
    APPROVED = "approved", _("Approved by the executive")
    REVIEWING = "reviewing", _("With the assessors")
    CLARIFYING = "clarifying", _("Open to clarification")
    CONFIRMED = "confirmed", _("Confirmed")


class Examination(models.Model):
    """The OIT of one round: at which stage it stands, and the days of its windows.

    ``website`` is the agency's own site, from which everything has to be reached.
    ``hand_in_until`` is the day that counts, ``latest_hand_in`` the one that whoever leads the
    review set: the agency's own is never after it.
    """

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="examination")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.COLLECTING)
    website = models.URLField(max_length=500, blank=True)
    hand_in_until = models.DateField(null=True, blank=True)
    latest_hand_in = models.DateField(null=True, blank=True)
    review_until = models.DateField(null=True, blank=True)
    clarify_until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.round}, OIT"


class Disclosure(models.Model):
    """One item of a round, as the agency works on it (การเปิดเผยข้อมูล).

    ``last`` is the number of its newest hand-in, 0 before the first: whoever saves names the
    number that he saw, so that two people never write over each other.
    """

    examination = models.ForeignKey(
        Examination, on_delete=models.PROTECT, related_name="disclosures"
    )
    code = models.CharField(max_length=20)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    last = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["examination", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["examination", "code"], name="one_disclosure_per_item")
        ]

    def __str__(self) -> str:
        return f"{self.examination}, {self.code}"


class HandIn(models.Model):
    """What was handed in for an item at one time; a change is the next number.

    ``carried_from`` is the hand-in of an earlier year that it was copied from.
    """

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="hand_ins")
    number = models.PositiveSmallIntegerField()
    explanation = models.TextField(max_length=4000, blank=True)
    nothing_to_disclose = models.BooleanField(default=False)
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["disclosure", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "number"], name="hand_ins_are_numbered")
        ]

    def __str__(self) -> str:
        return f"{self.disclosure}, {self.number}"


class EvidenceFile(models.Model):
    """A file under the SHA-256 of its content; a file goes when nothing uses it any more."""

    digest = models.CharField(max_length=64, primary_key=True)
    content_type = models.CharField(max_length=100)
    content = models.BinaryField()
    size = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.digest


class ExhibitKind(models.TextChoices):
    """A disclosure shows links, files, or content that is kept here."""

    LINK = "link", _("Link")
    FILE = "file", _("File")
    TEXT = "text", _("Text")
    TABLE = "table", _("Table")


class Exhibit(models.Model):
    """One link, file, text or table of a hand-in, in its order.

    ``text`` is plain text, ``table`` rows of cells (the first is the head).
    """

    hand_in = models.ForeignKey(HandIn, on_delete=models.PROTECT, related_name="exhibits")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=ExhibitKind)
    title = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    file = models.ForeignKey(
        EvidenceFile, null=True, blank=True, on_delete=models.PROTECT, related_name="exhibits"
    )
    file_name = models.CharField(max_length=200, blank=True)
    text = models.TextField(max_length=20_000, blank=True)
    table = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["hand_in", "place"]
        constraints = [
            models.UniqueConstraint(fields=["hand_in", "place"], name="exhibits_have_an_order"),
            models.CheckConstraint(
                condition=~Q(kind="link") | ~Q(url=""), name="a_link_has_an_address"
            ),
            models.CheckConstraint(
                condition=~Q(kind="file") | Q(file__isnull=False), name="a_file_has_content"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url or self.file_name


class Approval(models.Model):
    """The executive's approval of everything handed in until then (ผู้บริหารอนุมัติ).

    ``hand_ins`` is the number of the newest hand-in of each item, by code; an approval that was
    taken back has a reason.
    """

    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="approvals")
    hand_ins = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    taken_back_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["examination", "-pk"]

    def __str__(self) -> str:
        return f"{self.examination}, {self.at}"
