"""Answers that are sent: counted once, and sent back with everything that was typed."""

import random
import sqlite3
import time
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client

from prongsai.apps.agencies.actions import add_unit
from prongsai.apps.surveys.actions import close_survey
from prongsai.apps.surveys.entrances import add_entrance
from prongsai.apps.surveys.intake import tokens
from prongsai.apps.surveys.intake.limits import SUBMISSIONS, WRONG_CODES, submissions, wrong_codes
from prongsai.apps.surveys.intake.receiving import waiting
from prongsai.apps.surveys.models import Code, Survey, SurveyTally
from prongsai.apps.surveys.slips import cancel_pack, print_slips
from prongsai.core.surveys.codes import new_code
from prongsai.core.surveys.tallies import tally_from_plain, tally_of
from prongsai.web.respond import facts
from prongsai.web.respond.facts import facts_of
from tests.web.builders import make_agency, make_open_survey, make_survey
from tests.web.respond.answering import (
    URLENCODED,
    address_of,
    answers_to,
    chosen_in,
    filled,
    notice_of,
    page_of,
    send,
    token_in,
)

pytestmark = pytest.mark.django_db

KEPT = "สิ่งที่ท่านตอบไว้ยังอยู่ครบด้านล่าง"
NEVER_GIVEN = new_code(random.Random(7).choice)  # noqa: S311 - not a secret


@pytest.fixture
def eit() -> Survey:
    """An open survey of clients, without codes."""
    return make_open_survey(make_agency(), "eit")


@pytest.fixture
def iit() -> Survey:
    """An open survey of staff."""
    return make_open_survey(make_agency(), "iit")


def code_for(survey: Survey) -> str:
    """A code that nobody used yet."""
    return print_slips(survey, unit=None, size=5, by=None).codes[0]


def was_received(response) -> bool:
    """Whether somebody is led to the page of thanks."""
    return response.status_code == 303 and response.headers["Location"].endswith("/thanks/")


def lines_of() -> list[str]:
    """The answers that wait, as the store holds them."""
    connection = sqlite3.connect(settings.ANSWERS)
    rows = connection.execute("SELECT lines FROM drawer").fetchall()
    connection.close()
    return [line for (lines,) in rows for line in lines.split("\n")]


def test_an_answer_is_received_and_thanked_for(eit):
    response = send(eit, filled(eit))

    assert was_received(response)
    assert waiting(eit.pk) == 1
    thanks = Client().get(response.headers["Location"])
    assert "ขอบคุณที่สละเวลา" in thanks.content.decode()
    assert thanks.headers["Cache-Control"] == "no-store"


def test_where_no_script_runs_the_browser_is_told_to_forget_the_form_after_the_thanks(eit):
    page = Client().get(f"{address_of(eit)}thanks/")
    forgets = Client().get(f"{address_of(eit)}thanks/forget")

    assert '<noscript><img src=forget alt=""></noscript>' in page.content.decode()
    assert "Clear-Site-Data" not in page.headers  # it would keep people waiting
    assert (forgets.status_code, forgets.headers["Clear-Site-Data"]) == (204, '"cache"')


def test_thanks_are_given_in_the_look_that_was_chosen(eit):
    response = send(eit, filled(eit), "?lang=en&size=l&try=1")

    assert response.headers["Location"] == f"{address_of(eit)}thanks/?lang=en&size=l"


def test_the_same_form_again_is_thanked_for_again_and_counted_once(eit):
    fields = filled(eit)

    assert [was_received(send(eit, fields)) for _ in range(3)] == [True, True, True]
    assert waiting(eit.pk) == 1


def test_an_answer_asks_the_main_database_nothing(eit, django_assert_num_queries):
    path, body = address_of(eit), urlencode(filled(eit))

    with django_assert_num_queries(0):
        assert was_received(Client().post(path, body, content_type=URLENCODED))


def test_a_code_is_good_for_one_form(iit):
    code = code_for(iit)
    first, second = filled(iit, code=code), filled(iit, code=code)

    assert was_received(send(iit, first))
    refused = send(iit, second)
    assert was_received(send(iit, first))

    assert refused.status_code == 409
    assert "รหัสนี้ใช้ตอบไปแล้ว" in notice_of(refused)[0]
    assert waiting(iit.pk) == 1


def test_that_a_code_was_used_is_told_before_everything_is_answered(iit):
    code = code_for(iit)
    assert was_received(send(iit, filled(iit, code=code)))
    empty = {name: value for name, value in filled(iit, code=code).items() if name[0] != "i"}

    refused = send(iit, empty)

    assert refused.status_code == 409
    assert "รหัสนี้ใช้ตอบไปแล้ว" in notice_of(refused)[0]


def test_another_language_or_larger_letters_take_along_what_is_answered(eit):
    fields = filled(eit, comment="ฝากไว้", _sex="female")

    page = send(eit, fields, "?lang=en&size=l&look=1")

    assert page.status_code == 200
    assert "<html lang=en class=l>" in page.content.decode()
    assert "ฝากไว้" in page.content.decode()
    assert page.content.decode().count(" checked") == len(
        [name for name in fields if name[0] == "e"]
    )
    assert "<div role=alert" not in page.content.decode()
    assert waiting(eit.pk) == 0
    assert was_received(send(eit, fields))


@pytest.mark.parametrize("typed", ["{} ", "{:.3}-{:.9}", "lower"])
def test_a_code_is_taken_however_it_is_typed(iit, typed):
    code = code_for(iit)
    ways = {"lower": code.lower(), "{} ": f" {code} ", "{:.3}-{:.9}": f"{code[:3]}-{code[3:]}"}

    assert was_received(send(iit, filled(iit, code=ways[typed])))


def test_a_mistyped_code_says_what_to_look_at_and_keeps_everything(iit):
    code = code_for(iit)
    wrong = ("A" if code[0] != "A" else "C") + code[1:]
    fields = filled(iit, code=wrong, comment="ฝากไว้", _sex="female")

    response = send(iit, fields)

    assert response.status_code == 422
    assert notice_of(response)[-1] == KEPT
    assert "เทียบกับใบรหัสทีละตัว" in notice_of(response)[0]
    assert chosen_in(response) == answers_to(iit)
    page = response.content.decode()
    assert f'value="{wrong}"' in page
    assert "ฝากไว้</textarea>" in page
    assert "<option value=female selected>" in page
    assert waiting(iit.pk) == 0


def test_a_code_that_nobody_was_given_is_not_found(iit):
    assert "ไม่พบรหัสนี้" in notice_of(send(iit, filled(iit, code=NEVER_GIVEN)))[0]


def test_a_code_of_another_survey_is_not_found(iit):
    other = make_open_survey(make_agency("chumsaeng"), "iit")

    assert "ไม่พบรหัสนี้" in notice_of(send(iit, filled(iit, code=code_for(other))))[0]


def test_a_code_of_a_cancelled_pack_says_so(iit):
    pack, codes = print_slips(iit, unit=None, size=5, by=None)
    cancel_pack(pack, by=None)

    assert "ถูกยกเลิกแล้ว" in notice_of(send(iit, filled(iit, code=codes[0])))[0]


def test_whoever_tries_codes_is_made_to_wait(iit):
    fields = filled(iit, code=NEVER_GIVEN)
    assert send(iit, fields).status_code == 422
    for _ in range(WRONG_CODES.at_once + 20):
        wrong_codes.note("127.0.0.1", time.monotonic())

    response = send(iit, fields)

    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) > 0
    assert "มีการกรอกรหัสผิดหลายครั้งจากที่นี่" in notice_of(response)[0]
    assert chosen_in(response) == answers_to(iit)


def test_what_is_missing_is_listed_and_can_be_left_out(eit):
    fields = filled(eit, comment="ดี")
    for code in ("e4.2", "e4.3", "e9"):
        del fields[code]

    response = send(eit, fields)

    page = response.content.decode()
    assert response.status_code == 422
    assert notice_of(response) == [
        "ยังไม่ได้ตอบ ๒ ข้อ แตะเพื่อไปที่ข้อนั้น หรือส่งโดยเว้นไว้ที่ปุ่มท้ายหน้า",
        KEPT,
    ]
    assert '<a href="#e4.2">ข้อ ๔</a>' in page
    assert '<a href="#e9">ข้อ ๙</a>' in page
    assert "<fieldset class=m id=e9>" in page
    assert "<button name=skip value=1>ส่งโดยเว้นข้อเหล่านี้</button>" in page
    assert chosen_in(response) == {
        code: option for code, option in answers_to(eit).items() if code in fields
    }
    assert token_in(page) in fields
    assert was_received(send(eit, {**fields, "skip": "1"}))


def test_a_form_without_any_answer_is_not_taken(eit):
    token = token_in(page_of(eit))

    response = send(eit, {token: "1", "comment": "มีแต่ข้อเสนอแนะ", "skip": "1"})

    assert response.status_code == 422
    assert notice_of(response)[0].startswith("ยังไม่ได้ตอบข้อใดเลย")
    assert "มีแต่ข้อเสนอแนะ</textarea>" in response.content.decode()
    assert "name=skip" not in response.content.decode()
    assert waiting(eit.pk) == 0


def test_of_a_form_that_came_empty_nothing_is_said_to_be_kept(eit):
    token = token_in(page_of(eit))

    empty, with_comment = (
        notice_of(send(eit, {token: "1", "comment": comment})) for comment in ("", "ดี")
    )

    assert (KEPT in empty, KEPT in with_comment) == (False, True)


def test_the_page_of_thanks_is_true_for_whoever_sent_nothing(eit):
    page = Client().get(f"{address_of(eit)}thanks/").content.decode()

    assert "คำตอบที่ส่งแล้วถูกเก็บเรียบร้อย" in page
    assert "ของท่าน" not in page


def test_an_altered_answer_does_not_count_and_is_told(eit):
    fields = filled(eit, e2="9", **{"e4.1": "<script>"})

    response = send(eit, fields)

    assert notice_of(response)[0].endswith("โปรดเลือกใหม่: ข้อ ๒, ข้อ ๔")
    assert {"e2", "e4.1"} & chosen_in(response).keys() == set()
    assert "<script>" not in response.content.decode().partition("<form")[2].partition("</form")[0]
    assert not was_received(send(eit, {**fields, "skip": "1"}))


@pytest.mark.parametrize("token", ["", "t.", "t." + "A" * 44, "t.ก"])
def test_a_form_that_is_not_ours_comes_back_with_a_token_that_is(eit, token):
    response = send(eit, {token: "1", **answers_to(eit)})

    assert response.status_code == 422
    assert "โปรดกดส่งอีกครั้ง" in notice_of(response)[0]
    assert chosen_in(response) == answers_to(eit)
    again = {token_in(response.content.decode()): "1", **answers_to(eit)}
    assert was_received(send(eit, again))


def test_a_token_of_another_entrance_is_not_good_here(eit):
    other = add_entrance(eit, name="งานทะเบียน", by=None)
    page = Client().get(f"/s/{other.address}/").content.decode()

    assert send(eit, {token_in(page): "1", **answers_to(eit)}).status_code == 422


def test_a_form_that_was_open_for_weeks_is_still_good(eit):
    address = eit.entrances.get().address
    old = tokens.new_token(address, time.time() - 40 * 24 * 3600)

    assert was_received(send(eit, {f"t.{old}": "1", **answers_to(eit)}))


def test_scripts_and_pictures_of_faces_are_text(eit):
    comment = '<script>alert("1")</script> 😀\r\n</textarea>\x00 &amp; ที่นี่'

    back = send(eit, {**filled(eit, comment=comment), "e1.1": ""})
    page = back.content.decode()
    assert was_received(send(eit, filled(eit, comment=comment)))

    assert "<script>" not in page
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; 😀\n&lt;/textarea&gt;" in page
    connection = sqlite3.connect(settings.ANSWERS)
    [(texts,)] = connection.execute("SELECT texts FROM remarks").fetchall()
    connection.close()
    assert '<script>alert(\\"1\\")</script> 😀\\n</textarea> &amp; ที่นี่' in texts


def test_a_comment_that_is_too_long_comes_back_whole(eit):
    comment = "ก" * 2001

    response = send(eit, filled(eit, comment=comment))

    assert "ยาวเกิน ๒๐๐๐ ตัวอักษร" in notice_of(response)[0]
    assert f"{comment}</textarea>" in response.content.decode()


def test_a_closed_survey_says_so_and_shows_what_was_typed(eit):
    fields = filled(eit, comment="ช้าไป")
    close_survey(eit, by=None)

    response = send(eit, fields)  # the page still thinks that it is open; the store knows better

    assert response.status_code == 409
    assert "ปิดรับคำตอบแล้ว" in notice_of(response)[0]
    assert "ช้าไป</textarea>" in response.content.decode()


def test_a_survey_that_is_not_open_yet_takes_nothing():
    survey = make_survey(make_agency(), "eit")
    token = tokens.new_token(survey.entrances.get().address, time.time())

    response = send(survey, {f"t.{token}": "1", **answers_to(survey)})

    assert (response.status_code, waiting(survey.pk)) == (409, 0)
    assert "ยังไม่เปิดรับคำตอบ" in notice_of(response)[0]


def test_a_flood_waits_and_loses_nothing(eit):
    fields = filled(eit, comment="ดี")
    for _ in range(SUBMISSIONS.at_once + 200):
        submissions.note("127.0.0.1", time.monotonic())

    response = send(eit, fields)

    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) >= 1
    assert "โปรดรอ" in notice_of(response)[0]
    assert chosen_in(response) == answers_to(eit)
    assert token_in(response.content.decode()) in fields


def test_two_hundred_people_behind_one_address_are_all_received(eit):
    responses = [send(eit, filled(eit)) for _ in range(200)]

    assert all(map(was_received, responses))
    assert waiting(eit.pk) == 200


@pytest.mark.parametrize(
    ("proxies", "seen"), [(0, "10.0.0.1"), (1, "203.0.113.9"), (2, "198.51.100.7"), (3, "10.0.0.1")]
)
def test_people_are_told_apart_before_as_many_proxies_as_there_are(
    eit, monkeypatch, settings, proxies, seen
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    asked = []
    monkeypatch.setattr(submissions, "take", lambda address, now: asked.append(address) or 0)

    passed = {"X-Forwarded-For": "198.51.100.7, 203.0.113.9"}
    send(eit, filled(eit), REMOTE_ADDR="10.0.0.1", headers=passed)

    assert asked == [seen]


def test_where_the_disk_refuses_everything_typed_is_kept(eit):
    fields = filled(eit, comment="ดี")
    settings.ANSWERS.parent.mkdir(parents=True)
    settings.ANSWERS.write_bytes(b"no database" * 1000)

    response = send(eit, fields)

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert notice_of(response) == ["ขณะนี้ระบบเก็บคำตอบไม่ได้ โปรดรอสักครู่แล้วกดส่งอีกครั้ง", KEPT]
    assert chosen_in(response) == answers_to(eit)
    assert token_in(response.content.decode()) in fields


def test_answers_of_clients_need_no_database_once_a_form_was_seen(eit, monkeypatch):
    fields, path = filled(eit), address_of(eit)
    monkeypatch.setattr(facts, "SECONDS", 0)
    monkeypatch.setattr(facts, "_read", out_of_order)

    response = Client().post(path, urlencode(fields), content_type=URLENCODED)

    assert was_received(response)


def test_codes_wait_for_the_database_and_nothing_typed_is_lost(iit, monkeypatch):
    fields = filled(iit, code=code_for(iit))
    monkeypatch.setattr(Code.objects, "filter", out_of_order)

    response = send(iit, fields)

    assert response.status_code == 503
    assert chosen_in(response) == answers_to(iit)


def out_of_order(*_args: object, **_fields: object) -> None:
    """A database that is being started anew."""
    raise OperationalError


def test_a_megabyte_is_refused_in_a_sentence(eit):
    response = send(eit, filled(eit, comment="ก" * 120_000))

    assert response.status_code == 413
    assert "โปรดกดย้อนกลับ ตัดข้อเสนอแนะให้สั้นลง" in response.content.decode()


def test_just_less_than_a_megabyte_is_read(eit):
    response = send(eit, filled(eit, comment="ก" * 110_000))

    assert "ยาวเกิน" in notice_of(response)[0]


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        (b"\xff\xfe\x00 %%% &&& === \xf0", "application/x-www-form-urlencoded"),
        (b"", "application/x-www-form-urlencoded"),
        (b"a=b&" * 5000, "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"--x\r\n\r\nhello\r\n--x--", "multipart/form-data; boundary=x"),
        (b"e2=1&e2=2&e2=9&code=%00%ff&t.%00=1", "application/x-www-form-urlencoded"),
    ],
)
def test_whatever_is_sent_is_answered_in_a_sentence(eit, body, type_):
    response = Client().post(address_of(eit), body, content_type=type_)

    assert response.status_code in (400, 422)
    assert "โปรด" in response.content.decode()
    assert waiting(eit.pk) == 0


def test_what_one_says_of_oneself_goes_with_the_answers():
    agency = make_agency()
    units = [add_unit(agency, name=name, by=None) for name in ("กองคลัง", "กองช่าง")]
    survey = make_open_survey(agency, "iit")

    told = {"_unit": str(units[1].pk), "_sex": "male", "_age": "999"}
    assert was_received(send(survey, filled(survey, code=code_for(survey), **told)))

    assert [line.split("|")[1] for line in lines_of()] == [f"sex=male,unit={units[1].pk}"]


def test_the_service_point_goes_with_the_answers_by_itself(eit):
    assert was_received(send(eit, filled(eit, _point="7", _contact="service")))

    entrance = eit.entrances.get()
    assert [line.split("|")[1] for line in lines_of()] == [f"contact=service,point={entrance.pk}"]


def test_haste_is_noticed_unless_a_phone_kept_the_form_for_later(eit):
    fields = filled(eit)
    token = next(iter(fields))
    send(eit, fields)
    later = filled(eit)
    later[next(iter(later))] = "later"
    send(eit, later)

    connection = sqlite3.connect(settings.ANSWERS)
    signs = "".join(text for (text,) in connection.execute("SELECT signs FROM noticed"))
    connection.close()
    assert token.startswith("t.")
    assert '"fast":1' in signs.replace(" ", "")


def test_a_thousand_people_are_counted_as_they_answered(eit):
    chance = random.Random(2566)  # noqa: S311 - the same people in every run
    entrance = facts_of(eit.entrances.get().address)
    asked = entrance.questionnaire
    people = []
    for _ in range(1000):
        chosen = {
            node.code: chance.choice([*(one.code for one in asked.scale(node).options), ""])
            for node in asked.asked
        }
        chosen["e2"] = "3"
        people.append(chosen)
        token = tokens.new_token(entrance.address, time.time())
        visitor = {"REMOTE_ADDR": f"10.0.{chance.randrange(256)}.{chance.randrange(256)}"}
        assert was_received(send(eit, {f"t.{token}": "1", "skip": "1", **chosen}, **visitor))

    close_survey(eit, by=None)

    counted = tally_from_plain(SurveyTally.objects.get(survey=eit, trait="").tally)
    truth = tally_of(asked, [asked.response(chosen) for chosen in people])
    assert (counted.n, counted.counts, counted.sums) == (1000, truth.counts, truth.sums)
