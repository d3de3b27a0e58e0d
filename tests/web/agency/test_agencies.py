"""Administrators enter agencies and change what they are called; nobody else does."""

import pytest

from prongsai.apps.agencies.models import Agency, Role
from prongsai.apps.agencies.queries import agencies_visible_to
from prongsai.apps.audit.models import Entry
from tests.web.builders import make_agency, make_office, make_user

pytestmark = pytest.mark.django_db

CHANGE = "/office/klongmuang/people/agency/"
ADD = "/office/oversight/people/agency/add/"


@pytest.fixture
def office():
    """An oversight office."""
    return make_office()


@pytest.fixture
def administrator(office, sign_in):
    """The browser of an administrator, who is of the oversight office."""
    return sign_in(make_user(office, Role.ADMINISTRATOR))


def given(**changes):
    """What the form of an agency sends."""
    fields = {"name": "อบต.บ้านใหม่", "kind": "sao", "district": "อำเภอเมือง", "slug": "BanMai"}
    return fields | {"province": "พะเยา", "overseer": ""} | changes


def text(page):
    """What a page says, on one line."""
    return " ".join(page.content.decode().split())


def test_an_agency_is_entered_below_the_office_and_its_people_come_next(office, administrator):
    overseer = make_user(office, Role.OVERSEER)
    page = text(administrator.get(ADD))

    done = administrator.post(ADD, given(overseer=office.pk))

    entered = Agency.objects.get(slug="banmai")
    assert f'<option value="{office.pk}" selected>' in page
    assert done.url == "/office/banmai/people/"
    assert (entered.name, entered.district, entered.province, entered.overseer) == (
        "อบต.บ้านใหม่",
        "เมือง",
        "พะเยา",
        office,
    )
    assert entered in agencies_visible_to(overseer)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("slug", {"slug": "oversight"}),
        ("slug", {"slug": "rules"}),
        ("slug", {"slug": "บ้านใหม่"}),
        ("province", {"province": ""}),
        ("province", {"province": "โคราช"}),
        ("kind", {"kind": "castle"}),
        ("name", {"name": ""}),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(administrator, field, changes):
    page = administrator.post(ADD, given(**changes))

    assert list(page.context["form"].errors) == [field]


def test_an_agency_that_is_registered_already_is_told_in_a_sentence(administrator):
    make_agency("first", name="อบต.บ้านใหม่", district="เมือง", province="พะเยา")

    page = administrator.post(ADD, given())

    assert "An agency of this name is registered in this district" in text(page)


def test_an_office_of_the_whole_country_is_in_no_province(administrator):
    administrator.post(ADD, given(kind="department", province="", district=""))

    assert Agency.objects.get(slug="banmai").province == ""


def test_an_agency_gets_another_name_and_an_office_above_it(office, administrator):
    agency = make_agency()

    administrator.post(CHANGE, given(overseer=office.pk))

    agency.refresh_from_db()
    assert (agency.slug, agency.name, agency.overseer) == ("klongmuang", "อบต.บ้านใหม่", office)
    entry = Entry.objects.latest("sequence")
    assert (entry.action, entry.details["name_before"]) == ("agency.changed", "อบต. klongmuang")


def test_nothing_is_changed_and_nothing_written_where_all_stays(administrator):
    agency = make_agency()
    names = {name: getattr(agency, name) for name in ("name", "district", "province")}
    entries = Entry.objects.count()

    administrator.post(CHANGE, names | {"overseer": ""})

    assert Entry.objects.count() == entries


def test_an_office_cannot_be_put_below_one_that_it_oversees(office, administrator):
    below = make_office("below", name="เขต", overseer=office)
    own = "/office/oversight/people/agency/"

    page = administrator.post(own, given(province="", overseer=below.pk))

    assert list(page.context["form"].errors) == ["overseer"]


def test_an_executive_is_refused(sign_in):
    browser = sign_in(make_user(make_agency(), Role.EXECUTIVE))

    assert browser.get(CHANGE).status_code == 403
    assert browser.post(f"{CHANGE}add/", given()).status_code == 403
    assert "agency/add/" not in text(browser.get("/office/klongmuang/people/"))
