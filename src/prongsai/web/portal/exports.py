"""A published result for machines: one document in JSON, one table in CSV."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from typing import Any

from prongsai.apps.results.models import Result
from prongsai.core import results as core
from prongsai.core.receipts import exactly
from prongsai.core.results import figure
from prongsai.core.scoring import Score
from prongsai.core.sheets.csv_sheets import guarded
from prongsai.core.sheets.values import written
from prongsai.core.snapshots import sheet_as_plain

# The columns of the table; new ones come last, none is ever taken away or renamed.
COLUMNS = (
    "year",
    "agency",
    "district",
    "province",
    "version",
    "published",
    "code",
    "kind",
    "name",
    "weight",
    "score",
    "exact",
    "origin",
    "reported",
    "respondents",
    "comment",
)


def document(stored: Result, shown: core.Result, language: str) -> dict[str, Any]:
    """A version as ``prongsai score --json`` answers, with where it was published and its sheet."""
    agency = stored.round.agency
    return {
        **shown.as_json(language),
        "agency": agency.name,
        "district": agency.district,
        "province": agency.province,
        "kind": agency.kind,
        "version": stored.version,
        "published": _published(stored),
        "reason": stored.reason,
        "exact": {part.node.code: str(part.value) for part in _known(shown)},
        # What was counted here has an address of its own, with what everybody may know of it.
        "sheet": sheet_as_plain(replace(shown.sheet, answers={})),
    }


def table(stored: Result, shown: core.Result, language: str) -> str:
    """A version as a table: one row for every score that is known, and one for the level."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    place = _place(stored)
    for row in _rows(shown, language):
        writer.writerow(guarded(written(value)) for value in (*place, *row))
    return "\ufeff" + out.getvalue()


def _place(stored: Result) -> tuple[object, ...]:
    agency = stored.round.agency
    return (
        stored.round.year,
        agency.name,
        agency.district,
        agency.province,
        stored.version,
        _published(stored),
    )


def _rows(shown: core.Result, language: str) -> Iterator[tuple[object, ...]]:
    level = None if shown.level is None else shown.level.code
    yield "level", "level", "", None, level, None, None, shown.sheet.reported.level, None, None
    for part in shown.total.walk():
        reported = _reported(shown, part)
        if part.value is not None or reported is not None:
            yield _row(shown, part, reported, language)


def _row(shown: core.Result, part: Score, reported: object, language: str) -> tuple[object, ...]:
    node = part.node
    return (
        node.code,
        node.kind,
        node.name.say(language),
        node.weight,
        figure(part),
        exactly(part.value),
        part.origin,
        reported,
        shown.sheet.respondents.get(node.code),
        shown.sheet.comments.get(node.code),
    )


def _reported(shown: core.Result, part: Score) -> object:
    if part is shown.total:
        return shown.sheet.reported.total
    code = part.node.code
    return shown.sheet.scores.get(code, shown.sheet.marks.get(code))


def _known(shown: core.Result) -> Iterator[Score]:
    return (part for part in shown.total.walk() if part.value is not None)


def _published(stored: Result) -> str:
    return "" if stored.published_at is None else stored.published_at.isoformat()
