"""What was published, as everybody may look for it: searched, summed up by year, and compared."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    Count,
    F,
    Max,
    OrderBy,
    Q,
    QuerySet,
    Sum,
    TextField,
    Value,
)
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, NullIf, Round

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import assessed, search_agencies
from prongsai.apps.results.models import Result, State
from prongsai.apps.results.queries import history_of, published
from prongsai.apps.rounds.queries import rules_with

# Announced totals have two decimals: whole hundredths add up exactly in every database.
_HUNDREDTHS = Cast(Round(F("total") * Decimal(100)), BigIntegerField())

# Ways to order a list of published results.
ORDERS: Mapping[str, tuple[str | OrderBy, ...]] = {
    "newest": ("-round__year", "round__agency__name", "pk"),
    "highest": (F("total").desc(nulls_last=True), "round__agency__name", "pk"),
    "lowest": (F("total").asc(nulls_last=True), "round__agency__name", "pk"),
    "name": ("round__agency__name", "-round__year", "pk"),
}


class Search(NamedTuple):
    """What somebody looks for; what is empty does not matter."""

    words: str = ""
    year: int | None = None
    province: str = ""
    kind: str = ""
    order: str = "newest"


def search_publications(search: Search) -> QuerySet[Result]:
    """Published results whose agency, district or province has every one of the words.

    Without what lists show of them (``as_lines``): it would be read of every row skipped, too.
    """
    found = published().defer("sheet", "snapshot")
    if search.words.strip():
        agencies = search_agencies(Agency.objects.all(), search.words)
        found = found.filter(round__agency__in=agencies)
    if search.year is not None:
        found = found.filter(round__year=search.year)
    if search.province:
        found = found.filter(round__agency__province=search.province)
    if search.kind:
        found = found.filter(round__agency__kind=search.kind)
    return found.order_by(*ORDERS[search.order])


def as_lines(page: QuerySet[Result]) -> QuerySet[Result]:
    """The results of one page of a search, in its order, with what lists show of them."""
    several = Result.objects.filter(pk__in=page.values("pk")).select_related("round__agency")
    return _for_lists(several).order_by(*page.query.order_by)


def agencies_without_publication(search: Search) -> QuerySet[Agency]:
    """Agencies that are looked for by words and have published no result of any year."""
    found = assessed(Agency.objects.exclude(pk__in=published().order_by().values("round__agency")))
    if search.province:
        found = found.filter(province=search.province)
    if search.kind:
        found = found.filter(kind=search.kind)
    words = search.words.strip()
    return search_agencies(found, words).order_by("name") if words else found.none()


def publications_of(agency: Agency) -> QuerySet[Result]:
    """An agency's published results as lists show them, one a year, oldest first."""
    return _for_lists(history_of(agency))


def keys_with_disagreements() -> list[int]:
    """Published results with a figure that does not follow from its parts, newest year first.

    Their keys alone: sorting whole snapshots of a nation takes longer than finding them.
    """
    told = published().exclude(snapshot__disagreements=[])
    return list(told.order_by(*ORDERS["newest"]).values_list("pk", flat=True))


def with_snapshots(keys: Iterable[int]) -> QuerySet[Result]:
    """Published results with these keys, the newest year first, with all that was computed."""
    several = Result.objects.filter(pk__in=list(keys)).select_related("round__agency")
    return several.defer("sheet").order_by(*ORDERS["newest"])


def provinces_with_publications() -> list[str]:
    """The provinces of agencies that published something."""
    agencies = published().order_by().values("round__agency")
    named = Agency.objects.exclude(province="").filter(pk__in=agencies)
    return list(named.order_by("province").values_list("province", flat=True).distinct())


def newest_publication() -> tuple[int, datetime | None]:
    """How many versions were published so far, and when the newest was."""
    frozen = Result.objects.filter(state=State.PUBLISHED)
    found = frozen.aggregate(number=Count("pk"), newest=Max("published_at"))
    return found["number"], found["newest"]


class YearSummary(NamedTuple):
    """What the agencies published for one fiscal year: how many, their mean, how many pass."""

    year: int
    agencies: int
    scored: int
    mean: Fraction | None
    passing: int


def summaries_by_year() -> list[YearSummary]:
    """A summary of every fiscal year with published results, the newest first."""
    by_year: dict[int, list[Mapping[str, Any]]] = {}
    for group in _groups():
        by_year.setdefault(group["round__year"], []).append(group)
    return [_summary(year, by_year[year]) for year in sorted(by_year, reverse=True)]


def _groups() -> list[Mapping[str, Any]]:
    groups = (
        published()
        .values("round__year", "round__framework_id", "level")
        .annotate(agencies=Count("pk"), scored=Count("total"), hundredths=Sum(_HUNDREDTHS))
        .order_by()
    )
    return list(groups)


def _summary(year: int, groups: Sequence[Mapping[str, Any]]) -> YearSummary:
    scored = sum(group["scored"] for group in groups)
    hundredths = sum(group["hundredths"] or 0 for group in groups)
    return YearSummary(
        year=year,
        agencies=sum(group["agencies"] for group in groups),
        scored=scored,
        mean=Fraction(hundredths, 100 * scored) if scored else None,
        passing=sum(group["agencies"] for group in groups if _passes(group)),
    )


def _passes(group: Mapping[str, Any]) -> bool:
    levels = rules_with(group["round__framework_id"]).levels
    return any(level.passes for level in levels if level.code == group["level"])


class Peers(NamedTuple):
    """Agencies of the same kind with a published total in the same year."""

    number: int
    mean: Decimal
    highest: Decimal
    above: int


def peers_of(result: Result) -> Peers | None:
    """How agencies of the same kind did in the same year; ``None`` where there are no others."""
    agency = result.round.agency
    if result.total is None:
        return None
    found = (
        published()
        .filter(round__year=result.round.year, round__agency__kind=agency.kind)
        .exclude(round__agency=agency)
        .aggregate(
            number=Count("total"),
            hundredths=Sum(_HUNDREDTHS),
            highest=Max("total"),
            above=Count("pk", filter=Q(total__gt=result.total)),
        )
    )
    if not found["number"]:
        return None
    mean = Decimal(found["hundredths"]) / (100 * found["number"])
    return Peers(found["number"], mean, found["highest"], found["above"])


def _for_lists(results: QuerySet[Result]) -> QuerySet[Result]:
    """Without sheet and snapshot; ``told`` are the disagreements as stored.

    ``announced`` is the total as the agency announced it, as text; ``None`` where it did not.
    """
    told = KeyTransform("disagreements", "snapshot")
    # SQLite gives the text "null" for a total that nobody announced.
    written = KeyTextTransform("total", KeyTransform("reported", "sheet"))
    announced = NullIf(written, Value("null", output_field=TextField()))
    return results.annotate(told=told, announced=announced).defer("sheet", "snapshot")
