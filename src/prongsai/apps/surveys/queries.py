"""Reading surveys: how far they are, without seeing anybody."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet

from prongsai.apps.agencies.models import Agency, Unit
from prongsai.apps.rounds.queries import rules_of
from prongsai.apps.surveys.intake.receiving import waiting
from prongsai.apps.surveys.models import (
    OWN,
    Comment,
    CommentState,
    Entrance,
    Pack,
    PackKind,
    State,
    Survey,
    SurveyTally,
)
from prongsai.apps.surveys.questions import questionnaire_of
from prongsai.core.framework import Sampling
from prongsai.core.surveys.rules import SurveyRules


class Answered(NamedTuple):
    """How many answers there are: counted ones, and those that wait for the next batch."""

    folded: int
    waiting: int

    @property
    def together(self) -> int:
        """All answers that were received."""
        return self.folded + self.waiting


class SurveyProgress(NamedTuple):
    """How far a survey is; ``required`` is ``None`` until the number of people is known."""

    survey: Survey
    answered: int
    required: int | None

    @property
    def percent(self) -> int:
        """Answers of those required, in whole percent, at most 100; 0 where none is required."""
        return min(100, self.answered * 100 // self.required) if self.required else 0

    @property
    def suffices(self) -> bool:
        """Whether as many answered as the rules require."""
        return self.required is not None and self.answered >= self.required

    @property
    def missing(self) -> int:
        """How many answers are still missing."""
        return max(0, (self.required or 0) - self.answered)


class UnitCodes(NamedTuple):
    """How many codes of some units were used; ``units`` is empty for codes of no unit."""

    units: tuple[Unit, ...]
    used: int
    printed: int


def survey_rules(survey: Survey) -> SurveyRules:
    """How the survey is answered, by the rules pinned to its round."""
    return rules_of(survey.round).surveys[survey.instrument]


def has_points(survey: Survey) -> bool:
    """Whether answers are told apart by the service point where they were given."""
    return any(trait.own == "points" for trait in survey_rules(survey).traits)


def sampling_of(survey: Survey) -> Sampling | None:
    """How many answers the year's rules require; ``None`` where they do not say."""
    return rules_of(survey.round).sampling.get(survey.instrument)


def takes_answers(survey: Survey, today: date) -> bool:
    """Whether the survey is open on a day; both its first and its last day count."""
    begun = survey.opens_on is None or survey.opens_on <= today
    over = survey.closes_on is not None and survey.closes_on < today
    return survey.state == State.OPEN and begun and not over


def entrances_of(survey: Survey) -> QuerySet[Entrance]:
    """The addresses at which a survey is answered."""
    return survey.entrances.select_related("survey__round__agency")


def packs_of(survey: Survey, kind: str = PackKind.SLIPS) -> QuerySet[Pack]:
    """The packs that were printed, the newest first."""
    return survey.packs.filter(kind=kind).select_related("unit").order_by("-number")


def answered_of(survey: Survey) -> Answered:
    """How many answers a survey has, those brought in from files included."""
    return Answered(_folded([survey])[survey.pk], waiting(survey.pk))


def progress_of(surveys: Iterable[Survey]) -> list[SurveyProgress]:
    """How far each of some surveys is, with one query for all of them."""
    listed = list(surveys)
    folded = _folded(listed)
    return [_progress(survey, folded[survey.pk]) for survey in listed]


def units_progress(survey: Survey) -> list[UnitCodes]:
    """Codes used by unit; units whose codes are too few stand together, or with the next one."""
    smallest = survey_rules(survey).smallest_group
    packs = survey.packs.filter(is_cancelled=False).select_related("unit")
    counted = packs.annotate(used=Count("codes", filter=Q(codes__used=True)))
    found: dict[Unit | None, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for pack in counted.order_by("unit", "number"):
        used, printed = found[pack.unit]
        found[pack.unit] = (used + pack.used, printed + pack.size)
    lines = [
        UnitCodes(() if unit is None else (unit,), used, printed)
        for unit, (used, printed) in found.items()
    ]
    return merged_units(lines, smallest)


def merged_units(lines: Sequence[UnitCodes], smallest: int) -> list[UnitCodes]:
    """The lines with those of fewer codes than ``smallest`` joined until they are enough."""
    few = [line for line in lines if line.printed < smallest]
    enough = sorted((line for line in lines if line.printed >= smallest), key=_by_printed)
    while few and sum(line.printed for line in few) < smallest and enough:
        few.append(enough.pop(0))
    shown = sorted(enough, key=_by_name)
    together = _together(few)
    # Fewer codes than a group needs, and nothing to join them with: nothing is told.
    return [*shown, together] if few and together.printed >= smallest else shown


def slips_printed(survey: Survey) -> int:
    """How many slips are in packs that were not cancelled."""
    packs = survey.packs.filter(kind=PackKind.SLIPS, is_cancelled=False)
    return sum(packs.values_list("size", flat=True))


def groups_shown(survey: Survey, trait: str) -> QuerySet[SurveyTally]:
    """What was counted by group; nothing before the survey is closed."""
    if survey.state != State.CLOSED:
        return SurveyTally.objects.none()
    return survey.tallies.filter(origin=OWN, trait=trait)


def comments_waiting(agency: Agency) -> QuerySet[Comment]:
    """Comments on an agency that nobody has read yet; never for people of the agency."""
    comments = Comment.objects.filter(survey__round__agency=agency, state=CommentState.WAITING)
    return comments.select_related("survey__round")


def comments_waiting_by_agency(agencies: Iterable[Agency]) -> dict[int, int]:
    """How many comments wait for a reader, by the key of the agency; none where none do."""
    waiting_ones = Comment.objects.filter(
        survey__round__agency__in=list(agencies), state=CommentState.WAITING
    )
    counted = waiting_ones.order_by().values_list("survey__round__agency").annotate(Count("pk"))
    return dict(counted)


def comments_released(survey: Survey) -> QuerySet[Comment]:
    """Comments that the agency may read, with names taken out."""
    return survey.comments.filter(state=CommentState.RELEASED)


def surveys_in(agencies: Iterable[Agency], year: int) -> QuerySet[Survey]:
    """The surveys of a year in some agencies."""
    found = Survey.objects.filter(round__agency__in=list(agencies), round__year=year)
    return found.select_related("round__agency", "round__framework")


def surveys_of_agency(agency: Agency) -> QuerySet[Survey]:
    """All surveys of an agency, the newest year first."""
    found = Survey.objects.filter(round__agency=agency).order_by("-round__year", "pk")
    return found.select_related("round__agency", "round__framework")


def unfinished_surveys(agency: Agency) -> QuerySet[Survey]:
    """The surveys of an agency that are not closed, the soonest to end first."""
    found = Survey.objects.filter(round__agency=agency).exclude(state=State.CLOSED)
    return found.select_related("round").order_by(F("closes_on").asc(nulls_last=True), "pk")


def minutes_to_answer(survey: Survey) -> int:
    """How long answering takes: some ten questions a minute, two minutes at least."""
    asked = questionnaire_of(survey).asked
    return max(2, -(-len(asked) // 10))


def _folded(surveys: Sequence[Survey]) -> dict[int, int]:
    counted: dict[int, int] = dict.fromkeys((survey.pk for survey in surveys), 0)
    rows = SurveyTally.objects.filter(survey__in=surveys, trait="")
    for survey, tally in rows.values_list("survey", "tally"):
        counted[survey] += tally["n"]
    return counted


def _progress(survey: Survey, folded: int) -> SurveyProgress:
    sampling, people = sampling_of(survey), survey.population
    required = None if sampling is None or people is None else sampling.required(people)
    return SurveyProgress(survey, Answered(folded, waiting(survey.pk)).together, required)


def _together(lines: Iterable[UnitCodes]) -> UnitCodes:
    listed = sorted(lines, key=_by_name)
    return UnitCodes(
        tuple(unit for line in listed for unit in line.units),
        sum(line.used for line in listed),
        sum(line.printed for line in listed),
    )


def _by_printed(line: UnitCodes) -> tuple[int, list[int]]:
    return line.printed, [unit.pk for unit in line.units]


def _by_name(line: UnitCodes) -> list[int]:
    return [unit.pk for unit in line.units] or [0]
