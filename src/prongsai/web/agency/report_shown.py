"""A report as its pages show it: its leaves, and on each of them what was read there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.forms import BoundField
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from prongsai.apps.reports.models import ReadReport
from prongsai.apps.reports.queries import facts_corrected, facts_read, lines_of
from prongsai.apps.reports.settling import Settled, key_of, settled_in
from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework, years
from prongsai.core.reading.adding_up import SumRead, sums_read
from prongsai.core.reading.correcting import LEFT_OUT, RowTold, rows_told
from prongsai.core.reading.correcting_rows import KINDS
from prongsai.core.reading.facts import DisagreementRead, Doubt, Facts, Repair
from prongsai.core.reading.figures_printed import TOTAL
from prongsai.core.reading.leaves import Leaf, leaf_by_line, leaves_of
from prongsai.core.wording import Text
from prongsai.web.agency.access import Office
from prongsai.web.agency.report_forms import RowsForm
from prongsai.web.agency.report_names import ONE, ROWS

# What is said of a value beside its look.
BADGES: Mapping[str, tuple[Any, str]] = {
    "left_out": (_("Left out"), ""),
    "differs": (_("Does not add up"), "bad"),
    "part": (_("Part of a sum that does not add up"), "warn"),
    "doubt": (_("In doubt"), "warn"),
    "corrected": (_("Corrected"), ""),
    "added": (_("Added"), ""),
    "agrees": (_("Adds up"), "good"),
    "fits": (_("Fits the sum above it"), "good"),
    "read": (_("Read"), ""),
}
_OPEN = (_("Cannot be computed: parts are missing"), "")
_PASSAGE = 60


class RowShown(NamedTuple):
    """A row with the fields of its form: those that say something, and the others."""

    told: RowTold
    title: str
    printed: str
    badges: list[tuple[Any, str]]
    reasons: list[Text]
    filled: list[BoundField]
    empty: list[BoundField]
    leave_out: BoundField


class RowsShown(NamedTuple):
    """The rows of one kind on a leaf."""

    title: Any
    rows: list[RowShown]


class SumShown(NamedTuple):
    """A printed sum as a line: how it stands, on which leaf, and repairs to be taken."""

    sum: SumRead
    word: Any
    look: str
    leaf: int
    repairs: list[Repair]


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
    def _standing(self) -> Mapping[str, str]:
        return {one.node: one.standing for one in self.sums}

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
        return [one for one in self.doubts.values() if one.line in _lines_of(row)]

    def doubts_beside_rows(self, number: int) -> list[Doubt]:
        """The doubts of a leaf that are about none of its rows."""
        lines = {line for row in self.rows_on(number) for line in _lines_of(row)}
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

    def badges(self, row: RowTold) -> list[str]:
        """What is said of a row, by the names of BADGES."""
        if row.left_out:
            return ["left_out"]
        found = [standing] if (standing := self._adds_up(row)) else []
        if _lines_of(row) & self.doubted_lines:
            found.append("doubt")
        if row.added:
            found.append("added")
        elif row.values != row.read:
            found.append("corrected")
        return found or ["read"]

    def _adds_up(self, row: RowTold) -> str:
        told = row.values.get("node") or row.values.get("code") or ""
        return self._standing_of(told.casefold()) if row.values.get("value") else ""

    def _standing_of(self, node: str) -> str:
        """How a figure stands: by its own sum, else by the nearest that it is part of.

        A part of a sum that is right is wrong in no digit that would show in it.
        """
        if self.rules is None:
            return ""
        own = self._standing.get(node, "open")
        if own != "open":
            return own
        above = self.rules.parents.get(node)
        while above is not None:
            whole = TOTAL if above is self.rules.assessment else above.code
            standing = self._standing.get(whole, "open")
            if standing != "open":
                return "fits" if standing == "agrees" else "part"
            above = self.rules.parents.get(above.code)
        return ""

    def sums_shown(self) -> Iterator[SumShown]:
        """Every printed sum as a line; a repair that mends several stands beside the first."""
        proposed: set[Repair] = set()
        for one in self.sums:
            word, look = BADGES.get(self._standing_of(one.node), _OPEN)
            repairs = [*dict.fromkeys(one.told.repairs)] if one.told else []
            new = [repair for repair in repairs if repair not in proposed]
            proposed |= {*new}
            yield SumShown(one, word, look, self.leaf_of(one.line), new)


def _lines_of(row: RowTold) -> frozenset[int]:
    """Where a row begins, and where its figure is printed."""
    return frozenset({row.line, row.figure.line if row.figure else row.line})


def report_of(office: Office, pk: int, *, content: bool = False) -> ReadReport:
    """One of the office's own reports, with its file only if asked; 404 for any other."""
    reports = ReadReport.objects.filter(agency=office.agency)
    reports = reports.select_related("agency", "file", "brought_by", "plan_file")
    light = reports.defer("plan_file__plan")
    return get_object_or_404(light if content else light.defer("file__content"), pk=pk)


def rows_shown(review: Review, rows: Sequence[RowTold], form: RowsForm) -> list[RowsShown]:
    """Rows with the fields of their form, kind by kind."""
    return [
        RowsShown(title, shown)
        for kind, title in ROWS.items()
        if (shown := [_row(review, row, form) for row in rows if row.kind == kind])
    ]


def _row(review: Review, row: RowTold, form: RowsForm) -> RowShown:
    fields = {name: form[f"{row.kind}.{row.at}.{name}"] for name in KINDS[row.kind].forms}
    open_ones = {name for name in fields if row.values[name] or row.added or fields[name].errors}
    if row.kind != "measures":
        open_ones = {*fields}
    return RowShown(
        told=row,
        title=_title(row),
        printed=row.figure.printed if row.figure else "",
        badges=[BADGES[name] for name in review.badges(row)],
        reasons=list(dict.fromkeys(one.reason for one in review.doubts_of(row))),
        filled=[field for name, field in fields.items() if name in open_ones],
        empty=[field for name, field in fields.items() if name not in open_ones],
        leave_out=form[f"{row.kind}.{row.at}.{LEFT_OUT}"],
    )


def _title(row: RowTold) -> str:
    """What a row is about, in a few words."""
    values = row.values
    codes = values.get("node") or values.get("code") or values.get("codes") or ""
    answers = values.get("indicator") or values.get("questions") or values.get("theme") or ""
    passage = values.get("measures") or values.get("text") or values.get("methods") or ""
    words = codes or answers or passage.splitlines()[0][:_PASSAGE] if passage else codes or answers
    return f"{ONE[row.kind]} {words}".strip()
