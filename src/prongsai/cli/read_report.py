"""Reading one report: everything is made before anything is written."""

from collections.abc import Iterator
from os.path import abspath
from typing import NamedTuple

from prongsai.cli.output import (
    answer,
    check_folder,
    problems_told,
    refuse_to_overwrite,
    tell,
    write_beside,
)
from prongsai.cli.read_text import report_lines
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.reading.plain import as_plain
from prongsai.core.sheets.files import format_of
from prongsai.core.sheets.values import printable
from prongsai.core.wording import Text, same
from prongsai.readers.report import Choice, Report, report_in
from prongsai.readers.report_files import plan_file, sheet_file


class Wanted(NamedTuple):
    """A report, what to make of it, and how to answer."""

    report: str
    sheet: str | None
    plan: str | None
    year: int | None
    ocr: bool
    force: bool
    as_json: bool
    language: str


def read_a_report(wanted: Wanted) -> None:
    """Read it, write what is wanted of it, and tell what was found."""
    with problems_told(wanted.language, wanted.as_json):
        _check_places(wanted)
        report = report_in(wanted.report, Choice(wanted.year, wanted.ocr))
        made = [*_made(wanted, report)]
        for path, content in made:
            write_beside(path, content)
    if wanted.as_json:
        answer(as_plain(report.facts, wanted.language))
        return
    for line in report_lines(report, wanted.language):
        tell(line)
    for path, _ in made:
        tell(_WRITTEN.fill(path=path).say(wanted.language))


def _check_places(wanted: Wanted) -> None:
    """Raise ProblemsFound where a file could not be written, before the long work begins."""
    from prongsai.core.documents.plan_reading import plan_format_of

    if wanted.sheet:
        format_of(wanted.sheet)
    if wanted.plan:
        plan_format_of(wanted.plan)
    if wanted.sheet and wanted.plan and abspath(wanted.sheet) == abspath(wanted.plan):
        raise ProblemsFound([Problem(same(printable(wanted.plan)), _ONE_FILE)])
    for path in filter(None, (wanted.sheet, wanted.plan)):
        check_folder(path)
        if not wanted.force:
            refuse_to_overwrite(path)


def _made(wanted: Wanted, report: Report) -> Iterator[tuple[str, bytes]]:
    from prongsai.core.documents.plan_reading import plan_format_of

    try:
        if wanted.sheet:
            format = format_of(wanted.sheet)
            yield wanted.sheet, sheet_file(report.facts, format, wanted.language)
        if wanted.plan:
            plan_format = plan_format_of(wanted.plan)
            yield wanted.plan, plan_file(report.facts, plan_format, wanted.language)
    except ProblemsFound as found:
        where = same(printable(wanted.report))
        raise ProblemsFound(Problem(where, one.says) for one in found.problems) from found


_WRITTEN = Text(
    "เขียนแล้วที่ {path} โปรดตรวจกับรายงานก่อนใช้", "Wrote {path}; check it against the report."
)
_ONE_FILE = Text(
    "แบบผลคะแนนและแผนจะเขียนลงไฟล์เดียวกันไม่ได้ โปรดตั้งชื่อ --sheet และ --plan ให้ต่างกัน",
    "the result sheet and the plan cannot be one file; give --sheet and --plan different names.",
)
