"""``prongsai read``: reports that already exist, as facts, result sheets and plans."""

from pathlib import Path

import click

from prongsai.cli.output import json_option, language_option
from prongsai.cli.usage import Misused
from prongsai.core.wording import Text


@click.command(
    epilog="Example: prongsai read report.pdf --sheet 2563.yaml --plan plan.xlsx  ·  "
    "prongsai read reports/ --out results/"
)
@click.argument("report", type=click.Path())
@click.option("--sheet", metavar="FILE", help="Write the result sheet: .yaml, .csv or .xlsx.")
@click.option("--plan", metavar="FILE", help="Write the plan of measures: .yaml or .xlsx.")
@click.option("--out", metavar="FOLDER", help="Where a folder of reports is read into.")
@click.option("--year", type=int, help="Fiscal year assessed, B.E., where none is printed.")
@click.option(
    "--ocr/--no-ocr", default=True, show_default=True, help="Read scans and photographs too."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Processes that read a folder; without it as many as there are cores, four at most.",
)
@click.option("--force", is_flag=True, help="Write over files; read all of a folder anew.")
@json_option
@language_option
def read(
    report: str,
    sheet: str | None,
    plan: str | None,
    out: str | None,
    year: int | None,
    ocr: bool,
    workers: int | None,
    force: bool,
    as_json: bool,
    language: str,
) -> None:
    """Read a REPORT (PDF, DOCX, XLSX, text, a scan): what it says, and what does not add up.

    Nothing that is printed is changed. With --sheet and --plan the facts become files that score,
    document and the pages take. A folder of reports is read into --out: facts, sheets and plans
    of each, and a summary in Excel; given again, the command goes on where it stopped.
    """
    if Path(report).is_dir():
        from prongsai.cli.read_folder import FolderWanted, read_a_folder

        if sheet or plan:
            raise Misused(_ONE_REPORT)
        if not out:
            raise Misused(_NO_FOLDER)
        read_a_folder(FolderWanted(report, out, year, ocr, workers, force, as_json, language))
        return
    if out or workers:
        raise Misused(_FOR_FOLDERS)
    from prongsai.cli.read_report import Wanted, read_a_report

    read_a_report(Wanted(report, sheet, plan, year, ocr, force, as_json, language))


_ONE_REPORT = Text(
    "--sheet และ --plan ใช้กับรายงานฉบับเดียว ถ้าเป็นโฟลเดอร์ให้ใช้ --out",
    "--sheet and --plan are for one report; a folder takes --out.",
)
_NO_FOLDER = Text(
    "ขาดตัวเลือก --out โปรดเติมโฟลเดอร์ที่จะเก็บผล เพราะผลของทั้งโฟลเดอร์ลงในอีกโฟลเดอร์หนึ่ง",
    "Add --out: a folder is read into another.",
)
_FOR_FOLDERS = Text(
    "--out และ --workers ใช้กับโฟลเดอร์ของรายงานเท่านั้น",
    "--out and --workers are for a folder of reports.",
)
