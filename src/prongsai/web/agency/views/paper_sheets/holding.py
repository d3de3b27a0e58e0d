"""Sheets that wait in a page until somebody has looked at them: nothing is stored before."""

from typing import Any

from django.core import signing
from django.core.signing import BadSignature

from prongsai.apps.surveys.models import Survey

_HALF_A_DAY = 12 * 3600  # a pile may lie over lunch
_PURPOSE = "agency.paper_sheets"


def hold(survey: Survey, held: Any) -> str:
    """Plain values about sheets of a survey, signed, as text for a page."""
    whole = {"survey": survey.pk, "held": held}
    return signing.dumps(whole, salt=_PURPOSE, compress=True)


def release(text: str, survey: Survey) -> Any:
    """What ``hold`` was given; BadSignature after half a day, of another survey, or if forged."""
    whole = signing.loads(text, salt=_PURPOSE, max_age=_HALF_A_DAY)
    if whole["survey"] != survey.pk:
        raise BadSignature("held for another survey")
    return whole["held"]
