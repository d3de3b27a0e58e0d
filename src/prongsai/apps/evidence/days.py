"""The last days of an OIT: whoever leads the review sets all three, the agency only its own.

The agency's day of handing in is never after the one that the leader set, and stays as it is once
the assessors have begun.
"""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.evidence.models import Examination, Stage
from prongsai.apps.evidence.stages import held, log_review
from prongsai.core.dates import long_date

# An agency sets its day of handing in at these stages.
AGENCY_SETS_ITS_DAY = (Stage.COLLECTING, Stage.APPROVED)


@transaction.atomic
def set_hand_in_day(examination: Examination, *, until: date | None, by: User | None) -> None:
    """Set the agency's own last day of handing in; ``None`` is the leader's, where there is one.

    ValidationError after the leader's day, and once the assessors have begun.
    """
    current = held(examination)
    if current.stage not in AGENCY_SETS_ITS_DAY:
        raise ValidationError(_("The assessors have begun; the day of handing in stays as it is."))
    latest = current.latest_hand_in
    if until is not None and latest is not None and until > latest:
        says = _("Whoever leads the review has set %(last)s as the last day. Choose one up to it.")
        raise ValidationError({"until": says % {"last": long_date(latest)}})
    _must_follow(until or latest, current.review_until, current.clarify_until)
    before = _as_said(current.hand_in_until)
    current.hand_in_until = examination.hand_in_until = until or latest
    current.full_clean()
    current.save(update_fields=["hand_in_until"])
    told = {"hand_in_until": _as_said(current.hand_in_until)}
    log_review("oit.hand_in_day_set", current, by, **told, before={"hand_in_until": before})


@transaction.atomic
def set_windows(
    examination: Examination,
    *,
    hand_in_until: date | None,
    review_until: date | None,
    clarify_until: date | None,
    by: User | None,
) -> None:
    """Set the last days of handing in, reviewing and clarifying, as whoever leads the review.

    Each is a day until midnight; ``None`` is not set. Prolonging is setting a later day; the log
    keeps those before. An earlier day of handing in that the agency set itself stays.
    """
    current = held(examination)
    if current.stage == Stage.CONFIRMED:
        raise ValidationError(_("The marks are confirmed; the days stay as they are."))
    day_that_counts = _agencys_day(current, hand_in_until)
    _must_follow(hand_in_until, review_until, clarify_until)
    _must_follow(day_that_counts, review_until, clarify_until)
    before = _days_of(current)
    days: dict[str, Any] = {
        "hand_in_until": day_that_counts,
        "latest_hand_in": hand_in_until,
        "review_until": review_until,
        "clarify_until": clarify_until,
    }
    for name, day in days.items():
        setattr(current, name, day)
        setattr(examination, name, day)
    current.full_clean()
    current.save(update_fields=[*days])
    log_review("oit.windows_set", current, by, **_days_of(current), before=before)


def _agencys_day(current: Examination, latest: date | None) -> date | None:
    """The day that counts: the agency's own where it is earlier, else the leader's."""
    own = current.hand_in_until
    if own is None or own == current.latest_hand_in:
        return latest
    return own if latest is None else min(own, latest)


def _must_follow(*days: date | None) -> None:
    known = [day for day in days if day is not None]
    if known != sorted(known):
        raise ValidationError(
            _("Handing in ends before reviewing, and reviewing before clarifying.")
        )


def _days_of(examination: Examination) -> dict[str, str]:
    names = ("hand_in_until", "latest_hand_in", "review_until", "clarify_until")
    return {name: _as_said(getattr(examination, name)) for name in names}


def _as_said(day: date | None) -> str:
    return "" if day is None else day.isoformat()
