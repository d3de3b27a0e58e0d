"""Counting beside the server: one thread of each process folds what waits, now and then.

Only a server begins it (project/wsgi.py). Commands and tests fold in their own thread.
"""

import atexit
import logging
import os
import threading
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections, connection

from prongsai.apps.surveys.intake import folding, store
from prongsai.apps.surveys.models import Survey
from prongsai.core.problems import ProblemsFound

EVERY = 10.0  # seconds between two rounds: larger batches, and the disk is left to who answers

_logger = logging.getLogger(__name__)


class Folder:
    """The folding thread of one process."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._work, name="folding", daemon=True)
        self._thread.start()

    def works(self) -> bool:
        """Whether it still works here: a fork takes no threads along."""
        return self.process == os.getpid() and self._thread.is_alive()

    def end(self) -> None:
        """Finish the batch at hand, then end."""
        self._ending.set()
        if self.process == os.getpid():
            self._thread.join(EVERY)

    def _work(self) -> None:
        _tried(store.finish)  # what a process that was killed left lying beside the store
        while not self._ending.wait(EVERY):
            close_old_connections()
            _tried(fold_all)
        connection.close()


def _tried(does: Callable[[], None]) -> None:
    try:
        does()
    except (DatabaseError, ProblemsFound):
        # What waits is safe and is counted next time. No message: it might hold an answer.
        _logger.error("answers could not be counted now; they wait")


def fold_all() -> None:
    """Fold every portion of every survey of which enough answers wait."""
    if not store.path().exists():
        return
    with store.transaction() as opened:
        query = (
            "SELECT DISTINCT survey, portion FROM drawer UNION SELECT survey, portion FROM batch"
        )
        places = opened.execute(query).fetchall()
    surveys = Survey.objects.select_related("round").in_bulk({survey for survey, _ in places})
    for survey, portion in places:
        if survey in surveys:
            folding.fold(surveys[survey], portion)
    folding.sweep()


_wanted = False
_current: Folder | None = None
_choosing = threading.Lock()


def begin() -> None:
    """Let this process count beside its other work, from now on."""
    global _wanted
    _wanted = True
    keep_going()


def keep_going() -> None:
    """Begin the thread again where a fork left it behind; nothing where none was wanted."""
    global _current
    if not _wanted or (_current is not None and _current.works()):
        return
    with _choosing:
        if _current is None or not _current.works():
            _current = Folder()


def end() -> None:
    """End the thread."""
    global _current, _wanted
    with _choosing:
        _wanted = False
        if _current is not None:
            _current.end()
            _current = None


def _after_fork() -> None:
    global _current, _choosing
    _current, _choosing = None, threading.Lock()


atexit.register(end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
