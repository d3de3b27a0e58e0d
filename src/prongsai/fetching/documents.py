"""Documents given to processes that read them, a few at a time, each within its time."""

import asyncio
import sys
from contextlib import suppress

from prongsai.core.evidence.shown import Format, Trouble
from prongsai.fetching.document_text import DocumentText, from_json
from prongsai.readers.processes import IN_A_GROUP, end_with_children

_LONGEST_ANSWER = 64 * 2**20
_ENDED = Trouble("too_large", "time")


class DocumentReader:
    """Reads documents apart from this process; use it in one event loop.

    ``at_once`` documents are read at a time, each for ``seconds`` at most; ``by_eye`` lets
    Tesseract read the first pages of scans, where it is installed with Thai.
    """

    def __init__(self, at_once: int = 2, seconds: float = 120, by_eye: bool = True) -> None:
        self.seconds = seconds
        self.by_eye = by_eye
        self._turns = asyncio.Semaphore(at_once)

    async def read(self, format_: Format, content: bytes) -> DocumentText:
        """What stands in a document; a file that ends its reader has a trouble that says so."""
        async with self._turns:
            text = await self._read(format_, content, self.by_eye)
            if self.by_eye and format_ == "pdf" and _ENDED in text.troubles:
                # Pages that nothing could read in time are still known to be a scan.
                text = await self._read(format_, content, by_eye=False)
            return text

    async def _read(self, format_: Format, content: bytes, by_eye: bool) -> DocumentText:
        reader = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "prongsai.fetching.document_text"),
            *(format_, "by-eye" if by_eye else "text"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            process_group=IN_A_GROUP.get("process_group"),
        )
        try:
            async with asyncio.timeout(self.seconds):
                answer, _ = await reader.communicate(content)
        except TimeoutError:
            return DocumentText(troubles=(_ENDED,))
        finally:
            if reader.returncode != 0:
                end_with_children(reader.pid)
                with suppress(ProcessLookupError):
                    await reader.wait()
        try:
            return from_json(answer[:_LONGEST_ANSWER])
        except ValueError:
            return DocumentText(troubles=(Trouble("broken_file", "memory or time"),))
