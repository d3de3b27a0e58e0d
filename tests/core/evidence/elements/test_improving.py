"""Measures after the assessment."""

import pytest

from tests.core.evidence.elements.looking import file, found

THEMES = (
    "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
    "การให้บริการและระบบ E-service",
    "ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
    "กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ",
    "กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง",
    "กระบวนการควบคุม ตรวจสอบการใช้อำนาจและการบริหารงานบุคคล",
    "กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน",
)
TABLE = (
    ("มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "การติดตามผล"),
    ("เพิ่มช่องทางประชาสัมพันธ์", "จัดทำเพจของหน่วยงาน", "สำนักปลัด", "รายงานผู้บริหารทุก 6 เดือน"),
)
WHOLE = file(
    "การวิเคราะห์ผลการประเมิน ITA ประจำปี 2567",
    "ได้คะแนนรวม 84.12 คะแนน",
    "จุดอ่อน ได้แก่ การประชาสัมพันธ์ข้อมูล",
    *THEMES,
    tables=(TABLE,),
)


@pytest.mark.parametrize(
    "element", ["ita_analysis", "weak_points", "measures", "monitoring", "seven_themes", "steps"]
)
def test_a_whole_report_shows_everything(element):
    assert found("o27", element, WHOLE) is True


@pytest.mark.parametrize("element", ["ita_analysis", "weak_points", "monitoring", "seven_themes"])
def test_measures_alone_are_no_analysis(element):
    alone = file("มาตรการภายใน", "มาตรการที่ 1 การเผยแพร่ข้อมูลต่อสาธารณะของหน่วยงาน")

    assert found("o27", element, alone) is False


def test_six_of_the_seven_themes_do_not_do():
    assert found("o27", "seven_themes", file(*THEMES[:-1])) is False


def test_measures_of_the_first_years_are_about_what_is_asked():
    bribes = file("มาตรการป้องกันการรับสินบน")

    assert found("o46", "measures", bribes, year=2562) is True
    assert found("o44", "measures", bribes, year=2562) is False
