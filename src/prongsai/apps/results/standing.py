"""How far the agencies of an office are with a fiscal year."""

from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from prongsai.apps.agencies.models import Agency
from prongsai.apps.results.models import Result, State


class Standing(NamedTuple):
    """How far the agencies of an office are with one fiscal year."""

    agencies: int
    published: int
    draft: int
    without: int


def standing(agencies: QuerySet[Agency], year: int) -> Standing:
    """Count the agencies with a published result, with only a draft, and with neither."""
    counts = _with_standing(agencies, year).aggregate(
        agencies=Count("pk"), **{state: Count("pk", filter=rule) for state, rule in _STATES.items()}
    )
    return Standing(**counts)


def in_state(agencies: QuerySet[Agency], state: str, year: int) -> QuerySet[Agency]:
    """Those of the agencies in one state of ``Standing``; all of them where it names none."""
    if state not in _STATES:
        return agencies
    return _with_standing(agencies, year).filter(_STATES[state])


def _with_standing(agencies: QuerySet[Agency], year: int) -> QuerySet[Agency]:
    of_year = Result.objects.filter(round__year=year, round__agency=OuterRef("pk"))
    return agencies.annotate(
        has_published=Exists(of_year.filter(state=State.PUBLISHED)), has_any=Exists(of_year)
    )


_STATES = {
    "published": Q(has_published=True),
    "draft": Q(has_published=False, has_any=True),
    "without": Q(has_any=False),
}
