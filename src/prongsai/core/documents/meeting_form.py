"""The file of a meeting in YAML: empty to fill in, or as a meeting is told."""

from collections.abc import Iterable, Iterator
from typing import Any

from prongsai.core.dates import thai_long_date
from prongsai.core.documents.hours import said_hour
from prongsai.core.documents.meeting_told import MeetingTold, PointTold
from prongsai.core.documents.plan_writing import yaml_pair


def meeting_template(assessed: int) -> str:
    """An empty meeting of the measures that answer the assessment of a year, with remarks."""
    return _TEMPLATE.format(assessed=assessed, year=assessed + 1)


def meeting_yaml(meeting: MeetingTold) -> str:
    """A meeting as a file that ``read_meeting`` reads back the same."""
    return "\n".join([*_lines(meeting), ""])


def _lines(meeting: MeetingTold) -> Iterator[str]:
    fields: dict[str, Any] = {
        "number": meeting.number,
        "on": thai_long_date(meeting.on),
        "assessed": meeting.assessed,
        "year": meeting.year,
        "begins_at": "" if meeting.begins_at is None else said_hour(meeting.begins_at),
        "ends_at": "" if meeting.ends_at is None else said_hour(meeting.ends_at),
        "place": meeting.place,
        "chair": meeting.chair,
        "attended": meeting.attended,
        "remarks": tuple(meeting.remarks.splitlines()),
        "next_on": "" if meeting.next_on is None else thai_long_date(meeting.next_on),
    }
    for name, value in fields.items():
        yield from yaml_pair("", name, value, _REMARKS[name])
    if meeting.before is not None:
        number, on = meeting.before
        yield "before:"
        yield from yaml_pair("  ", "number", number, _REMARKS["number"])
        yield from yaml_pair("  ", "on", thai_long_date(on), _REMARKS["on"])
    yield f"held: {_yes(meeting.is_held)}  # {_REMARKS['held']}"
    yield from _points("measures", meeting.measures)
    yield from _points("matters", meeting.matters)


def _points(name: str, points: Iterable[PointTold]) -> Iterator[str]:
    yield f"{name}:  # {_REMARKS[name]}"
    for point in points:
        yield from yaml_pair("  - ", "about", point.about, "")
        yield from yaml_pair("    ", "due", point.due, _REMARKS["due"])
        yield f"    reported: {_yes(point.reported)}"
        yield from yaml_pair("    ", "said", tuple(point.said.splitlines()), _REMARKS["said"])
        yield from yaml_pair("    ", "resolution", point.resolution, _REMARKS["resolution"])


def _yes(said: bool) -> str:
    return "true" if said else "false"


_REMARKS = {
    "number": "ครั้งที่ เช่น 3/2568",
    "on": "วันประชุม",
    "assessed": "ปีงบประมาณที่ประเมิน",
    "year": "ปีงบประมาณของมาตรการ",
    "begins_at": "เวลาเริ่มประชุม เช่น 09.30",
    "ends_at": "เวลาเลิกประชุม",
    "place": "สถานที่ประชุม",
    "chair": "ตำแหน่งประธานในที่ประชุม",
    "attended": "ผู้มาประชุม เขียนตำแหน่งหรือหน่วยงาน ไม่ต้องมีชื่อบุคคล",
    "remarks": "เรื่องอื่น ๆ",
    "next_on": "วันประชุมครั้งต่อไป",
    "held": "ปิดรายงานการประชุมแล้ว (true) หรือยัง (false)",
    "measures": "ระเบียบวาระที่ 3 ทีละมาตรการ",
    "matters": "ระเบียบวาระที่ 4 ทีละเรื่อง",
    "due": "สิ่งที่ครบกำหนด",
    "said": "ที่ประชุมว่าอย่างไร",
    "resolution": "มติที่ประชุม",
}
_TEMPLATE = """\
# การประชุมติดตามมาตรการ ใช้พิมพ์ระเบียบวาระและรายงานการประชุม กรอกเท่าที่มี
number:  # ครั้งที่ เช่น 3/2568 (ต้องกรอก)
on:  # วันประชุม เช่น 28 มีนาคม 2568 หรือ 28/3/2568 (ต้องกรอก)
assessed: {assessed}  # ปีงบประมาณที่ประเมิน
year: {year}  # ปีงบประมาณของมาตรการ
begins_at:  # เวลาเริ่มประชุม เช่น 09.30
ends_at:  # เวลาเลิกประชุม เช่น 12.00
place:  # สถานที่ประชุม
chair:  # ตำแหน่งประธานในที่ประชุม
attended: []  # ผู้มาประชุม เขียนตำแหน่งหรือหน่วยงาน ไม่ต้องมีชื่อบุคคล เช่น [ปลัดเทศบาล, กองคลัง]
before:  # การประชุมครั้งก่อนที่ต้องรับรองรายงาน
  number:
  on:
measures: []  # ระเบียบวาระที่ 3 ทีละมาตรการ เช่น
#  - about: จัดทำคู่มือการขอยืมทรัพย์สินของทางราชการ
#    due: ["จัดทำคู่มือ: กองคลัง ครบกำหนด 31 มี.ค. 68"]
#    reported: true
#    said: กองคลังรายงานว่าจัดทำแล้ว
#    resolution: รับทราบ
matters: []  # ระเบียบวาระที่ 4 ทีละเรื่อง เขียนเหมือน measures
remarks:  # เรื่องอื่น ๆ
next_on:  # วันประชุมครั้งต่อไป
held: false  # เปลี่ยนเป็น true เมื่อปิดรายงานการประชุมแล้ว
"""
