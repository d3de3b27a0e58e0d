"""What an agency discloses for each OIT item, and everything that happens to it. Nothing here is
overwritten: a change is a new hand-in, a new check, a new verdict beside the earlier ones."""

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
    """

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="examination")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.COLLECTING)
    website = models.URLField(max_length=500, blank=True)
    hand_in_until = models.DateField(null=True, blank=True)
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


class Copy(models.Model):
    """A dated copy of what stood at an address: the record of a web archive (WARC), chained.

    ``record`` is compressed; the same content is kept once, as ``same_as`` an earlier copy.
    ``hash`` covers this copy and the hash of the copy before it.
    """

    hand_in = models.ForeignKey(HandIn, on_delete=models.PROTECT, related_name="copies")
    url = models.URLField(max_length=2000)
    address = models.URLField(max_length=2000, blank=True)
    digest = models.CharField(max_length=64)
    record = models.BinaryField(null=True, blank=True)
    same_as = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(record__isnull=False) | Q(same_as__isnull=False),
                name="a_copy_has_a_record_or_an_earlier_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.url}, {self.taken_at}"


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
