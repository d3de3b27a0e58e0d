"""A report read by a process of its own: a file that breaks its reader breaks nothing else.

It also keeps apart what cannot be used by two threads at once, as readers of PDF.
"""

import atexit
import json
import subprocess
import sys
from concurrent.futures import Future
from dataclasses import replace
from threading import BoundedSemaphore, Thread
from typing import Any, NamedTuple

from prongsai.core.documents.plain import as_plain, from_plain
from prongsai.core.problems import Problem, ProblemsFound, problem_in
from prongsai.core.reading.facts import Facts
from prongsai.core.reading.source import Source
from prongsai.core.wording import Text
from prongsai.readers.processes import IN_A_GROUP, end_with_children
from prongsai.readers.refusals import SECONDS_TO_WAIT, TOO_LONG
from prongsai.readers.report import Choice, Report, report_of

_AT_ONCE = 2  # a scan takes a processor for minutes
_turns = BoundedSemaphore(_AT_ONCE)
_reading: set["subprocess.Popen[bytes]"] = set()


class _Order(NamedTuple):
    name: str
    content: bytes
    year: int | None


def read_beside(name: str, content: bytes, year: int | None = None) -> "Future[Report]":
    """Begin to read a report; ``year`` counts where none is printed in it.

    The future has the report, or ProblemsFound where it cannot be read.
    """
    future: Future[Report] = Future()
    order = _Order(name, content, year)
    Thread(target=_fulfil, args=(future, order), daemon=True).start()
    return future


def _fulfil(future: "Future[Report]", order: _Order) -> None:
    try:
        with _turns:
            future.set_result(_read_apart(order))
    except Exception as error:
        future.set_exception(error)


def _read_apart(order: _Order) -> Report:
    command = [sys.executable, "-m", __name__, order.name, str(order.year or "")]
    try:
        answer = json.loads(_printed(command, order.content))
    except subprocess.TimeoutExpired as error:
        raise problem_in(order.name, TOO_LONG) from error
    except ValueError as error:
        raise problem_in(order.name, _DIED) from error
    if problems := answer.get("problems"):
        raise ProblemsFound([Problem(Text(*where), Text(*says)) for where, says in problems])
    return Report(from_plain(answer["source"], Source), from_plain(answer["facts"], Facts))


def _printed(command: list[str], given: bytes) -> bytes:
    """What a program of ours prints; TimeoutExpired where it does not end."""
    with subprocess.Popen(  # noqa: S603 -- our own program, and names without a shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        **IN_A_GROUP,
    ) as reader:
        _reading.add(reader)
        try:
            return reader.communicate(given, timeout=SECONDS_TO_WAIT)[0]
        finally:
            _reading.discard(reader)
            if reader.returncode != 0:
                end_with_children(reader.pid)


@atexit.register
def _end_all() -> None:
    for reader in tuple(_reading):
        end_with_children(reader.pid)


def main(name: str, year: str) -> None:
    """Read the report that comes on the standard input, and say as JSON what was read."""
    json.dump(_answer(name, sys.stdin.buffer.read(), int(year) if year else None), sys.stdout)


def _answer(name: str, content: bytes, year: int | None) -> dict[str, Any]:
    from prongsai.readers.files import read_source_bytes

    try:
        report = report_of(_storable(read_source_bytes(name, content)), Choice(year))
    except ProblemsFound as found:
        return {"problems": found.problems}
    return {"source": as_plain(report.source), "facts": as_plain(report.facts)}


def _storable(source: Source) -> Source:
    """The lines without what a broken font may give and no database takes: NUL, half letters."""
    lines = (replace(line, cells=tuple(map(_whole, line.cells))) for line in source.lines)
    return Source(source.name, tuple(lines))


def _whole(text: str) -> str:
    letters = text.replace("\0", "").encode("utf-16-le", "surrogatepass")
    return letters.decode("utf-16-le", "replace")


_DIED = Text(
    "อ่านไฟล์นี้ไม่สำเร็จ ไฟล์อาจเสียหายหรือใหญ่เกินไป โปรดบันทึกเป็น PDF ใหม่หรือแยกเป็นหลายไฟล์",
    "reading this file failed; it may be damaged or too large: save it as PDF anew, or divide it "
    "into several files.",
)

if __name__ == "__main__":
    main(*sys.argv[1:])
