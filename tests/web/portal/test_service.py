"""What is said when something is wrong, and what machines ask."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from prongsai.web.portal.views import lists
from tests.web.builders import make_agency, make_published_result, make_user


@pytest.mark.django_db
def test_the_program_says_whether_it_is_well(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


def test_search_engines_may_read_all_but_offices_and_accounts(client):
    answer = client.get("/robots.txt")

    assert answer["Content-Type"] == "text/plain"
    assert answer.content.decode().split("\n")[:3] == [
        "User-agent: *",
        "Disallow: /accounts/",
        "Disallow: /office/",
    ]


@pytest.mark.django_db
def test_a_fault_of_the_program_is_told_without_a_traceback(client, monkeypatch):
    def break_down() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(lists, "summaries_by_year", break_down)
    client.raise_request_exception = False

    answer = client.get("/")

    assert answer.status_code == 500
    assert "โปรแกรมขัดข้อง" in answer.content.decode()
    assert "ZeroDivisionError" not in answer.content.decode()


def test_a_broken_request_is_told_in_a_sentence(client):
    answer = client.get("/", headers={"host": "somewhere.else"})

    assert answer.status_code == 400
    assert "คำขอนี้ไม่ถูกต้อง" in answer.content.decode()


@pytest.mark.parametrize("length", ["6291457", "", "-1", "many"])
def test_what_is_too_large_or_hides_its_size_is_refused_before_it_is_read(client, length):
    class Unread:
        def read(self, *_: object) -> bytes:
            raise AssertionError("the body was read")

        readline = read

    answer = client.generic(
        "POST", "/accounts/login/", **{"wsgi.input": Unread(), "CONTENT_LENGTH": length}
    )

    assert answer.status_code == 413
    assert "5 MB" in answer.content.decode()
    assert "Content-Security-Policy" in answer


def test_a_body_that_nobody_expects_is_refused_too(client):
    answer = client.generic("GET", "/", **{"CONTENT_LENGTH": "99999999"})

    assert answer.status_code == 413


@pytest.mark.django_db
def test_a_form_that_waited_too_long_is_told_what_to_do():
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/accounts/login/", {"login": "x", "password": "y"})

    assert answer.status_code == 403
    assert "403_csrf.html" in [one.name for one in answer.templates]


@pytest.mark.django_db
def test_what_is_sent_after_signing_out_is_told_to_be_lost_and_leads_back_to_its_page(client):
    make_agency()
    page = "/office/klongmuang/improvement/steps/?unit=1"

    answer = client.post(
        "/office/klongmuang/improvement/steps/1/done/",
        headers={"referer": f"http://testserver{page}"},
    )

    assert answer.url == f"/accounts/login/?{urlencode({'next': page}, safe='/')}"
    assert "ยังไม่ได้บันทึกสิ่งที่ส่งมา" in client.get(answer.url).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("referer", ["", "https://elsewhere.example/office/"])
def test_who_signs_in_after_sending_is_not_led_elsewhere(client, referer):
    make_agency()
    sent_to = "/office/klongmuang/improvement/steps/1/done/"

    answer = client.post(sent_to, headers={"referer": referer})

    assert answer.url == f"/accounts/login/?next={sent_to}"


@pytest.mark.django_db
def test_an_address_that_only_takes_what_is_sent_says_so_on_a_page(client):
    agency = make_agency()
    client.force_login(make_user(agency))

    answer = client.get(f"/office/{agency.slug}/improvement/steps/1/done/")

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "ยังไม่ได้บันทึก" in answer.content.decode()


@pytest.mark.django_db
def test_a_language_is_chosen_and_kept(client):
    make_published_result(make_agency())

    client.post("/language/", {"language": "en", "next": "/"})

    assert '<html lang="en">' in client.get("/").content.decode()


@pytest.mark.django_db
def test_a_language_never_leads_to_another_site(client):
    answer = client.post("/language/", {"language": "en", "next": "https://elsewhere.example/"})

    assert answer.url == "/"


@pytest.mark.django_db
def test_no_page_has_a_script_or_a_style_of_its_own(client):
    agency = make_agency()
    make_published_result(agency)
    client.force_login(make_user(agency))

    for address in (
        "/",
        "/klongmuang/2563/",
        "/klongmuang/2563/9/",
        "/rules/2563/",
        "/disagreements/",
    ):
        text = client.get(address).content.decode()
        assert "<script" not in text
        assert "style=" not in text


@pytest.mark.django_db
def test_what_somebody_who_signed_in_gets_is_kept_by_nobody_else(client):
    assert "Cache-Control" not in client.get("/robots.txt")

    client.force_login(make_user(make_agency()))

    assert (
        client.get("/office/klongmuang/template/2563.xlsx")["Cache-Control"] == "private, no-cache"
    )
    assert client.get("/nobody/")["Cache-Control"] == "private, no-cache"
