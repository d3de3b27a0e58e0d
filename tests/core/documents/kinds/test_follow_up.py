"""The follow-up table: one row for each question below the lowest band's limit."""

from dataclasses import replace

from prongsai.core.documents.blocks import Table
from prongsai.core.documents.in_charge import InCharge
from prongsai.core.documents.kinds import built
from prongsai.core.documents.plan import Measure, Plan
from tests.core.documents.kinds.analysed import (
    YEARS,
    all_marked,
    demonstrated,
    rows,
    table,
    text_of,
)


def test_one_row_for_each_question_below_60():
    # The agency's own table has 13 rows: it left out O38, which got 0.
    some = table(built("follow-up", demonstrated("klongmuang-2563")), "การกำกับติดตาม")

    assert " ".join(row[0].split(" ")[0] for row in rows(some)) == (
        "E8 E10 E13 O2 O5 O11 O17 O27 O30 O32 O33 O35 O38 O41"
    )


def test_what_the_plan_tells_is_filled_in_and_the_rest_is_open():
    measures = (
        Measure(
            questions=("e8",), responsible=("ทุกกอง",), supervisor="ปลัด", remark="รายงานทุกไตรมาส"
        ),
        Measure(questions=("E10",), responsible=("สำนักปลัด", "กองช่าง")),
    )
    material = demonstrated("klongmuang-2563")
    plan = Plan(year=material.year + 1, assessed=material.year, measures=measures)
    some = rows(table(built("follow-up", demonstrated("klongmuang-2563", plan=plan)), "การกำกับ"))

    assert some[0] == ["E8 ช่องทางรับฟังความคิดเห็น", "ทุกกอง", "ปลัด", "รายงานทุกไตรมาส"]
    assert some[1][1:] == ["- สำนักปลัด - กองช่าง", "." * 24, ""]


def test_a_plan_for_another_year_says_nothing_of_this_one():
    measures = (Measure(questions=("e8",), responsible=("ทุกกอง",)),)
    year = demonstrated("klongmuang-2563").year
    plan = Plan(year=year + 2, assessed=year + 1, measures=measures)
    some = rows(table(built("follow-up", demonstrated("klongmuang-2563", plan=plan)), "การกำกับ"))

    assert some[0][1] == "." * 24


def test_nothing_below_60_is_a_sentence_and_no_table():
    material = all_marked(YEARS[2], "60")
    blocks = built("follow-up", material).blocks()

    assert not any(isinstance(one, Table) for one in blocks)
    assert "จึงไม่มีข้อที่ต้องกำกับติดตามในตารางนี้" in text_of("follow-up", material)


def test_marks_that_are_not_known_are_said_to_be_so():
    assert "ยังไม่ทราบคะแนนรายข้อ จึงยังระบุข้อที่มีผลการประเมิน" in text_of(
        "follow-up", demonstrated("bokaeo-2564")
    )


def test_whom_the_office_put_in_charge_stands_before_what_measures_say():
    measure = Measure(questions=("e8", "e10"), responsible=("กองคลัง",), supervisor="ปลัด")
    plan = Plan(year=2564, assessed=2563, measures=(measure,))
    material = demonstrated("klongmuang-2563", plan=plan)
    assigned = replace(material, in_charge={"e8": InCharge("กองช่าง", "รองปลัด", "เร่งรัด")})

    some = rows(table(built("follow-up", assigned), "การกำกับ"))

    assert some[0][1:] == ["กองช่าง", "รองปลัด", "เร่งรัด"]
    assert some[1][1:] == ["กองคลัง", "ปลัด", ""]
