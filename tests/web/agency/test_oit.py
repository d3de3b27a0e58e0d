"""Pages of the OIT of an office: items, handing in, the check, approval."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation

from prongsai.apps.agencies.actions import add_unit
from prongsai.apps.agencies.models import Role
from prongsai.apps.evidence.actions import approve, assign_unit
from prongsai.apps.evidence.checking import keep_check
from prongsai.apps.evidence.days import set_windows
from prongsai.apps.evidence.models import (
    CheckRun,
    Copy,
    Decision,
    Examination,
    Exhibit,
    HandIn,
    Stage,
)
from prongsai.apps.evidence.queries import node_of
from prongsai.apps.results.models import Result
from prongsai.core.evidence.findings import ElementSeen, Finding, ItemCheck
from prongsai.core.wording import same
from prongsai.web.layout.templatetags.prongsai import day
from tests.web.builders import (
    make_agency,
    make_checked,
    make_disclosure,
    make_examination,
    make_hand_in,
    make_office,
    make_user,
)

pytestmark = pytest.mark.django_db

YEAR = 2568
OIT = "/office/klongmuang/oit/"
ITEMS = f"{OIT}{YEAR}/"
ITEM = f"{ITEMS}o3/"
TODAY = timezone.localdate()
IN_A_WEEK = TODAY + timedelta(days=7)
LINK = {"seen": "0", "link": ["https://own.example.go.th/contact"], "link_title": ["ติดต่อ"]}


@pytest.fixture
def agency():
    return make_agency()


@pytest.fixture
def officer(agency, sign_in):
    return sign_in(make_user(agency, Role.OFFICER))


@pytest.fixture
def executive(agency, sign_in):
    return sign_in(make_user(agency, Role.EXECUTIVE))


def typed(one: date) -> str:
    """A day as an officer types it."""
    return f"{one.day}/{one.month}/{one.year + 543}"


def said(response) -> str:
    return response.content.decode()


def test_the_first_step_is_told_and_opens_the_items_of_the_year(agency, officer):
    first = said(officer.get(OIT))

    after = officer.post(f"{OIT}begin/", {"year": YEAR}, follow=True)

    assert "The first step: choose the fiscal year." in first
    assert "Handed in: <strong>0</strong> of 28 items" in said(after)
    assert "name the agency&#x27;s website" in said(after).replace("agency's", "agency&#x27;s")


def test_an_oversight_office_has_no_oit_of_its_own(sign_in):
    office = make_office()

    assert (
        sign_in(make_user(office, Role.OVERSEER)).get("/office/oversight/oit/").status_code == 404
    )


def test_items_tell_unit_day_state_and_what_they_are_worth(agency, officer):
    disclosure = make_disclosure(agency, "o3", YEAR)
    unit = add_unit(agency, name="กองคลัง", by=None)
    yesterday = timezone.localdate() - timedelta(days=1)
    assign_unit(disclosure, unit=unit, due_on=yesterday, by=None)
    make_checked(make_disclosure(agency, "o4", YEAR))

    page = said(officer.get(ITEMS))

    assert "กองคลัง" in page
    assert ">late</span>" in page
    # 40 % of the total, half of it for disclosure, a fifth for 9.1, a quarter of that.
    assert "1.00 points" in page
    assert "Would fail" in page


def test_items_are_filtered_by_unit_and_state(agency, officer):
    unit = add_unit(agency, name="กองคลัง", by=None)
    assign_unit(make_disclosure(agency, "o3", YEAR), unit=unit, due_on=None, by=None)
    make_checked(make_disclosure(agency, "o4", YEAR))

    by_unit = officer.get(ITEMS, {"unit": unit.pk}).context["items"]
    by_state = officer.get(ITEMS, {"state": "fail"}).context["items"]
    nonsense = officer.get(ITEMS, {"state": "else"}).context["items"]

    assert [one.code for one in by_unit] == ["O3"]
    assert [one.code for one in by_state] == ["O4"]
    assert len(nonsense) == 28


def test_the_number_of_queries_does_not_grow_with_what_is_handed_in(
    agency, officer, django_assert_num_queries
):
    examination = make_examination(agency, YEAR)
    officer.get(ITEMS)
    for count in (1, 3):
        for disclosure in examination.disclosures.all()[:count]:
            make_checked(disclosure)
        with django_assert_num_queries(13):
            officer.get(ITEMS)


def test_the_number_of_queries_of_an_item_does_not_grow_with_its_history(
    agency, officer, django_assert_num_queries
):
    disclosure = make_disclosure(agency, "o3", YEAR)
    for _count in (1, 3):
        make_hand_in(disclosure)
        make_checked(disclosure)
        with django_assert_num_queries(13):
            officer.get(ITEM)


def test_an_item_has_its_checklist_before_anything_is_handed_in(agency, officer):
    make_disclosure(agency, "o3", YEAR)

    page = said(officer.get(ITEM))

    assert "Nothing is handed in for this item yet. Without anything it gets 0." in page
    assert "○" in page


def test_a_checked_item_says_beside_each_element_what_was_found_and_how_to_repair(agency, officer):
    make_checked(make_disclosure(agency, "o3", YEAR), "โทรศัพท์ 0 4400 1234")

    page = said(officer.get(ITEM))

    assert "Found: “โทรศัพท์ 0 4400 1234”" in page
    assert "To repair:" in page
    assert "Dated copies of what stood there" in page


def test_an_address_of_a_stranger_that_runs_a_script_is_no_link(agency, officer):
    disclosure = make_disclosure(agency, "o3", YEAR)
    made = make_hand_in(disclosure)
    script, nothing = "javascript:alert(1)", same("")
    finding = Finding("off_site", "fail", script, nothing, nothing)
    seen = ElementSeen("phone", True, "โทร", script)
    keep_check(made, ItemCheck("o3", "fail", (finding,), (seen,)))

    page = said(officer.get(ITEM))

    assert "Found: “โทร”" in page
    assert "javascript" not in page


def test_links_files_and_texts_are_handed_in_together_and_the_check_begins(agency, officer):
    make_disclosure(agency, "o3", YEAR)
    file = SimpleUploadedFile("แผนที่.pdf", b"%PDF-1.7")

    after = officer.post(
        f"{ITEM}hand-in/",
        LINK
        | {
            "files": [file],
            "text": ["โทร 0 4400 1234", ""],
            "text_title": ["โทรศัพท์", ""],
            "table": ["เดือน\tจำนวน\nต.ค.\t3"],
            "table_title": [""],
            "explanation": "หน้าแรก",
        },
        follow=True,
    )

    kinds = list(Exhibit.objects.order_by("place").values_list("kind", flat=True))
    assert kinds == ["link", "file", "text", "table"]
    assert "It is handed in." in said(after)
    assert CheckRun.objects.get().code == "o3"


def test_rows_come_and_go_without_javascript_and_nothing_typed_is_lost(agency, officer):
    make_disclosure(agency, "o3", YEAR)
    typed = LINK | {"explanation": "ดูท้ายหน้า"}

    more = said(officer.post(f"{ITEM}hand-in/", typed | {"more": "link"}))
    two = typed | {"link": ["https://a.example", "https://b.example"], "link_title": ["", ""]}
    less = said(officer.post(f"{ITEM}hand-in/", two | {"less": "link-0"}))

    assert (more.count('name="link"'), "ดูท้ายหน้า" in more) == (2, True)
    assert "https://own.example.go.th/contact" in more
    assert (less.count('name="link"'), "https://b.example" in less) == (1, True)
    assert not HandIn.objects.exists()


def test_what_is_refused_stays_on_the_page_with_a_sentence(agency, officer):
    make_disclosure(agency, "o3", YEAR)

    page = said(
        officer.post(f"{ITEM}hand-in/", LINK | {"link": ["nowhere"], "explanation": "ดูท้ายหน้า"})
    )

    assert "nowhere is no address of a page." in page
    assert 'value="nowhere"' in page
    assert "ดูท้ายหน้า" in page


def test_who_was_overtaken_sees_the_newer_hand_in_beside_what_he_typed(agency, officer):
    make_hand_in(make_disclosure(agency, "o3", YEAR), "https://own.example.go.th/newer")

    page = said(officer.post(f"{ITEM}hand-in/", LINK))

    assert "Somebody else handed in for this item while you wrote." in page
    assert "https://own.example.go.th/newer" in page
    assert 'value="https://own.example.go.th/contact"' in page
    assert 'name="seen" value="1"' in page
    officer.post(f"{ITEM}hand-in/", LINK | {"seen": "1"})
    assert HandIn.objects.count() == 2


def test_files_of_the_hand_in_before_stay_where_they_are_ticked(agency, officer):
    make_checked(make_disclosure(agency, "o3", YEAR))
    digest = Exhibit.objects.get(kind="file").file_id
    page = said(officer.get(f"{ITEM}hand-in/"))

    officer.post(f"{ITEM}hand-in/", LINK | {"seen": "1", "keep": [digest]})
    officer.post(f"{ITEM}hand-in/", LINK | {"seen": "2"})

    kept = [one.exhibits.filter(kind="file").count() for one in HandIn.objects.order_by("number")]
    assert "Keep หลักฐาน.pdf" in page
    assert kept == [1, 1, 0]


def test_a_file_is_given_to_keep_and_never_shown_as_a_page(agency, officer):
    make_checked(make_disclosure(agency, "o3", YEAR))

    file = officer.get(f"{ITEM}file/{Exhibit.objects.get(kind='file').pk}/")
    copy = officer.get(f"{ITEM}copy/{Copy.objects.first().pk}.warc.gz")

    for response in (file, copy):
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Content-Disposition"].startswith("attachment")
    assert copy.headers["Content-Type"] == "application/octet-stream"
    assert officer.get(f"{ITEMS}o4/file/{Exhibit.objects.get(kind='file').pk}/").status_code == 404


def test_a_unit_hands_in_for_its_own_item_only(agency, sign_in):
    unit = add_unit(agency, name="กองคลัง", by=None)
    assign_unit(make_disclosure(agency, "o3", YEAR), unit=unit, due_on=None, by=None)
    clerk = make_user(agency, Role.UNIT)
    position = clerk.appointments.get().position
    position.unit = unit
    position.save()
    browser = sign_in(clerk)

    own, other = browser.get(f"{ITEM}hand-in/"), browser.get(f"{ITEMS}o4/hand-in/")

    assert (own.status_code, other.status_code) == (200, 403)
    assert "/o3/hand-in/" in said(browser.get(ITEM))
    assert "/o4/hand-in/" not in said(browser.get(f"{ITEMS}o4/"))


def test_carrying_over_warns_where_the_year_must_change(agency, officer):
    before = make_examination(agency, 2567)
    make_hand_in(before.disclosures.get(code="o5"), "https://own.example.go.th/news-2567")
    make_disclosure(agency, "o4", YEAR)

    page = said(officer.get(f"{ITEMS}o4/carry-over/"))
    after = officer.post(f"{ITEMS}o4/carry-over/", {"seen": "0"}, follow=True)

    assert "https://own.example.go.th/news-2567" in page
    assert "The year must change." in page
    assert 'value="https://own.example.go.th/news-2567"' in said(after)


def test_the_check_shows_how_far_it_is_and_goes_on_without_javascript(agency, officer):
    make_hand_in(make_disclosure(agency, "o3", YEAR))
    empty = said(officer.get(f"{ITEMS}check/"))

    page = said(officer.post(f"{ITEMS}check/", follow=True))

    assert "Check now" in empty
    assert "Looked at: <strong>0</strong> of 1 items" in page
    assert "See how far it is" in page


def test_there_is_nothing_to_check_before_something_is_handed_in(agency, officer):
    make_examination(agency, YEAR)

    page = said(officer.post(f"{ITEMS}check/"))

    assert "Nothing is handed in yet, so there is nothing to check." in page


def test_an_executive_reads_first_what_is_missing_and_approves(agency, executive):
    make_checked(make_disclosure(agency, "o3", YEAR))
    page = executive.get(f"{ITEMS}approve/")

    after = executive.post(f"{ITEMS}approve/", {"seen": page.context["seen"]}, follow=True)

    assert said(page).index("27 items have nothing") < said(page).index("1 item would fail")
    assert "The OIT of the year is approved." in said(after)
    assert Examination.objects.get().stage == Stage.APPROVED


def test_what_came_in_meanwhile_is_not_approved_unseen(agency, executive):
    disclosure = make_disclosure(agency, "o3", YEAR)
    make_hand_in(disclosure)
    seen = executive.get(f"{ITEMS}approve/").context["seen"]
    make_hand_in(disclosure)

    for sent in (seen, "forged"):
        executive.post(f"{ITEMS}approve/", {"seen": sent})
    assert Examination.objects.get().stage == Stage.COLLECTING


def test_an_approval_is_taken_back_with_a_reason(agency, executive):
    make_hand_in(make_disclosure(agency, "o3", YEAR))
    executive.post(f"{ITEMS}approve/", {"seen": executive.get(f"{ITEMS}approve/").context["seen"]})

    after = executive.post(f"{ITEMS}take-back/", {"reason": "แก้ลิงก์"}, follow=True)

    assert "The approval is taken back" in said(after)


def test_after_approval_no_item_offers_to_hand_in(agency, officer):
    disclosure = make_disclosure(agency, "o3", YEAR)
    make_hand_in(disclosure)
    approve(disclosure.examination, by=make_user(agency, Role.EXECUTIVE))

    assert "Nothing can be handed in now." in said(officer.get(ITEM))
    assert "The executive has approved." in said(officer.post(f"{ITEM}hand-in/", LINK))


def test_what_is_public_is_linked_once_it_is_approved(agency, officer):
    disclosure = make_disclosure(agency, "o3", YEAR)
    make_hand_in(disclosure)
    before = said(officer.get(ITEMS))
    approve(disclosure.examination, by=make_user(agency, Role.EXECUTIVE))

    public = f'href="/{agency.slug}/oit/{YEAR}/"'
    assert (public in before, public in said(officer.get(ITEMS))) == (False, True)


def test_while_marks_can_be_clarified_the_page_says_until_when_and_where(agency, officer):
    make_examination(agency, YEAR)
    last = date(2025, 6, 30)
    Examination.objects.update(stage=Stage.CLARIFYING, clarify_until=last)
    page = said(officer.get(ITEMS))
    Examination.objects.update(clarify_until=None)
    without_day = said(officer.get(ITEMS))

    assert "can be clarified until 30 June 2025 (B.E. 2568)." in page
    assert "can be clarified now." in without_day
    assert 'href="/review/clarify/"' in page
    assert "The assessors look at it now" not in page


def test_day_and_website_are_kept(agency, officer):
    make_examination(agency, YEAR)

    kept_day = officer.post(f"{ITEMS}days/", {"until": typed(IN_A_WEEK)}, follow=True)
    officer.post(f"{ITEMS}website/", {"website": "www.own.example.go.th"})

    kept = Examination.objects.get()
    assert "The last day of handing in is kept." in said(kept_day)
    assert kept.hand_in_until == IN_A_WEEK
    assert kept.website == "https://www.own.example.go.th"


def test_an_agency_sets_neither_the_days_of_the_review_nor_those_of_the_clarification(
    agency, officer
):
    make_examination(agency, YEAR)

    page = said(officer.get(f"{ITEMS}days/"))
    days = {"review_until": typed(IN_A_WEEK), "clarify_until": typed(IN_A_WEEK)}
    officer.post(f"{ITEMS}days/", {"until": typed(TODAY)} | days)

    kept = Examination.objects.get()
    assert [name for name in days if name in page] == []
    assert (kept.hand_in_until, kept.review_until, kept.clarify_until) == (TODAY, None, None)


def test_whoever_leads_the_review_sets_all_days_and_they_bind_the_agency(agency, officer, sign_in):
    make_examination(agency, YEAR)
    leader = sign_in(make_user(make_office(), Role.ADMINISTRATOR))
    in_two = IN_A_WEEK + timedelta(days=7)
    days = {"hand_in_until": typed(IN_A_WEEK), "review_until": typed(in_two)}

    leader.post(f"{ITEMS}days/", days)
    later = said(officer.post(f"{ITEMS}days/", {"until": typed(in_two)}))

    kept = Examination.objects.get()
    assert (kept.hand_in_until, kept.review_until) == (IN_A_WEEK, in_two)
    assert "Whoever leads the review has set" in later


@pytest.mark.parametrize("stage", [Stage.REVIEWING, Stage.CLARIFYING, Stage.CONFIRMED])
def test_the_day_of_the_agency_has_no_form_once_the_assessors_have_begun(agency, officer, stage):
    make_examination(agency, YEAR)
    Examination.objects.update(stage=stage, hand_in_until=TODAY)

    page = said(officer.get(f"{ITEMS}days/"))
    officer.post(f"{ITEMS}days/", {"until": typed(IN_A_WEEK)})

    assert 'name="until"' not in page
    assert "stays as it is" in page or "stay as they are" in page
    assert "/days/" not in said(officer.get(ITEMS))
    assert Examination.objects.get().hand_in_until == TODAY


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("1/1/2500", "This day is over."),
        ("1/1/2599", "This day is more than two years away."),
    ],
)
def test_a_day_that_nobody_means_is_refused(agency, officer, day, says):
    make_examination(agency, YEAR)

    page = said(officer.post(f"{ITEMS}days/", {"until": day}))

    assert says in page
    assert Examination.objects.get().hand_in_until is None


def test_the_log_says_which_day_stood_before(agency, officer):
    make_examination(agency, YEAR)
    for one in (TODAY, IN_A_WEEK):
        officer.post(f"{ITEMS}days/", {"until": typed(one)})

    says = officer.get("/office/klongmuang/log/").context["lines"][0].says

    with translation.override("en"):
        told = {"year": YEAR, "now": day(IN_A_WEEK), "before": day(TODAY)}
    assert says == (
        "Set the agency's last day of handing in for the OIT {year}: {now} (before: {before})"
    ).format(**told)


def test_days_in_a_wrong_order_are_told(agency, sign_in):
    make_examination(agency, YEAR)
    leader = sign_in(make_user(make_office(), Role.ADMINISTRATOR))
    days = {"hand_in_until": typed(IN_A_WEEK), "review_until": typed(TODAY)}

    page = said(leader.post(f"{ITEMS}days/", days))

    assert "Handing in ends before reviewing" in page


def test_confirmed_marks_are_taken_into_the_result(agency, officer):
    examination = make_examination(agency, YEAR)
    early = said(officer.post(f"{ITEMS}take-in/", follow=True))
    for disclosure in examination.disclosures.all():
        Decision.objects.create(disclosure=disclosure, mark=100)
    Examination.objects.update(stage=Stage.CONFIRMED)

    page = said(officer.get(ITEMS))
    officer.post(f"{ITEMS}take-in/")

    assert "The marks of the OIT are not confirmed yet." in early
    assert "Take the OIT into the result" in page
    assert Result.objects.get().sheet["marks"]["o3"] == "100.00"


def test_a_year_that_is_prolonged_takes_more(agency, officer):
    disclosure = make_disclosure(agency, "o3", YEAR)
    yesterday = timezone.localdate() - timedelta(days=1)
    nothing = {"review_until": None, "clarify_until": None, "by": None}
    set_windows(disclosure.examination, hand_in_until=yesterday, **nothing)
    closed = said(officer.get(ITEM))
    set_windows(disclosure.examination, hand_in_until=timezone.localdate(), **nothing)

    assert ("/hand-in/" in closed, "/hand-in/" in said(officer.get(ITEM))) == (False, True)


def test_a_form_that_would_be_refused_is_not_opened(agency, officer):
    disclosure = make_disclosure(agency, "o3", YEAR)
    make_hand_in(disclosure)
    approve(disclosure.examination, by=make_user(agency, Role.EXECUTIVE))
    approved = said(officer.get(f"{ITEM}hand-in/"))
    Examination.objects.update(stage=Stage.COLLECTING, hand_in_until=TODAY - timedelta(days=1))

    pages = [approved, *(said(officer.get(f"{ITEM}{name}/")) for name in ("hand-in", "carry-over"))]

    assert [page for page in pages if 'class="main"' in page or 'name="link"' in page] == []
    assert "The executive has approved." in pages[0]
    assert "Handing in has ended." in pages[1]


def test_what_nobody_changed_is_not_handed_in_once_more(agency, officer):
    make_disclosure(agency, "o3", YEAR)
    sent = LINK | {"explanation": "ดูท้ายหน้า"}
    officer.post(f"{ITEM}hand-in/", sent)

    again = officer.post(f"{ITEM}hand-in/", sent | {"seen": "1"}, follow=True)
    officer.post(f"{ITEM}hand-in/", sent | {"seen": "1", "explanation": "ดูหน้าแรก"})

    assert "nothing was changed or numbered" in said(again)
    assert list(HandIn.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_a_second_page_of_ones_own_is_not_told_to_be_somebody_elses(agency, officer):
    make_disclosure(agency, "o3", YEAR)
    officer.post(f"{ITEM}hand-in/", LINK)

    page = said(officer.post(f"{ITEM}hand-in/", LINK | {"explanation": "ดูท้ายหน้า"}))

    assert "You handed in for this item once more" in page
    assert "What you handed in meanwhile (number 1" in page
    assert "Somebody else" not in page


def test_of_several_files_the_one_that_is_refused_is_named(agency, officer):
    make_disclosure(agency, "o3", YEAR)
    files = [SimpleUploadedFile("ดี.pdf", b"%PDF-1.7"), SimpleUploadedFile("ว่าง.pdf", b"")]

    page = said(officer.post(f"{ITEM}hand-in/", {"seen": "0", "files": files}))

    assert "ว่าง.pdf: The file is empty." in page


def test_whoever_writes_an_explanation_and_whoever_approves_it_learn_that_the_public_reads_it(
    agency, officer, executive
):
    make_hand_in(make_disclosure(agency, "o3", YEAR), explanation="ดูท้ายหน้าแรก")

    writing, approving = officer.get(f"{ITEM}hand-in/"), said(executive.get(f"{ITEMS}approve/"))

    assert "Explanation, which the public reads" in said(writing)
    assert approving.index("Explanations that the public will read") < approving.index("ดูท้ายหน้าแรก")


def test_what_is_not_checked_is_counted_where_it_is_decided(agency, officer, executive):
    make_hand_in(make_disclosure(agency, "o3", YEAR))
    make_checked(make_disclosure(agency, "o4", YEAR))

    assert "1 not checked" in said(officer.get(ITEMS))
    assert "1 item is not checked" in said(executive.get(f"{ITEMS}approve/"))


def test_a_confirmed_year_shows_the_marks_and_no_guess(agency, officer):
    examination = make_examination(agency, YEAR)
    for code in ("o3", "o4"):
        make_checked(examination.disclosures.get(code=code))
    for one in examination.disclosures.all():
        mark = 0 if one.code == "o3" else 100
        Decision.objects.create(disclosure=one, mark=mark, reason="ไม่พบอีเมล")
    Examination.objects.update(stage=Stage.CONFIRMED)

    year, item = officer.get(ITEMS), said(officer.get(ITEM))

    shown = {one.code: (one.label, one.points) for one in year.context["items"]}
    assert (shown["O3"], shown["O4"]) == (("Mark 0", "1.00"), ("Mark 100", ""))
    assert year.context["counts"] == {"full": 27, "below": 1}
    assert "would fail" not in said(year).lower()
    assert ">Mark 0</span>" in item
    assert ("Would fail" in item, "What an assessor would object to" in item) == (False, False)
    assert [one.code for one in officer.get(ITEMS, {"state": "below"}).context["items"]] == ["O3"]


def test_where_there_was_nothing_no_element_is_missing_beyond_what_the_findings_say(
    agency, officer
):
    disclosure = make_disclosure(agency, "o3", YEAR)
    made = make_hand_in(disclosure, exhibits=[], explanation="ไม่มี", nothing_to_disclose=True)
    node = node_of(disclosure)
    finding = Finding("wrong_year", "fail", "", same("ปีไม่ตรง"), same(""))
    lost = Finding(f"{node.elements[0].code}_missing", "fail", "", same("ไม่พบ"), same(""))
    unseen = tuple(ElementSeen(one.code, False, "", "") for one in node.elements)

    keep_check(made, ItemCheck("o3", "fail", (finding,), unseen))
    about_the_year = [one.seen for one in officer.get(ITEM).context["elements"]]
    keep_check(made, ItemCheck("o3", "fail", (finding, lost), unseen))
    about_one = [one.seen for one in officer.get(ITEM).context["elements"]]

    others = ["unchecked"] * (len(node.elements) - 1)
    assert about_the_year == ["unchecked", *others]
    assert about_one == ["no", *others]
