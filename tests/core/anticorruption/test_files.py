"""Action plans as files: out and back the same, and read as officers make them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from prongsai.core.anticorruption.plain import (
    plan_as_plain,
    plan_from_plain,
    report_as_plain,
    report_from_plain,
)
from prongsai.core.anticorruption.plan import ActionPlan, Project, YearBudget
from prongsai.core.anticorruption.reading import read_action_plan_bytes
from prongsai.core.anticorruption.reporting import STATUSES, PlanReport, Progress
from prongsai.core.anticorruption.writing import action_plan_bytes
from prongsai.core.problems import ProblemsFound
from prongsai.core.sheets.sheet import AgencyName
from tests.core.anticorruption.plans import FIRST, budgets, make_action_plan, make_project

letters = st.text(alphabet="กขคงจฉ ะาีุเแ่้abc=+@'\"#:&<>", min_size=1, max_size=12)
lines = letters.map(lambda text: f"ก{' '.join(text.split())}")
entries = st.lists(lines, max_size=3).map(tuple)
amounts = st.one_of(
    st.none(), st.decimals(0, "999999999999.99", places=2, allow_nan=False, allow_infinity=False)
)


@st.composite
def plans(draw: Callable[[Any], Any]) -> ActionPlan:
    first = draw(st.integers(2560, 2590))
    last = first + draw(st.integers(0, 4))
    names = draw(st.lists(lines, min_size=1, max_size=4, unique=True))
    projects = []
    for number, name in enumerate(names, 1):
        years = draw(st.sets(st.integers(first, last), min_size=1))
        projects.append(
            Project(
                number,
                draw(st.sampled_from("1234")),
                name,
                draw(st.sampled_from(["", "1.1", "1.1.2", "001"])),
                draw(st.one_of(st.just(""), lines)),
                draw(entries),
                draw(entries),
                draw(entries),
                tuple(YearBudget(year, draw(amounts)) for year in sorted(years)),
                draw(st.one_of(st.just(""), lines)),
            )
        )
    agency = AgencyName(draw(lines), "", draw(lines), draw(lines))
    day = draw(st.one_of(st.none(), st.dates(date(2017, 1, 1), date(2040, 1, 1))))
    return ActionPlan(first, last, tuple(projects), agency, reasons=draw(entries), approved_on=day)


@st.composite
def reports(draw: Callable[[Any], Any], plan: ActionPlan) -> PlanReport:
    year = draw(st.sampled_from(plan.years))
    progress = []
    for project in plan.of_year(year):
        status = draw(st.one_of(st.none(), st.sampled_from(list(STATUSES))))
        words = [draw(st.one_of(st.just(""), lines)) for _ in range(3)]
        reason = draw(lines) if status == "not_possible" else ""
        progress.append(
            Progress(project.number, status, draw(amounts), *words, reason, draw(entries))
        )
    return PlanReport(year, draw(st.sampled_from(["six", "twelve"])), tuple(progress))


@pytest.mark.parametrize("ending", ["yaml", "xlsx"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan=plans())
def test_a_plan_comes_back_as_it_was_written(ending, plan):
    content = action_plan_bytes(plan, ending)

    assert read_action_plan_bytes(f"plan.{ending}", content).plan == plan


@settings(max_examples=50, deadline=None)
@given(data=st.data(), plan=plans())
def test_plans_and_reports_come_back_from_yaml_and_from_plain_values(data, plan):
    report = data.draw(reports(plan))

    read = read_action_plan_bytes("plan.yaml", action_plan_bytes(plan, "yaml", (report,)))

    assert read.reports == (report,)
    assert plan_from_plain(plan_as_plain(plan)) == plan
    assert report_from_plain(report_as_plain(report)) == report


@pytest.mark.parametrize("language", ["th", "en"])
def test_an_empty_form_says_where_to_begin_and_is_read_when_it_is_filled_in(language):
    form = action_plan_bytes(make_action_plan(projects=()), "xlsx", language=language)

    with pytest.raises(ProblemsFound) as found:
        read_action_plan_bytes("form.xlsx", form)
    assert "the plan has no projects yet" in str(found.value)
    workbook = load_workbook(BytesIO(form))
    page = workbook.worksheets[0]
    filled = ("1", None, "1.1", "ประชุม", None, None, "ทุกส่วนราชการ", "20,000", 0, "ไม่ดำเนินการ")
    for column, value in enumerate(filled, 1):
        page.cell(4, column, value)
    out = BytesIO()
    workbook.save(out)

    (project,) = read_action_plan_bytes("form.xlsx", out.getvalue()).plan.projects

    assert project == Project(
        1,
        "1",
        "ประชุม",
        "1.1",
        responsible=("ทุกส่วนราชการ",),
        budgets=(YearBudget(2566, Decimal(20_000)), YearBudget(2567, Decimal(0))),
    )


def made_by_an_officer() -> Workbook:
    """Two rows of titles, a dimension merged over its rows, one as a line, a row of sums."""
    workbook = Workbook()
    page = workbook.active
    page.append(["แผนปฏิบัติการป้องกันการทุจริต ห้าปี"])
    page.append(["ที่", "มิติ", "โครงการ/กิจกรรม", "หน่วยงานที่รับผิดชอบ", "งบประมาณ (บาท)", None])
    page.append([None, None, None, None, "ปี ๒๕๖๖", "พ.ศ. 2567"])
    page.append([1, "มิติที่ ๑", "อบรม\nสองรุ่น", "กองคลัง\nกองช่าง", "๒๐,๐๐๐.-", 0])
    page.append([2, None, "รณรงค์", None, 5000.5, "ไม่ดำเนินการ"])
    page.append([None, "มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต"])
    page.append([3, None, "ประกาศเจตนารมณ์", "ทุกส่วนราชการ", "ไม่ใช้งบประมาณ", "ไม่ทราบ"])
    page.append([None, "รวม", None, None, "=SUM(E4:E7)", "=SUM(F4:F7)"])
    for cells in ("E2:F2", "B4:B5", "D4:D5", "B6:F6"):
        page.merge_cells(cells)
    return workbook


def read(workbook: Workbook) -> ActionPlan:
    out = BytesIO()
    workbook.save(out)
    return read_action_plan_bytes("แผน.xlsx", out.getvalue()).plan


def problems_of(workbook: Workbook) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        read(workbook)
    return [one.sentence("en") for one in found.value.problems]


def test_merged_cells_and_line_breaks_are_read_where_the_meaning_is_plain():
    plan = read(made_by_an_officer())

    both = ("กองคลัง", "กองช่าง")
    assert (plan.first_year, plan.last_year) == (2566, 2567)
    assert plan.projects == (
        Project(1, "1", "อบรม สองรุ่น", responsible=both, budgets=budgets(20_000, 0)),
        Project(2, "1", "รณรงค์", responsible=both, budgets=budgets("5000.5", "skip")),
        Project(3, "2", "ประกาศเจตนารมณ์", responsible=("ทุกส่วนราชการ",), budgets=budgets(0, None)),
    )


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ("E4:E5", "cell E4: the budget is merged over several cells"),
        ("C4:C5", "cell C5: the name of the project is merged over several rows"),
    ],
)
def test_merged_cells_that_may_mean_two_things_are_asked(cells, says):
    workbook = made_by_an_officer()
    workbook.active.merge_cells(cells)

    assert any(says in one for one in problems_of(workbook))


@pytest.mark.parametrize(
    ("cell", "value", "says"),
    [
        ("F4", None, "'Budget of 2567 (baht)' is empty though other years are filled in"),
        ("F4", "-", "'Budget of 2567 (baht)' is '-'; it must be an amount of baht"),
        ("E4", "=1+1", "'Budget of 2566 (baht)' is a formula (=1+1)"),
        ("C4", "=A1", "'Project, activity or measure' is a formula"),
        ("B4", "มิติที่ 7", "the dimension 'มิติที่ 7' is not known"),
        ("C7", None, "row 3 does not say 'Project, activity or measure'"),
        ("C5", "อบรม สองรุ่น", "the project 'อบรม สองรุ่น' is already at"),
        ("G2", "ผลลัพธ์", "the column 'ผลลัพธ์' is not known"),
        ("H4", "เพิ่มเติม", "'เพิ่มเติม' stands in a column without a title"),
    ],
)
def test_what_is_not_plain_is_asked_with_its_place_and_nothing_is_half_read(cell, value, says):
    workbook = made_by_an_officer()
    workbook.active[cell] = value

    assert any(says in one for one in problems_of(workbook))


def test_a_budget_without_a_year_is_of_the_only_year_of_the_plan():
    workbook = Workbook()
    page = workbook.active
    page.append(["first_year", "", 2568])
    page.append(["มิติ", "โครงการ", "ผู้รับผิดชอบ", "งบประมาณ"])
    page.append([1, "อบรม", "สำนักปลัด", 100])

    assert read(workbook).projects[0].budgets == (YearBudget(2568, Decimal(100)),)

    page["D1"] = "2569"
    page["A1"], page["C1"] = "last_year", 2569
    assert any("such as" in one or "years" in one for one in problems_of(workbook))


def test_words_that_look_like_formulas_are_written_as_words():
    plan = make_action_plan(make_project(name="=1+1", source="@จังหวัด"))
    content = action_plan_bytes(plan, "xlsx")

    cell = load_workbook(BytesIO(content)).worksheets[0]["D4"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
    assert read_action_plan_bytes("p.xlsx", content).plan == plan


YAML = """
first_year: 2566
last_year: 2567
projects:
  - dimension: 1
    name: อบรม
    budgets: {2566: 100, 2567: }
reports:
  - year: 2566
    stretch: 6
    progress:
      - project: 1
        status: ไม่สามารถดำเนินการได้
        spent: 1,000
"""


def test_a_report_that_was_not_possible_says_why():
    with pytest.raises(ProblemsFound) as found:
        read_action_plan_bytes("p.yaml", YAML.encode())

    assert [one.sentence("en") for one in found.value.problems] == [
        "p.yaml, line 12: it was not possible, but there is no reason; add reason."
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("last_year: 2567", "last_year: 2565", "the plan is of 2566 to 2565"),
        ("{2566: 100, 2567: }", "{2569: 100}", "2569 is outside the plan"),
        ("{2566: 100, 2567: }", "{}", "this project is carried out in no year"),
        ("    name: อบรม\n", "", "row 1 does not say"),
        ("projects:", "budget: 5\nprojects:", "'budget' is not known here"),
        ("status: ไม่สามารถดำเนินการได้", "status: เสร็จบ้าง", "it must be one of"),
        ("project: 1", "project: 2", "project must be the place"),
        ("stretch: 6", "stretch: 9", "it must be 6 or 12"),
        ("year: 2566\n    stretch", "year: 2568\n    stretch", "this report is of 2568"),
    ],
)
def test_a_file_with_a_mistake_is_told_where_and_what_to_do(old, new, says):
    text = YAML.replace("spent: 1,000", "reason: โรคระบาด")
    assert old in text
    with pytest.raises(ProblemsFound) as found:
        read_action_plan_bytes("p.yaml", text.replace(old, new).encode())

    assert any(says in one.sentence("en") for one in found.value.problems)


def test_years_are_those_of_the_plan_in_order():
    assert make_action_plan().period == f"พ.ศ. {FIRST}–{FIRST + 2}"
    assert make_action_plan(last_year=FIRST).period == f"ประจำปีงบประมาณ พ.ศ. {FIRST}"
