"""What was read on a leaf, row by row, with the fields to correct it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.forms import BoundField

from prongsai.core.reading.correcting import LEFT_OUT, RowTold
from prongsai.core.reading.correcting_rows import KINDS
from prongsai.core.wording import Text
from prongsai.web.agency.report_forms import RowsForm
from prongsai.web.agency.report_names import ONE, ROWS
from prongsai.web.agency.report_review import Review
from prongsai.web.agency.report_standing import BADGES, Standing

_PASSAGE = 60  # letters of a passage that a title shows


class RowShown(NamedTuple):
    """A row with the fields of its form: those that say something, and the others."""

    told: RowTold
    title: str
    printed: str
    badges: list[tuple[Any, str]]
    reasons: list[Text]
    filled: list[BoundField]
    empty: list[BoundField]
    leave_out: BoundField


class RowsShown(NamedTuple):
    """The rows of one kind on a leaf."""

    title: Any
    rows: list[RowShown]


def rows_shown(review: Review, rows: Sequence[RowTold], form: RowsForm) -> list[RowsShown]:
    """Rows with the fields of their form, kind by kind."""
    standing = Standing(review)
    return [
        RowsShown(title, shown)
        for kind, title in ROWS.items()
        if (shown := [_row(review, standing, row, form) for row in rows if row.kind == kind])
    ]


def _row(review: Review, standing: Standing, row: RowTold, form: RowsForm) -> RowShown:
    fields = {name: form[f"{row.kind}.{row.at}.{name}"] for name in KINDS[row.kind].forms}
    open_ones = {name for name in fields if row.values[name] or row.added or fields[name].errors}
    if row.kind != "measures":
        open_ones = {*fields}
    return RowShown(
        told=row,
        title=_title(row),
        printed=row.figure.printed if row.figure else "",
        badges=[BADGES[name] for name in standing.badges(row)],
        reasons=list(dict.fromkeys(one.reason for one in review.doubts_of(row))),
        filled=[field for name, field in fields.items() if name in open_ones],
        empty=[field for name, field in fields.items() if name not in open_ones],
        leave_out=form[f"{row.kind}.{row.at}.{LEFT_OUT}"],
    )


def _title(row: RowTold) -> str:
    """What a row is about, in a few words."""
    values = row.values
    codes = values.get("node") or values.get("code") or values.get("codes") or ""
    answers = values.get("indicator") or values.get("questions") or values.get("theme") or ""
    passage = values.get("measures") or values.get("text") or values.get("methods") or ""
    words = codes or answers or "".join(passage.splitlines()[:1])[:_PASSAGE]
    return f"{ONE[row.kind]} {words}".strip()
