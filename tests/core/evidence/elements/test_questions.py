"""Social accounts, a place to ask, and the agency's answers."""

import pytest

from prongsai.core.evidence.shown import Form, Link
from tests.core.evidence.elements.looking import SITE, dead, found, page

ASK = Form(f"{SITE}/webboard/post", ("name", "email", "question"), "ส่งคำถาม")
SEARCH = Form(f"{SITE}/search", ("q",), "ค้นหา")
LOGIN = Form(f"{SITE}/login", ("username", "password"), "เข้าสู่ระบบ")
COMPLAIN = Form(f"{SITE}/complain", ("name", "detail"), "แจ้งเรื่องร้องเรียน")
ASKED = ("กระดานถาม-ตอบ", "ถาม : ชำระภาษีได้ถึงวันไหนครับ")
ANSWERED = (*ASKED, "ตอบ : ชำระได้ถึงสิ้นเดือนเมษายน ที่กองคลังค่ะ")


def asked(*lines: str, **changes) -> tuple[bool | None, bool | None]:
    """Whether a page of questions is a place to ask, and has answers."""
    shown = page(*lines, **changes)
    return (
        found("o8", "question_channel", shown, year=2563),
        found("o8", "two_way", shown, year=2563),
    )


def test_a_board_with_a_form_and_answers_is_two_way():
    assert asked(*ANSWERED, forms=(ASK,)) == (True, True)


def test_a_board_without_answers_is_one_way():
    assert asked(*ASKED, forms=(ASK,)) == (True, False)


@pytest.mark.parametrize("answer", ["ตอบ : -", "ตอบ : ยังไม่มีคำตอบ", "ตอบ 0", "ตอบโดย คุณสมชาย"])
def test_no_answer_or_one_by_a_visitor_is_none_of_the_agency(answer):
    assert asked(*ASKED, answer, forms=(ASK,)) == (True, False)


@pytest.mark.parametrize(
    "answer", ["ตอบโดย เจ้าหน้าที่กองคลัง", "คำตอบจาก อบต.สมมุติ", "ผู้ดูแลระบบตอบ: ได้ครับ เชิญที่กองคลัง"]
)
def test_an_answer_may_say_who_gave_it(answer):
    assert asked(*ASKED, answer, forms=(ASK,)) == (True, True)


def test_answers_to_usual_questions_are_no_channel():
    faq = ("คำถามที่พบบ่อย (FAQ)", "Q: เปิดทำการกี่โมง", "A: 08.30 น.")

    assert asked(*faq) == (False, None)


@pytest.mark.parametrize("form", [SEARCH, LOGIN, COMPLAIN])
def test_other_forms_are_no_place_to_ask(form):
    assert asked("ข้อมูลของหน่วยงาน", forms=(form,))[0] is False


def test_a_form_that_stands_elsewhere_is_a_place_to_ask():
    links = (Link("https://forms.gle/abc", "คลิกที่นี่"),)

    assert asked("ถาม-ตอบ (Q&A)", links=links)[0] is True


def test_a_contact_page_may_link_to_where_one_asks():
    links = (Link(f"{SITE}/webboard", "กระดานถาม-ตอบ (Q&A)"),)
    linked = page("ติดต่อเรา", links=links)

    assert found("o3", "question_channel", linked) is True
    assert found("o3", "two_way", linked) is None


def test_an_account_to_follow_is_no_place_to_ask():
    links = (Link("https://line.me/R/ti/p/@sommut", "LINE Official"),)
    shown = page("ติดต่อเรา", links=links)

    assert found("o3", "social_account", shown) is True
    assert found("o3", "question_channel", shown) is False
    assert found("o3", "two_way", shown) is False


def test_a_button_to_share_is_no_account():
    links = (Link("https://www.facebook.com/sharer/sharer.php?u=x", "แชร์"),)

    assert found("o3", "social_account", page("ติดต่อเรา", links=links)) is False


def test_the_account_is_linked_from_the_agencys_website():
    account = "https://www.facebook.com/sommut"
    linking = page("Social Network", links=(Link(account, "Facebook"),))
    itself = page("Facebook", url=account, address=account)

    def both(shown) -> tuple[bool | None, bool | None]:
        codes = ("social_account", "linked_from_website")
        return tuple(found("o9", code, shown, year=2563) for code in codes)

    assert both(linking) == (True, True)
    assert both(itself) == (True, None)
    assert both(page("ยังไม่มีสื่อสังคมออนไลน์ของหน่วยงาน")) == (False, False)


def test_what_cannot_be_opened_cannot_be_told():
    assert found("o8", "question_channel", dead(), year=2563) is None
    assert found("o8", "two_way", page(scripted=True), year=2563) is None


def test_an_answer_may_stand_below_its_heading_or_in_a_column():
    below = (*ASKED, "คำตอบ", "ชำระได้ถึงสิ้นเดือนเมษายนค่ะ")
    table = (("ที่", "คำถาม", "คำตอบ"), ("1", "ชำระภาษีเมื่อไร", "ถึงสิ้นเดือนเมษายน"))
    counted = (("ที่", "กระทู้", "จำนวนคำตอบ"), ("1", "ชำระภาษีเมื่อไร", "3"))

    assert asked(*below, forms=(ASK,)) == (True, True)
    assert asked("กระดานถาม-ตอบ", forms=(ASK,), tables=(table,)) == (True, True)
    assert asked("กระดานถาม-ตอบ", forms=(ASK,), tables=(counted,)) == (True, False)


def test_the_name_of_an_account_without_a_link_cannot_be_told():
    assert found("o3", "social_account", page("Facebook : อบต.สมมุติ")) is None
