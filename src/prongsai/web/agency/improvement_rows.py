"""The steps of a measure as they come from its form and go back to it, with nothing lost.

Rows have repeated names instead of numbers: one more, or one less, is the same form sent again,
without JavaScript.
"""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _

from prongsai.apps.improvement.measuring import Target
from prongsai.apps.improvement.models import Step
from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import StepTerms
from prongsai.core.documents.values import period
from prongsai.core.sheets.values import Unfit
from prongsai.core.thai import arabic_digits
from prongsai.web.agency.year_examples import example_periods
from prongsai.web.layout.numbers import number_in

MOST_STEPS = 40
EMPTY_ROWS = 2  # that a new measure begins with
LONGEST = {"text": 2000, "who": 500, "when": 200, "target": 9, "counted_in": 40}


class StepRow(NamedTuple):
    """A step as it was typed: what is done, by whom, when, how many of what is counted."""

    text: str = ""
    who: str = ""
    when: str = ""
    target: str = ""
    counted_in: str = ""
    fault: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed into it."""
        return not any(one.strip() for one in self[:5])


class Steps(NamedTuple):
    """What the rows say: the steps, their terms, and what is counted, by number from 1."""

    texts: tuple[str, ...]
    terms: tuple[StepTerms, ...]
    targets: dict[int, Target]


def rows_of(steps: Sequence[Step]) -> list[StepRow]:
    """The rows of steps that are kept, and empty ones where there is none."""
    rows = [
        StepRow(
            step.text,
            ", ".join(step.responsible),
            step.period_printed,
            "" if step.target is None else str(step.target),
            step.counted_in,
        )
        for step in steps
    ]
    return rows or [StepRow()] * EMPTY_ROWS


def rows_sent(request: HttpRequest) -> list[StepRow]:
    """The rows as they were sent, one more or less, or in another order, as a button asked for."""
    columns = [
        [_storable(value)[:most] for value in request.POST.getlist(f"step_{name}")]
        for name, most in LONGEST.items()
    ]
    rows = [StepRow(*row) for row in zip(*columns, strict=False)][:MOST_STEPS]
    if request.POST.get("more") and len(rows) < MOST_STEPS:
        rows.append(StepRow())
    less, up = (number_in(request.POST.get(name, "")) for name in ("less", "up"))
    if less is not None:
        del rows[less : less + 1]
    if up and up < len(rows):
        rows.insert(up - 1, rows.pop(up))
    return rows


def asks_for_rows(request: HttpRequest) -> bool:
    """Whether a button for rows was pressed, and nothing is to be kept yet."""
    return any(request.POST.get(name) for name in ("more", "less", "up"))


def with_faults(rows: Sequence[StepRow], year: FiscalYear) -> list[StepRow]:
    """The rows, each with what is wrong with it in a sentence, empty where nothing is."""
    return [row._replace(fault=_fault(row, year)) for row in rows]


def steps_of(rows: Sequence[StepRow], year: FiscalYear) -> Steps:
    """What the rows say, without those that are empty; for rows without a fault."""
    full = [row for row in rows if not row.is_empty]
    return Steps(
        tuple(_tidy(row.text) for row in full),
        tuple(
            _terms(number, row, year)
            for number, row in enumerate(full, 1)
            if row.who.strip() or row.when.strip()
        ),
        {
            number: Target(int(arabic_digits(row.target.strip())), _tidy(row.counted_in))
            for number, row in enumerate(full, 1)
            if row.target.strip()
        },
    )


def people(said: str) -> tuple[str, ...]:
    """Those who do a step, with commas or lines between them."""
    parts = said.replace("\n", ",").split(",")
    return tuple(dict.fromkeys(one for part in parts if (one := _tidy(part))))


def _terms(number: int, row: StepRow, year: FiscalYear) -> StepTerms:
    if not row.when.strip():
        return StepTerms(number, people(row.who))
    found, printed = period(row.when, year)
    return StepTerms(number, people(row.who), found, printed)


def _fault(row: StepRow, year: FiscalYear) -> str:
    if row.is_empty:
        return ""
    if not row.text.strip():
        return _("Write what is done in this step, or remove the row.")
    if row.when.strip() and not _is_period(row.when, year):
        return _(
            "“%(words)s” cannot be read as a period. Write it like %(range)s, ไตรมาส 2 or"
            " %(deadline)s, or leave it empty: then the measure's own period holds."
        ) % {"words": row.when.strip(), **example_periods(year)}
    target = arabic_digits(row.target.strip())
    if target and not target.isdecimal():
        return _("Write how many as a number, such as 12.")
    if target and not row.counted_in.strip():
        return _("Say what is counted, such as times or people.")
    return ""


def _is_period(words: str, year: FiscalYear) -> bool:
    try:
        period(words, year)
    except Unfit:
        return False
    return True


def _storable(text: str) -> str:
    # The forms of Django refuse this sign, which no browser sends and PostgreSQL cannot keep.
    return text.replace("\x00", "")


def _tidy(text: str) -> str:
    return " ".join(text.split())
