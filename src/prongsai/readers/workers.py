"""Processes that read reports beside each other; one that fails takes no other with it."""

import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.refusals import reason_of
from prongsai.core.sheets.files import write_whole
from prongsai.core.sheets.values import printable
from prongsai.core.wording import Text, same
from prongsai.readers.processes import begin_a_group, end_with_children
from prongsai.readers.refusals import SECONDS_TO_WAIT, TOO_LONG
from prongsai.readers.report import Choice, report_in
from prongsai.readers.report_files import made_of, row_of
from prongsai.readers.summary import ReportRow

# A process is replaced after so many reports: libraries of pictures and PDF give memory back only
# at their end.
REPORTS_PER_PROCESS = 25


class Task(NamedTuple):
    """A report to read, and where and under which name to write what is made of it."""

    file: str
    digest: str
    path: str
    out: str
    name: str
    choice: Choice
    language: str


# What a process answers: the row, or why nothing can be written any more.
_Answer = ReportRow | tuple[Problem, ...]


def read_by_workers(tasks: Iterable[Task], workers: int) -> Generator[ReportRow]:
    """Read reports by so many processes; a row for each, in the order in which they are done.

    A process that dies or takes too long costs the report it was reading, which gets a sentence.
    Raises ProblemsFound where nothing can be written.
    """
    waiting = deque(tasks)
    team: list[_Worker] = []
    try:
        while waiting or any(worker.task for worker in team):
            team = [worker for worker in team if worker.is_fit()]
            idle = sum(worker.task is None for worker in team)
            new = min(workers - len(team), len(waiting) - idle)
            team += [_Worker() for _ in range(new)]
            for worker in team:
                if waiting and worker.task is None:
                    worker.begin(waiting.popleft())
            for worker in _ready(team):
                yield worker.row()
    finally:
        for worker in team:
            worker.end()


def _ready(team: Sequence["_Worker"]) -> list["_Worker"]:
    """The workers that have answered, died or taken too long."""
    busy = [worker for worker in team if worker.task]
    soonest = min(worker.until for worker in busy)
    answered = wait([worker.answers for worker in busy], max(0, soonest - monotonic()))
    now = monotonic()
    return [worker for worker in busy if worker.answers in answered or worker.until <= now]


class _Worker:
    """A process and the report it is reading, if any."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self.answers, theirs = context.Pipe()
        self._process = context.Process(target=_read_until_the_end, args=(theirs,), daemon=True)
        self.task: Task | None = None
        self.until = 0.0
        self._left = REPORTS_PER_PROCESS
        with _interruptions_ignored():
            self._process.start()
        theirs.close()

    def is_fit(self) -> bool:
        """Whether it can read on; one that cannot is ended."""
        if self.task is None and (self._left <= 0 or not self._process.is_alive()):
            self.end()
            return False
        return True

    def begin(self, task: Task) -> None:
        """Let it read a report."""
        self.task = task
        self.until = monotonic() + SECONDS_TO_WAIT
        self._left -= 1
        # A process that has died is found out when it gives no answer.
        with suppress(OSError):
            self.answers.send(task)

    def row(self) -> ReportRow:
        """What it read, or a sentence where it died or took too long."""
        task, self.task = self.task, None
        if task is None:
            raise RuntimeError("a worker without a report has nothing to answer")
        try:
            answer: _Answer | None = self.answers.recv() if self.answers.poll() else None
        except (EOFError, OSError):
            self._left = 0
            return _unread(task, _DIED)
        if answer is None:
            self._left = 0
            return _unread(task, TOO_LONG)
        if isinstance(answer, ReportRow):
            return answer
        raise ProblemsFound(answer)

    def end(self) -> None:
        """End the process, whatever it does, and take away what it has half written."""
        self.answers.close()
        if self._process.pid is not None:
            end_with_children(self._process.pid)
        self._process.kill()
        self._process.join()
        self._process.close()
        if self.task is not None:
            for left in Path(self.task.out).glob(".*.unfinished"):
                if left.name.startswith(f".{self.task.name}."):
                    left.unlink(missing_ok=True)


@contextmanager
def _interruptions_ignored() -> Iterator[None]:
    """Begin a process that Ctrl-C does not reach: only its parent decides when it ends."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _read_until_the_end(tasks: "Connection[_Answer, Task]") -> None:
    """What a process does: read the reports that come, until none comes any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    begin_a_group()
    with suppress(EOFError, OSError):
        while True:
            tasks.send(_answer(tasks.recv()))


def _answer(task: Task) -> _Answer:
    try:
        facts = report_in(task.path, task.choice).facts
        made = made_of(facts, task.language)
    except ProblemsFound as found:
        return replace(_unread(task, TOO_LONG), problems=found.problems)
    except MemoryError:
        return _unread(task, _DIED)
    except Exception as fault:
        # A fault of ours in one report is told, and costs none of the others.
        return _unread(task, _FAULT.fill(kind=type(fault).__name__))
    try:
        for ending, content in made.files.items():
            write_whole(Path(task.out, task.name + ending), content)
    except OSError as error:
        return (Problem(same(printable(task.out)), NOT_WRITTEN.fill(why=reason_of(error))),)
    written = tuple(task.name + ending for ending in made.files)
    row = row_of(facts, task.file, task.digest)
    return replace(row, problems=made.problems, written=written)


def _unread(task: Task, says: Text) -> ReportRow:
    problem = Problem(same(printable(task.path)), says)
    return ReportRow(task.file, task.digest, problems=(problem,))


NOT_WRITTEN = Text(
    "เขียนผลลงที่นี่ไม่ได้ ({why}) โปรดเลือกโฟลเดอร์อื่น หรือปิดโปรแกรมที่เปิดไฟล์ในโฟลเดอร์นี้อยู่ "
    "แล้วเรียกคำสั่งเดิมเพื่ออ่านต่อ",
    "the results cannot be written here ({why}); choose another folder or close the program that "
    "has one of its files open, and give the same command to go on.",
)
_DIED = Text(
    "อ่านไฟล์นี้ไม่สำเร็จ เพราะใช้หน่วยความจำมากเกินไปหรือไฟล์เสียหาย โปรดบันทึกเป็น PDF ใหม่หรือแยกเป็นหลายไฟล์",
    "reading this file failed: it takes too much memory or is damaged; save it as PDF anew, or "
    "divide it into several files.",
)
_FAULT = Text(
    "อ่านไฟล์นี้ไม่สำเร็จเพราะข้อบกพร่องของโปรแกรม ({kind}) โปรดแจ้งผู้พัฒนาพร้อมไฟล์นี้",
    "reading this file failed by a fault of the program ({kind}); please report it, with the file.",
)
