from dataclasses import replace

import pytest

from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.years import (
    BARE,
    NAMED,
    USUAL,
    YearSeen,
    fiscal_years_of,
    fits,
    six_months,
    years_of,
    years_of_file_name,
)


def told(text):
    return [(seen.year, seen.sure) for seen in fiscal_years_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("แผน ปีงบประมาณ พ.ศ. ๒๕๖๘", (2568, NAMED)),
        ("ประจำปีงบ ประมาณ พ.ศ.2568", (2568, NAMED)),
        ("งบ 68", (2568, NAMED)),
        ("FY2025", (2568, NAMED)),
        ("FY68", (2568, NAMED)),
        ("ข้อบัญญัติงบประมาณรายจ่ายประจำปี 2568", (2568, NAMED)),
        ("1 ต.ค. 2567 – 30 ก.ย. 2568", (2568, NAMED)),
        ("รอบ 6 เดือน (ต.ค. 67 - มี.ค. 68)", (2568, NAMED)),
        ("ประจำปี พ.ศ. 2568", (2568, USUAL)),
        ("ไตรมาส 1/2568", (2568, USUAL)),
        ("ไตรมาสที่ ๑-๒ ปี ๒๕๖๘", (2568, USUAL)),
        ("Annual Report 2025", (2568, USUAL)),
        ("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปี 2568", (2568, USUAL)),
        ("การเปิดโอกาสให้เกิดการมีส่วนร่วม ปีงบประมาณ พ.ศ. ๒๕๖๘", (2568, NAMED)),
        ("ตาราง 2568", (2568, BARE)),
    ],
)
def test_a_fiscal_year_is_told_in_every_usual_form(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "พระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. ๒๕๖๐",
        "ระเบียบกระทรวงการคลังว่าด้วยการจัดซื้อจัดจ้าง (ฉบับที่ 2) พ.ศ. 2564",
        "ประมวลจริยธรรม พ.ศ. 2564",
        "ที่ นม 12345/2568 ลงวันที่ 5 มกราคม 2568",
        "คำสั่งที่ 123/2568",
        "© 2025 อบต.ตัวอย่าง",
        "สงวนลิขสิทธิ์ พ.ศ. 2568",
        "Copyright © by Example Municipality 2025",
        "จัดตั้งเป็นเทศบาลเมื่อปี พ.ศ. 2540",
        "ผลการประเมิน ITA ปี 2567",
        "ได้รับการยกฐานะเป็นเทศบาลเมื่อ พ.ศ. 2540",
        "ผู้มาติดต่อ 2568 คน",
        "เงิน 12,568 บาท งบ 68 บาท",
        "0-2567-2568",
    ],
)
def test_years_of_laws_letters_copyrights_and_of_the_assessment_are_none_of_its_own(text):
    assert told(text) == []


def test_a_calendar_year_says_no_fiscal_year_surely():
    assert told("1 มกราคม 2567 ถึง 31 ธันวาคม 2567") == [(2567, BARE), (2568, BARE)]


def test_a_plan_of_several_years_is_a_run_and_the_plans_of_the_nation_are_quoted():
    words = "แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ – ๗๐)"
    shown = "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 – 70)"

    assert fiscal_years_of(words) == (YearSeen(2566, 2570, "text", NAMED, shown),)
    assert told("ยุทธศาสตร์ชาติ 20 ปี (พ.ศ. 2561 - 2580)") == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a/uploads/2024/01/plan68.pdf", [(2568, BARE)]),
        ("http://a/%E0%B9%81%E0%B8%9C%E0%B8%99_2568.pdf?v=2567", [(2568, USUAL)]),
        ("http://a/report-FY2025.xlsx", [(2568, USUAL)]),
        ("http://a/20250115_103012.pdf", []),
        ("http://a/68.pdf", []),
    ],
)
def test_the_name_of_a_file_says_its_year_and_its_folder_does_not(url, expected):
    assert [(seen.year, seen.sure) for seen in years_of_file_name(url)] == expected


def shown(*lines, url="http://a/o.pdf", title="", format="pdf"):
    return Shown(url=url, address=url, format=format, digest="", title=title, lines=lines)


def fitting(data_year, *lines, **changes):
    return fits(data_year, 2568, years_of(shown(*lines, **changes)))


def test_a_document_of_the_year_fits_and_of_another_does_not():
    assert fitting("C", "แผน ปีงบประมาณ พ.ศ. 2568") is True
    assert fitting("C", "แผน ปีงบประมาณ พ.ศ. 2567") is False
    assert fitting("P", "รายงานผล ปีงบประมาณ พ.ศ. 2567") is True
    assert fitting("P", "รายงานผล ปีงบประมาณ พ.ศ. 2568") is False
    assert fitting("C6", "รอบ 6 เดือน (ต.ค. 67 - มี.ค. 68)") is True


def test_what_says_no_year_cannot_be_told_and_what_needs_none_fits():
    assert fitting("C", "แผนปฏิบัติการ") is None
    assert fitting("N", "แผนปฏิบัติการ") is True
    assert fits(None, 2568, ()) is True


def test_the_head_of_a_document_weighs_more_than_its_text():
    text = ("หน้า",) * 20

    assert fitting("C", "แผน ปีงบประมาณ 2567", *text, "เพื่อใช้ในปีงบประมาณ 2568") is None
    assert (
        fitting("C", "แผน ปีงบประมาณ 2567", *text, *["ปีงบประมาณ 2567"] * 2, "ในปีงบประมาณ 2568")
        is False
    )
    assert fitting("C", "แผน ปีงบประมาณ 2568", *text, *["ปีงบประมาณ 2567"] * 9) is True
    assert fitting("C", "แผน", *text, url="http://a/plan_2567.pdf") is False


def test_what_was_read_off_a_scan_can_confirm_a_year_and_never_deny_it():
    def told(*lines):
        return fits("C", 2568, years_of(replace(shown(*lines), scanned=True)))

    assert told("แผน ปีงบประมาณ พ.ศ. 2568") is True
    assert told("แผน ปีงบประมาณ พ.ศ. 2525") is None
    assert told("ตาราง 2568") is None
    assert told() is None


def test_a_page_that_lists_several_years_has_the_one_that_is_asked_for():
    lines = ("แผน ปีงบประมาณ 2567", "แผน ปีงบประมาณ 2568")

    assert fitting("C", *lines, format="html", url="http://a/") is True


def test_a_number_alone_is_not_enough_to_tell_that_a_page_is_of_the_year():
    text = ("หน้า",) * 20

    assert fitting("C", *text, "ตาราง 2568") is None
    assert fitting("C", *text, "ตาราง 2568", "ปีงบประมาณ 2567") is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["แผนพัฒนาท้องถิ่น (พ.ศ. 2566 – 2570)"], True),
        (["แผนพัฒนาท้องถิ่น (พ.ศ. 2561 – 2565)"], False),
        (["แผนพัฒนา 2561-2565", *["หน้า"] * 20, "แผนภาค 2566-2570"], False),
        (["แผนพัฒนา", *["หน้า"] * 20, "ยุทธศาสตร์ชาติ 20 ปี (2561-2580)"], None),
        (["แผนปฏิบัติการ ปีงบประมาณ 2567"], False),
        (["แผนปฏิบัติการ ปีงบประมาณ 2568"], None),
        (["แผน"], None),
    ],
)
def test_a_long_plan_fits_where_its_run_covers_the_year(lines, expected):
    assert fitting("L", *lines) is expected


@pytest.mark.parametrize(
    "text",
    [
        "รอบ ๖ เดือน",
        "6 เดือนแรก",
        "ตุลาคม 2567 – มีนาคม 2568",
        "ไตรมาสที่ 1-2",
        "ไตรมาส 2",
        "ต.ค. - มี.ค.",
        "ข้อมูล ณ วันที่ 31 มีนาคม 2568",
        "ต.ค.\nพ.ย.\nธ.ค.\nม.ค.\nก.พ.\nมี.ค.",
        "six-month report",
    ],
)
def test_six_months_are_told(text):
    assert six_months(text)


@pytest.mark.parametrize("text", ["รอบ 12 เดือน", "6 เดือนหลัง", "16 เดือน", "ไตรมาสที่ 1", ""])
def test_other_periods_are_not_six_months(text):
    assert six_months(text) == ""


def test_a_line_without_end_is_read_in_a_moment():
    line = "ประกาศ พ.ศ. 2568 ปีงบประมาณ 2568 ต.ค. 67 - มี.ค. 68 " * 5000

    assert len(fiscal_years_of(line)) > 100


def test_a_year_cut_short_and_the_year_of_what_the_ita_led_to_are_years_of_the_page():
    written = "สถิติเรื่องร้องเรียน ปีงบฯ 68\nผลการพัฒนาบุคลากร ปี งปม. 67\n"
    written += "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร ปีงบประมาณ พ.ศ. 2569"

    assert [seen.year for seen in fiscal_years_of(written)] == [2568, 2567, 2569]
    assert fiscal_years_of("คะแนน ITA ปีงบประมาณ พ.ศ. 2569") == ()
