"""Calendars of deadlines: made once, read without signing in, and silent about what is due."""

from datetime import date, datetime, time, timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from prongsai.apps.agencies.actions import end_appointment
from prongsai.apps.agencies.addresses import taken_addresses
from prongsai.apps.agencies.models import Role
from prongsai.apps.agencies.queries import appointments_of
from prongsai.apps.audit.models import Entry
from prongsai.apps.improvement.calendar_feeds import MOST_FEEDS, make_feed
from prongsai.apps.improvement.models import CalendarFeed, Meeting, PlanState
from prongsai.apps.improvement.progress import tick
from prongsai.core.periods import Period
from tests.apps.improvement.plans import (
    duty_of,
    make_head,
    make_improvement_plan,
    make_measure,
    make_units,
    today,
)
from tests.web.builders import make_agency, make_user

pytestmark = pytest.mark.django_db

PAGE = "/office/klongmuang/improvement/calendar/"
SOON = today() + timedelta(3)


@pytest.fixture
def agency():
    """An agency with three units and an adopted plan: two steps due soon, one without a day."""
    found = make_agency()
    make_units(found)
    period = Period("range", SOON - timedelta(30), SOON)
    make_improvement_plan(
        found,
        make_measure(steps=("ร่าง", "เผยแพร่"), period=period),
        make_measure(steps=("ไม่มีกำหนด",), period=None, period_printed=""),
    )
    return found


@pytest.fixture
def finance(agency):
    """The unit that the tests look at."""
    return agency.units.get(name="กองคลัง")


def read(key, client=None):
    """What a calendar reads at an address."""
    return (client or Client()).get(f"/calendar/{key}.ics")


def events(key):
    """The events of a calendar: title, day or moment."""
    calendar = Calendar.from_ical(read(key).content)
    return [(str(one["SUMMARY"]), one["DTSTART"].dt) for one in calendar.walk("VEVENT")]


def test_a_unit_makes_an_address_that_is_shown_once(agency, finance, sign_in):
    browser = sign_in(make_head(finance))

    page = browser.post(PAGE, {"unit": finance.pk})

    key = page.context["made"].rpartition("/")[2].removesuffix(".ics")
    feed = CalendarFeed.objects.get()
    assert feed.key_hash == sha256(key.encode()).hexdigest()
    assert key in page.content.decode()
    assert key not in browser.get(PAGE).content.decode()
    assert key not in str(Entry.objects.latest("sequence").details)
    assert events(key) == [("กำหนดงาน ITA 2 รายการ", SOON)]


def test_the_officer_has_those_of_all_units_or_of_one(agency, finance):
    officer = make_user(agency)

    whole = make_feed(agency, unit=None, by=officer)
    one = make_feed(agency, unit=finance, by=officer)

    assert events(whole) == [("กำหนดงาน ITA 6 รายการ", SOON)]
    assert events(one) == [("กำหนดงาน ITA 2 รายการ", SOON)]


def test_a_unit_cannot_make_one_of_another_unit_or_of_all(agency, finance, sign_in):
    browser = sign_in(make_head(finance))
    other = agency.units.get(name="กองช่าง")

    for unit in ("all", other.pk, ""):
        page = browser.post(PAGE, {"unit": unit})
        assert "unit" in page.context["form"].errors
    assert not CalendarFeed.objects.exists()


def test_nothing_of_what_is_due_leaves_the_house(agency, finance, settings):
    settings.ADDRESS = "https://ita.example.go.th"
    key = make_feed(agency, unit=finance, by=make_head(finance, "nok"))

    said = read(key).content.decode()

    for word in (agency.name, agency.slug, finance.name, "ร่าง", "เผยแพร่ข้อมูล", "nok", key):
        assert word not in said
    assert "https://ita.example.go.th/office/" in said


def test_lines_end_and_fold_as_the_standard_wants(agency):
    key = make_feed(agency, unit=None, by=make_user(agency))

    content = read(key).content

    lines = content.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75


def test_an_event_keeps_its_uid_and_the_file_is_the_same_all_day(agency):
    key = make_feed(agency, unit=None, by=make_user(agency))
    plan = agency.improvement_plans.get()

    def uids():
        return [str(one["UID"]) for one in Calendar.from_ical(read(key).content).walk("VEVENT")]

    first, content = uids(), read(key).content
    assert read(key).content == content
    tick(duty_of(plan, "กองคลัง", "ร่าง"), on=today(), by=None)
    assert uids() == first
    assert events(key) == [("กำหนดงาน ITA 5 รายการ", SOON)]


def test_a_meeting_stands_at_its_hour_or_on_its_day(agency, finance):
    plan = agency.improvement_plans.get()
    Meeting.objects.create(plan=plan, number="1/2569", on=SOON, begins_at=time(9, 30))
    Meeting.objects.create(plan=plan, number="2/2569", on=SOON + timedelta(30))
    key = make_feed(agency, unit=finance, by=make_head(finance))

    found = [one for one in events(key) if one[0] == "ประชุม"]

    begins = timezone.make_aware(datetime.combine(SOON, time(9, 30)))
    assert found == [("ประชุม", begins), ("ประชุม", SOON + timedelta(30))]


def test_a_unit_does_not_learn_of_meetings_about_a_draft(agency, finance):
    plan = agency.improvement_plans.get()
    plan.state, plan.adopted_at, plan.adopted_revision = PlanState.DRAFT, None, None
    plan.save()
    Meeting.objects.create(plan=plan, number="1/2569", on=SOON)

    unit = make_feed(agency, unit=finance, by=make_head(finance))
    whole = make_feed(agency, unit=None, by=make_user(agency))

    assert events(unit) == []
    assert events(whole) == [("ประชุม", SOON)]


def test_a_key_that_nobody_has_is_nothing(agency):
    make_feed(agency, unit=None, by=make_user(agency))
    held = CalendarFeed.objects.get().key_hash

    assert [read(key).status_code for key in ("x", held, "")] == [404, 404, 404]


def test_an_address_ends_when_its_maker_ends_it_and_stays_ended(agency, finance, sign_in):
    head = make_head(finance)
    key = make_feed(agency, unit=finance, by=head)
    browser, feed = sign_in(head), CalendarFeed.objects.get()

    answers = [browser.post(f"{PAGE}{feed.pk}/end/") for _ in range(2)]

    assert [one.status_code for one in answers] == [302, 404]
    assert read(key).status_code == 404
    assert Entry.objects.filter(action="improvement.feed_ended").count() == 1


@pytest.mark.parametrize("gone", ["appointment", "account"])
def test_an_address_ends_with_its_makers_time(agency, finance, gone):
    head = make_head(finance)
    key = make_feed(agency, unit=finance, by=head)
    assert read(key).status_code == 200

    if gone == "appointment":
        yesterday = today() - timedelta(1)
        end_appointment(appointments_of(head).get(), until=yesterday, by=None)
    else:
        head.is_active = False
        head.save()

    assert read(key).status_code == 404


def test_an_address_ends_on_the_day_itself(agency, finance, monkeypatch):
    head = make_head(finance)
    key = make_feed(agency, unit=finance, by=head)
    end_appointment(appointments_of(head).get(), until=today(), by=None)
    assert read(key).status_code == 200

    tomorrow = today() + timedelta(1)
    monkeypatch.setattr(timezone, "localdate", lambda *when: tomorrow)

    assert read(key).status_code == 404


def test_nobody_ends_an_address_of_another_but_who_manages_the_agency(agency, finance, sign_in):
    make_feed(agency, unit=finance, by=make_head(finance))
    feed = CalendarFeed.objects.get()
    colleague = sign_in(make_head(agency.units.get(name="กองช่าง")))
    stranger = sign_in(make_user(make_agency("other"), Role.EXECUTIVE))
    there = f"{PAGE}{feed.pk}/end/"

    assert colleague.post(there).status_code == 404
    assert stranger.post(there).status_code == 404
    assert stranger.post(there.replace("klongmuang", "other")).status_code == 404
    assert sign_in(make_user(agency, Role.EXECUTIVE)).post(there).status_code == 302


def test_a_calendar_sets_no_cookie_and_is_kept_by_nobody_in_between(agency):
    key = make_feed(agency, unit=None, by=make_user(agency))

    answer = read(key)

    assert not answer.cookies
    assert answer["Cache-Control"] == "private, max-age=3600"
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert Client().post(f"/calendar/{key}.ics").status_code == 405


def test_one_person_has_so_many_addresses_and_no_more(agency, sign_in):
    officer = make_user(agency)
    for _ in range(MOST_FEEDS):
        make_feed(agency, unit=None, by=officer)

    page = sign_in(officer).post(PAGE, {"unit": "all"})

    assert "End one first" in page.content.decode()
    assert CalendarFeed.objects.count() == MOST_FEEDS


def test_no_agency_can_have_the_address_of_the_calendars():
    assert "calendar" in taken_addresses()


def test_what_is_long_over_stands_in_the_list_and_not_in_the_calendar():
    agency = make_agency()
    make_units(agency)
    old = date.today() - timedelta(61)  # noqa: DTZ011 - any day far enough away
    make_improvement_plan(agency, make_measure(steps=("เก่า",), period=Period("range", old, old)))

    assert events(make_feed(agency, unit=None, by=make_user(agency))) == []
