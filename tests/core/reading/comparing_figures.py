"""The first half of a truth: who and when, scores, questions, groups, findings, what adds up."""

from collections.abc import Iterator, Mapping
from typing import Any

from prongsai.core.reading.facts import Facts, Figure, FindingRead, QuestionRead
from tests.core.reading.matching import (
    Field,
    Found,
    Telling,
    any_of,
    equal,
    extra,
    members,
    missing,
    on_line,
    text,
)

Truth = Mapping[str, Any]
_INSTRUMENTS = ("iit", "eit", "oit")


def figures(truth: Truth, facts: Facts, telling: Telling) -> Iterator[Field]:
    """Every field of a truth but those of its tables and letters."""
    for name, wanted in truth["agency"].items():
        yield equal(f"agency {name}", wanted, getattr(facts.agency, name))
    yield from _years(truth, facts, telling)
    yield from members("document", truth["documents"], facts.documents)
    yield from _total(truth["total"], facts, telling)
    yield from _level(truth["level"], facts)
    yield from _scores(truth, facts, telling)
    yield from _questions(truth, facts, telling)
    yield from _groups(truth, facts, telling)
    if "findings" in truth:
        yield from _findings(truth, facts, telling)
    yield from _disagreements(truth, facts)
    yield from _told(truth, facts)


def _told(truth: Truth, facts: Facts) -> Iterator[Field]:
    # A sum that does not add up names many lines; it tells of nothing else that is wrong on them.
    sums = {wanted["node"] for wanted in truth["disagreements"]}
    telling = Telling([one for one in facts.disagreements if one.node not in sums], facts.doubts)
    for one in truth["told"]:
        told = telling.mentions(one.get("lines", ()), one.get("mentions", ()))
        yield Field(f"told: {one['why']}", "told", "told" if told else "", told)


def about(theme: str | None, indicator: str | None) -> str:
    """What a row or a finding is about, as one word: ``theme 3``, ``indicator 10``."""
    said = [f"theme {theme}" if theme else "", f"indicator {indicator}" if indicator else ""]
    return " and ".join(one for one in said if one)


def _years(truth: Truth, facts: Facts, telling: Telling) -> Iterator[Field]:
    for name, got in (("fiscal_year", facts.fiscal_year), ("work_year", facts.work_year)):
        said = "" if got is None else str(got)
        told = telling.mentions((), [said])
        right = got in any_of(truth[name])
        yield Field(name, str(truth[name] or ""), said, right, number=True, told=told)


def _total(wanted: Mapping[str, Any] | None, facts: Facts, telling: Telling) -> Iterator[Field]:
    if wanted is not None:
        yield from telling.figure("total", "total", wanted, facts.total)
    elif facts.total is not None:
        yield telling.surplus("total", "total", facts.total)
    else:
        yield Field("total", "", "", True)


def _level(wanted: Mapping[str, Any] | None, facts: Facts) -> Iterator[Field]:
    level = facts.level
    if wanted is None:
        yield Field("level", "", level.value if level else "", level is None)
    elif level is None:
        yield from missing("level", {key: str(value) for key, value in wanted.items()})
    else:
        yield equal("level value", wanted["value"], level.value)
        yield equal("level printed", wanted["printed"], level.printed)
        yield on_line("level", wanted, level.line)


def _scores(truth: Truth, facts: Facts, telling: Telling) -> Iterator[Field]:
    found = Found(facts.scores)
    for wanted in truth["scores"]:
        node = wanted["node"]
        score = found.first(lambda one, node=node: one.node == node)
        yield from telling.figure(f"score {node}", node, wanted, score and score.figure)
    known = {wanted["node"]: wanted for wanted in truth["scores"]}
    for one in found.rest:
        if not _same(known.get(one.node), one.figure):
            yield telling.surplus(f"score {one.node}", one.node, one.figure)


def _same(wanted: Mapping[str, Any] | None, figure: Figure) -> bool:
    """Whether a figure is one that the truth has: what is printed twice may be read twice."""
    if wanted is None or figure.value != wanted["value"]:
        return False
    return figure.line in any_of(wanted["line"])


def _questions(truth: Truth, facts: Facts, telling: Telling) -> Iterator[Field]:
    found = Found(facts.questions)
    for wanted in truth["questions"]:
        code = wanted["code"]
        question = found.first(
            lambda one, code=code: one.code == code and one.figure is not None,
            lambda one, code=code: one.code == code,
        )
        if question is None:
            asked = {key: value for key, value in wanted.items() if key != "code"}
            yield from missing(f"question {code}", {key: str(one) for key, one in asked.items()})
        else:
            yield from _question(wanted, question, telling)
    known = {wanted["code"]: wanted for wanted in truth["questions"]}
    for one in found.rest:
        if one.figure is not None and not _same(known.get(one.code), one.figure):
            yield telling.surplus(f"question {one.code}", one.code, one.figure)


def _question(wanted: Mapping[str, Any], got: QuestionRead, telling: Telling) -> Iterator[Field]:
    name = f"question {got.code}"
    yield from telling.figure(name, got.code, wanted, got.figure)
    yield on_line(f"{name} itself", wanted, got.line)
    for part in ("comment", "analysis"):
        if part in wanted:
            yield text(f"{name} {part}", wanted[part], getattr(got, part))
    for kind, key in wanted.get("assignee", {}).items():
        if kind == "unit":
            yield text(f"{name} assignee", key, got.assignee)
        else:
            # Of a person only the position is left: nothing may stand before or after it.
            yield equal(f"{name} assignee", key, got.assignee or "")


def _groups(truth: Truth, facts: Facts, telling: Telling) -> Iterator[Field]:
    for band in sorted({*truth["groups"], *facts.groups}):
        wanted = truth["groups"].get(band, ())
        for field in members(f"group {band}", wanted, facts.groups.get(band, ())):
            told = bool(field.got) and telling.mentions((), [field.got])
            yield field._replace(number=True, told=told)


def _findings(truth: Truth, facts: Facts, telling: Telling) -> Iterator[Field]:
    found = Found(facts.findings)
    for wanted in truth["findings"]:
        of = about(wanted.get("theme"), wanted.get("indicator"))
        got = found.first(lambda one, of=of: about(one.theme, one.indicator) == of)
        if got is None:
            asked = {key: str(wanted[key]) for key in ("codes", "text", "line")}
            yield from missing(f"finding of {of}", asked)
        else:
            yield from _finding(f"finding of {of}", wanted, got, telling)
    for one in found.rest:
        yield extra(f"finding of {about(one.theme, one.indicator)}", one.text)


def _finding(
    name: str, wanted: Mapping[str, Any], got: FindingRead, telling: Telling
) -> Iterator[Field]:
    codes = " ".join(sorted(got.codes))
    yield Field(
        f"{name} codes", " ".join(wanted["codes"]), codes, {*got.codes} == {*wanted["codes"]}
    )
    figure = wanted.get("figure") or (wanted.get("figure_if_any") if got.figure else None)
    if figure is not None:
        with_line = {**figure, "line": wanted["line"]}
        yield from telling.figure(name, got.indicator or "", with_line, got.figure)
    elif got.figure is not None:
        yield telling.surplus(name, got.indicator or "", got.figure)
    yield text(f"{name} text", wanted["text"], got.text)
    yield on_line(f"{name} itself", wanted, got.line)


def _disagreements(truth: Truth, facts: Facts) -> Iterator[Field]:
    found = Found(facts.disagreements)
    for wanted in truth["disagreements"]:
        node, line = wanted["node"], wanted["line"]
        name = f"disagreement of {node}"
        got = found.first(lambda one, node=node: one.node == node)
        if got is None:
            yield from missing(name, {key: str(value) for key, value in wanted.items()})
            continue
        yield equal(f"{name} reported", wanted["reported"], got.reported)
        yield equal(f"{name} computed", wanted["computed"] or "", got.computed or "")
        yield Field(f"{name} line", str(line), str(got.lines), line in got.lines)
        repairs = sorted((one["node"], str(one["reads"])) for one in wanted["repairs"])
        told = sorted((one.node, one.reads) for one in got.repairs)
        yield Field(f"{name} repairs", str(repairs), str(told), repairs == told)
    agreeing = truth.get("agrees", ())
    for node in agreeing:
        against = [one for one in facts.disagreements if one.node == node]
        yield Field(f"{node} adds up", "", str(against or ""), not against)
    known = {"total", "level", *_INSTRUMENTS, *(one["node"] for one in truth["scores"])}
    for one in found.rest:
        if one.node in known and one.node not in agreeing:
            yield extra(f"disagreement of {one.node}", f"{one.reported}, {one.computed}")
