"""Every value that was read as text under an address, and facts with such texts corrected.

Addresses are ``total``, ``agency.name``, ``groups.below_60``, or of one row ``questions.3.value``;
rows count from 0 as they were read, and a row after the last is one that a person adds. What is
printed stays beside what somebody made of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework, years
from prongsai.core.reading.correcting_rows import KINDS, RowKind, figure_of, line_of
from prongsai.core.reading.facts import Facts, Figure, Repair, Said
from prongsai.core.reading.figures_printed import TOTAL
from prongsai.core.reading.outlining import outlined
from prongsai.core.reading.reading import without_rules
from prongsai.core.reading.source import Source
from prongsai.core.reading.sums import checked
from prongsai.core.reading.values_written import (
    codes_from,
    figure_from,
    told_codes,
    told_figure,
)
from prongsai.core.sheets.sheet import AgencyName
from prongsai.core.thai import arabic_digits

LEFT_OUT = "left_out"
LINE = "line"
_BANDS = ("below_60", "60_to_85", "above_85")

Corrections = Mapping[str, str]


class RowTold(NamedTuple):
    """One row that was read or added: of which kind, its number, line and values as text.

    ``figure`` is the one that was read, ``read`` has the values before correction.
    """

    kind: str
    at: int
    line: int
    values: Mapping[str, str]
    read: Mapping[str, str]
    figure: Figure | None = None
    left_out: bool = False
    added: bool = False


def told(facts: Facts) -> dict[str, str]:
    """What stands once in a report, as text by its address; empty where it was not read."""
    return {
        "agency.name": facts.agency.name,
        "agency.district": facts.agency.district,
        "agency.province": facts.agency.province,
        "fiscal_year": str(facts.fiscal_year or ""),
        "work_year": str(facts.work_year or ""),
        "total": told_figure(facts.total),
        "level": facts.level.value if facts.level else "",
        **{f"groups.{band}": told_codes(facts.groups.get(band, ())) for band in _BANDS},
    }


def rows_told(facts: Facts, corrections: Corrections) -> tuple[RowTold, ...]:
    """Every row of a report as it was read and corrected, those left out and added too."""
    changes = _by_row(corrections)
    return tuple(
        row for kind, how in KINDS.items() for row in _rows(facts, kind, how, changes.get(kind, {}))
    )


def corrected(facts: Facts, corrections: Corrections, source: Source) -> Facts:
    """The facts with corrections taken in, and every sum of them checked anew.

    Raises ProblemsFound for a text that the value at its address cannot be.
    """
    if not corrections:
        return facts
    changes = _by_row(corrections)
    year = facts.work_year or facts.fiscal_year
    rows: dict[str, Any] = {
        kind: tuple(_made(facts, kind, how, changes.get(kind, {}), year))
        for kind, how in KINDS.items()
    }
    return _checked_anew(facts, replace(_singles(facts, corrections), **rows), source)


def repaired(facts: Facts, corrections: Corrections, repair: Repair) -> dict[str, str]:
    """The corrections that take a repair: of every figure printed so, there, of that node."""
    reads = arabic_digits(repair.reads)
    found = {}
    if repair.node == TOTAL and _is_printed(facts.total, repair):
        found["total"] = reads
    for row in rows_told(facts, corrections):
        if repair.node in _nodes_of(row, facts) and _is_printed(row.figure, repair):
            found[f"{row.kind}.{row.at}.value"] = reads
    return found


def _is_printed(figure: Figure | None, repair: Repair) -> bool:
    return figure is not None and (figure.printed, figure.line) == (repair.printed, repair.line)


def _nodes_of(row: RowTold, facts: Facts) -> tuple[str, ...]:
    """The nodes whose figure a row has; the whole assessment's is the total."""
    told = row.values.get("node") or row.values.get("code") or row.values.get("indicator") or ""
    node = told.casefold()
    rules = _rules_of(facts.fiscal_year)
    return (node, TOTAL) if rules is not None and node == rules.assessment.code else (node,)


def next_row(facts: Facts, corrections: Corrections, kind: str) -> int:
    """The number of the row of a kind that is added next."""
    added = (at for at in _by_row(corrections).get(kind, {}))
    return max((len(getattr(facts, kind)) - 1, *added), default=-1) + 1


def _checked_anew(before: Facts, after: Facts, source: Source) -> Facts:
    """The sums of the corrected facts; what the reader itself doubted stays doubted."""
    parts = outlined(source)
    bare = replace(before, disagreements=(), doubts=())
    found = checked(bare, _rules_of(before.fiscal_year), parts).doubts
    no_longer = {*found, *without_rules(before)}
    own = (*(one for one in before.doubts if one not in no_longer), *without_rules(after))
    rules = _rules_of(after.fiscal_year)
    return checked(replace(after, disagreements=(), doubts=own), rules, parts)


def _rules_of(year: int | None) -> Framework | None:
    return load_framework(year) if year is not None and year in years() else None


def _singles(facts: Facts, corrections: Corrections) -> Facts:
    """The facts with what stands once in a report corrected."""
    texts = told(facts) | {at: text for at, text in corrections.items() if at in told(facts)}
    name = {part: texts[f"agency.{part}"] for part in ("name", "district", "province")}
    groups = {band: codes_from(texts[f"groups.{band}"]) for band in _BANDS}
    return replace(
        facts,
        agency=AgencyName(kind=facts.agency.kind, **name),
        fiscal_year=_year(texts["fiscal_year"]),
        work_year=_year(texts["work_year"]),
        total=figure_from(texts["total"], facts.total, 0),
        level=_level(texts["level"], facts.level),
        groups={band: codes for band, codes in groups.items() if codes},
    )


def _year(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _level(text: str, was: Said | None) -> Said | None:
    if not text.strip():
        return None
    return was._replace(value=text) if was else Said(text, "", 0)


def _by_row(corrections: Corrections) -> dict[str, dict[int, dict[str, str]]]:
    """Corrections of rows: by their kind, the number of the row, and the name of the value."""
    found: dict[str, dict[int, dict[str, str]]] = {}
    for address, text in corrections.items():
        kind, _, rest = address.partition(".")
        at, _, name = rest.partition(".")
        if kind in KINDS and at.isdecimal():
            found.setdefault(kind, {}).setdefault(int(at), {})[name] = text
    return found


def _rows(
    facts: Facts, kind: str, how: RowKind, changes: Mapping[int, Mapping[str, str]]
) -> Iterator[RowTold]:
    read = getattr(facts, kind)
    for at, row in enumerate(read):
        values, change = how.tells(row), changes.get(at, {})
        yield RowTold(
            kind=kind,
            at=at,
            line=line_of(row),
            values={name: change.get(name, text) for name, text in values.items()},
            read=values,
            figure=figure_of(row),
            left_out=LEFT_OUT in change,
        )
    for at in sorted(changes.keys() - range(len(read))):
        empty = dict.fromkeys(how.forms, "")
        values = {name: changes[at].get(name, "") for name in how.forms}
        line, out = int(changes[at].get(LINE) or 0), LEFT_OUT in changes[at]
        yield RowTold(kind, at, line, values, empty, left_out=out, added=True)


def _made(
    facts: Facts,
    kind: str,
    how: RowKind,
    changes: Mapping[int, Mapping[str, str]],
    year: int | None,
) -> Iterator[Any]:
    """The rows of a kind, corrected ones made anew, those left out not among them."""
    read = getattr(facts, kind)
    for row in _rows(facts, kind, how, changes):
        if row.left_out:
            continue
        was = None if row.added else read[row.at]
        if was is not None and row.values == row.read:
            yield was
        elif (made := how.makes(row.values, was, row.line, year)) is not None:
            yield made
