"""What a report adds up to, and what is left open."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.anticorruption.plan import Sum, added, budget_of, expanded
from prongsai.core.anticorruption.reporting import (
    STATUSES,
    PlanReport,
    Progress,
    reported,
    totals,
)
from tests.core.anticorruption.plans import FIRST, budgets, make_action_plan, make_project

PLAN = make_action_plan(
    make_project(1, budgets=budgets("20000.50", 0, "skip")),
    make_project(2, budgets=budgets(0, 10_000, 10_000)),
    make_project(3, budgets=budgets(None, "skip", "skip")),
    make_project(4, budgets=budgets("skip", 1, 1)),
)


def test_a_year_has_the_projects_that_are_carried_out_in_it():
    assert [[one.number for one in PLAN.of_year(year)] for year in PLAN.years] == [
        [1, 2, 3],
        [1, 2, 4],
        [2, 4],
    ]


def test_a_budget_that_nobody_knows_is_counted_and_not_taken_for_nothing():
    assert budget_of(PLAN.projects, FIRST) == Sum(Decimal("20000.50"), 1)


def test_a_report_adds_up_exactly():
    report = PlanReport(
        FIRST + 1,
        "twelve",
        (
            Progress(1, "done", Decimal(0)),
            Progress(2, "done", Decimal("9999.99")),
            Progress(4, "in_progress", Decimal("0.51")),
        ),
    )

    found = totals(PLAN, report)

    assert found.by_status == {"not_started": 0, "in_progress": 1, "done": 2, "not_possible": 0}
    assert (found.projects, found.unreported) == (3, 0)
    assert (found.budget, found.spent) == (Sum(Decimal(10_001), 0), Sum(Decimal("10000.50"), 0))
    assert (found.percent_done, found.percent_spent) == (Decimal("66.67"), Decimal("100.00"))


def test_there_is_no_percent_while_a_project_has_no_status_or_an_amount_is_not_known():
    report = PlanReport(FIRST, "six", (Progress(1, "done", Decimal(1)), Progress(2, "done")))

    found = totals(PLAN, report)

    assert (found.unreported, found.percent_done, found.percent_spent) == (1, None, None)
    assert found.spent == Sum(Decimal(1), 2)


def test_amounts_of_which_none_is_known_add_up_to_nothing_known_and_no_amounts_to_0():
    assert added([None, None]) == Sum(None, 2)
    assert added([None, Decimal(0)]) == Sum(Decimal(0), 1)
    assert added([]) == Sum(Decimal(0), 0)


def test_what_is_open_over_budget_or_lacks_something_is_said_of_each_project():
    report = PlanReport(
        FIRST,
        "six",
        (
            Progress(1, "done", Decimal("20000.51")),
            Progress(2, "not_possible", Decimal(0)),
            Progress(3, "in_progress", Decimal(5)),
        ),
    )

    rows = list(reported(PLAN, report))

    assert [row.is_open for row in rows] == [False, False, True]
    assert [row.is_over_budget for row in rows] == [True, False, False]
    assert [row.lacks for row in rows] == [False, True, False]


def test_a_report_of_six_months_covers_october_to_march():
    assert [str(day) for day in PlanReport(FIRST, "six").days] == ["2022-10-01", "2023-03-31"]
    assert [str(day) for day in PlanReport(FIRST, "twelve").days] == ["2022-10-01", "2023-09-30"]


def test_every_unit_is_all_that_the_agency_has_each_once():
    found = expanded(["กองคลัง", "ทุก ส่วนราชการ", "วัด"], ["สำนักปลัด", "กองคลัง"])

    assert list(found) == ["กองคลัง", "สำนักปลัด", "วัด"]


@given(st.lists(st.sampled_from([*STATUSES, None]), min_size=1, max_size=20))
def test_every_project_is_counted_once(said):
    plan = make_action_plan(*(make_project(number) for number in range(len(said))))
    progress = tuple(Progress(number, status) for number, status in enumerate(said))

    found = totals(plan, PlanReport(FIRST, "six", progress))

    assert sum(found.by_status.values()) + found.unreported == found.projects == len(said)
    assert (found.percent_done is None) == (None in said)
