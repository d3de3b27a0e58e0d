"""A report of twelve pages as PDF, beside the bare engine, WeasyPrint and LibreOffice.

Goals: one pass at most 1.3 times the bare engine's compile of the same content, everything at most
2.5 times, WeasyPrint at least 3 times slower. Each case in each round has another agency and other
figures, because the engine remembers what it has set before. WeasyPrint and LibreOffice take part
where they are installed: ``pip install weasyprint``, ``apt-get install libreoffice-writer-nogui``.
"""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from statistics import median

import typst
from children.plain_typst import source_of
from children.reports import report
from measuring import in_turns, keep, median_ratio, run_python

from prongsai.core.documents.blocks import Document
from prongsai.printing.docx import docx_bytes
from prongsai.printing.html import html_page
from prongsai.printing.pdf import pdf_bytes, typeset

ROUNDS = 15
FONTS = Path(__file__).parent.parent / "src" / "prongsai" / "printing" / "fonts"
SHEET = Path(__file__).parent.parent.joinpath(
    "src", "prongsai", "apps", "demonstration", "sheets", "klongmuang-2563.yaml"
)
Case = Callable[[Document], object]


def main() -> None:
    cases = dict(_cases())
    seconds = _in_turns(cases)
    medians = {name: round(median(several), 4) for name, several in seconds.items()}
    bare = medians["bare_engine"]
    keep(
        "documents",
        {
            "pages": _pages(),
            "megabytes_of_the_pdf": round(len(pdf_bytes(report(0))) / 1e6, 3),
            "median_seconds": medians,
            "times_the_bare_engine": {
                name: round(median(_ratios(seconds[name], seconds["bare_engine"])), 2)
                for name in medians
                if bare and name != "bare_engine"
            },
            "first_document_from_process_start": _first_document(),
            "goal": "one pass 1.3, everything 2.5 times the bare engine; WeasyPrint 3 times us",
        },
    )


def _cases() -> Iterator[tuple[str, Case]]:
    yield "bare_engine", _bare
    yield "one_pass", typeset
    yield "everything", pdf_bytes
    yield "docx", docx_bytes
    yield "html", html_page
    if find_spec("weasyprint"):
        yield "weasyprint", _weasyprint
    if shutil.which("soffice"):
        yield "libreoffice", _libreoffice


def _in_turns(cases: dict[str, Case]) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    numbers = count(1)
    for case in cases.values():  # what is read once is not measured here
        case(report(next(numbers)))
    for _ in range(ROUNDS):
        for name, case in cases.items():
            document = report(next(numbers))
            begin = time.perf_counter()
            case(document)
            seconds[name].append(time.perf_counter() - begin)
    return seconds


def _ratios(ours: list[float], theirs: list[float]) -> list[float]:
    return [one / other for one, other in zip(ours, theirs, strict=True)]


def _bare(document: Document) -> bytes:
    source = source_of(document)
    compiled: bytes = typst.compile(source.encode(), font_paths=_fonts())
    return compiled


@cache
def _fonts() -> typst.Fonts:
    # Read once, as ours are: a compile that looks for fonts anew takes twice the time.
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def _weasyprint(document: Document) -> bytes:
    from weasyprint import CSS, HTML

    faces = "".join(
        "@font-face { font-family: 'TH Sarabun New'; font-weight: "
        f"{weight}; src: url('{(FONTS / file).as_uri()}') }}"
        for weight, file in (("400", "SarabanITA-Regular.ttf"), ("700", "SarabanITA-Bold.ttf"))
    )
    written: bytes = HTML(string=html_page(document)).write_pdf(stylesheets=[CSS(string=faces)])
    return written


def _libreoffice(document: Document) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.docx"
        file.write_bytes(docx_bytes(document))
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, str(file)]
        subprocess.run(command, check=True, capture_output=True)


def _first_document() -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.pdf"
        command = [
            "-m",
            "prongsai.cli",
            "document",
            "analysis-sections",
            str(SHEET),
            "-o",
            str(out),
        ]
        runs = in_turns(
            7, empty=lambda: run_python("-c", "pass"), ours=lambda: run_python(*command)
        )
    return {
        "median_seconds": round(median(one.seconds for one in runs["ours"]), 3),
        "times_an_empty_interpreter": median_ratio(runs["ours"], runs["empty"]),
        "megabytes": max(one.megabytes for one in runs["ours"]),
    }


def _pages() -> int:
    from io import BytesIO

    import pikepdf

    return len(pikepdf.open(BytesIO(pdf_bytes(report(0)))).pages)


if __name__ == "__main__":
    main()
