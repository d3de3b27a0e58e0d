"""Counting what waits: in batches of at least k, exactly once over two databases.

1. In the store, lines chosen at random leave the drawers for a batch with a random name.
2. In the main database, in one transaction: unless the batch's name is there already, its tally is
   added, used codes are marked, k or more at once, remarks become comments, its name is written.
3. In the store, groups are tallied and the batch is deleted; then its name in the main database.

After a crash a batch is still in the store, and is taken up again at step 2, which counts it
unless its name says that it was counted. Nobody holds the store while he waits for the database.
"""

from django.db import transaction

from prongsai.apps.surveys.intake import batches, store
from prongsai.apps.surveys.intake.batches import Batch
from prongsai.apps.surveys.intake.groups import add_group, groups_in
from prongsai.apps.surveys.intake.marking import mark_codes
from prongsai.apps.surveys.intake.sealing import seal
from prongsai.apps.surveys.models import OWN, Comment, FoldedBatch, Survey, SurveyTally
from prongsai.apps.surveys.questions import questionnaire_of
from prongsai.core.surveys.tallies import Tally, tally_from_plain, tally_of, together


def fold(survey: Survey, portion: str) -> None:
    """Count what waits of a portion, where at least 2k wait; k of them, by chance, stay behind.

    So the last batch, at closing, has k at least too. Raises StoreUnavailable.
    """
    finish(survey)
    least = questionnaire_of(survey).rules.smallest_group
    batch = batches.begin(survey, portion, leaving=least, at_least=2 * least)
    if batch is not None:
        _count(survey, batch)


def fold_rest(survey: Survey) -> None:
    """Seal a survey and count all that waits. Raises StoreUnavailable.

    Of a portion that fewer than k people answered only how many they were is written. Whoever
    closes holds the survey's row locked while he does.
    """
    seal(survey.pk)  # once more: closing beside this one may have come to nothing and unsealed it
    finish(survey)
    for portion in batches.portions_waiting(survey):
        batch = batches.begin(survey, portion, leaving=0, at_least=0)
        if batch is not None:
            _count(survey, batch)


def finish(survey: Survey) -> None:
    """Count batches that a crash, or another process, left on their way."""
    for batch in batches.batches_of(survey.pk):
        _count(survey, batch)


def forget(survey: Survey) -> None:
    """Wipe tokens, used codes and groups, once the transaction that closes the survey is committed.

    The seal stays, and so would answers that are not counted: they are never wiped.
    """
    transaction.on_commit(lambda: _forget(survey))


def _count(survey: Survey, batch: Batch) -> None:
    """Step 2, and step 3 once step 2 is committed, be it as part of a larger transaction."""
    asked = questionnaire_of(survey)
    fresh = tally_of(asked, batch.responses(asked))  # before anybody has to wait for it
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
    return not batches.is_under_way(batch)


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
    if tally.n < questionnaire_of(survey).rules.smallest_group:
        # Only at closing: so few would be known by their answers.
        tally = Tally(n=tally.n)
    row.tally = tally.as_plain()
    row.save(update_fields=["tally"])


def _mark_codes(survey: Survey) -> None:
    mark_codes(survey, questionnaire_of(survey).rules.smallest_group)


def _put_off(survey: Survey, batch: Batch) -> None:
    """Step 3: the groups are tallied, and the batch is gone; nothing where another did it."""
    groups = groups_in(batch, questionnaire_of(survey))
    with store.transaction() as connection:
        if connection.execute("DELETE FROM batch WHERE id = ?", (batch.id,)).rowcount:
            for group, tally in groups.items():
                add_group(connection, survey.pk, group, tally)
    FoldedBatch.objects.filter(pk=batch.id).delete()


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
