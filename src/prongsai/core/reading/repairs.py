"""Which readings of one digit would make the figures of a report consistent.

Nothing is repaired here. A reading is told only where it is the only one; see sums.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from prongsai.core.disagreements import Disagreement, disagreements
from prongsai.core.framework import Framework
from prongsai.core.reach import reach, reach_of_parts
from prongsai.core.reading.digits_confused import readings
from prongsai.core.reading.facts import Repair
from prongsai.core.reading.figures_printed import (
    TOTAL,
    PrintedFigure,
    sheet_from,
    values_of,
)
from prongsai.core.scoring import Score, as_published, score
from prongsai.core.sheets.sheet import Sheet

LEVEL = "level"
LOWEST, HIGHEST = Decimal(0), Decimal(100)


@dataclass(frozen=True)
class Figures:
    """The figures of one report with the rules by which they must fit together.

    ``by_group`` has the marks of items that only their group tells, ``level`` the code of the
    level printed, if it is one of the rules.
    """

    framework: Framework
    printed: tuple[PrintedFigure, ...]
    by_group: Mapping[str, Decimal]
    level: str | None

    @cached_property
    def out_of_bounds(self) -> tuple[PrintedFigure, ...]:
        """Figures that no score can be: below 0 or above 100."""
        return tuple(one for one in self.printed if not LOWEST <= one.figure.value <= HIGHEST)

    @cached_property
    def twofold(self) -> Mapping[str, tuple[PrintedFigure, ...]]:
        """The printings of each node that is printed more than once, and not alike."""
        found: dict[str, list[PrintedFigure]] = {}
        for one in self.printed:
            found.setdefault(one.node, []).append(one)
        return {
            node: tuple(printings)
            for node, printings in found.items()
            if len({one.figure.value for one in printings}) > 1
        }

    @cached_property
    def total(self) -> Score:
        """The assessment as the figures give it."""
        return score(self.framework.assessment, self._sheet.known)

    @cached_property
    def sums(self) -> tuple[Disagreement, ...]:
        """Every figure that does not follow from those below it."""
        return disagreements(self.framework, self._sheet, self.total)

    @property
    def agree(self) -> bool:
        """Whether everything fits."""
        return not (self.out_of_bounds or self.twofold or self.sums)

    def reading(self, one: PrintedFigure, value: Decimal) -> "Figures":
        """The same figures, one of them read otherwise."""
        figure = one.figure._replace(value=value)
        printed = tuple(
            PrintedFigure(other.node, figure) if other is one else other for other in self.printed
        )
        return replace(self, printed=printed)

    @property
    def closed(self) -> bool:
        """Whether nothing is missing of what each figure that does not fit is made of."""
        return all(self._score(one.node).origin == "combined" for one in self.sums)

    def _score(self, node: str) -> Score:
        return self.total if node in (TOTAL, LEVEL) else self.total.find(node)

    @cached_property
    def _sheet(self) -> Sheet:
        within = [one for one in self.printed if one not in self.out_of_bounds]
        return sheet_from(self.framework, values_of(within), self.by_group, self.level)

    @cached_property
    def known(self) -> Mapping[str, Fraction]:
        """Every value by its node, exact, the total aside."""
        return self._sheet.known

    def may_read(self, one: PrintedFigure, value: Decimal) -> bool:
        """Whether the nearest printed score above a figure could be, if the figure read so.

        It could be if it, and the total where that is at fault, can be made of what is below.
        This needs two nodes where ``agree`` needs all, and most readings end here.
        """
        if one.node in self.twofold or one.node == TOTAL:
            return True
        known = {**self.known, one.node: Fraction(value)}
        parents = self.framework.parents
        above = parents.get(one.node)
        while above is not None and above.code not in self.known:
            above = parents.get(above.code)
        if above is not None:
            given = as_published(self.known[above.code])
            if not reach_of_parts(above, known).announces(given):
                return False
        total = self._sheet.reported.total
        if total is None or all(wrong.node != TOTAL for wrong in self.sums):
            return True
        return reach(self.framework.assessment, known).announces(total)


def candidates(figures: Figures) -> tuple[Repair, ...]:
    """Every reading of one digit with which all figures fit together; none where they do already.

    Looked for are pairs of digits that scans confuse, and figures from 0 to 100.
    """
    if figures.agree:
        return ()
    concerned = _concerned(figures)
    return tuple(
        Repair(one.node, one.figure.printed, reading.reads, one.figure.line)
        for one in figures.printed
        if one.node in concerned
        for reading in readings(one.figure.printed)
        if LOWEST <= reading.value <= HIGHEST
        and figures.may_read(one, reading.value)
        and figures.reading(one, reading.value).agree
    )


def _concerned(figures: Figures) -> set[str]:
    """The nodes in which one figure could be at fault for everything that does not fit."""
    faults = [{one.node} for one in figures.out_of_bounds]
    faults += [{node} for node in figures.twofold]
    faults += [_below(figures.framework, one.node) for one in figures.sums]
    return set.intersection(*faults)


def _below(framework: Framework, node: str) -> set[str]:
    """A node and all that it is made of; the level goes by everything."""
    top = framework.assessment if node in (TOTAL, LEVEL) else framework.nodes[node]
    return {node, *(part.code for part in top.walk()), *({TOTAL} if node == LEVEL else ())}
