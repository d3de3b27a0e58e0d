"""Agencies: who holds which position, who sees what, and who may do what."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.utils import timezone

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.actions import (
    add_unit,
    appoint,
    appoint_newcomer,
    create_account,
    create_position,
    end_appointment,
    register_agency,
)
from prongsai.apps.agencies.models import Agency, Appointment, Role
from prongsai.apps.agencies.permissions import MAY, acts_of, grantable_roles, may
from prongsai.apps.agencies.queries import (
    agencies_visible_to,
    assessed,
    offices_of,
    roles_in,
    search_agencies,
)
from prongsai.apps.audit.models import Entry
from tests.web.builders import (
    SINCE,
    make_account,
    make_agency,
    make_office,
    make_position,
    make_user,
)

pytestmark = pytest.mark.django_db

# Every act and the roles that may do it, written out: a change of the table is a change here.
EXPECTED = {
    "agency.view": {"officer", "unit", "executive", "assessor", "overseer", "administrator"},
    "agency.manage": {"executive", "administrator"},
    "agency.change": {"administrator"},
    "audit.view": {"officer", "executive", "administrator"},
    "audit.verify": {"administrator"},
    "comment.read": {"overseer", "administrator"},
    "document.view": {"officer", "unit", "executive", "assessor", "overseer", "administrator"},
    "document.draft": {"officer", "executive", "administrator"},
    "document.write": {"officer", "administrator"},
    "document.publish": {"officer", "executive", "administrator"},
    "improvement.view": {"officer", "executive", "administrator"},
    "improvement.write": {"officer", "administrator"},
    "improvement.adopt": {"executive"},
    "improvement.report": {"officer", "unit", "executive"},
    "improvement.progress": {"officer", "executive", "overseer", "administrator"},
    "oit.view": set(Role.values),
    "oit.manage": {"officer", "administrator"},
    "oit.hand_in": {"officer", "unit", "administrator"},
    "oit.check": {"officer", "unit", "executive", "administrator"},
    "oit.approve": {"executive"},
    "oit.review": {"assessor"},
    "oit.clarify": {"officer"},
    "oit.confirm": {"administrator"},
    "plan.view": set(Role.values),
    "plan.write": {"officer", "administrator"},
    "plan.report": {"officer", "unit", "administrator"},
    "plan.approve": {"executive"},
    "report.read": {"officer", "administrator"},
    "result.view": {"officer", "unit", "executive", "assessor", "overseer", "administrator"},
    "result.import": {"officer", "administrator"},
    "result.publish": {"officer", "executive", "administrator"},
    "survey.enter": {"officer", "administrator"},
    "survey.view": {"officer", "executive", "overseer", "administrator"},
    "survey.manage": {"officer", "administrator"},
}


def test_the_table_of_permissions_is_this():
    assert {act: set(map(str, roles)) for act, roles in MAY.items()} == EXPECTED


@pytest.mark.parametrize("role", [Role.OFFICER, Role.UNIT, Role.EXECUTIVE, Role.ASSESSOR])
def test_nobody_of_an_agency_reads_comments_before_names_are_out_whatever_else_he_is(role):
    agency = make_agency()
    administrator = make_user(make_office(), Role.ADMINISTRATOR)
    alone = may(administrator, "comment.read", agency)

    appoint(make_position(agency, role), holder=administrator, since=SINCE, by=None)

    assert (alone, may(administrator, "comment.read", agency)) == (True, False)
    assert "comment.read" not in acts_of(administrator, agency)


@pytest.mark.parametrize(
    "word",
    [
        "accounts",
        "d",
        "disagreements",
        "healthz",
        "language",
        "office",
        "review",
        "robots.txt",
        "rules",
        "s",
        "static",
    ],
)
def test_an_agency_cannot_have_an_address_of_the_site_itself(word):
    with pytest.raises(ValidationError) as refusal:
        register_agency(slug=word, name="อบต.บ้านใหม่", kind="sao", by=None)

    assert refusal.value.message_dict == {
        "slug": ["This address belongs to the site itself; choose another."]
    }
    assert not Agency.objects.exists()


@pytest.mark.parametrize("role", Role.values)
def test_a_role_may_do_what_the_table_says_in_its_own_agency(role):
    agency = make_agency()
    user = make_user(agency, role)

    allowed = {act for act, roles in EXPECTED.items() if role in roles}
    assert acts_of(user, agency) == allowed
    assert {act for act in EXPECTED if may(user, act, agency)} == allowed


@pytest.mark.parametrize("role", sorted(set(Role.values) - {"administrator"}))
def test_a_role_gives_nothing_in_another_agency(role):
    user = make_user(make_agency("own"), role)
    other = make_agency("other")

    assert acts_of(user, other) == set()
    assert list(agencies_visible_to(user)) == [Agency.objects.get(slug="own")]


def test_a_visitor_who_did_not_sign_in_sees_no_agency():
    make_agency()

    assert list(agencies_visible_to(AnonymousUser())) == []


def test_an_overseer_sees_the_agencies_below_his_office_and_those_below_them():
    province = make_office("province")
    district = make_office("district", overseer=province)
    agency = make_agency("agency", overseer=district)
    make_agency("elsewhere")
    user = make_user(province, Role.OVERSEER)

    assert set(agencies_visible_to(user)) == {province, district, agency}
    assert roles_in(user, agency) == {"overseer"}


def test_an_officer_of_an_overseeing_office_does_not_see_what_it_oversees():
    office = make_office()
    agency = make_agency(overseer=office)
    user = make_user(office, Role.OFFICER)

    assert list(agencies_visible_to(user)) == [office]
    assert roles_in(user, agency) == set()


def test_an_administrator_reaches_every_agency():
    user = make_user(make_office(), Role.ADMINISTRATOR)
    agency = make_agency()

    assert set(agencies_visible_to(user)) == set(Agency.objects.all())
    assert "result.import" in acts_of(user, agency)


@pytest.mark.parametrize(
    ("since", "until", "sees"),
    [(-1, None, True), (0, 0, True), (1, None, False), (-9, -1, False), (-9, 1, True)],
)
def test_an_appointment_counts_from_its_first_to_its_last_day(since, until, sees):
    agency = make_agency()
    user = make_account(agency)
    appointment = appoint(make_position(agency), holder=user, since=_day(since), by=None)
    if until is not None:
        end_appointment(appointment, until=_day(until), by=None)

    assert list(agencies_visible_to(user)) == ([agency] if sees else [])


def test_nobody_holds_a_position_twice_at_once():
    agency = make_agency()
    user = make_user(agency)
    position = agency.positions.get()

    with pytest.raises(ValidationError, match="holds the position already"):
        appoint(position, holder=user, since=SINCE, by=None)


def test_an_appointment_does_not_end_before_it_begins():
    make_user(make_agency())
    appointment = Appointment.objects.get()

    with pytest.raises(ValidationError, match="cannot be before the first"):
        end_appointment(appointment, until=date(2019, 9, 30), by=None)


def test_an_agency_has_a_unit_and_a_position_of_one_name_once():
    agency = make_agency()
    add_unit(agency, name="กองคลัง", by=None)
    create_position(agency, title="ปลัด", role=Role.OFFICER, by=None)

    with pytest.raises(ValidationError, match="a unit of this name"):
        add_unit(agency, name="กองคลัง", by=None)
    with pytest.raises(ValidationError, match="this position already"):
        create_position(agency, title="ปลัด", role=Role.OFFICER, by=None)


def test_a_newcomer_gets_an_account_with_a_password_for_the_first_sign_in_only():
    agency = make_agency()
    executive = make_user(agency, Role.EXECUTIVE)

    newcomer = appoint_newcomer(make_position(agency), username="nok", since=SINCE, by=executive)

    account = User.objects.get(username="nok")
    assert account.check_password(newcomer.password)
    assert account.password_is_temporary
    assert list(agencies_visible_to(account)) == [agency]
    assert [(entry.action, entry.actor) for entry in Entry.objects.order_by("-sequence")[:3]] == [
        ("agency.appointed", executive),
        ("account.created", executive),
        ("agency.position_created", None),
    ]


def test_the_password_of_a_newcomer_is_not_in_the_log():
    newcomer = appoint_newcomer(make_position(make_agency()), username="nok", since=SINCE, by=None)

    assert newcomer.password not in str(list(Entry.objects.values()))


def test_a_username_that_is_taken_makes_neither_account_nor_appointment():
    agency = make_agency()
    make_account(agency, "nok")

    with pytest.raises(ValidationError):
        appoint_newcomer(make_position(agency), username="nok", since=SINCE, by=None)

    assert not Appointment.objects.exists()


def test_a_weak_password_is_refused():
    with pytest.raises(ValidationError):
        create_account(make_agency(), username="nok", password="12345678", by=None)


def test_only_an_administrator_can_make_an_administrator():
    agency = make_agency()
    every = set(Role.values)

    assert grantable_roles(make_user(agency, Role.ADMINISTRATOR), agency) == every
    assert grantable_roles(make_user(agency, Role.EXECUTIVE), agency) == every - {"administrator"}
    assert grantable_roles(make_user(agency, Role.OFFICER), agency) == set()


def test_agencies_are_found_by_every_word_of_a_search():
    make_agency("a", name="อบต.คลองม่วง", district="ปากช่อง")
    make_agency("b", name="อบต.ชุมแสง", district="สตึก")

    assert _slugs(search_agencies(Agency.objects.all(), "อบต ปากช่อง")) == ["a"]
    assert _slugs(search_agencies(Agency.objects.all(), "")) == ["a", "b"]


def test_an_oversight_office_is_not_assessed():
    office = make_office()
    agency = make_agency()
    user = make_user(office, Role.OVERSEER)

    assert list(assessed(Agency.objects.all())) == [agency]
    assert offices_of(user) == [office]


def _day(offset: int) -> date:
    return timezone.localdate() + timedelta(days=offset)


def _slugs(agencies: object) -> list[str]:
    return sorted(agencies.values_list("slug", flat=True))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "typed",
    [
        "อบต.คลองม่วง",
        "อบต. คลองม่วง",
        "อบต คลองม่วง",
        "องค์การบริหารส่วนตำบลคลองม่วง",
        "องค์การบริหารส่วนคลองม่วง",
        "องค์การบริหารส่วนตำบล คลองม่วง",
        "คลองม่วง จ.นครราชสีมา",
        "อ.ปากช่อง",
    ],
)
def test_an_agency_is_found_by_the_short_forms_that_everybody_writes(typed):
    make_agency(
        "a",
        name="องค์การบริหารส่วนตำบลคลองม่วง",
        district="ปากช่อง",
        province="นครราชสีมา",
    )
    make_agency("b", name="เทศบาลตำบลแม่กา", district="เมืองพะเยา", province="พะเยา")

    assert _slugs(search_agencies(Agency.objects.all(), typed)) == ["a"]


@pytest.mark.parametrize("typed", ["เทศบาลแม่กา", "เทศบาลตำบลแม่กา", "เทศบาล แม่กา", "ทต.แม่กา"])
@pytest.mark.parametrize("name", ["เทศบาลตำบลแม่กา", "ทต.แม่กา", "ทต. แม่กา"])
def test_which_municipality_it_is_may_be_left_out_or_written_short(typed, name):
    make_agency("a", name="องค์การบริหารส่วนตำบลแม่กา")
    make_agency("b", name=name)

    assert _slugs(search_agencies(Agency.objects.all(), typed)) == ["b"]
