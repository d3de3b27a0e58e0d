"""What was read of a folder, a line a report, so that the reading can stop and go on."""

import json
from importlib.metadata import version
from pathlib import Path

from prongsai.readers.report import Choice
from prongsai.readers.summary import ReportRow, row_from


class Ledger:
    """The file in which rows are kept as they come; it is open until it is closed.

    A row counts only for the choice, the language and the version of the program it was read by.
    A line that an interruption cut is as if it were not there. Raises OSError as files do.
    """

    def __init__(self, path: Path, choice: Choice, language: str) -> None:
        self._path = path
        self._by = [*choice, language, version("prongsai")]
        whole = not path.exists() or path.read_bytes()[-1:] in (b"", b"\n")
        self._file = path.open("a", encoding="utf-8", newline="\n")
        if not whole:
            self._file.write("\n")

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def rows(self) -> dict[str, ReportRow]:
        """The rows that were read, by the digest of their report; the last of each counts."""
        found: dict[str, ReportRow] = {}
        for line in self._path.read_text("utf-8", errors="replace").splitlines():
            try:
                kept = json.loads(line)
                row = row_from(kept["row"]) if kept["by"] == self._by else None
            except (ValueError, KeyError, TypeError, ArithmeticError):
                continue
            if row is not None and row.was_read and row.digest:
                found[row.digest] = row
        return found

    def keep(self, row: ReportRow) -> None:
        """Add a row; it is on the disk when this returns."""
        line = json.dumps({"by": self._by, "row": row.as_plain()}, ensure_ascii=False)
        self._file.write(line.encode("utf-8", "replace").decode() + "\n")
        self._file.flush()
