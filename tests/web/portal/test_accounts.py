"""Signing in and guarding one's account, on pages in our words."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from prongsai.apps.agencies.actions import appoint_newcomer
from prongsai.apps.agencies.models import Role
from prongsai.apps.audit.models import Entry
from tests.web.builders import SINCE, make_agency, make_position, make_user

pytestmark = pytest.mark.django_db

PASSWORD = "kaan-sabai-42"
CHANGE = "/accounts/password/change/"


def sign_in(client, username="officer-klongmuang", password=PASSWORD):
    """Send the sign-in form."""
    return client.post("/accounts/login/", {"login": username, "password": password})


@pytest.fixture(autouse=True)
def _no_attempts_yet():
    """Attempts are counted in the cache, which tests share."""
    cache.clear()


def test_signing_in_leads_to_the_office(client):
    make_user(make_agency())

    answer = sign_in(client)

    assert (answer.status_code, answer.url) == (302, "/office/")


def test_a_wrong_password_is_told_in_thai_without_saying_which_part_is_wrong(client):
    make_user(make_agency())

    known = sign_in(client, password="wrong").content.decode()
    unknown = sign_in(client, username="nobody-here").content.decode()

    sentence = "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง"
    assert sentence in known
    assert sentence in unknown


def test_whoever_guesses_at_one_account_waits_and_his_neighbours_do_not(client):
    agency = make_agency()
    make_user(agency)
    make_user(agency, username="neighbour")
    for _ in range(5):
        sign_in(client, password="wrong")

    refused = sign_in(client)

    assert "หลายครั้งเกินไป" in refused.content.decode() or refused.status_code == 429
    assert sign_in(client, "neighbour").status_code == 302


def test_an_office_behind_one_address_signs_in_together(client):
    make_user(make_agency())

    answers = [sign_in(client, "officer-klongmuang").status_code for _ in range(40)]

    assert answers == [302] * 40


def test_wrong_passwords_of_many_accounts_from_one_address_wait_at_last(client):
    for number in range(60):
        sign_in(client, f"nobody-{number}")

    assert "หลายครั้งเกินไป" in sign_in(client, "nobody-60").content.decode()


def test_the_fields_help_the_browser_to_fill_them_in(client):
    text = client.get("/accounts/login/").content.decode()

    assert 'autocomplete="username"' in text
    assert 'autocomplete="current-password"' in text


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/",
        "/accounts/signup/",
        "/accounts/email/",
        "/accounts/confirm-email/",
        "/accounts/password/set/",
        "/accounts/password/reset/",
        "/accounts/login/code/confirm/",
        "/accounts/2fa/webauthn/",
    ],
)
@pytest.mark.parametrize("known", [True, False], ids=["signed in", "a visitor"])
def test_what_nobody_needs_is_not_there(client, address, known):
    """Accounts, and new passwords for forgotten ones, are made in one's own agency."""
    if known:
        client.force_login(make_user(make_agency()))

    assert client.get(address).status_code == 404


def test_an_account_is_opened_by_its_username_alone(client):
    user = make_user(make_agency())
    user.email = "officer@klongmuang.example"
    user.save()

    assert sign_in(client, username=user.email).status_code == 200


def test_a_forgotten_password_is_a_matter_for_ones_own_agency(client):
    page = client.get("/accounts/login/")

    assert "ผู้ดูแลระบบของหน่วยงาน" in page.content.decode()


@pytest.fixture
def newcomer(client):
    """Somebody who signed in with the password that was handed to him."""
    position = make_position(make_agency(), Role.OFFICER)
    person = appoint_newcomer(position, username="newcomer", since=SINCE, by=None)
    sign_in(client, "newcomer", person.password)
    return person


def choose(client, old, new):
    """Send the form of a new password."""
    return client.post(CHANGE, {"oldpassword": old, "password1": new, "password2": new})


def test_a_temporary_password_must_be_changed_and_the_page_says_why(client, newcomer):
    assert 'class="note"' in client.get(CHANGE).content.decode()


@pytest.mark.parametrize("address", ["/", "/rules/", "/office/", "/accounts/2fa/", "/healthz"])
def test_with_a_temporary_password_every_page_leads_to_choosing_another(client, newcomer, address):
    answer = client.get(address)

    assert (answer.status_code, answer.url) == (302, CHANGE)


def test_with_a_temporary_password_one_may_sign_out_and_choose_a_language(client, newcomer):
    language = client.post("/language/", {"language": "en", "next": CHANGE})
    out = client.post("/accounts/logout/")

    assert language.cookies["django_language"].value == "en"
    assert out.url == "/"
    assert client.get("/").status_code == 200


def test_the_password_that_was_handed_over_cannot_be_chosen_again(client, newcomer):
    page = choose(client, newcomer.password, newcomer.password)

    newcomer.account.refresh_from_db()
    assert "เป็นรหัสผ่านเดิม" in page.content.decode()
    assert newcomer.account.password_is_temporary


def test_a_password_of_ones_own_opens_everything_and_is_in_the_log(client, newcomer):
    choose(client, newcomer.password, "kaan-sabai-99")

    newcomer.account.refresh_from_db()
    entry = Entry.objects.latest("sequence")
    assert not newcomer.account.password_is_temporary
    assert newcomer.account.check_password("kaan-sabai-99")
    assert client.get("/").status_code == 200
    assert (entry.action, entry.actor, entry.agency, entry.details) == (
        "account.password_changed",
        newcomer.account,
        "klongmuang",
        {"username": "newcomer"},
    )


ACCOUNT_PAGES = {
    "/accounts/2fa/": "mfa/index.html",
    "/accounts/password/change/": "account/password_change.html",
    "/accounts/logout/": "account/logout.html",
    "/accounts/reminders/": "account/reminder_email.html",
    "/accounts/reauthenticate/": "account/reauthenticate.html",
}


@pytest.mark.parametrize(("address", "template"), ACCOUNT_PAGES.items())
def test_every_page_of_an_account_stands_in_our_frame(client, address, template):
    client.force_login(make_user(make_agency()))

    page = client.get(address)

    names = [one.name for one in page.templates]
    assert template in names
    assert "layout/base.html" in names


def test_the_second_step_is_turned_on_used_and_turned_off(client):
    from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time

    def digits(secret):
        return f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06}"

    make_user(make_agency())
    sign_in(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": digits(secret)})
    codes = client.get("/accounts/2fa/recovery-codes/").context["unused_codes"]
    client.post("/accounts/logout/")

    asked = sign_in(client)
    step = client.get(asked.url)
    answer = client.post(asked.url, {"code": codes[0]})

    assert asked.url.startswith("/accounts/2fa/authenticate/")
    assert "mfa/authenticate.html" in [one.name for one in step.templates]
    assert (answer.status_code, answer.url) == (302, "/office/")


def test_a_password_that_was_handed_over_ends_after_a_week_and_says_whom_to_ask(client):
    position = make_position(make_agency())
    late = appoint_newcomer(position, username="late", since=SINCE, by=None)
    in_time = appoint_newcomer(position, username="in-time", since=SINCE, by=None)
    given(late.account, timedelta(days=7))
    given(in_time.account, timedelta(days=6, hours=23))

    refused = sign_in(client, "late", late.password)

    assert "ขอรหัสผ่านใหม่" in refused.content.decode()
    assert sign_in(client, "in-time", in_time.password).status_code == 302


def test_a_wrong_password_says_nothing_of_one_that_ended(client):
    late = appoint_newcomer(make_position(make_agency()), username="late", since=SINCE, by=None)
    given(late.account, timedelta(days=8))

    assert "ขอรหัสผ่านใหม่" not in sign_in(client, "late", "wrong").content.decode()


def test_a_browser_left_open_closes_when_the_password_ends(client):
    left = appoint_newcomer(make_position(make_agency()), username="left", since=SINCE, by=None)
    client.force_login(left.account)
    given(left.account, timedelta(days=8))

    answer = client.get(CHANGE, follow=True)

    assert answer.redirect_chain == [("/accounts/login/", 302)]
    assert "ขอรหัสผ่านใหม่" in answer.content.decode()


def test_whoever_chose_a_password_goes_on_to_the_office(client, newcomer):
    sign_in(client, newcomer.account.username, newcomer.password)
    sent = {"oldpassword": newcomer.password, "password1": "kaan-sabai-99"}

    answer = client.post(CHANGE, sent | {"password2": "kaan-sabai-99"}, follow=True)

    assert answer.redirect_chain[0] == ("/office/", 302)
    assert answer.status_code == 200
    assert "เปลี่ยนรหัสผ่าน" in answer.content.decode()


def test_a_password_of_ones_own_never_ends(client, newcomer):
    choose(client, newcomer.password, "kaan-sabai-99")

    newcomer.account.refresh_from_db()
    assert newcomer.account.password_given_at is None
    assert not newcomer.account.password_has_ended


def given(account, ago: timedelta) -> None:
    """Let the password of an account have been handed over some time ago."""
    account.password_given_at = timezone.now() - ago
    account.save()
