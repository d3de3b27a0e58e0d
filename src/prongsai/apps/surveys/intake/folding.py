"""Counting what waits: in batches of at least k, exactly once over two databases.

1. In the store, lines chosen at random leave the drawers for a batch with a random name.
2. In the main database, in one transaction: unless the batch's name is there already, its tally is
   added, used codes are marked, k or more at once, remarks become comments, its name is written.
3. In the store, groups are tallied and the batch is deleted; then its name in the main database.

After a crash a batch is still in the store, and is taken up again at step 2, which counts it
unless its name says that it was counted. Nobody holds the store while he waits for the database.
"""

import json
import sqlite3
import time
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from secrets import SystemRandom
from typing import NamedTuple

from django.db import transaction

from prongsai.apps.rounds.queries import rules_of
from prongsai.apps.surveys.intake import drawers, store
from prongsai.apps.surveys.intake.marking import mark_codes
from prongsai.apps.surveys.models import Comment, FoldedBatch, State, Survey, SurveyTally
from prongsai.core.surveys.questionnaire import Questionnaire, Response, questionnaire
from prongsai.core.surveys.tallies import Tally, tally_from_plain, tally_of, together

OWN = "own"  # the origin of answers that were given here

# Threads of Python take turns of five milliseconds unless one lets go by itself: counting does
# after every few answers, or those who are sending theirs would wait for it.
_BEFORE_A_BREATH, _BREATH = 20, 0.0005  # answers, seconds

Group = tuple[str, str, str]  # portion, trait, value


class Batch(NamedTuple):
    """Answers on their way from the store to the counters."""

    id: str
    survey: int
    portion: str
    lines: tuple[str, ...]
    texts: tuple[str, ...]
    signs: dict[str, int]


def fold(survey: Survey, portion: str) -> None:
    """Count what waits of a portion, where at least 2k wait; k of them, by chance, stay behind.

    So the last batch, at closing, has k at least too. Raises StoreUnavailable.
    """
    finish(survey)
    least = _questionnaire(survey).rules.smallest_group
    batch = _begin(survey, portion, leaving=least, at_least=2 * least)
    if batch is not None:
        _count(survey, batch)


def fold_rest(survey: Survey) -> None:
    """Seal a survey and count all that waits. Raises StoreUnavailable.

    Of a portion that fewer than k people answered only how many they were is written. Whoever
    closes holds the survey's row locked while he does.
    """
    seal(survey.pk)  # once more: closing beside this one may have come to nothing and unsealed it
    finish(survey)
    for portion in _portions_waiting(survey):
        batch = _begin(survey, portion, leaving=0, at_least=0)
        if batch is not None:
            _count(survey, batch)


def finish(survey: Survey) -> None:
    """Count batches that a crash, or another process, left on their way."""
    for batch in _batches(survey.pk):
        _count(survey, batch)


def seal(survey: int) -> None:
    """Take no more answers of a survey, by its key: from now on in no process."""
    with store.transaction() as connection:
        connection.execute("INSERT OR IGNORE INTO sealed VALUES (?)", (survey,))


def unseal(survey: int) -> None:
    """Take answers again, where closing came to nothing; a closed survey stays sealed."""
    with transaction.atomic():
        # Waits for whoever closes it at this moment, so that no answer slips in behind his count.
        if Survey.objects.select_for_update().get(pk=survey).state != State.CLOSED:
            with store.transaction() as connection:
                connection.execute("DELETE FROM sealed WHERE survey = ?", (survey,))


def groups_of(survey: Survey) -> dict[Group, Tally]:
    """The tallies of all groups of people, by portion, trait and value, however small.

    Of what was counted, and of batches whose counting is not committed yet; none of a portion
    that so few answered that its counts were not written. To be merged and suppressed before
    anybody sees or stores them. Raises StoreUnavailable.
    """
    with store.transaction() as connection:
        query = "SELECT portion, trait, value, tally FROM grouped WHERE survey = ?"
        rows = connection.execute(query, (survey.pk,)).fetchall()
        batches = _batches_in(connection, survey.pk)
    known = {(row[0], row[1], row[2]): tally_from_plain(json.loads(row[3])) for row in rows}
    together_ = _added(known, (_groups(_questionnaire(survey), batch) for batch in batches))
    counted = _portions_counted(survey)
    return {group: tally for group, tally in together_.items() if group[0] in counted}


def forget(survey: Survey) -> None:
    """Wipe tokens, used codes and groups, once the transaction that closes the survey is committed.

    The seal stays, and so would answers that are not counted: they are never wiped.
    """
    transaction.on_commit(lambda: _forget(survey))


def _begin(survey: Survey, portion: str, *, leaving: int, at_least: int) -> Batch | None:
    """Step 1: a batch leaves the drawers; ``None`` where fewer than ``at_least`` lines wait."""
    place = survey.pk, portion
    with store.transaction() as connection:
        lines = drawers.all_lines(connection, place)
        if len(lines) < at_least:
            return None
        SystemRandom().shuffle(lines)
        drawers.replace_lines(connection, place, lines[:leaving])
        batch = Batch(
            id=uuid.uuid4().hex,
            survey=survey.pk,
            portion=portion,
            lines=tuple(sorted(lines[leaving:])),
            texts=tuple(drawers.take_remarks(connection, survey.pk)),
            signs=drawers.take_signs(connection, place),
        )
        connection.execute("INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?)", _as_row(batch))
    return batch


def _count(survey: Survey, batch: Batch) -> None:
    """Step 2, and step 3 once step 2 is committed, be it as part of a larger transaction."""
    asked = _questionnaire(survey)
    fresh = tally_of(asked, _responses(asked, batch))  # before anybody has to wait for it
    with transaction.atomic():
        Survey.objects.select_for_update().get(pk=survey.pk)  # one at a time, over all processes
        if not _is_counted(batch):
            _add(survey, batch, fresh)
            FoldedBatch.objects.create(pk=batch.id)
        transaction.on_commit(lambda: _put_off(survey, batch))


def _is_counted(batch: Batch) -> bool:
    """Whether a batch is in the counters.

    Its name is deleted after the batch is, so the name is asked for first: where there is none,
    and the batch is still in the store after that, nobody counted it.
    """
    if FoldedBatch.objects.filter(pk=batch.id).exists():
        return True
    with store.transaction() as connection:
        query = "SELECT 1 FROM batch WHERE id = ?"
        return connection.execute(query, (batch.id,)).fetchone() is None


def _add(survey: Survey, batch: Batch, fresh: Tally) -> None:
    if batch.lines:
        _add_tally(survey, batch, fresh)
    _mark_codes(survey)
    comments = [Comment(survey=survey, text=text) for text in batch.texts]
    # In the order of their random names, so that rows and their versions have no order of time.
    Comment.objects.bulk_create(sorted(comments, key=lambda comment: comment.pk))


def _add_tally(survey: Survey, batch: Batch, fresh: Tally) -> None:
    row, _ = SurveyTally.objects.get_or_create(
        survey=survey, portion=batch.portion, origin=OWN, trait="", value="",
        defaults={"tally": Tally().as_plain()},
    )  # fmt: skip
    tally = together([tally_from_plain(row.tally), fresh, Tally(signs=batch.signs)])
    if (
        tally.n < _questionnaire(survey).rules.smallest_group
    ):  # only at closing: so few would be known by it
        tally = Tally(n=tally.n)
    row.tally = tally.as_plain()
    row.save(update_fields=["tally"])


def _mark_codes(survey: Survey) -> None:
    mark_codes(survey, _questionnaire(survey).rules.smallest_group)


def _put_off(survey: Survey, batch: Batch) -> None:
    """Step 3: the groups are tallied, and the batch is gone; nothing where another did it."""
    groups = _groups(_questionnaire(survey), batch)
    with store.transaction() as connection:
        if connection.execute("DELETE FROM batch WHERE id = ?", (batch.id,)).rowcount:
            for group, tally in groups.items():
                _add_group(connection, survey.pk, group, tally)
    FoldedBatch.objects.filter(pk=batch.id).delete()


def _add_group(connection: sqlite3.Connection, survey: int, group: Group, tally: Tally) -> None:
    query = "SELECT tally FROM grouped WHERE survey = ? AND portion = ? AND trait = ? AND value = ?"
    row = connection.execute(query, (survey, *group)).fetchone()
    if row is not None:
        tally = together([tally_from_plain(json.loads(row[0])), tally])
    plain = json.dumps(tally.as_plain(), sort_keys=True, ensure_ascii=False)
    connection.execute("REPLACE INTO grouped VALUES (?, ?, ?, ?, ?)", (survey, *group, plain))


def _groups(asked: Questionnaire, batch: Batch) -> dict[Group, Tally]:
    """The tally of each group that people of a batch put themselves into."""
    members: dict[Group, list[Response]] = defaultdict(list)
    for response in _responses(asked, batch):
        for trait, value in response.traits.items():
            members[batch.portion, trait, value].append(response)
    return {group: tally_of(asked, responses) for group, responses in members.items()}


def _added(known: dict[Group, Tally], several: Iterable[dict[Group, Tally]]) -> dict[Group, Tally]:
    for groups in several:
        for group, tally in groups.items():
            known[group] = together([known[group], tally]) if group in known else tally
    return known


def sweep() -> None:
    """Delete names of batches that a crash left behind when the batches were gone already.

    Names are read first: a batch is in the store before its name is written, so one that is not
    there afterwards is done with.
    """
    names = list(FoldedBatch.objects.values_list("pk", flat=True))
    if names:
        with store.transaction() as connection:
            under_way = {row[0] for row in connection.execute("SELECT id FROM batch")}
        FoldedBatch.objects.filter(pk__in=set(names) - under_way).delete()


def _forget(survey: Survey) -> None:
    finish(survey)
    sweep()
    with store.transaction() as connection:
        for table in ("spent", "used", "grouped"):
            connection.execute(f"DELETE FROM {table} WHERE survey = ?", (survey.pk,))  # noqa: S608


def _portions_counted(survey: Survey) -> set[str]:
    rows = survey.tallies.filter(origin=OWN, trait="")
    return {row.portion for row in rows if row.tally["counts"]}


def _portions_waiting(survey: Survey) -> list[str]:
    with store.transaction() as connection:
        query = "SELECT DISTINCT portion FROM drawer WHERE survey = ? ORDER BY portion"
        return [portion for (portion,) in connection.execute(query, (survey.pk,))]


def _batches(survey: int) -> list[Batch]:
    with store.transaction() as connection:
        return _batches_in(connection, survey)


def _batches_in(connection: sqlite3.Connection, survey: int) -> list[Batch]:
    rows = connection.execute("SELECT * FROM batch WHERE survey = ? ORDER BY id", (survey,))
    return [_from_row(row) for row in rows.fetchall()]


def _as_row(batch: Batch) -> tuple[str | int, ...]:
    texts, signs = json.dumps(batch.texts, ensure_ascii=False), json.dumps(batch.signs)
    return (batch.id, batch.survey, batch.portion, "\n".join(batch.lines), texts, signs)


def _from_row(row: tuple[str, int, str, str, str, str]) -> Batch:
    id_, survey, portion, lines, texts, signs = row
    held = tuple(lines.split("\n")) if lines else ()
    return Batch(id_, survey, portion, held, tuple(json.loads(texts)), json.loads(signs))


def _responses(asked: Questionnaire, batch: Batch) -> Iterator[Response]:
    for number, line in enumerate(batch.lines, start=1):
        if number % _BEFORE_A_BREATH == 0:
            time.sleep(_BREATH)
        yield asked.unpack(line)


def _questionnaire(survey: Survey) -> Questionnaire:
    return questionnaire(rules_of(survey.round), survey.instrument)
