"""The five agencies of the demonstration as what their documents are made from."""

from collections.abc import Mapping
from datetime import date, time
from functools import cache
from importlib.resources import files
from pathlib import Path

from prongsai.core.documents.kinds import DocumentKind, missing_for
from prongsai.core.documents.material import Material
from prongsai.core.documents.meeting_told import MeetingTold, PointTold
from prongsai.core.documents.plan_reading import read_plan
from prongsai.core.documents.profile_reading import read_profile
from prongsai.core.results import result_of
from prongsai.core.sheets.files import read_sheet

FOLDER = Path(str(files("prongsai.apps.demonstration")))
# A monthly meeting as that of seed 002: one measure late, one done, one not reported, a matter.
MEETING = MeetingTold(
    number="3/2565",
    on=date(2022, 3, 28),
    assessed=2564,
    year=2565,
    begins_at=time(9, 30),
    place="ห้องประชุมสภาองค์การบริหารส่วนตำบลบ่อแก้ว",
    chair="นายกองค์การบริหารส่วนตำบลบ่อแก้ว",
    attended=("นายกองค์การบริหารส่วนตำบลบ่อแก้ว", "ปลัดองค์การบริหารส่วนตำบล", "สำนักปลัด", "กองคลัง"),
    measures=(
        PointTold(
            "เผยแพร่แผนการใช้จ่ายงบประมาณให้บุคลากรทราบทุกไตรมาส",
            ("จัดทำเอกสารสรุปรายไตรมาส: กองคลัง เกินกำหนดเมื่อ 31 ม.ค. 65",),
            reported=True,
            said="กองคลังรายงานว่าเอกสารของไตรมาสที่ 1 จัดทำแล้ว\nจะเผยแพร่ภายในสัปดาห์หน้า",
            resolution="รับทราบ และให้กองคลังเผยแพร่ภายในวันที่ 4 เมษายน 2565",
        ),
        PointTold(
            "จัดทำคู่มือการขอยืมทรัพย์สินของทางราชการ",
            ("จัดทำคู่มือ: กองคลัง ดำเนินการแล้วเสร็จ",),
            reported=True,
        ),
        PointTold("ปรับปรุงช่องทางรับฟังความคิดเห็น", ("เปิดช่องทางออนไลน์: สำนักปลัด ครบกำหนด 31 มี.ค. 65",)),
    ),
    matters=(
        PointTold(
            "การเตรียมความพร้อมเข้ารับการประเมินของปีถัดไป",
            said="สำนักปลัดเสนอให้แต่งตั้งคณะทำงานก่อนเปิดรอบการประเมิน",
            resolution="เห็นชอบ",
        ),
    ),
    remarks="กองช่างแจ้งกำหนดปิดปรับปรุงศูนย์ข้อมูลข่าวสารในเดือนเมษายน",
    before=("2/2565", date(2022, 2, 25)),
    next_on=date(2022, 4, 27),
    is_held=True,
)
AGENCIES = ("maeka", "chumsaeng", "bokaeo", "klongmuang", "tak")


@cache
def material_of(agency: str) -> Material:
    """What an agency has: its profile, and of a result and a plan what the demonstration has."""
    office = read_profile(FOLDER / "profiles" / f"{agency}.yaml")
    sheet, plan = _file("sheets", agency), _file("plans", agency)
    return Material(
        office.profile,
        office.details,
        result=None if sheet is None else result_of(read_sheet(sheet)),
        plan=None if plan is None else read_plan(plan),
        meeting=MEETING if agency == "bokaeo" else None,
        photos=office.photos,
    )


def _file(folder: str, agency: str) -> Path | None:
    return next(iter(sorted((FOLDER / folder).glob(f"{agency}-*.yaml"))), None)


def kinds_of(agency: str, kinds: Mapping[str, DocumentKind]) -> list[str]:
    """The kinds of document that an agency has everything for."""
    material = material_of(agency)
    return [code for code, kind in kinds.items() if not missing_for(kind, material)]
