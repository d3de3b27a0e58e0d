"""What was read of the last few pages, kept while dozens of detectors ask the same of them."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from prongsai.core.evidence.shown import Shown

Read = TypeVar("Read")

# An item shows a page and a handful of documents; what is older is forgotten.
_MOST_PAGES = 24


def of_each_page(read: Callable[[Shown], Read]) -> Callable[[Shown], Read]:
    """The same reading, which looks at a page once.

    Pages are told apart by which they are and not by what they say: to compare half a million
    letters would take as long as to read them.
    """
    last: dict[int, tuple[Shown, Read]] = {}

    @wraps(read)
    def remembered(shown: Shown) -> Read:
        kept = last.get(id(shown))
        if kept is not None and kept[0] is shown:
            return kept[1]
        told = read(shown)
        if len(last) >= _MOST_PAGES:
            last.pop(next(iter(last)), None)
        last[id(shown)] = (shown, told)
        return told

    return remembered
