"""Counts of a file that wait in a page for somebody's consent: nothing is stored until then."""

from typing import NamedTuple

from django.core import signing
from django.core.signing import BadSignature

from prongsai.apps.surveys.models import Survey
from prongsai.core.surveys.tallies import Tally, tally_from_plain

_HOUR = 3600
_PURPOSE = "agency.survey_files"


class HeldCounts(NamedTuple):
    """What a file would bring into which portion; ``replaces`` is the key of what it replaces."""

    portion: str
    origin: str
    digest: str
    tally: Tally
    replaces: int | None


def hold_counts(counts: HeldCounts, survey: Survey) -> str:
    """Counts and the survey that they are for, signed, as text for a page."""
    held = {**counts._asdict(), "tally": counts.tally.as_plain(), "survey": survey.pk}
    return signing.dumps(held, salt=_PURPOSE, compress=True)


def release_counts(held: str, survey: Survey) -> HeldCounts:
    """What was held; BadSignature after an hour, for another survey, or for a forgery."""
    content = signing.loads(held, salt=_PURPOSE, max_age=_HOUR)
    if content.pop("survey") != survey.pk:
        raise BadSignature("held for another survey")
    return HeldCounts(**{**content, "tally": tally_from_plain(content["tally"])})
