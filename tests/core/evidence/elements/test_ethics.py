"""Ethics."""

import pytest

from tests.core.evidence.elements.looking import file, found, page

DRIVE = page(
    "การขับเคลื่อนจริยธรรม",
    "คำสั่งแต่งตั้งคณะทำงานขับเคลื่อนจริยธรรม",
    "แนวปฏิบัติ Do’s & Don’ts",
    "จัดอบรมพนักงานเรื่องจริยธรรมและการป้องกันการทุจริต เมื่อวันที่ 5 มกราคม 2568",
)


@pytest.mark.parametrize("element", ["ethics_team", "dos_and_donts", "ethics_training"])
def test_a_page_on_ethics_shows_what_was_done(element):
    assert found("o16", element, DRIVE) is True
    assert found("o16", element, page("ข่าวกีฬาสีประจำปี")) is False


def test_a_code_of_ethics_is_told_from_news_on_it():
    assert found("o39", "ethics_code", file("ประมวลจริยธรรมพนักงานส่วนท้องถิ่น"), year=2566) is True
    assert found("o39", "ethics_code", file("แผนการจัดซื้อจัดจ้าง"), year=2566) is False


def test_rules_of_its_own_are_asked_only_of_who_has_them():
    assert found("o39", "ethics_rules", file("ประมวลจริยธรรม"), year=2566) is True


def test_an_assessment_has_results_and_a_use():
    report = file(
        "รายงานผลการประเมินจริยธรรม", "พนักงานผ่านเกณฑ์ ร้อยละ 100", "นำผลการประเมินไปใช้ในการเลื่อนเงินเดือน"
    )
    blank = file("แบบประเมินจริยธรรมของเจ้าหน้าที่")

    assert found("o41", "ethics_assessment", report, year=2566) is True
    assert found("o41", "used_in_hr", report, year=2566) is True
    assert found("o41", "ethics_assessment", blank, year=2566) is False
    assert found("o41", "used_in_hr", blank, year=2566) is False


def test_honest_values_are_told_from_other_values():
    honest = page("กิจกรรมเสริมสร้างค่านิยมซื่อสัตย์สุจริตแก่พนักงาน")

    assert found("o38", "honest_values", honest, year=2563) is True
    assert found("o38", "honest_values", page("กิจกรรม 5 ส ทำความสะอาดสำนักงาน"), year=2563) is False
