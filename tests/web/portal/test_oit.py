"""What an agency discloses, for everybody: at addresses that last, and only what was approved."""

import csv
import io
import json
from hashlib import sha256
from urllib.parse import quote

import pytest

from prongsai.apps.evidence.actions import approve, take_back_approval
from prongsai.apps.evidence.exhibits import Given
from prongsai.apps.evidence.models import Approval, ExhibitKind
from tests.web.builders import (
    make_agency,
    make_examination,
    make_hand_in,
    make_marked_sheet,
    make_published_result,
    make_user,
)

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 plan"
YEAR = 2568
BASE = f"/klongmuang/oit/{YEAR}/"


@pytest.fixture(autouse=True)
def reads_english(client):
    """The visitor reads English."""
    client.cookies["django_language"] = "en"


@pytest.fixture
def examination():
    """The OIT of an agency, with nothing handed in."""
    return make_examination(make_agency(), YEAR)


@pytest.fixture
def executive(examination):
    """Somebody who approves."""
    return make_user(examination.round.agency, "executive")


def handed_in(examination, code="o1", *exhibits, **changes):
    """Something handed in for an item; what was given, or a link."""
    disclosure = examination.disclosures.get(code=code)
    details = {"exhibits": exhibits} if exhibits else {}
    return make_hand_in(disclosure, **(details | changes))


def text_of(client, address):
    """The page, with the status 200."""
    page = client.get(address)
    assert page.status_code == 200
    return page.content.decode()


def states(client, query=""):
    """The items of the page that are not missing, by code, or all that were found."""
    page = client.get(BASE + query)
    items = [one for group in page.context["groups"] for one in group.items]
    return {one.node.code: one.state for one in items if query or one.state != "missing"}


def test_nothing_is_public_before_an_executive_approved(client, examination, executive):
    handed_in(examination, url="https://own.example.go.th/secret")

    assert states(client) == {}
    assert "own.example.go.th" not in text_of(client, f"{BASE}o1/")

    approve(examination, by=executive)

    assert states(client) == {"o1": "shown"}
    assert "https://own.example.go.th/secret" in text_of(client, f"{BASE}o1/")


def test_an_approval_that_was_taken_back_shows_nothing_any_more(client, examination, executive):
    handed_in(examination, "o1", Given(ExhibitKind.FILE, content=PDF, file_name="แผน.pdf"))
    approve(examination, by=executive)
    file = f"{BASE}o1/files/{sha256(PDF).hexdigest()}"
    assert client.get(file).status_code == 200

    take_back_approval(examination, reason="ไฟล์ผิด", by=executive)

    assert states(client) == {}
    assert "แผน.pdf" not in text_of(client, f"{BASE}o1/")
    assert client.get(file).status_code == 404
    assert "แผน.pdf" not in client.get(f"/klongmuang/oit/{YEAR}.csv").content.decode()


def test_a_page_that_was_kept_is_asked_for_again_when_the_approval_is_taken_back(
    client, examination, executive
):
    handed_in(examination)
    approve(examination, by=executive)
    first = client.get(f"{BASE}o1/")
    kept = {"if-none-match": first["ETag"]}

    assert first["Cache-Control"] == "public, no-cache"
    assert client.get(f"{BASE}o1/", headers=kept).status_code == 304

    take_back_approval(examination, reason="ลิงก์ผิด", by=executive)

    assert client.get(f"{BASE}o1/", headers=kept).status_code == 200


def test_the_newest_approved_hand_in_is_shown_and_earlier_ones_are_told_by_their_day(
    client, examination, executive
):
    handed_in(examination, url="https://own.example.go.th/first")
    approve(examination, by=executive)
    take_back_approval(examination, reason="ปรับปรุง", by=executive)
    handed_in(examination, url="https://own.example.go.th/never-approved")
    handed_in(examination, url="https://own.example.go.th/third")
    approve(examination, by=executive)

    page = client.get(f"{BASE}o1/")

    text = page.content.decode()
    assert [word in text for word in ("/third", "/first", "/never-approved")] == [
        True,
        False,
        False,
    ]
    first = examination.disclosures.get(code="o1").hand_ins.get(number=1)
    assert page.context["item"].earlier == (first.at,)


@pytest.mark.parametrize("typed", ["O12", "o12.", "๑๒", "o๑๒", "o012", "ข้อ 12", "12"])
def test_other_ways_of_typing_a_code_lead_to_its_one_address(client, examination, typed):
    answer = client.get(f"{BASE}{typed}/")

    assert (answer.status_code, answer["Location"]) == (301, f"{BASE}o12/")


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(client, examination):
    answer = client.get(f"{BASE}o12")

    assert (answer.status_code, answer["Location"]) == (301, f"{BASE}o12/")


def test_the_years_of_an_agency_stand_on_its_page(client, examination, executive):
    assert client.get("/klongmuang/").context["oit_years"] == []

    handed_in(examination)
    approve(examination, by=executive)

    assert client.get("/klongmuang/").context["oit_years"] == [YEAR]
    assert client.get("/klongmuang/oit/")["Location"] == "/klongmuang/#oit"


def test_agencies_that_disclose_are_listed_and_found(client, examination, executive):
    handed_in(examination)
    approve(examination, by=executive)
    make_examination(make_agency("silent"), YEAR)

    found = [
        [one.round.agency.slug for one in client.get(f"/oit/{query}").context["page"]]
        for query in ("", "?q=ปากช่อง ๒๕๖๘", "?q=๒๕๖๗", "?q=เชียงใหม่")
    ]

    assert found == [["klongmuang"], ["klongmuang"], [], []]


def test_an_item_without_anything_says_so_kindly_and_an_unknown_one_is_none(client, examination):
    assert "This address stays" in text_of(client, f"{BASE}o2/")
    assert client.get(f"{BASE}o99/").status_code == 404
    assert client.get(f"{BASE}x/").status_code == 404
    assert client.get("/klongmuang/oit/2567/").status_code == 404
    assert client.get("/nobody/oit/2568/o1/").status_code == 404


def test_nothing_to_disclose_is_told_with_its_reason(client, examination, executive):
    changes = {"exhibits": [], "nothing_to_disclose": True, "explanation": "ปีนี้ไม่มีเรื่องร้องเรียน"}
    handed_in(examination, **changes)
    approve(examination, by=executive)

    text = text_of(client, f"{BASE}o1/")

    assert states(client) == {"o1": "none"}
    assert ("nothing to disclose" in text, "ปีนี้ไม่มีเรื่องร้องเรียน" in text) == (True, True)


def test_links_say_where_they_lead_and_what_is_kept_here_is_escaped(client, examination, executive):
    handed_in(
        examination,
        "o1",
        Given(ExhibitKind.LINK, title="แผน", url="https://other.example.com/แผน?a=1"),
        Given(ExhibitKind.TEXT, title="ข้อความ", text="<script>alert(1)</script>"),
        Given(ExhibitKind.TABLE, title="งบ", table=[["เดือน", "บาท"], ["ต.ค.", "<b>1</b>"]]),
    )
    approve(examination, by=executive)

    text = text_of(client, f"{BASE}o1/")

    assert 'rel="noopener">แผน</a>' in text
    assert "Leads to the website other.example.com" in text
    assert ("<script>" in text, "&lt;script&gt;alert(1)" in text) == (False, True)
    assert '<th scope="col">เดือน</th>' in text
    assert "<td>&lt;b&gt;1&lt;/b&gt;</td>" in text


def test_files_are_only_ever_downloaded(client, examination, executive):
    handed_in(examination, "o1", Given(ExhibitKind.FILE, content=PDF, file_name="แผน.pdf"))
    handed_in(examination, "o2")
    approve(examination, by=executive)
    digest = sha256(PDF).hexdigest()

    answer = client.get(f"{BASE}o1/files/{digest}")

    assert answer.content == PDF
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert client.get(f"{BASE}o2/files/{digest}").status_code == 404
    assert client.get(f"{BASE}o1/files/{'0' * 64}").status_code == 404


def test_the_same_item_of_another_year_is_found_under_its_code_there(
    client, examination, executive
):
    before = make_examination(examination.round.agency, 2567)
    for one, code in ((examination, "o3"), (before, "o4")):
        handed_in(one, code)
        approve(one, by=executive)

    assert client.get(f"{BASE}o3/").context["others"] == [(2567, "o4")]


@pytest.mark.parametrize("words", ["ปีงบประมาณ 2568", "ปีงบ ประมาณ ๒๕๖๘", "จัดซื้อจัดจ้างปีงบ", "น้ํา ดื่ม"])
def test_search_does_not_mind_spaces_numerals_and_the_order_of_marks(
    client, examination, executive, words
):
    text = "รายงาน จัดซื้อ จัดจ้าง ปีงบประมาณ ๒๕๖๘ ค่าน้ำดื่ม"
    handed_in(examination, "o1", Given(ExhibitKind.TEXT, text=text))
    handed_in(examination, "o2")
    approve(examination, by=executive)

    assert states(client, f"?q={words}") == {"o1": "shown"}


def test_titles_tables_explanations_and_names_of_files_are_searched(client, examination, executive):
    handed_in(examination, "o1", Given(ExhibitKind.TABLE, table=[["หัวตาราง", "มะม่วง"]]))
    handed_in(examination, "o2", Given(ExhibitKind.FILE, content=PDF, file_name="ทุเรียน.pdf"))
    handed_in(examination, "o3", explanation="มังคุด")
    handed_in(examination, "o4", url="https://own.example.go.th/unapproved-later")
    approve(examination, by=executive)

    found = [[*states(client, f"?q={word}")] for word in ("มะม่วง", "ทุเรียน", "มังคุด", "ลำไย")]

    assert found == [["o1"], ["o2"], ["o3"], []]


def test_the_table_has_a_row_for_each_exhibit_and_no_formula(client, examination, executive):
    handed_in(
        examination,
        "o1",
        Given(ExhibitKind.TEXT, title="=1+1", text="+SUM(A1)"),
        Given(ExhibitKind.FILE, content=PDF, file_name="แผน.pdf"),
    )
    approve(examination, by=executive)

    answer = client.get(f"/klongmuang/oit/{YEAR}.csv")

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["code"], row["kind"], row["title"], row["text"]) for row in rows[:3]] == [
        ("o1", "text", "'=1+1", "'+SUM(A1)"),
        ("o1", "file", "", ""),
        ("o2", "", "", ""),
    ]
    digest = sha256(PDF).hexdigest()
    assert rows[1]["url"] == f"http://testserver{BASE}o1/files/{digest}"
    assert (rows[1]["bytes"], rows[1]["sha256"]) == (str(len(PDF)), digest)
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_the_document_is_a_data_set_with_every_item(client, examination, executive):
    handed_in(examination, "o1", Given(ExhibitKind.TABLE, title="งบ", table=[["ก", "ข"]]))
    approve(examination, by=executive)

    found = json.loads(client.get(f"/klongmuang/oit/{YEAR}.json?lang=en").content)

    assert (found["@type"], found["dct:language"], len(found["items"])) == (
        "dcat:Dataset",
        "en",
        28,
    )
    first = found["items"][0]
    assert (first["address"], first["state"]) == (f"http://testserver{BASE}o1/", "shown")
    assert first["exhibits"] == [
        {"kind": "table", "title": "งบ", "text": "ก\tข", "table": [["ก", "ข"]]}
    ]
    assert [one["dcat:mediaType"] for one in found["dcat:distribution"]] == [
        "text/csv",
        "application/json",
    ]


def test_the_small_page_may_stand_in_any_website_and_no_other_page_may(
    client, examination, executive
):
    handed_in(examination)
    approve(examination, by=executive)

    small, page = client.get(f"{BASE}embed/"), client.get(BASE)

    assert "frame-ancestors *" in small["Content-Security-Policy"]
    assert "X-Frame-Options" not in small
    assert ("<script" in small.content.decode(), small.cookies) == (False, {})
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    assert f"http://testserver{BASE}embed/" in page.content.decode()


def test_no_page_sets_a_cookie_or_names_who_handed_in(client, examination, executive):
    officer = make_user(examination.round.agency, username="somchai-officer")
    handed_in(examination, by=officer)
    approve(examination, by=executive)

    for address in (BASE, f"{BASE}o1/", f"/klongmuang/oit/{YEAR}.json"):
        answer = client.get(address)
        assert answer.cookies == {}
        assert "somchai" not in answer.content.decode()
    assert Approval.objects.count() == 1


@pytest.mark.parametrize("number", [1, 3])
def test_pages_take_as_many_queries_for_three_items_as_for_one(
    client, django_assert_num_queries, examination, executive, number
):
    for code in ("o1", "o2", "o3")[:number]:
        file = Given(ExhibitKind.FILE, content=f"%PDF-1.7 {code}".encode(), file_name="a.pdf")
        handed_in(examination, code, Given(ExhibitKind.TEXT, text="ข้อความ"), file)
    approve(examination, by=executive)

    with django_assert_num_queries(7):
        client.get(BASE)
    with django_assert_num_queries(7):
        client.get(f"{BASE}?q=ข้อความ")
    with django_assert_num_queries(8):
        client.get(f"{BASE}o1/")
    with django_assert_num_queries(5):
        client.get(f"/klongmuang/oit/{YEAR}.csv")
    with django_assert_num_queries(7):
        client.get(f"{BASE}embed/")
    with django_assert_num_queries(4):
        client.get("/oit/")


def test_an_item_and_its_mark_in_the_published_result_lead_to_each_other(
    client, examination, executive
):
    handed_in(examination, "o3")
    approve(examination, by=executive)
    before = text_of(client, BASE)
    make_published_result(examination.round.agency, make_marked_sheet(0, YEAR))

    year, item = text_of(client, BASE), text_of(client, f"{BASE}o3/")
    receipt = text_of(client, f"/klongmuang/{YEAR}/o3/")

    assert ("Disclosed</span>" in before, "Disclosed</span>" in year) == (True, False)
    assert ">Mark 0</span>" in year
    assert "Mark in the published result: <strong>0</strong>" in item
    assert f'href="/klongmuang/{YEAR}/o3/"' in item
    assert f'href="{BASE}o3/"' in receipt


def test_who_kept_a_page_before_the_result_was_published_is_given_the_new_one(
    client, examination, executive
):
    handed_in(examination, "o3")
    approve(examination, by=executive)
    kept = client.get(BASE)["ETag"]
    make_published_result(examination.round.agency, make_marked_sheet(0, YEAR))

    assert client.get(BASE, headers={"If-None-Match": kept}).status_code == 200


def test_a_receipt_that_was_kept_leads_to_no_item_whose_approval_was_taken_back(
    client, examination, executive
):
    handed_in(examination, "o3")
    approve(examination, by=executive)
    make_published_result(examination.round.agency, make_marked_sheet(0, YEAR))
    receipt = f"/klongmuang/{YEAR}/o3/"
    kept = {"If-None-Match": client.get(receipt)["ETag"]}

    assert client.get(receipt, headers=kept).status_code == 304
    take_back_approval(examination, reason="แก้ไข", by=executive)
    again = client.get(receipt, headers=kept)
    assert (again.status_code, f'href="{BASE}o3/"' in again.content.decode()) == (200, False)


def test_whoever_looks_for_an_agency_in_vain_is_told_of_agencies_and_led_to_all(client):
    page = client.get("/oit/?q=ตาก").content.decode()

    assert "No agency that discloses its OIT here was found." in page
    assert f'href="/?q={quote("ตาก")}"' in page
