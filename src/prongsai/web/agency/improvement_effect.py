"""The effect of a plan as its page shows it: what moved most stands first."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from prongsai.apps.improvement.effect_queries import PlanEffect
from prongsai.core.improvement.effect import MEASURES_ELSE, MeasureEffect, QuestionEffect
from prongsai.core.sheets.csv_sheets import guarded
from prongsai.core.wording import Text
from prongsai.web.layout.figures import figure
from prongsai.web.layout.words import page_language

STATES = {
    "compared": _("Compared"),
    "rules_changed": _("Not compared: the rules measure something else"),
    "unknown": _("Not compared: a mark is not known"),
    "new": _("Asked for the first time"),
    "gone": _("Asked no longer"),
}
CHANGES = {
    "added": _("something was added to it"),
    "removed": _("a part of it is gone"),
    "combine": _("its score comes about otherwise"),
    "reworded": _("the question is worded otherwise"),
    "parts_added": _("it has more parts"),
    "parts_removed": _("it has fewer parts"),
    "scale": _("its scale is another"),
    "options": _("its answers are others"),
    "polarity": _("what counts as good is turned round"),
    "data_year": _("it asks for another year"),
    "elements_added": _("it asks for more elements"),
    "elements_removed": _("it asks for fewer elements"),
}
COLUMNS = ("code", "name", "before", "after", "difference", "margin", "state", "rules", "measures")


class QuestionShown(NamedTuple):
    """A question before and after, in words; ``way`` is ``up``, ``down``, ``same`` or empty.

    ``measures`` are the numbers from 1 of the measures that answer it.
    """

    code: str
    name: str
    is_indicator: bool
    before: str
    after: str
    difference: str
    way: str
    margin: str
    within: bool
    state: str
    rules: str
    measures: tuple[int, ...]
    says: Text


class MeasureEffectShown(NamedTuple):
    """A measure with the questions that it answers, and what became of them in a sentence."""

    number: int
    words: str
    questions: Sequence[QuestionShown]
    says: Text


class Part(NamedTuple):
    """The questions of one state under their heading."""

    state: str
    title: str
    questions: Sequence[QuestionShown]


class EffectShown(NamedTuple):
    """Everything that the page shows; ``answered`` and ``others`` can be compared.

    ``rose``, ``stayed`` and ``fell`` count the questions that a measure answers.
    """

    answered: Sequence[QuestionShown]
    others: Sequence[QuestionShown]
    parts: Sequence[Part]
    measures: Sequence[MeasureEffectShown]
    rose: int
    stayed: int
    fell: int


def shown_effect(effect: PlanEffect) -> EffectShown:
    """The effect of a plan in the language of the page."""
    moved = sorted(effect.found.questions, key=_how_far)
    compared = [one for one in moved if one.state == "compared"]
    answered = [one for one in compared if one.measures]
    return EffectShown(
        answered=_all_shown(answered),
        others=_all_shown(one for one in compared if not one.measures),
        parts=list(_parts(moved)),
        measures=[
            _measure(str(kept), one)
            for kept, one in zip(effect.measures, effect.found.measures, strict=True)
        ],
        rose=sum(_way(one) == "up" for one in answered),
        stayed=sum(_way(one) == "same" for one in answered),
        fell=sum(_way(one) == "down" for one in answered),
    )


def effect_table(effect: PlanEffect) -> str:
    """The effect as CSV, question by question as the page has them; nothing in it is a formula."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in sorted(effect.found.questions, key=_how_far):
        row = shown_question(one)
        words = (row.code, row.name, row.before, row.after, row.difference, row.margin)
        told = (one.state, row.rules, ", ".join(str(number) for number in row.measures))
        # A difference such as -5.00 is a number and stays one; every other cell is guarded.
        cells = zip(COLUMNS, words + told, strict=True)
        writer.writerow(_plain(name, cell) for name, cell in cells)
    return "\ufeff" + out.getvalue()


def shown_question(one: QuestionEffect) -> QuestionShown:
    """One question in the language of the page."""
    node = one.after or one.before
    if node is None:
        raise ValueError("a question is of one year at least")
    moved, margin = one.difference, one.margin
    return QuestionShown(
        code=node.code.upper(),
        name=node.name.say(page_language()),
        is_indicator=node.kind == "indicator",
        before=figure(one.mark_before),
        after=figure(one.mark_after),
        difference="" if moved is None else signed(moved),
        way=_way(one),
        margin="" if margin is None else f"± {margin:.2f}",
        within=moved is not None and margin is not None and 0 < abs(moved) <= margin,
        state=str(STATES[one.state]),
        rules=", ".join(str(CHANGES[rule]) for rule in one.rules if rule in MEASURES_ELSE),
        measures=tuple(number + 1 for number in one.measures),
        says=one.says,
    )


def signed(points: Decimal) -> str:
    """A difference with its sign: ``+5.00``, ``−5.00`` or ``0.00``."""
    return f"{points:+.2f}".replace("-", "−") if points else "0.00"


def _measure(words: str, one: MeasureEffect) -> MeasureEffectShown:
    questions = _all_shown(sorted(one.questions, key=_how_far))
    return MeasureEffectShown(one.measure + 1, words, questions, one.says)


def _plain(column: str, cell: str) -> str:
    if column == "difference":
        return cell.replace("−", "-").lstrip("+")
    return guarded("" if cell == figure(None) else cell)


def _parts(moved: Sequence[QuestionEffect]) -> Iterator[Part]:
    for state, title in STATES.items():
        found = _all_shown(one for one in moved if one.state == state)
        if found and state != "compared":
            yield Part(state, str(title), found)


def _all_shown(several: Iterable[QuestionEffect]) -> list[QuestionShown]:
    return [shown_question(one) for one in several]


def _how_far(one: QuestionEffect) -> Decimal:
    """What moved most first, up or down; what is not compared last. The order is stable."""
    return Decimal(1) if one.difference is None else -abs(one.difference)


def _way(one: QuestionEffect) -> str:
    if one.difference is None:
        return ""
    if not one.difference:
        return "same"
    return "up" if one.difference > 0 else "down"
