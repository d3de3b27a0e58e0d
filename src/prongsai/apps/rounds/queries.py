"""Rounds, and the rules they are held by."""

from functools import lru_cache

from django.db.models import QuerySet

from prongsai.apps.agencies.queries import Visitor, agencies_visible_to
from prongsai.apps.rounds.models import PinnedFramework, Round
from prongsai.core.framework import Framework
from prongsai.core.loading import read_framework


def rounds_visible_to(visitor: Visitor) -> QuerySet[Round]:
    """The rounds of the agencies that somebody may look into."""
    agencies = agencies_visible_to(visitor)
    return Round.objects.filter(agency__in=agencies).select_related("agency")


def rules_of(round_: Round) -> Framework:
    """The framework that a round is held by, from the text pinned with it."""
    return rules_with(round_.framework_id)


@lru_cache(maxsize=64)
def rules_with(digest: str) -> Framework:
    """The pinned framework with this digest; the digest names its text for good."""
    pinned = PinnedFramework.objects.get(pk=digest)
    return read_framework(pinned.text, f"{pinned.name}.yaml")
