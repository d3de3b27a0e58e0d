"""Before the meeting the agenda writes itself; after it the minutes are frozen."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from prongsai.apps.improvement.hearing import Heard, heard
from prongsai.apps.improvement.meeting import (
    add_matter,
    call_meeting,
    cancel_meeting,
    hold_meeting,
    minute,
    remove_matter,
    write_agenda,
)
from prongsai.apps.improvement.models import Meeting, NoteKind, ReportRound
from prongsai.apps.improvement.progress import tell, tick
from prongsai.apps.improvement.reporting import open_report
from prongsai.core.calendar import FiscalYear, buddhist_year
from prongsai.core.dates import MONTHS, short_date
from prongsai.core.periods import Period
from tests.apps.improvement.plans import (
    duty_of,
    make_improvement_plan,
    make_measure,
    make_units,
    today,
)
from tests.web.builders import make_agency

pytestmark = pytest.mark.django_db


def make_plan(ends=None, **changes):
    agency = make_agency()
    make_units(agency, "สำนักปลัด")
    ends = ends or today() - timedelta(2)
    measure = make_measure(period=Period("deadline", ends=ends), steps=("จัดทำทะเบียน",))
    return make_improvement_plan(agency, measure, **changes)


def call(plan, on=None, number="1/2568"):
    return call_meeting(plan, number=number, on=on or today(), by=None)


def test_what_is_late_stands_on_the_agenda():
    plan = make_plan()

    item = call(plan).items.get()

    late = f"จัดทำทะเบียน: สำนักปลัด เกินกำหนดเมื่อ {short_date(today() - timedelta(2))}"
    assert item.due == [late]


def test_what_was_done_since_the_meeting_before_is_told_once():
    plan = make_plan()
    tick(duty_of(plan, "สำนักปลัด", "จัดทำทะเบียน"), on=today(), by=None)
    first = call(plan)

    assert first.items.get().due == ["จัดทำทะเบียน: สำนักปลัด ดำเนินการแล้วเสร็จ"]

    hold_meeting(first, attended=["นายก อบต."], by=None)
    later = call(plan, on=today() + timedelta(20), number="2/2568")
    assert not later.items.exists()


def test_an_obstacle_is_heard_and_a_measure_without_news_is_not():
    plan = make_plan(ends=today() + timedelta(200))
    assert not call(plan).items.exists()

    duty = duty_of(plan, "สำนักปลัด", "จัดทำทะเบียน")
    tell(duty, kind=NoteKind.OBSTACLE, text="ไม่มีเครื่องสแกน", on=today(), by=None)

    meeting = call(plan, number="2/2568")
    assert meeting.items.get().due == ["จัดทำทะเบียน: สำนักปลัด แจ้งอุปสรรค ไม่มีเครื่องสแกน"]


def test_what_was_typed_in_the_room_stays_when_the_agenda_is_written_anew():
    plan = make_plan()
    meeting = call(plan)
    minute(meeting.items.get(), reported=True, said="จะเสร็จสัปดาห์หน้า", resolution="รับทราบ", by=None)
    tick(duty_of(plan, "สำนักปลัด", "จัดทำทะเบียน"), on=today() - timedelta(1), by=None)

    write_agenda(meeting)

    item = meeting.items.get()
    assert (item.reported, item.said, item.resolution) == (True, "จะเสร็จสัปดาห์หน้า", "รับทราบ")
    assert item.due == ["จัดทำทะเบียน: สำนักปลัด ดำเนินการแล้วเสร็จ"]


def test_a_matter_of_its_own_can_be_added_and_removed_and_a_measure_cannot_be_removed():
    meeting = call(make_plan())
    matter = add_matter(meeting, title="เตรียมรับการประเมินปีหน้า", by=None)

    with pytest.raises(ValidationError, match="nothing of it is due"):
        remove_matter(meeting.items.exclude(measure=None).get(), by=None)

    remove_matter(matter, by=None)
    assert meeting.items.count() == 1


def test_a_matter_stands_after_those_that_were_there_also_when_some_were_removed():
    meeting = call(make_plan())
    first, second, third = (add_matter(meeting, title=one, by=None) for one in ("ก", "ข", "ค"))
    remove_matter(first, by=None)
    remove_matter(second, by=None)

    add_matter(meeting, title="ง", by=None)

    assert [one.title for one in meeting.items.filter(measure=None)] == ["ค", "ง"]
    assert third.place == 1_003


def test_minutes_are_frozen_once_the_meeting_was_held():
    meeting = call(make_plan())
    hold_meeting(meeting, attended=["ปลัด อบต.", ""], by=None)
    meeting.refresh_from_db()

    assert meeting.attended == ["ปลัด อบต."]
    item = meeting.items.get()
    item.said = "อื่น"
    with pytest.raises(DatabaseError), transaction.atomic():
        item.save()
    with pytest.raises(ValidationError, match="closed"):
        cancel_meeting(meeting, by=None)


def test_minutes_are_not_closed_before_the_meeting():
    meeting = call(make_plan(), on=today() + timedelta(1))

    with pytest.raises(ValidationError, match="still to come"):
        hold_meeting(meeting, attended=[], by=None)


def test_a_meeting_ends_after_it_began():
    meeting = call_meeting(
        make_plan(), number="1/2568", on=today(), begins_at=time(13, 30), by=None
    )

    with pytest.raises(ValidationError, match="must end after it began"):
        hold_meeting(meeting, attended=[], ends_at=time(9), by=None)

    meeting.refresh_from_db()
    assert not meeting.is_held
    hold_meeting(meeting, attended=[], ends_at=time(16), by=None)
    assert Meeting.objects.get().ends_at == time(16)


def test_the_hour_of_the_end_is_kept_where_nobody_wrote_when_it_began():
    meeting = call(make_plan())

    hold_meeting(meeting, attended=[], ends_at=time(9), by=None)

    assert Meeting.objects.get().ends_at == time(9)


def test_two_meetings_do_not_have_one_number():
    plan = make_plan()
    call(plan)

    with pytest.raises(ValidationError, match="number"):
        call(plan)


def test_a_report_is_heard_by_the_first_meeting_after_its_last_day():
    last = FiscalYear.of(today()).year - 1
    plan = make_plan(year=last)
    report = open_report(plan, round=ReportRound.TWELVE_MONTHS, day=today(), by=None)
    assert heard(report) == Heard()

    ends = FiscalYear(last).ends
    on, following = ends + timedelta(5), ends + timedelta(40)
    hold_meeting(call(plan, on=on), attended=[], next_on=following, by=None)

    assert heard(report) == Heard(
        f"{MONTHS[on.month - 1]} {buddhist_year(on)}",
        f"{MONTHS[following.month - 1]} {buddhist_year(following)}",
    )
