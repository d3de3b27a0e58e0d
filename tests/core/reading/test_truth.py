"""How facts are compared with a truth, on small facts of our own."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from prongsai.core.documents.plan import Measure
from prongsai.core.periods import Period
from prongsai.core.reading.facts import (
    DayRead,
    DisagreementRead,
    Doubt,
    Facts,
    Figure,
    MeasureRead,
    QuestionRead,
    Said,
    ScoreRead,
    SignerRead,
)
from prongsai.core.sheets.sheet import AgencyName
from prongsai.core.wording import same
from tests.core.reading.truth import compare

SMALL: dict[str, Any] = {
    "agency": {"name": "เทศบาลตำบลตัวอย่าง"},
    "fiscal_year": 2563,
    "work_year": None,
    "documents": ["measures"],
    "total": {"value": Decimal("79.68"), "printed": "๗๙.๖๘", "line": [4, 9]},
    "level": None,
    "scores": [{"node": "1", "value": Decimal("88.78"), "printed": "๘๘.๗๘", "line": 5}],
    "questions": [
        {
            "code": "o2",
            "value": Decimal("0.00"),
            "printed": "๐.๐๐",
            "line": 7,
            "comment": "ขาดช่องทาง",
            "assignee": {"position": "นิติกร"},
        }
    ],
    "groups": {"below_60": ["o2"]},
    "measures": [
        {
            "theme": "2",
            "measures": ["การให้บริการ"],
            "steps": [["เน้นย้ำ", "เท่าเทียมกัน"], "ประเมินผล"],
            "period": {"kind": "deadline", "ends": date(2021, 12, 31), "printed": "ภายใน ธ.ค.๖๔"},
            "lines": [11, 14],
        }
    ],
    "follow_up": [],
    "signers": [],
    "limitations": [],
    "references": [],
    "days": [{"day": date(2021, 1, 18), "printed": "๑๘ มกราคม ๒๕๖๔", "line": 2, "optional": True}],
    "disagreements": [],
    "told": [{"lines": [5], "mentions": ["E10"], "why": "a list has E1 for E10"}],
}
ROW = MeasureRead(
    Measure(
        theme="2",
        heading="การให้บริการ",
        steps=("เน้นย้ำ ให้เท่า เทียม กัน", "ประเมินผลทุกปี"),
        period=Period("deadline", ends=date(2021, 12, 31)),
        period_printed="ภายใน ธ.ค. ๖๔",
    ),
    title="การให้บริการ",
    lines=(11, 14),
)
RIGHT = Facts(
    agency=AgencyName(name="เทศบาลตำบล ตัวอย่าง"),
    fiscal_year=2563,
    documents=("measures",),
    total=Figure(Decimal("79.68"), "๗๙.๖๘", 9),
    scores=(ScoreRead("1", Figure(Decimal("88.78"), "๘๘.๗๘", 5)),),
    questions=(
        QuestionRead("o2", 7, Figure(Decimal(0), "๐.๐๐", 7), "ขาด ช่องทางติดต่อ", None, "นิติกร"),
    ),
    groups={"below_60": ("o2",)},
    measures=(ROW,),
    doubts=(Doubt(5, "E๑", "e10", same("the table has E๑๐")),),
)


def wrong(facts: Facts) -> list[str]:
    return [field.name for field in compare(SMALL, facts).wrong]


def silent(facts: Facts) -> list[str]:
    return [field.name for field in compare(SMALL, facts).silent]


def test_facts_as_the_clerk_reads_them_are_all_right() -> None:
    compared = compare(SMALL, RIGHT)

    assert (compared.wrong, compared.silent, compared.share) == ((), (), Fraction(1))


def test_a_number_is_compared_exactly_and_a_wrong_one_is_silent_until_it_is_told() -> None:
    misread = Figure(Decimal("88.73"), "๘๘.๗๓", 5)
    facts = replace(RIGHT, scores=(ScoreRead("1", misread),))
    told = replace(facts, doubts=(*RIGHT.doubts, Doubt(5, "๘๘.๗๓", "88.73", same("blurred"))))

    assert wrong(facts) == ["score 1 value", "score 1 printed"]
    assert silent(facts) == ["score 1 value"]
    assert (len(wrong(told)), silent(told)) == (2, [])


def test_a_doubt_of_another_figure_on_the_line_tells_nothing_of_this_one() -> None:
    misread = Figure(Decimal("88.73"), "๘๘.๗๓", 5)

    assert silent(replace(RIGHT, scores=(ScoreRead("1", misread),))) == ["score 1 value"]


def test_what_was_not_read_is_wrong_but_is_no_wrong_number() -> None:
    facts = replace(RIGHT, total=None, scores=())

    assert wrong(facts) == [
        "total value",
        "total printed",
        "total line",
        "score 1 value",
        "score 1 printed",
        "score 1 line",
    ]
    assert silent(facts) == []


def test_a_fact_is_on_a_line_where_it_is_printed_and_on_no_other() -> None:
    assert wrong(replace(RIGHT, total=Figure(Decimal("79.68"), "๗๙.๖๘", 8))) == ["total line"]


def test_what_is_read_but_not_printed_is_wrong() -> None:
    invented = Figure(Decimal("53.06"), "๕๓.๐๖", 8)
    facts = replace(
        RIGHT,
        level=Said("B", "B", 1),
        questions=(*RIGHT.questions, QuestionRead("e1", 8, invented), QuestionRead("o3", 8)),
        groups={"below_60": ("o2", "e1"), "above_85": ("o4",)},
        signers=(SignerRead("นายกเทศมนตรี", 3),),
        days=(DayRead("report", "2021-01-18", "๑๘ มกราคม ๒๕๖๔", 2),),
    )

    assert wrong(facts) == [
        "level",
        "question e1, not printed so",
        "group above_85 o4, not printed so",
        "group below_60 e1, not printed so",
        "signer of line 3, not printed so",
    ]
    # The doubt of e10 tells nothing of a question that was read as e1 and its figure.
    assert "question e1, not printed so" in silent(facts)


def test_a_position_is_the_whole_of_an_assignee() -> None:
    question = RIGHT.questions[0]._replace(assignee="นายตัวอย่าง ตำแหน่ง นิติกร")

    assert wrong(replace(RIGHT, questions=(question,))) == ["question o2 assignee"]


def test_a_sub_theme_is_the_heading_of_its_row_or_its_measure() -> None:
    measure = replace(ROW.measure, heading="", measures=("การให้บริการ",))
    both = replace(ROW.measure, measures=("การให้บริการ",))
    neither = replace(ROW.measure, heading="")

    assert wrong(replace(RIGHT, measures=(ROW._replace(measure=measure),))) == []
    assert wrong(replace(RIGHT, measures=(ROW._replace(measure=both),))) == []
    assert wrong(replace(RIGHT, measures=(ROW._replace(measure=neither),))) == [
        "row of line 11 measures, how many",
        "row of line 11 measures 1",
    ]


def test_items_run_together_or_cut_by_a_page_break_are_wrong() -> None:
    together = replace(ROW.measure, steps=("เน้นย้ำให้เท่าเทียมกัน ๒. ประเมินผลทุกปี",))
    cut = replace(ROW.measure, steps=("เน้นย้ำให้เท่าเทียม", "กัน", "ประเมินผลทุกปี"))
    name = "row of line 11 steps"

    assert wrong(replace(RIGHT, measures=(ROW._replace(measure=together),))) == [
        f"{name}, how many",
        f"{name} 2",
    ]
    assert wrong(replace(RIGHT, measures=(ROW._replace(measure=cut),))) == [
        f"{name}, how many",
        f"{name} 1",
    ]


def test_a_row_has_its_first_and_last_line_and_nothing_in_lists_that_it_has_not() -> None:
    facts = replace(
        RIGHT,
        measures=(ROW._replace(lines=(11, 11), measure=replace(ROW.measure, methods=("อื่น",))),),
    )

    assert wrong(facts) == ["row of line 11 lines", "row of line 11 methods, how many"]


def test_a_wrong_day_of_a_period_is_a_wrong_number() -> None:
    late = replace(ROW.measure, period=Period("deadline", ends=date(2022, 12, 31)))

    assert silent(replace(RIGHT, measures=(ROW._replace(measure=late),))) == [
        "row of line 11 period ends"
    ]


def test_what_must_be_told_is_told_on_its_line_with_its_word() -> None:
    elsewhere = replace(RIGHT, doubts=(RIGHT.doubts[0]._replace(line=6),))
    other = replace(RIGHT, doubts=(Doubt(5, "E๑", "e12", same("another")),))

    assert wrong(elsewhere) == wrong(other) == ["told: a list has E1 for E10"]


def test_a_sum_that_does_not_add_up_is_told_with_its_figures_and_no_other_sum_is() -> None:
    sums = {"node": "total", "reported": "79.68", "computed": "79.15", "line": 9, "repairs": []}
    against = {**SMALL, "disagreements": [sums]}
    told = DisagreementRead("total", "79.68", "79.15", (5, 9), (), same("E10 is not in it"))
    facts = replace(RIGHT, disagreements=(told,))

    assert compare(against, facts).wrong == ()
    assert [field.name for field in compare(against, RIGHT).wrong] == [
        "disagreement of total node",
        "disagreement of total reported",
        "disagreement of total computed",
        "disagreement of total line",
        "disagreement of total repairs",
    ]
    assert wrong(facts) == ["disagreement of total, not printed so"]
    # The sum names line 5 and E10, and is not what the truth wants told there.
    assert [field.name for field in compare(against, replace(facts, doubts=())).wrong] == [
        "told: a list has E1 for E10"
    ]


def test_a_person_of_the_report_must_not_be_found_in_the_facts() -> None:
    report = "โดยมอบหมายให้ นายสมชาย ใจตัวอย่าง ตำแหน่ง นิติกร เป็นผู้รับผิดชอบ\n(นางสมหญิง ดีตัวอย่าง)"
    named = RIGHT.questions[0]._replace(analysis="มอบหมายให้ นายสมชาย ใจ ตัวอย่าง ตำแหน่ง นิติกร")

    assert compare(SMALL, RIGHT, report).wrong == ()
    assert [
        (field.name, field.got)
        for field in compare(SMALL, replace(RIGHT, questions=(named,)), report).wrong
    ] == [("persons named", "1 of those whom the report names")]


def test_a_comparison_says_what_is_wrong() -> None:
    compared = compare(SMALL, replace(RIGHT, fiscal_year=2564))

    assert str(compared).splitlines()[1:] == [
        "  fiscal_year: read '2564', should be '2563' <- a wrong number, not told"
    ]
