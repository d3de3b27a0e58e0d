"""What was read in a report: every fact with the words and the line in which it was printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from prongsai.core.documents.plan import Measure
from prongsai.core.sheets.sheet import AgencyName
from prongsai.core.wording import Text


class Figure(NamedTuple):
    """A number: its value, as printed, and on which line."""

    value: Decimal
    printed: str
    line: int


class Said(NamedTuple):
    """A word with a meaning, such as a level's code: what it means, as printed, on which line."""

    value: str
    printed: str
    line: int


class ScoreRead(NamedTuple):
    """The score of a node of the rules (``1``, ``9.1``, ``iit``), as printed."""

    node: str
    figure: Figure


class QuestionRead(NamedTuple):
    """What was printed of a question or item; what was not printed is ``None``.

    ``comment`` is the assessor's, ``analysis`` what the agency concludes, ``assignee`` who is to
    do it: a unit or a position, never a person's name.
    """

    code: str
    line: int
    figure: Figure | None = None
    comment: str | None = None
    analysis: str | None = None
    assignee: str | None = None


class FindingRead(NamedTuple):
    """What a report finds about an indicator or a theme: its codes and its words."""

    indicator: str | None
    theme: str | None
    codes: tuple[str, ...]
    figure: Figure | None
    text: str
    line: int


class MeasureRead(NamedTuple):
    """A row of measures or results, as the plan takes it, its title, first and last line."""

    measure: Measure
    title: str
    lines: tuple[int, int]


class FollowUpRead(NamedTuple):
    """A row of a follow-up table: the question, who does it, who watches."""

    code: str
    unit: str
    supervisor: str
    line: int


class SignerRead(NamedTuple):
    """Who signs, by position."""

    position: str
    line: int


class LimitationRead(NamedTuple):
    """A limitation of one of the kinds in core.documents.plan.LIMITATIONS."""

    kind: str
    text: str
    line: int


class ReferenceRead(NamedTuple):
    """A letter that a memo refers to: its number and day as printed, and its subject."""

    number: str
    dated: str
    subject: str
    line: int


class DayRead(NamedTuple):
    """A day that a document is dated or that it tells: what it is of, in ISO form, as printed."""

    of: str
    day: str
    printed: str
    line: int


class Repair(NamedTuple):
    """A reading of a printed figure that makes everything consistent: of which node, what."""

    node: str
    printed: str
    reads: str
    line: int


class DisagreementRead(NamedTuple):
    """Printed figures that do not add up: of which node, what is printed, what follows."""

    node: str
    reported: str
    computed: str | None
    lines: tuple[int, ...]
    repairs: tuple[Repair, ...]
    explanation: Text


class Doubt(NamedTuple):
    """Something read that may be otherwise: where, as printed, what it was read as, and why."""

    line: int
    printed: str
    reads: str
    reason: Text


# The bands that a report puts questions into, as the output names them.
GROUPS = ("below_60", "60_to_85", "above_85")

# The kinds of document that a report is recognised to hold, as the output names them.
DOCUMENTS = (
    "cover",
    "announcement",
    "memo",
    "analysis_report",
    "measures",
    "results_report",
    "constraints_analysis",
    "follow_up_table",
    "photo_pages",
)


@dataclass(frozen=True)
class Facts:
    """Everything read in one report, in the order of printing; what was not printed is empty.

    ``groups`` has codes of questions by the bands of GROUPS.
    """

    agency: AgencyName = AgencyName()
    fiscal_year: int | None = None
    work_year: int | None = None
    documents: tuple[str, ...] = ()
    total: Figure | None = None
    level: Said | None = None
    scores: tuple[ScoreRead, ...] = ()
    questions: tuple[QuestionRead, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    findings: tuple[FindingRead, ...] = ()
    measures: tuple[MeasureRead, ...] = ()
    follow_up: tuple[FollowUpRead, ...] = ()
    signers: tuple[SignerRead, ...] = ()
    limitations: tuple[LimitationRead, ...] = ()
    references: tuple[ReferenceRead, ...] = ()
    days: tuple[DayRead, ...] = ()
    disagreements: tuple[DisagreementRead, ...] = ()
    doubts: tuple[Doubt, ...] = ()
