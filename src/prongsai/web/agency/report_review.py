"""An open report as its pages go through it: leaves, rows, doubts, and what does not add up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.shortcuts import get_object_or_404

from prongsai.apps.reports.models import ReadReport
from prongsai.apps.reports.queries import facts_corrected, facts_read, lines_of
from prongsai.apps.reports.settling import Settled, key_of, settled_in
from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework, years
from prongsai.core.reading.adding_up import SumRead, sums_read
from prongsai.core.reading.correcting import RowTold, rows_told
from prongsai.core.reading.facts import DisagreementRead, Doubt, Facts
from prongsai.core.reading.leaves import Leaf, leaf_by_line, leaves_of
from prongsai.web.agency.access import Office
from prongsai.web.agency.report_names import ROWS


class LeafLine(NamedTuple):
    """A leaf as a line: what was read on it."""

    leaf: Leaf
    rows: int
    doubts: int
    differs: bool


@dataclass(frozen=True)
class Review:
    """An open report with everything that was read in it."""

    report: ReadReport

    @cached_property
    def read(self) -> Facts:
        """What was read, before anybody corrected it."""
        return facts_read(self.report)

    @cached_property
    def facts(self) -> Facts:
        """What was read, corrected."""
        return facts_corrected(self.report)

    @cached_property
    def rules(self) -> Framework | None:
        """The rules of the year assessed, where they are known."""
        year = self.facts.fiscal_year
        return load_framework(year) if year is not None and year in years() else None

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The leaves of the report."""
        return leaves_of(lines_of(self.report))

    @cached_property
    def _leaf_by_line(self) -> Mapping[int, int]:
        return leaf_by_line(self.leaves)

    def leaf_of(self, line: int) -> int:
        """The number of the leaf that a line is on; of the first for a line that is not known."""
        return self._leaf_by_line.get(line, self.leaves[0].number)

    @cached_property
    def rows(self) -> tuple[RowTold, ...]:
        """Every row, in the order of the report."""
        found = rows_told(self.read, self.report.corrections)
        return tuple(sorted(found, key=lambda row: row.line))

    @cached_property
    def sums(self) -> tuple[SumRead, ...]:
        """What could be computed, and whether it is what is printed."""
        return () if self.rules is None else sums_read(self.facts, self.rules)

    @cached_property
    def doubts(self) -> Mapping[str, Doubt]:
        """Everything that is in doubt and that nobody settled, by its key."""
        return {key: one for key, one in self._doubts.items() if key not in self.report.settled}

    @cached_property
    def settled(self) -> tuple[tuple[str, Settled], ...]:
        """The doubts that somebody settled, with their keys."""
        found = settled_in(self.report, self._doubts)
        return tuple((key_of(one.doubt), one) for one in found)

    @cached_property
    def _doubts(self) -> Mapping[str, Doubt]:
        return {key_of(one): one for one in self.facts.doubts}

    @cached_property
    def doubted_lines(self) -> frozenset[int]:
        """The lines on which something is in doubt."""
        return frozenset(doubt.line for doubt in self.doubts.values())

    def rows_on(self, number: int) -> list[RowTold]:
        """The rows of a leaf, kind by kind."""
        here = [row for row in self.rows if self.leaf_of(row.line) == number]
        order = list(ROWS)
        return sorted(here, key=lambda row: order.index(row.kind))

    def doubts_on(self, number: int) -> list[Doubt]:
        """The doubts of a leaf."""
        return [one for one in self.doubts.values() if self.leaf_of(one.line) == number]

    def doubts_of(self, row: RowTold) -> list[Doubt]:
        """The doubts of what is printed where a row is."""
        return [one for one in self.doubts.values() if one.line in lines_of_row(row)]

    def doubts_beside_rows(self, number: int) -> list[Doubt]:
        """The doubts of a leaf that are about none of its rows."""
        lines = {line for row in self.rows_on(number) for line in lines_of_row(row)}
        return [one for one in self.doubts_on(number) if one.line not in lines]

    def differing_on(self, number: int) -> list[DisagreementRead]:
        """What does not add up and is printed on a leaf."""
        return [one for one in self.facts.disagreements if number in self.leaves_with(one)]

    def leaves_with(self, one: DisagreementRead) -> list[int]:
        """On which leaf a figure that does not add up is printed."""
        return sorted({self.leaf_of(line) for line in one.lines[:1]})

    def lines(self) -> Iterator[LeafLine]:
        """Every leaf with what was read on it."""
        for leaf in self.leaves:
            at = leaf.number
            yield LeafLine(
                leaf, len(self.rows_on(at)), len(self.doubts_on(at)), bool(self.differing_on(at))
            )


def lines_of_row(row: RowTold) -> frozenset[int]:
    """Where a row begins, and where its figure is printed."""
    return frozenset({row.line, row.figure.line if row.figure else row.line})


def report_of(office: Office, pk: int, *, content: bool = False) -> ReadReport:
    """One of the office's own reports, with its file only if asked; 404 for any other."""
    reports = ReadReport.objects.filter(agency=office.agency)
    reports = reports.select_related("agency", "file", "brought_by", "plan_file")
    light = reports.defer("plan_file__plan")
    return get_object_or_404(light if content else light.defer("file__content"), pk=pk)
