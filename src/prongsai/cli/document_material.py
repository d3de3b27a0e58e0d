"""What a document is made from, out of the files that somebody names."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from prongsai.core.anticorruption.reporting import ActionPlanYear
from prongsai.core.documents.material import Material
from prongsai.core.documents.plan import Plan
from prongsai.core.documents.profile import Profile
from prongsai.core.local_kinds import LOCAL_KINDS
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.results import Result, result_of
from prongsai.core.sheets.files import read_sheet
from prongsai.core.sheets.sheet import AgencyName
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text, same

# What stands for a name that nobody knows, to be written over by hand.
NAME_DOTS = "." * 40


class Results(NamedTuple):
    """The result that a document is about, and those of earlier years, the oldest first."""

    result: Result | None
    earlier: tuple[Result, ...]


def results_of(sheets: Iterable[str], earlier: Iterable[str]) -> Results:
    """The results of sheets: the newest is the one, the others are earlier.

    Raises ProblemsFound for two sheets of one year, for an ``earlier`` one that is not, and for
    sheets of different agencies.
    """
    given = [(path, result_of(read_sheet(path))) for path in sheets]
    before = [(path, result_of(read_sheet(path))) for path in earlier]
    problems = list(_problems(given, before))
    if problems:
        raise ProblemsFound(problems)
    every = sorted((result for _, result in (*given, *before)), key=lambda one: one.sheet.year)
    if not every:
        return Results(None, ())
    return Results(every[-1], tuple(every[:-1]))


def check_years(plan: Plan | None, result: Result | None, plan_file: str | None) -> None:
    """Raise ProblemsFound where a plan answers another year than that of the result."""
    if plan is None or result is None or plan.assessed == result.sheet.year:
        return
    says = _OTHER_YEAR.fill(assessed=plan.assessed, year=result.sheet.year)
    raise ProblemsFound([Problem(same(plan_file or ""), says)])


def profile_for(
    result: Result | None, plan: Plan | None, action_plan: ActionPlanYear | None = None
) -> Profile:
    """A profile with what the sheet says of its agency, else a plan; its name may be empty."""
    known = [result.sheet.agency] if result is not None else []
    known += [plan.agency] if plan is not None else []
    known += [action_plan.plan.agency] if action_plan is not None else []
    agency = next((one for one in known if one.name), AgencyName())
    return Profile(name=agency.name, district=agency.district, province=agency.province)


def named(material: Material) -> Material:
    """The same material, with dots for the name of an agency that nobody knows."""
    if material.profile.name:
        return material
    return replace(material, profile=replace(material.profile, name=NAME_DOTS))


def other_names(material: Material) -> Iterator[Text]:
    """A remark for each file that names another agency than the document does."""
    name = material.profile.name
    given = [(_THE_SHEET, one.sheet.agency) for one in (material.result,) if one is not None]
    given += [(_THE_PLAN, one.agency) for one in (material.plan,) if one is not None]
    given += [(_THE_ACTION_PLAN, one.plan.agency) for one in (material.action_plan,) if one]
    for what, agency in given:
        if agency.name and name != NAME_DOTS and _full(agency.name) != _full(name):
            yield _OTHER_NAME.fill(what=what, other=agency.name, name=name)


def _problems(
    given: list[tuple[str, Result]], before: list[tuple[str, Result]]
) -> Iterator[Problem]:
    years: dict[int, str] = {}
    names: dict[str, str] = {}
    newest = max((result.sheet.year for _, result in given), default=None)
    for path, result in (*given, *before):
        year, name = result.sheet.year, result.sheet.agency.name
        if year in years:
            yield Problem(same(path), _SAME_YEAR.fill(year=year, other=years[year]))
        years.setdefault(year, path)
        if name:
            names.setdefault(_full(name), name)
            first = next(iter(names.values()))
            if _full(name) != _full(first):
                yield Problem(same(path), _OTHER_AGENCY.fill(name=name, first=first))
    for path, result in before:
        if newest is None:
            yield Problem(same(path), _NOTHING_TO_COMPARE)
        elif result.sheet.year > newest:
            says = _NOT_EARLIER.fill(year=result.sheet.year, newest=newest)
            yield Problem(same(path), says)


def _full(name: str) -> str:
    """A name as one compares it, its short form written out."""
    compared = closed_up(name)
    for short, full in LOCAL_KINDS.items():
        if compared.startswith(short):
            return full + compared.removeprefix(short)
    return compared


_THE_SHEET = Text("ผลคะแนน", "the sheet")
_THE_PLAN = Text("แผน", "the plan")
_THE_ACTION_PLAN = Text("แผนปฏิบัติการป้องกันการทุจริต", "the action plan")
_OTHER_NAME = Text(
    "{what}เป็นของ '{other}' แต่เอกสารออกในชื่อ '{name}' โปรดตรวจว่าเลือกไฟล์ถูกต้อง",
    "{what} is of '{other}', but the document is in the name of '{name}'; "
    "check that these are the files you meant.",
)
_SAME_YEAR = Text(
    "เป็นผลของปี {year} เหมือน {other} โปรดเหลือไว้ปีละไฟล์เดียว",
    "this is of {year}, as {other} is; give one sheet a year.",
)
_OTHER_AGENCY = Text(
    "เป็นผลของ '{name}' แต่ไฟล์ก่อนหน้าเป็นของ '{first}' โปรดใช้ผลของหน่วยงานเดียวกัน",
    "this is of '{name}', but a sheet before it is of '{first}'; give sheets of one agency.",
)
_NOT_EARLIER = Text(
    "เป็นผลของปี {year} ซึ่งไม่ใช่ปีก่อนหน้าของปี {newest} โปรดสลับไฟล์หรือเลือกไฟล์อื่น",
    "this is of {year}, which is not before {newest}; exchange the files or choose another.",
)
_NOTHING_TO_COMPARE = Text(
    "มีแต่ผลของปีก่อน ไม่มีผลของปีที่จะออกเอกสาร โปรดระบุไฟล์ผลคะแนนของปีนั้นด้วย",
    "there is only an earlier year; name the sheet of the year of the document, too.",
)
_OTHER_YEAR = Text(
    "แผนนี้ตอบผลการประเมินปี {assessed} แต่ผลคะแนนเป็นของปี {year} โปรดแก้ assessed ในแผนหรือเลือกไฟล์อื่น",
    "this plan answers the assessment of {assessed}, but the sheet is of {year}; "
    "correct assessed in the plan or choose another file.",
)
