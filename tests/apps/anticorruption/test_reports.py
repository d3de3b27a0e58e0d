"""Reports: opened on an approved plan, written project by project, closed for good."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from prongsai.apps.agencies.actions import appoint
from prongsai.apps.agencies.models import Role
from prongsai.apps.anticorruption.actions import (
    add_project,
    begin_next_version,
    remove_project,
)
from prongsai.apps.anticorruption.correcting import correct_report, discard_correction
from prongsai.apps.anticorruption.drafting import project_as_seen
from prongsai.apps.anticorruption.models import ActionProgress, ActionReport
from prongsai.apps.anticorruption.permissions import reportable, sees_drafts
from prongsai.apps.anticorruption.queries import (
    action_plan_of_year,
    progress_of,
    projects_of,
    report_in,
)
from prongsai.apps.anticorruption.reporting import close_report, open_report
from prongsai.core.calendar import FiscalYear
from tests.apps.anticorruption.plans import (
    FINANCE,
    WORKS,
    approve,
    executive_of,
    make_action_report,
    make_approved_plan,
    make_closed_report,
    make_draft_plan,
    make_told_report,
    tell,
    units_of,
)
from tests.core.anticorruption.plans import FIRST, LAST, make_project
from tests.web.builders import (
    SINCE,
    make_account,
    make_agency,
    make_office,
    make_picture,
    make_position,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_only_an_approved_plan_is_reported_of():
    version = make_draft_plan(make_agency())

    with pytest.raises(ValidationError, match="not approved yet"):
        make_action_report(version)


@pytest.mark.parametrize("year", [FIRST - 1, LAST + 1])
def test_a_year_outside_the_plan_has_no_report(year):
    version = make_approved_plan(make_agency())

    with pytest.raises(ValidationError, match="outside the plan"):
        make_action_report(version, year=year)


def test_a_report_is_opened_once():
    version = make_approved_plan(make_agency())
    make_action_report(version)

    with pytest.raises(ValidationError, match="open already"):
        open_report(version.plan, year=FIRST, stretch="six", due_on=None, by=None)


def test_what_is_reported_is_kept_as_it_was_written():
    report = make_action_report(make_approved_plan(make_agency()))

    tell(report, 2, links=["example.go.th/a", ""], photo=make_picture(), problem=" ฝนตก ")

    row = progress_of(report, 2)
    assert (row.spent, row.problem, row.links, row.last) == (
        Decimal("100.25"),
        "ฝนตก",
        ["https://example.go.th/a"],
        1,
    )
    assert row.photo.content_type == "image/png"
    tell(report, 2, seen=1, spent=None)
    row = progress_of(report, 2)
    assert (row.spent, row.photo is not None, row.last) == (None, True, 2)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"status": "not_possible"}, "why it was not possible"),
        ({"spent": Decimal(-1)}, "less than nothing"),
        ({"spent": Decimal(10) ** 13}, "14 digits|12 digits"),
        ({"spent": Decimal("0.005")}, "2 decimal places"),
        ({"status": "เสร็จ"}, "not a valid choice"),
        ({"links": ["javascript:alert(1)"]}, "no address of a page"),
        ({"links": ["a.th"] * 6}, "At most 5"),
        ({"photo": b"%PDF-1.7"}, "Choose a photo"),
        ({"number": 9}, "does not have this project"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(changes, says):
    report = make_action_report(make_approved_plan(make_agency()))

    with pytest.raises(ValidationError, match=says):
        tell(report, **changes)

    assert not ActionProgress.objects.exists()


def test_a_project_of_another_year_is_not_reported_of():
    report = make_action_report(make_approved_plan(make_agency()), year=LAST)

    with pytest.raises(ValidationError, match="does not have this project"):
        tell(report, 1)


def test_nobody_reports_over_what_another_reported_meanwhile():
    report = make_action_report(make_approved_plan(make_agency()))
    tell(report, result="ของเขา")

    with pytest.raises(ValidationError, match="Somebody else reported") as refusal:
        tell(report, result="ของฉัน")

    assert refusal.value.code == "changed_meanwhile"
    assert progress_of(report, 1).result == "ของเขา"


def test_a_report_is_closed_when_every_project_has_a_status():
    report = make_action_report(make_approved_plan(make_agency()))
    tell(report, 1)
    tell(report, 2)

    with pytest.raises(ValidationError, match="Nothing is reported yet of: โครงการที่ 3"):
        close_report(report, by=None)

    tell(report, 3, status="not_started", spent=None)
    close_report(report, by=None)
    report.refresh_from_db()
    assert report.closed_on is not None
    assert [one.status for one in report_in(report).progress] == ["done", "done", "not_started"]


def test_a_report_is_not_closed_before_its_last_day():
    year = FiscalYear.of(timezone.localdate()).year + 1
    report = make_told_report(make_agency(), year)

    with pytest.raises(ValidationError, match=f"from 31 มีนาคม {year}, the last day"):
        close_report(report, by=None)

    report.refresh_from_db()
    assert (report.closed_on, report.content) == (None, None)


def test_a_closed_report_is_changed_by_nobody():
    report = make_closed_report(make_approved_plan(make_agency()))
    before = report_in(report)

    with pytest.raises(ValidationError, match="closed"):
        tell(report, seen=1)
    with pytest.raises(ValidationError, match="closed"):
        close_report(report, by=None)
    for change in (
        lambda: ActionProgress.objects.update(spent=0),
        lambda: ActionProgress.objects.all().delete(),
        lambda: ActionReport.objects.update(closed_on=None),
    ):
        with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
            change()

    assert report_in(ActionReport.objects.get()) == before


def test_a_closed_report_is_corrected_by_the_next_number_with_a_reason_and_both_stay():
    report = make_closed_report(make_approved_plan(make_agency()))
    before = report_in(report)

    with pytest.raises(ValidationError, match="needs a reason"):
        correct_report(report, reason=" ", by=None)
    made = correct_report(report, reason="กรอกยอดใช้จ่ายผิด", by=None)
    with pytest.raises(ValidationError, match="still open"):
        correct_report(report, reason="อีกครั้ง", by=None)
    tell(made, 1, seen=1, spent=Decimal(90), result="แก้แล้ว")
    assert action_plan_of_year(report.plan.agency, FIRST).report == before
    close_report(made, by=None)

    first, second = ActionReport.objects.order_by("number")
    assert report_in(first) == before
    assert [one.spent for one in report_in(second).progress] == [90, *(Decimal("100.25"),) * 2]
    assert (second.number, second.reason) == (2, "กรอกยอดใช้จ่ายผิด")
    assert action_plan_of_year(report.plan.agency, FIRST).report == report_in(second)


def test_a_correction_is_thrown_away_and_the_closed_report_stays():
    report = make_closed_report(make_approved_plan(make_agency()))
    made = correct_report(report, reason="ผิด", by=None)

    discard_correction(made, by=None)

    assert ActionReport.objects.get() == report
    assert ActionProgress.objects.filter(report=report).count() == 3
    with pytest.raises(ValidationError, match="closed"):
        discard_correction(report, by=None)


def test_a_correction_stays_by_the_version_of_what_it_corrects():
    version = make_approved_plan(make_agency())
    made = correct_report(make_closed_report(version), reason="ผิด", by=None)

    approve(begin_next_version(version, reason="เพิ่มโครงการ", by=None))

    made.refresh_from_db()
    assert made.version == version


def test_an_open_report_goes_on_by_the_next_version_and_a_closed_one_stays():
    version = make_approved_plan(make_agency())
    closed, open_ = make_closed_report(version), make_action_report(version, stretch="twelve")
    second = begin_next_version(version, reason="เพิ่มโครงการ", by=None)
    first = projects_of(second)[0]
    remove_project(first, seen=project_as_seen(first), by=None)
    add_project(second, project=make_project(9), units=[], by=None)
    approve(second)

    tell(open_, 4)
    with pytest.raises(ValidationError, match="does not have this project"):
        tell(open_, 1)

    closed.refresh_from_db()
    open_.refresh_from_db()
    assert (closed.version, open_.version) == (version, second)


def in_unit(agency, name):
    """Somebody of a unit of the agency."""
    holder = make_account(agency, f"unit-{units_of(agency)[name].pk}")
    position = make_position(agency, Role.UNIT, title=name, unit=units_of(agency)[name])
    appoint(position, holder=holder, since=SINCE, by=None)
    return holder


def test_a_unit_reports_of_its_own_projects_and_of_those_of_every_unit():
    agency = make_agency()
    projects = list(projects_of(make_approved_plan(agency)))

    def reported_by(user):
        return sorted(reportable(user, agency, projects))

    assert reported_by(in_unit(agency, FINANCE)) == [1, 3]
    assert reported_by(in_unit(agency, WORKS)) == [2, 3]
    assert reported_by(make_user(agency, Role.UNIT)) == []  # of no unit
    assert reported_by(make_user(agency, Role.OFFICER)) == [1, 2, 3]
    assert reported_by(executive_of(agency)) == []
    assert reported_by(make_user(make_agency("other"), Role.OFFICER)) == []


def test_who_watches_over_an_agency_sees_no_drafts():
    office = make_office()
    agency = make_agency(overseer=office)

    assert not sees_drafts(make_user(office, Role.OVERSEER), agency)
    assert not sees_drafts(make_user(agency, Role.ASSESSOR), agency)
    assert sees_drafts(make_user(agency, Role.UNIT), agency)
