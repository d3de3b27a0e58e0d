"""Units, positions and who holds them; the log in sentences."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.actions import appoint
from prongsai.apps.agencies.models import Appointment, Role
from prongsai.apps.agencies.queries import roles_in
from prongsai.apps.audit.models import Entry
from prongsai.core.dates import long_date
from prongsai.web.agency.log_lines import line
from prongsai.web.agency.log_sentences import SENTENCES
from prongsai.web.agency.people_forms import PositionForm
from tests.apps.improvement.plans import make_head, make_improvement_plan, make_units
from tests.web.builders import (
    make_account,
    make_agency,
    make_correction,
    make_draft,
    make_examination,
    make_position,
    make_published_result,
    make_sheet,
    make_user,
)

pytestmark = pytest.mark.django_db

PEOPLE = "/office/klongmuang/people/"


@pytest.fixture
def agency():
    return make_agency()


@pytest.fixture
def executive(agency, sign_in):
    """The browser of the agency's executive."""
    return sign_in(make_user(agency, Role.EXECUTIVE, "nayok"))


def test_everybody_of_the_agency_reads_who_holds_what_since_when(agency, sign_in):
    make_user(agency, Role.EXECUTIVE, "nayok")

    text = sign_in(make_user(agency, Role.UNIT)).get(PEOPLE).content.decode()

    assert "nayok" in text
    assert "since 1 October 2019 (B.E. 2562)" in text
    assert "Give it to somebody" not in text


def test_an_executive_adds_a_unit_and_a_position_in_it(agency, executive):
    executive.post(f"{PEOPLE}unit/", {"name": "กองคลัง"})
    unit = agency.units.get()
    executive.post(f"{PEOPLE}position/", {"title": "ผอ.กอง", "role": "unit", "unit": unit.pk})

    position = agency.positions.get(title="ผอ.กอง")
    assert (position.role, position.unit) == ("unit", unit)


def test_a_name_that_is_taken_is_told_in_the_form(agency, executive):
    executive.post(f"{PEOPLE}unit/", {"name": "กองคลัง"})

    page = executive.post(f"{PEOPLE}unit/", {"name": "กองคลัง"})

    assert "The agency has a unit of this name already." in page.content.decode()


def test_an_executive_cannot_create_the_position_of_an_administrator(agency, executive):
    page = executive.post(f"{PEOPLE}position/", {"title": "ผู้ดูแล", "role": "administrator"})

    assert "role" in page.context["form"].errors


def test_a_unit_of_another_agency_cannot_be_chosen(agency, executive):
    other = make_agency("other").units.create(name="กองคลัง")

    page = executive.post(
        f"{PEOPLE}position/", {"title": "ผอ.กอง", "role": "unit", "unit": other.pk}
    )

    assert "unit" in page.context["form"].errors


def test_a_position_is_given_to_somebody_who_has_an_account(agency, executive):
    position = make_position(agency)
    nok = make_account(agency, "nok")

    executive.post(f"{PEOPLE}{position.pk}/appoint/", {"holder": " nok ", "since": "2020-01-01"})

    assert roles_in(nok, agency) == {"officer"}


@pytest.mark.parametrize("written", ["1 ตุลาคม 2563", "๑ ต.ค. ๖๓", "1/10/2563", "2563-10-01"])
def test_a_day_is_written_with_the_year_of_the_buddhist_era(agency, executive, written):
    position = make_position(agency)
    nok = make_account(agency, "nok")

    executive.post(f"{PEOPLE}{position.pk}/appoint/", {"holder": "nok", "since": written})

    assert nok.appointments.get().since == date(2020, 10, 1)


def test_the_day_of_today_stands_in_the_form_in_words(agency, executive):
    page = _text(executive.get(f"{PEOPLE}{make_position(agency).pk}/appoint/"))

    assert f'value="{long_date(timezone.localdate())}"' in page
    assert 'type="date"' not in page


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("1 ตุลาคม 2580", "The year is 2580 (B.E.)"),
        ("1 ตุลาคม 3113", "This is no date that we can read."),
        ("1/10/2463", "The year is 2463 (B.E.)"),
        ("พรุ่งนี้", "This is no date that we can read."),
    ],
)
def test_a_day_that_cannot_be_meant_is_told_beside_it(agency, executive, written, says):
    position = make_position(agency)
    sent = {"username": "nok", "since": written}

    page = executive.post(f"{PEOPLE}{position.pk}/newcomer/", sent)

    assert list(page.context["form"].errors) == ["since"]
    assert says in _text(page)


@pytest.mark.parametrize("name", ["สมชาย", "no spaces", "a/b", "émile"])
def test_a_username_in_other_than_english_letters_is_refused(agency, executive, name):
    sent = {"username": name, "since": "1/1/2563"}

    page = executive.post(f"{PEOPLE}{make_position(agency).pk}/newcomer/", sent)

    assert "Use English letters, digits and . - _ only." in _text(page)
    assert not User.objects.filter(username=name).exists()


def test_an_unknown_username_is_told_beside_the_field(agency, executive):
    position = make_position(agency)

    page = executive.post(f"{PEOPLE}{position.pk}/appoint/", {"holder": "x", "since": "2020-01-01"})

    assert "holder" in page.context["form"].errors
    assert re.search(r'name="holder"[^>]*aria-describedby="id_holder_error"', _text(page))


def test_whoever_is_new_gets_an_account_and_the_password_is_shown_once(agency, executive):
    position = make_position(agency)
    sent = {"username": "nok", "since": "2020-01-01"}

    page = executive.post(f"{PEOPLE}{position.pk}/newcomer/", sent)

    password = page.context["newcomer"].password
    assert password in _text(page)
    assert "no-store" in page["Cache-Control"]
    assert User.objects.get(username="nok").check_password(password)
    assert password not in _text(executive.post(f"{PEOPLE}{position.pk}/newcomer/", sent))


def test_an_appointment_is_ended_with_its_last_day(agency, executive):
    user = make_user(agency)
    appointment = Appointment.objects.get(holder=user)

    executive.post(f"{PEOPLE}{appointment.pk}/end/", {"until": "2020-09-30"})

    appointment.refresh_from_db()
    assert appointment.until == date(2020, 9, 30)
    assert roles_in(user, agency) == set()


def test_the_only_executive_is_asked_twice_before_the_agency_has_none(agency, executive):
    own = Appointment.objects.get(holder__username="nayok")
    address, until = f"{PEOPLE}{own.pk}/end/", long_date(timezone.localdate())

    page = _text(executive.get(address))
    refused = executive.post(address, {"until": until})
    own.refresh_from_db()
    kept = own.until
    executive.post(address, {"until": until, "sure": "on"})

    assert "This is the only executive of the agency." in page
    assert "This is your own position." in page
    assert list(refused.context["form"].errors) == ["sure"]
    own.refresh_from_db()
    assert (kept, own.until) == (None, timezone.localdate())


def test_who_is_not_the_only_executive_is_not_asked(agency, executive):
    make_user(agency, Role.EXECUTIVE, "deputy")
    own = Appointment.objects.get(holder__username="nayok")

    executive.post(f"{PEOPLE}{own.pk}/end/", {"until": "30/9/2563"})

    own.refresh_from_db()
    assert own.until == date(2020, 9, 30)


def test_an_ending_that_was_a_mistake_is_taken_back_on_its_day(agency, executive):
    user = make_user(agency)
    held = Appointment.objects.get(holder=user)
    executive.post(f"{PEOPLE}{held.pk}/end/", {"until": "30/9/2563"})
    address = f"{PEOPLE}{held.pk}/take-back/"
    offered = address in _text(executive.get(PEOPLE))

    page = _text(executive.get(address))
    executive.post(address, {})
    asked = roles_in(user, agency)
    executive.post(address, {"sure": "on"})

    assert offered
    assert "until further notice" in page
    assert (asked, roles_in(user, agency)) == (set(), {"officer"})
    assert executive.get(address).status_code == 404


def test_an_agency_without_an_executive_is_told_so_with_what_to_do(agency, sign_in):
    officer = _text(sign_in(make_user(agency)).get(PEOPLE))
    root = _text(sign_in(make_user(agency, Role.ADMINISTRATOR)).get(PEOPLE))

    assert "No executive: nobody can adopt the plan" in officer
    assert "Ask an administrator of the installation" in officer
    assert "Add a position that may do what an executive does" in root


def test_where_an_executive_is_waited_for_and_there_is_none_pages_say_so(agency, sign_in):
    plan = make_improvement_plan(agency, adopted=False)
    examination = make_examination(agency)
    addresses = (
        f"/office/klongmuang/improvement/{plan.assessed}/",
        f"/office/klongmuang/oit/{examination.round.year}/",
    )
    browser = sign_in(make_user(agency))
    says = "No executive: nobody can adopt the plan"

    before = [says in _text(browser.get(one)) for one in addresses]
    make_user(agency, Role.EXECUTIVE, "nayok")

    assert before == [True, True]
    assert [says in _text(browser.get(one)) for one in addresses] == [False, False]


def test_who_adopts_is_told_of_units_in_which_nobody_sees_the_steps(agency, executive):
    make_units(agency)
    plan = make_improvement_plan(agency, adopted=False)
    address = f"/office/klongmuang/improvement/{plan.assessed}/adopt/"

    before = _text(executive.get(address))
    for unit in agency.units.all():
        make_head(unit)

    assert "Nobody holds a position in these units" in before
    assert "Nobody holds a position in these units" not in _text(executive.get(address))


def test_a_unit_in_which_nobody_holds_a_position_is_marked(agency, executive):
    agency.units.create(name="กองช่าง")

    assert "Nobody holds a position in it" in _text(executive.get(PEOPLE))


def test_a_position_for_the_steps_of_a_unit_names_the_unit(agency, executive):
    unit = agency.units.create(name="กองช่าง")
    nowhere = executive.post(f"{PEOPLE}position/", {"title": "หัวหน้า", "role": "unit"})
    position = make_position(agency, Role.UNIT, unit=unit)

    taken_out = executive.post(f"{PEOPLE}position/{position.pk}/", {"title": "หัวหน้า", "unit": ""})

    assert list(nowhere.context["form"].errors) == ["unit"]
    assert list(taken_out.context["form"].errors) == ["unit"]


def test_a_day_before_the_first_is_told_in_the_form(agency, executive):
    appointment = Appointment.objects.get(holder=make_user(agency))

    page = executive.post(f"{PEOPLE}{appointment.pk}/end/", {"until": "2019-09-30"})

    assert "The last day cannot be before the first." in _text(page)


def test_every_act_has_a_sentence_in_the_log(agency, executive):
    executive.post(f"{PEOPLE}unit/", {"name": "กองคลัง"})
    position = make_position(agency)
    executive.post(f"{PEOPLE}{position.pk}/newcomer/", {"username": "a", "since": "2020-01-01"})
    appointment = Appointment.objects.get(holder__username="a")
    executive.post(f"{PEOPLE}{appointment.pk}/end/", {"until": "2020-09-30"})
    make_published_result(agency)
    make_correction(agency, make_sheet(90))
    executive.post("/office/klongmuang/2563/discard/", {"draft": make_draft(agency).pk})

    assert set(Entry.objects.values_list("action", flat=True)) <= SENTENCES.keys()


def test_the_log_says_who_did_what(agency, sign_in):
    officer = make_user(agency, username="nok")
    sign_in(officer).post("/office/klongmuang/2563/publish/", {"draft": make_draft(agency).pk})

    lines = sign_in(officer).get("/office/klongmuang/log/").context["lines"]

    assert [(one.who, one.says) for one in lines[:3]] == [
        ("nok", "Published fiscal year 2563, version 1: 80.00 B"),
        ("", "Imported sheet.yaml into fiscal year 2563, version 1"),
        ("", "Opened fiscal year 2563"),
    ]


def test_an_act_without_a_sentence_is_named_by_its_code():
    entry = Entry(sequence=1, action="something.new", details={"since": "2020-01-01"})

    assert line(entry).says == "something.new"


def test_an_administrator_verifies_the_whole_log(agency, sign_in):
    browser = sign_in(make_user(agency, Role.ADMINISTRATOR))

    assert "is as it was written" in _text(browser.get("/office/klongmuang/log/verify/"))


def _text(page) -> str:
    return page.content.decode()


def test_a_forgotten_password_is_renewed_for_one_sign_in(agency, executive, client):
    held = make_user(agency, username="nok").appointments.get()

    page = executive.post(f"{PEOPLE}{held.pk}/password/", {"checked": "on"})

    password = page.context["newcomer"].password
    held.holder.refresh_from_db()
    assert held.holder.check_password(password)
    assert held.holder.password_is_temporary
    assert "no-store" in page["Cache-Control"]
    assert Entry.objects.latest("sequence").action == "account.password_renewed"


def test_a_password_is_renewed_only_for_somebody_who_is_known_to_ask(agency, executive):
    held = make_user(agency, username="nok").appointments.get()
    before = held.holder.password

    executive.post(f"{PEOPLE}{held.pk}/password/", {"checked": ""})

    held.holder.refresh_from_db()
    assert held.holder.password == before


def test_a_password_that_opens_another_agency_too_is_not_renewed_here(agency, executive):
    held = make_user(agency, username="nok").appointments.get()
    elsewhere = make_position(make_agency("elsewhere", name="ที่อื่น"))
    appoint(elsewhere, holder=held.holder, since=date(2020, 1, 1), by=None)
    before = held.holder.password

    page = executive.post(f"{PEOPLE}{held.pk}/password/", {"checked": "on"})

    held.holder.refresh_from_db()
    assert held.holder.password == before
    assert "newcomer" not in page.context


def test_a_position_that_begins_tomorrow_counts_for_what_a_password_opens(agency, executive):
    held = make_user(agency, username="nok").appointments.get()
    elsewhere = make_position(make_agency("elsewhere", name="ที่อื่น"))
    tomorrow = timezone.localdate() + timedelta(days=1)
    appoint(elsewhere, holder=held.holder, since=tomorrow, by=None)

    page = executive.post(f"{PEOPLE}{held.pk}/password/", {"checked": "on"})

    assert "newcomer" not in page.context


def test_the_password_of_an_administrator_is_renewed_by_another_administrator_alone(
    agency, executive, sign_in
):
    administrator = make_user(agency, Role.ADMINISTRATOR, "root")
    held = appoint(make_position(agency), holder=administrator, since=date(2020, 1, 1), by=None)

    refused = executive.post(f"{PEOPLE}{held.pk}/password/", {"checked": "on"})
    renewed = sign_in(make_user(agency, Role.ADMINISTRATOR, "other")).post(
        f"{PEOPLE}{held.pk}/password/", {"checked": "on"}
    )

    assert "newcomer" not in refused.context
    assert renewed.context["newcomer"].account == administrator


def test_an_executive_renames_a_unit_and_a_position(agency, executive):
    unit = agency.units.create(name="กองคลัง")
    position = make_position(agency)

    executive.post(f"{PEOPLE}unit/{unit.pk}/", {"name": "สำนักคลัง"})
    executive.post(f"{PEOPLE}position/{position.pk}/", {"title": "ผอ.สำนัก", "unit": unit.pk})

    text = _text(executive.get(PEOPLE))
    assert "ผอ.สำนัก" in text
    assert "สำนักคลัง" in text
    assert "กองคลัง" not in text


def test_a_name_that_another_unit_has_is_told_and_the_old_one_stays_on_the_page(agency, executive):
    agency.units.create(name="กองช่าง")
    unit = agency.units.create(name="กองคลัง")

    page = executive.post(f"{PEOPLE}unit/{unit.pk}/", {"name": "กองช่าง"})

    assert "The agency has a unit of this name already." in _text(page)
    assert page.context["unit"].name == "กองคลัง"


def test_retiring_a_unit_asks_first(agency, executive):
    unit = agency.units.create(name="กองคลัง")

    executive.post(f"{PEOPLE}unit/{unit.pk}/retire/", {})
    asked = agency.units.count()
    executive.post(f"{PEOPLE}unit/{unit.pk}/retire/", {"sure": "on"})

    assert (asked, agency.units.count()) == (1, 0)


def test_a_unit_in_use_says_what_to_do_instead_of_retiring_it(agency, executive):
    unit = agency.units.create(name="กองคลัง")
    make_position(agency, unit=unit)

    page = executive.get(f"{PEOPLE}unit/{unit.pk}/retire/")
    executive.post(f"{PEOPLE}unit/{unit.pk}/retire/", {"sure": "on"})

    assert "This unit is still used" in _text(page)
    assert agency.units.count() == 1


def test_the_position_of_an_administrator_is_not_changed_by_an_executive(agency, executive):
    position = make_position(agency, Role.ADMINISTRATOR)

    page = executive.post(f"{PEOPLE}position/{position.pk}/", {"title": "อื่น", "unit": ""})

    position.refresh_from_db()
    assert (page.status_code, position.title) == (403, "ตำแหน่ง administrator")


def test_what_a_position_may_do_and_where_it_belongs_have_two_names():
    agency = make_agency()

    form = PositionForm(agency=agency, grantable=frozenset(Role))

    offered = {str(label) for _role, label in form.fields["role"].choices}
    assert str(form.fields["unit"].label) not in offered
    assert str(Role.UNIT.label) not in offered
