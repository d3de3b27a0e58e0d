"""Sealing a survey: no answer comes in any more, in no process."""

from django.db import transaction

from prongsai.apps.surveys.intake import store
from prongsai.apps.surveys.models import State, Survey


def seal(survey: int) -> None:
    """Take no more answers of a survey, by its key: from now on in no process.

    Raises StoreUnavailable.
    """
    with store.transaction() as connection:
        connection.execute("INSERT OR IGNORE INTO sealed VALUES (?)", (survey,))


def unseal(survey: int) -> None:
    """Take answers again, where closing came to nothing; a closed survey stays sealed."""
    with transaction.atomic():
        # Waits for whoever closes it at this moment, so that no answer slips in behind his count.
        if Survey.objects.select_for_update().get(pk=survey).state != State.CLOSED:
            with store.transaction() as connection:
                connection.execute("DELETE FROM sealed WHERE survey = ?", (survey,))
