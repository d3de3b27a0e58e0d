"""Reading and verifying the audit log."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import QuerySet

from prongsai.apps.audit.actions import hash_of
from prongsai.apps.audit.models import Entry, Head
from prongsai.core.wording import Text


class Fault(NamedTuple):
    """A place where the log has been tampered with or damaged."""

    sequence: int
    says: Text


def lines_of(agency: str) -> QuerySet[Entry]:
    """The lines about one agency's work, newest first."""
    return Entry.objects.filter(agency=agency).select_related("actor").order_by("-sequence")


def verify_log() -> Iterator[Fault]:
    """Walk the whole chain and yield every place where it does not hold."""
    previous, expected = "", 1
    for entry in Entry.objects.order_by("sequence").iterator():
        if entry.sequence != expected:
            yield Fault(expected, _MISSING.fill(first=expected, last=entry.sequence - 1))
        if entry.previous_hash != previous:
            yield Fault(entry.sequence, _BROKEN.fill(sequence=entry.sequence))
        if entry.hash != hash_of(entry):
            yield Fault(entry.sequence, _CHANGED.fill(sequence=entry.sequence))
        previous, expected = entry.hash, entry.sequence + 1
    head = Head.objects.filter(pk=1).first()
    if head is None:
        yield Fault(expected, _NO_END.fill(last=expected - 1))
    elif (head.sequence, head.hash) != (expected - 1, previous):
        yield Fault(expected, _CUT.fill(last=expected - 1, sequence=head.sequence))


_MISSING = Text(
    "รายการที่ {first} ถึง {last} หายไป",
    "lines {first} to {last} are missing",
)
_BROKEN = Text(
    "รายการที่ {sequence} ไม่ต่อกับรายการก่อนหน้า",
    "line {sequence} does not follow from the line before it",
)
_CHANGED = Text(
    "รายการที่ {sequence} ถูกแก้ไขหลังบันทึก",
    "line {sequence} was changed after it was written",
)
_NO_END = Text(
    "ไม่พบข้อมูลกำกับท้ายบันทึก จึงไม่ทราบว่ามีรายการหลังรายการที่ {last} ถูกตัดออกหรือไม่",
    "the record of where the log ends is missing; lines after line {last} may be missing, too",
)
_CUT = Text(
    "บันทึกจบที่รายการ {last} แต่ควรมีถึงรายการ {sequence}",
    "the log ends with line {last}, but it should reach line {sequence}",
)
