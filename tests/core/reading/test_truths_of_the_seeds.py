"""The truths themselves: each agrees with itself, with its report and with earlier counts."""

from decimal import Decimal
from typing import Any

import pytest

from prongsai.core.documents.plan import Measure
from prongsai.core.periods import Period
from prongsai.core.reading.facts import (
    DayRead,
    DisagreementRead,
    Doubt,
    Facts,
    Figure,
    FindingRead,
    FollowUpRead,
    LimitationRead,
    MeasureRead,
    QuestionRead,
    ReferenceRead,
    Said,
    ScoreRead,
    SignerRead,
)
from prongsai.core.sheets.sheet import AgencyName
from prongsai.core.wording import same
from tests.core.reading.matching import any_of
from tests.core.reading.truth import FILES, compare, load, seed_of


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_facts_made_from_a_truth_agree_with_it(path: Any) -> None:
    truth = load(path)

    compared = compare(truth, facts_of(truth))

    assert compared.wrong == (), str(compared)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_figure_of_a_truth_is_printed_on_a_line_of_its_report(path: Any) -> None:
    truth = load(path)
    seed = seed_of(truth)
    if not seed.exists():
        pytest.skip("the reports are not beside the project")
    lines = seed.read_text(encoding="utf-8").split("\n")

    figures = [*truth["scores"], *truth["questions"], truth["total"], truth["level"]]
    assert [figure for figure in figures if figure and not _stands(figure, lines)] == []


def _stands(figure: Any, lines: list[str]) -> bool:
    on = " ".join(lines[number - 1] for number in any_of(figure["line"]))
    return all(printed in on for printed in any_of(figure["printed"]))


# Sums of domain/documents.md, section 12.
COUNTS = {
    "seed-000": {"measures": 7, "methods": 24, "steps": 28, "responsible": 20, "findings": 7},
    "seed-001": {"measures": 14, "methods": 62, "results": 17, "outcomes": 20},
    "seed-002": {"measures": 6, "methods": 22, "results": 21, "suggestions": 6, "findings": 9},
    "seed-003": {"questions": 14, "follow_up": 13, "signers": 1},
    "seed-004": {"measures": 8, "steps": 30},
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_truth_has_as_many_items_as_were_counted_when_the_report_was_described(
    path: Any,
) -> None:
    truth = load(path)

    counted = {name: _count(truth, name) for name in COUNTS[path.stem]}

    assert counted == COUNTS[path.stem]


def _count(truth: Any, name: str) -> int:
    if name in truth:
        return len(truth[name])
    return sum(len(row.get(name, ())) for row in truth["measures"])


_LISTS = (
    "measures",
    "findings",
    "methods",
    "steps",
    "responsible",
    "results",
    "outcomes",
    "suggestions",
)


def facts_of(truth: Any) -> Facts:
    """Facts as a truth has them: each text is its key with the words after it."""
    return Facts(
        agency=AgencyName(**truth["agency"]),
        fiscal_year=any_of(truth["fiscal_year"])[0],
        work_year=truth["work_year"],
        documents=tuple(truth["documents"]),
        total=truth["total"] and _figure(truth["total"]),
        level=truth["level"] and _level(truth["level"]),
        scores=tuple(ScoreRead(one["node"], _figure(one)) for one in truth["scores"]),
        questions=tuple(_question(one) for one in truth["questions"]),
        groups={band: tuple(codes) for band, codes in truth["groups"].items()},
        findings=tuple(_finding(one) for one in truth.get("findings", ())),
        measures=tuple(_row(one) for one in truth["measures"]),
        follow_up=tuple(FollowUpRead(**one) for one in truth["follow_up"]),
        signers=tuple(SignerRead(**one) for one in truth["signers"]),
        limitations=tuple(
            LimitationRead(one["kind"], _text(one["text"]), any_of(one["line"])[0])
            for one in truth["limitations"]
        ),
        references=tuple(ReferenceRead(**one) for one in truth["references"]),
        days=tuple(
            DayRead("", str(one["day"]), one["printed"], one["line"]) for one in truth["days"]
        ),
        disagreements=tuple(
            DisagreementRead(
                one["node"], one["reported"], one["computed"], (one["line"],), (), same("")
            )
            for one in truth["disagreements"]
        ),
        doubts=tuple(
            Doubt(one.get("lines", [1])[0], "", "", same(" ".join(one.get("mentions", ()))))
            for one in truth["told"]
        ),
    )


def _text(key: Any) -> str:
    return " ".join(str(one) for one in any_of(key))


def _figure(one: Any) -> Figure:
    return Figure(Decimal(one["value"]), any_of(one["printed"])[0], any_of(one["line"])[0])


def _level(one: Any) -> Said:
    return Said(one["value"], any_of(one["printed"])[0], any_of(one["line"])[0])


def _question(one: Any) -> QuestionRead:
    assignee = [_text(key) for key in one.get("assignee", {}).values()]
    return QuestionRead(
        one["code"],
        any_of(one["line"])[0],
        _figure(one),
        _text(one.get("comment", "")) or None,
        _text(one.get("analysis", "")) or None,
        assignee[0] if assignee else None,
    )


def _finding(one: Any) -> FindingRead:
    figure = one.get("figure")
    return FindingRead(
        one.get("indicator"),
        one.get("theme"),
        tuple(one["codes"]),
        figure and _figure({**figure, "line": one["line"]}),
        _text(one["text"]),
        one["line"],
    )


def _row(one: Any) -> MeasureRead:
    period = one["period"]
    lists = {name: tuple(_text(key) for key in one.get(name, ())) for name in _LISTS}
    measure = Measure(
        theme=one.get("theme", ""),
        indicator=one.get("indicator", ""),
        questions=tuple(one.get("questions", ())),
        period=Period(period["kind"], period.get("starts"), period.get("ends")),
        period_printed=period["printed"],
        follow_up=_text(one.get("follow_up", "")),
        **lists,
    )
    first, last = one["lines"]
    return MeasureRead(measure, "", (first, last))
