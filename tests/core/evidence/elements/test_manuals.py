"""Manuals of staff and of services."""

import pytest

from tests.core.evidence.elements.looking import file, found

SERVICE = file(
    "คู่มือสำหรับประชาชน: การขออนุญาตก่อสร้างอาคาร",
    "หน่วยงานที่ให้บริการ: กองช่าง องค์การบริหารส่วนตำบลสมมุติ",
    "ช่องทางการให้บริการ",
    "ติดต่อด้วยตนเองที่กองช่าง หรือยื่นผ่านเว็บไซต์",
    "ขั้นตอน ระยะเวลา และส่วนงานที่รับผิดชอบ",
    "1. ตรวจสอบเอกสาร (10 นาที)",
    "2. ตรวจสถานที่ ระยะเวลา 7 วันทำการ",
    "3. ออกใบอนุญาต (1 วัน)",
    "รายการเอกสารหลักฐานประกอบ",
    "สำเนาบัตรประจำตัวประชาชน 1 ฉบับ",
    "ค่าธรรมเนียม ฉบับละ 20 บาท",
)
ELEMENTS = ["service", "steps", "time", "channel", "fee", "documents"]


@pytest.mark.parametrize("element", ELEMENTS)
def test_a_whole_manual_of_a_service_shows_everything(element):
    assert found("o9", element, SERVICE) is True


@pytest.mark.parametrize(
    ("element", "without"),
    [
        ("fee", "ค่าธรรมเนียม"),
        ("documents", "เอกสาร"),
        ("channel", "ช่องทาง"),
    ],
)
def test_what_a_manual_does_not_say_is_missing(element, without):
    lines = {
        "fee": SERVICE.lines[:-1],
        "documents": (*SERVICE.lines[:8], SERVICE.lines[-1]),
        "channel": (SERVICE.lines[0], *SERVICE.lines[4:]),
    }[element]

    assert found("o9", element, file(*lines)) is False, without


def test_hours_of_opening_are_no_time_that_a_service_takes():
    opening = file("การขอจดทะเบียนพาณิชย์", "เวลาทำการ 08.30 - 16.30 น.", "ยื่นคำขอที่กองคลัง")

    assert found("o9", "time", opening) is False


@pytest.mark.parametrize(
    "line",
    ["ไม่มีค่าธรรมเนียม", "ค่าธรรมเนียม : ไม่เสียค่าธรรมเนียม", "ไม่เสียค่าใช้จ่ายใด ๆ", "ค่าธรรมเนียม ๕๐ บาท"],
)
def test_a_fee_is_told_and_so_is_that_there_is_none(line):
    assert found("o9", "fee", file("การแจ้งเกิด", line)) is True


def test_to_pay_a_fee_may_be_the_service_itself():
    assert found("o9", "fee", file("การรับชำระค่าธรรมเนียมขยะ", "ขั้นตอนมีดังนี้")) is False


def test_a_table_of_steps_shows_steps_time_and_who_does_it():
    table = (
        ("ที่", "ขั้นตอนการปฏิบัติงาน", "ระยะเวลา", "ผู้รับผิดชอบ"),
        ("1", "รับหนังสือ", "5 นาที", "เจ้าพนักงานธุรการ"),
        ("2", "เสนอผู้บังคับบัญชา", "1 วัน", "หัวหน้าสำนักปลัด"),
    )
    manual = file("คู่มือการปฏิบัติงานสารบรรณ", tables=(table,))

    assert found("o8", "steps", manual) is True
    assert found("o8", "time", manual) is True
    assert found("o14", "for_staff", manual, year=2566) is True


def test_a_law_alone_has_no_steps():
    law = file("พระราชบัญญัติควบคุมอาคาร", "มาตรา ๔ ในพระราชบัญญัตินี้", "มาตรา ๕ ให้รัฐมนตรีรักษาการ")

    assert found("o9", "steps", law) is False
