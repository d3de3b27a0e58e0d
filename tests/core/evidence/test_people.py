import pytest

from prongsai.core.evidence.people import name_without_title, persons, positions


@pytest.mark.parametrize(
    "text",
    [
        "นายสมมุติ ตัวอย่าง",
        "(นางสาวสมมุติ  ตัวอย่าง)",
        "น.ส.สมมุติ ตัวอย่าง",
        "นาย สมมุติ ตัวอย่าง",
        "ว่าที่ร้อยตรีหญิง สมมุติ ตัวอย่าง",
        "ว่าที่ ร.ต. สมมุติ ตัวอย่าง",
        "พ.ต.อ.สมมุติ ตัวอย่าง",
        "พันตำรวจเอก สมมุติ ตัวอย่าง",
        "ดร.สมมุติ ตัวอย่าง",
        "ผศ.ดร.สมมุติ ตัวอย่าง",
        "นายแพทย์สมมุติ ตัวอย่าง",
    ],
)
def test_a_person_is_found_by_a_title(text):
    assert persons(text) == ("สมมุติ ตัวอย่าง",)


def test_an_english_name_needs_its_title_too():
    assert persons("Mr. Example Person, Mayor of Example Town") == ("Example Person",)


@pytest.mark.parametrize(
    "text",
    [
        "นายกเทศมนตรี ตำบลตัวอย่าง",
        "นายก องค์การบริหารส่วนตำบล",
        "นายอำเภอเมือง จังหวัดตัวอย่าง",
        "นายช่างโยธา ชำนาญงาน",
        "นายทะเบียน ท้องถิ่น",
        "นายแพทย์ชำนาญการ พิเศษ",
        "พ.ร.บ. การจัดซื้อ จัดจ้าง",
        "อ.เมือง จ.นครราชสีมา",
        "เจ้านาย ลูกน้อง",
    ],
)
def test_an_office_or_a_trade_is_no_person(text):
    assert persons(text) == ()


def test_the_same_person_counts_once():
    assert persons("นายสมมุติ ตัวอย่าง\nนายสมมุติ  ตัวอย่าง") == ("สมมุติ ตัวอย่าง",)


def test_positions_are_found_with_what_they_are_of():
    text = "นายกองค์การบริหารส่วนตำบล\nรองปลัดเทศบาล  ผู้อำนวยการกองคลัง\nหัวหน้าสำนักปลัด\nปลัด ทต.สมมุติ"

    assert positions(text) == (
        "นายกองค์การบริหารส่วนตำบล",
        "รองปลัดเทศบาล",
        "ผู้อำนวยการกองคลัง",
        "หัวหน้าสำนักปลัด",
        "ปลัด ทต.สมมุติ",
    )


def test_a_name_without_a_title_is_two_words_that_are_nothing_else():
    assert name_without_title("สมมุติ  ตัวอย่าง") == "สมมุติ ตัวอย่าง"
    assert name_without_title("(การุณ ณ สมมุติ)") == "การุณ ณ สมมุติ"
    for words in (
        "อยู่ระหว่าง สรรหา",
        "หัวหน้าฝ่าย อำนวยการ",
        "ตำแหน่ง ว่าง",
        "สมมุติ",
        "คณะ ผู้บริหาร",
        "กองคลัง อบต",
    ):
        assert name_without_title(words) == ""
