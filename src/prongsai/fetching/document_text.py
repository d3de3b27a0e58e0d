"""What stands in a document, read by a process of its own: hostile files end it, and nothing else.

``python -m prongsai.fetching.document_text FORMAT`` reads the file from its standard input.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from io import BytesIO
from typing import Any, NamedTuple

from prongsai.core.evidence.shown import Format, Table, Trouble
from prongsai.core.problems import ProblemsFound
from prongsai.core.reading.source import PrintedLine

# Of a budget of a thousand pages the first say what it is; a scan costs seconds a page.
_MOST_PAGES, _SCANNED_PAGES = 200, 4
_FEWEST_LETTERS = 15  # a scanned page may have a stamp or a number of text on it
_MOST_LETTERS = 2_000_000
MOST_MEMORY = 3 * 2**29
MOST_SECONDS = 300  # of a processor


class DocumentText(NamedTuple):
    """The lines and tables of a document; ``scanned`` where its pages are pictures of paper,
    ``links`` the addresses to which a PDF leads."""

    lines: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    scanned: bool = False
    troubles: tuple[Trouble, ...] = ()
    links: tuple[str, ...] = ()


def read_document(format_: Format, content: bytes, by_eye: bool) -> DocumentText:
    """Read a PDF, DOCX or XLSX; ``by_eye`` lets Tesseract read scanned pages, where it is."""
    try:
        return _pdf(content, by_eye) if format_ == "pdf" else _office(format_, content)
    except ProblemsFound as found:
        return DocumentText(troubles=(_trouble(found),))


def as_json(text: DocumentText) -> bytes:
    """A document as JSON, without letters that no text can hold: NUL, and halves of letters."""
    written = json.dumps(text, ensure_ascii=False).replace("\\u0000", "")
    return written.encode("utf-8", "replace")


def from_json(written: bytes) -> DocumentText:
    """A document read back; ValueError where it is none."""
    lines, tables, scanned, troubles, links = json.loads(written)
    return DocumentText(
        tuple(lines),
        tuple(tuple(map(tuple, table)) for table in tables),
        scanned,
        tuple(Trouble(*trouble) for trouble in troubles),
        tuple(links),
    )


def main(format_: Format, by_eye: str) -> None:
    """Read what comes on the standard input, and print it as JSON."""
    _bound()
    text = read_document(format_, sys.stdin.buffer.read(), by_eye == "by-eye")
    sys.stdout.buffer.write(as_json(text))


def _office(format_: Format, content: bytes) -> DocumentText:
    from prongsai.readers.files import read_source_bytes

    return _laid_out(read_source_bytes(format_, content, False).lines)


def _pdf(content: bytes, by_eye: bool) -> DocumentText:
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    from prongsai.fetching.pdf_links import links_in
    from prongsai.readers.files import read_source_bytes

    try:
        document = pdfium.PdfDocument(content)
        letters = [_letters(document[at]) for at in range(min(len(document), _MOST_PAGES))]
    except pdfium.PdfiumError as error:
        locked = error.err_code == raw.FPDF_ERR_PASSWORD
        return DocumentText(troubles=(Trouble("locked_file" if locked else "broken_file", "pdf"),))
    if not letters:
        return DocumentText(troubles=(Trouble("empty_file", "pdf"),))
    bare = sum(count < _FEWEST_LETTERS for count in letters)
    scanned = bare * 2 > len(letters) and _has_pictures(document)
    if bare == len(letters) and not scanned:
        return DocumentText(troubles=(Trouble("empty_file", "pdf"),))
    links = links_in(document, _MOST_PAGES)
    if scanned and not by_eye and bare == len(letters):
        return DocumentText(scanned=True, links=links)
    pages = _SCANNED_PAGES if scanned and by_eye else _MOST_PAGES
    first = content if len(document) <= pages else _first_pages(document, pages)
    try:
        source = read_source_bytes("pdf", first, scanned and by_eye)
    except ProblemsFound:
        if scanned:  # nothing here reads pictures, or they say nothing
            return DocumentText(scanned=True, links=links)
        raise
    return _laid_out(source.lines)._replace(scanned=scanned, links=links)


def _letters(page: Any) -> int:
    text = page.get_textpage()
    try:
        return int(text.count_chars())
    finally:
        text.close()
        page.close()


def _has_pictures(document: Any) -> bool:
    import pypdfium2.raw as raw

    for at in range(min(len(document), _SCANNED_PAGES)):
        objects = document[at].get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        if next(iter(objects), None) is not None:
            return True
    return False


def _first_pages(document: Any, count: int) -> bytes:
    import pypdfium2 as pdfium

    shorter = pdfium.PdfDocument.new()
    shorter.import_pages(document, list(range(count)))
    content = BytesIO()
    shorter.save(content)
    return content.getvalue()


def _laid_out(printed: Sequence[PrintedLine]) -> DocumentText:
    """Every line as text, and the rows that follow one another as tables."""
    lines: list[str] = []
    tables: list[list[tuple[str, ...]]] = []
    letters, before = 0, -2
    for at, line in enumerate(printed):
        text = line.text
        letters += len(text)
        if letters > _MOST_LETTERS:
            break
        # A row stays one line: what stands beside a word says what it is.
        lines += [text.replace("\n", " ")] if line.is_row else text.split("\n")
        if line.is_row:
            if before != at - 1 or len(tables[-1][-1]) != len(line.cells):
                tables.append([])
            tables[-1].append(line.cells)
            before = at
    return DocumentText(_filled(lines), tuple(map(tuple, tables)))


def _filled(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())


def _trouble(found: ProblemsFound) -> Trouble:
    from prongsai.readers import refusals

    codes = {
        refusals.LOCKED_PDF: "locked_file",
        refusals.LOCKED_OFFICE: "locked_file",
        refusals.NO_WORDS: "empty_file",
        refusals.TOO_MUCH_INSIDE: "too_large",
        refusals.TOO_MANY_PAGES: "too_large",
        refusals.TOO_LONG: "too_large",
    }
    return Trouble(codes.get(found.problems[0].says, "broken_file"), "document")


def _bound() -> None:
    """Take no more memory and time than a document can need, where the system can see to it."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


if __name__ == "__main__":
    main(*sys.argv[1:])  # type: ignore[arg-type]  # started by this module alone
