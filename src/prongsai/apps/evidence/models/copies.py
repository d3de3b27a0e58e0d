"""Dated copies of what stood at an address, for every appeal."""

from django.db import models
from django.db.models import Q

from prongsai.apps.evidence.models.handed_in import HandIn


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
