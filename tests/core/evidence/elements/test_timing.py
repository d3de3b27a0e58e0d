"""Years: of the assessment, of the year before, covered by a plan; six months."""

import pytest

from prongsai.core.evidence.findings import ElementSeen
from tests.core.evidence.elements.looking import SITE, dead, file, found, linking, look, page


@pytest.mark.parametrize(
    ("title", "fits"),
    [
        ("แผนการบริหารทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", True),
        ("แผนการบริหารทรัพยากรบุคคล ปีงบประมาณ 2568", True),
        ("แผนการบริหารทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", False),
        ("แผนการบริหารทรัพยากรบุคคล", None),
    ],
)
def test_the_year_of_a_plan_is_that_of_the_assessment(title, fits):
    assert found("o14", "current_year", linking(file(title), "แผน")) is fits
    assert found("o14", "current_year", page(title)) is fits


def test_a_report_is_of_the_year_before():
    assert found("o7", "previous_year", file("รายงานผลการดำเนินงาน ประจำปีงบประมาณ 2567")) is True
    assert found("o7", "previous_year", file("รายงานผลการดำเนินงาน ประจำปีงบประมาณ 2568")) is False


def test_a_file_of_last_year_behind_a_label_of_this_year_is_told_by_the_file():
    last = file("แผนการบริหารทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. 2567")
    shown = linking(last, "แผนการบริหารทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. 2568")

    assert found("o14", "current_year", shown) is False


def test_a_scan_is_told_by_the_page_that_links_to_it_where_that_tells():
    scan = file(scanned=True)

    assert found("o14", "current_year", linking(scan, "แผน ปีงบประมาณ พ.ศ. 2568")) is True
    assert found("o14", "current_year", linking(scan, "แผน")) is None
    assert found("o14", "current_year", dead()) is None


def test_a_wrong_year_says_which_and_where():
    words = "รายงานผลการดำเนินงาน ประจำปีงบประมาณ 2565"

    seen = look("o7", "previous_year", file(words))

    assert seen == ElementSeen("previous_year", False, words, f"{SITE}/f.pdf")


def test_a_plan_of_several_years_covers_the_year():
    plan = file("แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)")

    assert found("o5", "covers_year", plan) is True
    assert found("o5", "long_period", plan) is True
    assert found("o5", "covers_year", file("แผนพัฒนาท้องถิ่น (พ.ศ. 2561 - 2565)")) is False


def test_a_plan_of_one_year_is_no_long_one():
    assert found("o5", "long_period", file("แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2568")) is False
    assert found("o5", "long_period", file("แผนพัฒนาท้องถิ่น")) is None
    assert found("o5", "long_period", file("แผนพัฒนาสามปี")) is True


@pytest.mark.parametrize(
    "words",
    ["รอบ 6 เดือน", "(ต.ค. 67 - มี.ค. 68)", "ตั้งแต่วันที่ 1 ตุลาคม 2567 ถึงวันที่ 31 มีนาคม 2568"],
)
def test_six_months_are_told_in_many_ways(words):
    shown = file(f"รายงานการกำกับติดตาม ปีงบประมาณ พ.ศ. 2568 {words}")

    assert found("o6", "six_months", shown) is True


def test_a_report_of_a_year_is_not_of_six_months():
    year = file("รายงานความก้าวหน้า ประจำปีงบประมาณ พ.ศ. 2568")

    assert found("o6", "six_months", year) is False


def test_six_months_of_another_year_are_not_those():
    words = "ข้อมูลช่วง 6 เดือนแรก ปีงบประมาณ พ.ศ. 2567"

    seen = look("o11", "six_months", page(words))

    assert seen == ElementSeen("six_months", False, words, f"{SITE}/page")


def test_six_months_in_a_scan_cannot_be_told():
    assert found("o6", "six_months", linking(file(scanned=True), "รายงาน")) is None


def test_what_names_no_year_is_of_the_year_in_which_all_of_its_days_are():
    met = ("ประชุมประชาคม", "เมื่อวันที่ 14 ม.ค. 68 มีผู้เข้าร่วม 76 คน")

    assert found("o20", "current_year", page(*met)) is True
    assert found("o20", "current_year", page(*met, "ครั้งก่อนเมื่อวันที่ 3 มี.ค. 66")) is None
