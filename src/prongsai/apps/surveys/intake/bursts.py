"""How many answered one survey within the last minute; in memory, for the sign of a burst alone."""

import threading
from collections import defaultdict, deque

WINDOW = 60.0  # seconds


class Bursts:
    """The times of the newest answers by survey; forgotten after a minute, never stored."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._times: dict[int, deque[float]] = defaultdict(deque)

    def seen(self, survey: int, now: float) -> int:
        """Note an answer to a survey, by its key; how many came within a minute, this one too."""
        with self._lock:
            times = self._times[survey]
            times.append(now)
            while times[0] <= now - WINDOW:
                times.popleft()
            return len(times)

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._times.clear()


bursts = Bursts()
