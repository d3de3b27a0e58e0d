"""What stands on a page in a form that no detector understands is left to a person."""

import pytest

from prongsai.core.evidence.checking import check_item
from prongsai.core.evidence.shown import Picture
from tests.core.evidence.elements.looking import file, found, item, look, page

HEAD = ("เทศบาลตำบลสมมุติ", "ข้อมูลสาธารณะ")
FILLING = "เทศบาลเผยแพร่ข้อมูลนี้ให้ประชาชนทราบโดยทั่วกัน และปรับปรุงข้อมูลเมื่อมีการเปลี่ยนแปลง " * 3


def told(code: str, element: str, *lines: str, year: int = 2569) -> bool | None:
    check = check_item(item(code, page(*HEAD, *lines, FILLING), year=year))
    return next(seen.found for seen in check.elements if seen.element == element)


@pytest.mark.parametrize(
    ("code", "element", "line"),
    [
        ("o1", "duties", "จัดให้มีน้ำสะอาด ถนน และไฟส่องสว่าง ตาม พ.ร.บ.เทศบาล มาตรา 50"),
        ("o1", "summarised", "จัดให้มีน้ำสะอาด ถนน และไฟส่องสว่าง ตาม พ.ร.บ.เทศบาล มาตรา 50"),
        ("o1", "units", "ประชาชนติดต่อได้ที่สำนักปลัด กองคลัง และกองช่างทุกวันทำการ"),
        ("o5", "goals", "แผนนี้มีเป้าหมายให้ทุกครัวเรือนมีน้ำใช้ตลอดปี"),
        ("o6", "spending", "เทศบาลใช้เงินซ่อมถนนสายนี้แล้วสองแสนบาทเศษ"),
        ("o14", "results", "ปีนี้เทศบาลได้ส่งบุคลากรไปอบรมหกหลักสูตร"),
        ("o23", "period", "อบรมพนักงานเรื่องผลประโยชน์ทับซ้อน ทำในเดือน ก.พ.-มี.ค. 69"),
        ("o7", "spending", "ปีนั้นทำเสร็จ 31 โครงการ รวมแล้วจ่ายเงินเก้าล้านบาทเศษ"),
        ("o7", "problems", "งานที่ไม่เสร็จมีเหตุมาจากผู้รับจ้างทิ้งงาน"),
        ("o7", "suggestions", "ครั้งหน้าจะขอให้สำรวจแนวเขตก่อน"),
        ("o8", "responsible_unit", "ผู้ทำงานนี้คือเจ้าพนักงานจัดเก็บรายได้ กองคลัง"),
        ("o18", "statistics_done", "2 เรื่อง"),
        ("o1", "duties", "เทศบาลต้องทำให้บ้านเมืองสะอาด อย่างที่กฎหมายเทศบาลกำหนดไว้"),
        ("o7", "spending", "ขุดลอกคลอง 5 แห่ง อบรมอาชีพ 3 รุ่น หมดไป 8.4 ล้านบาท"),
        ("o7", "problems", "ที่ทำไม่ทันมี 2 สายเพราะของขึ้นราคา"),
        ("o23", "projects", "จะพาเด็กนักเรียนไปดูศาลในเดือนมกราคม"),
        ("o18", "statistics_open", "มีคนร้องมา 4 ราย สอบจบแล้ว 3 ราย เหลือ 1 ราย"),
        ("o3", "question_channel", "ทักมาได้ที่ LINE Official ของเทศบาล"),
    ],
)
def test_words_in_an_unknown_form_leave_an_element_untold(code, element, line):
    assert told(code, element, line) is None
    assert told(code, element) is False


def test_a_row_a_point_and_a_label_are_no_sentences_that_may_say_an_element():
    points = ("- ซื้อวัสดุสำนักงาน 45,000 บาทถ้วน", "วงเงินรวมทั้งหมดของโครงการ: 45,000 บาท")

    assert told("o7", "spending", *points) is False


def test_a_headline_is_no_trace_of_what_it_heads_and_a_sentence_in_its_place_is_one():
    headline = check_item(item("o7", file("รายงานผล", "สรุปปัญหาและอุปสรรค", FILLING)))
    sentence = "เทศบาลจัดกิจกรรมตามแผนครบทั้ง 9 กิจกรรม มีคนร่วม 410 คน จ่ายเงินไป 45,200 บาท"
    instead = check_item(item("o7", file("รายงานผล", sentence, FILLING)))

    def spending(check):
        return next(seen.found for seen in check.elements if seen.element == "spending")

    assert spending(headline) is False
    assert spending(instead) is not False


def test_what_stands_in_the_place_of_an_element_was_understood_and_stays_missing():
    check = check_item(item("o1", page("อำนาจหน้าที่", *HEAD, "ส่วนราชการภายใน")))

    assert next(e.found for e in check.elements if e.element == "chart") is False


def test_units_that_a_sentence_names_are_units():
    sentence = "เทศบาลแบ่งส่วนราชการออกเป็น สำนักปลัด กองคลัง และกองช่าง"

    assert look("o1", "units", page(*HEAD, sentence)).evidence == "สำนักปลัด · กองคลัง · กองช่าง"
    assert found("o1", "units", page(*HEAD, "ส่วนราชการได้แก่ สำนักปลัด,กองคลัง")) is True
    assert found("o1", "units", page(*HEAD, "คณะกรรมการแบ่งเป็นสองชุด")) is False


def test_several_duties_that_a_sentence_says_of_the_agency_are_duties():
    duties = "เทศบาลมีหน้าที่จัดให้มีน้ำสะอาด บำรุงถนน และส่งเสริมการศึกษา"
    officer = "เจ้าหน้าที่มีหน้าที่จัดทำบัญชี และควบคุมพัสดุ"

    assert found("o1", "duties", page(*HEAD, duties)) is True
    assert found("o1", "summarised", page(*HEAD, duties)) is True
    assert found("o1", "duties", page(*HEAD, officer)) is False


def test_what_went_wrong_and_what_should_be_done_is_told_without_a_heading():
    late = "สิ่งที่ทำให้งานล่าช้าคือฝนตกหนักในเดือนสิงหาคม"

    assert found("o7", "problems", file(*HEAD, late)) is True
    assert found("o7", "suggestions", file(*HEAD, "ปีหน้าควรเริ่มจัดหาผู้รับจ้างแต่เนิ่น ๆ")) is True
    assert found("o7", "suggestions", file(*HEAD, "จึงเสนอแนะให้สืบราคาใหม่ทุกไตรมาส")) is True


def test_named_portraits_are_no_text_in_a_picture():
    pictures = tuple(Picture(f"https://www.example.go.th/u/{n}.jpg", "", "") for n in range(2))
    names = ("นายเล่า สมมุติเรื่อง", "นายกเทศมนตรี", "นางฟัง สมมุติดี", "รองนายกเทศมนตรี")
    check = check_item(item("o2", page("ผู้บริหาร", *names, pictures=pictures)))

    assert "picture_only" not in {finding.code for finding in check.findings}
    assert "contact_missing" in {finding.code for finding in check.findings}
