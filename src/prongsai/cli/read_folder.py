"""Reading a folder of reports: a bar on a terminal, a summary at the end and when stopped."""

import os
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import click

from prongsai.cli.output import answer, problems_told, tell
from prongsai.core.wording import Text
from prongsai.readers.folder import Order, read_folder, reports_in, write_summary
from prongsai.readers.report import Choice
from prongsai.readers.summary import DIFFERS, ReportRow

_MOST_WORKERS = 4
_STOPPED = 130  # as a shell says of what Ctrl-C ended


class FolderWanted(NamedTuple):
    """A folder of reports, where its results go, and how to answer."""

    folder: str
    out: str
    year: int | None
    ocr: bool
    workers: int | None
    again: bool
    as_json: bool
    language: str


def read_a_folder(wanted: FolderWanted) -> None:
    """Read every report; the exit code is 1 where none could be read, 130 after Ctrl-C."""
    order = Order(
        folder=Path(wanted.folder),
        out=Path(wanted.out),
        choice=Choice(wanted.year, wanted.ocr),
        workers=wanted.workers or min(os.cpu_count() or 1, _MOST_WORKERS),
        again=wanted.again,
        language=wanted.language,
    )
    rows: list[ReportRow] = []
    stopped = False
    with problems_told(wanted.language, wanted.as_json):
        reports = reports_in(order)
        try:
            _read(order, reports, rows)
        except KeyboardInterrupt:
            stopped = True
        summary = write_summary(order, rows) if rows or not stopped else None
    if wanted.as_json:
        answer(_json(rows, summary, wanted.language))
    else:
        _tell(rows, len(reports), summary, stopped, wanted.language)
    if stopped:
        raise SystemExit(_STOPPED)
    if not any(row.was_read for row in rows):
        raise SystemExit(1)


def _read(order: Order, reports: Sequence[str], rows: list[ReportRow]) -> None:
    """Put the row of each report into ``rows`` as it comes, with a bar on a terminal."""
    hidden = not sys.stderr.isatty()
    with (
        closing(read_folder(order, reports)) as reading,
        click.progressbar(
            length=len(reports), file=sys.stderr, hidden=hidden, show_pos=True
        ) as bar,
    ):
        for row in reading:
            rows.append(row)
            bar.update(1)


def _json(rows: Sequence[ReportRow], summary: Path | None, language: str) -> dict[str, Any]:
    every = sorted(rows, key=lambda row: row.file)
    return {
        "summary": None if summary is None else str(summary),
        "reports": [row.as_json(language) for row in every],
    }


def _tell(
    rows: Sequence[ReportRow], of: int, summary: Path | None, stopped: bool, language: str
) -> None:
    unread = sorted((row for row in rows if not row.was_read), key=lambda row: row.file)
    for problem in (problem for row in unread for problem in row.problems):
        click.echo(problem.sentence(language), err=True)
    counts = _COUNTS.fill(
        read=len(rows) - len(unread),
        unread=len(unread),
        differ=sum(row.sums == DIFFERS for row in rows),
        doubtful=sum(row.doubts > 0 for row in rows),
    )
    tell(counts.say(language))
    if stopped:
        tell(_WAS_STOPPED.fill(done=len(rows), of=of).say(language))
    if summary is not None:
        tell(_SUMMARY.fill(path=summary).say(language))


_COUNTS = Text(
    "อ่านได้ {read} ฉบับ อ่านไม่ได้ {unread} ฉบับ ตัวเลขไม่ตรงกัน {differ} ฉบับ มีจุดที่ควรตรวจ {doubtful} ฉบับ",
    "{read} reports read, {unread} could not be; {differ} do not add up, {doubtful} have doubts",
)
_WAS_STOPPED = Text(
    "หยุดก่อนครบ ({done} จาก {of} ฉบับ) ที่อ่านแล้วใช้ได้ เรียกคำสั่งเดิมเพื่ออ่านต่อ",
    "Stopped at {done} of {of}; what was read can be used. Give the same command to go on",
)
_SUMMARY = Text("ตารางสรุป: {path}", "Summary: {path}")
