from datetime import date

import pytest

from prongsai.core.evidence.checking import check_item, check_items
from prongsai.core.evidence.findings import Item
from prongsai.core.evidence.shown import TROUBLES, Link, Picture, Reached, Shown, Trouble
from prongsai.core.evidence.words import finding_words
from prongsai.core.framework import Element
from prongsai.core.wording import Text
from tests.builders import make_item

SITE = "www.example.go.th"
PAGE = f"https://{SITE}/contact"
LONG = "หน้านี้แสดงข้อมูลของหน่วยงานสำหรับประชาชนทั่วไป " * 8


def shown(*lines, url=PAGE, **changes):
    fields = {"address": url, "format": "html", "digest": url}
    return Shown(url=url, lines=lines, **(fields | changes))


def reached(*lines, url=PAGE, troubles=(), **changes):
    return Reached(url, shown(*lines, url=url, **changes), tuple(Trouble(t) for t in troubles))


def dead(code, url=PAGE):
    return Reached(url, None, (Trouble(code),))


def item(*found, elements=("email",), code="o3", site=SITE, **changes):
    wanted = tuple(Element(e, Text("มีอีเมลของหน่วยงาน", "The agency's e-mail")) for e in elements)
    node = make_item(code, elements=wanted, **({"data_year": "N"} | changes))
    return Item(node, 2568, found, site, "เทศบาลตัวอย่าง", date(2025, 4, 1))


def codes(check):
    return [finding.code for finding in check.findings]


def test_an_item_that_shows_everything_passes():
    check = check_item(item(reached("อีเมล saraban@example.go.th", LONG)))

    assert (check.verdict, check.findings) == ("pass", ())
    assert check.elements[0].evidence == "saraban@example.go.th"


def test_an_element_that_is_not_there_fails_in_the_words_of_the_rules():
    check = check_item(item(reached(LONG)))

    assert (check.verdict, codes(check)) == ("fail", ["email_missing"])
    finding = check.findings[0]
    assert finding.says.th == "มองหา “มีอีเมลของหน่วยงาน” ในหน้าที่ส่ง แล้วไม่พบ"
    assert finding.url == PAGE
    assert "saraban@" in finding.repair.th


def test_an_item_without_a_link_fails_and_says_so():
    check = check_item(item())

    assert (check.verdict, codes(check)) == ("fail", ["no_link"])
    assert check.elements[0].found is None


@pytest.mark.parametrize("code", TROUBLES)
def test_no_trouble_is_told_as_a_pass_and_no_element_is_guessed(code):
    check = check_item(item(dead(code)))

    assert codes(check) == [code]
    assert check.verdict == ("fail" if finding_words()[code].severity == "fail" else "unsure")
    assert check.elements[0].found is None


def test_what_stands_on_a_page_of_another_is_not_read():
    check = check_item(item(reached("saraban@example.go.th", troubles=["parked_domain"])))

    assert (check.verdict, codes(check)) == ("fail", ["parked_domain"])
    assert check.elements[0].found is None


def test_an_expired_certificate_fails_although_the_page_can_be_read():
    check = check_item(item(reached("saraban@example.go.th", LONG, troubles=["tls_expired"])))

    assert (check.verdict, codes(check)) == ("fail", ["tls_expired"])
    assert check.elements[0].found is True


def test_a_dead_file_behind_a_page_is_looked_at_by_a_person():
    file = dead("not_found", f"https://{SITE}/a.pdf")

    check = check_item(item(reached("saraban@example.go.th", LONG, files=(file,))))

    assert check.verdict == "unsure"
    assert [(f.code, f.severity) for f in check.findings] == [("not_found", "warn")]


def test_a_dead_file_fails_an_item_that_lacks_something_without_it():
    url = f"https://{SITE}/a.pdf"
    page = reached(LONG, files=(dead("not_found", url),), links=(Link(url, "ติดต่อ"),))

    check = check_item(item(page, elements=("steps",)))

    assert (check.verdict, codes(check)) == ("fail", ["not_found"])
    assert check.elements[0].found is None


@pytest.mark.parametrize("what", [{"scanned": True, "format": "pdf"}, {"scripted": True}])
def test_what_cannot_be_read_is_unsure(what):
    check = check_item(item(reached(LONG, **what)))

    assert check.verdict == "unsure"
    assert check.elements[0].found is None


def test_a_page_that_is_a_picture_is_unsure():
    picture = Picture(f"https://{SITE}/contact.jpg", "", "")

    check = check_item(item(reached("ติดต่อเรา", pictures=(picture,))))

    assert (check.verdict, codes(check)) == ("unsure", ["picture_only"])


def test_what_lacks_may_be_in_a_folder_of_a_drive_and_is_unsure():
    folder = "https://drive.google.com/drive/folders/1AbcDefGhi"
    page = reached(LONG, "อีเมล saraban@example.go.th", links=(Link(folder, "คู่มือ"),))

    check = check_item(item(page, elements=("steps",)))

    assert (check.verdict, codes(check)) == ("unsure", ["drive_folder"])
    assert check.findings[0].url == folder
    assert check_item(item(page)).findings == ()


def test_a_list_with_nothing_in_it_fails():
    check = check_item(item(reached("ดาวน์โหลดเอกสาร", "ไม่พบข้อมูล")))

    assert codes(check)[0] == "empty_link_list"
    assert "ไม่พบข้อมูล" in check.findings[0].says.th


@pytest.mark.parametrize(
    ("url", "linked", "told"),
    [
        ("https://example.go.th/a", None, []),
        ("https://oit.example.go.th/a", None, []),
        ("https://example.com/a", None, ["off_site"]),
        ("https://badexample.go.com/a", (), ["off_site"]),
        ("https://example.com/a", ("http://www.example.com/a/",), []),
        ("https://drive.google.com/file/d/1", None, []),
        ("https://drive.google.com/file/d/1", (), ["not_linked_from_site"]),
        ("https://drive.google.com/file/d/1", ("https://drive.google.com/file/d/1",), []),
        ("https://data.go.th/a", None, []),
        ("https://school.ac.th/a", (), ["off_site"]),
        ("http://example.go.th/a", None, ["http_only"]),
        ("https://bit.ly/abc", None, ["off_site", "shortened_address"]),
    ],
)
def test_where_a_link_leads_is_told(url, linked, told):
    check = check_item(item(reached("a@example.go.th", LONG, url=url)), linked=linked)

    assert codes(check) == told


def test_what_stands_on_another_page_of_the_website_is_no_content_of_the_home_page():
    links = (Link("mailto:saraban@example.go.th", "อีเมล", f"https://{SITE}/ita"),)

    check = check_item(item(reached(LONG, links=links)))

    assert (check.verdict, codes(check)) == ("fail", ["email_missing"])


def test_a_shortened_address_that_leads_to_the_agency_is_only_warned_about():
    url = "https://bit.ly/abc"
    check = check_item(item(reached("a@example.go.th", LONG, url=url, address=PAGE)))

    assert (check.verdict, codes(check)) == ("pass", ["shortened_address"])
    assert PAGE in check.findings[0].repair.th


def test_another_year_is_told_with_the_year_that_is_wanted_and_the_one_found():
    file = reached("รายงาน ปีงบประมาณ พ.ศ. 2566", format="pdf", url=f"https://{SITE}/a.pdf")

    check = check_item(item(file, elements=("previous_year",), data_year="P"))

    assert (check.verdict, codes(check)) == ("fail", ["wrong_year"])
    assert "2567" in check.findings[0].says.th
    assert "2566" in check.findings[0].says.th


def test_a_year_that_nothing_tells_is_unsure():
    check = check_item(item(reached(LONG), elements=("current_year",), data_year="C"))

    assert (check.verdict, codes(check)) == ("unsure", ["year_not_told"])


def test_last_years_file_fails_where_the_year_counts_and_only_there():
    file = reached("a@example.go.th ปีงบประมาณ 2568", format="pdf", digest="ab", url=PAGE)

    fails = check_item(item(file, data_year="C"), earlier={"ab": "o3 ปี 2567"})
    passes = check_item(item(file, data_year="N"), earlier={"ab": "o3 ปี 2567"})

    assert (fails.verdict, codes(fails)) == ("fail", ["last_years_file"])
    assert (passes.verdict, codes(passes)) == ("pass", [])


def test_one_file_for_two_items_is_told_at_both():
    def with_file(code):
        url = f"https://{SITE}/{code}.pdf"
        return item(reached("a@example.go.th", format="pdf", digest="ab", url=url), code=code)

    first, second = check_items([with_file("o8"), with_file("o9")])

    assert (first.verdict, codes(first)) == ("unsure", ["same_file_two_items"])
    assert "o9" in first.findings[0].says.th
    assert "o8" in second.findings[0].says.th


def test_a_file_behind_every_page_of_a_website_is_nobodys():
    file = reached("คู่มือ", format="pdf", digest="ab", url=f"https://{SITE}/menu.pdf")
    pages = [
        item(reached("a@example.go.th", LONG, url=f"{PAGE}/{n}", files=(file,)), code=f"o{n}")
        for n in range(1, 6)
    ]

    assert all(codes(check) == [] for check in check_items(pages))


@pytest.mark.parametrize(
    ("lines", "verdict"),
    [
        (("เข้าสู่ระบบ", "ชื่อผู้ใช้", "ลงทะเบียนใช้งาน"), "fail"),
        (("ระบบบริการออนไลน์ (e-Service)", "เข้าสู่ระบบ"), "unsure"),
        (("ระบบยื่นคำร้องขออนุญาตก่อสร้าง", "เข้าสู่ระบบ"), "unsure"),
    ],
)
def test_a_service_may_ask_its_users_to_sign_in_where_it_says_what_they_enter(lines, verdict):
    door = reached(*lines, troubles=["login_wall"])

    check = check_item(item(door, elements=("online_request",), code="o10"))

    assert (check.verdict, codes(check)) == (verdict, ["login_wall"])


def test_a_page_of_the_agency_may_name_the_service_that_one_signs_in_to():
    page = reached("e-Service อบต.ตัวอย่าง", "แบบคำร้องขอรับบริการ", LONG)
    door = dead("login_wall", f"https://{SITE}/login")

    named = check_item(item(page, door, elements=("online_request",), code="o10"))
    alone = check_item(item(door, elements=("online_request",), code="o10"))

    assert [(f.code, f.severity) for f in named.findings][:1] == [("login_wall", "warn")]
    assert (alone.verdict, codes(alone)) == ("fail", ["login_wall"])


def test_what_is_missing_is_told_at_the_address_that_could_be_opened():
    paper = f"https://{SITE}/plan.pdf"
    found = check_item(item(dead("not_found"), reached(LONG, url=paper, format="pdf")))

    told = {finding.code: finding.url for finding in found.findings}
    assert told == {"not_found": PAGE, "email_missing": paper}
