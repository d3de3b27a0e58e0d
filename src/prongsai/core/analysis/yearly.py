"""Change since last year, and where the rules changed so that figures cannot be compared."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from prongsai.core.differences.difference import Change as RuleChange
from prongsai.core.differences.nodes import node_differences
from prongsai.core.framework import Framework, Node
from prongsai.core.pairing import paired
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.results import Result
from prongsai.core.scoring import Score
from prongsai.core.wording import Text


class Moved(NamedTuple):
    """A node that both years have, its announced scores, and what the rules changed about it.

    ``points`` is the difference of the two announced figures. A node that the rules changed in
    what it measures is told with what changed; it is for the reader to judge the comparison.
    """

    before: Node
    after: Node
    figure_before: Decimal
    figure_after: Decimal
    rules: tuple[RuleChange, ...]

    @property
    def points(self) -> Decimal:
        """How far the announced score rose; below 0 where it fell."""
        return self.figure_after - self.figure_before


class Yearly(NamedTuple):
    """Change from an earlier result: what moved, and which nodes only one of the years has."""

    earlier_year: int
    moved: tuple[Moved, ...]
    added: tuple[Node, ...]
    removed: tuple[Node, ...]


def check_earlier(earlier: Result, later: Result) -> None:
    """Raise ProblemsFound where the result to compare with is not of an earlier year."""
    if earlier.sheet.year >= later.sheet.year:
        years = {"earlier": earlier.sheet.year, "later": later.sheet.year}
        raise ProblemsFound([Problem(_PREVIOUS, _NOT_EARLIER.fill(**years))])


def remarks_on(earlier: Result, later: Result) -> Iterator[Text]:
    """What makes one doubt that the two are results of one agency: its name, where both have one.

    An agency may be raised or renamed between two years, so this is told and not refused.
    """
    before, after = (" ".join(one.sheet.agency.name.split()) for one in (earlier, later))
    if before and after and before != after:
        yield _OTHER_NAME.fill(before=before, after=after)


def change_since(earlier: Result, later: Result) -> Yearly:
    """Compare two results of one agency, each by the rules of its own year.

    Questions and items are recognised by their titles, as their codes change; o42 of one year is
    o34 of another.
    """
    codes = paired(earlier.framework, later.framework)
    return Yearly(
        earlier_year=earlier.sheet.year,
        moved=tuple(_moved(earlier, later, codes)),
        added=tuple(_without_a_pair(later.framework, set(codes.values()))),
        removed=tuple(_without_a_pair(earlier.framework, set(codes))),
    )


def _moved(earlier: Result, later: Result, codes: Mapping[str, str]) -> Iterator[Moved]:
    rules = _rule_changes(earlier.framework, later.framework)
    before = {codes[code]: score for code, score in _scores(earlier).items() if code in codes}
    for code, after in _scores(later).items():
        old = before.get(code)
        if old is None or old.announced is None or after.announced is None:
            continue
        yield Moved(old.node, after.node, old.announced, after.announced, rules[code])


def _scores(result: Result) -> dict[str, Score]:
    return {score.node.code: score for score in result.total.walk() if score.node.kind != "part"}


def _rule_changes(before: Framework, after: Framework) -> Mapping[str, tuple[RuleChange, ...]]:
    changes: dict[str, tuple[RuleChange, ...]] = defaultdict(tuple)
    for found in node_differences(before, after):
        if found.change not in ("added", "removed", "theme"):
            changes[found.code] += (found.change,)
    return changes


def _without_a_pair(framework: Framework, paired_codes: set[str]) -> Iterator[Node]:
    return (
        node
        for node in framework.assessment.walk()
        if node.kind != "part" and node.code not in paired_codes
    )


_PREVIOUS = Text("แบบรายงานผลของปีก่อน", "the previous sheet")
_NOT_EARLIER = Text(
    "เป็นของปี {earlier} ซึ่งไม่ใช่ปีก่อนปี {later} โปรดระบุแบบรายงานผลของปีที่ก่อนหน้า",
    "it is of {earlier}, which is not before {later}; give the sheet of an earlier year.",
)
_OTHER_NAME = Text(
    "ชื่อหน่วยงานในสองปีไม่ตรงกัน ปีก่อนเป็น “{before}” ปีนี้เป็น “{after}” โปรดตรวจสอบว่าเป็นหน่วยงานเดียวกัน",
    "the two sheets name different agencies, “{before}” before and “{after}” now; "
    "check that they are one agency",
)
