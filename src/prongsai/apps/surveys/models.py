"""Surveys, who may answer them, and what was counted. No row here is about a person.

Answers that wait to be counted are in a store of their own (see intake/), never in this database.
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Unit
from prongsai.apps.rounds.models import Round


class State(models.TextChoices):
    """A survey is prepared, open to answers, and closed for good."""

    PREPARING = "preparing", _("Being prepared")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class Survey(models.Model):
    """One instrument of a round as people answer it (แบบวัด IIT, EIT).

    ``population`` is how many people may answer, as the officer counted; ``None`` until then.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="surveys")
    instrument = models.CharField(max_length=20)
    population = models.PositiveIntegerField(null=True, blank=True)
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PREPARING)

    class Meta:
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "instrument"], name="one_survey_per_round_and_instrument"
            ),
            models.CheckConstraint(
                condition=Q(state="preparing") | Q(population__gte=1),
                name="open_surveys_know_how_many_may_answer",
                violation_error_message=_("Say how many people may answer first."),
            ),
            models.CheckConstraint(
                condition=Q(opens_on__isnull=True)
                | Q(closes_on__isnull=True)
                | Q(closes_on__gte=models.F("opens_on")),
                name="a_survey_closes_after_it_opens",
                violation_error_message=_("The last day cannot be before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}, {self.instrument}"


class Entrance(models.Model):
    """An address at which a survey is answered: /s/<address>/, one for each service point.

    ``portion`` is that of the framework whose answers come in here.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="entrances")
    address = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=200, blank=True)
    portion = models.CharField(max_length=20)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "portion", "name"],
                name="one_entrance_per_portion_and_name",
                violation_error_message=_("The survey has an entrance of this name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.address


class PackKind(models.TextChoices):
    """What a pack holds: slips with codes, or paper forms with serials."""

    SLIPS = "slips", _("Code slips")
    PAPER = "paper", _("Paper forms")


class Pack(models.Model):
    """A numbered pack of code slips or paper forms, printed once.

    ``spoilt`` and ``unused`` are what came back without answers, counted by hand; ``None`` until
    somebody counted.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="packs")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=PackKind)
    portion = models.CharField(max_length=20)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    size = models.PositiveSmallIntegerField()
    printed_on = models.DateField()
    is_cancelled = models.BooleanField(default=False)
    spoilt = models.PositiveSmallIntegerField(null=True, blank=True)
    unused = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["survey", "number"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="packs_are_numbered"),
            models.CheckConstraint(condition=Q(size__gte=1), name="a_pack_holds_something"),
        ]

    def __str__(self) -> str:
        return f"{self.survey}, {self.number}"


class Code(models.Model):
    """A right to answer once: a code slip or the serial of a paper form, as a keyed hash.

    The hash (hexadecimal) is the key, so rows have no order of their own; they are written in
    its order. ``used`` is set for many codes at
    once, when a batch of answers is counted, never when somebody answers.
    """

    keyed_hash = models.CharField(max_length=32, primary_key=True)
    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="codes")
    used = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.pack}"


OWN = "own"  # the origin of answers that were given here


class SurveyTally(models.Model):
    """What was counted of a portion of a survey; the shape of core.surveys.tallies.Tally.

    With ``trait`` and ``value`` it is of one group of people, written once, when the survey is
    closed, and never of fewer people than the framework allows. ``origin`` is OWN for answers
    given here, or the name of the file whose counts were brought in.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="tallies")
    portion = models.CharField(max_length=20)
    origin = models.CharField(max_length=200, default=OWN)
    trait = models.CharField(max_length=20, blank=True)
    value = models.CharField(max_length=200, blank=True)
    tally = models.JSONField()

    class Meta:
        ordering = ["survey", "portion", "origin", "trait", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "portion", "origin", "trait", "value"],
                name="one_tally_per_group",
            )
        ]

    def __str__(self) -> str:
        return f"{self.survey}, {self.portion} {self.trait} {self.value}".rstrip()


class FoldedBatch(models.Model):
    """A batch of answers that is counted already, so that a crash counts none twice."""

    id = models.CharField(max_length=32, primary_key=True)

    def __str__(self) -> str:
        return self.pk


class CommentState(models.TextChoices):
    """A comment waits until somebody outside the agency has taken names out of it."""

    WAITING = "waiting", _("Waiting for a reader")
    RELEASED = "released", _("Shown to the agency")
    WITHHELD = "withheld", _("Kept back")


class Comment(models.Model):
    """What somebody wrote in free words, apart from all answers; ``text`` is what is shown.

    Releasing replaces the text by the redacted one, withholding empties it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField(max_length=2000, blank=True)
    state = models.CharField(max_length=10, choices=CommentState, default=CommentState.WAITING)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.survey}"
