"""Services online, and what users think of services."""

import pytest

from prongsai.core.evidence.shown import Form, Link
from tests.core.evidence.elements.looking import SITE, dead, file, found, page

REQUEST = Form(f"{SITE}/send", ("name", "phone", "request"), "ยื่นคำร้องขอรับบริการ")


def test_a_form_by_which_a_service_is_asked_for_is_online():
    service = page("ระบบบริการออนไลน์ E-Service", "ขอสนับสนุนน้ำอุปโภคบริโภค", forms=(REQUEST,))

    assert found("o10", "online_request", service) is True
    assert found("o10", "reachable", service) is True


def test_a_form_at_a_maker_of_forms_is_online():
    link = Link("https://docs.google.com/forms/d/e/1/viewform", "แจ้งซ่อมไฟฟ้า")

    assert found("o10", "online_request", page("E-Service", links=(link,))) is True


@pytest.mark.parametrize(
    ("lines", "changes"),
    [
        (("แบบฟอร์มคำร้องออนไลน์", "ดาวน์โหลดแล้วนำมายื่นที่สำนักงาน"), {}),
        (("ข่าวประชาสัมพันธ์", "ยินดีต้อนรับสู่เว็บไซต์"), {}),
        (("E-Service",), {"forms": (Form(f"{SITE}/", ("q", "search"), "ค้นหา"),)}),
        (("ร้องเรียนการทุจริต",), {"forms": (Form(f"{SITE}/", ("ชื่อ", "เรื่อง"), "แจ้งเรื่องร้องเรียน"),)}),
    ],
)
def test_what_cannot_be_sent_online_is_no_service_online(lines, changes):
    assert found("o10", "online_request", page(*lines, **changes)) is False


def test_a_service_behind_another_link_was_not_looked_at():
    link = Link("https://service.example.go.th/", "เข้าสู่ระบบบริการ e-service")

    assert found("o10", "online_request", page("E-Service", links=(link,))) is None


def test_a_service_that_does_not_open_cannot_be_told():
    assert found("o10", "reachable", dead("timed_out")) is None


def test_how_a_service_is_used_is_told_in_steps_or_a_manual():
    told = page("E-Service", "วิธีการใช้งานระบบ", "1. กรอกข้อมูล", "2. กดส่ง")

    assert found("o10", "how_to_use", told) is True
    assert found("o10", "how_to_use", page("E-Service", "กรอกแบบฟอร์ม", forms=(REQUEST,))) is False


def test_results_of_a_satisfaction_survey_have_figures():
    report = file("รายงานผลสำรวจความพึงพอใจ", "โดยรวมอยู่ในระดับมาก ค่าเฉลี่ย 4.52 คิดเป็นร้อยละ 90.40")
    blank = file(
        "แบบสำรวจความพึงพอใจ", "โปรดทำเครื่องหมายในช่องที่ตรงกับความเห็น", "มากที่สุด มาก ปานกลาง น้อย"
    )

    assert found("o17", "satisfaction_results", report, year=2566) is True
    assert found("o17", "satisfaction_results", blank, year=2566) is False
