"""Fiscal years must fit each other, and no result is older than its year."""

from datetime import date

from prongsai.core.documents.plan import Measure
from prongsai.core.loading import load_framework
from prongsai.core.periods import Period
from prongsai.core.reading.facts import DayRead, Doubt, Facts, MeasureRead, ScoreRead
from prongsai.core.reading.outlining import outlined
from prongsai.core.reading.text_source import read_text
from prongsai.core.reading.years_agree import years_that_differ
from tests.core.reading.test_sums import figure

SCORES = (ScoreRead("1", figure("80.00", 9)),)
YEAR = Period("range", date(2021, 10, 1), date(2022, 9, 30))


def told(facts: Facts, text: str = "") -> list[Doubt]:
    parts = outlined(read_text("report.txt", text)) if text else ()
    return [*years_that_differ(facts, load_framework(2565), parts)]


def row(period: Period, *results: str, printed: str = "ต.ค. ๖๔-ก.ย. ๖๕") -> MeasureRead:
    return MeasureRead(
        Measure(period=period, period_printed=printed, results=results), "", (20, 21)
    )


def test_two_years_said_to_be_assessed_are_told_with_both_lines():
    text = (
        "จากผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ จึงกำหนดมาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๖\n\n"
        "ตามผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ ๒๕๖๔ นั้น\n"
    )

    (doubt,) = told(Facts(fiscal_year=2565), text)

    assert doubt[:3] == (3, "2564", "2565")
    assert "that of 2565 elsewhere (line 1)" in doubt.reason.en


def test_a_sentence_that_compares_years_is_not_told():
    text = "เปรียบเทียบผลการประเมิน ปีงบประมาณ ๒๕๖๔ กับผลการประเมิน ปีงบประมาณ ๒๕๖๕\n"

    assert told(Facts(fiscal_year=2565), text) == []


def test_a_letter_with_scores_that_is_older_than_their_announcement_is_told():
    day = DayRead("memo", "2022-04-01", "๑ เมษายน ๒๕๖๕", 19)

    (doubt,) = told(Facts(fiscal_year=2565, scores=SCORES, days=(day,)))

    assert doubt[:3] == (19, "๑ เมษายน ๒๕๖๕", "2564")
    assert told(Facts(fiscal_year=2565, days=(day,))) == []


def test_a_letter_after_the_announcement_and_the_day_of_a_meeting_are_not_told():
    days = (
        DayRead("announcement", "2022-10-01", "๑ ตุลาคม ๒๕๖๕", 19),
        DayRead("meeting", "2021-09-27", "๒๗ กันยายน ๒๕๖๔", 20),
    )

    assert told(Facts(fiscal_year=2565, scores=SCORES, days=days)) == []


def test_results_of_a_month_before_the_work_began_are_told():
    early = row(YEAR, "จัดทำคู่มือ", "รายงานในที่ประชุมเดือนมีนาคม ๒๕๖๔")
    right = row(YEAR, "รายงานตั้งแต่ ธ.ค. ๖๔ - มี.ค. ๖๕")
    deadline = row(Period("deadline", ends=date(2021, 12, 31)), "รายงานเดือนกันยายน ๒๕๖๔")

    found = told(Facts(fiscal_year=2565, work_year=2565, measures=(early, right, deadline)))

    assert [one[:2] for one in found] == [(20, "มีนาคม ๒๕๖๔"), (20, "กันยายน ๒๕๖๔")]


def test_measures_of_another_year_than_the_one_after_the_result_are_told():
    text = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส\n\nประจำปีงบประมาณ ๒๕๖๘\n"

    (doubt,) = told(Facts(fiscal_year=2565, work_year=2568), text)

    assert doubt[:3] == (3, "2568", "2566")
    assert told(Facts(fiscal_year=2565, work_year=2566), text) == []


def test_a_period_outside_the_year_of_the_measures_is_told_once():
    rows = (row(YEAR), row(YEAR))

    found = told(Facts(fiscal_year=2565, work_year=2566, measures=rows))

    assert [one[:2] for one in found] == [(20, "ต.ค. ๖๔-ก.ย. ๖๕")]
    assert told(Facts(fiscal_year=2565, work_year=2565, measures=rows)) == []
