"""Every page of an office in a real browser: no wider than a phone, usable by everybody."""

import pytest

from prongsai.apps.agencies.models import Appointment, Role
from tests.web import browser
from tests.web.agency import pages
from tests.web.builders import (
    make_agency,
    make_draft,
    make_marked_sheet,
    make_office,
    make_published_result,
    make_sheet,
    make_user,
    reported,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

NO_PAGES = {"template", "sheet", "result_json", "confirm_import"}


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_too_wide_or_hard_to_use(sign_in, width):
    office = make_office()
    agency = make_agency(overseer=office)
    make_published_result(agency, make_sheet(80, reported=reported("77.13", "C")))
    make_draft(agency, make_marked_sheet(70, comments={"o2": "ไม่มีช่องทางติดต่อ"}))
    make_published_result(agency, make_sheet(60, year=2564))
    client = sign_in(make_user(office, Role.ADMINISTRATOR))
    make_user(agency, Role.EXECUTIVE)
    addresses = ["/office/", *_addresses(agency.slug)]

    made = browser.make(client, addresses)

    with browser.showing(made, width) as page:
        found = {address: browser.faults(page, address) for address in addresses}
    assert {made[address].status for address in addresses} == {200}
    assert found == {address: [] for address in addresses}


def _addresses(slug: str) -> list[str]:
    appointment = Appointment.objects.latest("pk")
    keys = {"end_appointment": appointment.pk}
    return [
        pages.address(name, slug, pk=keys.get(name, appointment.position_id))
        for name in pages.names()
        if name not in NO_PAGES
    ]
