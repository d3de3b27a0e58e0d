"""Plans printed by our own kinds come back: what is read prints the same document again."""

from dataclasses import replace

import pytest

from prongsai.core.documents.kinds import KINDS, built
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.loading import load_framework
from prongsai.core.reading.facts import Facts
from prongsai.core.reading.follow_up import follow_up_in
from prongsai.core.reading.handing_over import plan_of
from prongsai.core.reading.limitations import limitations_in
from prongsai.core.reading.measures import measures_in
from prongsai.core.reading.outlining import outlined
from prongsai.core.reading.text_source import read_text
from prongsai.core.thai import arabic_digits
from tests.core.reading.documents_printed import printed
from tests.documents.agencies import AGENCIES, kinds_of, material_of

OF_MEASURES = [
    (agency, kind)
    for agency in AGENCIES
    for kind in kinds_of(agency, KINDS)
    if kind.startswith(("measures-", "results-"))
]
# The kind in which each agency prints its own plan, and what the kind has no place for.
OWN_KINDS = {
    "maeka": ("measures-themes", {"questions": ()}),
    "tak": ("measures-subthemes", {}),
    "chumsaeng": ("results-outcomes", {"questions": ()}),
    "bokaeo": ("results-suggestions", {}),
    "klongmuang": ("measures-indicators", {"findings": (), "supervisor": ""}),
}


def plan_in(text: str, plan: Plan) -> Plan:
    """The plan that is read in a report; the years are those that its title says."""
    parts = outlined(read_text("report.txt", text))
    found = measures_in(parts, load_framework(plan.assessed), plan.year)
    assert found.doubts == ()
    return plan_of(
        Facts(
            agency=plan.agency,
            fiscal_year=plan.assessed,
            work_year=plan.year,
            measures=found.rows,
            limitations=limitations_in(parts),
            follow_up=follow_up_in(parts),
        )
    )


def plan_of_agency(agency: str) -> Plan:
    plan = material_of(agency).plan
    assert plan is not None
    return plan


def close(text: str) -> str:
    return arabic_digits(text.replace(" ", ""))


def closed(value: object) -> object:
    match value:
        case str():
            return close(value)
        case tuple():
            return tuple(map(closed, value))
    return value


@pytest.mark.parametrize(("agency", "kind"), OF_MEASURES)
def test_what_is_read_in_a_document_prints_the_same_document(agency: str, kind: str) -> None:
    material, plan = material_of(agency), plan_of_agency(agency)
    text = printed(built(kind, material))

    read = plan_in(text, plan)

    again = replace(read, meeting=plan.meeting, reported=plan.reported)
    assert close(printed(built(kind, replace(material, plan=again)))) == close(text)


@pytest.mark.parametrize("agency", AGENCIES)
def test_the_plan_of_an_agency_is_read_as_it_was_written(agency: str) -> None:
    kind, unprinted = OWN_KINDS[agency]
    plan = plan_of_agency(agency)

    read = plan_in(printed(built(kind, material_of(agency))), plan)

    assert (read.reported_at, read.next_report) == (
        _in_thai(plan.reported_at),
        _in_thai(plan.next_report),
    )
    for found, written in zip(read.measures, plan.measures, strict=True):
        wanted = replace(written, **unprinted)
        if not written.follow_up:  # then the kind prints a sentence of its own
            wanted = replace(wanted, follow_up=found.follow_up)
        assert _closed(found) == _closed(wanted)


@pytest.mark.parametrize("agency", ["maeka"])
def test_limitations_come_back_by_their_kinds(agency: str) -> None:
    plan = plan_of_agency(agency)

    read = plan_in(printed(built("constraints", material_of(agency))), plan)

    assert read.limitations == plan.limitations


def test_a_follow_up_table_comes_back_from_the_plan_that_it_makes() -> None:
    material, plan = material_of("klongmuang"), plan_of_agency("klongmuang")
    text = printed(built("follow-up", material))

    read = plan_in(text, plan)

    assert close(printed(built("follow-up", replace(material, plan=read)))) == close(text)


def _in_thai(month: str) -> str:
    return month.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def _closed(measure: Measure) -> dict[str, object]:
    return {name: closed(value) for name, value in vars(measure).items()}
