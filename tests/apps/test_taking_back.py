"""What an agency lacks once somebody leaves, and endings and hand-overs that are taken back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from prongsai.apps.agencies.actions import act_for, appoint, end_appointment
from prongsai.apps.agencies.cover import (
    has_executive,
    is_last_executive,
    units_without_anybody,
)
from prongsai.apps.agencies.endings import ended_appointments, endings_to_take_back
from prongsai.apps.agencies.models import Appointment, Role
from prongsai.apps.agencies.queries import positions_of, roles_in
from prongsai.apps.agencies.taking_back import take_back_ending
from prongsai.apps.audit.models import Entry
from prongsai.apps.documents.handed_over import (
    Standing,
    renew_pack,
    standing_of,
    take_back,
)
from prongsai.apps.documents.handing_over import (
    gather_pack,
    hand_over,
    hand_over_to_newcomer,
    hand_overs_of,
)
from prongsai.core.calendar import FiscalYear
from prongsai.core.improvement.handing_over import Deadline
from tests.apps.anticorruption.plans import make_action_report, make_approved_plan
from tests.core.anticorruption.plans import FIRST
from tests.web.builders import make_account, make_agency, make_position, make_user

pytestmark = pytest.mark.django_db

DAY = timedelta(1)


def today():
    """The day of the tests."""
    return timezone.localdate()


def held_by(user):
    """The only appointment of somebody."""
    return Appointment.objects.select_related("position__agency").get(holder=user)


def test_the_only_executive_is_missed_and_one_of_two_is_not():
    agency = make_agency()
    first = held_by(make_user(agency, Role.EXECUTIVE, "nayok"))
    alone = is_last_executive(first, today())
    make_user(agency, Role.EXECUTIVE, "deputy")

    assert (alone, is_last_executive(first, today())) == (True, False)


def test_who_begins_on_the_next_day_stands_in_and_who_begins_later_does_not():
    agency = make_agency()
    first = held_by(make_user(agency, Role.EXECUTIVE, "nayok"))
    deputy = make_account(agency, "deputy")
    appoint(first.position, holder=deputy, since=today() + 5 * DAY, by=None)

    missed = [is_last_executive(first, today() + days * DAY) for days in (0, 3, 4)]

    assert missed == [True, True, False]


def test_a_day_that_is_over_counts_as_today():
    agency = make_agency()
    first = held_by(make_user(agency, Role.EXECUTIVE, "nayok"))
    appoint(first.position, holder=make_account(agency), since=today(), by=None)

    assert not is_last_executive(first, today() - 30 * DAY)


def test_the_last_administrator_of_the_installation_is_not_ended():
    agency = make_agency()
    root = held_by(make_user(agency, Role.ADMINISTRATOR, "root"))

    with pytest.raises(ValidationError, match="Nobody else is administrator"):
        end_appointment(root, until=today(), by=None)
    make_user(make_agency("other"), Role.ADMINISTRATOR, "second")
    end_appointment(root, until=today(), by=None)

    assert held_by(root.holder).until == today()


def test_the_last_administrator_hands_over_to_another_one():
    agency = make_agency()
    root = held_by(make_user(agency, Role.ADMINISTRATOR, "root"))

    kept = hand_over(root, last_day=today(), successor=make_account(agency, "next"), by=None)

    assert (kept.appointment.until, kept.successor.since) == (today(), today() + DAY)


def test_units_without_anybody_are_those_in_which_no_position_is_held_today():
    agency = make_agency()
    held, empty = (agency.units.create(name=name) for name in ("กองคลัง", "กองช่าง"))
    position = make_position(agency, Role.UNIT, unit=held)
    make_position(agency, Role.UNIT, unit=empty, title="ว่าง")
    appoint(position, holder=make_account(agency), since=today(), by=None)

    assert list(units_without_anybody(agency)) == [empty]


def test_an_agency_has_an_executive_from_the_first_to_the_last_day():
    agency = make_agency()
    position = make_position(agency, Role.EXECUTIVE)
    appoint(position, holder=make_account(agency), since=today() + DAY, by=None)
    before = has_executive(agency)
    act_for(position, holder=make_account(agency, "b"), since=today(), until=today(), by=None)

    assert (before, has_executive(agency)) == (False, True)


def test_an_ending_is_taken_back_and_the_person_can_do_again_what_he_could():
    agency = make_agency()
    user = make_user(agency)
    end_appointment(held_by(user), until=today() - 2 * DAY, by=None)
    without = roles_in(user, agency)

    take_back_ending(held_by(user), by=None)

    assert (without, roles_in(user, agency)) == (set(), {"officer"})
    assert held_by(user).until is None
    assert Entry.objects.latest("sequence").action == "agency.ending_taken_back"


def test_who_acts_has_his_own_last_day_again():
    agency = make_agency()
    position = make_position(agency)
    until = today() + 30 * DAY
    acting = act_for(position, holder=make_account(agency), since=today(), until=until, by=None)
    end_appointment(acting, until=today(), by=None)

    take_back_ending(acting, by=None)

    assert held_by(acting.holder).until == until


def test_an_ending_of_another_day_is_taken_back_until_its_last_day_and_no_longer():
    agency = make_agency()
    user = make_user(agency)
    yesterday = timezone.now() - DAY
    offered = []
    for until in (today() + DAY, today(), today() - DAY):
        Appointment.objects.filter(holder=user).update(ended_at=yesterday, until=until)
        offered.append(endings_to_take_back(agency).count())

    assert offered == [1, 1, 0]
    with pytest.raises(ValidationError, match="too late"):
        take_back_ending(held_by(user), by=None)


def test_what_is_handed_over_is_gathered_again_until_the_last_day():
    agency = make_agency()
    user = make_user(agency)
    kept = hand_over(held_by(user), last_day=today() + 300 * DAY, by=None, note="ฝากด้วย")

    renewed = renew_pack(kept, by=None)

    assert [standing_of(one) for one in (kept, renewed)] == [Standing.REPLACED, Standing.COUNTS]
    assert (renewed.last_day, renewed.note) == (kept.last_day, "ฝากด้วย")
    with pytest.raises(ValidationError, match="made anew"):
        renew_pack(kept, by=None)


def test_a_hand_over_is_cancelled_with_the_appointment_of_who_was_to_come():
    agency = make_agency()
    user, successor = make_user(agency), make_account(agency, "next")
    details = {"last_day": today() + 300 * DAY, "successor": successor}
    kept = hand_over(held_by(user), **details, by=None)

    take_back(kept.appointment, by=None)

    kept = hand_overs_of(agency).get()
    assert standing_of(kept) == Standing.CANCELLED
    assert (held_by(user).until, roles_in(user, agency)) == (None, {"officer"})
    assert [one.holder for one in positions_of(agency).get().appointments.all()] == [user]
    assert list(ended_appointments(successor)) == []
    for days in (0, 301, 302):
        later = Appointment.objects.filter(holder=successor, until__gte=today() + days * DAY)
        assert not later.exists()
    again = hand_over(held_by(user), **details, by=None)
    assert standing_of(again) == Standing.COUNTS


def test_a_first_password_lives_from_the_first_day_of_the_position_on():
    agency = make_agency()
    leaves = held_by(make_user(agency))

    _, made = hand_over_to_newcomer(leaves, last_day=today() + 300 * DAY, username="fresh", by=None)

    begins, ends = made.account.password_given_at, made.account.password_ends_at
    assert timezone.localdate(begins) == today() + 301 * DAY
    assert ends - begins == timedelta(7)


def test_reports_on_the_action_plan_are_days_to_keep_in_mind():
    agency = make_agency()
    version = make_approved_plan(agency)
    first, second = FiscalYear(FIRST), FiscalYear(FIRST + 1)
    position = make_position(agency)

    early, at_the_end = (
        list(gather_pack(position, last_day=day).deadlines) for day in (first.starts, first.ends)
    )

    words = "จัดทำรายงานผลแผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ {} (รอบ {} เดือน)"
    of_years = [
        [
            Deadline(words.format(one.year, 6), one.first_half.ends),
            Deadline(words.format(one.year, 12), one.ends),
        ]
        for one in (first, second)
    ]
    assert early == of_years[0]
    assert at_the_end == [*of_years[0], *of_years[1]]
    make_action_report(version)
    head = make_position(agency, Role.UNIT, unit=agency.units.first())
    told = gather_pack(head, last_day=first.starts).deadlines
    assert told == (
        Deadline("ส่งและปิด" + words.removeprefix("จัดทำ").format(FIRST, 6), first.first_half.ends),
    )
