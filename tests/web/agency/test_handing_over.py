"""Handing over on pages: asked, shown, decided; and what is left to whoever leaves."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.actions import act_for
from prongsai.apps.agencies.models import Appointment, Role
from prongsai.apps.agencies.queries import appointments_of
from prongsai.apps.documents.handing_over import hand_over
from prongsai.apps.improvement.models import HandOver
from prongsai.core.dates import long_date
from tests.apps.improvement.plans import make_head, make_improvement_plan, make_units, today
from tests.web.builders import (
    YEAR,
    make_account,
    make_agency,
    make_published_result,
    make_user,
)

pytestmark = pytest.mark.django_db

PEOPLE = "/office/klongmuang/people/"
KEPT = f"{PEOPLE}handed-over/"


@pytest.fixture
def agency():
    """An agency with units and a plan that is under way."""
    found = make_agency()
    make_units(found)
    make_improvement_plan(found)
    return found


@pytest.fixture
def executive(agency, sign_in):
    """The browser of the agency's executive."""
    return sign_in(make_user(agency, Role.EXECUTIVE, "nayok"))


@pytest.fixture
def officer(agency):
    """The appointment of the officer, who leaves."""
    return appointments_of(make_user(agency, username="old")).get()


def given(**changes):
    """What the form sends: the officer leaves today and nobody comes yet."""
    fields = {"last_day": later(0), "who": "nobody", "username": ""}
    return fields | {"acting_until": "", "note": ""} | changes


def later(days):
    """A day from now on, as a form sends it."""
    return long_date(today() + timedelta(days))


def text(page):
    """What a page says, on one line."""
    return " ".join(page.content.decode().split())


def test_the_pack_is_shown_before_anything_is_decided(executive, officer):
    assert f"{PEOPLE}{officer.pk}/hand-over/" in text(executive.get(PEOPLE))

    page = executive.post(f"{PEOPLE}{officer.pk}/hand-over/", given(note="กุญแจอยู่ที่ปลัด"))

    assert "Steps that are not done <span" in text(page)
    assert "ตรวจข้อมูลทุกเดือน" in text(page)
    assert "กุญแจอยู่ที่ปลัด" in text(page)
    assert not HandOver.objects.exists()
    officer.refresh_from_db()
    assert officer.until is None


def test_an_account_takes_over_from_the_next_day_on(agency, executive, officer):
    successor = make_account(agency, "new")
    sent = given(who="account", username=" new ", decided="1")

    page = executive.post(f"{PEOPLE}{officer.pk}/hand-over/", sent)

    kept = HandOver.objects.get()
    assert (page.status_code, page.url) == (302, f"{KEPT}{kept.pk}/")
    officer.refresh_from_db()
    assert officer.until == today()
    assert kept.successor.since == today() + timedelta(1)
    assert (kept.successor.holder, kept.successor.until) == (successor, None)


def test_what_was_typed_can_be_changed_after_it_was_shown(executive, officer):
    page = executive.post(f"{PEOPLE}{officer.pk}/hand-over/", given(note="ฝากด้วย", change="1"))

    assert page.context["form"]["note"].value() == "ฝากด้วย"
    assert not HandOver.objects.exists()


def test_a_newcomer_gets_an_account_whose_password_is_shown_this_once(executive, officer):
    sent = given(who="newcomer", username="fresh", decided="1")

    page = executive.post(f"{PEOPLE}{officer.pk}/hand-over/", sent)

    fresh, kept = User.objects.get(username="fresh"), HandOver.objects.get()
    assert fresh.password_is_temporary
    assert fresh.check_password(page.context["newcomer"].password)
    assert page.context["newcomer"].password in text(page)
    assert f"{KEPT}{kept.pk}/" in text(page)
    assert page["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("last_day", {"last_day": "1990-01-01"}),
        ("username", {"who": "account"}),
        ("username", {"who": "account", "username": "nobody-knows"}),
        ("username", {"who": "account", "username": "old"}),
        ("username", {"who": "newcomer", "username": "old"}),
        ("username", {"username": "nayok"}),
        ("acting_until", {"who": "account", "username": "nayok", "acting_until": "1/1/2543"}),
        ("acting_until", {"acting_until": later(30)}),
        ("acting_until", {"who": "account", "username": "nayok", "acting_until": "1/10/2599"}),
        ("who", {"who": "anybody"}),
    ],
)
def test_what_makes_no_sense_is_told_beside_its_field(executive, officer, field, changes):
    sent = given(**changes, decided="1")

    page = executive.post(f"{PEOPLE}{officer.pk}/hand-over/", sent)

    assert list(page.context["form"].errors) == [field]
    assert not HandOver.objects.exists()


def test_a_username_that_is_not_allowed_makes_no_account_and_ends_nothing(executive, officer):
    sent = given(who="newcomer", username="no spaces!", decided="1")

    page = executive.post(f"{PEOPLE}{officer.pk}/hand-over/", sent)

    assert "username" in page.context["form"].errors
    officer.refresh_from_db()
    assert officer.until is None


def test_the_only_executive_leaves_to_nobody_only_when_that_is_ticked(agency, executive):
    own = Appointment.objects.get(holder__username="nayok")
    address = f"{PEOPLE}{own.pk}/hand-over/"

    asked = text(executive.get(address))
    refused = executive.post(address, given(decided="1"))
    shown = executive.post(address, given(sure="on"))
    executive.post(address, given(sure="True", decided="1"))

    assert "This is the only executive of the agency." in asked
    assert list(refused.context["form"].errors) == ["sure"]
    assert '<input type="hidden" name="sure" value="True"' in text(shown)
    own.refresh_from_db()
    assert own.until == today()


def test_a_pack_is_made_anew_and_a_hand_over_is_cancelled_until_its_last_day(
    agency, executive, officer
):
    successor = make_account(agency, "new")
    last_day = today() + timedelta(300)
    kept = hand_over(officer, last_day=last_day, successor=successor, by=None)
    address = f"{KEPT}{kept.pk}/"
    assert "Make the pack anew" in text(executive.get(address))

    renewed = executive.post(f"{address}renew/", follow=True)
    again = executive.post(f"{address}renew/", follow=True)
    executive.post(f"{PEOPLE}{officer.pk}/take-back/", {"sure": "on"})

    assert "The pack is made anew." in text(renewed)
    assert "This hand-over is over, cancelled, or was made anew already." in text(again)
    assert HandOver.objects.count() == 2
    officer.refresh_from_db()
    assert officer.until is None
    shown = text(executive.get(KEPT))
    assert shown.count("Cancelled") == 2
    assert "Make the pack anew" not in text(executive.get(f"{KEPT}{kept.pk}/"))
    assert not Appointment.objects.filter(holder=successor, until=None).exists()


def test_who_leaves_reads_the_pack_and_does_not_change_what_was_decided(agency, officer, sign_in):
    kept = hand_over(officer, last_day=today() + timedelta(9), by=None)
    browser = sign_in(officer.holder)

    page = text(browser.get(f"{KEPT}{kept.pk}/"))

    assert "Make the pack anew" not in page
    assert "Cancel the hand-over" not in page
    assert browser.post(f"{KEPT}{kept.pk}/renew/").status_code == 403
    assert browser.post(f"{PEOPLE}{officer.pk}/take-back/", {"sure": "on"}).status_code == 403


def test_a_position_that_was_handed_over_cannot_be_handed_over_again(executive, officer):
    hand_over(officer, last_day=today(), by=None)

    assert executive.get(f"{PEOPLE}{officer.pk}/hand-over/").status_code == 404


def test_an_executive_hands_over_no_position_that_he_cannot_give(agency, executive):
    administrator = appointments_of(make_user(agency, Role.ADMINISTRATOR)).get()

    page = executive.post(f"{PEOPLE}{administrator.pk}/hand-over/", given(decided="1"))

    assert page.status_code == 403


def test_the_paper_is_there_for_who_manages_who_leaves_and_who_comes_and_nobody_else(
    agency, executive, officer, sign_in
):
    successor = make_account(agency, "new")
    yesterday = today() - timedelta(1)
    kept = hand_over(officer, last_day=yesterday, successor=successor, by=None)
    paper = f"{KEPT}{kept.pk}/paper.pdf"

    for browser in (executive, sign_in(successor)):
        file = browser.get(paper)
        assert file.content.startswith(b"%PDF-")
        assert browser.get(f"{KEPT}{kept.pk}/paper.docx").content.startswith(b"PK")
        assert f"{KEPT}{kept.pk}/" in text(browser.get(KEPT))
        assert "ตรวจข้อมูลทุกเดือน" in text(browser.get(f"{KEPT}{kept.pk}/"))
    head = sign_in(make_head(agency.units.first()))
    assert [head.get(one).status_code for one in (paper, f"{KEPT}{kept.pk}/")] == [403, 403]
    assert f"{KEPT}{kept.pk}/" not in text(head.get(KEPT))
    assert executive.get(f"{KEPT}{kept.pk}/paper.xlsx").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    agency, executive, django_assert_num_queries, number
):
    for place in range(number):
        who = appointments_of(make_user(agency, username=f"old-{place}")).get()
        hand_over(who, last_day=today(), by=None)

    with django_assert_num_queries(7):
        page = executive.get(KEPT)

    assert [str(standing) for _, standing in page.context["hand_overs"]] == ["counts"] * number


def test_another_agency_reads_no_hand_over_of_this_one(agency, officer, sign_in):
    kept = hand_over(officer, last_day=today(), by=None)
    other = make_agency("other")
    browser = sign_in(make_user(other, Role.EXECUTIVE))

    for address in (f"{KEPT}{kept.pk}/", f"{KEPT}{kept.pk}/paper.pdf"):
        assert browser.get(address).status_code == 404
        assert browser.get(address.replace("klongmuang", "other")).status_code == 404
    there = f"/office/other/people/{officer.pk}/hand-over/"
    assert browser.get(there).status_code == 404


def test_the_paper_is_written_in_the_numerals_of_the_letterhead(agency, officer):
    from prongsai.apps.documents.handing_over import paper_of

    kept = hand_over(officer, last_day=date(2026, 9, 30), by=None)

    said = str(paper_of(kept))

    assert "๓๐ กันยายน ๒๕๖๙" in said
    assert "30 กันยายน" not in said


def test_somebody_who_acts_is_shown_with_the_last_day_and_can_be_ended_earlier(
    agency, executive, officer
):
    acting = act_for(
        officer.position,
        holder=make_account(agency, "deputy"),
        since=today(),
        until=today() + timedelta(30),
        by=None,
    )
    page = text(executive.get(PEOPLE))
    assert '<span class="badge warn">Acting</span>' in page
    assert "End earlier" in page

    later = {"until": (today() + timedelta(60)).isoformat()}
    refused = executive.post(f"{PEOPLE}{acting.pk}/end/", later)
    executive.post(f"{PEOPLE}{acting.pk}/end/", {"until": today().isoformat()})

    assert "until" in refused.context["form"].errors
    acting.refresh_from_db()
    assert acting.until == today()


def test_access_ends_on_the_date_at_every_kind_of_page(
    agency, executive, officer, sign_in, monkeypatch
):
    make_published_result(agency)
    browser = sign_in(officer.holder)
    pages = [
        "/office/klongmuang/",
        f"/office/klongmuang/{YEAR}/",
        "/office/klongmuang/documents/",
        "/office/klongmuang/improvement/",
        "/office/klongmuang/improvement/steps/",
        "/office/klongmuang/oit/",
        "/office/klongmuang/surveys/",
        "/office/klongmuang/log/",
        PEOPLE,
    ]
    hand_over(officer, last_day=today(), by=None)
    assert [browser.get(one).status_code for one in pages] == [200] * len(pages)

    after = timezone.localtime() + timedelta(1)
    at_first = timezone.localdate
    monkeypatch.setattr(
        timezone, "localdate", lambda *when: at_first(*when) if when else after.date()
    )

    assert [browser.get(one).status_code for one in pages] == [404] * len(pages)
    home = text(browser.get("/office/"))
    assert "You held the position ตำแหน่งของ old of อบต. klongmuang until" in home
    assert "Ask an executive of อบต. klongmuang" in home


def test_whoever_begins_later_is_told_from_which_day_on(agency, officer, sign_in):
    successor = make_account(agency, "new")
    hand_over(officer, last_day=today(), successor=successor, by=None)

    home = text(sign_in(successor).get("/office/"))

    assert "You hold the position ตำแหน่งของ old of อบต. klongmuang from" in home
    assert Appointment.objects.filter(holder=successor).count() == 1
