"""Tallies of groups of people: they stay in the store until the survey is closed."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from prongsai.apps.surveys.intake import store
from prongsai.apps.surveys.intake.batches import Batch, batches_in
from prongsai.apps.surveys.models import OWN, Survey
from prongsai.apps.surveys.questions import questionnaire_of
from prongsai.core.surveys.questionnaire import Questionnaire, Response
from prongsai.core.surveys.tallies import Tally, tally_from_plain, tally_of, together

Group = tuple[str, str, str]  # portion, trait, value


def groups_of(survey: Survey) -> dict[Group, Tally]:
    """The tallies of all groups of people, by portion, trait and value, however small.

    Of what was counted, and of batches whose counting is not committed yet; none of a portion
    that so few answered that its counts were not written. To be merged and suppressed before
    anybody sees or stores them. Raises StoreUnavailable.
    """
    with store.transaction() as connection:
        query = "SELECT portion, trait, value, tally FROM grouped WHERE survey = ?"
        rows = connection.execute(query, (survey.pk,)).fetchall()
        batches = batches_in(connection, survey.pk)
    known = {(row[0], row[1], row[2]): tally_from_plain(json.loads(row[3])) for row in rows}
    asked = questionnaire_of(survey)
    everybody = _added(known, (groups_in(batch, asked) for batch in batches))
    counted = _portions_counted(survey)
    return {group: tally for group, tally in everybody.items() if group[0] in counted}


def groups_in(batch: Batch, asked: Questionnaire) -> dict[Group, Tally]:
    """The tally of each group that people of a batch put themselves into."""
    members: dict[Group, list[Response]] = defaultdict(list)
    for response in batch.responses(asked):
        for trait, value in response.traits.items():
            members[batch.portion, trait, value].append(response)
    return {group: tally_of(asked, responses) for group, responses in members.items()}


def add_group(connection: sqlite3.Connection, survey: int, group: Group, tally: Tally) -> None:
    """Add a tally to that of a group, inside a transaction of the store."""
    query = "SELECT tally FROM grouped WHERE survey = ? AND portion = ? AND trait = ? AND value = ?"
    row = connection.execute(query, (survey, *group)).fetchone()
    if row is not None:
        tally = together([tally_from_plain(json.loads(row[0])), tally])
    plain = json.dumps(tally.as_plain(), sort_keys=True, ensure_ascii=False)
    connection.execute("REPLACE INTO grouped VALUES (?, ?, ?, ?, ?)", (survey, *group, plain))


def _added(known: dict[Group, Tally], several: Iterable[dict[Group, Tally]]) -> dict[Group, Tally]:
    for groups in several:
        for group, tally in groups.items():
            known[group] = together([known[group], tally]) if group in known else tally
    return known


def _portions_counted(survey: Survey) -> set[str]:
    rows = survey.tallies.filter(origin=OWN, trait="")
    return {row.portion for row in rows if row.tally["counts"]}
