"""What of a plan is told before it comes in, though every value of it can be read."""

from datetime import date

from prongsai.core.documents.plan import Measure, Plan, StepTerms
from prongsai.core.documents.plan_doubts import OutOfYear, out_of_year
from prongsai.core.periods import Period


def test_work_in_another_fiscal_year_than_the_plans_is_doubted():
    before = Period("range", date(2023, 10, 1), date(2024, 9, 30))
    within = Period("range", date(2024, 10, 1), date(2025, 9, 30))
    late = Period("deadline", ends=date(2025, 10, 15))
    other = Measure(measures=("ก",), period=before, period_printed="ต.ค. 66 – ก.ย. 67")
    step = Measure(
        measures=("ข",),
        period=within,
        steps=("ขั้น",),
        step_terms=(StepTerms(1, period=late, period_printed="ภายใน 15 ต.ค. 68"),),
    )
    plan = Plan(2568, 2567, (Measure(measures=("ค",), period=within), other, step, Measure()))

    assert out_of_year(plan) == (
        OutOfYear(2, other, "ต.ค. 66 – ก.ย. 67"),
        OutOfYear(3, step, "ภายใน 15 ต.ค. 68"),
    )
