"""Rounds, and the rules they are held by."""

from functools import lru_cache

from django.db.models import QuerySet

from prongsai.apps.agencies.queries import Visitor, agencies_visible_to
from prongsai.apps.rounds.models import PinnedFramework, Round
from prongsai.core.framework import Framework
from prongsai.core.loading import digest_of, framework_as_written
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same


def rounds_visible_to(visitor: Visitor) -> QuerySet[Round]:
    """The rounds of the agencies that somebody may look into."""
    agencies = agencies_visible_to(visitor)
    return Round.objects.filter(agency__in=agencies).select_related("agency")


def rules_of(round_: Round) -> Framework:
    """The framework that a round is held by, from the text pinned with it."""
    return rules_with(round_.framework_id)


@lru_cache(maxsize=64)
def rules_with(digest: str) -> Framework:
    """The pinned framework with this digest; the digest names its text for good.

    Raises ProblemsFound where the text is not the one that was pinned.
    """
    pinned = PinnedFramework.objects.get(pk=digest)
    file = f"{pinned.name}.yaml"
    if digest_of(pinned.text) != digest:
        raise ProblemsFound([Problem(same(file), _CHANGED.fill(digest=digest))])
    # Its rules were checked when it was pinned; a stricter check of today must not hide it.
    return framework_as_written(pinned.text, file)


_CHANGED = Text(
    "เนื้อหาหลักเกณฑ์ที่ตรึงไว้ถูกแก้ไข ค่าแฮชไม่ตรงกับ {digest} อีกต่อไป โปรดกู้คืนฐานข้อมูลจากข้อมูลสำรอง",
    "the pinned text of these rules was changed, its digest is no longer {digest}; "
    "restore the database from a backup.",
)
