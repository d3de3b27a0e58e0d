"""What meetings of one plan and agency know of others: nothing."""

from datetime import time, timedelta

import pytest

from prongsai.apps.documents.meeting_papers import papers_of_meeting, start_meeting_paper
from prongsai.apps.documents.queries import material_for, material_of, prepared_in
from prongsai.apps.improvement.meeting import (
    add_matter,
    call_meeting,
    hold_meeting,
    minute,
)
from prongsai.apps.improvement.meeting_queries import (
    meeting_told,
    meetings_of,
    next_number,
    proposed_meeting,
    who_may_attend,
)
from prongsai.apps.improvement.models import Meeting
from prongsai.apps.improvement.results_told import in_charge_of
from prongsai.core.calendar import buddhist_year
from prongsai.core.documents.in_charge import InCharge
from prongsai.core.documents.meeting_told import PointTold
from tests.apps.improvement.planned import make_opened_plan
from tests.apps.improvement.plans import make_improvement_plan, make_units, today
from tests.web.builders import make_agency, make_paper, make_position

pytestmark = pytest.mark.django_db


@pytest.fixture
def plans():
    """An adopted plan of an agency, and one of another."""
    return [make_improvement_plan(make_agency(slug)) for slug in ("own", "other")]


def make_meeting(plan, number="1/2568", days=0, **changes):
    on = today() - timedelta(days)
    return call_meeting(plan, number=number, on=on, by=None, **changes)


def test_numbers_go_on_within_an_agency_and_a_calendar_year(plans):
    own, other = plans
    year = buddhist_year(today())
    make_meeting(own, number=f"4/{year}")
    make_meeting(own, number=f"9/{year - 1}", days=1)
    make_meeting(own, number="พิเศษ", days=2)
    make_meeting(other, number=f"7/{year}")

    assert next_number(own, today()) == f"5/{year}"
    assert next_number(own, today().replace(year=today().year + 3)) == f"1/{year + 3}"


def test_the_next_meeting_is_like_the_newest_of_the_same_plan(plans):
    own, other = plans
    make_meeting(other, number="8/2568", place="ที่อื่น")
    assert proposed_meeting(own).place == ""

    make_meeting(own, days=3, number="1/2568", place="เดิม")
    make_meeting(own, number="2/2568", place="ใหม่", chair="ปลัด")
    found = proposed_meeting(own)
    assert (found.place, found.chair, found.on) == ("ใหม่", "ปลัด", today() + timedelta(31))
    assert [one.number for one in meetings_of(own)] == ["2/2568", "1/2568"]


def test_who_may_attend_are_the_positions_and_units_of_the_agency_each_once(plans):
    own, other = plans
    make_units(own.agency, "กองคลัง")
    make_units(other.agency, "กองอื่น")
    make_position(own.agency, title="กองคลัง")
    make_position(own.agency, title="ปลัด")

    make_units(own.agency, "กองช่าง")

    assert who_may_attend(own.agency) == (("กองคลัง", "ปลัด"), ("กองช่าง",))


def test_a_meeting_is_told_with_its_points_and_the_one_held_before(plans):
    own, other = plans
    held = make_meeting(own, days=9, number="1/2568")
    hold_meeting(held, attended=[], by=None)
    make_meeting(own, days=5, number="2/2568")
    theirs = make_meeting(other, days=3, number="5/2568")
    hold_meeting(theirs, attended=[], by=None)
    meeting = make_meeting(own, number="3/2568", place="ห้องประชุม")
    matter = add_matter(meeting, title="เรื่องหนึ่ง", by=None)
    minute(matter, reported=True, said=" พูด ", resolution="รับทราบ", by=None)

    told = meeting_told(meeting)

    assert (told.number, told.place, told.is_held) == ("3/2568", "ห้องประชุม", False)
    assert told.before == ("1/2568", held.on)
    assert told.matters == (PointTold("เรื่องหนึ่ง", (), True, "พูด", "รับทราบ"),)
    assert (told.assessed, told.year) == (own.assessed, own.year)


def test_a_meeting_is_told_with_the_hours_of_its_beginning_and_its_end(plans):
    meeting = make_meeting(plans[0], begins_at=time(9, 30))
    hold_meeting(meeting, attended=[], ends_at=time(12), by=None)

    told = meeting_told(Meeting.objects.get())

    assert (told.begins_at, told.ends_at) == (time(9, 30), time(12))


def test_every_meeting_has_papers_of_its_own(plans):
    first, second = (make_meeting(plans[0], number=f"{one}/2568", days=one) for one in (1, 2))
    papers = [start_meeting_paper(one, kind="agenda", by=None) for one in (first, second)]

    assert [papers_of_meeting(one) for one in (first, second)] == [
        {"agenda": papers[0]},
        {"agenda": papers[1]},
    ]


def test_the_memo_of_a_meeting_is_not_that_of_the_year(plans):
    own = plans[0]
    agency, year = own.agency, own.assessed
    memo = make_paper(agency, "memo", year)
    meeting = make_meeting(own)
    hold_meeting(meeting, attended=[], by=None)
    start_meeting_paper(meeting, kind="memo", by=None)

    prepared = prepared_in(agency, year, material_of(agency, year))

    assert prepared == {"memo": material_for(memo)}


def test_who_is_in_charge_is_told_of_one_agency_and_year():
    own, another = make_opened_plan(make_agency(), "o1"), 2564
    other = make_opened_plan(make_agency("other"), "o1")
    also = make_opened_plan(own.agency, "o13", year=another)
    for plan, who in ((own, "ปลัด"), (other, "คนอื่น"), (also, "ปีอื่น")):
        plan.weak_points.update(supervisor=who, unit=None)

    assert in_charge_of(own.agency, own.assessed) == {"o1": InCharge(supervisor="ปลัด")}
