"""What closed surveys counted by group, as it may be shown to the office and to overseers."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from prongsai.apps.rounds.models import Round
from prongsai.apps.rounds.queries import rules_of
from prongsai.apps.surveys.models import Entrance, State, Survey, SurveyTally
from prongsai.core.scoring import Score
from prongsai.core.surveys.groups import score_of_group
from prongsai.core.surveys.questionnaire import Questionnaire, questionnaire
from prongsai.core.surveys.rules import Portion, Trait
from prongsai.core.surveys.suppression import OTHERS
from prongsai.core.surveys.tallies import tally_from_plain
from prongsai.core.wording import Text, same


class GroupScore(NamedTuple):
    """A group of people: its name, how many they are, and the scores of its answers."""

    name: Text
    n: int
    score: Score


class Breakdown(NamedTuple):
    """The groups of one trait in one portion; ``groups`` is empty where none may be shown.

    ``merged`` says that some stand together, ``withheld`` that questions were left out.
    """

    trait: Text
    portion: Text | None
    groups: tuple[GroupScore, ...]
    merged: bool
    withheld: bool


class SurveyBreakdown(NamedTuple):
    """Every breakdown of a closed survey, in the order of the rules."""

    asked: Questionnaire
    breakdowns: tuple[Breakdown, ...]


def closed_surveys(round_: Round) -> list[Survey]:
    """The surveys of a round that are closed, so that their answers are counted for good."""
    return list(Survey.objects.filter(round=round_, state=State.CLOSED).order_by("pk"))


def breakdowns_of(round_: Round) -> list[SurveyBreakdown]:
    """The breakdowns of every closed survey of a round; two queries and one for names."""
    surveys = closed_surveys(round_)
    rows = SurveyTally.objects.filter(survey__in=surveys).exclude(trait="")
    by_survey: dict[int, list[SurveyTally]] = {survey.pk: [] for survey in surveys}
    for row in rows:
        by_survey[row.survey_id].append(row)
    names = _names(round_, surveys)
    return [_of_survey(round_, survey, by_survey[survey.pk], names) for survey in surveys]


def _of_survey(
    round_: Round, survey: Survey, rows: Iterable[SurveyTally], names: dict[tuple[str, str], str]
) -> SurveyBreakdown:
    asked = questionnaire(rules_of(round_), survey.instrument)
    tables: dict[tuple[str, str], list[SurveyTally]] = {}
    for row in rows:
        tables.setdefault((row.trait, row.portion), []).append(row)
    return SurveyBreakdown(asked, tuple(_breakdowns(asked, tables, names)))


def _breakdowns(
    asked: Questionnaire,
    tables: dict[tuple[str, str], list[SurveyTally]],
    names: dict[tuple[str, str], str],
) -> Iterator[Breakdown]:
    several = len(asked.rules.portions) > 1  # the others may be too small to stand beside it
    for trait in asked.rules.traits:
        found = [one for one in asked.rules.portions if (trait.code, one.code) in tables]
        for portion in found:
            rows = tables[trait.code, portion.code]
            yield _breakdown(asked, trait, portion if several else None, rows, names)
        if not found:
            yield Breakdown(trait.name, None, (), merged=False, withheld=False)


def _breakdown(
    asked: Questionnaire,
    trait: Trait,
    portion: Portion | None,
    rows: Iterable[SurveyTally],
    names: dict[tuple[str, str], str],
) -> Breakdown:
    named = {value.code: value.name for value in trait.values}
    named |= {value: same(name) for (own, value), name in names.items() if own == trait.own}
    named[OTHERS] = _OTHERS
    order = list(named)
    listed = sorted(rows, key=lambda row: order.index(row.value) if row.value in named else -1)
    groups = tuple(
        GroupScore(named.get(row.value, same(row.value)), tally.n, score_of_group(asked, tally))
        for row in listed
        for tally in [tally_from_plain(row.tally)]
    )
    return Breakdown(
        trait=trait.name,
        portion=None if portion is None else portion.name,
        groups=groups,
        merged=any(row.value == OTHERS for row in listed),
        withheld=any(part.value is None for group in groups for part in group.score.parts),
    )


def _names(round_: Round, surveys: Iterable[Survey]) -> dict[tuple[str, str], str]:
    """What an agency calls its own groups: its units, and the points where people answered."""
    units = round_.agency.units.values_list("pk", "name")
    entrances = Entrance.objects.filter(survey__in=surveys).values_list("pk", "name", "address")
    return {("units", str(pk)): name for pk, name in units} | {
        ("points", str(pk)): name or address for pk, name, address in entrances
    }


_OTHERS = Text("กลุ่มที่เหลือและผู้ไม่ระบุ รวมกัน", "Others together")
