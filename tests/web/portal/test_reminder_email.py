"""Where somebody enters the address for reminders, and takes it away again."""

import pytest

from prongsai.apps.audit.models import Entry
from tests.web.builders import make_agency, make_user

pytestmark = pytest.mark.django_db

PAGE = "/accounts/reminders/"


@pytest.fixture
def user(client):
    """Somebody who is signed in."""
    found = make_user(make_agency())
    client.force_login(found)
    return found


def test_an_address_is_entered_and_cleared_and_the_log_does_not_know_it(client, user):
    for email in ("nok@example.go.th", ""):
        answer = client.post(PAGE, {"email": email})
        user.refresh_from_db()
        assert (answer.status_code, answer.url) == (302, "/accounts/2fa/")
        assert user.email == email

    entries = Entry.objects.filter(action="account.email_kept")
    assert [one.details for one in entries] == [{"username": user.username}] * 2
    assert {one.agency for one in entries} == {"klongmuang"}


@pytest.mark.parametrize(
    "email", ["nok", "a@b\nBcc: c@d.th", "a@b.th, c@d.th", "x" * 250 + "@b.th"]
)
def test_what_is_no_address_is_told_beside_the_field(client, user, email):
    page = client.post(PAGE, {"email": email})

    assert "email" in page.context["form"].errors
    user.refresh_from_db()
    assert user.email == ""


def test_nobody_enters_an_address_for_another(client):
    answer = client.post(PAGE, {"email": "nok@example.go.th"})

    assert (answer.status_code, answer.url) == (302, f"/accounts/login/?next={PAGE}")
