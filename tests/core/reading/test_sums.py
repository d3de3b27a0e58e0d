"""Printed figures are recomputed by the rules of their year, and never changed."""

from dataclasses import replace
from decimal import Decimal

from prongsai.core.loading import load_framework
from prongsai.core.reading.facts import Facts, Figure, QuestionRead, Repair, Said, ScoreRead
from prongsai.core.reading.sums import checked
from prongsai.core.thai import thai_digits


def figure(printed: str, line: int) -> Figure:
    return Figure(Decimal(printed), thai_digits(printed), line)


def scores(*printed: str | None, first_line: int = 10) -> tuple[ScoreRead, ...]:
    """Scores of indicators from 1 on, a line each; ``None`` is not printed."""
    return tuple(
        ScoreRead(str(number), figure(one, first_line + number))
        for number, one in enumerate(printed, start=1)
        if one is not None
    )


MAEKA = Facts(
    fiscal_year=2566,
    total=figure("77.13", 50),
    level=Said("ต้องปรับปรุง", "ระดับต้องปรับปรุง", 50),
    scores=scores(
        *("78.56", "71.13", "78.15", "72.71", "69.51"),
        *("81.15", "71.49", "71.35", "85.00", "75.00"),
    ),
)
BOKAEO = Facts(
    fiscal_year=2565,
    total=figure("61.16", 73),
    level=Said("D", "D", 73),
    scores=scores(
        *("98.48", "91.67", "100.00", "100.00", None),
        *("76.27", "74.52", "74.88", "33.19", "12.50"),
    ),
)
FAILING = ("o2", "o5", "o11", "o17", "o27", "o30", "o32", "o33", "o35", "o38", "o41")
KLONGMUANG = Facts(
    fiscal_year=2563,
    total=figure("79.68", 74),
    scores=scores(
        *("88.78", "82.67", "88.66", "81.07", "83.66"),
        *("87.52", "71.85", "72.92", "73.56", "81.25"),
    ),
    questions=tuple(
        QuestionRead(code, 169 + at, figure("0.00", 169 + at)) for at, code in enumerate(FAILING)
    ),
    groups={
        "below_60": FAILING,
        "above_85": tuple(f"o{at}" for at in range(1, 44) if f"o{at}" not in FAILING),
    },
)


def test_figures_that_follow_from_each_other_are_left_alone():
    result = checked(KLONGMUANG, load_framework(2563))

    assert result == KLONGMUANG


def test_an_item_group_that_does_not_give_the_printed_indicator_is_told():
    groups = {**KLONGMUANG.groups, "above_85": KLONGMUANG.groups["above_85"][1:]}
    forgotten = Facts(
        fiscal_year=2563,
        scores=KLONGMUANG.scores,
        groups={**groups, "below_60": (*FAILING, "o1")},
    )

    (told,) = checked(forgotten, load_framework(2563)).disagreements

    assert (told.node, told.reported, told.computed) == ("9", "73.56", "71.33")


def test_a_total_that_no_reading_mends_is_told_and_nothing_is_repaired():
    result = checked(MAEKA, load_framework(2566))

    (told,) = result.disagreements
    assert told[:5] == ("total", "77.13", "76.60", (50, *range(11, 21)), ())
    assert "no other reading of one digit" in told.explanation.en
    assert result.total == MAEKA.total


def test_a_total_out_of_reach_is_told_with_its_bounds_and_the_readings_that_may_be():
    (told,) = checked(BOKAEO, load_framework(2565)).disagreements

    assert told[:3] == ("total", "61.16", None)
    assert told.repairs == ()
    assert "between 55.11 and 61.12" in told.explanation.en
    assert "61.16 read as 61.11 (line 73)" in told.explanation.en
    assert "readings of one digit are possible" in told.explanation.en


def test_the_only_reading_that_makes_everything_fit_is_told_as_a_repair():
    misread = Facts(
        fiscal_year=2563,
        total=KLONGMUANG.total,
        scores=(
            *KLONGMUANG.scores[:6],
            ScoreRead("7", figure("11.85", 17)),
            *KLONGMUANG.scores[7:],
        ),
    )

    result = checked(misread, load_framework(2563))

    (told,) = result.disagreements
    assert told.repairs == (Repair("7", "๑๑.๘๕", "๗๑.๘๕", 17),)
    assert result.scores == misread.scores


def test_a_figure_printed_twice_and_not_alike_is_told_with_both_lines():
    again = ScoreRead("7", figure("11.85", 37))
    misread = replace(KLONGMUANG, scores=(*KLONGMUANG.scores, again))

    (told,) = checked(misread, load_framework(2563)).disagreements

    assert told[:5] == (
        "7",
        "71.85",
        None,
        (17, 37),
        (Repair("7", "๑๑.๘๕", "๗๑.๘๕", 37),),
    )
    assert "printed differently in different places: 71.85, 11.85" in told.explanation.en


def test_a_figure_that_no_score_can_be_is_told_and_nothing_is_read_into_it():
    scores = (*KLONGMUANG.scores[:-1], ScoreRead("10", figure("811.25", 20)))
    misread = replace(KLONGMUANG, scores=scores)

    (told,) = checked(misread, load_framework(2563)).disagreements

    assert told[:5] == ("10", "811.25", None, (20,), ())
    assert "scores lie between 0 and 100" in told.explanation.en


def test_a_level_that_the_total_does_not_have_is_told():
    level = Said("A", "ระดับ A", 50)

    (told,) = checked(replace(KLONGMUANG, level=level), load_framework(2563)).disagreements

    assert told[:4] == ("level", "A", "B", (50, *range(11, 21)))


def test_a_level_that_the_rules_of_the_year_do_not_have_is_doubted():
    level = Said("ผ่านดี", "ผ่านดี", 50)

    result = checked(replace(KLONGMUANG, level=level), load_framework(2563))

    assert result.disagreements == ()
    assert [one[:3] for one in result.doubts] == [(50, "ผ่านดี", "ผ่านดี")]


def test_without_rules_nothing_is_recomputed():
    assert checked(MAEKA, None) == MAEKA
