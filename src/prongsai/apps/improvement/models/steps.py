"""Steps of measures: who does them by when, and what each unit tells of its part."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Position, Unit
from prongsai.apps.evidence.models import EvidenceFile
from prongsai.apps.improvement.models.plan import PlannedMeasure

WHOLE = 0  # the place of the step that is the measure itself
LONGEST = 2000  # signs of its words


class Step(models.Model):
    """One step of a measure (ขั้นตอน), in its order from 1.

    A measure that names no step counts as one itself: that one has the place 0 and the measure's
    first words, and stands in no file and no document.

    ``responsible``, ``period`` … as in PlannedMeasure, empty where the measure's own hold.
    ``starts`` and ``ends`` are the days that count, the measure's where the step has none.
    ``target`` says how many of ``counted_in`` (ครั้ง, คน) are meant, where something is counted.
    """

    measure = models.ForeignKey(PlannedMeasure, on_delete=models.CASCADE, related_name="steps")
    place = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=LONGEST)
    responsible = models.JSONField(default=list, blank=True)
    period = models.JSONField(null=True, blank=True)
    period_printed = models.CharField(max_length=200, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    target = models.PositiveIntegerField(null=True, blank=True)
    counted_in = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["measure", "place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="a_step_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | ~Q(counted_in=""),
                name="a_target_says_what_is_counted",
                violation_error_message=_("Say what is counted, such as times or people."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_whole(self) -> bool:
        """Whether it is the measure itself, of which units tell where no step is written."""
        return self.place == WHOLE


class Duty(models.Model):
    """A unit's part in a step (หน้าที่): every responsible unit ticks for itself.

    ``position`` narrows it to one position of the unit. ``done_on`` is the day it was done, told
    by the newest note; ``counted`` what was counted until then.
    """

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="duties")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="duties")
    position = models.ForeignKey(
        Position, null=True, blank=True, on_delete=models.PROTECT, related_name="duties"
    )
    done_on = models.DateField(null=True, blank=True)
    counted = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["step", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["step", "unit"], name="one_duty_per_step_and_unit")
        ]
        indexes = [models.Index(fields=["unit", "done_on"], name="duties_of_a_unit")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.step}"


class NoteKind(models.TextChoices):
    """What a unit tells of its part."""

    PROGRESS = "progress", _("Under way")
    DONE = "done", _("Done")
    OBSTACLE = "obstacle", _("There is an obstacle")
    REOPENED = "reopened", _("Not done after all")


class StepNote(models.Model):
    """What a unit told of its part at one time; the database refuses to change it.

    ``counted`` is how many there are until then, where the step counts something.
    """

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=10, choices=NoteKind)
    text = models.TextField(max_length=1000, blank=True)
    counted = models.PositiveIntegerField(null=True, blank=True)
    on = models.DateField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["duty", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="obstacle") | ~Q(text=""),
                name="an_obstacle_is_described",
                violation_error_message=_("Say in a sentence what stands in the way."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.duty}, {self.on}"


class StepProof(models.Model):
    """A photograph, file or link that shows what a note tells (หลักฐาน), with the day it is of."""

    note = models.ForeignKey(StepNote, on_delete=models.PROTECT, related_name="proofs")
    url = models.URLField(max_length=2000, blank=True)
    file = models.ForeignKey(
        EvidenceFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    file_name = models.CharField(max_length=200, blank=True)
    caption = models.CharField(max_length=300, blank=True)
    on = models.DateField()

    class Meta:
        ordering = ["note", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(file__isnull=True) & ~Q(url="")) | (Q(file__isnull=False) & Q(url="")),
                name="a_proof_is_a_link_or_a_file",
            )
        ]

    def __str__(self) -> str:
        return self.caption or self.url or self.file_name

    @property
    def is_picture(self) -> bool:
        """Whether a browser shows it as a picture; its name has the ending of its content."""
        return self.file_name.endswith((".jpg", ".png"))
