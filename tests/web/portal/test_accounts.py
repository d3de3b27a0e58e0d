"""Signing in and guarding one's account, on pages in our words."""

import pytest

from prongsai.apps.agencies.models import Role
from tests.web.builders import make_agency, make_position, make_user

pytestmark = pytest.mark.django_db

PASSWORD = "kaan-sabai-42"


def sign_in(client, username="officer-klongmuang", password=PASSWORD):
    """Send the sign-in form."""
    return client.post("/accounts/login/", {"login": username, "password": password})


@pytest.fixture(autouse=True)
def _no_attempts_yet(settings):
    """Attempts are counted in the cache, which tests share."""
    settings.ACCOUNT_RATE_LIMITS = False


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


def test_the_fields_help_the_browser_to_fill_them_in(client):
    text = client.get("/accounts/login/").content.decode()

    assert 'autocomplete="username"' in text
    assert 'autocomplete="current-password"' in text


def test_nobody_signs_up_alone(client):
    login, signup = client.get("/accounts/login/"), client.get("/accounts/signup/")

    assert "/accounts/signup/" not in login.content.decode()
    assert "account/signup_closed.html" in [one.name for one in signup.templates]


def test_a_forgotten_password_is_a_matter_for_ones_own_agency(client):
    page = client.get("/accounts/password/reset/")

    assert "ผู้ดูแลระบบของหน่วยงาน" in page.content.decode()


def test_a_temporary_password_must_be_changed_and_the_page_says_why(client):
    from prongsai.apps.agencies.actions import appoint_newcomer
    from tests.web.builders import SINCE

    position = make_position(make_agency(), Role.OFFICER)
    newcomer = appoint_newcomer(position, username="newcomer", since=SINCE, by=None)

    sign_in(client, "newcomer", newcomer.password)
    page = client.get("/accounts/password/change/")

    assert 'class="note"' in page.content.decode()


ACCOUNT_PAGES = {
    "/accounts/2fa/": "mfa/index.html",
    "/accounts/password/change/": "account/password_change.html",
    "/accounts/logout/": "account/logout.html",
    "/accounts/reauthenticate/": "account/reauthenticate.html",
    "/accounts/email/": "account/email.html",
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
