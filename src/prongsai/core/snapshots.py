"""Sheets and results as plain values for storage: exact, complete, and read back the same."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from prongsai.core.disagreements import Disagreement
from prongsai.core.framework import Framework, Node
from prongsai.core.results import Result
from prongsai.core.scoring import Score
from prongsai.core.sheets.sheet import AgencyName, Reported, Sheet
from prongsai.core.surveys.pooling import Answers
from prongsai.core.surveys.tallies import tally_from_plain
from prongsai.core.wording import Text

Plain = dict[str, Any]


def sheet_as_plain(sheet: Sheet) -> Plain:
    """A sheet as values that JSON can hold; exact numbers are strings.

    ``answers`` are there only where something was counted here.
    """
    plain = {
        "year": sheet.year,
        "agency": sheet.agency._asdict(),
        "marks": {code: str(mark) for code, mark in sheet.marks.items()},
        "scores": {code: str(score) for code, score in sheet.scores.items()},
        "reported": {
            "total": None if sheet.reported.total is None else str(sheet.reported.total),
            "level": sheet.reported.level,
        },
        "respondents": dict(sheet.respondents),
        "comments": dict(sheet.comments),
    }
    if sheet.answers:
        plain["answers"] = {code: _answers_as_plain(one) for code, one in sheet.answers.items()}
    return plain


def sheet_from_plain(plain: Plain) -> Sheet:
    """The sheet that ``sheet_as_plain`` was given."""
    reported = plain["reported"]
    return Sheet(
        year=plain["year"],
        agency=AgencyName(**plain["agency"]),
        marks=_decimals(plain["marks"]),
        scores=_decimals(plain["scores"]),
        reported=Reported(
            None if reported["total"] is None else Decimal(reported["total"]), reported["level"]
        ),
        respondents=plain["respondents"],
        comments=plain["comments"],
        answers={code: _answers_from_plain(one) for code, one in plain.get("answers", {}).items()},
    )


def snapshot(result: Result) -> Plain:
    """Everything that a published result says, so that it can be shown without computing it."""
    return {
        "framework": result.framework.name,
        "digest": result.framework.digest,
        "sheet": sheet_as_plain(result.sheet),
        "level": None if result.level is None else result.level.code,
        "scores": {
            part.node.code: {
                "value": None if part.value is None else str(part.value),
                "announced": None if part.announced is None else str(part.announced),
                "origin": part.origin,
            }
            for part in result.total.walk()
        },
        "disagreements": [_disagreement_as_plain(one) for one in result.disagreements],
    }


def restore(framework: Framework, plain: Plain) -> Result:
    """The result that ``snapshot`` was given; nothing is computed again."""
    levels = {level.code: level for level in framework.levels}
    return Result(
        sheet=sheet_from_plain(plain["sheet"]),
        framework=framework,
        total=_score(framework.assessment, plain["scores"]),
        level=levels.get(plain["level"]),
        disagreements=tuple(map(_disagreement_from_plain, plain["disagreements"])),
    )


def _answers_as_plain(given: Answers) -> Plain:
    return {
        "population": given.population,
        "smallest": given.smallest,
        "portions": {code: tally.as_plain() for code, tally in given.portions.items()},
        "marks": {code: str(mark) for code, mark in given.marks.items()},
    }


def _answers_from_plain(plain: Plain) -> Answers:
    return Answers(
        population=plain["population"],
        smallest=plain["smallest"],
        portions={code: tally_from_plain(one) for code, one in plain["portions"].items()},
        marks={code: Fraction(mark) for code, mark in plain["marks"].items()},
    )


def _score(node: Node, scores: Mapping[str, Plain]) -> Score:
    kept = scores[node.code]
    value = None if kept["value"] is None else Fraction(kept["value"])
    return Score(node, value, kept["origin"], tuple(_score(part, scores) for part in node.parts))


def _disagreement_as_plain(one: Disagreement) -> Plain:
    plain = one._asdict()
    plain["explanation"] = one.explanation._asdict()
    plain["possible"] = None if one.possible is None else [str(end) for end in one.possible]
    return plain


def _disagreement_from_plain(plain: Plain) -> Disagreement:
    ends = plain["possible"]
    return Disagreement(**plain)._replace(
        explanation=Text(**plain["explanation"]),
        possible=None if ends is None else (Decimal(ends[0]), Decimal(ends[1])),
    )


def _decimals(plain: Mapping[str, str]) -> dict[str, Decimal]:
    return {code: Decimal(value) for code, value in plain.items()}
