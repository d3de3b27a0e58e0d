"""What the file of an action plan has, in every format: its fields, its columns, their names."""

import re
from typing import NamedTuple

from prongsai.core.documents.plan_form import Told
from prongsai.core.problems import Problem
from prongsai.core.thai import arabic_digits
from prongsai.core.wording import Text

BUDGET = "budget"  # a column for each fiscal year: budget.2566 and so on
_YEAR = re.compile(r"(?<![0-9])2[4-6][0-9]{2}(?![0-9])")


class ToldProject(NamedTuple):
    """What a file says of one project, or of its progress; budgets are fields with their year."""

    where: Text
    told: tuple[Told, ...]


class ToldReport(NamedTuple):
    """What a file says of one report: its own fields, and the progress of each project."""

    where: Text
    told: tuple[Told, ...]
    progress: tuple[ToldProject, ...]


class ToldActionPlan(NamedTuple):
    """What was found in the file of an action plan, and what could not be understood."""

    file: str
    fields: tuple[Told, ...]
    projects: tuple[ToldProject, ...]
    reports: tuple[ToldReport, ...] = ()
    problems: tuple[Problem, ...] = ()


# The fields of the plan itself, in the order of the form; a point goes one mapping down.
FIELDS: dict[str, Text] = {
    "first_year": Text("ปีงบประมาณแรกของแผน (พ.ศ.)", "First fiscal year (Buddhist era)"),
    "last_year": Text("ปีงบประมาณสุดท้ายของแผน (พ.ศ.)", "Last fiscal year (Buddhist era)"),
    "dimensions": Text("ชุดมิติของแผน", "Set of dimensions"),
    "agency.name": Text("ชื่อหน่วยงาน", "Name of the agency"),
    "agency.kind": Text("ประเภทหน่วยงาน", "Kind of agency"),
    "agency.district": Text("อำเภอ", "District"),
    "agency.province": Text("จังหวัด", "Province"),
    "approved_on": Text("วันที่ผู้บริหารอนุมัติแผน", "Day of the executive's approval"),
    "reasons": Text("ความเสี่ยงหรือเหตุผลที่แผนนี้ตอบ", "Risks or reasons that the plan answers"),
}
# The columns of the table of projects, in the order of the form.
COLUMNS: dict[str, Text] = {
    "dimension": Text("มิติ", "Dimension"),
    "heading": Text("หัวข้อย่อยหรือภารกิจ", "Sub-heading"),
    "code": Text("รหัสโครงการ", "Code of the project"),
    "name": Text("โครงการ/กิจกรรม/มาตรการ", "Project, activity or measure"),
    "objective": Text("วัตถุประสงค์", "Objective"),
    "target": Text("เป้าหมายหรือตัวชี้วัด", "Target or indicator"),
    "responsible": Text("หน่วยงานรับผิดชอบ", "Responsible units"),
    BUDGET: Text("งบประมาณ (บาท)", "Budget (baht)"),
    "source": Text("แหล่งงบประมาณ", "Source of the budget"),
}
LISTS = ("objective", "target", "responsible", "reasons", "evidence")
# What a report says of itself, and of each project.
REPORT: dict[str, Text] = {
    "year": Text("ปีงบประมาณที่รายงาน", "Fiscal year reported"),
    "stretch": Text("รอบ (6 หรือ 12 เดือน)", "Stretch (six or twelve months)"),
    "closed_on": Text("วันที่ปิดรายงาน", "Day of closing"),
}
PROGRESS: dict[str, Text] = {
    "project": Text("ลำดับโครงการในแผน", "Place of the project in the plan"),
    "status": Text("สถานะ", "Status"),
    "spent": Text("งบประมาณที่ใช้ (บาท)", "Spent (baht)"),
    "result": Text("ผลการดำเนินงาน", "Result"),
    "problem": Text("ปัญหา/อุปสรรค", "Problem"),
    "suggestion": Text("ข้อเสนอแนะ", "Suggestion"),
    "reason": Text("เหตุที่ดำเนินการไม่ได้", "Why it was not possible"),
    "evidence": Text("หลักฐาน (ที่อยู่เว็บ)", "Evidence (addresses)"),
}


def title_of(field: str) -> Text:
    """What an officer calls a field of a plan, of a project, or of a report."""
    if field.startswith(f"{BUDGET}."):
        year = field.partition(".")[2]
        return Text(f"งบประมาณปี {year} (บาท)", f"Budget of {year} (baht)")
    known = (FIELDS, COLUMNS, REPORT, PROGRESS)
    return next(titles[field] for titles in known if field in titles)


def year_in(title: str) -> int | None:
    """The one fiscal year that a title names; ``None`` for none and for several."""
    found = set(_YEAR.findall(arabic_digits(title)))
    return int(found.pop()) if len(found) == 1 else None
