"""How far the export is: told on a terminal, and nowhere else."""

import sys
from io import StringIO

from prongsai.cli.portal_progress import Progress


class Terminal(StringIO):
    """What stands on a terminal."""

    def isatty(self):
        return True


def told(monkeypatch, stream: StringIO) -> str:
    """What is written while the first page of the second agency is made."""
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress("en") as progress:
        progress.agencies = 2, 8
        progress.page(31)
        progress.page(32)  # too soon to be told
    return stream.getvalue()


def test_a_terminal_shows_one_line_that_goes_when_all_is_written(monkeypatch):
    line = "31 pages written; agency 2 of 8"

    assert told(monkeypatch, Terminal()) == f"\r\033[K{line}\r\033[K"


def test_a_log_is_left_alone(monkeypatch):
    assert told(monkeypatch, StringIO()) == ""
