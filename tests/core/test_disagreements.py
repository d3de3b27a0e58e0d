"""Published figures that do not follow from their parts are told, never corrected."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.loading import load_framework
from prongsai.core.results import result_of
from prongsai.core.scoring import level, score
from prongsai.core.sheets.sheet import Reported, Sheet

INDICATORS = {str(number): Decimal("80.00") for number in range(1, 11)}


def told(sheet):
    return [(one.node, one.reported, one.computed) for one in result_of(sheet).disagreements]


def test_figures_that_follow_from_their_parts_are_no_disagreement():
    sheet = Sheet(2563, scores=INDICATORS, reported=Reported(Decimal("80.00"), "B"))

    assert told(sheet) == []


def test_a_total_that_rounding_of_its_parts_can_explain_is_no_disagreement():
    scores = {**INDICATORS, "1": Decimal("80.02")}  # the total is 80.0012 by the printed figures

    assert told(Sheet(2563, scores=scores, reported=Reported(Decimal("80.01"), None))) == []


def test_a_total_beyond_all_rounding_is_a_disagreement():
    # Each exact score is below 80.005, so their weighted mean is too, and 80.01 cannot be.
    sheet = Sheet(2563, scores=INDICATORS, reported=Reported(Decimal("80.01"), None))

    assert told(sheet) == [("total", "80.01", "80.00")]


def test_a_published_instrument_is_compared_with_its_indicators():
    sheet = Sheet(2563, scores={**INDICATORS, "iit": Decimal("80.01")})

    assert told(sheet) == [("iit", "80.01", "80.00")]


def test_a_level_that_the_total_does_not_have_is_a_disagreement():
    sheet = Sheet(2563, scores=INDICATORS, reported=Reported(None, "A"))

    assert told(sheet) == [("level", "A", "B")]


def test_a_level_is_not_disputed_where_rounding_could_give_it():
    scores = {code: Decimal("85.00") for code in INDICATORS}
    scores["10"] = Decimal("84.97")

    assert told(Sheet(2563, scores=scores, reported=Reported(None, "A"))) == []


def test_a_published_indicator_is_compared_with_its_items():
    framework = load_framework(2563)
    items = {node.code: Decimal(100) for node in framework.nodes["10"].walk() if not node.parts}
    sheet = Sheet(2563, marks=items, scores={"10": Decimal("81.25")})

    assert told(sheet) == [("10", "81.25", "100.00")]


def test_a_published_indicator_is_possible_only_between_what_its_known_questions_allow():
    known = {f"e{number}": Decimal(0) for number in range(1, 5)}

    possible = Sheet(2563, marks=known, scores={"6": Decimal("20.00")})
    impossible = Sheet(2563, marks=known, scores={"6": Decimal("20.02")})

    assert told(possible) == []
    assert told(impossible) == [("6", "20.02", None)]


def test_an_incomplete_sheet_still_shows_a_total_out_of_reach():
    scores = {code: value for code, value in INDICATORS.items() if code != "5"}
    sheet = Sheet(2563, scores=scores, reported=Reported(Decimal("81.30"), None))

    (one,) = result_of(sheet).disagreements

    assert (one.node, one.computed) == ("total", None)
    assert one.possible == (Decimal("75.20"), Decimal("81.20"))


def test_nothing_is_corrected():
    sheet = Sheet(2563, scores=INDICATORS, reported=Reported(Decimal("99.99"), "AA"))

    result = result_of(sheet)

    assert result.sheet == sheet
    assert result.total.value == Fraction(80)


def test_a_level_that_the_announced_total_itself_does_not_have_is_a_disagreement():
    assert told(Sheet(2563, reported=Reported(Decimal("70.00"), "AA"))) == [("level", "AA", None)]
    assert told(Sheet(2563, reported=Reported(Decimal("84.99"), "A"))) == [("level", "A", None)]
    assert told(Sheet(2563, reported=Reported(Decimal("85.00"), "A"))) == []


def test_an_announced_level_may_be_lower_where_an_instrument_can_fail_its_condition():
    weak, strong = {"eit": Decimal("84.00")}, {"eit": Decimal("90.00")}
    everything = {"iit": Decimal("95.00"), "oit": Decimal("95.00")}

    assert told(Sheet(2568, scores=weak, reported=Reported(Decimal("94.64"), "ผ่าน"))) == []
    assert told(Sheet(2568, scores=weak, reported=Reported(Decimal("94.64"), "ผ่านดี"))) == [
        ("level", "ผ่านดี", None)
    ]
    assert told(
        Sheet(2568, scores=everything | strong, reported=Reported(Decimal("93.50"), "ผ่าน"))
    ) == [("level", "ผ่าน", "ผ่านดี")]


MARKS = st.one_of(st.just(Fraction(100)), st.integers(0, 6000).map(lambda part: Fraction(part, 60)))


@settings(max_examples=30, deadline=None)
@given(chance=st.data())
def test_figures_published_as_announced_are_never_a_disagreement_whichever_are_left_out(chance):
    framework = load_framework(chance.draw(st.sampled_from([2563, 2566, 2568])))
    exact = {
        node.code: Fraction(chance.draw(st.sampled_from([0, 100])))
        if node.kind == "item"
        else chance.draw(MARKS)
        for node in framework.marked
    }
    total = score(framework.assessment, exact)
    printed = {part.node.code: part.announced for part in total.walk() if part.value is not None}
    reported = Reported(printed.pop("ita"), level(framework, total).code)
    left_out = chance.draw(st.sets(st.sampled_from(sorted(printed))))
    kept = {code: figure for code, figure in printed.items() if code not in left_out}

    sheet = Sheet(
        framework.year,
        marks={code: kept[code] for code in kept if framework.nodes[code].is_marked},
        scores={code: kept[code] for code in kept if not framework.nodes[code].is_marked},
        reported=reported,
    )

    assert told(sheet) == []


@settings(max_examples=30, deadline=None)
@given(chance=st.data())
def test_no_disagreement_says_that_a_figure_differs_from_itself(chance):
    hundredths = st.integers(7_990, 8_010).map(lambda number: Decimal(number) / 100)
    codes = ["iit", "eit", "oit", *map(str, range(1, 11)), "9.1", "9.2", "10.1", "10.2"]
    scores = chance.draw(st.dictionaries(st.sampled_from(codes), hundredths))
    marks = chance.draw(
        st.dictionaries(st.sampled_from([f"e{number}" for number in range(1, 16)]), hundredths)
    )
    sheet = Sheet(2563, marks=marks, scores=scores, reported=Reported(chance.draw(hundredths)))

    assert all(one.reported != one.computed for one in result_of(sheet).disagreements)
