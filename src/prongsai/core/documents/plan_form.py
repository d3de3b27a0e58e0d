"""What the file of a plan has, in every format: its fields, its columns, and their names."""

from collections.abc import Callable
from typing import Any, NamedTuple

from prongsai.core.documents.plan import LIMITATIONS
from prongsai.core.problems import Problem
from prongsai.core.sheets.values import Unfit, blank, quoted, written
from prongsai.core.wording import Text


class Told(NamedTuple):
    """One value as it stands in the file of a plan: its place, its field, the value."""

    where: Text
    field: str
    value: object


def fitted(told: Told, read: Callable[[object], Any], title: Text, problems: list[Problem]) -> Any:
    """A value as ``read`` takes it; ``None`` and one more of the ``problems`` where it is unfit."""
    try:
        return read(told.value)
    except Unfit as unfit:
        details = {"code": title, "value": quoted(told.value), **unfit.details}
        problems.append(Problem(told.where, unfit.says.fill(**details)))
        return None


class ToldMeasure(NamedTuple):
    """What the file says of one measure."""

    where: Text
    told: tuple[Told, ...]


class ToldPlan(NamedTuple):
    """What was found in the file of a plan, in its order, and what could not be understood."""

    file: str
    fields: tuple[Told, ...]
    measures: tuple[ToldMeasure, ...]
    problems: tuple[Problem, ...] = ()


# The fields of the plan itself, in the order of the form; a point goes one mapping down.
FIELDS: dict[str, Text] = {
    "year": Text("ปีงบประมาณของมาตรการ (พ.ศ.)", "Fiscal year of the measures (Buddhist era)"),
    "assessed": Text("ปีงบประมาณที่ประเมิน (พ.ศ.)", "Fiscal year assessed (Buddhist era)"),
    "agency.name": Text("ชื่อหน่วยงาน", "Name of the agency"),
    "agency.kind": Text("ประเภทหน่วยงาน", "Kind of agency"),
    "agency.district": Text("อำเภอ", "District"),
    "agency.province": Text("จังหวัด", "Province"),
    "meeting": Text("วันที่ประชุมกำหนดมาตรการ", "Day of the meeting that agreed on the measures"),
    "reported": Text("ช่วงเวลาที่รายงานผล", "Period that the results cover"),
    "reported_at": Text("ที่ประชุมประจำเดือนที่รับทราบผล", "Monthly meeting that hears the results"),
    "next_report": Text("ที่ประชุมประจำเดือนที่จะรายงานครั้งต่อไป", "Monthly meeting of the next report"),
    **{
        f"limitations.{kind}": title
        for kind, title in zip(
            LIMITATIONS,
            (
                Text("ข้อจำกัดด้านบุคลากร", "Limits of staff"),
                Text("ข้อจำกัดด้านงบประมาณ", "Limits of the budget"),
                Text("ข้อจำกัดด้านเทคโนโลยี", "Limits of technology"),
                Text("ข้อจำกัดด้านสภาพพื้นที่", "Limits of the area"),
                Text(
                    "ข้อจำกัดด้านเศรษฐกิจ วัฒนธรรม การดำรงชีวิตของคนในพื้นที่",
                    "Limits of the economy, culture and life of the people",
                ),
            ),
            strict=True,
        )
    },
}
# The columns of the table of measures, in the order of the form: the fields of a Measure.
COLUMNS: dict[str, Text] = {
    "theme": Text("ประเด็น", "Theme"),
    "indicator": Text("ตัวชี้วัด", "Indicator"),
    "questions": Text("ข้อคำถามหรือข้อตรวจ", "Questions and items"),
    "heading": Text("ประเด็นย่อย", "Sub-theme"),
    "findings": Text("ข้อค้นพบจากการประเมิน", "Findings"),
    "measures": Text("มาตรการ/แนวทาง", "Measures"),
    "methods": Text("วิธีการดำเนินการ", "Methods"),
    "steps": Text("ขั้นตอนหรือวิธีปฏิบัติ", "Steps"),
    "step_owners": Text("ผู้รับผิดชอบรายขั้นตอน", "Responsible for single steps"),
    "step_periods": Text("กำหนดเวลารายขั้นตอน", "Periods of single steps"),
    "step_targets": Text("เป้าหมายรายขั้นตอน", "Targets of single steps"),
    "responsible": Text("ผู้รับผิดชอบ", "Responsible"),
    "period": Text("ระยะเวลาดำเนินการ", "Period"),
    "budget": Text("งบประมาณ (บาท)", "Budget (baht)"),
    "evidence": Text("หลักฐานที่จะแสดง", "Evidence"),
    "follow_up": Text("การติดตามประเมินผล", "Follow-up"),
    "supervisor": Text("การกำกับติดตาม สำนัก/กอง", "Supervised by"),
    "results": Text("ผลการดำเนินงาน", "Results"),
    "outcomes": Text("ผลลัพธ์หรือความสำเร็จ", "Outcomes"),
    "suggestions": Text("ข้อเสนอแนะ", "Suggestions"),
    "remark": Text("หมายเหตุ", "Remark"),
}
# A column of tables that offices make: what a measure answers, be it a theme or an indicator.
EITHER: dict[str, Text] = {"answers": Text("ประเด็น/ตัวชี้วัด", "Theme or indicator")}
LISTS = (
    "findings",
    "measures",
    "methods",
    "steps",
    "responsible",
    "evidence",
    "results",
    "outcomes",
    "suggestions",
)
# What is said of single steps: each entry begins with the number of its step, ``2: กองคลัง``.
OF_STEPS = ("step_owners", "step_periods", "step_targets")
# The worksheet that shows how a measure is filled in, and is not read.
EXAMPLE = Text("ตัวอย่าง", "Example")
# What a measure answers; a row that has nothing else is not filled in yet.
_DASHES = ("-", "–", "—")  # by which tables say that there is nothing
ANSWERED = ("theme", "indicator", "questions", *EITHER)


def title_of(field: str) -> Text:
    """What an officer calls a field of the plan or of a measure."""
    return FIELDS.get(field) or COLUMNS.get(field) or EITHER[field]


def is_example(title: str) -> bool:
    """Whether a worksheet of this name only shows how to fill in another."""
    return title.strip().casefold().startswith(tuple(name.casefold() for name in EXAMPLE))


def says_nothing(value: object) -> bool:
    """Whether a value is not known: empty, or the dash by which tables say that there is none."""
    if isinstance(value, list):
        return all(map(says_nothing, value))
    return not isinstance(value, dict) and (blank(value) or written(value).strip() in _DASHES)
