"""What one list of a report has, another must have too."""

from dataclasses import replace
from decimal import Decimal

from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework
from prongsai.core.reading.facts import Facts, Figure, FollowUpRead, QuestionRead
from prongsai.core.reading.lists_compared import lists_that_differ
from prongsai.core.reading.outlining import outlined
from prongsai.core.reading.text_source import read_text

RULES = load_framework(2563)
FAILING = ("e8", "e10", "e13", "o2", "o38")


def scored(code: str, score: str, line: int) -> QuestionRead:
    return QuestionRead(code, line, Figure(Decimal(score), score, line))


REPORT = Facts(
    fiscal_year=2563,
    questions=(
        *(scored(code, "52.00", line) for line, code in enumerate(FAILING[:3], start=20)),
        *(scored(code, "0.00", line) for line, code in enumerate(FAILING[3:], start=30)),
    ),
    groups={
        "below_60": FAILING,
        "60_to_85": tuple(node.code for node in RULES.marked if node.code[0] == "i"),
        "above_85": tuple(
            node.code for node in RULES.marked if node.code[0] != "i" and node.code not in FAILING
        ),
    },
    follow_up=tuple(
        FollowUpRead(code, "สำนักปลัด", "", line) for line, code in enumerate(FAILING, start=40)
    ),
)


def told(facts: Facts, text: str = "", rules: Framework | None = RULES) -> list[tuple[int, str]]:
    parts = outlined(read_text("report.txt", text)) if text else ()
    return [(one.line, one.reason.en) for one in lists_that_differ(facts, rules, parts)]


def test_lists_that_have_the_same_raise_no_doubt():
    text = (
        "๘.๑ แบบวัด IIT ไม่มีผลการประเมินต่ำกว่า ๖๐ %\n\n"
        "๘.๒ แบบวัด EIT ผลการประเมินต่ำกว่า ๖๐% จำนวน ๓ ข้อ ได้แก่ E๘, E๑๐ และ E๑๓\n\n"
        "๘.๓ แบบตรวจ OIT ผลการประเมินต่ำกว่า ๖๐% จำนวน ๒ ข้อ ได้แก่ O๒ และ O๓๘\n"
    )

    assert told(REPORT, text) == []


def test_an_item_that_the_follow_up_table_forgot_is_told_on_the_line_of_its_score():
    forgotten = replace(REPORT, follow_up=REPORT.follow_up[:-1])

    assert told(forgotten) == [
        (
            31,
            "O38 is below 60, but the follow-up table (line 40) does not have it; add or check it",
        )
    ]


def test_an_item_that_is_followed_up_without_need_is_told():
    more = (*REPORT.follow_up, FollowUpRead("o40", "สำนักปลัด", "", 50))

    assert told(replace(REPORT, follow_up=more)) == [
        (
            50,
            "the follow-up table has O40, not below 60 by the rest of the report; check it",
        )
    ]


def test_a_sentence_with_another_code_than_the_groups_is_told():
    text = "๘.๒ แบบวัด EIT ผลการประเมินต่ำกว่า ๖๐% จำนวน ๓ ข้อ ได้แก่ E๘, E๑ และ E๑๓\n"

    assert told(REPORT, text) == [
        (1, "the list has E1 where the rest of the report has E10; check the original")
    ]


def test_a_sentence_that_says_none_is_held_against_the_groups():
    text = "๘.๑ แบบวัด EIT ไม่มีผลการประเมินต่ำกว่า ๖๐ %\n"

    assert told(REPORT, text) == [
        (1, "the list lacks E8, E10, E13, below 60 by the rest of the report; check it")
    ]


def test_what_is_not_known_yet_is_no_part_of_the_list_below_60():
    text = (
        "๘.๑ แบบวัด IIT ไม่มีผลการประเมินต่ำกว่า ๖๐ % ในข้อที่ทราบคะแนน "
        "ทั้งนี้ ยังไม่ทราบคะแนนจำนวน ๒ ข้อ ได้แก่ I๑ และ I๒\n\n"
        "๘.๒ แบบวัด EIT ผลการประเมินต่ำกว่า ๖๐% จำนวน ๓ ข้อ ได้แก่ E๘, E๑๐ และ E๑๓ "
        "ทั้งนี้ ยังไม่ทราบคะแนนจำนวน ๒ ข้อ ได้แก่ E๑ และ E๒\n"
    )

    assert told(REPORT, text) == []


def test_a_score_outside_its_group_is_told():
    questions = (scored("e8", "75.10", 20), *REPORT.questions[1:])

    assert told(replace(REPORT, questions=questions)) == [
        (
            20,
            "E8 has a score of 75.10, but the table puts it into the group below 60; check which",
        )
    ]


def test_a_score_exactly_on_the_edge_may_stand_in_either_group():
    questions = (scored("e8", "60.00", 20), *REPORT.questions[1:])

    assert told(replace(REPORT, questions=questions)) == []


def test_a_code_in_two_groups_or_in_none_and_a_code_without_rules_are_told():
    groups = {
        **REPORT.groups,
        "60_to_85": ("o2", "o99", *REPORT.groups["60_to_85"]),
        "above_85": REPORT.groups["above_85"][:-1],
    }

    assert told(replace(REPORT, groups=groups)) == [
        (1, "O2 is in the group below 60 and in the group 60 to 85; it can be in one only"),
        (1, "O43 stands in no group, though the table has nearly all the others; check it"),
        (1, "the rules of 2563 have no O99; check the code and the year"),
    ]


def test_a_group_of_which_one_has_no_row_of_its_own_is_told():
    assert told(replace(REPORT, questions=REPORT.questions[:3] + REPORT.questions[4:])) == []
    assert told(replace(REPORT, questions=REPORT.questions[1:])) == [
        (
            21,
            "E8 is in the group below 60, but no row tells its score as those of others do; "
            "check it",
        )
    ]
