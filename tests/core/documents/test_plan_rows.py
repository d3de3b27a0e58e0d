"""Tables of measures as officers make them in Excel: what is plain is read, the rest is asked."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook

from prongsai.core.documents.plan import Measure, StepTerms
from prongsai.core.documents.plan_reading import read_plan_bytes
from prongsai.core.periods import Period
from prongsai.core.problems import ProblemsFound

HEADS = ("ประเด็น", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ", "ผลการดำเนินงาน")


def workbook(*rows, merged=(), heads=HEADS):
    """A plan of fiscal year 2567 with these rows below the head, which is the second row."""
    book = Workbook()
    page = book.active
    page.append(["year", "", "2567"])
    page.append(heads)
    for row in rows:
        page.append(row)
    for cells in merged:
        page.merge_cells(cells)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def measures(*rows, **more):
    return read_plan_bytes("plan.xlsx", workbook(*rows, **more)).measures


def problems(*rows, **more):
    with pytest.raises(ProblemsFound) as found:
        measures(*rows, **more)
    return [one.sentence("en").partition("cell ")[2] for one in found.value.problems]


def test_a_theme_merged_downwards_is_the_theme_of_each_of_its_rows():
    found = measures(
        ("1", "ก", "", "กองคลัง", "", "", ""),
        (None, "ข", "", "กองช่าง", "", "", ""),
        ("2", "ค", "", "", "", "", ""),
        merged=["A3:A4"],
    )

    assert [(one.theme, one.measures) for one in found] == [
        ("1", ("ก",)),
        ("1", ("ข",)),
        ("2", ("ค",)),
    ]


def test_a_measure_merged_downwards_is_one_measure_with_a_step_on_each_row():
    found = measures(
        ("1", "จัดทำคู่มือ", "ตั้งคณะทำงาน", "กองคลัง", "ไตรมาส 1", "", ""),
        (None, None, "ยกร่าง\nเผยแพร่", "กองช่าง", None, "", ""),
        merged=["A3:A4", "B3:B4", "E3:E4"],
    )

    (one,) = found
    assert (one.measures, one.steps) == (("จัดทำคู่มือ",), ("ตั้งคณะทำงาน", "ยกร่าง", "เผยแพร่"))
    assert (one.responsible, one.period_printed) == (("กองคลัง", "กองช่าง"), "ไตรมาส 1")


def test_two_periods_in_one_merged_measure_are_asked():
    assert problems(
        ("1", "จัดทำคู่มือ", "ยกร่าง", "", "ไตรมาส 1", "", ""),
        (None, None, "เผยแพร่", "", "ไตรมาส 2", "", ""),
        merged=["A3:A4", "B3:B4"],
    ) == [
        "E4: one measure (its cells are merged) has several values of 'Period'; keep one, give "
        "them for single steps, or unmerge the cells."
    ]


def test_results_or_money_merged_over_two_measures_are_asked_once():
    assert problems(
        ("1", "ก", "", "", "", "5,000", "ทำแล้ว"),
        ("2", "ข", "", "", "", None, None),
        merged=["F3:F4", "G3:G4"],
    ) == [
        "F3: 'Budget (baht)' is merged over several measures, so it is not known of which it is; "
        "unmerge it and fill in each row.",
        "G3: 'Results' is merged over several measures, so it is not known of which it is; "
        "unmerge it and fill in each row.",
    ]


def test_a_line_across_the_table_heads_the_measures_below_it():
    found = measures(
        ("(1) กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ", None, None, None, None, None, None),
        (None, "ก", "", "", "", "", ""),
        ("(2) การให้บริการและระบบ E-service", None, None, None, None, None, None),
        ("(2.1) จุดบริการ", None, None, None, None, None, None),
        (None, "ข", "", "", "", "", ""),
        merged=["A3:G3", "A5:G5", "A6:G6"],
    )

    assert found == (
        Measure(theme="1", measures=("ก",)),
        Measure(theme="2", heading="จุดบริการ", measures=("ข",)),
    )


def test_a_row_that_answers_nothing_and_is_not_merged_is_asked():
    (told,) = problems(("1", "ก", "", "", "", "", ""), (None, "ข", "", "", "", "", ""))

    assert told.startswith("A4: measure 2 does not say what it answers")


def test_steps_have_owners_and_days_of_their_own():
    (found,) = measures(
        ("1", "ยกร่าง\nเผยแพร่", "2: กองคลัง, กองช่าง", "๒: ภายใน ธ.ค.", "๑๒,๐๐๐ บาท", "ลิงก์"),
        heads=(
            "ประเด็น",
            "ขั้นตอน",
            "ผู้รับผิดชอบรายขั้นตอน",
            "กำหนดเวลารายขั้นตอน",
            "งบประมาณ",
            "หลักฐาน",
        ),
    )

    assert found == Measure(
        theme="1",
        steps=("ยกร่าง", "เผยแพร่"),
        step_terms=(
            StepTerms(
                2,
                ("กองคลัง", "กองช่าง"),
                Period("deadline", ends=date(2023, 12, 31)),
                "ภายใน ธ.ค.",
            ),
        ),
        budget=Decimal(12000),
        evidence=("ลิงก์",),
    )


@pytest.mark.parametrize(
    ("owners", "says"),
    [
        ("กองคลัง", "each line must begin with the number of its step"),
        ("3: กองคลัง", "tells of step 3, but this measure has 2"),
        ("0: กองคลัง", "tells of step 0, but this measure has 2"),
        ("1: กองคลัง\n1: กองช่าง", "tells of step 1 twice"),
    ],
)
def test_what_is_said_of_no_step_is_asked(owners, says):
    heads = ("ประเด็น", "ขั้นตอน", "ผู้รับผิดชอบรายขั้นตอน")

    (told,) = problems(("1", "ยกร่าง\nเผยแพร่", owners), heads=heads)

    assert says in told


def titled(*titles):
    """A plan that has these lines above its table, as offices make them, and no fields."""
    book = Workbook()
    for title in titles:
        book.active.append([title])
    for row in (HEADS, ("1", "ติดป้าย", "ติดตั้ง", "กองช่าง", "ภายใน ธ.ค.")):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "titles",
    [
        ("แผนมาตรการ ปีงบประมาณ พ.ศ. ๒๕๖๗ (จากผลการประเมินปี ๒๕๖๖)",),
        ("มาตรการส่งเสริมคุณธรรม", "ประจำปีงบประมาณ  2567", "อบต. ตัวอย่าง"),
        ("มาตรการ ปีงบประมาณ พ.ศ.2567 จากผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566",),
    ],
)
def test_the_year_of_the_measures_is_read_from_the_title_of_the_table(titles):
    plan = read_plan_bytes("plan.xlsx", titled(*titles))

    assert (plan.year, plan.assessed) == (2567, 2566)


@pytest.mark.parametrize(
    "titles",
    [
        ("มาตรการ",),
        ("มาตรการจากผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566",),
        ("แผนปีงบประมาณ 2567", "ปรับปรุงแผนปีงบประมาณ 2566"),
    ],
)
def test_a_title_without_a_plain_year_of_the_measures_is_asked(titles):
    with pytest.raises(ProblemsFound) as found:
        read_plan_bytes("plan.xlsx", titled(*titles))

    assert "write “ปีงบประมาณ พ.ศ.” and the year above the table" in str(found.value)


def test_a_target_of_a_step_is_a_number_of_something():
    heads = ("ประเด็น", "ขั้นตอน", "เป้าหมายรายขั้นตอน")

    (found,) = measures(("1", "อบรม\nสรุป", "๑: ๑,๒๐๐ คน"), heads=heads)
    (told,) = problems(("1", "อบรม\nสรุป", "1: หลายคน"), heads=heads)

    assert found.step_terms == (StepTerms(1, target=1200, counted_in="คน"),)
    assert "a target must be a number and what is counted" in told


EITHER = ("ประเด็นการประเมิน/ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ")


def test_one_column_of_themes_or_indicators_is_read_by_what_its_cells_say():
    found = measures(
        ("ตัวชี้วัดที่ ๑๐ การป้องกันทุจริต", "ก", "กองคลัง", "", None),
        ("การป้องกันการทุจริต", "ข", "กองคลัง", "", "-"),
        ("ประเด็นที่ 2", "ค", "กองคลัง", "", " — "),
        ("o1, o2", "ง", "กองคลัง", "", "ไม่มี"),
        heads=EITHER,
    )

    assert [(one.theme, one.indicator, one.questions, one.budget) for one in found] == [
        ("", "10", (), None),
        ("", "10", (), None),
        ("2", "", (), None),
        ("", "", ("o1", "o2"), Decimal(0)),
    ]


def test_a_bare_number_in_a_column_of_both_is_asked_and_so_is_what_is_neither():
    assert problems(
        ("3", "ก", "กองคลัง", "", None), ("ความสุข", "ข", "กองคลัง", "", None), heads=EITHER
    ) == [
        "A3: '3' is a number of a theme and of an indicator; write 'ประเด็นที่ 3' or 'ตัวชี้วัดที่ 3'.",
        "A4: the rules of fiscal year 2566 have no theme, indicator or question 'ความสุข'; use a "
        "number or name of the rules, such as ตัวชี้วัดที่ 3.",
    ]


def test_a_number_beside_the_name_of_another_indicator_is_asked():
    (says,) = problems(
        ("ตัวชี้วัดที่ 3 การป้องกันทุจริต", "ก", "กองคลัง", "", ""),
        heads=("ตัวชี้วัด", *EITHER[1:]),
    )

    assert says.startswith("A3: the rules of fiscal year 2566 have no indicator")


def test_a_column_that_is_not_known_is_told_once_and_not_in_every_row():
    (says,) = problems(
        ("ก", "ข", "กองคลัง", "", ""),
        ("ค", "ง", "กองคลัง", "", ""),
        heads=("เรื่องที่จะแก้", *EITHER[1:]),
    )

    assert says.startswith("A2: the column 'เรื่องที่จะแก้' is not known")


def test_a_table_that_answers_nothing_is_told_once():
    (says,) = problems(("ก", "กองคลัง", ""), ("ข", "กองช่าง", ""), heads=EITHER[1:4])

    assert says.startswith("A3: no row says what its measure answers")


@pytest.mark.parametrize("words", ["ทุกเดือน", "ปีละ ๒ ครั้ง", "ดำเนินการอย่างต่อเนื่อง", "ทุก 3 เดือน"])
def test_what_is_done_again_and_again_is_done_in_the_whole_year(words):
    (one,) = measures(("ตัวชี้วัดที่ 3", "ก", "กองคลัง", words, ""), heads=EITHER)

    assert (one.period, one.period_printed) == (
        Period("range", date(2023, 10, 1), date(2024, 9, 30)),
        words,
    )
