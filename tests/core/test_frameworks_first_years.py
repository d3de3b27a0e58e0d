"""The rules of FY2562 to FY2565, as the published ones are known (domain file, sections 1-8)."""

from decimal import Decimal
from fractions import Fraction

import pytest

from prongsai.core.framework import Framework, Node
from prongsai.core.loading import load_framework
from prongsai.core.scoring import level, score

YEARS = (2562, 2563, 2564, 2565)
FINAL_YEARS = (2563, 2564, 2565)
MISCONDUCT = ["i4", "i5", "i6", "i9", "i10", "i16", "i17", "i18", "i19", "i22"]


def marked(framework: Framework, instrument: str) -> list[Node]:
    return [node for node in framework.nodes[instrument].walk() if node.is_marked]


def answer_fields(framework: Framework, instrument: str) -> int:
    return sum(len(question.parts) or 1 for question in marked(framework, instrument))


def total_of(framework: Framework, value: str):
    """A total of ``value``, reached by every instrument alike."""
    known = {instrument.code: Fraction(value) for instrument in framework.instruments}
    return score(framework.assessment, known)


def level_of(framework: Framework, value: str) -> str:
    reached = level(framework, total_of(framework, value))
    assert reached is not None
    return reached.code


@pytest.mark.parametrize("year", YEARS)
def test_the_surveys_ask_thirty_and_fifteen_questions(year):
    framework = load_framework(year)

    assert [node.code for node in marked(framework, "iit")] == [f"i{n}" for n in range(1, 31)]
    assert [node.code for node in marked(framework, "eit")] == [f"e{n}" for n in range(1, 16)]


@pytest.mark.parametrize("year", YEARS)
def test_a_survey_indicator_has_six_or_five_questions(year):
    nodes = load_framework(year).nodes

    assert [len(nodes[str(n)].parts) for n in range(1, 9)] == [6, 6, 6, 6, 6, 5, 5, 5]


@pytest.mark.parametrize("year", FINAL_YEARS)
def test_forty_three_items_stand_in_their_sub_indicators(year):
    framework = load_framework(year)

    assert [node.code for node in marked(framework, "oit")] == [f"o{n}" for n in range(1, 44)]
    assert {
        part.code: len(part.parts)
        for indicator in framework.nodes["oit"].parts
        for part in indicator.parts
    } == {"9.1": 9, "9.2": 8, "9.3": 7, "9.4": 4, "9.5": 5, "10.1": 8, "10.2": 2}


@pytest.mark.parametrize("year", YEARS)
def test_the_surveys_weigh_thirty_each_and_disclosure_forty(year):
    weights = {node.code: node.weight for node in load_framework(year).instruments}

    assert weights == {"iit": 30, "eit": 30, "oit": 40}


@pytest.mark.parametrize("year", YEARS)
def test_a_form_has_as_many_answer_fields_as_the_one_in_use(year):
    framework = load_framework(year)

    assert (answer_fields(framework, "iit"), answer_fields(framework, "eit")) == (51, 19)


@pytest.mark.parametrize("year", YEARS)
def test_questions_about_misconduct_are_reversed_with_all_their_parts(year):
    framework = load_framework(year)
    questions = marked(framework, "iit") + marked(framework, "eit")
    reversed_ones = [node for node in questions if node.polarity == "reversed"]

    assert [node.code for node in reversed_ones] == [*MISCONDUCT, "e4"]
    assert {part.polarity for node in reversed_ones for part in node.parts} == {"reversed"}


@pytest.mark.parametrize("year", YEARS)
def test_only_the_question_on_procurement_mixes_polarities(year):
    framework = load_framework(year)
    mixed = {
        node.code: [part.polarity for part in node.parts]
        for node in framework.marked
        if any(part.polarity != node.polarity for part in node.parts)
    }

    assert mixed == {"i11": ["positive", "reversed"]}


@pytest.mark.parametrize("year", YEARS)
def test_answers_are_marked_in_four_levels_or_yes_and_no(year):
    framework = load_framework(year)

    assert {
        code: [int(option.mark) for option in scale.options]
        for code, scale in framework.scales.items()
    } == {"four_levels": [0, 33, 67, 100], "yes_no": [0, 100]}
    assert [node.code for node in framework.marked if node.scale == "yes_no"] == [
        *("i4", "i5", "i6", "i26", "e4", "e8", "e10", "e13")
    ]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    ("lowest", "code", "below"),
    [
        ("95.00", "AA", "A"),
        ("85.00", "A", "B"),
        ("75.00", "B", "C"),
        ("65.00", "C", "D"),
        ("55.00", "D", "E"),
        ("50.00", "E", "F"),
    ],
)
def test_a_level_begins_at_its_lowest_announced_total(year, lowest, code, below):
    framework = load_framework(year)
    just_below = str(Decimal(lowest) - Decimal("0.01"))
    rounded_up = str(Decimal(lowest) - Decimal("0.005"))

    assert level_of(framework, lowest) == code
    assert level_of(framework, rounded_up) == code
    assert level_of(framework, just_below) == below


@pytest.mark.parametrize("year", YEARS)
def test_an_agency_passes_from_level_a(year):
    passes = {level.code: level.passes for level in load_framework(year).levels}

    assert [code for code, passed in passes.items() if passed] == ["AA", "A"]
    assert [*passes] == ["AA", "A", "B", "C", "D", "E", "F"]


@pytest.mark.parametrize("year", YEARS)
def test_each_of_the_seven_themes_has_questions_or_items(year):
    framework = load_framework(year)

    assert [theme.code for theme in framework.themes] == ["1", "2", "3", "4", "5", "6", "7"]
    assert {node.theme for node in framework.marked} == {theme.code for theme in framework.themes}


@pytest.mark.parametrize("year", YEARS)
def test_surveys_need_a_tenth_of_the_people_within_bounds(year):
    sampling = load_framework(year).sampling
    people = (20, 30, 290, 310, 4000, 4010, 9000)

    assert [sampling["iit"].required(n) for n in people] == [20, 30, 30, 31, 400, 401, 900]
    assert [sampling["eit"].required(n) for n in people] == [20, 30, 30, 31, 400, 400, 400]


@pytest.mark.parametrize("year", YEARS)
def test_an_item_tied_to_a_year_says_so_in_its_elements(year):
    says = {
        "C": {"current_year", "declaration_year"},
        "C6": {"six_months"},
        "P": {"previous_year"},
        "L": {"covers_year"},
    }
    silent = [
        item.code
        for item in marked(load_framework(year), "oit")
        if item.data_year != "N"
        and not says[item.data_year or ""] & {element.code for element in item.elements}
    ]

    assert silent == []


@pytest.mark.parametrize("year", YEARS)
def test_every_question_and_item_names_where_it_was_read(year):
    assert [node.code for node in load_framework(year).marked if not node.sources] == []


def test_fy2565_asks_for_no_gifts_and_ethical_standards():
    before, after = load_framework(2564), load_framework(2565)
    changed = {
        node.code: node.name.th
        for node in after.marked
        if node.name != before.nodes[node.code].name
    }

    assert changed == {
        "o34": "นโยบายไม่รับของขวัญ (No Gift Policy)",
        "o38": "การเสริมสร้างวัฒนธรรมองค์กรตามมาตรฐานทางจริยธรรม",
    }


def test_fy2562_is_a_draft_and_says_why():
    framework = load_framework(2562)

    assert (framework.status, framework.because is not None) == ("draft", True)
    assert [node.code for node in framework.assessment.walk() if node.status == "draft"] == [
        *("10.2", "o48")
    ]
    assert [item.code for item in framework.nodes["10.2"].parts] == [
        *("o42", "o43", "o44", "o45", "o46", "o47", "o48")
    ]


@pytest.mark.parametrize("year", FINAL_YEARS)
def test_the_later_first_years_are_final(year):
    framework = load_framework(year)

    assert (framework.status, framework.because) == ("final", None)
    assert [node.code for node in framework.assessment.walk() if node.status == "draft"] == []
