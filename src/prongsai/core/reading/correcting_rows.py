"""Each kind of row that a report has: its values as text, and the row that texts make."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, NamedTuple

from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure
from prongsai.core.period_reading import read_period
from prongsai.core.reading.facts import (
    Figure,
    FindingRead,
    FollowUpRead,
    LimitationRead,
    MeasureRead,
    QuestionRead,
    ScoreRead,
)
from prongsai.core.reading.values_written import (
    Form,
    code_from,
    codes_from,
    entries_from,
    figure_from,
    told_codes,
    told_entries,
    told_figure,
)
from prongsai.core.thai import tidy

Values = Mapping[str, str]


class RowKind(NamedTuple):
    """A kind of row: its values in their order, how they are told and what is made of them.

    ``makes`` takes the values, the row as it was read (``None`` for one that a person adds), its
    line and the fiscal year of the measures; it gives ``None`` where the row says nothing.
    """

    forms: Mapping[str, Form]
    tells: Callable[[Any], dict[str, str]]
    makes: Callable[[Values, Any, int, int | None], Any]


def line_of(row: Any) -> int:
    """On which line a row begins."""
    if isinstance(row, MeasureRead):
        return row.lines[0]
    line: int = row.figure.line if isinstance(row, ScoreRead) else row.line
    return line


def figure_of(row: Any) -> Figure | None:
    """The figure of a row, where its kind has one."""
    figure: Figure | None = getattr(row, "figure", None)
    return figure


def _tell_score(row: ScoreRead) -> dict[str, str]:
    return {"node": row.node.upper(), "value": told_figure(row.figure)}


def _score(values: Values, was: ScoreRead | None, line: int, _: int | None) -> ScoreRead | None:
    figure = figure_from(values["value"], was.figure if was else None, line)
    node = code_from(values["node"])
    return ScoreRead(node, figure) if node and figure else None


def _tell_question(row: QuestionRead) -> dict[str, str]:
    return {
        "code": row.code.upper(),
        "value": told_figure(row.figure),
        "comment": row.comment or "",
        "analysis": row.analysis or "",
        "assignee": row.assignee or "",
    }


def _question(
    values: Values, was: QuestionRead | None, line: int, _: int | None
) -> QuestionRead | None:
    code = code_from(values["code"])
    if not code:
        return None
    return QuestionRead(
        code=code,
        line=line,
        figure=figure_from(values["value"], was.figure if was else None, line),
        comment=tidy(values["comment"]) or None,
        analysis=tidy(values["analysis"]) or None,
        assignee=tidy(values["assignee"]) or None,
    )


def _tell_finding(row: FindingRead) -> dict[str, str]:
    return {
        "indicator": (row.indicator or "").upper(),
        "theme": row.theme or "",
        "codes": told_codes(row.codes),
        "value": told_figure(row.figure),
        "text": row.text,
    }


def _finding(
    values: Values, was: FindingRead | None, line: int, _: int | None
) -> FindingRead | None:
    made = FindingRead(
        indicator=code_from(values["indicator"]) or None,
        theme=code_from(values["theme"]) or None,
        codes=codes_from(values["codes"]),
        figure=figure_from(values["value"], was.figure if was else None, line),
        text=tidy(values["text"]),
        line=line,
    )
    return made if made.codes or made.figure or made.text else None


_MEASURE: Mapping[str, Form] = {
    "theme": "code",
    "indicator": "code",
    "questions": "codes",
    "heading": "line",
    "findings": "entries",
    "measures": "entries",
    "methods": "entries",
    "steps": "entries",
    "responsible": "entries",
    "period": "line",
    "follow_up": "passage",
    "supervisor": "line",
    "results": "entries",
    "outcomes": "entries",
    "suggestions": "entries",
    "remark": "passage",
}


def _tell_measure(row: MeasureRead) -> dict[str, str]:
    told = {}
    for name, form in _MEASURE.items():
        value = row.measure.when if name == "period" else getattr(row.measure, name)
        if form == "codes":
            told[name] = told_codes(value)
        else:
            told[name] = told_entries(value) if form == "entries" else str(value)
    return told


def _measure(
    values: Values, was: MeasureRead | None, line: int, year: int | None
) -> MeasureRead | None:
    given = {name: _written(form, values[name]) for name, form in _MEASURE.items()}
    printed = str(given.pop("period"))
    before = was.measure if was else Measure()
    period = before.period
    if printed != tidy(before.when):
        period = read_period(printed, FiscalYear(year) if year else None)
    else:
        printed = before.period_printed
    made = replace(before, **given, period=period, period_printed=printed)
    if all(getattr(made, one.name) == one.default for one in fields(Measure)):
        return None
    return MeasureRead(made, was.title if was else "", was.lines if was else (line, line))


def _written(form: Form, text: str) -> Any:
    match form:
        case "codes":
            return codes_from(text)
        case "code":
            return code_from(text)
        case "entries":
            return entries_from(text)
    return tidy(text)


def _tell_follow_up(row: FollowUpRead) -> dict[str, str]:
    return {"code": row.code.upper(), "unit": row.unit, "supervisor": row.supervisor}


def _follow_up(
    values: Values, was: FollowUpRead | None, line: int, _: int | None
) -> FollowUpRead | None:
    code = code_from(values["code"])
    unit, supervisor = tidy(values["unit"]), tidy(values["supervisor"])
    return FollowUpRead(code, unit, supervisor, line) if code else None


def _tell_limitation(row: LimitationRead) -> dict[str, str]:
    return {"kind": row.kind, "text": row.text}


def _limitation(
    values: Values, was: LimitationRead | None, line: int, _: int | None
) -> LimitationRead | None:
    text = tidy(values["text"])
    return LimitationRead(values["kind"], text, line) if text and values["kind"] else None


# The rows of core.reading.facts.Facts by the names that they have there.
KINDS: Mapping[str, RowKind] = {
    "scores": RowKind({"node": "code", "value": "figure"}, _tell_score, _score),
    "questions": RowKind(
        {
            "code": "code",
            "value": "figure",
            "comment": "passage",
            "analysis": "passage",
            "assignee": "line",
        },
        _tell_question,
        _question,
    ),
    "findings": RowKind(
        {
            "indicator": "code",
            "theme": "code",
            "codes": "codes",
            "value": "figure",
            "text": "passage",
        },
        _tell_finding,
        _finding,
    ),
    "measures": RowKind(_MEASURE, _tell_measure, _measure),
    "follow_up": RowKind(
        {"code": "code", "unit": "line", "supervisor": "line"}, _tell_follow_up, _follow_up
    ),
    "limitations": RowKind(
        {"kind": "limitation", "text": "passage"}, _tell_limitation, _limitation
    ),
}
