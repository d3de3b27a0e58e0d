"""Results: the working copy for an office, the published ones for everybody."""

from collections.abc import Mapping

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTransform

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import Visitor
from prongsai.apps.results.models import Result, State
from prongsai.apps.rounds.models import Round
from prongsai.apps.rounds.queries import rounds_visible_to, rules_of
from prongsai.core import results as core
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.snapshots import restore, sheet_from_plain
from prongsai.core.wording import Text


def results_visible_to(visitor: Visitor) -> QuerySet[Result]:
    """Every version of the results that somebody may look into, drafts among them."""
    rounds = rounds_visible_to(visitor)
    return Result.objects.filter(round__in=rounds).select_related("round__agency")


def published() -> QuerySet[Result]:
    """The newest published version of every round, for everybody."""
    newest = (
        Result.objects.filter(round=OuterRef("round"), state=State.PUBLISHED)
        .order_by("-version")
        .values("pk")[:1]
    )
    return Result.objects.filter(pk=Subquery(newest)).select_related("round__agency")


def published_versions(agency_slug: str, year: int) -> QuerySet[Result]:
    """Every published version of one agency's year, the newest first."""
    return (
        Result.objects.filter(
            round__agency__slug=agency_slug, round__year=year, state=State.PUBLISHED
        )
        .select_related("round__agency")
        .order_by("-version")
    )


def history_of(agency: Agency) -> QuerySet[Result]:
    """An agency's published results, one a year, oldest first."""
    return published().filter(round__agency=agency).order_by("round__year")


def versions_of(round_: Round) -> QuerySet[Result]:
    """Every version of a round's result, the newest first, without what each of them says."""
    return (
        Result.objects.filter(round=round_)
        .select_related("published_by", "imported_by")
        .defer("sheet", "snapshot")
        .order_by("-version")
    )


def drafts_of(agency: Agency) -> QuerySet[Result]:
    """An agency's drafts, one a year at most, which another import would take the place of."""
    drafts = Result.objects.filter(round__agency=agency, state=State.DRAFT)
    return drafts.select_related("round").defer("sheet", "snapshot").order_by("-round__year")


def years_without_result(agency: Agency) -> QuerySet[Round, int]:
    """The years that an agency has opened and that wait for their result, even a draft of it."""
    waiting = Round.objects.filter(agency=agency, results__isnull=True)
    return waiting.values_list("year", flat=True)


def known_in_draft_alone(agency: Agency, sheet: Sheet) -> int:
    """How many marks and scores the year's draft has that a sheet in its place would not have."""
    drafts = Result.objects.filter(round__agency=agency, round__year=sheet.year, state=State.DRAFT)
    draft = drafts.first()
    return 0 if draft is None else len(sheet_from_plain(draft.sheet).known.keys() - sheet.known)


def previous_published(result: Result) -> Result | None:
    """What the agency published for the fiscal year before, if it did."""
    round_ = result.round
    return published().filter(round__agency=round_.agency, round__year=round_.year - 1).first()


def newest_versions(visitor: Visitor) -> QuerySet[Result]:
    """The newest version of every round somebody may look into, without what each of them says."""
    return latest_per_round(visitor).defer("sheet", "snapshot")


def disagreements_told(results: QuerySet[Result]) -> Mapping[int, int]:
    """How many published figures do not follow from their parts, by the results' keys."""
    told = results.values_list("pk", KeyTransform("disagreements", "snapshot"))
    return {pk: len(disagreements) for pk, disagreements in told}


def years_of(visitor: Visitor) -> list[int]:
    """The fiscal years of the results that somebody may look into, newest first."""
    years = results_visible_to(visitor).values_list("round__year", flat=True)
    return sorted(set(years.order_by()), reverse=True)


def level_name(result: Result) -> Text | None:
    """The name of a stored result's level by its rules; ``None`` where it has no level."""
    names = {level.code: level.name for level in rules_of(result.round).levels}
    return names.get(result.level)


def shown(result: Result) -> core.Result:
    """A stored result as values of the core, exactly as it was computed when it was stored."""
    return restore(rules_of(result.round), result.snapshot)


def latest_per_round(visitor: Visitor) -> QuerySet[Result]:
    """The newest version, draft or published, of every round somebody may look into."""
    newest = (
        Result.objects.filter(round=OuterRef("round"))
        .values("round")
        .annotate(newest=Max("version"))
        .values("newest")
    )
    return results_visible_to(visitor).filter(version=Subquery(newest)).order_by("-round__year")
