"""``prongsai template``: the empty result sheet of a year."""

from pathlib import Path

import click

from prongsai.cli.output import (
    answer,
    json_option,
    language_option,
    problems_told,
    tell,
    write_file,
)
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same


@click.command(epilog="Example: prongsai template 2563 -o sheet.xlsx")
@click.argument("year", type=int)
@click.option(
    "-o",
    "--output",
    "path",
    required=True,
    type=click.Path(),
    help="File to write; its ending says the format: .xlsx, .csv or .yaml.",
)
@click.option("--force", is_flag=True, help="Write over a file that is already there.")
@json_option
@language_option
def template(year: int, path: str, force: bool, as_json: bool, language: str) -> None:
    """Write an empty result sheet for a fiscal year (B.E.), to fill in and to score.

    --lang says the language of the sheet, too.
    """
    from prongsai.core.loading import load_framework
    from prongsai.core.sheets.files import write_sheet
    from prongsai.core.sheets.form import draft_remark
    from prongsai.core.sheets.form import template as empty_sheet

    with problems_told(language, as_json):
        framework = load_framework(year)
        if not force:
            _refuse_to_overwrite(path)
        empty = empty_sheet(framework)
        write_file(path, lambda path: write_sheet(empty, framework, path, language))
        if as_json:
            answer({"year": year, "framework": framework.name, "file": path})
            return
        tell(_WRITTEN.fill(year=year, path=path).say(language))
        for remark in draft_remark(framework):
            tell(remark.say(language))


def _refuse_to_overwrite(path: str) -> None:
    if Path(path).exists():
        raise ProblemsFound([Problem(same(path), _ALREADY_THERE)])


_WRITTEN = Text(
    "เขียนแบบกรอกผลการประเมินปีงบประมาณ {year} แล้วที่ {path} กรอกแล้วคำนวณด้วย prongsai score {path}",
    "Wrote the result sheet of fiscal year {year} to {path}; "
    "fill it in, then run: prongsai score {path}",
)
_ALREADY_THERE = Text(
    "มีไฟล์นี้อยู่แล้ว โปรดใช้ชื่ออื่น หรือเติม --force เพื่อเขียนทับ",
    "this file is already there; choose another name, or add --force to write over it.",
)
