import pytest

from prongsai.core.evidence.contacts import (
    Phone,
    addresses,
    emails,
    faxes,
    map_evidence,
    phones,
    social_accounts,
)
from prongsai.core.evidence.shown import Link, Picture, Shown


def shown(**changes):
    return Shown(url="http://a/", address="http://a/", format="html", digest="", **changes)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("โทร. 0-4424-9999", "044249999"),
        ("โทร.0-4424-9999", "044249999"),
        ("โทรศัพท์ ๐ ๔๔๒๔ ๙๙๙๙", "044249999"),
        ("โทร. 0 - 4424 - 9999", "044249999"),
        ("โทร (044) 249999", "044249999"),
        ("044-249-999", "044249999"),
        ("044249999", "044249999"),
        ("02 123 4567", "021234567"),
        ("0-2123-4567-9", "021234567"),
        ("มือถือ 081-234-5678", "0812345678"),
        ("08 1234 5678", "0812345678"),
        ("0812345678", "0812345678"),
        ("+66 44 249 999", "044249999"),
        ("(+66)2 123 4567", "021234567"),
        ("สายด่วน ร้องทุกข์ 1567", "1567"),
        ("โทร 191", "191"),
    ],
)
def test_a_telephone_number_is_found_in_every_usual_form(text, number):
    assert [phone.number for phone in phones(text)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "เลขประจำตัว 1-3001-02345-67-8",
        "โครงการเลขที่ 68019012345",
        "01/10/2567 - 30/09/2568",
        "0 2500 3000",
        "งบประมาณ 12,044,249,999 บาท",
        "รหัสไปรษณีย์ 30000",
        "ปี 1999",
    ],
)
def test_other_figures_are_no_telephone_numbers(text):
    assert phones(text) == ()


def test_a_fax_is_told_from_a_telephone_and_one_number_can_be_both():
    apart = "โทรศัพท์ 0-4424-9999 ต่อ ๑๒ โทรสาร 0-4424-9998"
    cells = "โทรศัพท์\n044-249999\nโทรสาร\n044-249998"
    together = "โทรศัพท์/โทรสาร : 044-249-999"

    assert phones(apart) == (Phone("044249999", extension="12"),)
    assert faxes(apart) == (Phone("044249998", "fax"),)
    assert (phones(cells), faxes(cells)) == (
        (Phone("044249999"),),
        (Phone("044249998", "fax"),),
    )
    assert phones(together) == faxes(together) == (Phone("044249999", "both"),)


def test_a_hotline_says_that_it_is_one():
    assert [phone.is_hotline for phone in phones("โทร 0-4424-9999 สายด่วน 1205")] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Saraban@Example.go.th",
        "saraban @ example.go.th",
        "saraban[at]example[dot]go[dot]th",
        "saraban (at) example.go.th",
        "saraban at example.go.th",
        "saraban@\nexample.go.th.",
        "อีเมลsaraban@example.go.thเวลาราชการ",
    ],
)
def test_an_e_mail_address_is_found_however_it_is_spelt(text):
    assert emails(text) == ("saraban@example.go.th",)


def test_an_e_mail_address_behind_a_link_is_found_and_a_name_of_a_picture_is_none():
    links = (Link("mailto:saraban%40example.go.th?subject=x", "ติดต่อ"), Link("http://a/", "b@c"))

    assert emails("logo@2x.png @example", links) == ("saraban@example.go.th",)


@pytest.mark.parametrize(
    "text",
    [
        "เลขที่ 9 หมู่ 3 ต.ตัวอย่าง อ.เมือง จ.นครราชสีมา 30000",
        "99/1 ถนนมิตรภาพ ตำบลในเมือง อำเภอเมืองนครราชสีมา\nจังหวัดนครราชสีมา",
        "ตำบลตัวอย่าง อำเภอสีคิ้ว จังหวัดนครราชสีมา ๓๐๑๔๐",
        "120 หมู่ 3 แขวงทุ่งสองห้อง เขตหลักสี่ กรุงเทพมหานคร 10210",
        "99 Moo 3, Sub-district Example, Mueang District, Nakhon Ratchasima 30000",
    ],
)
def test_a_postal_address_is_found(text):
    assert len(addresses(text)) == 1


def test_the_name_of_an_office_is_no_address():
    assert addresses("องค์การบริหารส่วนตำบลตัวอย่าง อำเภอเมือง จังหวัดนครราชสีมา") == ()


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/maps/embed?pb=1",
        "https://maps.app.goo.gl/abc",
        "https://www.google.co.th/maps/place/x",
        "https://www.openstreetmap.org/export/embed.html",
    ],
)
def test_a_map_is_seen_in_a_frame_or_behind_a_link(url):
    assert map_evidence(shown(frames=(url,))) == url
    assert map_evidence(shown(links=(Link(url, "แผนที่"),))) == url


def test_a_picture_of_a_map_counts_and_other_pictures_and_links_do_not():
    a_map = Picture("http://a/p.jpg", "", "แผน ที่สำนักงาน")
    others = shown(
        pictures=(Picture("http://a/q.jpg", "ภาพกิจกรรม", ""),),
        links=(Link("https://www.google.com/search?q=maps", "ค้นหา"),),
    )

    assert map_evidence(shown(pictures=(a_map,))) == "แผน ที่สำนักงาน"
    assert map_evidence(others) == ""


def test_accounts_at_social_networks_are_told_from_buttons_that_share_a_page():
    links = [
        Link(url, "")
        for url in (
            "https://www.facebook.com/sharer/sharer.php?u=x",
            "https://www.facebook.com/example.obt",
            "https://twitter.com/intent/tweet?text=x",
            "https://lin.ee/abc",
            "https://line.me/R/ti/p/@example",
            "https://line.me/R/ti/p/%40example",
            "https://line.me/R/msg/text/?x",
            "https://line.me/R/ti/p/",
            "https://page.line.me/example",
            "https://www.facebook.com/",
            "https://www.youtube.com/watch?v=1",
            "https://www.youtube.com/@example",
            "https://notfacebook.com.example/x",
        )
    ]
    frame = "https://www.facebook.com/plugins/page.php?href=x"

    assert social_accounts(links, (frame,)) == (
        "https://www.facebook.com/example.obt",
        "https://lin.ee/abc",
        "https://line.me/R/ti/p/@example",
        "https://line.me/R/ti/p/%40example",
        "https://page.line.me/example",
        "https://www.youtube.com/@example",
        frame,
    )
