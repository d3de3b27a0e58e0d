"""Reminders: whom, on which day, once, and without a word of what they are about."""

from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from prongsai.apps.agencies.actions import add_unit, appoint, end_appointment
from prongsai.apps.agencies.models import Appointment, Role
from prongsai.apps.agencies.queries import appointments_of
from prongsai.apps.improvement.models import Duty, Reminder
from prongsai.apps.improvement.progress import tick
from prongsai.apps.improvement.reminding import Due, due_today, remind, words_of
from prongsai.apps.improvement.step_queries import duties_visible_to
from prongsai.core.periods import Period
from tests.apps.improvement.plans import (
    duty_of,
    make_head,
    make_improvement_plan,
    make_measure,
    make_units,
)
from tests.web.builders import SINCE, make_account, make_agency, make_position, make_user

pytestmark = pytest.mark.django_db

ADDRESS = "https://ita.example.go.th/office/"
MONDAY = date(2026, 6, 1)
DAY = timedelta(1)


def until(day):
    """A period that ends with a day."""
    return Period("range", day - 30 * DAY, day)


def due_on(agency, *days, **changes):
    """An adopted plan with one step of every unit due on each of the days."""
    measures = [make_measure(steps=("ทำ",), period=until(day)) for day in days]
    return make_improvement_plan(agency, *measures, **changes)


def reached(user, email="somebody@example.go.th"):
    """The account with an e-mail address."""
    user.email = email
    user.save()
    return user


@pytest.fixture
def agency():
    """An agency with three units."""
    found = make_agency()
    make_units(found)
    return found


@pytest.fixture
def head(agency):
    """The head of the finance unit, who has an e-mail address."""
    return reached(make_head(agency.units.get(name="กองคลัง")), "head@example.go.th")


@pytest.fixture
def officer(agency):
    """The officer, who has one, too."""
    return reached(make_user(agency), "officer@example.go.th")


def test_on_a_monday_everybody_is_told_of_what_is_late_or_due_within_a_week(agency, head, officer):
    due_on(agency, MONDAY - 20 * DAY, MONDAY, MONDAY + 7 * DAY, MONDAY + 8 * DAY)

    assert due_today(MONDAY) == {head: Due(1, 2), officer: Due(3, 6)}


@pytest.mark.parametrize(
    ("ends", "is_told"), [(-2, False), (-1, True), (0, False), (1, True), (2, False)]
)
def test_on_another_day_only_who_has_something_due_tomorrow_or_yesterday(
    agency, head, ends, is_told
):
    tuesday = MONDAY + DAY
    due_on(agency, tuesday + ends * DAY)

    assert set(due_today(tuesday)) == ({head} if is_told else set())


def test_what_is_told_is_what_somebody_sees_on_his_page(agency, head, officer):
    other = make_agency("other")
    make_units(other)
    stranger = reached(make_head(other.units.first(), "stranger"))
    due_on(agency, MONDAY - DAY, MONDAY + DAY)
    due_on(other, MONDAY - DAY)
    told = due_today(MONDAY)

    for account, office in ((head, agency), (officer, agency), (stranger, other)):
        assert sum(told[account]) == duties_visible_to(account, office).count()
    assert set(told) == {head, officer, stranger}


def test_a_part_of_one_position_is_told_to_its_holder_alone(agency, head):
    unit = agency.units.get(name="กองคลัง")
    clerk = reached(make_account(agency, "clerk"))
    position = make_position(agency, Role.UNIT, unit=unit, title="เจ้าพนักงานพัสดุ")
    appoint(position, holder=clerk, since=SINCE, by=None)
    due_on(agency, MONDAY)
    Duty.objects.filter(unit=unit).update(position=position)

    assert set(due_today(MONDAY)) == {clerk}


def test_who_holds_two_positions_gets_one_sum(agency, officer):
    other = make_agency("other")
    unit = add_unit(other, name="กองคลัง", by=None)
    position = make_position(other, Role.UNIT, unit=unit)
    appoint(position, holder=officer, since=SINCE, by=None)
    due_on(agency, MONDAY)
    due_on(other, MONDAY)

    assert due_today(MONDAY) == {officer: Due(0, 4)}


def test_nobody_is_told_of_drafts_of_what_is_done_or_of_dropped_measures(agency, head):
    draft = due_on(agency, MONDAY, adopted=False)
    assert due_today(MONDAY) == {}
    draft.delete()
    plan = due_on(agency, MONDAY)
    assert set(due_today(MONDAY)) == {head}

    plan.measures.update(dropped_because="ซ้ำ")
    assert due_today(MONDAY) == {}
    plan.measures.update(dropped_because="")
    tick(duty_of(plan, "กองคลัง", "ทำ"), on=timezone.localdate(), by=None)
    assert due_today(MONDAY) == {}


@pytest.mark.parametrize("gone", ["email", "account", "appointment", "not_yet"])
def test_who_has_no_address_or_no_position_today_is_not_written_to(agency, head, gone):
    due_on(agency, MONDAY)
    if gone == "email":
        reached(head, "")
    elif gone == "account":
        head.is_active = False
        head.save()
    elif gone == "appointment":
        end_appointment(appointments_of(head).get(), until=MONDAY - DAY, by=None)
    else:
        Appointment.objects.filter(holder=head).update(since=MONDAY + DAY)

    assert remind(MONDAY, address=ADDRESS).sent == 0
    assert mail.outbox == []


def test_executives_and_overseers_are_not_written_to(agency):
    due_on(agency, MONDAY)
    for role in (Role.EXECUTIVE, Role.OVERSEER, Role.ADMINISTRATOR, Role.ASSESSOR):
        reached(make_user(agency, role))

    assert due_today(MONDAY) == {}


def test_one_e_mail_a_day_however_often_the_command_runs(agency, head):
    due_on(agency, MONDAY, MONDAY + DAY)

    sent = [remind(MONDAY, address=ADDRESS).sent for _ in range(2)]
    following = remind(MONDAY + 2 * DAY, address=ADDRESS).sent

    assert (sent, following) == ([1, 0], 1)
    assert [one.to for one in mail.outbox] == [["head@example.go.th"]] * 2
    assert [one.steps for one in Reminder.objects.order_by("on")] == [2, 2]
    assert Reminder.objects.filter(sent_at=None).count() == 0


def test_another_process_that_claimed_somebody_first_is_the_one_that_sends(
    agency, head, monkeypatch
):
    due_on(agency, MONDAY)
    found = due_today(MONDAY)
    Reminder.objects.create(to=head, on=MONDAY, steps=1)  # after this process had looked
    monkeypatch.setattr("prongsai.apps.improvement.reminding.due_today", lambda today: found)

    assert remind(MONDAY, address=ADDRESS).sent == 0
    assert mail.outbox == []


def test_an_e_mail_says_numbers_and_where_to_sign_in_and_nothing_else(agency, head):
    due_on(agency, MONDAY - DAY, MONDAY)

    remind(MONDAY, address=ADDRESS)

    letter = mail.outbox[0]
    assert (letter.subject, letter.body) == words_of(Due(1, 1), ADDRESS)
    whole = letter.message().as_string() + letter.subject + letter.body
    for word in (agency.name, agency.slug, "กองคลัง", "ทำ\n", "เผยแพร่ข้อมูล", head.username):
        assert word not in whole
    assert "งานที่เลยกำหนด 1 รายการ\nงานที่ครบกำหนดภายใน 7 วัน 1 รายการ" in letter.body
    assert letter.extra_headers == {"Auto-Submitted": "auto-generated"}


def test_nothing_late_is_not_told_as_nought(agency):
    assert "เลยกำหนด" not in words_of(Due(0, 3), ADDRESS)[1]


class Choosy(EmailBackend):
    """A server that refuses one address and falls silent at another."""

    def send_messages(self, messages):
        to = messages[0].to[0]
        if to == "refused@example.go.th":
            raise SMTPRecipientsRefused({to: (550, b"no such box")})
        if to == "silent@example.go.th":
            raise SMTPServerDisconnected("gone")
        return super().send_messages(messages)


@pytest.fixture
def choosy(settings):
    """E-mail goes through that server."""
    settings.EMAIL_BACKEND = f"{__name__}.Choosy"


def test_where_one_cannot_be_sent_the_rest_still_goes_out_and_it_is_told(
    agency, head, officer, choosy
):
    due_on(agency, MONDAY)
    refused = reached(make_head(agency.units.first()), "refused@example.go.th")

    done = remind(MONDAY, address=ADDRESS)

    assert (done.sent, [one.username for one in done.failures]) == (2, [refused.username])
    assert done.failures[0].says == "550 no such box"
    reached(refused, "right@example.go.th")
    assert remind(MONDAY, address=ADDRESS).sent == 1


def test_where_nobody_knows_whether_it_was_sent_it_is_not_sent_twice(agency, head, choosy):
    due_on(agency, MONDAY)
    reached(head, "silent@example.go.th")

    assert len(remind(MONDAY, address=ADDRESS).failures) == 1
    assert remind(MONDAY, address=ADDRESS) == (0, ())


def test_it_is_forgotten_after_a_while_that_somebody_was_reminded(agency, head):
    Reminder.objects.create(to=head, on=MONDAY - 91 * DAY, steps=1)
    Reminder.objects.create(to=head, on=MONDAY - 90 * DAY, steps=1)

    remind(MONDAY, address=ADDRESS)

    assert [one.on for one in Reminder.objects.all()] == [MONDAY - 90 * DAY]


def test_a_hundred_people_take_as_many_queries_to_find_as_one(
    agency, head, django_assert_num_queries
):
    unit = agency.units.get(name="กองคลัง")
    for number in range(5):
        reached(make_head(add_unit(agency, name=f"กอง {number}", by=None)))
    due_on(agency, MONDAY)
    assert unit.duties.count() == 1

    with django_assert_num_queries(2):
        assert len(due_today(MONDAY)) == 6
