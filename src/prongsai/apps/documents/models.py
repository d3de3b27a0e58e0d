from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Agency
from prongsai.apps.improvement.models import Meeting
from prongsai.apps.results.models import Result


class Numerals(models.TextChoices):
    """Which numerals an agency's documents are written in."""

    THAI = "thai", _("Thai numerals")
    ARABIC = "arabic", _("Arabic numerals")


class StoredFile(models.Model):
    """A file under the SHA-256 of its content; the database refuses to change it.

    Files of documents lie in the database: one backup has everything, and a version and its files
    are there together or not at all. A file goes when nothing uses it any more.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    content_type = models.CharField(max_length=100)
    content = models.BinaryField()
    size = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.digest


class Letterhead(models.Model):
    """What an agency's documents say of it, beside its name and place.

    ``signers`` are positions in the order of signing, ``channels`` where it announces things.
    """

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="letterhead")
    subdistrict = models.CharField(max_length=100, blank=True)
    head = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=200, blank=True)
    letter_number = models.CharField(max_length=100, blank=True)
    website = models.CharField(max_length=200, blank=True)
    channels = models.JSONField(default=list, blank=True)
    signers = models.JSONField(default=list, blank=True)
    numerals = models.CharField(max_length=10, choices=Numerals, default=Numerals.THAI)
    emblem = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.agency)


class PlanFile(models.Model):
    """A plan of measures as it was handed in; the newest of a year counts, older ones stay.

    ``plan`` has the shape of core.documents.plan, ``assessed`` is the year that it answers.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="plan_files")
    assessed = models.PositiveSmallIntegerField()
    plan = models.JSONField()
    source_file = models.CharField(max_length=200)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.agency} {self.assessed}: {self.source_file}"


class OwnPhrase(models.Model):
    """An agency's own wording of a phrase, for every year to come; offices below it inherit it."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="own_phrases")
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    text = models.TextField()

    class Meta:
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "name"], name="one_wording_per_phrase_of_an_agency"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


class Paper(models.Model):
    """A document in preparation: its kind, the year assessed, and what it says beside the figures.

    ``details`` has the shape of core.documents.profile.Details; ``wording`` has phrases worded for
    this paper alone, by name. ``meeting`` is the one that an agenda or minutes are of.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="papers")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40)
    details = models.JSONField()
    wording = models.JSONField(default=dict, blank=True)
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="papers"
    )
    numerals = models.CharField(max_length=10, choices=Numerals, default=Numerals.THAI)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-year", "pk"]

    def __str__(self) -> str:
        return f"{self.agency} {self.year}: {self.kind}"


class PaperPhoto(models.Model):
    """A photograph of a paper, scaled down and without what the camera wrote into it."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="photos")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.note


class PaperVersion(models.Model):
    """A version of a paper, issued: frozen with its files and the code of its address.

    ``document`` has the shape of core.documents.plain. The database refuses to change or delete a
    version; another issue is the next version. ``code`` is the address on the portal, for ever.
    """

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    document = models.JSONField()
    code = models.CharField(max_length=20, unique=True)
    result = models.ForeignKey(
        Result, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    docx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["paper", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "number"], name="one_version_per_paper_and_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.paper}, {self.number}"


class SignedScan(models.Model):
    """The scan of a version as signed; the newest counts, older ones stay."""

    version = models.ForeignKey(PaperVersion, on_delete=models.PROTECT, related_name="scans")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.version)


class Publication(models.Model):
    """That a version stands on the portal, from a moment on."""

    version = models.OneToOneField(
        PaperVersion, on_delete=models.PROTECT, related_name="publication"
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.version)


class Withdrawal(models.Model):
    """That a publication was taken down, and why; its address says so from then on."""

    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, related_name="withdrawal"
    )
    reason = models.CharField(max_length=500)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.publication)
