"""How far ``prongsai export-portal`` is: one line on a terminal, nothing anywhere else."""

import sys
import time
from types import TracebackType

from prongsai.core.wording import Text

_EVERY = 0.5  # seconds


class Progress:
    """Tells the pages written and which of the ``agencies`` is at work, twice a second at most."""

    def __init__(self, language: str) -> None:
        self.language, self.agencies = language, (0, 0)
        self._told = 0.0

    def page(self, pages: int) -> None:
        """One more page is written: so many there are now."""
        now = time.monotonic()
        if sys.stderr.isatty() and now - self._told >= _EVERY:
            self._told = now
            self._say(pages)

    def _say(self, pages: int) -> None:
        at, of = self.agencies
        says = _AT_AGENCY.fill(pages=pages, at=at, of=of) if of else _AT_LISTS.fill(pages=pages)
        print(f"\r\033[K{says.say(self.language)}", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._told:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


_AT_LISTS = Text(
    "เขียนแล้ว {pages} หน้า กำลังเขียนหน้ารายชื่อและหลักเกณฑ์",
    "{pages} pages written; at the lists and rules",
)
_AT_AGENCY = Text(
    "เขียนแล้ว {pages} หน้า หน่วยงานที่ {at} จาก {of}", "{pages} pages written; agency {at} of {of}"
)
