"""An address with a sign that no database keeps leads nowhere; it never breaks a page."""

import pytest

from prongsai.apps.agencies.models import Role
from tests.web.builders import YEAR, make_agency, make_published_result, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/agencies/%00/",
        "/d/%00/",
        "/d/%00/pdf",
        "/s/%00/",
        "/s/%00/thanks/",
        "/rules/2563/%00/",
        "/klongmuang/oit/2563/%00/",
        "/klongmuang/2563/%00/",
        "/calendar/%00.ics",
        f"/office/klongmuang/improvement/{YEAR}/weak/%00/",
        f"/office/klongmuang/{YEAR}/%00/",
    ],
)
def test_a_sign_that_no_database_keeps_is_in_no_address(client, address):
    agency = make_agency("klongmuang")
    make_published_result(agency)
    client.force_login(make_user(agency, Role.OFFICER))

    assert client.get(address).status_code == 404
