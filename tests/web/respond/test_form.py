"""The form of a survey: what it says, to whom, and what it leaves out."""

import gzip
import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from prongsai.apps.agencies.actions import add_unit
from prongsai.apps.surveys.actions import close_survey, set_window
from prongsai.apps.surveys.entrances import add_entrance
from prongsai.core.loading import load_framework
from prongsai.core.surveys.questionnaire import questionnaire
from prongsai.web.respond import facts
from tests.web.builders import YEAR, make_agency, make_open_survey, make_survey
from tests.web.respond.answering import address_of, page_of, token_in

pytestmark = pytest.mark.django_db


def test_before_the_first_question_stands_what_the_boss_will_see():
    page = page_of(make_open_survey(make_agency(), "iit"))

    promise = "ผู้บังคับบัญชาจะเห็นเพียงผลรวมของทุกคน ไม่เห็นว่าใครตอบหรือแต่ละคนตอบว่าอะไร"
    assert promise in page
    assert "กลุ่มที่มีผู้ตอบไม่ถึง ๕ คนจะไม่แสดงแยก" in page
    assert page.index(promise) < page.index("<form")


@pytest.mark.parametrize("instrument", ["iit", "eit"])
@pytest.mark.parametrize(("query", "language"), [("", "th"), ("?lang=en", "en")])
def test_everything_is_asked_in_the_words_of_the_framework(instrument, query, language):
    page = unescape(page_of(make_open_survey(make_agency(), instrument), query))

    asked = questionnaire(load_framework(YEAR), instrument)
    options = re.findall(r"<input type=radio name=([\w.]+) value=(\w+)>([^<]+)</label>", page)
    assert options == [
        (node.code, option.code, option.text.say(language))
        for node in asked.asked
        for option in asked.scale(node).options
    ]
    texts = [node.ask.say(language) for node in asked.questions if node.ask]
    assert [text for text in texts if f"</small> {text}</legend>" not in page] == []


def test_each_question_says_how_far_one_is():
    page = page_of(make_open_survey(make_agency(), "eit"))

    assert re.findall(r"<small>(ข้อ [๑-๙๐]+ จาก ๑๕)</small>", page)[2] == "ข้อ ๓ จาก ๑๕"


def test_only_the_survey_of_staff_asks_for_a_code():
    agency = make_agency()

    assert "<input name=code" in page_of(make_open_survey(agency, "iit"))
    assert "<input name=code" not in page_of(make_open_survey(agency, "eit"))


def test_what_one_says_of_oneself_is_not_said_unless_one_chooses():
    agency = make_agency()
    for name in ("กองคลัง", "กองช่าง"):
        add_unit(agency, name=name, by=None)

    page = page_of(make_open_survey(agency, "iit"))

    assert re.findall(r'<select name=(\w+) id=\w+><option value="">ไม่ระบุ<', page) == [
        "_unit",
        "_sex",
        "_age",
    ]
    assert re.findall(r"<option value=\d+>([^<]+)", page) == ["กองคลัง", "กองช่าง"]


def test_units_are_not_asked_where_there_is_nothing_to_choose():
    agency = make_agency()
    add_unit(agency, name="สำนักปลัด", by=None)

    assert "_unit" not in page_of(make_open_survey(agency, "iit"))


def test_a_service_point_is_named_and_not_asked():
    survey = make_open_survey(make_agency(), "eit")
    entrance = add_entrance(survey, name="งานทะเบียน & <ภาษี>", by=None)

    page = Client().get(f"/s/{entrance.address}/").content.decode()

    assert "งานทะเบียน &amp; &lt;ภาษี&gt; ·" in page
    assert "_point" not in page


def test_large_type_and_language_are_links_that_keep_each_other():
    survey = make_open_survey(make_agency(), "eit")

    assert '<a href="?lang=en" lang=en>English</a>' in page_of(survey)
    assert '<a href="?size=l">ตัวอักษรใหญ่</a>' in page_of(survey)
    both = page_of(survey, "?lang=en&size=l")
    assert "<html lang=en class=l>" in both
    assert '<a href="?size=l" lang=th>ไทย</a>' in both
    assert '<a href="?lang=en">Usual type</a>' in both
    assert 'action="?lang=en&amp;size=l&amp;try=1"' in both
    assert "<html lang=th>" in page_of(survey, "?lang=xx&size=huge")


def test_every_form_has_a_token_of_its_own():
    survey = make_open_survey(make_agency(), "eit")

    assert token_in(page_of(survey)) != token_in(page_of(survey))


def test_gzip_and_plain_are_the_same_page():
    survey = make_open_survey(make_agency(), "eit")
    plain = page_of(survey)

    packed = Client().get(address_of(survey), headers={"accept-encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    page = gzip.decompress(packed.content).decode()
    assert page.replace(token_in(page), "") == plain.replace(token_in(plain), "")


def test_nothing_is_kept_about_whoever_comes():
    response = Client().get(address_of(make_open_survey(make_agency(), "eit")))

    assert response.cookies == {}
    assert "Set-Cookie" not in response.headers
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert "<meta name=robots content=noindex>" in response.content.decode()


def test_a_page_runs_nothing_but_our_script_which_browsers_keep():
    response = Client().get(address_of(make_open_survey(make_agency(), "eit")))

    [address] = re.findall(r"<script src=([^ ]+) async></script>", response.content.decode())
    script = Client().get(address)
    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert script.headers["Cache-Control"] == "max-age=31536000, immutable"

    policy = response.headers["Content-Security-Policy"]
    assert re.sub(r"'sha256-[^']+'", "#", policy) == (
        "default-src 'none';style-src #;script-src 'self';img-src data: 'self';"
        "form-action 'self';base-uri 'none';frame-ancestors 'none'"
    )


def test_a_request_asks_the_database_nothing(django_assert_num_queries):
    survey = make_open_survey(make_agency(), "eit")
    path = address_of(survey)
    Client().get(path)

    with django_assert_num_queries(0):
        assert Client().get(path).status_code == 200


def test_what_an_officer_changes_is_seen_some_seconds_later(monkeypatch):
    survey = make_open_survey(make_agency(), "eit")
    page_of(survey)
    close_survey(survey, by=None)
    assert "<form" in page_of(survey)

    monkeypatch.setattr(facts, "SECONDS", 0)
    facts.forget()

    assert "ปิดรับคำตอบแล้ว" in page_of(survey)


def test_a_survey_that_opens_later_says_when():
    survey = make_open_survey(make_agency(), "eit")
    set_window(survey, opens_on=timezone.localdate().replace(year=2030), closes_on=None, by=None)

    assert "จะเปิดรับคำตอบตั้งแต่วันที่" in page_of(survey)
    assert "๒๕๗๓" in page_of(survey)
    assert "2573" in page_of(survey, "?lang=en")


def test_a_survey_that_is_being_prepared_is_not_open():
    assert "ยังไม่เปิดรับคำตอบ" in page_of(make_survey(make_agency(), "eit"))


def test_the_last_day_counts(monkeypatch):
    survey = make_open_survey(make_agency(), "eit")
    today = timezone.localdate()
    set_window(survey, opens_on=None, closes_on=today, by=None)
    assert "<form" in page_of(survey)

    monkeypatch.setattr(timezone, "localdate", lambda: today + timedelta(days=1))

    assert "ปิดรับคำตอบแล้ว" in page_of(survey)


@pytest.mark.parametrize(
    "path", ["/s/", "/s/nobody/", "/s/nobody", "/s/a/b/c", "/s/nobody/thanks/"]
)
@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_an_unknown_address_is_told_kindly(path, method):
    response = getattr(Client(), method)(path)

    assert response.status_code == 404
    assert "โปรดดูที่ใบอีกครั้ง" in response.content.decode() or method == "head"


def test_an_address_is_found_however_it_was_typed():
    survey = make_open_survey(make_agency(), "eit")
    path = address_of(survey)

    assert Client().get(path.upper().replace("/S/", "/s/")).status_code == 200
    assert Client().get(path.rstrip("/")).status_code == 200


def test_head_has_the_headers_and_no_body():
    response = Client().head(address_of(make_open_survey(make_agency(), "eit")))

    assert (response.status_code, response.content) == (200, b"")
    assert int(response.headers["Content-Length"]) > 10_000


def test_a_fault_of_ours_is_told_in_a_sentence_and_logged_without_what_was_typed(
    monkeypatch, caplog
):
    answer = "".join(["คำตอบ", "ของใครบางคน"])

    def broken(*_: object) -> None:
        raise RuntimeError(answer)

    monkeypatch.setattr("prongsai.web.respond.views.facts_of", broken)

    response = Client().get("/s/abcdef/")

    assert response.status_code == 500
    assert "ขออภัย ระบบขัดข้อง" in response.content.decode()
    assert "RuntimeError" in caplog.text
    assert answer not in caplog.text
