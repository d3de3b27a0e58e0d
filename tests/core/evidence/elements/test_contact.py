"""Address, telephone, fax, e-mail and map of an agency."""

import pytest

from prongsai.core.evidence.findings import ElementSeen
from prongsai.core.evidence.shown import Link, Picture
from tests.core.evidence.elements.looking import SITE, dead, found, look, page

ADDRESS = "เลขที่ ๙๙ หมู่ที่ ๔ ตำบลสมมุติ อำเภอเมืองสมมุติ จังหวัดสมมุติบุรี ๙๙๑๒๐"
PHONE = "โทรศัพท์ ๐-๔๔๒๔-๙๙๙๙ โทรสาร ๐-๔๔๒๔-๙๙๙๘"
EMAIL = "อีเมล saraban@example.go.th"
MAP = "https://www.google.com/maps/embed?pb=1"
WHOLE = page("ติดต่อเรา", ADDRESS, PHONE, EMAIL, frames=(MAP,))


@pytest.mark.parametrize("element", ["address", "phone", "email", "map"])
def test_a_whole_contact_page_shows_everything(element):
    assert found("o3", element, WHOLE) is True


def test_the_evidence_is_the_line_in_which_it_stands():
    seen = look("o3", "phone", WHOLE)

    assert seen == ElementSeen("phone", True, PHONE, f"{SITE}/page")


@pytest.mark.parametrize(
    ("element", "lines"),
    [
        ("email", (ADDRESS, PHONE)),
        ("email", (ADDRESS, PHONE, "อีเมล : -")),
        ("phone", (ADDRESS, EMAIL)),
        ("phone", (ADDRESS, "โทรสาร ๐-๔๔๒๔-๙๙๙๘", EMAIL)),
        ("address", ("ที่อยู่ของเรา", PHONE, EMAIL)),
        ("map", (ADDRESS, PHONE, EMAIL, "แผนที่ยุทธศาสตร์")),
    ],
)
def test_what_is_not_on_the_page_is_missing(element, lines):
    assert found("o3", element, page("ติดต่อเรา", *lines)) is False


def test_a_hotline_of_others_is_no_telephone_of_the_agency():
    assert found("o3", "phone", page(ADDRESS, EMAIL, "สายด่วน ๑๖๖๙")) is False


def test_the_email_of_who_built_the_page_is_not_the_agencys():
    foot = "ออกแบบและพัฒนาโดย บริษัท สมมุติเว็บ จำกัด sales@web.example.com"

    assert found("o3", "email", page(ADDRESS, PHONE, foot)) is False
    assert found("o3", "email", page(ADDRESS, PHONE, EMAIL, foot)) is True


def test_an_email_behind_a_link_is_one():
    links = (Link("mailto:saraban@example.go.th", "ส่งอีเมล"),)

    assert found("o3", "email", page(ADDRESS, PHONE, links=links)) is True


def test_an_email_hidden_from_robots_is_shown_to_visitors():
    key = 0x2A
    hidden = bytes([key, *(b ^ key for b in b"saraban@example.go.th")]).hex()
    links = (Link(f"{SITE}/cdn-cgi/l/email-protection#{hidden}", "[email protected]"),)

    assert found("o3", "email", page(ADDRESS, PHONE, links=links)) is True


def test_an_email_that_only_javascript_shows_cannot_be_told():
    shield = "This email address is being protected from spambots."

    assert found("o3", "email", page(ADDRESS, PHONE, shield)) is None


def test_a_fax_is_no_telephone_and_a_telephone_no_fax():
    assert found("o5", "fax", page(ADDRESS, PHONE), year=2563) is True
    assert found("o5", "fax", page(ADDRESS, "โทร. ๐-๔๔๒๔-๙๙๙๙", EMAIL), year=2563) is False


def test_a_map_is_a_map_of_the_place():
    strategy = Picture(f"{SITE}/strategy.png", "แผนที่ยุทธศาสตร์การพัฒนา", "")
    place = Picture(f"{SITE}/place.png", "แผนที่ตั้งสำนักงาน", "")

    assert found("o3", "map", page(ADDRESS, PHONE, EMAIL, pictures=(strategy,))) is False
    assert found("o3", "map", page(ADDRESS, PHONE, EMAIL, pictures=(place,))) is True


def test_what_cannot_be_opened_or_read_tells_nothing():
    assert found("o3", "email", dead()) is None
    assert found("o3", "email", page(scripted=True)) is None
    assert found("o3", "email") is None
    poster = Picture(f"{SITE}/poster.jpg", "", "")
    assert found("o3", "email", page("ติดต่อเรา", pictures=(poster,))) is None


def test_a_picture_called_a_map_below_its_heading_is_one():
    place = Picture(f"{SITE}/images/map_office.jpg", "", "")

    assert found("o3", "map", page(ADDRESS, PHONE, "แผนที่ตั้ง", pictures=(place,))) is True
    assert found("o3", "map", page(ADDRESS, PHONE, pictures=(place,))) is False
