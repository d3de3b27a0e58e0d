"""Material of analyses for tests: the demonstration's sheets, and results of any year."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from prongsai.core.documents.blocks import Document, Place, Table
from prongsai.core.documents.kinds import built
from prongsai.core.documents.material import Material
from prongsai.core.documents.profile import Profile
from prongsai.core.documents.reading_aloud import as_text, cell_text
from prongsai.core.loading import load_framework
from prongsai.core.results import Result, result_of
from prongsai.core.sheets.files import read_sheet
from prongsai.core.sheets.sheet import AgencyName, Sheet
from tests.repository import ROOT

SHEETS = ROOT / "src/prongsai/apps/demonstration/sheets"
ANALYSES = ("analysis-sections", "analysis-themes", "analysis-indicators", "follow-up")
YEARS = tuple(
    int(path.stem.removeprefix("fy"))
    for path in sorted(Path(ROOT / "src/prongsai/frameworks").glob("fy*.yaml"))
)


def demonstrated(name: str, **changes: Any) -> Material:
    """The material of one of the demonstration's sheets, by its name."""
    return material_of(result_of(read_sheet(SHEETS / f"{name}.yaml")), **changes)


def material_of(result: Result, **changes: Any) -> Material:
    """The material of a result, in Arabic digits, as they are easier to compare."""
    agency = result.sheet.agency
    profile = Profile(agency.name, district=agency.district, province=agency.province)
    given: dict[str, Any] = {"profile": profile, "result": result, "numerals": "arabic"}
    return Material(**(given | changes))


def sheet_of(
    year: int, marks: Mapping[str, Decimal], scores: Mapping[str, Decimal] | None = None
) -> Sheet:
    """A sheet that has these marks and scores."""
    return Sheet(
        year=year,
        agency=AgencyName("เทศบาลตำบลน้ำใส", district="น้ำใส", province="สุโขทัย"),
        marks=marks,
        scores=scores or {},
    )


def marked(year: int, marks: Mapping[str, Decimal]) -> Material:
    """The material of a result that has these marks."""
    return material_of(result_of(sheet_of(year, marks)))


def all_marked(year: int, mark: str, **changes: str) -> Material:
    """The same mark for every question and item of a year, but for those named."""
    marks = {node.code: Decimal(mark) for node in load_framework(year).marked}
    return marked(year, marks | {code: Decimal(one) for code, one in changes.items()})


def text_of(kind: str, material: Material) -> str:
    """All that a document says."""
    return as_text(built(kind, material))


def table(document: Document, name: str) -> Table:
    """The first table whose name begins so."""
    blocks = document.blocks()
    return next(one for one in blocks if isinstance(one, Table) and one.name.startswith(name))


def rows(some: Table) -> list[list[str]]:
    """The texts of a table's rows below its head."""
    return [[cell_text(cell) for cell in row.cells] for row in some.rows]


def figures(text: str) -> set[str]:
    """Every figure with two decimals in a text."""
    return set(re.findall(r"(?<![\d.])\d+\.\d\d(?![\d])", text))


def places(value: Any) -> Iterator[Place]:
    """Every place of a document that knows where its words come from."""
    if isinstance(value, Place):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from places(getattr(value, one.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from places(part)
