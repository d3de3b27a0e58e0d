"""The action plan and its report: every project, every sum, and nothing retyped."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prongsai.core.anticorruption.reporting import ActionPlanYear, PlanReport, Progress
from prongsai.core.documents.blanks import blanks
from prongsai.core.documents.item_proofs import proofs
from prongsai.core.documents.kinds import NeedsMissing, built
from prongsai.core.documents.material import Material
from prongsai.core.documents.profile import Profile
from prongsai.core.documents.reading_aloud import as_text
from tests.core.anticorruption.plans import FIRST, budgets, make_action_plan, make_project

PLAN = make_action_plan(
    make_project(1, budgets=budgets("20000.50", None, "skip"), objective=("ก",), target=("ข",)),
    make_project(5, dimension="3", code="3.1", budgets=budgets(0, "skip", "skip"), responsible=()),
    make_project(2, dimension="1", heading="ภารกิจ", budgets=budgets("skip", 10, 20)),
)
REPORT = PlanReport(
    FIRST,
    "six",
    (
        Progress(1, "done", Decimal(30_000), result="อบรมแล้ว", evidence=("https://a.go.th/1",)),
        Progress(5, "not_possible", Decimal(0), reason="โรคระบาด"),
    ),
)


def material(report: PlanReport | None = REPORT, year: int = FIRST) -> Material:
    """An office with the plan, and a report of a year."""
    office = Profile(name="เทศบาลตำบลตัวอย่าง", head="นายกเทศมนตรี")
    return Material(office, action_plan=ActionPlanYear(PLAN, year, report), numerals="arabic")


def lines(kind: str, **changes: object) -> list[str]:
    """What a document says, line by line."""
    return as_text(built(kind, replace(material(), **changes))).splitlines()


def test_the_plan_has_its_projects_by_dimension_and_every_sum():
    said = lines("action-plan")

    start = said.index("มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต")
    dots = "." * 12
    assert said[start : start + 8] == [
        "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต",
        f"1 ¦ โครงการที่ 1 ¦ - ก เป้าหมาย/ตัวชี้วัด - ข ¦ สำนักปลัด ¦ 20,000.50 ¦ {dots} ¦ – ¦ ",
        "ภารกิจ",
        f"2 ¦ โครงการที่ 2 ¦ {dots} ¦ สำนักปลัด ¦ – ¦ 10 ¦ 20 ¦ ",
        "รวมมิติที่ 1 (2 รายการ) ¦ 20,000.50 ¦ 10 (ไม่ทราบ 1 รายการ) ¦ 20 ¦ ",
        "มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน",
        f"3 ¦ 3.1 โครงการที่ 5 ¦ {dots} ¦ {dots} ¦ 0 ¦ – ¦ – ¦ ",
        "รวมมิติที่ 3 (1 รายการ) ¦ 0 ¦ – ¦ – ¦ ",
    ]
    assert said[start + 8] == "รวมทั้งสิ้น ¦ 20,000.50 ¦ 10 (ไม่ทราบ 1 รายการ) ¦ 20 ¦ "


def test_a_sum_of_which_nothing_is_known_is_not_0_in_the_plan_and_in_its_report():
    plan = make_action_plan(make_project(budgets=budgets(None, 5, 5)))
    given = ActionPlanYear(plan, FIRST, PlanReport(FIRST, "six"))

    said = lines("action-plan", action_plan=given)
    told = lines("action-plan-report", action_plan=given)

    assert "รวมทั้งสิ้น ¦ ไม่ทราบ (1 รายการ) ¦ 5 ¦ 5 ¦ " in said
    assert "งบประมาณตามแผน ¦ ไม่ทราบ (1 รายการ) ¦ บาท" in told
    assert "ใช้จ่ายจริง ¦ ไม่ทราบ (1 รายการ) ¦ บาท" in told
    assert "รวม ¦ ไม่ทราบ (1 รายการ) ¦ ไม่ทราบ (1 รายการ) ¦ " in told


def test_what_the_plan_leaves_open_is_named():
    assert blanks(built("action-plan", material())) == (
        "งบประมาณปี 2567 ของโครงการที่ 1",
        "เป้าหมายของโครงการที่ 2",
        "เป้าหมายของโครงการที่ 5",
        "หน่วยงานรับผิดชอบโครงการที่ 5",
        "ชื่อนายกเทศมนตรี",
    )


def test_a_report_has_the_projects_of_its_year_numbered_as_in_its_table():
    said = lines("action-plan-report")

    start = said.index("มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต")
    assert said[start : start + 5] == [
        "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต",
        "1 ¦ โครงการที่ 1 ¦ สำนักปลัด ¦ ดำเนินการแล้วเสร็จ ¦ 20,000.50 ¦ 30,000 ¦ "
        "อบรมแล้ว หลักฐาน https://a.go.th/1 ¦ – ¦ –",
        "มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน",
        f"2 ¦ 3.1 โครงการที่ 5 ¦ {'.' * 12} ¦ ไม่สามารถดำเนินการได้ ¦ 0 ¦ 0 ¦ "
        "เหตุที่ดำเนินการไม่ได้: โรคระบาด ¦ – ¦ –",
        "รวม ¦ 20,000.50 ¦ 30,000 ¦ ",
    ]
    assert "รายการที่ใช้จ่ายเกินงบประมาณในแผน ได้แก่ ลำดับที่ 1" in said
    assert "ไม่มี ทุกรายการดำเนินการแล้วเสร็จหรือได้แจ้งเหตุที่ดำเนินการไม่ได้แล้ว" in said


def test_a_report_counts_what_is_not_reported_and_lists_what_is_open():
    empty = ActionPlanYear(PLAN, FIRST, PlanReport(FIRST, "twelve"))

    said = lines("action-plan-report", action_plan=empty)

    assert "ยังไม่ได้รายงาน ¦ 2 ¦ รายการ" in said
    assert not any("ร้อยละ" in line for line in said)
    assert said[said.index("3. โครงการที่ยังไม่แล้วเสร็จเมื่อสิ้นรอบการรายงาน") + 1 :][:2] == [
        "1. โครงการที่ 1",
        "2. 3.1 โครงการที่ 5",
    ]


def test_a_year_without_projects_is_said_in_a_sentence():
    plan = make_action_plan(make_project(budgets=budgets(1, "skip", "skip")))
    none = ActionPlanYear(plan, FIRST + 1, PlanReport(FIRST + 1, "six"))

    assert any("แผนไม่มีโครงการ" in line for line in lines("action-plan-report", action_plan=none))


def test_a_report_needs_a_report_and_a_plan_a_plan():
    with pytest.raises(NeedsMissing, match="this needs a report on the action plan"):
        built("action-plan-report", material(None))
    with pytest.raises(NeedsMissing, match="this needs an anti-corruption action plan"):
        built("action-plan", replace(material(), action_plan=None))


@pytest.mark.parametrize(
    ("months", "proved"),
    [("six", {"O36": "2566", "O37": "2566"}), ("twelve", {"O36": "2566", "O33": "2567"})],
)
def test_the_plan_and_its_report_prove_the_items_of_their_year_and_months(months, proved):
    given = material(PlanReport(FIRST, months))
    codes = ("action-plan", "action-plan-report")

    found = [one for one in proofs(given, codes) if one.codes]

    assert {one.item.code.upper(): str(one.framework.year) for one in found} == proved
    assert [one.codes for one in found] == [("action-plan",), ("action-plan-report",)]
