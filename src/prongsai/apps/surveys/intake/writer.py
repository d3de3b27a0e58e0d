"""One thread of each process writes answers, many with one commit, and answers after it.

A commit waits for the disk; those who come meanwhile are written together by the next one. So a
slow disk costs everybody two commits at most, however many come.
"""

import atexit
import os
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from prongsai.apps.surveys.intake import store
from prongsai.apps.surveys.intake.drawers import Incoming, put_away
from prongsai.apps.surveys.intake.store import StoreUnavailable
from prongsai.apps.surveys.intake.submission import Outcome
from prongsai.core.wording import Text

MOST_WAITING = 2000  # submissions; the next is told to come again, and loses nothing
MOST_TOGETHER = 500  # submissions in one commit
PATIENCE = 30.0  # seconds until somebody who waits is told that the disk is too slow


class _Waiting:
    """One submission and whoever waits for what becomes of it."""

    __slots__ = ("ended", "incoming", "outcome", "refused")

    def __init__(self, incoming: Incoming) -> None:
        self.incoming = incoming
        self.outcome: Outcome | None = None
        self.refused: StoreUnavailable | None = None
        self.ended = threading.Lock()
        self.ended.acquire()


class Writer:
    """The thread of one process that writes into one store."""

    def __init__(self, file: Path) -> None:
        self.file, self.process = file, os.getpid()
        self._waiting: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._write, name="answers", daemon=True)
        self._thread.start()

    def serves(self, file: Path) -> bool:
        """Whether this writer still works here: a fork takes no threads along."""
        return self.file == file and self.process == os.getpid() and self._thread.is_alive()

    def receive(self, incoming: Incoming) -> Outcome:
        """Wait until the submission is on the disk. Raises StoreUnavailable."""
        if self._waiting.qsize() >= MOST_WAITING:
            raise StoreUnavailable(_BUSY)
        waiting = _Waiting(incoming)
        self._waiting.put(waiting)
        if not waiting.ended.acquire(timeout=PATIENCE):
            raise StoreUnavailable(_BUSY)
        if waiting.refused is not None:
            raise waiting.refused
        assert waiting.outcome is not None  # noqa: S101 - for the type checker
        return waiting.outcome

    def end(self) -> None:
        """Write what waits, then end."""
        if self.process == os.getpid():
            self._waiting.put(None)
            self._thread.join(PATIENCE)

    def _write(self) -> None:
        connection: sqlite3.Connection | None = None
        going = True
        while going:
            group, going = self._group()
            if group:
                connection = self._answer(group, connection)
        if connection is not None:
            connection.close()

    def _group(self) -> tuple[list[_Waiting], bool]:
        """Whoever waits now, at least one; and whether to go on afterwards."""
        group: list[_Waiting] = []
        one = self._waiting.get()
        with suppress(Empty):
            while one is not None:
                group.append(one)
                if len(group) == MOST_TOGETHER:
                    return group, True
                one = self._waiting.get_nowait()
            return group, False
        return group, True

    def _answer(
        self, group: list[_Waiting], connection: sqlite3.Connection | None
    ) -> sqlite3.Connection | None:
        """Write a group and answer it; gives the connection for the next, if it is still good."""
        outcomes: list[Outcome] = []
        refused: StoreUnavailable | None = None
        try:
            connection = connection or store.connect(self.file)
            with store.turn(connection):
                outcomes = put_away(connection, [one.incoming for one in group])
        except StoreUnavailable as error:
            refused = error
        except Exception as error:  # whatever it is, nobody may wait for ever
            refused = StoreUnavailable(_BUSY)
            refused.__cause__ = error
        for place, one in enumerate(group):
            one.refused = refused
            one.outcome = None if refused else outcomes[place]
            one.ended.release()
        if refused and connection is not None:
            connection.close()
            return None
        return connection


_current: Writer | None = None
_choosing = threading.Lock()


def current() -> Writer:
    """The writer of this process for the store of the settings; begun where there is none."""
    global _current
    file = store.path()
    writer = _current
    if writer is not None and writer.serves(file):
        return writer
    with _choosing:
        if _current is None or not _current.serves(file):
            if _current is not None:
                _current.end()
            _current = Writer(file)
        return _current


def end() -> None:
    """Write what waits and end the writer; the next submission begins another."""
    global _current
    with _choosing:
        if _current is not None:
            _current.end()
            _current = None


def _after_fork() -> None:
    """A fork takes the memory along but no thread; a lock that one held would stay locked."""
    global _current, _choosing
    _current, _choosing = None, threading.Lock()


atexit.register(end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)

_BUSY = Text(
    "ขณะนี้มีผู้ส่งคำตอบพร้อมกันมากเกินกว่าที่เครื่องจะบันทึกทัน โปรดรอสักครู่แล้วส่งใหม่อีกครั้ง คำตอบที่เลือกไว้ยังอยู่ "
    "และจะไม่ถูกนับซ้ำ",
    "more answers come in than the disk takes; wait a moment and send once more. What was chosen "
    "is still there, and is not counted twice.",
)
