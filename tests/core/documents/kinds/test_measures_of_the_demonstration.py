"""The plans of the demonstration have the shape of the seeds, and print in every kind."""

from importlib.resources import files

import pytest

from prongsai.core.documents.blocks import Table
from prongsai.core.documents.kinds import built
from prongsai.core.documents.material import Material
from prongsai.core.documents.plan_reading import read_plan
from prongsai.core.documents.profile import Profile
from tests.core.documents.plans import table_lines

PLANS = files("prongsai.apps.demonstration") / "plans"
NAMES = ("klongmuang-2564", "maeka-2567", "chumsaeng-2566", "bokaeo-2565", "tak-2568")
ENTRIES = ("measures", "findings", "methods", "steps", "responsible", "results", "outcomes")
KINDS = (
    "measures-themes",
    "measures-indicators",
    "measures-subthemes",
    "results-outcomes",
    "results-suggestions",
)


def material_of(name):
    """What documents of a plan of the demonstration are made from."""
    plan = read_plan(str(PLANS / f"{name}.yaml"))
    agency = Profile(
        plan.agency.name or "",
        district=plan.agency.district or "",
        province=plan.agency.province or "",
    )
    return Material(agency, plan=plan)


def counts(name):
    """How many rows a plan has, and how many entries of each field."""
    measures = material_of(name).known_plan.measures
    fields = {field: sum(len(getattr(one, field)) for one in measures) for field in ENTRIES}
    return {"rows": len(measures)} | {field: number for field, number in fields.items() if number}


def test_plans_have_as_many_rows_and_entries_as_the_documents_of_the_agencies():
    assert counts("maeka-2567") == {"rows": 7, "methods": 24, "steps": 28, "responsible": 20}
    assert counts("chumsaeng-2566") == {
        "rows": 7,
        "measures": 13,
        "findings": 18,
        "methods": 31,
        "responsible": 7,
        "results": 17,
        "outcomes": 20,
    }
    assert counts("tak-2568") == {"rows": 8, "measures": 11, "steps": 30, "responsible": 8}


def test_results_of_bo_kaeo_have_with_their_meetings_as_many_lines_as_its_report():
    document = built("results-suggestions", material_of("bokaeo-2565"))
    (table,) = (block for block in document.blocks() if isinstance(block, Table))
    methods, results, suggestions = (
        [line for row in table.rows for line in row.cells[column].lines] for column in (1, 4, 5)
    )

    assert (len(table.rows), len(methods), len(results)) == (6, 22, 21)
    assert [line.mark for line in suggestions] == ["-"] * 6


def test_limitations_of_mae_ka_are_five_lines_two_of_them_none():
    material = material_of("maeka-2567")

    assert sorted(material.known_plan.limitations) == ["area", "staff", "technology"]
    assert len(list(built("constraints", material).blocks())) == 2 + 5 * 2


@pytest.mark.parametrize("kind", [*KINDS, "constraints", "photos"])
@pytest.mark.parametrize("name", NAMES)
def test_every_plan_prints_in_every_kind(name, kind):
    document = built(kind, material_of(name))

    assert document.kind == kind
    assert document.agency


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_every_measure_of_every_plan_has_its_row(name, kind):
    material = material_of(name)

    rows = [line for line in table_lines(kind, material)[1:] if " ¦ " in line]
    assert len(rows) == len(material.known_plan.measures)
