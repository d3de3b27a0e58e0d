"""Complaints of corruption and opinions."""

import pytest

from prongsai.core.evidence.shown import Form
from tests.core.evidence.elements.looking import SITE, file, found, page

FORM = Form(f"{SITE}/send", ("ชื่อ", "รายละเอียด"), "ส่งเรื่อง")
CORRUPTION = page(
    "ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
    "ข้อมูลของผู้แจ้งจะถูกเก็บเป็นความลับ",
    forms=(FORM,),
)
GENERAL = page("ร้องเรียน-ร้องทุกข์", "ไฟฟ้าสาธารณะ ถนนชำรุด", forms=(FORM,))
OPINION = page("ช่องทางรับฟังความคิดเห็นต่อการให้บริการ", forms=(FORM,))
GUIDE = file(
    "แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
    "ผู้ร้องเรียนสามารถยื่นเรื่องเป็นหนังสือโดยระบุชื่อและพยานหลักฐาน",
    "ช่องทางการร้องเรียน: โทรศัพท์ ไปรษณีย์ เว็บไซต์",
    "ขั้นตอนการดำเนินการ",
    "1. รับเรื่อง",
    "2. ตรวจสอบข้อเท็จจริง",
    "แจ้งผลภายใน 15 วัน",
)


@pytest.mark.parametrize(
    "element", ["online_channel", "corruption_only", "separate", "complainant_protected"]
)
def test_a_channel_for_corruption_shows_everything(element):
    assert found("o18", element, CORRUPTION) is True


@pytest.mark.parametrize("element", ["corruption_only", "separate", "complainant_protected"])
def test_a_channel_for_everything_is_none_for_corruption(element):
    assert found("o18", element, GENERAL) is False


def test_a_telephone_number_is_no_channel_online():
    only = page("แจ้งเรื่องร้องเรียนการทุจริต", "โทรศัพท์ ๐-๔๔๒๔-๙๙๙๙")

    assert found("o18", "online_channel", only) is False


def test_a_policy_on_personal_data_protects_no_complainant():
    footer = page("แจ้งเรื่องร้องเรียนการทุจริต", "นโยบายคุ้มครองข้อมูลส่วนบุคคล", forms=(FORM,))

    assert found("o18", "complainant_protected", footer) is False


@pytest.mark.parametrize("element", ["online_channel", "opinions", "separate"])
def test_a_channel_for_opinions_shows_everything(element):
    assert found("o32", element, OPINION, year=2563) is True


@pytest.mark.parametrize("element", ["opinions", "separate"])
def test_a_channel_for_complaints_is_none_for_opinions(element):
    assert found("o32", element, CORRUPTION, year=2563) is False


@pytest.mark.parametrize("element", ["how_to", "complaint_channel", "steps", "time"])
def test_a_guide_tells_how_to_complain(element):
    assert found("o17", element, GUIDE) is True


@pytest.mark.parametrize("element", ["how_to", "complaint_channel", "time"])
def test_an_order_that_names_a_committee_tells_nothing_of_it(element):
    order = file("คำสั่งแต่งตั้งคณะกรรมการเรื่องร้องเรียน", "ให้คณะกรรมการมีหน้าที่ตรวจสอบข้อเท็จจริง")

    assert found("o17", element, order) is False
