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
from time import monotonic, sleep

from prongsai.apps.surveys.intake import store
from prongsai.apps.surveys.intake.drawers import Incoming, put_away
from prongsai.apps.surveys.intake.store import StoreUnavailable
from prongsai.apps.surveys.intake.submission import Outcome
from prongsai.core.wording import Text

MOST_WAITING = 2000  # submissions; the next is told to come again, and loses nothing
MOST_TOGETHER = 500  # submissions in one commit
IN_A_ROW = 0.05  # seconds; then whoever else waits for the store has his turn
WAITED_FOR = 0.5  # of the time that a commit took, at most, until the next one begins
LONGEST_WAIT = 0.02  # seconds
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
        self._group: list[_Waiting] = []  # whose answers are written next
        self._ended = False
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
        self._take_together(self._waiting.get())
        while self._group or not self._ended:
            try:
                with store.opened(self.file) as connection:
                    self._write_in_a_row(connection)
            except Exception as error:  # whatever it is, nobody may wait for ever
                self._refuse(error)
            self._take_together(None if self._ended else self._waiting.get())

    def _write_in_a_row(self, connection: sqlite3.Connection) -> None:
        """Write groups one after the other, until nobody waits or it is another process's turn."""
        begun = monotonic()
        self._take_more()
        while self._group:
            before, several = monotonic(), len(self._group) > 1
            with store.commit(connection):
                outcomes = put_away(connection, [one.incoming for one in self._group])
            here = len(self._group) + self._waiting.qsize()
            self._answer(outcomes)
            store.empty_log(connection)  # while those who were answered read that
            now = monotonic()
            if now - begun > IN_A_ROW and store.is_awaited(self.file):
                return
            if several:
                self._wait_for(here, min((now - before) * WAITED_FOR, LONGEST_WAIT))
            self._take_more()

    def _wait_for(self, people: int, seconds: float) -> None:
        """Let those who were here come again before the next commit, so that one serves all."""
        until = monotonic() + seconds
        while self._waiting.qsize() < people and monotonic() < until:
            sleep(0.0005)

    def _take_more(self) -> None:
        """Take whoever else waits now."""
        with suppress(Empty):
            self._take_together(self._waiting.get_nowait())

    def _take_together(self, first: _Waiting | None) -> None:
        """Take ``first`` and whoever else waits now; ``None`` is the word to end."""
        one = first
        with suppress(Empty):
            while one is not None and len(self._group) < MOST_TOGETHER:
                self._group.append(one)
                one = self._waiting.get_nowait()
            if one is not None:
                self._group.append(one)
        self._ended = self._ended or one is None

    def _answer(self, outcomes: list[Outcome]) -> None:
        for one, outcome in zip(self._group, outcomes, strict=True):
            one.outcome = outcome
            one.ended.release()
        self._group = []

    def _refuse(self, error: Exception) -> None:
        refused = error if isinstance(error, StoreUnavailable) else StoreUnavailable(_BUSY)
        for one in self._group:
            one.refused = refused
            one.ended.release()
        self._group = []


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
