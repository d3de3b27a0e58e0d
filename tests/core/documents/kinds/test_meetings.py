"""The agenda and the minutes of a meeting, in the order that officials use."""

from dataclasses import replace
from datetime import date, time

import pytest

from prongsai.core.documents.kinds import built
from prongsai.core.documents.material import Material
from prongsai.core.documents.meeting_told import MeetingTold, PointTold
from prongsai.core.documents.profile import Signer
from prongsai.core.problems import ProblemsFound
from tests.core.documents.kinds.letters import FULL, lines, open_in

BARE = MeetingTold("1/2567", date(2023, 11, 1), assessed=2566, year=2567)
HELD = BARE._replace(is_held=True)
POINT = PointTold("เผยแพร่คู่มือ", ("จัดทำคู่มือ: กองคลัง ครบกำหนด 30 พ.ย. 66",))


def material(meeting: MeetingTold) -> Material:
    return Material(FULL, meeting=meeting, numerals="arabic")


def after(found: list[str], begins: str) -> list[str]:
    """The lines below the one that begins so."""
    place = next(place for place, line in enumerate(found) if begins in line)
    return found[place + 1 :]


@pytest.mark.parametrize("kind", ["agenda", "minutes"])
def test_the_five_points_stand_in_the_order_of_officials(kind):
    found = [line for line in lines(kind, material(HELD)) if "ระเบียบวาระที่" in line]

    assert [line.split("ระเบียบวาระที่ ")[1].split(" ", 1) for line in found] == [
        ["1", "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ"],
        ["2", "เรื่องรับรองรายงานการประชุมครั้งก่อน"],
        ["3", "เรื่องสืบเนื่อง การติดตามมาตรการ ประจำปีงบประมาณ พ.ศ. 2567"],
        ["4", "เรื่องเพื่อพิจารณา"],
        ["5", "เรื่องอื่น ๆ"],
    ]


def test_measures_stand_under_the_third_point_and_other_matters_under_the_fourth():
    meeting = BARE._replace(measures=(POINT,), matters=(PointTold("เตรียมรับการประเมิน"),))

    found = lines("agenda", material(meeting))

    third = after(found, "ระเบียบวาระที่ 3")
    assert "3.1 เผยแพร่คู่มือ" in third[0]
    assert POINT.due[0] in third[1]
    assert "4.1 เตรียมรับการประเมิน" in after(found, "ระเบียบวาระที่ 4")[0]


def test_minutes_say_when_the_meeting_ended_and_leave_it_open_where_nobody_said():
    ended = material(HELD._replace(ends_at=time(12, 5)))

    assert "เลิกประชุมเวลา 12.05 น." in "\n".join(lines("minutes", ended))
    assert "เวลาเลิกประชุม" not in open_in("minutes", ended)
    assert "เวลาเลิกประชุม" in open_in("minutes", material(HELD))


def test_a_point_that_was_not_reported_is_told_and_claims_no_resolution():
    found = lines("minutes", material(HELD._replace(measures=(POINT,))))

    third = after(found, "ระเบียบวาระที่ 3")
    assert "ยังไม่มีการรายงานในที่ประชุมครั้งนี้" in third[2]
    assert "ระเบียบวาระที่ 4" in third[3]


def test_what_was_said_and_resolved_stands_there_line_by_line():
    point = POINT._replace(reported=True, said="ทำแล้ว\nเหลือเผยแพร่", resolution="รับทราบ")

    found = after(lines("minutes", material(HELD._replace(measures=(point,)))), "3.1")

    assert [line.strip() for line in found[1:4]] == ["ทำแล้ว", "เหลือเผยแพร่", "มติที่ประชุม รับทราบ"]


def test_whoever_leads_stands_first_among_those_who_came_and_once():
    meeting = HELD._replace(chair="ปลัด", attended=("กองคลัง", "ปลัด"))

    found = after(lines("minutes", material(meeting)), "ผู้มาประชุม")

    assert [line.strip() for line in found[:2]] == ["1. ปลัด (ประธานในที่ประชุม)", "2. กองคลัง"]


def test_what_nobody_wrote_down_stays_open():
    bare = replace(material(HELD), profile=replace(FULL, signers=(Signer("ปลัด"),)))

    assert open_in("minutes", bare) == (
        "สถานที่ประชุม",
        "ผู้มาประชุม",
        "เวลาเริ่มประชุม",
        "เวลาเลิกประชุม",
        "ชื่อผู้จดรายงานการประชุม",
        "ชื่อผู้ตรวจรายงานการประชุม",
        "ตำแหน่งผู้ตรวจรายงานการประชุม",
    )


def test_minutes_are_not_printed_before_they_are_closed():
    with pytest.raises(ProblemsFound, match="the minutes of the meeting are still open"):
        built("minutes", material(BARE))


def test_a_meeting_alone_says_which_years_it_is_about():
    document = built("agenda", material(BARE))

    assert (document.year, material(BARE).work_year) == (2566, 2567)
