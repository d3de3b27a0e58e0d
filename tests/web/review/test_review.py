"""Pages of the review: an assessor's items, the review as it is led, what an agency clarifies."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from prongsai.apps.agencies.actions import appoint
from prongsai.apps.agencies.models import Role
from prongsai.apps.evidence.actions import approve
from prongsai.apps.evidence.checking import begin_check, work_on
from prongsai.apps.evidence.days import set_windows
from prongsai.apps.evidence.deciding import clarify, open_clarification
from prongsai.apps.evidence.exhibits import Given
from prongsai.apps.evidence.models import (
    Assignment,
    Check,
    Copy,
    Examination,
    Exhibit,
    ExhibitKind,
    Stage,
    Turn,
)
from prongsai.apps.evidence.phrases import phrases
from prongsai.apps.evidence.review_queries import reviewed
from prongsai.apps.evidence.reviewing import assign, begin_review
from prongsai.core.evidence.plain import from_kept
from prongsai.web.review.urls import urlpatterns
from tests.apps.evidence.looking import page, websites
from tests.apps.evidence.reviews import (
    FULL,
    NONE,
    TODAY,
    YESTERDAY,
    give,
    item_of,
    make_approved,
    make_assessor,
    make_review,
)
from tests.web.builders import (
    SINCE,
    make_agency,
    make_checked,
    make_examination,
    make_hand_in,
    make_office,
    make_position,
    make_user,
)

pytestmark = pytest.mark.django_db

QUEUE, LEAD, CLARIFY = "/review/", "/review/lead/", "/review/clarify/"


@pytest.fixture
def agency():
    return make_agency()


@pytest.fixture
def leader(sign_in):
    return sign_in(make_user(make_office(), Role.ADMINISTRATOR))


def said(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def address(name: str, pk: int, **more) -> str:
    """The address of a page about one thing; for its parameters what is not given is anything."""
    pattern = next(one for one in urlpatterns if one.name == name)
    known = {"pk": pk, "code": "o1", "exhibit": 1, "copy": 1} | more
    return reverse(f"review:{name}", kwargs={key: known[key] for key in pattern.pattern.converters})


def make_everything(agency, stage=Stage.CONFIRMED):
    """An item handed in, checked, copied, marked by two and settled; the marks open to see."""
    examination = make_examination(agency, 2568)
    make_checked(item_of(examination, "o1"), "ติดต่อ")
    approve(examination, by=make_user(agency, Role.EXECUTIVE))
    begin_review(examination, by=None)
    made = give(item_of(examination), make_assessor(), NONE)
    if stage != Stage.REVIEWING:
        open_clarification(examination, until=TODAY, by=None)
    return examination, made


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda one: str(one.name))
def test_every_page_asks_a_visitor_to_sign_in_first(pattern):
    place = address(pattern.name, 1)

    response = Client().get(place)

    assert (response.status_code, response.url) == (302, f"/accounts/login/?next={place}")


def test_the_file_of_another_item_is_nothing_even_to_an_assessor(agency, sign_in):
    make_everything(agency)
    other = make_review("o1", agency=make_agency("other"))
    assessor = make_assessor("second")
    own = assign(item_of(other), assessor=assessor, turn=Turn.FIRST, by=None)
    browser = sign_in(assessor)

    file = Exhibit.objects.filter(kind="file").get()
    assert browser.get(address("file", own.pk, exhibit=file.pk)).status_code == 404
    assert browser.get(address("copy", own.pk, copy=Copy.objects.first().pk)).status_code == 404


def test_an_assessor_takes_files_and_copies_away(agency, sign_in):
    _, made = make_everything(agency)
    browser = sign_in(made.assessor)
    file = Exhibit.objects.filter(kind="file").get()

    kept = browser.get(address("file", made.pk, exhibit=file.pk))
    copy = browser.get(address("copy", made.pk, copy=Copy.objects.first().pk))

    assert kept.content == b"%PDF-1.7"
    assert kept["Content-Disposition"].startswith("attachment")
    assert copy["Content-Disposition"].startswith("attachment")


def make_contested(agency, *, explanation: str = "อยู่ท้ายหน้าแรก"):
    """An item with a link, a file, an explanation, a check and a copy, marked and contested."""
    examination = make_examination(agency, 2568)
    item = item_of(examination, "o3")
    url = "http://own.example.go.th/o3"
    exhibits = [
        Given(ExhibitKind.FILE, content=b"%PDF-1.7", file_name="หลักฐาน.pdf"),
        Given(ExhibitKind.LINK, url=url),
    ]
    make_hand_in(item, exhibits=exhibits, explanation=explanation)
    work_on(begin_check(examination, by=None), websites(page(url, "ติดต่อ")))
    approve(examination, by=make_user(agency, Role.EXECUTIVE))
    begin_review(examination, by=None)
    give(item_of(examination, "o3"), make_assessor(), NONE)
    open_clarification(examination, until=TODAY, by=None)
    return examination


SHOWN = [
    "http://own.example.go.th/o3",  # the link
    "หลักฐาน.pdf",
    "อยู่ท้ายหน้าแรก",  # the explanation
    "ไม่พบอีเมล",  # what the assessor said
]


def found_by_the_check() -> list[str]:
    """What the check objected to beside the elements that it did not see."""
    findings = from_kept(Check.objects.get().report).findings
    others = [escape(one.says.th) for one in findings if not one.code.endswith("_missing")]
    assert others
    return others


def test_an_element_that_is_not_there_is_said_once(agency, sign_in):
    examination = make_contested(agency)
    missing = [
        one.says.en
        for one in from_kept(Check.objects.get().report).findings
        if one.code.endswith("_missing")
    ]

    page = sign_in(make_user(agency)).get(address("clarify", examination.pk, code="o3"))

    seen = [one.seen for one in page.context["elements"]]
    assert seen.count("no") == len(missing) > 0
    assert [one for one in missing if escape(one) in said(page)] == []


def test_an_officer_clarifies_beside_everything_that_was_handed_in_said_and_found(agency, sign_in):
    examination = make_contested(agency)
    browser = sign_in(make_user(agency))
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "th"

    told = said(browser.get(address("clarify", examination.pk, code="o3")))

    assert [one for one in [*SHOWN, *found_by_the_check()] if one not in told] == []
    assert "ผู้ตรวจประเมินเป็นผู้ตัดสิน" in told


def test_a_clarification_is_decided_beside_everything_that_was_handed_in_said_and_found(
    agency, leader
):
    examination = make_contested(agency)
    clarify(item_of(examination, "o3"), text="ดูหน้าที่สอง", copies=Copy.objects.all(), by=None)
    leader.cookies[settings.LANGUAGE_COOKIE_NAME] = "th"

    told = said(leader.get(address("led_item", examination.pk, code="o3")))

    shown = [*SHOWN, *found_by_the_check(), "ดูหน้าที่สอง"]
    assert [one for one in shown if one not in told] == []
    assert f"copy/{Copy.objects.get().pk}.warc.gz" in told


@pytest.mark.parametrize("side", ["clarify", "led"])
def test_files_and_copies_are_taken_away_where_they_are_shown(agency, leader, sign_in, side):
    examination = make_contested(agency)
    browser = leader if side == "led" else sign_in(make_user(agency))
    keys = {"code": "o3", "exhibit": Exhibit.objects.get(kind="file").pk}
    keys |= {"copy": Copy.objects.get().pk}
    page_of_it = "led_item" if side == "led" else "clarify"
    here = address(page_of_it, examination.pk, **keys)
    links = [f"file/{keys['exhibit']}/", f"copy/{keys['copy']}.warc.gz"]

    file, copy = (browser.get(here + link) for link in links)

    assert (file.content, file["Content-Disposition"][:10]) == (b"%PDF-1.7", "attachment")
    assert copy["Content-Disposition"].startswith("attachment")
    assert [link for link in links if f'href="{link}"' not in said(browser.get(here))] == []


def test_the_file_of_another_item_is_not_taken_away(agency, leader, sign_in):
    examination = make_contested(agency)
    keys = {"exhibit": Exhibit.objects.get(kind="file").pk, "copy": Copy.objects.get().pk}
    officer = sign_in(make_user(agency))

    refused = [
        browser.get(address(name, examination.pk, code="o4", **keys)).status_code
        for browser, names in [
            (leader, ["led_file", "led_copy"]),
            (officer, ["clarify_file", "clarify_copy"]),
        ]
        for name in names
    ]

    assert refused == [404] * 4


def test_whoever_has_nothing_here_is_told_so(agency, sign_in):
    assert "Nothing waits for you here" in said(sign_in(make_user(agency)).get(QUEUE))
    assert "No item is given to you yet" in said(sign_in(make_assessor()).get(QUEUE))


def test_home_leads_on_to_what_somebody_does(agency, leader, sign_in):
    make_everything(agency)
    officer = sign_in(make_user(agency))

    assert leader.get(QUEUE).url == LEAD
    assert officer.get(QUEUE).url == CLARIFY


def test_a_queue_has_ones_items_by_agency_and_state(agency, sign_in):
    assessor = make_assessor()
    examination = make_review("o1", "o2", agency=agency)
    other = make_review("o1", agency=make_agency("other"))
    give(item_of(examination, "o1"), assessor)
    for one in (item_of(examination, "o2"), item_of(other)):
        assign(one, assessor=assessor, turn=Turn.FIRST, by=None)
    browser = sign_in(assessor)

    def rows(**asked):
        found = browser.get(QUEUE, asked).context["rows"]
        slugs = [row.assignment.disclosure.examination.round.agency.slug for row in found]
        return list(zip(slugs, [row.code for row in found], strict=True))

    assert rows() == [("klongmuang", "O1"), ("klongmuang", "O2"), ("other", "O1")]
    assert rows(agency=agency.pk) == [("klongmuang", "O1"), ("klongmuang", "O2")]
    assert rows(state="waiting") == [("klongmuang", "O2"), ("other", "O1")]
    assert rows(state="given", agency=other.round.agency.pk) == []
    assert rows(agency="x") == rows()


@pytest.mark.parametrize("items", [1, 3])
def test_the_queue_asks_as_much_for_one_item_as_for_three(
    agency, sign_in, items, django_assert_num_queries
):
    examination, assessor = make_review(agency=agency), make_assessor()
    for code in ("o1", "o2", "o3")[:items]:
        assign(item_of(examination, code), assessor=assessor, turn=Turn.FIRST, by=None)
    browser = sign_in(assessor)
    browser.get(QUEUE)

    with django_assert_num_queries(8):
        browser.get(QUEUE)


@pytest.mark.parametrize("items", [1, 3])
def test_a_review_asks_as_much_for_one_item_as_for_three(
    agency, leader, items, django_assert_num_queries
):
    examination, assessor = make_review("o1", "o2", "o3", agency=agency), make_assessor()
    for code in ("o1", "o2", "o3")[:items]:
        give(item_of(examination, code), assessor)
    leader.get(f"{LEAD}{examination.pk}/")

    with django_assert_num_queries(14):
        leader.get(f"{LEAD}{examination.pk}/")


def test_an_item_stands_beside_what_it_must_show(agency, sign_in):
    _, made = make_everything(agency, Stage.REVIEWING)

    page = said(sign_in(made.assessor).get(address("item", made.pk)))

    assert "https://own.example.go.th/o1" in page
    assert "What the item must show" in page
    assert "The check looked at it on" in page
    assert all(phrase.en in page.replace("&#x27;", "'") for phrase in phrases().values())


def test_a_phrase_is_inserted_without_a_script_and_nothing_is_kept_by_it(agency, sign_in):
    assessor = make_assessor()
    made = assign(item_of(make_review(agency=agency)), assessor=assessor, turn="first", by=None)
    sent = {"mark": "0", "comment": "หน้าแรก", "phrase": "link_dead", "insert": "1"}

    page = said(sign_in(assessor).post(address("item", made.pk), sent))

    made.refresh_from_db()
    assert "หน้าแรก\nลิงก์ที่ส่งเปิดไม่ได้" in page
    assert made.mark is None


def test_a_mark_is_kept_and_the_next_item_opens(agency, sign_in):
    assessor, examination = make_assessor(), make_review("o1", "o2", agency=agency)
    first, second = (
        assign(item_of(examination, code), assessor=assessor, turn=Turn.FIRST, by=None)
        for code in ("o1", "o2")
    )
    browser = sign_in(assessor)

    refused = said(browser.post(address("item", first.pk), {"mark": "0"}))
    kept = browser.post(address("item", first.pk), {"mark": "100", "next": "1"})

    first.refresh_from_db()
    assert "Say in a sentence what is missing." in refused
    assert (first.mark, kept.url) == (FULL, address("item", second.pk))
    page = said(browser.get(address("item", first.pk)))
    assert f'rel="next" accesskey="n" href="{address("item", second.pk)}"' in page


def test_the_second_does_not_see_what_the_first_found_but_the_third_does(agency, sign_in, leader):
    examination = make_review("o1", agency=agency)
    item = item_of(examination)
    give(item, make_assessor("first"), NONE)
    second, third = make_assessor("second"), make_assessor("third")
    made = assign(item, assessor=second, turn=Turn.SECOND, by=None)
    blind = [said(sign_in(second).get(address("item", made.pk))), said(sign_in(second).get(QUEUE))]
    give_page = sign_in(second).post(address("item", made.pk), {"mark": "100"})

    settled = leader.post(address("led_item", examination.pk), {"assessor": third.pk})

    last = Assignment.objects.get(turn=Turn.THIRD)
    assert [page for page in blind if "ไม่พบอีเมล" in page] == []
    assert (give_page.status_code, settled.status_code) == (302, 302)
    assert "ไม่พบอีเมล" in said(sign_in(third).get(address("item", last.pk)))


def test_a_review_is_led_from_approval_to_confirmation(agency, leader, sign_in):
    examination = make_approved("o1", "o2", agency=agency)
    first, second, officer = make_assessor(), make_assessor("second"), make_user(agency)
    pk = examination.pk
    leader.post(address("begin", pk))
    given = {"assessor": first.pk, "turn": "first", "codes": ["o1", "o2"]}
    assert "2 items are given." in said(leader.post(address("assign", pk), given, follow=True))
    sample = {"sample-assessor": second.pk, "sample-percent": "50"}
    assert "1 item is given." in said(leader.post(address("sample", pk), sample, follow=True))
    for one in Assignment.objects.all():
        sent = {"mark": "0", "comment": "ไม่พบอีเมล"}
        sign_in(one.assessor).post(address("item", one.pk), sent)
    assert "<strong>1</strong> items, the same mark for 1 (100.00 %)" in said(
        leader.get(address("lead", pk))
    )

    day = TODAY
    leader.post(address("window", pk), {"until": f"{day.day}/{day.month}/{day.year + 543}"})
    browser = sign_in(officer)
    assert "ไม่พบอีเมล" in said(browser.get(address("marks", pk)))
    browser.post(address("clarify", pk), {"text": "อีเมลอยู่ท้ายหน้า", "sure": "on"})
    assert "wait for a decision: O1" in said(leader.post(address("confirm", pk)))
    decision = {"mark": "100", "reason": "พบอีเมลท้ายหน้า"}
    leader.post(address("led_item", pk), decision)
    assert "พบอีเมลท้ายหน้า" not in said(browser.get(address("clarify", pk)))
    days = {"hand_in_until": None, "review_until": None, "clarify_until": YESTERDAY}
    set_windows(examination, **days, by=None)
    assert "Confirm the marks?" in said(leader.get(address("confirm", pk)))

    leader.post(address("confirm", pk))

    examination.refresh_from_db()
    assert examination.stage == Stage.CONFIRMED
    assert reviewed(item_of(examination, "o1")).decision.mark == FULL
    assert "พบอีเมลท้ายหน้า" in said(browser.get(address("marks", pk)))


def test_what_is_refused_is_told_on_the_page(agency, leader, sign_in):
    examination = make_review("o1", agency=agency)
    near = make_user(make_office("near", province="นครราชสีมา"), Role.ASSESSOR)
    pk = examination.pk
    far = make_assessor()

    nobody = said(leader.post(address("assign", pk), {"assessor": near.pk, "turn": "first"}))
    nothing = said(leader.post(address("assign", pk), {"assessor": far.pk, "turn": "first"}))
    open_ones = said(leader.post(address("window", pk), {"until": "30 กันยายน 2599"}))
    no_day = said(leader.post(address("window", pk), {"until": "soon"}))

    assert "Select a valid choice" in nobody
    assert "Choose at least one item." in nothing
    assert "no mark that stands yet: O1" in open_ones
    assert "This is no date that we can read" in no_day


def test_an_agency_sends_copies_with_its_clarification(agency, sign_in):
    examination, _ = make_everything(agency, Stage.CLARIFYING)
    copy = Copy.objects.first()
    browser = sign_in(make_user(agency))

    sent = {"text": "ดูสำเนา", "copies": [copy.pk], "sure": "on"}
    browser.post(address("clarify", examination.pk), sent)

    made = reviewed(item_of(examination)).clarification
    assert (made.text, list(made.copies.all())) == ("ดูสำเนา", [copy])


def test_nobody_leads_the_review_of_what_he_discloses(agency, sign_in):
    examination = make_review(agency=agency)
    both = make_user(agency, Role.ADMINISTRATOR)

    appoint(make_position(agency), holder=both, since=SINCE, by=None)

    assert sign_in(both).get(address("lead", examination.pk)).status_code == 403


def test_a_window_that_ended_takes_no_clarification(agency, sign_in):
    examination, _ = make_everything(agency, Stage.CLARIFYING)
    days = {"hand_in_until": None, "review_until": None, "clarify_until": YESTERDAY}
    set_windows(examination, **days, by=None)

    page = said(sign_in(make_user(agency)).get(address("clarify", examination.pk)))

    assert "This item cannot be clarified now." in page


def test_the_beginning_is_asked_and_warns_while_the_agency_has_time(agency, leader):
    examination = make_approved("o1", agency=agency)
    days = {"hand_in_until": TODAY, "review_until": None, "clarify_until": None}
    set_windows(examination, **days, by=None)

    led = said(leader.get(address("lead", examination.pk)))
    asked = said(leader.get(address("begin", examination.pk)))

    examination.refresh_from_db()
    assert "that day is not over" in asked
    assert "27 of them have nothing and get 0 without a look." in asked
    assert f'href="{address("begin", examination.pk)}"' in led
    assert examination.stage == Stage.APPROVED


def test_the_beginning_is_taken_back_from_the_page_until_a_mark_is_given(agency, leader):
    examination = make_review("o1", agency=agency)
    back = address("take_back", examination.pk)

    offered = back in said(leader.get(address("lead", examination.pk)))
    leader.post(back)
    examination.refresh_from_db()
    taken_back = examination.stage
    leader.post(address("begin", examination.pk))
    give(item_of(examination), make_assessor())
    refused = said(leader.post(back, follow=True))

    assert (offered, taken_back) == (True, Stage.APPROVED)
    assert back not in said(leader.get(address("lead", examination.pk)))
    assert "A mark is given already, so the review goes on." in refused


def test_items_are_chosen_together_without_a_script(agency, leader):
    examination = make_review("o1", "o2", agency=agency)
    assessor = make_assessor()
    assign(item_of(examination), assessor=assessor, turn=Turn.FIRST, by=None)
    place = address("assign", examination.pk)

    def chosen(which: str) -> list[str]:
        sent = {"choose": which, "assessor": assessor.pk, "turn": "second"}
        page = leader.post(place, sent)
        assert 'value="second" selected' in said(page)
        return page.context["chosen"]

    assert chosen("all") == ["o1", "o2"]
    assert chosen("free") == ["o2"]
    assert chosen("none") == []
    assert Assignment.objects.count() == 1


def test_what_is_wrong_with_the_form_below_stands_at_the_top(agency, leader):
    examination = make_review("o1", "o2", agency=agency)
    first = make_assessor()
    give(item_of(examination, "o2"), first)
    other = make_assessor("second")
    sent = {"assessor": other.pk, "turn": "first", "codes": ["o1", "o2"]}

    page = said(leader.post(address("assign", examination.pk), sent))

    refusal = page.index("O2: This assessor has given his mark already")
    assert page.index('role="alert"') < refusal < page.index("<table")
    assert '<a href="#give">' in page


def test_a_third_decides_wherever_two_differ(agency, leader):
    examination = make_review("o1", "o2", "o3", agency=agency)
    first, second, third = (make_assessor(name) for name in ("first", "second", "third"))
    for code in ("o1", "o2", "o3"):
        give(item_of(examination, code), first, NONE if code == "o3" else FULL)
        give(item_of(examination, code), second, NONE, Turn.SECOND)

    page = said(leader.get(address("lead", examination.pk)))
    own = said(leader.post(address("settle", examination.pk), {"settle-assessor": first.pk}))
    sent = {"settle-assessor": third.pk}
    given = said(leader.post(address("settle", examination.pk), sent, follow=True))

    thirds = Assignment.objects.filter(turn=Turn.THIRD).order_by("disclosure")
    assert "2 items wait for a third assessor: O1, O2." in page
    assert "This person looked at all of these items already." in own
    assert "2 items are given." in given
    assert [(one.disclosure.code, one.assessor) for one in thirds] == [("o1", third), ("o2", third)]


def test_what_can_be_clarified_counts_down(agency, sign_in):
    examination = make_review("o1", "o2", agency=agency)
    assessor = make_assessor()
    for code in ("o1", "o2"):
        give(item_of(examination, code), assessor, NONE)
    open_clarification(examination, until=TODAY, by=None)
    clarify(item_of(examination), text="อยู่ท้ายหน้า", by=None)

    page = said(sign_in(make_user(agency)).get(address("marks", examination.pk)))

    assert "1 item below the full mark can be contested" in page
    assert "1 is clarified already" in page


def test_the_load_tells_marks_that_were_given_also_after_confirmation(agency, leader):
    examination, _ = make_everything(agency)
    Examination.objects.update(stage=Stage.CONFIRMED)

    page = leader.get(address("lead", examination.pk))

    assert [(one.items, one.waiting, one.given) for one in page.context["loads"]] == [(0, 0, 1)]


def test_confirming_too_early_says_what_is_missing_and_has_no_button(agency, leader):
    examination = make_review("o1", agency=agency)
    early = said(leader.get(address("confirm", examination.pk)))
    give(item_of(examination), make_assessor(), NONE)
    open_clarification(examination, until=TODAY, by=None)
    waiting = said(leader.get(address("confirm", examination.pk)))

    assert "These items have no mark that stands yet: O1." in early
    assert "get their marks for good" not in early
    assert "The agency can still clarify." in waiting
    assert [page for page in (early, waiting) if "Confirm</button>" in page] == []


def test_after_a_mark_comes_the_next_item_that_waits_and_at_last_the_list(agency, sign_in):
    assessor, examination = make_assessor(), make_review("o1", "o2", "o3", agency=agency)
    first, second, third = (
        assign(item_of(examination, code), assessor=assessor, turn=Turn.FIRST, by=None)
        for code in ("o1", "o2", "o3")
    )
    browser, sent = sign_in(assessor), {"mark": "100", "next": "1"}

    after = [browser.post(address("item", one.pk), sent).url for one in (second, third)]
    last = browser.post(address("item", first.pk), sent, follow=True)

    assert after == [address("item", third.pk), address("item", first.pk)]
    assert last.request["PATH_INFO"] == QUEUE
    assert "Every item given to you has its mark now." in said(last)


def test_a_clarification_is_asked_once_more_and_keeps_what_was_typed(agency, sign_in):
    examination, _ = make_everything(agency, Stage.CLARIFYING)
    copy, browser = Copy.objects.first(), sign_in(make_user(agency))

    sent = {"text": "อยู่ท้ายหน้า", "copies": [copy.pk]}
    page = said(browser.post(address("clarify", examination.pk), sent))

    assert "Read it once more and tick this, then send it." in page
    assert "อยู่ท้ายหน้า" in page
    assert f'name="copies" value="{copy.pk}" checked' in page
    assert reviewed(item_of(examination)).clarification is None
