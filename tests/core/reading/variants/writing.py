"""Writing a report of our own line by line, with the facts that its reader should find."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework
from prongsai.core.results import Result, result_of
from prongsai.core.sheets.sheet import AgencyName, Sheet
from prongsai.core.thai import thai_digits

# What every truth has, empty where the report prints nothing of it.
_EMPTY: Mapping[str, Any] = {
    "work_year": None,
    "total": None,
    "level": None,
    "scores": [],
    "questions": [],
    "groups": {},
    "measures": [],
    "follow_up": [],
    "signers": [],
    "limitations": [],
    "references": [],
    "days": [],
    "disagreements": [],
    "told": [],
}


class Variant(NamedTuple):
    """A report that nobody has seen: what is other in it, its text, and what should be read."""

    name: str
    text: str
    truth: Mapping[str, Any]


@dataclass(frozen=True)
class Office:
    """An office of our own with the scores of its ten indicators in one year."""

    agency: AgencyName
    year: int
    scores: tuple[str, ...]

    @property
    def result(self) -> Result:
        """What the rules of the year make of the scores."""
        marks = {str(n): Decimal(score) for n, score in enumerate(self.scores, start=1)}
        return result_of(Sheet(self.year, self.agency, scores=marks))

    @property
    def framework(self) -> Framework:
        """The rules of the year."""
        return load_framework(self.year)

    @property
    def total(self) -> str:
        """The total as announced."""
        return str(self.result.total.announced)

    @property
    def level(self) -> str:
        """The code of the level."""
        level = self.result.level
        assert level is not None
        return level.code

    def indicator(self, code: str | int) -> str:
        """The name of an indicator."""
        return self.framework.nodes[str(code)].name.th

    def theme(self, code: str | int) -> str:
        """The name of a theme."""
        return next(one.name.th for one in self.framework.themes if one.code == str(code))

    @property
    def full_name(self) -> str:
        """Its name with district and province; a province is its own."""
        if not self.agency.district:
            return self.agency.name
        return f"{self.agency.name} อำเภอ{self.agency.district} จังหวัด{self.agency.province}"


@dataclass
class Report:
    """The lines of a report as they are written, and the truth about them."""

    name: str
    office: Office
    thai: bool = True
    lines: list[str] = field(default_factory=list)
    truth: dict[str, Any] = field(default_factory=dict)
    _breaks: bool = False

    def __post_init__(self) -> None:
        office = self.office
        self.truth = {
            **deepcopy(_EMPTY),
            "agency": {key: one for key, one in office.agency._asdict().items() if one},
            "fiscal_year": office.year,
            "documents": [],
        }

    def digits(self, text: str) -> str:
        """A text in the numerals of the report."""
        return thai_digits(text) if self.thai else text

    def line(self, text: str = "") -> int:
        """Print a line; its number."""
        self.lines.append("\f" * self._breaks + self.digits(text))
        self._breaks = False
        return len(self.lines)

    def blank(self) -> None:
        """Print an empty line."""
        self.line()

    def row(self, *cells: str) -> int:
        """Print a row of a table, its cells parted by tabs."""
        return self.line("\t".join(cells))

    def piped(self, *cells: str) -> int:
        """Print a row of a table as Markdown has it."""
        return self.line(f"| {' | '.join(cells)} |")

    def page(self) -> None:
        """Begin a new page with the next line."""
        self._breaks = True

    def holds(self, *documents: str) -> None:
        """The report is of these kinds of document."""
        self.truth["documents"] += documents

    def total(self, line: int | list[int], value: str = "") -> None:
        """The total is printed on the line."""
        self.truth["total"] = self._figure(value or self.office.total, line)

    def level(self, line: int | list[int], printed: list[str] | None = None) -> None:
        """The level is printed on the line."""
        code = self.office.level
        printings = printed or [code, f"ระดับ {code}", f"ระดับ{code}"]
        self.truth["level"] = {"value": code, "printed": printings, "line": line}

    def score(self, node: str | int, line: int | list[int], value: str = "") -> None:
        """The score of an indicator is printed on the line."""
        score = value or self.office.scores[int(node) - 1]
        self.truth["scores"].append({"node": str(node), **self._figure(score, line)})

    def question(self, code: str, value: str, line: int | list[int], **more: Any) -> None:
        """The score of a question is printed on the line, with what else is said of it."""
        self.truth["questions"].append({"code": code, **self._figure(value, line), **more})

    def question_figure(self, code: str, value: str, line: int) -> dict[str, Any]:
        """The score of a question is printed on the line; its figure, for a finding."""
        self.question(code, value, line)
        return {"value": self.value(value), "printed": self.digits(value)}

    @staticmethod
    def value(figure: str) -> Decimal:
        """A figure as a truth has it."""
        return Decimal(figure)

    def has(self, what: str, **facts: Any) -> None:
        """A fact of any other sort: a signer, a limitation, a finding."""
        self.truth.setdefault(what, []).append(facts)

    def row_of(self, first: int, last: int, **facts: Any) -> None:
        """A row of measures from one line to another."""
        self.truth["measures"].append({**facts, "lines": [first, last]})

    def done(self) -> Variant:
        """The report and what should be read in it."""
        return Variant(self.name, "\n".join(self.lines) + "\n", self.truth)

    def _figure(self, value: str, line: int | list[int]) -> dict[str, Any]:
        return {"value": Decimal(value), "printed": self.digits(value), "line": line}
