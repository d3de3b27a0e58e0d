"""``prongsai template``: the empty forms of a year: sheet, plan, profile, meeting."""

from typing import TYPE_CHECKING, Literal

import click

from prongsai.cli.output import (
    answer,
    check_folder,
    json_option,
    language_option,
    problems_told,
    refuse_to_overwrite,
    tell,
    write_beside,
    write_file,
)
from prongsai.cli.usage import Misused
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same

if TYPE_CHECKING:
    from prongsai.core.framework import Framework

Form = Literal["sheet", "plan", "profile", "meeting"]
RowsBy = Literal["themes", "indicators"]


@click.command(
    epilog="Example: prongsai template 2563 -o sheet.xlsx  ·  "
    "prongsai template 2563 --of plan --sheet result.yaml -o plan.xlsx"
)
@click.argument("year", type=int)
@click.option(
    "-o",
    "--output",
    "path",
    required=True,
    type=click.Path(),
    help="File to write; its ending says the format: .xlsx, .yaml, and .csv for a sheet.",
)
@click.option(
    "--of",
    "form",
    type=click.Choice(["sheet", "plan", "profile", "meeting"]),
    default="sheet",
    show_default=True,
    help="What to fill in: a result sheet, a plan of measures, an agency's profile, a meeting.",
)
@click.option(
    "--sheet",
    type=click.Path(),
    help="Result sheet of the year: its weak questions begin the plan.",
)
@click.option(
    "--by",
    type=click.Choice(["themes", "indicators"]),
    default="themes",
    show_default=True,
    help="What each row of a plan answers.",
)
@click.option("--force", is_flag=True, help="Write over a file that is already there.")
@json_option
@language_option
def template(
    year: int,
    path: str,
    form: Form,
    sheet: str | None,
    by: RowsBy,
    force: bool,
    as_json: bool,
    language: str,
) -> None:
    """Write an empty form for a fiscal year (B.E.): a result sheet, a plan, a profile, a meeting.

    A plan is for the measures that answer the assessment of YEAR. --lang says the language of the
    form, too.
    """
    from prongsai.core.loading import load_framework
    from prongsai.core.sheets.form import draft_remark

    if sheet is not None and form != "plan":
        raise Misused(_FOR_PLANS)
    with problems_told(language, as_json):
        framework = load_framework(year)
        if not force:
            refuse_to_overwrite(path)
        match form:
            case "sheet":
                _write_sheet(framework, path, language)
            case "plan":
                _write_plan(framework, path, sheet, by, language)
            case "profile":
                _write_profile(path)
            case "meeting":
                _write_meeting(year, path)
        if as_json:
            answer({"year": year, "framework": framework.name, "file": path})
            return
        tell(_WRITTEN[form].fill(year=year, next=year + 1, path=path).say(language))
        for remark in draft_remark(framework) if form in ("sheet", "plan") else ():
            tell(remark.say(language))


def _write_sheet(framework: "Framework", path: str, language: str) -> None:
    from prongsai.core.sheets.files import write_sheet
    from prongsai.core.sheets.form import template as empty_sheet

    empty = empty_sheet(framework)
    write_file(path, lambda path: write_sheet(empty, framework, path, language))


def _write_plan(
    framework: "Framework", path: str, sheet: str | None, by: RowsBy, language: str
) -> None:
    from prongsai.core.documents.plan_reading import plan_format_of
    from prongsai.core.documents.plan_writing import begun_plan, empty_plan, plan_bytes
    from prongsai.core.results import result_of
    from prongsai.core.sheets.files import read_sheet

    format = plan_format_of(path)
    check_folder(path)
    plan = empty_plan(framework, by)
    if sheet is not None:
        result = result_of(read_sheet(sheet))
        if result.sheet.year != framework.year:
            says = _OTHER_YEAR.fill(year=framework.year, other=result.sheet.year)
            raise ProblemsFound([Problem(same(sheet), says)])
        plan = begun_plan(result, by)
    write_beside(path, plan_bytes(plan, framework, format, language))


def _write_profile(path: str) -> None:
    from prongsai.core.documents.profile_form import profile_template
    from prongsai.core.documents.profile_reading import check_profile_name

    check_profile_name(path)
    write_beside(path, profile_template().encode())


def _write_meeting(year: int, path: str) -> None:
    from prongsai.core.documents.meeting_form import meeting_template
    from prongsai.core.documents.meeting_reading import check_meeting_name

    check_meeting_name(path)
    write_beside(path, meeting_template(year).encode())


_WRITTEN = {
    "sheet": Text(
        "เขียนแบบกรอกผลการประเมินปีงบประมาณ {year} แล้วที่ {path} กรอกแล้วคำนวณด้วย prongsai score {path}",
        "Wrote the result sheet of fiscal year {year} to {path}; "
        "fill it in, then run: prongsai score {path}",
    ),
    "plan": Text(
        "เขียนแบบกรอกแผนมาตรการปีงบประมาณ {next} จากผลการประเมินปี {year} แล้วที่ {path} "
        "กรอกแล้วพิมพ์ด้วย prongsai document measures-themes --plan {path} -o measures.pdf",
        "Wrote the plan of measures of {next}, which answers the assessment of {year}, to {path}; "
        "fill it in, then run: prongsai document measures-themes --plan {path} -o measures.pdf",
    ),
    "profile": Text(
        "เขียนแบบข้อมูลหน่วยงานแล้วที่ {path} กรอกแล้วใช้กับทุกเอกสารด้วย --agency {path}",
        "Wrote the profile of an agency to {path}; "
        "fill it in, then use it for every document: --agency {path}",
    ),
    "meeting": Text(
        "เขียนแบบการประชุมแล้วที่ {path} กรอกแล้วพิมพ์ด้วย "
        "prongsai document agenda --meeting {path} -o agenda.pdf (และ minutes เมื่อประชุมแล้ว)",
        "Wrote the form of a meeting to {path}; fill it in, then run: "
        "prongsai document agenda --meeting {path} -o agenda.pdf (and minutes after it)",
    ),
}
_OTHER_YEAR = Text(
    "ผลคะแนนนี้เป็นของปี {other} แต่ขอแบบกรอกของปี {year} โปรดแก้ปีหรือเลือกไฟล์อื่น",
    "this sheet is of {other}, but the form asked for is of {year}; "
    "change the year or choose another file.",
)
_FOR_PLANS = Text("--sheet ใช้คู่กับ --of plan เท่านั้น", "--sheet goes with --of plan.")
