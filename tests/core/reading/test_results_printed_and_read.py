"""Results printed by our own kinds come back: every score, question and group, whose and when."""

from decimal import Decimal

import pytest

from prongsai.core.documents.kinds import KINDS, built
from prongsai.core.reading.facts import Facts
from prongsai.core.reading.reading import read_report
from prongsai.core.reading.text_source import read_text
from prongsai.core.sheets.sheet import Sheet
from tests.core.reading.documents_printed import printed
from tests.documents.agencies import AGENCIES, kinds_of, material_of

OF_RESULTS = [
    (agency, kind)
    for agency in AGENCIES
    for kind in kinds_of(agency, KINDS)
    if kind.startswith("analysis-")
]


def read(agency: str, kind: str) -> Facts:
    return read_report(read_text("report.txt", printed(built(kind, material_of(agency)))))


def sheet_of_agency(agency: str) -> Sheet:
    result = material_of(agency).result
    assert result is not None
    return result.sheet


@pytest.mark.parametrize(("agency", "kind"), OF_RESULTS)
def test_every_score_of_an_analysis_comes_back(agency: str, kind: str) -> None:
    facts, sheet = read(agency, kind), sheet_of_agency(agency)

    scores = {one.node: one.figure.value for one in facts.scores if one.node.isdecimal()}
    assert scores == dict(sheet.scores)
    assert facts.total is not None
    assert facts.level is not None
    assert facts.total.value == sheet.reported.total
    assert facts.agency == sheet.agency
    assert (facts.fiscal_year, facts.work_year) == (sheet.year, None)


@pytest.mark.parametrize(("agency", "kind"), OF_RESULTS)
def test_no_question_comes_back_with_another_score(agency: str, kind: str) -> None:
    facts, sheet = read(agency, kind), sheet_of_agency(agency)

    read_marks = {one.code: one.figure.value for one in facts.questions if one.figure}
    known = {code: Decimal(mark) for code, mark in sheet.marks.items()}
    assert {code: known.get(code) for code in read_marks} == read_marks


OF_SECTIONS = [agency for agency, kind in OF_RESULTS if kind == "analysis-sections"]


@pytest.mark.parametrize("agency", OF_SECTIONS)
def test_what_is_below_60_comes_back_in_its_group_with_its_score_and_comment(agency: str) -> None:
    facts, sheet = read(agency, "analysis-sections"), sheet_of_agency(agency)

    below = {code: mark for code, mark in sheet.marks.items() if mark < 60}
    assert {one.code: one.figure.value for one in facts.questions if one.figure} == below
    assert {*facts.groups.get("below_60", ())} == {*below}
    comments = {code: said for code, said in sheet.comments.items() if code in below}
    assert {one.code: one.comment for one in facts.questions if one.comment} == comments


@pytest.mark.parametrize("agency", AGENCIES)
@pytest.mark.parametrize("kind", ["memo", "announcement", "cover", "photos"])
def test_letters_come_back_as_what_they_are_with_who_signs(agency: str, kind: str) -> None:
    if kind not in kinds_of(agency, KINDS):
        pytest.skip("the agency has not what the document needs")
    material = material_of(agency)
    facts = read(agency, kind)

    assert facts.documents == ({"photos": "photo_pages"}.get(kind, kind),)
    head = material.profile.head
    signing = [one.position for one in material.profile.signers] or [head]
    expected = {"memo": signing, "announcement": [head]}.get(kind, [])
    assert [one.position for one in facts.signers] == expected
