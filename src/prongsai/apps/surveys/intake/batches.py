"""Batches of answers: how they leave the drawers, and what the store keeps of them meanwhile."""

import json
import sqlite3
import time
import uuid
from collections.abc import Iterator
from secrets import SystemRandom
from typing import NamedTuple

from prongsai.apps.surveys.intake import drawers, store
from prongsai.apps.surveys.models import Survey
from prongsai.core.surveys.questionnaire import Questionnaire, Response

# Threads of Python take turns of five milliseconds unless one lets go by itself: counting does
# after every few answers, or those who are sending theirs would wait for it.
_BEFORE_A_BREATH, _BREATH = 20, 0.0005  # answers, seconds


class Batch(NamedTuple):
    """Answers on their way from the store to the counters."""

    id: str
    survey: int
    portion: str
    lines: tuple[str, ...]
    texts: tuple[str, ...]
    signs: dict[str, int]

    def responses(self, asked: Questionnaire) -> Iterator[Response]:
        """Its answers one after the other, with breaths between them for other threads."""
        for number, line in enumerate(self.lines, start=1):
            if number % _BEFORE_A_BREATH == 0:
                time.sleep(_BREATH)
            yield asked.unpack(line)


def begin(survey: Survey, portion: str, *, leaving: int, at_least: int) -> Batch | None:
    """A batch leaves the drawers; ``None`` where fewer than ``at_least`` lines wait.

    ``leaving`` lines, chosen by chance, stay behind. Raises StoreUnavailable.
    """
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


def portions_waiting(survey: Survey) -> list[str]:
    """The portions of a survey of which answers are in drawers. Raises StoreUnavailable."""
    with store.transaction() as connection:
        query = "SELECT DISTINCT portion FROM drawer WHERE survey = ? ORDER BY portion"
        return [portion for (portion,) in connection.execute(query, (survey.pk,))]


def batches_of(survey: int) -> list[Batch]:
    """The batches of a survey, by its key, that are not counted yet. Raises StoreUnavailable."""
    with store.transaction() as connection:
        return batches_in(connection, survey)


def batches_in(connection: sqlite3.Connection, survey: int) -> list[Batch]:
    """The same, inside a transaction of the store that its caller holds."""
    rows = connection.execute("SELECT * FROM batch WHERE survey = ? ORDER BY id", (survey,))
    return [_from_row(row) for row in rows.fetchall()]


def is_under_way(batch: Batch) -> bool:
    """Whether a batch is in the store still. Raises StoreUnavailable."""
    with store.transaction() as connection:
        query = "SELECT 1 FROM batch WHERE id = ?"
        return connection.execute(query, (batch.id,)).fetchone() is not None


def _as_row(batch: Batch) -> tuple[str | int, ...]:
    texts, signs = json.dumps(batch.texts, ensure_ascii=False), json.dumps(batch.signs)
    return (batch.id, batch.survey, batch.portion, "\n".join(batch.lines), texts, signs)


def _from_row(row: tuple[str, int, str, str, str, str]) -> Batch:
    id_, survey, portion, lines, texts, signs = row
    held = tuple(lines.split("\n")) if lines else ()
    return Batch(id_, survey, portion, held, tuple(json.loads(texts)), json.loads(signs))
