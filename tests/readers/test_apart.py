"""A report read by a process of its own: the same facts, and a sentence for every failure."""

import pytest

from prongsai.core.problems import ProblemsFound
from prongsai.core.reading.reading import read_report
from prongsai.core.reading.text_source import read_bytes
from prongsai.readers.apart import read_beside
from tests.reports import REPORT

SECONDS = 60


def test_a_report_is_read_beside_as_it_is_read_here():
    read = read_beside("รายงาน.txt", REPORT.encode()).result(SECONDS)

    source = read_bytes("รายงาน.txt", REPORT.encode())
    assert read.source == source
    assert read.facts == read_report(source)


def test_the_year_counts_where_none_is_printed():
    text = REPORT.replace("ประจำปีงบประมาณ พ.ศ. ๒๕๖๓", "").replace("ประจำปีงบประมาณ พ.ศ. ๒๕๖๔", "")

    assert read_beside("a.txt", text.encode(), 2563).result(SECONDS).facts.fiscal_year == 2563


def test_what_cannot_be_read_is_told_as_it_is_here():
    with pytest.raises(ProblemsFound) as refusal:
        read_beside("--help.pdf", b"%PDF-1.4 broken").result(SECONDS)

    assert refusal.value.problems[0].where.en == "--help.pdf"
    assert "cannot be opened as PDF" in refusal.value.problems[0].says.en
