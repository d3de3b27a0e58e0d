"""Reading joins the finders; it never fails, and tells what it could not check."""

from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.loading import years
from prongsai.core.reading.facts import Facts
from prongsai.core.reading.reading import read_report
from prongsai.core.reading.source import PrintedLine, Source
from prongsai.core.reading.text_source import read_text

SCORED = "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ได้คะแนน ๗๘.๕๖ คะแนน\n"


def of_year(year: int) -> str:
    return f"ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {year}\n\n{SCORED}"


def told(facts: Facts) -> list[str]:
    return [one.reason.en for one in facts.doubts]


def test_nothing_printed_gives_no_facts():
    assert read_report(Source("empty.txt", ())) == Facts()


def test_a_year_that_is_not_printed_can_be_said():
    newest = years()[-1]

    unsaid = read_report(read_text("report.txt", SCORED))
    said = read_report(read_text("report.txt", SCORED), newest)

    assert unsaid.fiscal_year is None
    assert "no fiscal year of the result is printed, so nothing was added up" in told(unsaid)[0]
    assert (said.fiscal_year, told(said)) == (newest, [])
    assert [one.node for one in said.scores] == [one.node for one in unsaid.scores] == ["1"]


def test_a_printed_year_counts_before_one_that_is_said():
    first, *_, last = years()

    facts = read_report(read_text("report.txt", of_year(first)), last)

    assert facts.fiscal_year == first


def test_a_year_without_rules_is_told_and_nothing_is_added_up():
    year = years()[0] - 1

    facts = read_report(read_text("report.txt", of_year(year)))

    assert (facts.fiscal_year, facts.disagreements) == (year, ())
    assert f"there are no rules of {year}, so nothing was added up" in " ".join(told(facts))


def test_a_score_on_an_unclear_line_of_a_scan_is_doubted():
    clear = read_text("report.txt", SCORED)
    unclear = Source("report.pdf", tuple(PrintedLine(one.number, one.cells, sure=False)
                                         for one in clear.lines))  # fmt: skip
    newest = years()[-1]

    assert told(read_report(clear, newest)) == []
    (doubt,) = read_report(unclear, newest).doubts
    assert doubt[:3] == (1, "๗๘.๕๖", "78.56")


words = st.sampled_from(
    [
        *("ตัวชี้วัดที่ ๑", "จำนวน ๓ ข้อ ได้แก่", "E๘", "O๓๘", "ต่ำกว่า ๖๐%", "ปีงบประมาณ ๒๕๖๖"),
        *("๗๘.๕๖", "คะแนน", "\t", "\n", "\n\n", "ระดับ D", "คะแนนภาพรวม", "ผู้รับผิดชอบ"),
        *("ระยะเวลา", "ต.ค. ๖๔ - ก.ย. ๖๕", "(๑)", "๑.", "มี", "ไม่มี"),
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(words, max_size=60).map(" ".join))
def test_no_text_makes_it_fail(text):
    assert isinstance(read_report(read_text("report.txt", text)), Facts)
