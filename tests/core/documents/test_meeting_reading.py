"""Meetings from files: read as they are written, written as they are read, faults in sentences."""

from datetime import date, time

import pytest

from prongsai.core.documents.hours import read_hour
from prongsai.core.documents.meeting_form import meeting_template, meeting_yaml
from prongsai.core.documents.meeting_reading import read_meeting
from prongsai.core.documents.meeting_told import MeetingTold, PointTold
from prongsai.core.problems import ProblemsFound
from tests.documents.agencies import MEETING

FILE = """
number: ๓/๒๕๖๕
on: 28 มีนาคม 2565
begins_at: 9.30
ends_at: 12:00
place: ห้องประชุม
attended:
  - 1. นายก
  - 2. กองคลัง
measures:
  - about: เผยแพร่คู่มือ
    due: ["กองคลัง เกินกำหนด"]
    reported: ใช่
    said: |
      ทำแล้ว
      จะเผยแพร่
matters:
  - {about: เตรียมการ, resolution: เห็นชอบ}
before: {number: 2/2565, on: 25/2/2565}
held: true
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def meeting_of(desk, text, name="meeting.yaml"):
    (desk / name).write_text(text, "utf-8")
    return read_meeting(name)


def problems_of(desk, text, name="meeting.yaml"):
    with pytest.raises(ProblemsFound) as found:
        meeting_of(desk, text, name)
    return [problem.sentence("en") for problem in found.value.problems]


def test_a_meeting_is_read_as_it_is_written(desk):
    assert meeting_of(desk, FILE) == MeetingTold(
        number="3/2565",
        on=date(2022, 3, 28),
        assessed=2564,
        year=2565,
        begins_at=time(9, 30),
        ends_at=time(12),
        place="ห้องประชุม",
        attended=("นายก", "กองคลัง"),
        measures=(PointTold("เผยแพร่คู่มือ", ("กองคลัง เกินกำหนด",), True, "ทำแล้ว\nจะเผยแพร่"),),
        matters=(PointTold("เตรียมการ", resolution="เห็นชอบ"),),
        before=("2/2565", date(2022, 2, 25)),
        is_held=True,
    )


def test_what_is_written_comes_back_the_same(desk):
    told = MEETING._replace(ends_at=time(12, 5))

    assert meeting_of(desk, meeting_yaml(told)) == told


def test_the_empty_form_lacks_only_number_and_day(desk):
    filled = meeting_template(2564).replace("number:  # ค", "number: 3/2565  # ค", 1)
    filled = filled.replace("on:  # ว", "on: 28/3/2565  # ว", 1)

    assert meeting_of(desk, filled) == MeetingTold("3/2565", date(2022, 3, 28), 2564, 2565)
    assert problems_of(desk, meeting_template(2564)) == [
        "meeting.yaml: 'number' is missing; write it, such as number: 3/2568 and "
        "on: 28 มีนาคม 2568.",
        "meeting.yaml: 'on' is missing; write it, such as number: 3/2568 and on: 28 มีนาคม 2568.",
    ]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"begins_at: 9.30": "begins_at: เช้า"}, "must be an hour such as 09.30"),
        ({"ends_at: 12:00": "ends_at: 8.00"}, "line 5: the meeting must end after it began"),
        ({"held: true": "held: บางส่วน"}, "must be true or false"),
        ({"held: true": "next_on: 1/3/2565"}, "the next meeting must be later than this one"),
        ({"25/2/2565": "25/4/2565"}, "the meeting before must be earlier than this one"),
        ({", on: 25/2/2565": ""}, "needs number: and on: of the meeting before"),
        ({"place: ห": "ที่: ห"}, "'ที่' is not known here; known are number, on,"),
        ({"about: เตรียมการ, ": ""}, "does not say what it is about"),
        ({"  - {about: เตรียมการ, resolution: เห็นชอบ}": "  - เตรียมการ"}, "'matters' must be a list"),
        ({"    said: |": "    said: true\n    resolution: |"}, "it must be words"),
        ({"28 มีนาคม 2565": "31 กุมภาพันธ์ 2565"}, "line 3:"),
    ],
)
def test_what_cannot_be_read_is_told_where_it_stands(desk, changed, says):
    text = FILE
    for old, new in changed.items():
        assert old in text
        text = text.replace(old, new)

    (said,) = problems_of(desk, text)

    assert says in said


def test_another_file_of_ours_and_another_format_are_told(desk):
    assert problems_of(desk, "year: 2564\nlimitations: {staff: น้อย}\n") == [
        "meeting.yaml: this file is a plan of measures, but a meeting is wanted here; "
        "check whether files were exchanged."
    ]
    assert problems_of(desk, FILE, "meeting.xlsx") == [
        "meeting.xlsx: the file of a meeting must end in .yaml; save it as that."
    ]


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("09.30", time(9, 30)),
        ("เวลา ๙.๓๐ น.", time(9, 30)),
        ("13", time(13)),
        ("13:05 น", time(13, 5)),
        ("24.00", None),
        ("9.3", None),
        ("เที่ยง", None),
        ("", None),
    ],
)
def test_hours_are_read_as_officials_write_them(said, hour):
    assert read_hour(said) == hour
