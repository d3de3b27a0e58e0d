"""Receipts of questions whose answers were counted here, and results that carry them."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from prongsai.core.counted import Chosen, Count
from prongsai.core.loading import load_framework
from prongsai.core.results import result_by
from prongsai.core.sheets.counting import with_answers
from prongsai.core.sheets.files import read_sheet_bytes, sheet_bytes
from prongsai.core.sheets.sheet import AgencyName, Reported, Sheet
from prongsai.core.snapshots import restore, sheet_as_plain, sheet_from_plain, snapshot
from prongsai.core.surveys.pooling import answers_of
from prongsai.core.surveys.questionnaire import questionnaire
from prongsai.core.surveys.tallies import tally_of
from prongsai.core.wording import Text

RULES = load_framework(2563)
EIT = questionnaire(RULES, "eit")
LEVELS = tuple(option.text for option in RULES.scales["four_levels"].options)


def people(survey=EIT, **answers):
    """Three people who answer everything with the first, the second and the last option.

    ``answers`` are of the first of them in place of his own, by code with _ for a dot.
    """
    given = []
    for place in (0, 1, -1):
        everything = {node.code: survey.scale(node).options[place].code for node in survey.asked}
        if place == 0:
            everything |= {code.replace("_", "."): option for code, option in answers.items()}
        given.append(survey.response(everything))
    return given


def make_sheet(survey=EIT, times=2, **answers):
    """A sheet with nothing but counted answers: each of the three people ``times`` times."""
    tally = tally_of(survey, people(survey, **answers) * times)
    return with_answers(Sheet(year=2563), survey, answers_of(survey, [("all", tally)], 10))


def receipt_of(sheet, code, framework=RULES):
    result = result_by(framework, sheet)
    return result.receipt(result.total.find(code))


def test_the_receipt_of_a_counted_question_shows_how_many_chose_what():
    receipt = receipt_of(make_sheet(), "e3")

    assert receipt.counted.counts == (
        Count(
            portion=None,
            n=6,
            mark=Fraction(133, 3),
            options=(
                Chosen(LEVELS[0], 2, "0"),
                Chosen(LEVELS[1], 2, "33"),
                Chosen(LEVELS[2], 0, "67"),
                Chosen(LEVELS[3], 2, "100"),
            ),
        ),
    )
    assert receipt.working == "(2 × 0 + 2 × 33 + 2 × 100) ÷ 6"
    assert receipt.exact == "44.333333… (133/3)"
    assert "6 answers counted here" in receipt.rule.en
    assert "คำตอบ 6 คน" in receipt.rule.th


def test_options_of_a_reversed_question_show_what_they_are_worth_there():
    receipt = receipt_of(make_sheet(), "e4.1")

    assert [(one.times, one.worth) for one in receipt.counted.counts[0].options] == [
        (2, "100"),
        (4, "0"),
    ]


def test_a_question_with_parts_is_the_mean_of_its_parts_which_have_receipts_of_their_own():
    sheet = make_sheet(e1_1="4")

    assert receipt_of(sheet, "e1").working == "(77.67 + 44.33) ÷ 2"
    assert receipt_of(sheet, "e1").counted.n == 6
    assert receipt_of(sheet, "e1").exact == "61.00"
    assert receipt_of(sheet, "e1.1").working == "(2 × 33 + 4 × 100) ÷ 6"


def test_a_part_that_nobody_answered_leaves_the_mean_to_the_others():
    some = [one._replace(chosen=(None, *one.chosen[1:])) for one in people() * 2]
    answers = answers_of(EIT, [("all", tally_of(EIT, some))], None)
    sheet = with_answers(Sheet(year=2563), EIT, answers)

    receipt = receipt_of(sheet, "e1")

    assert (receipt.working, receipt.score.announced) == ("(44.33) ÷ 1", Decimal("44.33"))
    assert "(1), from their unrounded values; 6 people" in receipt.rule.en
    assert receipt_of(sheet, "e1.1").counted is None


def test_a_question_that_too_few_answered_has_no_mark_for_it_would_tell_what_they_chose():
    receipt = receipt_of(make_sheet(times=1), "e3")

    assert receipt.counted.counts == ()
    assert (receipt.score.value, receipt.exact) == (None, "")
    assert receipt.working == ""
    assert "fewer than 5 people" in receipt.rule.en


def test_halves_show_each_portion():
    rules = load_framework(2566)
    eit = questionnaire(rules, "eit")
    halves = replace(eit, rules=eit.rules._replace(pooling="halves"))
    first, second = tally_of(eit, people(eit) * 2), tally_of(eit, people(eit)[:1] * 9)
    answers = answers_of(halves, [("1", first), ("2", second)], None)

    receipt = receipt_of(with_answers(Sheet(year=2566), halves, answers), "e3", rules)

    assert receipt.working == "(44.33 + 0.00) ÷ 2"
    assert [(one.n, one.working) for one in receipt.counted.counts] == [
        (6, "(2 × 0 + 2 × 33 + 2 × 100) ÷ 6"),
        (9, "(9 × 0) ÷ 9"),
    ]
    assert "2 portions that count the same, from 15 answers" in receipt.rule.en
    assert isinstance(receipt.counted.counts[0].portion, Text)


def test_counted_marks_are_exact_where_a_file_would_round_them():
    sheet = make_sheet()

    assert sheet.known["e3"] == Fraction(133, 3)
    assert sheet.marks["e3"] == Decimal("44.33")
    assert sheet.respondents["e3"] == 6
    assert "e1.1" not in sheet.marks


def test_counted_marks_take_the_place_of_those_of_the_instrument_and_of_no_others():
    before = Sheet(
        year=2563,
        agency=AgencyName("อบต.คลองม่วง"),
        marks={"e3": Decimal(1), "e1.1": Decimal(2), "o1": Decimal(100), "i1": Decimal(50)},
        scores={"6": Decimal(90)},
        reported=Reported(Decimal("79.68"), "B"),
        respondents={"e3": 49, "i1": 30},
        comments={"e3": "ครบ"},
    )
    counted = make_sheet()

    after = with_answers(before, EIT, counted.answers["eit"])

    assert after == replace(
        counted,
        agency=before.agency,
        marks={"o1": Decimal(100), "i1": Decimal(50), **counted.marks},
        scores={"6": Decimal(90)},
        reported=before.reported,
        respondents={"i1": 30, **counted.respondents},
        comments=before.comments,
    )


def test_what_was_published_is_told_where_it_is_not_what_was_counted():
    sheet = replace(make_sheet(), scores={"6": Decimal(90)})

    found = result_by(RULES, sheet).disagreements

    assert [(one.node, one.reported) for one in found] == [("6", "90.00")]


def test_counted_answers_agree_with_themselves():
    assert result_by(RULES, make_sheet(e1_1="4", e4_2="1")).disagreements == ()


def test_a_result_with_answers_is_stored_and_restored():
    result = result_by(RULES, make_sheet())

    assert restore(RULES, snapshot(result)) == result


def test_a_sheet_without_answers_is_stored_as_ever():
    sheet = Sheet(year=2563, marks={"o1": Decimal(100)})

    assert "answers" not in sheet_as_plain(sheet)
    assert sheet_from_plain(sheet_as_plain(sheet)) == sheet


def test_files_carry_announced_marks_and_numbers_of_respondents_and_no_answers():
    sheet = make_sheet()

    for format in ("yaml", "csv", "xlsx"):
        file = sheet_bytes(sheet, RULES, format, "th")
        assert read_sheet_bytes(f"sheet.{format}", file) == replace(sheet, answers={})
