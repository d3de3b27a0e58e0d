"""Values of a report as texts by their addresses, corrected by a person, with sums that follow."""

from decimal import Decimal

import pytest

from prongsai.core.documents.plain import as_plain, from_plain
from prongsai.core.problems import ProblemsFound
from prongsai.core.reading.correcting import (
    corrected,
    next_row,
    repaired,
    rows_told,
    told,
)
from prongsai.core.reading.facts import Facts, Figure, Repair
from prongsai.core.reading.handing_over import plan_of, sheet_of
from prongsai.core.reading.leaves import leaf_by_line, leaves_of
from prongsai.core.reading.left_behind import left_behind
from prongsai.core.reading.reading import read_report
from prongsai.core.reading.source import PrintedLine, Source
from prongsai.core.reading.text_source import read_text
from prongsai.core.reading.values_written import problem_with
from tests.reports import REPORT, report_text


def read(text: str = REPORT) -> tuple[Facts, Source]:
    """A report, read."""
    source = read_text("report.txt", text)
    return read_report(source), source


def test_facts_and_lines_come_back_as_they_were_kept():
    facts, source = read()

    assert from_plain(as_plain(facts), Facts) == facts
    assert from_plain(as_plain(source), Source) == source


def test_what_stands_once_has_an_address_and_a_text():
    facts, _ = read()

    assert {address: text for address, text in told(facts).items() if text} == {
        "agency.name": "องค์การบริหารส่วนตำบลคลองม่วง",
        "agency.district": "ปากช่อง",
        "agency.province": "นครราชสีมา",
        "fiscal_year": "2563",
        "work_year": "2564",
        "total": "80.00",
        "level": "B",
    }


def test_nothing_corrected_changes_nothing():
    facts, source = read()
    as_read = {
        f"{row.kind}.{row.at}.{name}": text
        for row in rows_told(facts, {})
        for name, text in row.values.items()
    }

    assert corrected(facts, {}, source) == facts
    assert corrected(facts, told(facts) | as_read, source) == facts


def test_a_corrected_figure_keeps_what_is_printed_and_the_sums_follow():
    facts, source = read(report_text(total="๘๑.๐๐"))
    assert [one.node for one in facts.disagreements] == ["total"]

    after = corrected(facts, {"total": "๘๐"}, source)

    assert after.total == Figure(Decimal(80), "๘๑.๐๐", facts.total.line)
    assert after.disagreements == ()


def test_a_row_is_left_out_or_added():
    facts, source = read()
    at = next_row(facts, {}, "questions")

    after = corrected(
        facts,
        {
            "scores.0.left_out": "1",
            f"questions.{at}.line": "7",
            f"questions.{at}.code": "E๘",
            f"questions.{at}.value": "๕๕.๑๐",
        },
        source,
    )

    assert len(after.scores) == len(facts.scores) - 1
    assert [(one.code, one.figure) for one in after.questions] == [
        ("e8", Figure(Decimal("55.10"), "", 7))
    ]
    assert next_row(facts, {f"questions.{at}.line": "7"}, "questions") == at + 1


def test_an_added_row_that_says_nothing_is_none():
    facts, source = read()
    kinds = ("scores", "questions", "findings", "measures", "follow_up", "limitations")
    added = {f"{kind}.9.line": "1" for kind in kinds}

    after = corrected(facts, added, source)

    assert [len(getattr(after, kind)) for kind in kinds] == [
        len(getattr(facts, kind)) for kind in kinds
    ]


def test_a_measure_is_corrected_entry_by_entry_and_its_period_read_anew():
    facts, source = read()

    after = corrected(
        facts,
        {
            "measures.0.steps": "จัดทำแผน\n\n ติดตาม ทุกไตรมาส ",
            "measures.0.questions": "E๘, o2",
            "measures.0.period": "ไตรมาส ๑",
        },
        source,
    )

    measure = after.measures[0].measure
    assert measure.steps == ("จัดทำแผน", "ติดตาม ทุกไตรมาส")
    assert measure.questions == ("e8", "o2")
    assert (measure.period_printed, str(measure.period.ends)) == ("ไตรมาส ๑", "2020-12-31")
    assert measure.responsible == facts.measures[0].measure.responsible
    assert plan_of(after).measures == (measure,)


def test_a_year_that_is_said_lets_the_sums_be_done():
    facts, source = read(REPORT.replace("ปีงบประมาณ พ.ศ. ๒๕๖๓", "").replace("๒๕๖๔", ""))
    assert facts.fiscal_year is None
    assert "say the fiscal year" in facts.doubts[0].reason.en

    after = corrected(facts, {"fiscal_year": "2563"}, source)

    assert "say the fiscal year" not in " ".join(one.reason.en for one in after.doubts)
    assert sheet_of(after).year == 2563


def test_a_year_without_rules_that_is_corrected_is_in_doubt_no_longer():
    facts, source = read(REPORT.replace("๒๕๖๓", "๒๔๖๓").replace("๒๕๖๔", "๒๔๖๔"))
    assert facts.fiscal_year == 2463

    after = corrected(facts, {"fiscal_year": "2563"}, source)

    assert "there are no rules of" in " ".join(one.reason.en for one in facts.doubts)
    assert "there are no rules of" not in " ".join(one.reason.en for one in after.doubts)
    assert corrected(facts, {"total": "79"}, source).doubts == facts.doubts


def test_a_repair_is_taken_where_it_is_printed():
    facts, _source = read(report_text(total="๘๑.๐๐"))
    line = facts.total.line

    assert repaired(facts, {}, Repair("total", "๘๑.๐๐", "๘๐.๐๐", line)) == {"total": "80.00"}
    assert repaired(facts, {}, Repair("total", "๘๑.๐๐", "๘๐.๐๐", line + 1)) == {}
    printed = facts.scores[0].figure
    found = repaired(facts, {}, Repair("1", printed.printed, "๘๙.๐๐", printed.line))
    assert found == {"scores.0.value": "89.00"}


@pytest.mark.parametrize(
    "texts",
    [{"total": "abc"}, {"total": "100.01"}, {"scores.0.value": "-1"}, {"scores.0.node": "๑ ๒"}],
)
def test_a_text_that_the_value_cannot_be_is_told(texts):
    facts, source = read()

    with pytest.raises(ProblemsFound):
        corrected(facts, texts, source)


@pytest.mark.parametrize(
    ("form", "text", "fits"),
    [
        ("figure", "", True),
        ("figure", "๗๙.๖๘", True),
        ("figure", "79,68", False),
        ("figure", "1e2", False),
        ("figure", "²", False),
        ("code", "๙.๑", True),
        ("code", "E8, E9", False),
        ("codes", "e8 ,O๑๒", True),
        ("codes", "กอง", False),
        ("line", "กอง", True),
    ],
)
def test_texts_are_judged_by_what_the_value_is(form, text, fits):
    assert (problem_with(form, text) is None) == fits


def test_pages_are_leaves_and_a_file_without_pages_has_parts():
    paged = Source("a", tuple(PrintedLine(at, ("ก",), page=1 + at // 3) for at in range(1, 6)))
    plain = Source("a", tuple(PrintedLine(at, ("ก",)) for at in range(1, 46)))

    assert [(one.number, len(one.lines), one.is_page) for one in leaves_of(paged)] == [
        (1, 2, True),
        (2, 3, True),
    ]
    assert [(one.number, len(one.lines), one.is_page) for one in leaves_of(plain)] == [
        (1, 40, False),
        (2, 5, False),
    ]
    assert leaf_by_line(leaves_of(plain))[41] == 2


def test_codes_that_the_rules_do_not_have_are_told_as_left_behind():
    facts, source = read()

    after = corrected(facts, {"measures.0.questions": "e8, e99", "scores.1.node": "77"}, source)

    assert [(one.reads, one.line) for one in left_behind(after)] == [
        ("77", facts.scores[1].figure.line),
        ("E99", facts.measures[0].lines[0]),
    ]
    assert left_behind(facts) == ()
