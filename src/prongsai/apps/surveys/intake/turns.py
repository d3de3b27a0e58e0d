"""Turns at a file, among the threads of a process and among processes.

Whoever waits for the turn is the next one, and nobody else can become that: so a process that had
its turn cannot have another before one that waited. SQLite's own locks are taken by whoever
happens to ask at the right moment.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such lock; SQLite's own, less fair, is left
    fcntl = None  # type: ignore[assignment]

_handles: set[int] = set()  # of locks that are held or waited for
_open_here = threading.RLock()
_fork_waits = threading.Event()


@contextmanager
def turn(file: Path) -> Iterator[None]:
    """Until the end nobody else has the turn at a file; raises OSError where it cannot be had.

    Its locks are two files without content beside it.
    """
    with ExitStack() as mine, ExitStack() as next_:
        _lock(f"{file}-next", next_)
        _lock(f"{file}-turn", mine)
        next_.close()
        with _open_here:
            yield


def somebody_waits(file: Path) -> bool:
    """Whether anybody, or a fork of this process, waits for the turn of whoever asks."""
    if _fork_waits.is_set():
        return True
    with ExitStack() as next_:
        return not _lock(f"{file}-next", next_, waits=False)


def _lock(name: str, until: ExitStack, *, waits: bool = True) -> bool:
    """Lock a file without content until the end of something, also if the process is killed.

    Without waiting, whether it could be locked; never, where the system has no such locks.
    """
    handle = os.open(name, os.O_CREAT | os.O_RDWR, 0o600)
    _handles.add(handle)
    until.callback(_let_go, handle)
    if fcntl is None:
        return waits
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _let_go(handle: int) -> None:
    if handle in _handles:  # not in a fork, which gave it up already
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_UN)  # a fork at this very moment must not keep it
        _handles.discard(handle)
        os.close(handle)


def _before_fork() -> None:
    """No fork while a thread has the store open: to SQLite it would stay locked there for ever."""
    _fork_waits.set()
    _open_here.acquire()
    _fork_waits.clear()


def _after_fork() -> None:
    """A fork would hold the locks of the process that it comes from, for as long as it lives."""
    for handle in _handles:
        os.close(handle)
    _handles.clear()
    _open_here.release()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=_before_fork, after_in_parent=_open_here.release, after_in_child=_after_fork
    )
