"""The rules of FY2566 to FY2569 say what is known of those years, and what is not."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework
from prongsai.core.scoring import Score, level, score

LATER_YEARS = (2566, 2567, 2568, 2569)

QUESTIONS = {2566: (30, 15), 2567: (15, 9), 2568: (15, 9), 2569: (15, 9)}
QUESTIONS_PER_INDICATOR = {2566: (6, 5), 2567: (3, 3), 2568: (3, 3), 2569: (3, 3)}
ITEMS = {
    2566: {"9.1": 10, "9.2": 8, "9.3": 4, "9.4": 4, "9.5": 4, "10.1": 8, "10.2": 5},
    2567: {"9.1": 6, "9.2": 7, "9.3": 4, "9.4": 4, "9.5": 4, "10.1": 6, "10.2": 4},
    2568: {"9.1": 4, "9.2": 7, "9.3": 2, "9.4": 3, "9.5": 4, "10.1": 4, "10.2": 4},
    2569: {"9.1": 4, "9.2": 6, "9.3": 2, "9.4": 3, "9.5": 4, "10.1": 3, "10.2": 4},
}


@pytest.mark.parametrize("year", LATER_YEARS)
def test_each_indicator_has_the_questions_and_items_of_its_year(year: int):
    iit, eit, oit = load_framework(year).instruments
    per_iit, per_eit = QUESTIONS_PER_INDICATOR[year]

    assert [len(indicator.parts) for indicator in iit.parts] == [per_iit] * 5
    assert [len(indicator.parts) for indicator in eit.parts] == [per_eit] * 3
    assert {
        part.code: len(part.parts) for indicator in oit.parts for part in indicator.parts
    } == ITEMS[year]


@pytest.mark.parametrize("year", LATER_YEARS)
def test_questions_and_items_are_numbered_through(year: int):
    framework = load_framework(year)
    iit, eit = QUESTIONS[year]
    oit = sum(ITEMS[year].values())

    assert [node.code for node in framework.marked] == [
        *(f"i{number}" for number in range(1, iit + 1)),
        *(f"e{number}" for number in range(1, eit + 1)),
        *(f"o{number}" for number in range(1, oit + 1)),
    ]


@pytest.mark.parametrize("year", LATER_YEARS)
def test_five_levels_ask_for_a_total_and_for_each_instrument(year: int):
    framework = load_framework(year)

    assert [
        (level.code, level.at_least, level.each_instrument, level.passes)
        for level in framework.levels
    ] == [
        ("ผ่านดีเยี่ยม", 95, 95, True),
        ("ผ่านดี", 85, 85, True),
        ("ผ่าน", 85, None, True),
        ("ต้องปรับปรุง", 70, None, False),
        ("ต้องปรับปรุงโดยด่วน", 0, None, False),
    ]


@pytest.mark.parametrize(
    ("instruments", "total", "word"),
    [
        ({"iit": "99", "eit": "84.80", "oit": "98.75"}, "94.64", "ผ่าน"),  # State Audit Office, 2568
        ({"iit": "99", "eit": "85", "oit": "98.60"}, "94.64", "ผ่านดี"),
        ({"iit": "99", "eit": "94.99", "oit": "99"}, "97.80", "ผ่านดี"),
        ({"iit": "95", "eit": "95", "oit": "95"}, "95.00", "ผ่านดีเยี่ยม"),
        ({"iit": "84.995", "eit": "84.995", "oit": "84.995"}, "85.00", "ผ่านดี"),
        ({"iit": "84.99", "eit": "84.99", "oit": "84.99"}, "84.99", "ต้องปรับปรุง"),
        ({"iit": "70", "eit": "70", "oit": "70"}, "70.00", "ต้องปรับปรุง"),
        ({"iit": "69.99", "eit": "69.99", "oit": "69.99"}, "69.99", "ต้องปรับปรุงโดยด่วน"),
    ],
)
def test_the_level_follows_from_the_total_and_the_weakest_instrument(
    instruments: Mapping[str, str], total: str, word: str
):
    framework = load_framework(2568)

    announced = _score(framework, instruments)

    assert announced.announced == Decimal(total)
    reached = level(framework, announced)
    assert reached is not None
    assert (reached.code, reached.name.th) == (word, word)


def test_without_one_instrument_there_is_no_level():
    framework = load_framework(2568)

    assert level(framework, _score(framework, {"iit": "99", "oit": "99"})) is None


@pytest.mark.parametrize(
    ("year", "code", "points"),
    [
        (2568, "o12", 2),
        (2568, "o13", 2),
        (2568, "o21", Fraction(5, 2)),
        (2568, "o24", Fraction(5, 2)),
        (2568, "o28", Fraction(5, 2)),
        (2566, "o1", Fraction(2, 5)),
        (2566, "o43", 2),
        (2567, "o14", 1),
    ],
)
def test_an_item_weighs_by_how_many_stand_in_its_sub_indicator(
    year: int, code: str, points: Fraction
):
    framework = load_framework(year)
    full = {node.code: Fraction(100) for node in framework.marked}

    without_it = score(framework.assessment, full | {code: Fraction(0)})

    assert without_it.value == 100 - points


@pytest.mark.parametrize("year", LATER_YEARS)
def test_every_question_and_item_has_a_theme_and_every_theme_is_used(year: int):
    framework = load_framework(year)

    assert {node.theme for node in framework.marked} == {theme.code for theme in framework.themes}
    assert [theme.code for theme in framework.themes] == list("1234567")


def test_what_is_not_certain_is_a_draft_with_its_reason():
    assert {year: _drafts(load_framework(year)) for year in LATER_YEARS} == {
        2566: ["iit", "i8", "i26", "eit", "o33", "o41"],
        2567: ["iit", "eit", "o12", "o13", "o24", "o32"],
        2568: ["iit", "eit", "o20"],
        2569: ["fy2569", "iit", "eit", "oit", "o6", "o7"],
    }


@pytest.mark.parametrize("year", LATER_YEARS)
def test_questions_on_misconduct_count_in_reverse(year: int):
    framework = load_framework(year)

    reversed_ = " ".join(node.code for node in framework.marked if node.polarity == "reversed")

    assert reversed_ == (
        "i4 i5 i6 i9 i10 i16 i17 i18 i19 i22 e4" if year == 2566 else "i3 i6 i8 i9 i12 e3"
    )


@pytest.mark.parametrize("year", LATER_YEARS)
def test_an_item_that_asks_for_a_year_says_so_among_its_elements(year: int):
    says_the_year = {
        "C": {"current_year", "declaration_year"},
        "C6": {"six_months"},
        "P": {"previous_year"},
        "L": {"covers_year"},
    }

    silent = [
        node.code
        for node in load_framework(year).marked
        if node.data_year in says_the_year
        and not says_the_year[node.data_year] & {element.code for element in node.elements}
    ]

    assert silent == []


def test_fy2566_asks_the_questions_of_fy2563():
    asked = [node.ask for node in load_framework(2566).marked if node.kind == "question"]

    assert asked == [node.ask for node in load_framework(2563).marked if node.kind == "question"]


def _score(framework: Framework, instruments: Mapping[str, str]) -> Score:
    return score(framework.assessment, {code: Fraction(it) for code, it in instruments.items()})


def _drafts(framework: Framework) -> list[str]:
    drafts = [(framework.name, framework.status, framework.because)]
    drafts += [(node.code, node.status, node.because) for node in framework.assessment.walk()]
    return [code for code, status, because in drafts if status == "draft" and because]
