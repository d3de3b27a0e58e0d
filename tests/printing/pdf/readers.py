"""What readers of PDFs find on our pages, made comparable with what the document says.

White space is ignored, for it is each reader's guess. Left out are what stands on pages but not
in the document: page numbers, catchwords, heads of tables that are printed again on a page where
their table goes on, and the words in the place of the official emblem. A cell over several rows
is drawn with the last of them, and so found there; its tags, which are read aloud, have it first.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from prongsai.core.documents.blocks import Block, Chart, Document, Table
from prongsai.core.documents.reading_aloud import cell_text, lines_of
from prongsai.printing.pdf.tables import placed

EMBLEM = "ตราครุฑ"
_NUMBER = re.compile(r"^-[0-9๐-๙]+-")
_CATCHWORD = re.compile(r"(?<=\n)\s*/[^\n]*\.\.\.\s*$")


def pdfium(content: bytes) -> list[str]:
    """The pages as Chrome finds them."""
    with pypdfium2.PdfDocument(content) as pdf:
        return [pdf[number].get_textpage().get_text_range() for number in range(len(pdf))]


def poppler(content: bytes, folder: Path) -> list[str]:
    """The pages as the readers of Linux desktops find them, in the order of the page."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    path = folder / "read.pdf"
    path.write_bytes(content)
    return _poppler_says(program, "-raw", path)


def poppler_sorting(content: bytes, folder: Path) -> str:
    """The same reader where it sorts letters by their place, as people search and copy."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    path = folder / "sorted.pdf"
    path.write_bytes(content)
    return "".join(_poppler_says(program, path))


def _poppler_says(program: str, *arguments: str | Path) -> list[str]:
    done = subprocess.run([program, *arguments, "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]


def plumber(content: bytes) -> list[str]:
    """The pages as programs find them that take tables out of PDFs."""
    with pdfplumber.open(BytesIO(content)) as pdf:
        return [page.extract_text(use_text_flow=True) for page in pdf.pages]


def said(document: Document) -> str:
    """Everything that the document says, without white space, in the order of drawing."""
    return solid("".join(line for block in document.blocks() for line in _drawn(block)))


def _drawn(block: Block) -> Iterator[str]:
    if not isinstance(block, Table):
        yield from lines_of(block)
        return
    cells = [
        (number + one.cell.down - 1, one.column, cell_text(one.cell))
        for number, row in enumerate(placed((*block.head, *block.rows)))
        for one in row
    ]
    yield from (text for _, _, text in sorted(cells))


def found(pages: list[str], document: Document) -> str:
    """Everything that the pages say, without white space and without what only pages have."""
    tables = [block for block in document.blocks() if isinstance(block, Table)]
    heads = [
        (solid("".join(_drawn(replace(table, rows=())))), solid("".join(_drawn(table))))
        for table in tables
    ]
    return "".join(_body(page, heads) for page in pages)


def _body(page: str, heads: list[tuple[str, str]]) -> str:
    """A page's words; ``heads`` has the head of each table, and all of it."""
    page = _CATCHWORD.sub("", page.replace("\r\n", "\n").rstrip())
    text = solid(page).replace(EMBLEM, "", 1)
    numbered = _NUMBER.match(text)
    if numbered:
        text = text[numbered.end() :]
        begins = any(_starts(text, whole[: len(head) + 60]) for head, whole in heads if head)
        again = next((head for head, _ in heads if head and _starts(text, head)), "")
        text = text if begins else text[len(again) :]
    return text


def _starts(text: str, words: str) -> bool:
    """Whether a page starts with words; cells of two lines side by side are found line by line."""
    return sorted(text[: len(words)]) == sorted(words)


def solid(text: str) -> str:
    """A text without white space."""
    return re.sub(r"\s+", "", text)


def without_charts(document: Document) -> Document:
    """The document without charts, whose labels have no one order."""

    def kept(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(block for block in blocks if not isinstance(block, Chart))

    sections = tuple(replace(one, blocks=kept(one.blocks)) for one in document.sections)
    return replace(document, sections=sections)


def error_rate(expected: str, actual: str) -> float:
    """Characters to change, add or leave out, as a share of those expected (Levenshtein)."""
    before = list(range(len(actual) + 1))
    for row, one in enumerate(expected, 1):
        now = [row]
        for column, other in enumerate(actual, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (one != other)))
        before = now
    return before[-1] / len(expected)
