"""What of the same documents is read back from each format: cells of tables, words, numbers.

Our PDF and DOCX, LibreOffice's PDF of the DOCX, and our PDF as a scan at 200 dots an inch, slanted
and with specks. LibreOffice and Tesseract take part where they are installed. Words are passages of
four letters and more between two spaces, as Thai has none between words; lines may break them.
Run it from the top of the repository, with ``PYTHONPATH=.``: it reads the documents of tests.
"""

import re
import time
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import pypdfium2
from measuring import keep
from scripts.find_office import office
from tests.documents.cases import CASES
from tests.documents.office import printed
from tests.readers.cells import closed, found_cells
from tests.readers.scanning import as_file, can_read, scanned

from prongsai.core.documents.blocks import Document
from prongsai.core.reading.source import Source
from prongsai.printing.files import rendered
from prongsai.readers.files import read_source_bytes

SCANNED = ("every-block", "klongmuang-analysis-sections", "chumsaeng-measures-themes")
_PASSAGE = re.compile(r"[^\s0-9๐-๙]{4,}")
_NUMBER = re.compile(r"[0-9๐-๙][0-9๐-๙.,/]*[0-9๐-๙]|[0-9๐-๙]")


class Share(NamedTuple):
    """How many of some things were read exactly."""

    right: int
    of: int

    def plain(self) -> dict[str, object]:
        """The count and the share in percent."""
        return {"of": self.of, "percent": round(100 * self.right / max(self.of, 1), 1)}


def main() -> None:
    documents = {name: make() for name, make in CASES.items()}
    scans = {name: documents[name] for name in SCANNED}
    figures: dict[str, object] = {}
    for format in ("pdf", "docx"):
        files = {name: rendered(one, format) for name, one in documents.items()}
        figures[format] = _figures(documents, files, f"report.{format}")
    if office():
        files = printed({name: rendered(one, "docx") for name, one in documents.items()})
        figures["pdf_by_libreoffice"] = _figures(documents, files, "report.pdf")
    if can_read():
        files = {name: _scan(rendered(one, "pdf")) for name, one in scans.items()}
        figures["scan_200_dpi"] = _figures(scans, files, "scan.pdf")
    keep("reading_formats", figures)


def _scan(pdf: bytes) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    document.close()
    return as_file([scanned(pdf, page) for page in range(pages)], "PDF")


def _figures(
    documents: dict[str, Document], files: dict[str, bytes], name: str
) -> dict[str, object]:
    begin = time.perf_counter()
    sources = {title: read_source_bytes(name, content) for title, content in files.items()}
    seconds = time.perf_counter() - begin
    truths = {
        title: read_source_bytes("truth.docx", rendered(documents[title], "docx"))
        for title in documents
    }
    cells = [found_cells(documents[title], sources[title]) for title in documents]
    pairs = [(truths[title], sources[title]) for title in documents]
    return {
        "documents": len(documents),
        "pages": sum(_pages(content) for content in files.values()) or None,
        "seconds": round(seconds, 2),
        "cells": _sum(Share(*one) for one in cells).plain(),
        "words": _sum(_words(truth, read) for truth, read in pairs).plain(),
        "numbers": _sum(_alike(_numbers(truth), _numbers(read)) for truth, read in pairs).plain(),
        "lines_in_doubt_percent": _doubted(sources.values()),
        "numbers_not_doubted": sum(_undoubted(read) for _, read in pairs),
    }


def _sum(shares: Iterable[Share]) -> Share:
    every = list(shares)
    return Share(sum(one.right for one in every), sum(one.of for one in every))


def _alike(wanted: Counter[str], read: Counter[str]) -> Share:
    return Share(sum((wanted & read).values()), sum(wanted.values()))


def _words(truth: Source, read: Source) -> Share:
    wanted = Counter(word for line in truth.lines for word in _PASSAGE.findall(line.text))
    text = closed("".join(line.text for line in read.lines))
    return Share(sum(min(text.count(word), wanted[word]) for word in wanted), wanted.total())


def _numbers(source: Source) -> Counter[str]:
    return Counter(number for line in source.lines for number in _NUMBER.findall(line.text))


def _undoubted(source: Source) -> int:
    return sum(len(_NUMBER.findall(line.text)) for line in source.lines if line.sure)


def _doubted(sources: Iterable[Source]) -> float:
    lines = [line for source in sources for line in source.lines]
    return round(100 * sum(not line.sure for line in lines) / max(len(lines), 1), 1)


def _pages(content: bytes) -> int:
    if not content.startswith(b"%PDF"):
        return 0
    document = pypdfium2.PdfDocument(content)
    pages = len(document)
    document.close()
    return pages


if __name__ == "__main__":
    main()
