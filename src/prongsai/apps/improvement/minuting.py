"""What is ticked and typed in the room, kept point by point; nobody writes over another unseen."""

from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.improvement.meeting import minute
from prongsai.apps.improvement.models import AgendaItem, Meeting


class Minuted(NamedTuple):
    """What the minutes have of a point: whether it was reported, what was said, what resolved."""

    reported: bool = False
    said: str = ""
    resolution: str = ""

    @property
    def mark(self) -> str:
        """A short word for what stands there: another one as soon as somebody changes it."""
        text = "\n\n".join(map(str, self._tidied()))
        return sha256(text.encode()).hexdigest()[:16]

    def _tidied(self) -> "Minuted":
        # Browsers send other line ends than they were given.
        lines = (one.replace("\r\n", "\n").strip() for one in (self.said, self.resolution))
        return Minuted(self.reported, *lines)


class Typed(NamedTuple):
    """What somebody typed of a point, and the mark of what he saw before."""

    seen: str
    minuted: Minuted


def minuted_of(item: AgendaItem) -> Minuted:
    """What the minutes have of a point by now."""
    return Minuted(item.reported, item.said, item.resolution)


@transaction.atomic
def minute_points(
    meeting: Meeting, *, typed: Mapping[int, Typed], by: User | None
) -> tuple[int, ...]:
    """Keep what was typed of the points that somebody changed, by their keys.

    Gives the keys of those that another changed meanwhile: of these nothing is written. Raises
    ValidationError where the minutes are closed.
    """
    current = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if current.is_held:
        raise ValidationError(_("The minutes of this meeting are closed and stay as they are."))
    others: list[int] = []
    for item in current.items.all():
        given = typed.get(item.pk)
        if given is None or given.minuted.mark in (given.seen, minuted_of(item).mark):
            continue
        if minuted_of(item).mark != given.seen:
            others.append(item.pk)
            continue
        minute(item, **given.minuted._asdict(), by=by)
    return tuple(others)
