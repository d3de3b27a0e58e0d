"""A sheet's result: scores, level and disagreements, by the rules of its year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from prongsai.core.counted import counted
from prongsai.core.disagreements import Disagreement, disagreements
from prongsai.core.framework import Framework, Level
from prongsai.core.loading import load_framework
from prongsai.core.receipts import Receipt, receipt
from prongsai.core.scoring import Score, level, score
from prongsai.core.sheets.odd_marks import odd_marks
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.surveys.margins import Margin, margins
from prongsai.core.surveys.questionnaire import questionnaire
from prongsai.core.surveys.sample import Shortfall, shortfalls
from prongsai.core.wording import Text


@dataclass(frozen=True)
class Result:
    """What a sheet gives by a framework, beside what was reported."""

    sheet: Sheet
    framework: Framework
    total: Score
    level: Level | None
    disagreements: tuple[Disagreement, ...]

    @cached_property
    def margins(self) -> Mapping[str, Margin]:
        """The margins of error of what was counted here, by the code of the node."""
        found: dict[str, Margin] = {}
        for code, given in self.sheet.answers.items():
            found |= margins(questionnaire(self.framework, code), given)
        return found

    @cached_property
    def odd_marks(self) -> tuple[Text, ...]:
        """Sentences about items with marks that the rules cannot give; they count as they are."""
        return odd_marks(self.framework, self.sheet)

    @cached_property
    def shortfalls(self) -> tuple[Shortfall, ...]:
        """The surveys that too few answered; while there are any, a result has no level."""
        return shortfalls(self.framework, self.sheet)

    @property
    def complete(self) -> bool:
        """Whether everything that the total needs is known."""
        return self.total.value is not None

    def receipts(self, code: str) -> Iterator[Receipt]:
        """The receipts of a node and of everything known below it; KeyError for no such node."""
        for part in self.total.find(code).walk():
            receipt = self.receipt(part)
            if part.value is not None or part.parts or receipt.counted is not None:
                yield receipt

    def receipt(self, part: Score) -> Receipt:
        """The receipt of one of the result's scores."""
        found = counted(self.framework, part.node.code, self.sheet.answers)
        return receipt(part, self.sheet.respondents, found)

    def as_json(self, language: str) -> dict[str, Any]:
        """The result for machines; figures as announced, as strings.

        ``short_of_sample`` is there where too few answered a survey that was counted here.
        """
        short = {
            one.instrument: {"answered": one.answered, "required": one.required}
            for one in self.shortfalls
        }
        return {
            "year": self.sheet.year,
            "agency": self.sheet.agency.name,
            "framework": self.framework.name,
            "digest": self.framework.digest,
            "total": figure(self.total),
            "level": None if self.level is None else self.level.code,
            "complete": self.complete,
            "status": self.framework.status,
            "nodes": {
                part.node.code: figure(part)
                for part in self.total.walk()
                if part is not self.total and part.value is not None
            },
            "disagreements": [_disagreement_json(one, language) for one in self.disagreements],
            **({"short_of_sample": short} if short else {}),
        }


def result_of(sheet: Sheet) -> Result:
    """Compute a sheet by the newest rules of its year; ProblemsFound for a year without rules."""
    return result_by(load_framework(sheet.year), sheet)


def result_by(framework: Framework, sheet: Sheet) -> Result:
    """Compute a sheet by the given rules.

    Where too few answered a survey, everything is computed and no level is given. No public rule
    says what happens then; this is the careful reading (docs/scoring.md).
    """
    total = score(framework.assessment, sheet.known)
    return Result(
        sheet=sheet,
        framework=framework,
        total=total,
        level=None if shortfalls(framework, sheet) else level(framework, total),
        disagreements=disagreements(framework, sheet, total),
    )


def figure(part: Score) -> str | None:
    """A score as it is announced, or ``None``."""
    return None if part.announced is None else str(part.announced)


def drafts(framework: Framework) -> Iterator[tuple[Text, Text]]:
    """What of a framework is only a draft: its name and the reason, the whole file first."""
    if framework.because is not None:
        yield framework.assessment.name, framework.because
    for node in framework.assessment.walk():
        if node.because is not None:
            yield node.name, node.because


def _disagreement_json(one: Disagreement, language: str) -> dict[str, Any]:
    return {
        "node": one.node,
        "reported": one.reported,
        "computed": one.computed,
        "possible": None if one.possible is None else [str(end) for end in one.possible],
        "explanation": one.explanation.say(language),
        "repairs": [],
    }
