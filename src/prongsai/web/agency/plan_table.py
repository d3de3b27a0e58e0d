"""A plan of measures as a table that a page only shows."""

from typing import NamedTuple

from prongsai.core.documents.plan import Plan
from prongsai.core.documents.plan_form import COLUMNS, FIELDS
from prongsai.core.documents.plan_writing import field_values, measure_values


class Told(NamedTuple):
    """What a plan says under one heading, in lines."""

    title: str
    lines: tuple[str, ...]


class MeasureRead(NamedTuple):
    """One measure: what it answers as its heading, and everything that it says."""

    heading: str
    told: list[Told]


def plan_fields(plan: Plan, language: str) -> list[Told]:
    """What a plan says of itself, without what it leaves open."""
    told = (Told(FIELDS[name].say(language), _lines(value)) for name, value in field_values(plan))
    return [one for one in told if one.lines]


def plan_measures(plan: Plan, language: str) -> list[MeasureRead]:
    """The measures of a plan, without what they leave open."""
    shown = []
    for number, measure in enumerate(plan.measures, 1):
        told = {name: _lines(value) for name, value in measure_values(measure)}
        told["questions"] = tuple(code.upper() for code in told["questions"])
        answers = [
            f"{COLUMNS[name].say(language)} {', '.join(told.pop(name))}"
            for name in ("theme", "indicator", "questions", "heading")
            if told.get(name)
        ]
        rest = [Told(COLUMNS[name].say(language), some) for name, some in told.items() if some]
        first = [*measure.measures, *measure.steps, *measure.methods][:1]
        shown.append(MeasureRead(f"{number}. {' · '.join([*answers, *first])}", rest))
    return shown


def _lines(value: object) -> tuple[str, ...]:
    entries = value if isinstance(value, tuple) else (value,)
    return tuple(str(entry) for entry in entries if entry not in ("", None))
