"""Sections of the portal written by several processes at once, each with its own connection.

Processes are started anew and not forked: so it is on Windows, and a connection to a database
survives no fork. Each agency is one piece of work; what it gave comes back as a ``Part``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from prongsai.cli.portal_pages import Part, PlainFiles
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same

if TYPE_CHECKING:
    from concurrent.futures import Future

_WORTH_A_PROCESS = 8  # agencies: starting one takes as long as writing some of them
_AT_ONCE = 4  # agencies given to each process beforehand: none waits, few are in vain at an end

# What a process writes with, from its start on.
_at_work: list[PlainFiles] = []


def processes_for(agencies: int, asked: int | None) -> int:
    """How many processes write so many agencies: as asked, else as many as are worth starting."""
    from os import cpu_count

    most = asked or min(cpu_count() or 1, agencies // _WORTH_A_PROCESS)
    return max(1, min(most, agencies))


def written_together(
    agencies: Iterable[int],
    processes: int,
    folder: Path,
    address: str,
    shared: Mapping[str, str | None],
) -> Iterator[Part]:
    """Write the agencies with these keys, and give what came of each as soon as it is there.

    ProblemsFound where a page is not answered, or one of the processes was ended.
    """
    import multiprocessing
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    with ProcessPoolExecutor(
        processes,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(folder, address, dict(shared)),
    ) as pool:
        try:
            yield from _as_they_come(
                iter(agencies), lambda key: pool.submit(_write, key), processes * _AT_ONCE
            )
        except BrokenExecutor:
            raise ProblemsFound([Problem(same(str(folder.parent)), _ENDED)]) from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _as_they_come(
    keys: Iterator[int], submit: Callable[[int], "Future[Part]"], at_once: int
) -> Iterator[Part]:
    """Never more under way than ``at_once``: a nation's worth of them would fill the memory."""
    from concurrent.futures import FIRST_COMPLETED, wait
    from itertools import islice

    waiting = {submit(key) for key in islice(keys, at_once)}
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        waiting |= {submit(key) for key in islice(keys, len(done))}
        for one in done:
            yield one.result()


def _begin(folder: Path, address: str, shared: dict[str, str | None]) -> None:
    """A process starts: with settings, a connection that cannot write, and what all share."""
    import signal

    from prongsai.cli.django import start_django
    from prongsai.cli.portal_asking import asking

    # Whoever ends the command ends the first process, and that one ends the others in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start_django()
    _read_only()
    files = PlainFiles(folder, address, asking(address))
    files.shared = shared
    _at_work.append(files)


def _read_only() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA query_only = ON")
        else:
            cursor.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")


def _write(agency: int) -> Part:
    from prongsai.apps.agencies.models import Agency
    from prongsai.cli.portal_sections import section_of

    return _at_work[-1].write(section_of(Agency.objects.get(pk=agency)))


_ENDED = Text(
    "โปรเซสหนึ่งที่เขียนหน้าเว็บถูกปิดกลางคัน (หน่วยความจำอาจไม่พอ) "
    "โปรดสั่งคำสั่งเดิมอีกครั้งเพื่อทำต่อ หรือใช้ --processes น้อยลง",
    "a process that writes pages was ended (memory may be short); run the same command again to go "
    "on, or use fewer --processes.",
)
