"""Hours of the day as officials write them, and back."""

import re
from datetime import time

from prongsai.core.thai import arabic_digits

_HOUR = re.compile(
    r"(?:เวลา)?(?P<hour>[0-9]{1,2})(?:[.:](?P<minutes>[0-9]{2}))?(?:น\.?)?", re.ASCII
)


def read_hour(text: str) -> time | None:
    """An hour: ``09.30``, ``๙.๓๐ น.``, ``9:30`` or ``13``; ``None`` for anything else.

    >>> read_hour("๙.๓๐ น.")
    datetime.time(9, 30)
    """
    found = _HOUR.fullmatch("".join(arabic_digits(text).split()))
    if found is None:
        return None
    try:
        return time(int(found["hour"]), int(found["minutes"] or 0))
    except ValueError:
        return None


def said_hour(hour: time) -> str:
    """An hour as officials write it: ``09.30``."""
    return f"{hour:%H.%M}"
