"""What the file of a result sheet says, value by value, whatever its format."""

from typing import Literal, NamedTuple

from prongsai.core.problems import Problem
from prongsai.core.sheets.sheet import AgencyName, Reported
from prongsai.core.wording import Text

# What is said of a code. A table has one column ``value`` for everything that is a figure or a
# word; YAML keeps marks and scores apart.
Column = Literal["value", "marks", "scores", "respondents", "comments"]

# The codes that stand for the sheet itself and not for a node of the assessment.
FIELDS = (
    "year",
    *(f"agency.{name}" for name in AgencyName._fields),
    *(f"reported.{name}" for name in Reported._fields),
)


class Formula(NamedTuple):
    """A cell that holds a formula: what it would give is not known."""

    text: str


class Entry(NamedTuple):
    """One value as it stands in the file: its place, what it says of which code, and the value."""

    where: Text
    column: Column
    code: str
    value: object


class Reading(NamedTuple):
    """What was found in a file, in its order, and what could not be understood as an entry."""

    file: str
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
