"""Small reports as text, for tests of what is read in them: cells parted by bars, lines by <p>."""

from prongsai.core.reading.outline import Part
from prongsai.core.reading.outlining import outlined
from prongsai.core.reading.text_source import read_text


def parts_of(*lines: str) -> tuple[Part, ...]:
    """The outline of a report; ``¦`` parts cells, ``/ `` paragraphs in them."""
    return outlined(read_text("report.txt", "\n".join(map(_line, lines))))


def _line(words: str) -> str:
    if "¦" not in words:
        return words
    cells = (cell.strip() for cell in words.split("¦"))
    return "\t".join("".join(f"<p>{one}</p>" for one in cell.split(" / ")) for cell in cells)
