"""What was read in a report as plain values for JSON: keys and shapes that others rely on."""

from typing import Any

from prongsai.core.documents.plan import Measure
from prongsai.core.reading.facts import (
    GROUPS,
    DisagreementRead,
    Facts,
    Figure,
    FindingRead,
    MeasureRead,
    QuestionRead,
    Said,
)

Plain = dict[str, Any]


def as_plain(facts: Facts, language: str = "th") -> Plain:
    """Facts as mappings, lists, strings and whole numbers; what was not printed is ``null``.

    Figures are strings with all their digits, lines count from 1. Explanations are in ``language``.
    """
    agency = facts.agency
    return {
        "agency": {
            "name": agency.name,
            "type": agency.kind,
            "district": agency.district,
            "province": agency.province,
        },
        "fiscal_year": facts.fiscal_year,
        "documents": list(facts.documents),
        "reported": {"total": _figure(facts.total), "level": _said(facts.level)},
        "scores": [{"node": one.node, **_known(one.figure)} for one in facts.scores],
        "questions": [_question(one) for one in facts.questions],
        "groups": {band: list(facts.groups.get(band, ())) for band in GROUPS},
        "findings": [_finding(one) for one in facts.findings],
        "measures": [_measure(one) for one in facts.measures],
        "signers": [one._asdict() for one in facts.signers],
        "constraints": [one._asdict() for one in facts.limitations],
        "disagreements": [_disagreement(one, language) for one in facts.disagreements],
        "doubts": [{**one._asdict(), "reason": one.reason.say(language)} for one in facts.doubts],
        "work_year": facts.work_year,
        "follow_up": [one._asdict() for one in facts.follow_up],
        "references": [one._asdict() for one in facts.references],
        "days": [one._asdict() for one in facts.days],
    }


def _figure(figure: Figure | None) -> Plain | None:
    return None if figure is None else _known(figure)


def _known(figure: Figure) -> Plain:
    return {"value": format(figure.value, "f"), "printed": figure.printed, "line": figure.line}


def _said(said: Said | None) -> Plain | None:
    return None if said is None else said._asdict()


def _question(question: QuestionRead) -> Plain:
    figure = question.figure
    return {
        "code": question.code,
        "value": None if figure is None else format(figure.value, "f"),
        "comment": question.comment,
        "assignee": question.assignee,
        "line": question.line,
        "analysis": question.analysis,
        "printed": None if figure is None else figure.printed,
    }


def _finding(finding: FindingRead) -> Plain:
    return {
        "indicator": _number(finding.indicator),
        "theme": _number(finding.theme),
        "codes": list(finding.codes),
        "text": finding.text,
        "line": finding.line,
        "figure": _figure(finding.figure),
    }


def _measure(read: MeasureRead) -> Plain:
    measure = read.measure
    return {
        "indicator": _number(measure.indicator),
        "theme": _number(measure.theme),
        "title": read.title,
        "measures": list(measure.measures),
        "methods": list(measure.methods),
        "steps": list(measure.steps),
        "responsible": list(measure.responsible),
        "period": _period(measure),
        "follow_up": measure.follow_up,
        "results": list(measure.results),
        "outcomes": list(measure.outcomes),
        "suggestions": list(measure.suggestions),
        "lines": list(read.lines),
        "questions": list(measure.questions),
        "heading": measure.heading,
        "findings": list(measure.findings),
        "supervisor": measure.supervisor,
        "remark": measure.remark,
    }


def _period(measure: Measure) -> Plain:
    """A period as printed and its days; a deadline has no first day, an unread one neither."""
    period = measure.period
    starts, ends = (period.starts, period.ends) if period else (None, None)
    return {
        "printed": measure.period_printed,
        "start": starts.isoformat() if starts else None,
        "end": ends.isoformat() if ends else None,
        "kind": period.kind if period else None,
    }


def _disagreement(read: DisagreementRead, language: str) -> Plain:
    return {
        "node": read.node,
        "reported": read.reported,
        "computed": read.computed,
        "lines": list(read.lines),
        "repairs": [one._asdict() for one in read.repairs],
        "explanation": read.explanation.say(language),
    }


def _number(code: str | None) -> int | str | None:
    """The number of a theme or indicator; a code that is no whole number (``9.2``) as it is."""
    if not code:
        return None
    return int(code) if code.isdecimal() else code
