"""A report as printed lines, whatever file it came in: every fact can name its line and page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PrintedLine:
    """One line of a report, as printed.

    Running text has one cell, a row of a table several; an empty cell is an empty string, and
    paragraphs inside a cell are parted by line ends. ``number`` counts lines of the report from 1,
    ``page`` pages from 1 where the file has pages. ``heading`` says that the file itself marks the
    line as a heading, ``sure`` is false where a scan was read and the reader doubts its words.
    """

    number: int
    cells: tuple[str, ...]
    page: int | None = None
    heading: bool = False
    sure: bool = True

    @property
    def is_row(self) -> bool:
        """Whether this is a row of a table."""
        return len(self.cells) > 1

    @property
    def text(self) -> str:
        """The line as one text, its cells one after another."""
        return " ".join(cell for cell in self.cells if cell)


@dataclass(frozen=True)
class Source:
    """A report as it was read: the name of its file and its lines, empty ones left out."""

    name: str
    lines: tuple[PrintedLine, ...]
