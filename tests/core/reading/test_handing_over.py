"""From facts to the result sheet and the plan that everything else takes."""

from datetime import date
from decimal import Decimal

import pytest

from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.loading import available, load_named
from prongsai.core.periods import Period
from prongsai.core.problems import ProblemsFound
from prongsai.core.reading.facts import (
    DayRead,
    Facts,
    Figure,
    FollowUpRead,
    LimitationRead,
    MeasureRead,
    QuestionRead,
    Said,
    ScoreRead,
)
from prongsai.core.reading.handing_over import plan_of, sheet_of
from prongsai.core.sheets.sheet import AgencyName, Reported, Sheet

RULES = load_named(available()[-1])
YEAR = RULES.year
AGENCY = AgencyName("เทศบาลตำบลตัวอย่าง", "เทศบาลตำบล", "เมือง", "พะเยา")


def figure(printed: str) -> Figure:
    return Figure(Decimal(printed), printed, 1)


def test_a_sheet_has_what_was_printed_and_nothing_else() -> None:
    facts = Facts(
        agency=AGENCY,
        fiscal_year=YEAR,
        total=figure("79.68"),
        level=Said(RULES.levels[0].code, "ระดับหนึ่ง", 2),
        scores=(ScoreRead("1", figure("88.70")), ScoreRead("iit", figure("84.97"))),
        questions=(
            QuestionRead("o2", 3, figure("0.00"), comment="ไม่พบอีเมล", analysis="ควรเพิ่มอีเมล"),
            QuestionRead("e8", 4, figure("55.10"), analysis="ควรเพิ่มช่องทาง"),
            QuestionRead("e10", 5),
        ),
    )

    assert sheet_of(facts) == Sheet(
        YEAR,
        AGENCY,
        marks={"o2": Decimal("0.00"), "e8": Decimal("55.10")},
        scores={"1": Decimal("88.70"), "iit": Decimal("84.97")},
        reported=Reported(Decimal("79.68"), RULES.levels[0].code),
        comments={"o2": "ไม่พบอีเมล", "e8": "ควรเพิ่มช่องทาง"},
    )


def test_codes_levels_and_figures_that_the_year_cannot_have_stay_out_of_a_sheet() -> None:
    facts = Facts(
        fiscal_year=YEAR,
        total=figure("796.8"),
        level=Said("ดีที่สุด", "ดีที่สุด", 2),
        scores=(ScoreRead("1", figure("88.70")), ScoreRead("99", figure("50"))),
        questions=(QuestionRead("o999", 3, figure("0")), QuestionRead("e1", 3, figure("101"))),
    )

    assert sheet_of(facts) == Sheet(YEAR, scores={"1": Decimal("88.70")})


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        (Facts(total=figure("79.68")), "no fiscal year of a result was read"),
        (Facts(fiscal_year=YEAR), "there are no scores in it"),
    ],
)
def test_a_report_without_a_result_is_told_so(facts: Facts, says: str) -> None:
    with pytest.raises(ProblemsFound, match=f"the report: {says}"):
        sheet_of(facts)


def test_a_plan_has_the_measures_the_limitations_and_what_was_agreed_when() -> None:
    row = Measure(theme="1", methods=("ทบทวน",), responsible=("ทุกกอง",))
    facts = Facts(
        agency=AGENCY,
        fiscal_year=YEAR,
        measures=(MeasureRead(row, "กระบวนการ", (3, 4)),),
        limitations=(
            LimitationRead("budget", "ไม่มีข้อจำกัดด้านงบประมาณของหน่วยงาน", 6),
            LimitationRead("staff", "คนน้อย", 5),
        ),
        days=(
            DayRead("meeting", "2021-09-27", "๒๗ กันยายน", 1),
            DayRead("period_start", "2021-10-01", "๑ ตุลาคม", 2),
            DayRead("period_end", "2022-03-31", "๓๑ มีนาคม", 2),
        ),
    )

    assert plan_of(facts) == Plan(
        year=YEAR + 1,
        assessed=YEAR,
        measures=(row,),
        agency=AGENCY,
        limitations={"staff": ("คนน้อย",)},
        meeting=date(2021, 9, 27),
        reported=Period("range", date(2021, 10, 1), date(2022, 3, 31)),
    )


def test_a_plan_answers_the_year_before_its_own_where_no_year_assessed_was_read() -> None:
    facts = Facts(work_year=YEAR, measures=(MeasureRead(Measure(theme="1"), "", (1, 1)),))

    plan = plan_of(facts)

    assert (plan.year, plan.assessed) == (YEAR, YEAR - 1)


def test_codes_that_the_rules_do_not_have_stay_out_of_a_plan() -> None:
    row = Measure(indicator="77", questions=("o1", "o999"), methods=("ทำ",))
    facts = Facts(fiscal_year=YEAR, measures=(MeasureRead(row, "", (1, 1)),))

    assert plan_of(facts).measures == (Measure(questions=("o1",), methods=("ทำ",)),)


def test_a_period_without_days_becomes_a_remark_of_the_plan() -> None:
    row = Measure(theme="1", period_printed="ทุกเดือน", remark="รอบแรก")
    facts = Facts(fiscal_year=YEAR, measures=(MeasureRead(row, "", (1, 1)),))

    assert plan_of(facts).measures == (Measure(theme="1", remark="รอบแรก ระยะเวลา ทุกเดือน"),)


def test_a_follow_up_table_makes_measures_where_a_report_has_no_table_of_them() -> None:
    facts = Facts(
        fiscal_year=YEAR,
        questions=(
            QuestionRead("o2", 3, comment="ไม่พบอีเมล", analysis="ควรเพิ่มอีเมล", assignee="นิติกร"),
        ),
        follow_up=(FollowUpRead("o2", "งานธุรการ, กองคลัง", "สำนักปลัด", 9),),
    )

    assert plan_of(facts).measures == (
        Measure(
            questions=("o2",),
            findings=("ไม่พบอีเมล",),
            methods=("ควรเพิ่มอีเมล",),
            responsible=("งานธุรการ", "กองคลัง"),
            supervisor="สำนักปลัด",
        ),
    )


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        (Facts(), "no fiscal year of measures was read"),
        (Facts(fiscal_year=YEAR), "there is no table of measures in it"),
    ],
)
def test_a_report_without_measures_is_told_so(facts: Facts, says: str) -> None:
    with pytest.raises(ProblemsFound, match=f"the report: {says}"):
        plan_of(facts)
