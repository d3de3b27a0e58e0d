"""What cannot be read is told in one sentence, and costs neither memory nor time."""

import tempfile
from pathlib import Path

import pytest

from prongsai.core.problems import ProblemsFound
from prongsai.readers import refusals
from prongsai.readers.files import read_source, read_source_bytes
from prongsai.readers.refusals import (
    BROKEN_OFFICE,
    BROKEN_PDF,
    LOCKED_OFFICE,
    LOCKED_PDF,
    NO_WORDS,
    NOT_A_FILE,
    NOT_THERE,
    TOO_MANY_PAGES,
    TOO_MUCH_INSIDE,
    TRAP_INSIDE,
    UNKNOWN_KIND,
)
from tests.readers.hostile import WORD, pdf, word, zipped

_ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>'
    "</w:document>"
)
_DEEP = "<w:sdt><w:sdtContent>" * 500 + "</w:sdtContent></w:sdt>" * 500
FILES = {
    "a folder of files": (zipped({"a.txt": "ก"}), UNKNOWN_KIND),
    "a cut archive": (word("<w:p/>")[:-30], BROKEN_OFFICE),
    "an archive bomb": (word("<w:p/>" + " " * 80_000_000), TOO_MUCH_INSIDE),
    "more tags than a report": (word("<w:p/>" * 2_100_000), TOO_MUCH_INSIDE),
    "entities": (zipped({"word/document.xml": _ENTITIES}), TRAP_INSIDE),
    "broken XML": (zipped({"word/document.xml": "<w:document"}), BROKEN_OFFICE),
    "no body": (zipped({"word/document.xml": f'<w:document xmlns:w="{WORD}"/>'}), BROKEN_OFFICE),
    "deep nesting": (word(_DEEP), BROKEN_OFFICE),
    "an empty Word file": (word("<w:p/>"), NO_WORDS),
    "a broken workbook": (zipped({"xl/workbook.xml": "<workbook/>"}), BROKEN_OFFICE),
    "an old or locked office file": (
        bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600,
        LOCKED_OFFICE,
    ),
    "a locked PDF": (pdf(password="secret"), LOCKED_PDF),
    "a broken PDF": (b"%PDF-1.7\n" + b"\0" * 500, BROKEN_PDF),
    "half a PDF": (pdf(3)[:300], BROKEN_PDF),
    "a PDF of blank pages": (pdf(3), NO_WORDS),
    "a PDF of too many pages": (pdf(501), TOO_MANY_PAGES),
    "a PDF of lines": (pdf(drawing=b"0 0 m 500 500 l S " * 100_000), NO_WORDS),
    "a PDF of boxes": (
        pdf(drawing=b"".join(b"%d 9 9 9 re S " % x for x in range(0, 60_000, 3))),
        NO_WORDS,
    ),
    "rich text": (b"{\\rtf1 report}", UNKNOWN_KIND),
}


@pytest.mark.parametrize("case", FILES)
def test_what_cannot_be_read_is_told_in_one_sentence(case):
    content, says = FILES[case]

    with pytest.raises(ProblemsFound) as found:
        read_source_bytes("report", content)

    assert [problem.says for problem in found.value.problems] == [says]


def test_a_file_of_500_megabytes_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "report.pdf"
    with path.open("wb") as file:
        file.truncate(500_000_000)

    with pytest.raises(ProblemsFound, match="larger than 100 million bytes"):
        read_source(path)


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path):
    for path, says in ((tmp_path / "none.pdf", NOT_THERE), (tmp_path, NOT_A_FILE)):
        with pytest.raises(ProblemsFound) as found:
            read_source(path)
        assert [problem.says for problem in found.value.problems] == [says]


def test_any_cut_of_a_good_file_is_read_or_told():
    whole = word("<w:p><w:r><w:t>ประกาศ</w:t></w:r></w:p>")

    for length in range(0, len(whole), 7):
        try:
            read_source_bytes("report.docx", whole[:length])
        except ProblemsFound:
            continue


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    for content, _ in FILES.values():
        with pytest.raises(ProblemsFound):
            read_source_bytes("report", content)

    assert list(Path(tmp_path).iterdir()) == []


def test_a_reading_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr("prongsai.readers.pdf.MAX_SECONDS", -1)

    with pytest.raises(ProblemsFound) as found:
        read_source_bytes("report.pdf", pdf())

    assert [problem.says for problem in found.value.problems] == [refusals.TOO_LONG]
