"""Figures: services in person and online, complaints total, done and open."""

import pytest

from tests.core.evidence.elements.looking import file, found, linking, page

SERVICES = (
    ("งานบริการ", "Walk-in (ครั้ง)", "ผ่าน E-Service (ครั้ง)"),
    ("ชำระภาษีที่ดิน", "420", "61"),
    ("ขออนุญาตก่อสร้าง", "18", "4"),
)
COMPLAINTS = (
    ("เดือน", "เรื่องทั้งหมด", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ"),
    ("ตุลาคม 2567", "2", "1", "1"),
)
COUNTS = {"statistics_total": 1, "statistics_done": 2, "statistics_open": 3}


def test_services_are_counted_in_a_table():
    assert found("o11", "service_counts", page("สถิติ", tables=(SERVICES,))) is True
    assert found("o11", "walk_in_and_online", page("สถิติ", tables=(SERVICES,))) is True


def test_services_counted_in_one_way_only_are_not_counted_apart():
    walk_in = tuple(row[:2] for row in SERVICES)

    assert found("o11", "service_counts", page("สถิติ", tables=(walk_in,))) is True
    assert found("o11", "walk_in_and_online", page("สถิติ", tables=(walk_in,))) is False


def test_ways_may_be_rows_or_sentences():
    rows = (("ช่องทาง", "จำนวน (ครั้ง)"), ("มาติดต่อด้วยตนเอง", "455"), ("ออนไลน์", "75"))
    said = page("ผู้มารับบริการ ณ หน่วยงาน จำนวน 455 คน", "ผู้ใช้บริการออนไลน์ จำนวน 75 คน")

    assert found("o11", "walk_in_and_online", page("สถิติ", tables=(rows,))) is True
    assert found("o11", "walk_in_and_online", said) is True


def test_visits_to_the_website_are_no_service():
    visits = (("รายการ", "จำนวน"), ("จำนวนผู้เข้าชมเว็บไซต์", "12,345"))

    assert found("o11", "service_counts", page("สถิติผู้เข้าชม", tables=(visits,))) is False


def test_empty_cells_count_nothing():
    empty = (SERVICES[0], ("ชำระภาษีที่ดิน", "", ""), ("ขออนุญาตก่อสร้าง", "", ""))

    assert found("o11", "service_counts", page("สถิติ", tables=(empty,))) is False


@pytest.mark.parametrize("element", COUNTS)
def test_complaints_are_counted_in_a_table(element):
    assert found("o19", element, page("สถิติ", tables=(COMPLAINTS,))) is True


@pytest.mark.parametrize(("element", "at"), COUNTS.items())
def test_a_table_without_the_column_lacks_it(element, at):
    table = tuple(row[:at] + row[at + 1 :] for row in COMPLAINTS)

    assert found("o19", element, page("สถิติ", tables=(table,))) is False


@pytest.mark.parametrize("element", COUNTS)
def test_no_complaints_at_all_counts_as_none_of_each(element):
    assert found("o19", element, page("ปีงบประมาณ 2567 ไม่มีเรื่องร้องเรียน")) is True


@pytest.mark.parametrize("element", COUNTS)
def test_complaints_are_counted_in_rows_or_sentences(element):
    rows = (
        ("จำนวนเรื่องทั้งหมด", "4 เรื่อง"),
        ("ดำเนินการแล้วเสร็จ", "3 เรื่อง"),
        ("อยู่ระหว่างดำเนินการ", "1 เรื่อง"),
    )
    said = ("เรื่องร้องเรียนทั้งหมด 4 เรื่อง", "ดำเนินการแล้วเสร็จ 3 เรื่อง", "อยู่ระหว่างดำเนินการ 1 เรื่อง")

    assert found("o19", element, page("สถิติ", tables=(rows,))) is True
    assert found("o19", element, page(*said)) is True


@pytest.mark.parametrize("element", COUNTS)
def test_how_complaints_are_handled_is_no_figure(element):
    lines = ("เมื่อดำเนินการแล้วเสร็จ จะแจ้งผลให้ผู้ร้องทราบภายใน 15 วัน", "อยู่ระหว่างรวบรวมข้อมูลทั้งหมด")

    assert found("o19", element, page(*lines)) is False


def test_a_scan_cannot_be_told():
    assert found("o19", "statistics_total", linking(file(scanned=True), "สถิติ")) is None


def test_figures_may_carry_their_units():
    table = (("บริการ", "มาที่สำนักงาน (Walk-in)", "ยื่นออนไลน์"), ("จดทะเบียน", "57 ราย", "8 ราย"))

    assert found("o11", "service_counts", page("สถิติ", tables=(table,))) is True
    assert found("o11", "walk_in_and_online", page("สถิติ", tables=(table,))) is True
