"""Every sum that could be done is told: what follows, what does not, what cannot be computed."""

from dataclasses import replace

from prongsai.core.loading import load_framework
from prongsai.core.reading.adding_up import sums_read
from prongsai.core.reading.reading import read_report
from prongsai.core.reading.text_source import read_text
from tests.reports import report_text


def sums_of(text: str) -> dict[str, tuple[str, str, str]]:
    """How each printed sum stands, with what is printed and computed."""
    facts = read_report(read_text("report.txt", text))
    found = sums_read(facts, load_framework(2563))
    return {one.node: (one.standing, one.printed, one.computed) for one in found}


def test_a_total_and_a_level_that_follow_agree_and_lone_indicators_stay_open():
    found = sums_of(report_text())

    assert list(found) == ["total", "level", *(str(number) for number in range(1, 11))]
    assert found["total"] == ("agrees", "80.00", "80.00")
    assert found["level"] == ("agrees", "B", "B")
    assert found["1"] == ("open", "80.00", "")


def test_what_does_not_follow_differs_with_what_is_told_of_it():
    facts = read_report(read_text("report.txt", report_text(total="๘๑.๐๐")))

    [total, level, *_] = sums_read(facts, load_framework(2563))

    assert (total.standing, total.printed, total.computed) == ("differs", "81.00", "80.00")
    assert total.told == facts.disagreements[0]
    assert total.working == "80.00 × 30% + 80.00 × 30% + 80.00 × 40%"
    assert level.standing == "agrees"


def test_without_scores_nothing_can_be_computed():
    facts = read_report(read_text("report.txt", report_text()))

    [total, level] = sums_read(replace(facts, scores=()), load_framework(2563))

    assert (total.standing, level.standing) == ("open", "open")
    assert sums_read(replace(facts, scores=(), total=None, level=None), load_framework(2563)) == ()
