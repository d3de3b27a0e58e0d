"""No line ends inside a word: two hundred compounds and names of the domain, in narrow columns."""

import re
from itertools import accumulate
from pathlib import Path

import pytest

from prongsai.core.documents.blocks import (
    Cell,
    Column,
    Document,
    Item,
    Row,
    Run,
    Section,
    Table,
    words,
)
from prongsai.printing.pdf import pdf_bytes
from tests.printing.pdf.readers import pdfium

COMPOUNDS, NAMES = (
    part.split() for part in Path(__file__).with_name("words.txt").read_text("utf-8").split("\n\n")
)
PIECES = tuple(tuple(word.split("|")) for word in (*COMPOUNDS, *NAMES))
BETWEEN = ("และ", "ของ", "ใน")
SHIFTS = tuple("x" * length for length in range(8))


def narrow(texts: list[str], share: int) -> Document:
    """A document with each text in a cell of a narrow column; ``share`` is its percentage."""
    rows = tuple(Row((Cell((Item(words(text)),)), Cell())) for text in texts)
    columns = (Column(share), Column(100 - share))
    return Document(
        "sample",
        "คำ",
        "หน่วยงาน",
        2566,
        (Section((Table("คำ", columns, (), rows),), starts=True),),
        names=tuple(NAMES),
        catchwords=False,
    )


def running(shift: str, start: int) -> list[str]:
    """The pieces of a text that has five of the words, with little words between them."""
    some = [PIECES[(start + number) % len(PIECES)] for number in range(5)]
    return [shift, *(p for n, word in enumerate(some) for p in (*word, BETWEEN[n % 3])), "จบ"]


def line_ends(content: bytes) -> list[int]:
    """After how many letters, without white space, each line of each page ends."""
    pages = (re.sub(r"^-\s*[๐-๙]+\s*-", "", page) for page in pdfium(content))
    lines = [re.sub(r"\s", "", line) for page in pages for line in page.splitlines()]
    return list(accumulate(map(len, lines)))


@pytest.mark.parametrize("share", [20, 26, 33])
def test_no_line_ends_inside_a_word(share):
    texts = [running(shift, start) for shift in SHIFTS for start in range(0, len(PIECES), 5)]
    content = pdf_bytes(narrow(["".join(text) for text in texts], share))
    pieces = [piece for text in texts for piece in text]
    between = {0, *accumulate(map(len, pieces))}

    ends = line_ends(content)
    whole = "".join(pieces)
    inside = {end: whole[end - 12 : end] + "|" + whole[end : end + 12] for end in ends}

    assert ends[-1] == len(whole)
    assert len(ends) > len(texts) * 2
    assert [inside[end] for end in ends if end not in between] == []


def test_there_are_two_hundred_words():
    assert len(set(PIECES)) >= 200


def test_a_long_agency_name_breaks_only_between_its_words():
    name = "องค์การบริหารส่วนตำบลน้ำคำ"
    content = pdf_bytes(narrow([f"{'x' * n} {name}" for n in range(12)], 18))

    assert {line for page in pdfium(content) for line in page.split() if "x" not in line} <= {
        "องค์การ",
        "องค์การบริหาร",
        "บริหาร",
        "บริหารส่วนตำบล",
        "ส่วนตำบล",
        "ส่วนตำบลน้ำคำ",
        "น้ำคำ",
    }


@pytest.mark.parametrize(
    "text",
    ["พ.ศ. ๒๕๖๘", "ร้อยละ ๘๕", "ต.ค. ๖๖", "วันที่ ๑ เมษายน ๒๕๖๖", "๖๐ %", "ต่าง ๆ", "จำนวน ๖ รายการ"],
)
def test_what_belongs_together_stays_on_one_line(text):
    content = pdf_bytes(narrow([f"{shift} {text}" for shift in SHIFTS], 25))
    lines = [line.strip() for page in pdfium(content) for line in page.splitlines()]

    assert [line for line in lines if not line.endswith(text) and line.strip("x")] == []


def test_what_belongs_together_stays_so_where_its_look_changes():
    runs = (Run("เมื่อวันที่ "), Run("๒๗", bold=True), Run(" กันยายน"), Run(" ๒๕๖๔"))
    cells = [Cell((Item((Run(shift + " "), *runs)),)) for shift in SHIFTS]
    table = Table("ก", (Column(1), Column(2)), (), tuple(Row((cell, Cell())) for cell in cells))
    document = Document("ก", "ก", "ก", 2566, (Section((table,), starts=True),))
    text = "".join(pdfium(pdf_bytes(document)))

    assert text.count("เมื่อวันที่ ๒๗ กันยายน ๒๕๖๔") == len(SHIFTS)


@pytest.mark.parametrize(
    "name",
    [
        "องค์การบริหารส่วนตำบลน้ำคำ",
        "เทศบาลเมืองน้ำคำ",
        "อำเภอน้ำคำ",
        "จังหวัดน้ำคำ",
        "ตำบลน้ำคำ",
        "ประจำปีงบประมาณ",
    ],
)
def test_a_name_that_has_room_on_a_line_stays_with_its_kind(name):
    texts = [f"{'x' * shift} {BETWEEN[0]}{name}{BETWEEN[1]}" for shift in range(12)]
    content = pdf_bytes(narrow(texts, 40))

    assert "".join(pdfium(content)).count(name) == len(texts)


def test_no_short_word_ends_a_text_on_a_line_of_its_own():
    texts = [f"{'x' * shift} ตามบันทึกข้อความนี้" for shift in range(12)]
    lines = [
        line.strip() for page in pdfium(pdf_bytes(narrow(texts, 25))) for line in page.splitlines()
    ]

    assert "นี้" not in lines


def test_a_period_in_a_narrow_column_ends_lines_between_its_dates_only():
    lines = [
        line.strip()
        for page in pdfium(pdf_bytes(narrow(["(๑ ต.ค. ๖๖ – ๓๐ ก.ย. ๖๗)"], 15)))
        for line in page.splitlines()
    ]

    assert lines == ["(๑ ต.ค. ๖๖ –", "๓๐ ก.ย. ๖๗)"]
