"""Plans: drafted, approved by the executive, changed only as the next version."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from prongsai.apps.agencies.models import Role
from prongsai.apps.anticorruption.actions import (
    add_project,
    begin_next_version,
    begin_plan,
    change_details,
    change_project,
    discard_draft,
    remove_project,
)
from prongsai.apps.anticorruption.approving import approve_plan, as_seen
from prongsai.apps.anticorruption.bringing import import_action_plan
from prongsai.apps.anticorruption.drafting import project_as_seen
from prongsai.apps.anticorruption.models import ActionPlan, ActionPlanVersion, ActionProject
from prongsai.apps.anticorruption.queries import (
    action_plan_of_year,
    approved_for,
    plan_in,
    projects_of,
    years_of_action_plans,
)
from prongsai.apps.audit.models import Entry
from prongsai.core.anticorruption.plan import YearBudget
from prongsai.core.problems import ProblemsFound
from tests.apps.anticorruption.plans import (
    FINANCE,
    WORKS,
    approve,
    executive_of,
    make_action_report,
    make_approved_plan,
    make_closed_report,
    make_draft_plan,
    units_of,
)
from tests.core.anticorruption.plans import FIRST, LAST, budgets, make_action_plan, make_project
from tests.web.builders import make_agency, make_user

pytestmark = pytest.mark.django_db


def take_out(row):
    """Take a project out as somebody who has it before him."""
    remove_project(row, seen=project_as_seen(row), by=None)


def test_a_draft_says_what_was_written_with_its_units():
    plan = plan_in(make_draft_plan(make_agency()))

    assert (plan.first_year, plan.last_year, plan.approved_on) == (FIRST, LAST, None)
    assert [one.responsible for one in plan.projects] == [
        (FINANCE,),
        (WORKS,),
        ("ทุกส่วนราชการ",),
    ]
    assert plan.projects[1].budgets[0] == YearBudget(FIRST, Decimal("12000.50"))
    assert plan.projects[2].budgets[2] == YearBudget(LAST, None)


def test_what_is_done_with_a_plan_stands_in_the_log_without_its_words():
    version = make_approved_plan(make_agency())
    begin_next_version(version, reason="เพิ่มโครงการ", by=None)

    lines = list(
        Entry.objects.filter(action__startswith="action_plan").values_list("action", flat=1)
    )
    assert lines == [
        "action_plan.begun",
        *["action_plan.project_added"] * 3,
        "action_plan.approved",
        "action_plan.next_begun",
    ]


@pytest.mark.parametrize("years", [(2566, 2565), (2566, 2580)])
def test_a_plan_has_one_to_ten_years_in_their_order(years):
    with pytest.raises(ValidationError, match="1 to 10 fiscal years"):
        begin_plan(make_agency(), first_year=years[0], last_year=years[1], by=None)


def test_nobody_writes_over_what_another_wrote_meanwhile():
    version = make_draft_plan(make_agency())
    row = projects_of(version)[0]
    mine, theirs = make_project(1, name="ของฉัน"), make_project(1, name="ของเขา")
    seen = project_as_seen(row)
    change_project(row, seen=seen, project=theirs, units=[], by=None)

    with pytest.raises(ValidationError, match="Somebody else changed this"):
        change_project(row, seen=seen, project=mine, units=[], by=None)

    assert projects_of(version)[0].name == "ของเขา"
    details = {"first_year": FIRST, "last_year": LAST, "reasons": []}
    change_details(version, seen=0, **details, by=None)
    with pytest.raises(ValidationError, match="Somebody else changed this"):
        change_details(version, seen=0, **details, by=None)


def test_years_cannot_shrink_below_the_budgets_of_a_project():
    version = make_draft_plan(make_agency())

    with pytest.raises(ValidationError, match="has a budget outside these years"):
        change_details(version, seen=0, first_year=FIRST, last_year=FIRST, reasons=[], by=None)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"dimension": "9"}, "Choose a dimension"),
        ({"budgets": ()}, "at least one year"),
        ({"budgets": (YearBudget(2580, None),)}, "2580 is outside the plan"),
    ],
)
def test_a_project_has_a_dimension_and_years_of_its_plan(changes, says):
    version = make_draft_plan(make_agency())

    with pytest.raises(ValidationError, match=says):
        add_project(version, project=make_project(9, **changes), units=[], by=None)


def test_a_unit_of_another_agency_cannot_be_responsible():
    version, other = make_draft_plan(make_agency()), units_of(make_agency("other"))

    with pytest.raises(ValidationError, match="another agency"):
        add_project(version, project=make_project(), units=[other[FINANCE]], by=None)


def test_only_an_executive_approves_and_only_what_he_saw():
    agency = make_agency()
    version = make_draft_plan(agency)
    seen = as_seen(version)

    with pytest.raises(ValidationError, match="Only an executive"):
        approve_plan(version, seen=seen, by=make_user(agency, Role.OFFICER))
    take_out(projects_of(version)[0])
    with pytest.raises(ValidationError, match="changed the plan while you looked"):
        approve_plan(version, seen=seen, by=executive_of(agency))

    assert not ActionPlanVersion.objects.get().approved


def test_a_project_in_the_place_of_one_that_was_taken_out_is_not_approved_unseen():
    agency = make_agency()
    version = make_draft_plan(agency)
    seen = as_seen(version)

    last = projects_of(version).last()
    take_out(last)
    other = add_project(version, project=make_project(name="อีกโครงการ"), units=[], by=None)

    assert other.number == last.number
    with pytest.raises(ValidationError, match="changed the plan while you looked"):
        approve_plan(version, seen=seen, by=executive_of(agency))


def test_a_project_in_the_place_of_one_that_was_taken_out_is_not_written_over():
    version = make_draft_plan(make_agency())
    last = projects_of(version).last()
    seen = project_as_seen(last)
    take_out(last)
    other = add_project(version, project=make_project(name="อีกโครงการ"), units=[], by=None)
    assert other.number == last.number

    for act in (
        lambda: change_project(other, seen=seen, project=make_project(), units=[], by=None),
        lambda: change_project(last, seen=seen, project=make_project(), units=[], by=None),
        lambda: remove_project(other, seen=seen, by=None),
    ):
        with pytest.raises(ValidationError) as refused:
            act()
        assert refused.value.code == "taken_out"

    assert projects_of(version).last().name == "อีกโครงการ"


def test_nobody_takes_out_what_another_wrote_meanwhile():
    version = make_draft_plan(make_agency())
    row = projects_of(version)[0]
    seen = project_as_seen(row)
    change_project(row, seen=seen, project=make_project(1, name="ของเขา"), units=[], by=None)

    with pytest.raises(ValidationError, match="Somebody else changed this"):
        remove_project(row, seen=seen, by=None)

    assert projects_of(version)[0].name == "ของเขา"


def test_a_file_changes_a_project_for_whoever_has_it_open():
    version = make_draft_plan(make_agency())
    row = projects_of(version)[1]
    seen = project_as_seen(row)
    project = make_project(1, name=row.name, target=("ใหม่",), responsible=(WORKS,))
    brought = make_action_plan(project)

    import_action_plan(version, plan=brought, source_file="แผน.xlsx", by=None)

    (kept,) = projects_of(version)
    assert (kept.pk, kept.target) == (row.pk, ["ใหม่"])
    with pytest.raises(ValidationError, match="Somebody else changed this"):
        change_project(kept, seen=seen, project=make_project(), units=[], by=None)


def test_a_plan_is_approved_on_a_day_that_has_come_and_with_projects():
    agency = make_agency()
    version = begin_plan(agency, first_year=FIRST, last_year=LAST, by=None)
    with pytest.raises(ValidationError, match="no projects yet"):
        approve_plan(version, seen=as_seen(version), by=executive_of(agency))

    version = make_draft_plan(make_agency("other"))
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError, match="still to come"):
        approve_plan(
            version,
            seen=as_seen(version),
            approved_on=tomorrow,
            by=executive_of(version.plan.agency),
        )


def test_the_database_refuses_to_change_what_was_approved():
    version = make_approved_plan(make_agency())
    before = plan_in(version)

    for change in (
        lambda: ActionPlanVersion.objects.update(last_year=LAST + 1),
        lambda: ActionProject.objects.update(name="อื่น"),
        lambda: ActionProject.objects.all().delete(),
        lambda: ActionPlanVersion.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
            change()

    assert plan_in(ActionPlanVersion.objects.get()) == before


def test_actions_refuse_to_change_what_was_approved():
    version = make_approved_plan(make_agency())

    with pytest.raises(ValidationError, match="approved or gone"):
        add_project(version, project=make_project(4), units=[], by=None)
    with pytest.raises(ValidationError, match="approved or gone"):
        discard_draft(version, by=None)


def test_a_change_is_the_next_version_with_a_reason_and_the_earlier_stays():
    agency = make_agency()
    first = make_approved_plan(agency)
    with pytest.raises(ValidationError, match="why the plan is changed"):
        begin_next_version(first, reason=" ", by=None)

    second = begin_next_version(first, reason="ขยายแผนอีกหนึ่งปี", by=None)
    change_details(second, seen=0, first_year=FIRST, last_year=LAST + 1, reasons=["ก"], by=None)
    take_out(projects_of(second)[0])
    row = add_project(second, project=make_project(9, name="ใหม่"), units=[], by=None)
    with pytest.raises(ValidationError, match="begun the next version already"):
        begin_next_version(first, reason="อีก", by=None)

    assert row.number == 4  # numbers of earlier versions are never used again
    assert approved_for(agency, LAST + 1) is None
    approve(second)
    assert approved_for(agency, LAST + 1) == second
    assert [one.number for one in plan_in(second).projects] == [2, 3, 4]
    assert [one.number for one in plan_in(first).projects] == [1, 2, 3]


def test_a_draft_is_thrown_away_and_what_was_approved_stays():
    first = make_approved_plan(make_agency())
    discard_draft(begin_next_version(first, reason="เปลี่ยนใจ", by=None), by=None)
    discard_draft(begin_plan(first.plan.agency, first_year=1, last_year=1, by=None), by=None)

    assert ActionPlanVersion.objects.get() == first
    assert ActionPlan.objects.get() == first.plan


def test_two_approved_plans_do_not_share_a_year():
    agency = make_agency()
    make_approved_plan(agency)
    version = make_draft_plan(agency)

    with pytest.raises(ValidationError, match="Another approved plan has one of these years"):
        approve(version)


def test_a_file_takes_the_place_of_the_draft_and_projects_keep_their_numbers():
    version = make_draft_plan(make_agency())
    brought = make_action_plan(
        make_project(1, name="ใหม่", responsible=("กอง คลัง", "ทุกกอง")),
        make_project(2, name="โครงการที่ 2", responsible=(WORKS,)),
        reasons=("เสี่ยง",),
    )

    import_action_plan(version, plan=brought, source_file="แผน.xlsx", by=None)

    version.refresh_from_db()
    plan = plan_in(version)
    assert [(one.number, one.name, one.responsible) for one in plan.projects] == [
        (2, "โครงการที่ 2", (WORKS,)),
        (4, "ใหม่", ("ทุกส่วนราชการ", FINANCE)),
    ]
    assert plan.reasons == ("เสี่ยง",)


def test_a_file_with_a_unit_that_the_agency_does_not_have_changes_nothing():
    version = make_draft_plan(make_agency())
    before = plan_in(version)
    brought = make_action_plan(make_project(1), make_project(2, responsible=("กองฝัน",)))

    with pytest.raises(ProblemsFound) as found:
        import_action_plan(version, plan=brought, source_file="แผน.xlsx", by=None)

    assert "ไม่มีส่วนราชการชื่อ 'กองฝัน'" in found.value.problems[1].says.th
    assert plan_in(version) == before


def test_a_file_of_other_years_changes_nothing():
    version = make_draft_plan(make_agency())
    before = plan_in(version)
    other = replace(before, first_year=before.first_year + 5, last_year=before.last_year + 5)

    with pytest.raises(ProblemsFound, match="correct the years in the file"):
        import_action_plan(version, plan=other, source_file="แผน.xlsx", by=None)

    assert plan_in(version) == before


def test_documents_of_a_year_have_the_approved_plan_and_the_newest_closed_report():
    agency = make_agency()
    version = make_approved_plan(agency)
    six = make_closed_report(version)

    found = action_plan_of_year(agency, FIRST)

    assert found.plan == plan_in(version)
    assert (found.report.stretch, found.report.closed_on) == ("six", six.closed_on)
    make_closed_report(version, stretch="twelve")
    assert action_plan_of_year(agency, FIRST).report.stretch == "twelve"
    assert action_plan_of_year(agency, FIRST + 1).report is None
    assert action_plan_of_year(agency, LAST + 1) is None
    assert years_of_action_plans(agency) == {FIRST: True, FIRST + 1: False, LAST: False}


def test_documents_have_nothing_of_another_agency_and_no_open_report():
    agency, other = make_agency(), make_agency("other")
    make_action_report(make_approved_plan(agency))
    make_closed_report(make_approved_plan(other))

    assert action_plan_of_year(agency, FIRST).plan.agency.name == agency.name
    assert action_plan_of_year(agency, FIRST).report is None
    assert years_of_action_plans(agency)[FIRST] is False
    third = make_agency("third")
    assert (action_plan_of_year(third, FIRST), years_of_action_plans(third)) == (None, {})


def test_a_draft_gives_no_documents():
    agency = make_agency()
    make_draft_plan(agency)

    assert action_plan_of_year(agency, FIRST) is None
    assert years_of_action_plans(agency) == {}
    assert ActionPlan.objects.count() == 1


def test_the_content_of_an_approval_is_what_the_rows_said():
    version = make_approved_plan(make_agency())

    plan = plan_in(version)
    assert replace(plan, approved_on=None).projects[0] == make_project(
        1, responsible=(FINANCE,), budgets=budgets(20_000, 20_000, "skip")
    )
