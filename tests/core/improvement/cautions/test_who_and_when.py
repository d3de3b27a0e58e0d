"""Who does a measure, and when."""

from datetime import date

import pytest

from prongsai.core.documents.plan import Measure, StepTerms
from prongsai.core.periods import Period
from tests.core.improvement.cautions.planning import cautions, row, told

UNITS = ("สำนักปลัดเทศบาล", "กองคลัง")


def test_nobody_responsible_is_told_and_owners_of_steps_are_enough():
    steps = (StepTerms(1, ("กองคลัง",)),)

    assert told(row("จัดทำคู่มือ", responsible=())) == [("no_owner", 0, None)]
    assert told(row("จัดทำคู่มือ", responsible=(), step_terms=steps)) == []


@pytest.mark.parametrize("who", ["ทุกกอง", "สำนักปลัด (งานนิติการ)", "นิติกรปฏิบัติการ", "กองคลัง"])
def test_units_everybody_and_positions_are_known(who: str):
    assert told(row("จัดทำคู่มือ", responsible=(who,)), units=UNITS) == []


def test_a_unit_that_the_agency_does_not_have_is_told_by_name():
    (one,) = cautions(row("จัดทำคู่มือ", responsible=("กองคลัง", "กองการศึกษา")), units=UNITS)

    assert one.code == "owner_unknown"
    assert "“กองการศึกษา”" in one.says.th
    assert "กองคลัง" not in one.says.th


@pytest.mark.parametrize("period", ["ต.ค. 66 - ก.ย. 67", "ภายใน ต.ค. 68", "ส.ค. 67 - ต.ค. 67"])
def test_days_outside_the_fiscal_year_are_told(period: str):
    assert told(row("จัดทำคู่มือ", period=period)) == [("period_outside_year", 0, None)]


@pytest.mark.parametrize(
    "period", ["ตลอดปีงบประมาณ", "1 ต.ค. 67 - 30 ก.ย. 68", "ภายใน 15 วัน นับจากวันที่ร้องเรียน"]
)
def test_the_whole_year_and_a_duration_are_inside(period: str):
    assert told(row("จัดทำคู่มือ", period=period)) == []


def test_no_period_and_words_that_are_none_are_two_things():
    assert told(row("จัดทำคู่มือ", period="")) == [("no_period", 0, None)]
    assert told(row("จัดทำคู่มือ", period="เมื่อพร้อม")) == [("period_unreadable", 0, None)]
    assert told(row("จัดทำคู่มือ", period="", remark="ระยะเวลา ทุกเดือน")) == [
        ("period_unreadable", 0, None)
    ]


def test_a_step_outside_the_year_is_told_and_its_period_is_enough_for_the_row():
    late = StepTerms(1, (), Period("deadline", ends=date(2025, 11, 30)), "")
    mine = Measure(indicator="1", methods=("จัดทำคู่มือ",), responsible=("กองคลัง",), step_terms=(late,))

    (one,) = cautions(mine)

    assert one.code == "period_outside_year"
    assert "“ภายใน พ.ย. ๖๘”" in one.says.th
