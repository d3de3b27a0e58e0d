"""Checking beside the server: one thread of each process takes up runs that wait.

Only a server begins it (project/wsgi.py). Commands and tests work in their own thread. What a
server that was killed left undone, the next one takes up: a run is a row of the database.
"""

import atexit
import logging
import os
import threading
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections, connection

from prongsai.apps.evidence.checking import runs_waiting, work_on
from prongsai.apps.evidence.visiting import Websites

EVERY = 3.0  # seconds between two looks at what waits

_logger = logging.getLogger(__name__)


class Checker:
    """The checking thread of one process."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._work, name="oit-check", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Finish the item at hand, then end; the rest waits for the next server."""
        self._ending.set()
        if self.process == os.getpid():
            self._thread.join(EVERY)

    def _work(self) -> None:
        while not self._ending.wait(EVERY):
            close_old_connections()
            try:
                work_off(lambda: not self._ending.is_set())
            except DatabaseError:
                _logger.error("checks of OIT could not be taken up now; they wait")
        connection.close()

    def works(self) -> bool:
        """Whether it still works here: a fork takes no threads along."""
        return self.process == os.getpid() and self._thread.is_alive()


def work_off(goes_on: Callable[[], bool] = lambda: True) -> int:
    """Work on every run that waits; how many were worked on here."""
    done = 0
    waiting = runs_waiting()
    if not waiting:
        return 0
    with Websites() as websites:
        for run in waiting:
            if goes_on():
                done += work_on(run, websites.visitors, goes_on)
    return done


_current: Checker | None = None


def begin() -> None:
    """Let this process check beside its other work, from now on."""
    global _current
    if _current is None or not _current.works():
        _current = Checker()


def end() -> None:
    """End the thread."""
    global _current
    if _current is not None:
        _current.end()
        _current = None


atexit.register(end)
