"""Columns are known by what their heads mean, whatever an agency calls them."""

import pytest

from prongsai.core.reading.columns import Head, guessed, head_at, is_figure, meaning_of

# The heads of the documents that agencies publish, as printed, a row each.
PRINTED = {
    "ลำดับ หัวข้อ ¦ เครื่องมือ การ ประเมิน ¦ ข้อคำถาม ¦ การวิเคราะห์ผลการประเมิน ข้อบกพร่อง/ข้อแก้ไข":
        ("subject", "instrument", "question", "analysis"),
    "ลำดับหัวข้อ ¦ เครื่องมือการประเมิน ¦ ข้อความ ¦ การวิเคราะห์ผลการประเมิน":
        ("subject", "instrument", "question", "analysis"),
    "ลำดับ หัวข้อ ¦ เครื่องมือ การประเมิน ¦ ข้อ คำถาม ¦ การวิเคราะห์ผลการประเมิน":
        ("subject", "instrument", "question", "analysis"),
    "ตัวชี้วัดของการประเมิน ITA ¦ ประเด็นที่ต้องแก้ไข/ปรับปรุง/รักษาระดับ": ("indicator", "analysis"),
    "ประเด็น ¦ วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ ¦ ผู้รับผิดชอบหรือผู้ที่เกี่ยวข้อง ¦ ขั้นตอนหรือวิธีปฏิบัติ ¦ ระยะเวลา":
        ("subject", "method", "responsible", "step", "period"),
    "มาตรการ/แนวทาง ¦ วิธีการดำเนินการ ¦ ระยะเวลาดำเนินการ ¦ ติดตามผลการดำเนินการ ¦ ผู้รับผิดชอบ":
        ("subject", "method", "period", "follow_up", "responsible"),
    "มาตรการ/โครงการ/กิจกรรม ¦ ขั้นตอน/วิธีการปฏิบัติ ¦ ผู้รับผิดชอบ ¦ ระยะเวลาดำเนินการ ¦ การติดตามประเมินผล":
        ("subject", "step", "responsible", "period", "follow_up"),
    "มาตรการ/แนวทาง ¦ วิธีการดำเนินการ ¦ ระยะเวลา ดำเนินการ ¦ สรุปผลการดำเนินการตาม มาตรการหรือกิจกรรม ¦ "
    "ผลลัพธ์หรือ ความสำเร็จของการ ดำเนินการ ¦ ผู้รับผิดชอบ":
        ("subject", "method", "period", "result", "outcome", "responsible"),
    "มาตรการ/ แนวทาง ¦ วิธีการดำเนินการ ¦ ผู้รับผิดชอบ ¦ ระยะเวลา ดำเนินการ ¦ ผลการดำเนินงาน ¦ ข้อเสนอแนะ":
        ("subject", "method", "responsible", "period", "result", "suggestion"),
    "หัวข้อ ¦ หน่วยงานรับผิดชอบ ¦ การกำกับติดตาม สำนัก/กอง ¦ หมายเหตุ":
        ("subject", "responsible", "supervisor", "remark"),
    "หัวข้อ ¦ หน่วยงานรับผิดชอบ ¦ การกำกับติดตาม สังกัด สำนัก/กอง ¦ หมายเหตุ":
        ("subject", "responsible", "supervisor", "remark"),
    "คะแนน ¦ แบบ IIT ¦ แบบ EIT ¦ แบบ OIT": ("score", "instrument", "instrument", "instrument"),
    "คะแนน ¦ ระดับ": ("score", "level"),
    "แบบวัด ¦ ตัวชี้วัด ¦ ผลคะแนน": ("instrument", "indicator", "score"),
    "หัวข้อการประเมิน ¦ มี ¦ ไม่มี ¦ คะแนน": ("question", "yes", "no", "score"),
    "ข้อ ¦ ประเด็นการตรวจ ¦ ความคิดเห็น ¦ คะแนน": ("number", "question", "comment", "score"),
    # Other words and orders than any of the above.
    "ที่ ¦ ตัวชี้วัดที่ ¦ คะแนนที่ได้ ¦ ระดับผลการประเมิน": None,
    "ที่ ¦ ตัวชี้วัด (ITA) ¦ คะแนนที่ได้ ¦ ระดับผลการประเมิน": ("number", "indicator", "score", "level"),
    "ผู้รับผิดชอบ ¦ กรอบระยะเวลา ¦ โครงการ/กิจกรรม ¦ แนวทางการดำเนินงาน ¦ ผลสัมฤทธิ์":
        ("responsible", "period", "subject", "method", "outcome"),
    "ประเด็นที่ควรพัฒนา ¦ แนวทางการปรับปรุง ¦ หน่วยงาน ¦ กำหนดแล้วเสร็จ ¦ การติดตามผล":
        ("analysis", "method", "responsible", "period", "follow_up"),
    "มาตรการ ¦ แนวทาง ¦ ผู้กำกับดูแล ¦ รายงานผลการดำเนินการ ¦ ปัญหา/อุปสรรค":
        ("subject", "method", "supervisor", "result", "remark"),
}  # fmt: skip


def cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.split("¦"))


@pytest.mark.parametrize(("row", "columns"), [(row, of) for row, of in PRINTED.items() if of])
def test_every_printed_head_is_known_with_what_its_columns_mean(row, columns):
    assert head_at([cells(row)]) == Head(cells(row), columns, 1)


@pytest.mark.parametrize(
    ("title", "meaning"),
    [
        ("ระยะเวสา", "period"),
        ("ผู้รบผิดซอบ", "responsible"),
        ("วิธีการ\nดำเนินการ", "method"),
        ("ข้อเสนอเเนะ", "suggestion"),
        ("ผลคะเเนน", "score"),
        ("เกินกว่า 85 %", "above_85"),
        ("ต่ำกว่า ๖๐", "below_60"),
        ("ระหว่าง ๖๐ - ๘๕", "60_to_85"),
        ("ความ คิดเห็น", "comment"),
        ("", "unknown"),
        ("สี", "unknown"),
    ],
)
def test_titles_are_known_with_line_ends_other_digits_and_misread_letters(title, meaning):
    assert meaning_of(title) == meaning


def test_a_title_can_mean_another_thing_beside_others():
    assert meaning_of("ผลการประเมิน") == "score"
    assert meaning_of("ผลการประเมิน", ("ต่ำกว่า ๖๐%", "เกินกว่า ๘๕%")) == "instrument"
    assert meaning_of("การกำกับติดตาม", ("วิธีการดำเนินการ", "ระยะเวลา")) == "follow_up"
    assert meaning_of("การกำกับติดตาม", ("หัวข้อ", "หมายเหตุ")) == "supervisor"


def test_a_head_of_two_rows_tells_the_columns_under_a_title_of_several():
    rows = [
        ("ผลการประเมิน", "กลุ่มประเมิน", "", ""),
        ("", "ต่ำกว่า ๖๐%", "เกินกว่า ๖๐% - ๘๕%", "เกินกว่า ๘๕%"),
    ]

    assert head_at(rows) == Head(
        (
            "ผลการประเมิน",
            "กลุ่มประเมิน ต่ำกว่า ๖๐%",
            "กลุ่มประเมิน เกินกว่า ๖๐% - ๘๕%",
            "กลุ่มประเมิน เกินกว่า ๘๕%",
        ),
        ("instrument", "below_60", "60_to_85", "above_85"),
        2,
    )


@pytest.mark.parametrize(
    "row",
    [
        "O๓๒ ¦ ช่องทางการรับฟังความคิดเห็น ¦ ควรเป็นความลับ ¦ ๐.๐๐",
        "แบบวัดการรับรู้ของผู้มีส่วนได้เสีย EIT ¦ จากผลคะแนน EIT พบว่ามีประเด็นที่ต้องปรับปรุงในเรื่อง",
        "๑. ด้านการปรับปรุงการทำงาน ¦ ๑. จัดทำคำสั่ง ¦ ทุกกอง ¦ ต.ค. ๖๔-ก.ย. ๖๕",
        "๗.ประสิทธิภาพการสื่อสาร ¦ ๗๑.๘๕",
        "คะแนนภาพรวม ¦ ¦ ๗๙.๖๘",
        "ตัวชี้วัด ¦ ",
    ],
)
def test_rows_of_content_are_no_heads(row):
    assert head_at([cells(row)]) is None


def test_columns_without_titles_are_known_by_what_stands_in_them():
    rows = [
        ("O๒", "ข้อมูลผู้บริหาร", "IIT", "๘๘.๗๘", "ต.ค. ๖๔ - ก.ย. ๖๕", "กองคลัง"),
        ("๐๔๑", "รายงานผล", "แบบวัด EIT", "๗๑.๘๕ คะแนน", "ตลอดปีงบประมาณ", "- สำนักปลัด"),
    ]

    assert guessed(rows) == ("number", "unknown", "instrument", "score", "period", "responsible")


def test_a_figure_alone_is_a_figure_with_its_unit_or_without():
    assert all(map(is_figure, ("๕๒.๐๐", "๕๕.๑๐%", "๙๐ คะแนน", "ร้อยละ ๓๐")))
    assert not any(map(is_figure, ("ข้อ ๓", "๑ ๒", "")))
