"""The second half of a truth: rows of measures and of follow-up, limitations, letters, days."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from prongsai.core.reading.facts import Facts, MeasureRead
from tests.core.reading.comparing_figures import about
from tests.core.reading.matching import (
    Field,
    Found,
    Telling,
    equal,
    extra,
    is_key_of,
    members,
    missing,
    on_line,
    plain,
    text,
)

Truth = Mapping[str, Any]
_LISTS = ("findings", "methods", "steps", "responsible", "results", "outcomes", "suggestions")


def rows(truth: Truth, facts: Facts, telling: Telling) -> Iterator[Field]:
    """Every field of a truth's tables and letters."""
    yield from _measures(truth, facts, telling)
    yield from _follow_up(truth, facts)
    yield from _signers(truth, facts)
    yield from _limitations(truth, facts)
    yield from _references(truth, facts)
    yield from _days(truth, facts, telling)


def _measures(truth: Truth, facts: Facts, telling: Telling) -> Iterator[Field]:
    found = Found(facts.measures)
    for wanted in truth["measures"]:
        first, last = wanted["lines"]
        name = f"row of line {first}"
        got = found.first(
            lambda one, first=first: one.lines[0] == first,
            lambda one, first=first, last=last: first <= one.lines[0] <= last,
        )
        if got is None:
            yield from missing(name, {**wanted, "lines": str(wanted["lines"])})
        else:
            yield from _row(name, wanted, got, telling)
    for one in found.rest:
        yield extra(f"row of line {one.lines[0]}", one.title)


def _row(
    name: str, wanted: Mapping[str, Any], got: MeasureRead, telling: Telling
) -> Iterator[Field]:
    measure, lines = got.measure, wanted["lines"]
    answers = about(wanted.get("theme"), wanted.get("indicator"))
    yield equal(f"{name} answers", answers, about(measure.theme, measure.indicator))
    yield Field(f"{name} lines", str(lines), str(list(got.lines)), list(got.lines) == lines)
    if "questions" in wanted:
        yield from members(f"{name} question", wanted["questions"], measure.questions)
    said = measure.measures
    if wanted.get("heading") != "any" and measure.heading and measure.heading not in said:
        said = (measure.heading, *said)
    yield from _list(f"{name} measures", wanted.get("measures", ()), said)
    for part in _LISTS:
        yield from _list(f"{name} {part}", wanted.get(part, ()), getattr(measure, part))
    yield from _period(f"{name} period", wanted["period"], got, telling)
    if "follow_up" in wanted:
        yield text(f"{name} follow-up", wanted["follow_up"], measure.follow_up)
    elif measure.follow_up:
        yield extra(f"{name} follow-up", measure.follow_up)


def _list(name: str, wanted: Iterable[Any], got: tuple[str, ...]) -> Iterator[Field]:
    """How many there are, and each in its order; no field where there are and should be none."""
    keys = list(wanted)
    if keys or got:
        yield Field(f"{name}, how many", str(len(keys)), str(len(got)), len(keys) == len(got))
    after = 0
    for number, key in enumerate(keys, start=1):
        at = next((n for n in range(after, len(got)) if is_key_of(key, got[n])), None)
        beside = got[number - 1] if number <= len(got) else ""
        yield Field(f"{name} {number}", str(key), beside, at is not None)
        after = after if at is None else at + 1


def _period(
    name: str, wanted: Mapping[str, Any], got: MeasureRead, telling: Telling
) -> Iterator[Field]:
    period, printed = got.measure.period, got.measure.period_printed
    told = telling.mentions(range(got.lines[0], got.lines[1] + 1), [printed])
    yield equal(f"{name} kind", wanted["kind"], period.kind if period else "")
    for end in ("starts", "ends"):
        should = str(wanted.get(end) or "")
        day = str(getattr(period, end) or "") if period else ""
        yield Field(f"{name} {end}", should, day, day == should, number=True, told=told)
    yield equal(f"{name} printed", wanted["printed"], printed)


def _follow_up(truth: Truth, facts: Facts) -> Iterator[Field]:
    found = Found(facts.follow_up)
    for wanted in truth["follow_up"]:
        code = wanted["code"]
        got = found.first(lambda one, code=code: one.code == code)
        if got is None:
            yield from missing(f"follow-up of {code}", wanted)
            continue
        yield equal(f"follow-up of {code} unit", wanted["unit"], got.unit)
        yield equal(f"follow-up of {code} supervisor", wanted["supervisor"], got.supervisor)
        yield on_line(f"follow-up of {code}", wanted, got.line)
    for one in found.rest:
        yield extra(f"follow-up of {one.code}", one.unit)


def _signers(truth: Truth, facts: Facts) -> Iterator[Field]:
    found = Found(facts.signers)
    for wanted in truth["signers"]:
        name, line = f"signer of line {wanted['line']}", wanted["line"]
        position = plain(wanted["position"])
        got = found.first(
            lambda one, line=line: one.line == line,
            lambda one, position=position: plain(one.position) == position,
        )
        if got is None:
            yield from missing(name, wanted)
            continue
        yield equal(f"{name} position", wanted["position"], got.position)
        yield on_line(name, wanted, got.line)
    for one in found.rest:
        yield extra(f"signer of line {one.line}", one.position)


def _limitations(truth: Truth, facts: Facts) -> Iterator[Field]:
    found = Found(facts.limitations)
    for wanted in truth["limitations"]:
        kind = wanted["kind"]
        got = found.first(lambda one, kind=kind: one.kind == kind)
        if got is None:
            asked = {"text": wanted["text"], "line": str(wanted["line"])}
            yield from missing(f"limitation of {kind}", asked)
            continue
        yield text(f"limitation of {kind}", wanted["text"], got.text)
        yield on_line(f"limitation of {kind}", wanted, got.line)
    for one in found.rest:
        yield extra(f"limitation of {one.kind}", one.text)


def _references(truth: Truth, facts: Facts) -> Iterator[Field]:
    found = Found(facts.references)
    for wanted in truth["references"]:
        name, line = f"reference of line {wanted['line']}", wanted["line"]
        got = found.first(lambda one, line=line: one.line == line)
        if got is None:
            yield from missing(name, wanted)
            continue
        yield equal(f"{name} number", wanted["number"], got.number)
        yield equal(f"{name} dated", wanted["dated"], got.dated)
        yield text(f"{name} subject", wanted["subject"], got.subject)
    for one in found.rest:
        yield extra(f"reference of line {one.line}", one.number)


def _days(truth: Truth, facts: Facts, telling: Telling) -> Iterator[Field]:
    found = Found(facts.days)
    for wanted in truth["days"]:
        day, line = str(wanted["day"]), wanted["line"]
        name = f"day of line {line}"
        got = found.first(lambda one, day=day, line=line: (one.day, one.line) == (day, line))
        if got is not None:
            yield Field(name, day, got.day, True, number=True)
            printed = plain(wanted["printed"]) in plain(got.printed)
            yield Field(f"{name} printed", wanted["printed"], got.printed, printed)
        elif not wanted.get("optional"):
            yield from missing(name, {"day": day, "printed": wanted["printed"]})
    for one in found.rest:
        told = telling.mentions([one.line], [one.day, one.printed])
        name = f"day of line {one.line}, not printed so"
        yield Field(name, "", one.day, False, number=True, told=told)
