"""Risks of corruption."""

import pytest

from tests.core.evidence.elements.looking import file, found

TABLE = (
    ("ที่", "เหตุการณ์ความเสี่ยงการทุจริต", "ระดับความเสี่ยง", "มาตรการจัดการความเสี่ยง"),
    ("1", "เรียกรับผลประโยชน์ในการอนุมัติอนุญาต", "สูง", "ประกาศขั้นตอนและระยะเวลาให้ทราบ"),
    ("2", "เอื้อประโยชน์ในการจัดซื้อจัดจ้าง", "ปานกลาง", "สุ่มตรวจเอกสารทุกเดือน"),
)
WHOLE = file("การประเมินความเสี่ยงการทุจริต", *("  ".join(row) for row in TABLE), tables=(TABLE,))


@pytest.mark.parametrize("element", ["risk_events", "risk_level", "risk_measures", "risk_areas"])
def test_a_table_of_risks_shows_everything(element):
    assert found("o23", element, WHOLE) is True


@pytest.mark.parametrize(("element", "at"), [("risk_level", 2), ("risk_measures", 3)])
def test_a_column_that_is_not_there_is_missing(element, at):
    table = tuple((*row[:at], *row[at + 1 :]) for row in TABLE)

    assert found("o23", element, file("การประเมินความเสี่ยง", tables=(table,))) is False


def test_a_level_told_by_colour_cannot_be_read():
    table = tuple((*row[:2], row[2] if n == 0 else "", row[3]) for n, row in enumerate(TABLE))

    assert found("o23", "risk_level", file("การประเมินความเสี่ยง", tables=(table,))) is None


def test_likelihood_and_impact_tell_the_level():
    table = (("ความเสี่ยง", "โอกาส", "ผลกระทบ"), ("การเรียกรับสินบนของเจ้าหน้าที่", "3", "4"))

    assert found("o23", "risk_level", file("การประเมิน", tables=(table,))) is True


def test_all_five_steps_are_needed():
    steps = ("ระบุความเสี่ยง", "วิเคราะห์ความเสี่ยง", "ประเมินระดับ", "แผนบริหารความเสี่ยง", "ติดตาม")

    assert found("o21", "risk_steps", file(*steps), year=2569) is True
    assert found("o21", "risk_steps", file(*steps[:4]), year=2569) is False
