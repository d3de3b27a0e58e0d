"""What an agency hands in for its OIT: numbered, never overwritten, approved by its executive."""

from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from prongsai.apps.agencies.actions import add_unit
from prongsai.apps.agencies.models import Role
from prongsai.apps.audit.models import Entry
from prongsai.apps.evidence.actions import (
    approve,
    assign_unit,
    carry_over,
    hand_in,
    set_website,
    take_back_approval,
)
from prongsai.apps.evidence.days import set_hand_in_day, set_windows
from prongsai.apps.evidence.exhibits import Given, web_address
from prongsai.apps.evidence.files import DOCX, JPEG, PDF, content_type_of, keep_file, safe_name
from prongsai.apps.evidence.models import (
    Disclosure,
    EvidenceFile,
    Examination,
    ExhibitKind,
    HandIn,
    Stage,
)
from prongsai.apps.evidence.permissions import may_hand_in
from prongsai.apps.evidence.queries import carried_to, history_of, lines_of, progress_of
from tests.web.builders import (
    make_agency,
    make_disclosure,
    make_examination,
    make_hand_in,
    make_picture,
    make_user,
)

pytestmark = pytest.mark.django_db

A_PDF = b"%PDF-1.7\n%%EOF"
YESTERDAY = timezone.localdate() - timedelta(days=1)


def link(url: str = "https://own.example.go.th/page") -> Given:
    return Given(ExhibitKind.LINK, url=url)


def refusal(act, *given, **details) -> list[str]:
    """What an action says when it refuses."""
    with pytest.raises(ValidationError) as refused:
        act(*given, **details)
    return refused.value.messages


def acts() -> list[str]:
    """What the log has of OIT, in order."""
    lines = Entry.objects.filter(action__startswith="oit.").order_by("sequence")
    return list(lines.values_list("action", flat=True))


def test_an_examination_has_every_item_of_the_years_rules():
    examination = make_examination(make_agency(), 2568)

    lines = lines_of(examination)

    assert [line.node.code for line in lines] == [f"o{number}" for number in range(1, 29)]
    assert {line.state for line in lines} == {"nothing"}


def test_opening_it_again_gives_the_same_one():
    agency = make_agency()
    first = make_examination(agency)

    assert make_examination(agency) == first
    assert acts() == ["oit.opened"]


def test_a_new_year_begins_with_the_website_of_the_year_before():
    agency = make_agency()
    set_website(make_examination(agency, 2567), website="www.own.example.go.th", by=None)

    assert make_examination(agency, 2568).website == "https://www.own.example.go.th"


def test_a_change_is_a_new_hand_in_beside_the_earlier_one():
    disclosure = make_disclosure(make_agency())
    make_hand_in(disclosure, "https://own.example.go.th/first")
    make_hand_in(disclosure, "https://own.example.go.th/second")

    shown = [
        (one.number, [exhibit.url for exhibit in one.exhibits.all()])
        for one in history_of(disclosure)
    ]

    assert shown == [
        (2, ["https://own.example.go.th/second"]),
        (1, ["https://own.example.go.th/first"]),
    ]


def test_the_database_refuses_to_change_what_was_handed_in():
    made = make_hand_in(make_disclosure(make_agency()))

    for change in (
        lambda: HandIn.objects.filter(pk=made.pk).update(explanation="else"),
        lambda: made.exhibits.update(url="https://else.example"),
        lambda: made.exhibits.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_who_saw_an_older_hand_in_does_not_write_over_the_newer_one():
    disclosure = make_disclosure(make_agency())
    stale = Disclosure.objects.get(pk=disclosure.pk)
    make_hand_in(disclosure)

    says = refusal(hand_in, stale, seen=0, exhibits=[link()], by=None)

    assert says[0].startswith("Somebody else handed in for this item while you wrote.")
    assert HandIn.objects.count() == 1


def test_links_files_texts_and_tables_are_kept_in_their_order():
    disclosure = make_disclosure(make_agency())

    made = hand_in(
        disclosure,
        seen=0,
        exhibits=[
            link("own.example.go.th/หน้า แรก"),
            Given(ExhibitKind.FILE, content=A_PDF, file_name="C:\\แผน.exe"),
            Given(ExhibitKind.TEXT, title="ที่อยู่", text=" 99 หมู่ 1 "),
            Given(ExhibitKind.TABLE, table=[["เดือน", "จำนวน"], ["ต.ค.", "3"], ["", ""]]),
        ],
        explanation="ดูหน้าแรก",
        by=None,
    )

    kept = [
        (one.place, one.kind, one.url, one.file_name, one.text, one.table)
        for one in made.exhibits.all()
    ]
    assert kept == [
        (1, "link", "https://own.example.go.th/หน้า%20แรก", "", "", []),
        (2, "file", "", "แผน.exe.pdf", "", []),
        (3, "text", "", "", "99 หมู่ 1", []),
        (4, "table", "", "", "", [["เดือน", "จำนวน"], ["ต.ค.", "3"]]),
    ]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"exhibits": []}, "Give a link, a file or a text, or say that there was nothing"),
        ({"exhibits": [], "nothing_to_disclose": True}, "Say in a sentence what there was none"),
        ({"exhibits": [link("ไม่มี")]}, "ไม่มี is no address of a page."),
        ({"exhibits": [link("javascript:alert(1)")]}, "javascript:alert(1) is no address"),
        ({"exhibits": [link("https://me:secret@own.example")]}, "https://me:secret@own.example is"),
        ({"exhibits": [Given(ExhibitKind.TEXT, text=" ")]}, "A text that is handed in has words"),
        ({"exhibits": [Given(ExhibitKind.TABLE, table=[[]])]}, "A table that is handed in has"),
        ({"exhibits": [Given(ExhibitKind.FILE, digest="0" * 64)]}, "A file is missing."),
        ({"exhibits": [link()] * 41}, "An item takes at most 40 links, files and texts."),
    ],
)
def test_what_cannot_be_handed_in_is_said_and_nothing_is_kept(given, says):
    disclosure = make_disclosure(make_agency())

    assert refusal(hand_in, disclosure, seen=0, **given, by=None)[0].startswith(says)
    assert not HandIn.objects.exists()


def test_nothing_this_year_can_be_said_in_a_sentence():
    disclosure = make_disclosure(make_agency())

    made = hand_in(
        disclosure,
        seen=0,
        exhibits=[],
        explanation="ไม่มีเรื่องร้องเรียน",
        nothing_to_disclose=True,
        by=None,
    )

    assert (made.number, made.nothing_to_disclose) == (1, True)


def test_a_file_of_an_earlier_hand_in_can_stay():
    disclosure = make_disclosure(make_agency())
    first = hand_in(
        disclosure,
        seen=0,
        by=None,
        exhibits=[Given(ExhibitKind.FILE, content=A_PDF, file_name="แผน.pdf")],
    )
    digest = first.exhibits.get().file_id

    second = hand_in(disclosure, seen=1, exhibits=[Given(ExhibitKind.FILE, digest=digest)], by=None)

    assert second.exhibits.get().file_name == "แผน.pdf"
    assert EvidenceFile.objects.count() == 1


def test_a_file_of_another_item_cannot_be_taken_by_its_digest():
    agency = make_agency()
    theirs = hand_in(
        make_disclosure(make_agency("theirs")),
        seen=0,
        by=None,
        exhibits=[Given(ExhibitKind.FILE, content=A_PDF, file_name="แผน.pdf")],
    )
    digest = theirs.exhibits.get().file_id

    says = refusal(
        hand_in,
        make_disclosure(agency),
        seen=0,
        by=None,
        exhibits=[Given(ExhibitKind.FILE, digest=digest)],
    )

    assert says == ["A file is missing. Choose it once more."]


def test_handing_in_ends_with_its_last_day_and_begins_again_when_that_is_later():
    disclosure = make_disclosure(make_agency())
    days = {"review_until": None, "clarify_until": None, "by": None}
    set_windows(disclosure.examination, hand_in_until=YESTERDAY, **days)
    says = refusal(make_hand_in, disclosure)
    set_windows(disclosure.examination, hand_in_until=timezone.localdate(), **days)

    assert says == ["Handing in has ended. The last day can be set later."]
    assert make_hand_in(disclosure).number == 1
    line = Entry.objects.filter(action="oit.windows_set").order_by("-sequence")[0]
    assert line.details["before"]["hand_in_until"] == YESTERDAY.isoformat()


def test_windows_follow_one_another():
    examination = make_examination(make_agency())

    says = refusal(
        set_windows,
        examination,
        hand_in_until=date(2026, 4, 30),
        review_until=date(2026, 4, 1),
        clarify_until=None,
        by=None,
    )

    assert says == ["Handing in ends before reviewing, and reviewing before clarifying."]


def test_a_day_that_the_agency_set_itself_hinders_an_earlier_review():
    examination = make_examination(make_agency())
    set_hand_in_day(examination, until=date(2026, 4, 30), by=None)
    days = {"review_until": date(2026, 4, 1), "clarify_until": None, "by": None}

    says = refusal(set_windows, examination, hand_in_until=None, **days)

    assert says == ["Handing in ends before reviewing, and reviewing before clarifying."]


def test_the_log_has_the_leader_s_day_beside_an_earlier_one_of_the_agency():
    examination = make_examination(make_agency())
    days = {"review_until": None, "clarify_until": None, "by": None}
    set_windows(examination, hand_in_until=date(2026, 4, 30), **days)
    set_hand_in_day(examination, until=date(2026, 4, 10), by=None)

    set_windows(examination, hand_in_until=date(2026, 4, 25), **days)

    line = Entry.objects.filter(action="oit.windows_set").order_by("-sequence")[0].details
    days_of_handing_in = [line["hand_in_until"], line["latest_hand_in"]]
    before = [line["before"]["hand_in_until"], line["before"]["latest_hand_in"]]
    assert days_of_handing_in == ["2026-04-10", "2026-04-25"]
    assert before == ["2026-04-10", "2026-04-30"]


def test_an_agency_sets_its_own_day_up_to_the_one_that_the_leader_set():
    examination = make_examination(make_agency())
    last = date(2026, 4, 30)
    nothing = {"review_until": None, "clarify_until": None, "by": None}
    set_windows(examination, hand_in_until=last, **nothing)

    set_hand_in_day(examination, until=date(2026, 4, 10), by=None)
    says = refusal(set_hand_in_day, examination, until=date(2026, 5, 1), by=None)
    earlier = examination.hand_in_until
    set_hand_in_day(examination, until=None, by=None)

    assert (earlier, examination.hand_in_until) == (date(2026, 4, 10), last)
    assert says == [
        "Whoever leads the review has set 30 เมษายน 2569 as the last day. Choose one up to it."
    ]


def test_an_earlier_day_of_the_agency_stays_where_the_leader_prolongs():
    examination = make_examination(make_agency())
    nothing = {"review_until": None, "clarify_until": None, "by": None}
    set_windows(examination, hand_in_until=date(2026, 4, 30), **nothing)
    set_hand_in_day(examination, until=date(2026, 4, 10), by=None)

    set_windows(examination, hand_in_until=date(2026, 5, 15), **nothing)
    prolonged = examination.hand_in_until
    set_windows(examination, hand_in_until=date(2026, 4, 5), **nothing)

    assert (prolonged, examination.hand_in_until) == (date(2026, 4, 10), date(2026, 4, 5))


def test_the_day_of_handing_in_stays_once_the_assessors_have_begun():
    examination = make_examination(make_agency())
    Examination.objects.update(stage=Stage.REVIEWING)

    says = refusal(set_hand_in_day, examination, until=date(2026, 5, 1), by=None)

    assert says == ["The assessors have begun; the day of handing in stays as it is."]


def test_an_item_belongs_to_a_unit_of_the_agency_with_a_day_of_its_own():
    agency = make_agency()
    disclosure = make_disclosure(agency)
    unit = add_unit(agency, name="กองคลัง", by=None)
    other = add_unit(make_agency("theirs"), name="กองคลัง", by=None)

    assign_unit(disclosure, unit=unit, due_on=date(2026, 3, 1), by=None)

    assert refusal(assign_unit, disclosure, unit=other, due_on=None, by=None) == [
        "This unit belongs to another agency."
    ]
    disclosure.refresh_from_db()
    assert (disclosure.unit, disclosure.due_on) == (unit, date(2026, 3, 1))


def test_a_unit_hands_in_for_its_own_items_only():
    agency = make_agency()
    unit = add_unit(agency, name="กองคลัง", by=None)
    examination = make_examination(agency)
    own, other = examination.disclosures.get(code="o1"), examination.disclosures.get(code="o2")
    assign_unit(own, unit=unit, due_on=None, by=None)
    clerk = make_user(agency, Role.UNIT)
    assert not may_hand_in(clerk, own)
    position = clerk.appointments.get().position
    position.unit = unit
    position.save()

    assert (may_hand_in(clerk, own), may_hand_in(clerk, other)) == (True, False)
    assert may_hand_in(make_user(agency, Role.OFFICER), other)
    assert not may_hand_in(make_user(make_agency("theirs"), Role.OFFICER), other)


def test_last_years_links_come_along_by_the_title_of_the_item_not_by_its_code():
    agency = make_agency()
    before = make_examination(agency, 2567)
    # In FY2567 the contact page was item 4; in FY2568 it is item 3.
    make_hand_in(before.disclosures.get(code="o4"), "https://own.example.go.th/contact")
    make_hand_in(before.disclosures.get(code="o3"), "https://own.example.go.th/duties")
    contact = make_disclosure(agency, "o3", 2568)

    made = carry_over(contact, seen=0, by=None)

    assert [one.url for one in made.exhibits.all()] == ["https://own.example.go.th/contact"]
    assert made.carried_from.disclosure.code == "o4"
    line = Entry.objects.get(action="oit.carried_over")
    assert line.details == {
        "year": 2568,
        "code": "o3",
        "number": 1,
        "from": "o4",
        "from_year": 2567,
    }


def test_a_new_item_has_nothing_to_carry_over():
    agency = make_agency()
    make_examination(agency, 2567)
    disclosure = make_disclosure(agency, "o3", 2568)

    assert carried_to(disclosure) is None
    assert refusal(carry_over, disclosure, seen=0, by=None) == [
        "Nothing was handed in for this item the year before."
    ]


def test_the_executive_approves_what_he_saw():
    agency = make_agency()
    disclosure = make_disclosure(agency)
    examination = disclosure.examination
    executive = make_user(agency, Role.EXECUTIVE)
    make_hand_in(disclosure)
    seen = {one.code: one.last for one in examination.disclosures.all()}
    make_hand_in(disclosure)

    says = refusal(approve, examination, seen=seen, by=executive)
    approval = approve(examination, seen=seen | {"o1": 2}, by=executive)

    assert says == ["Something was handed in while you looked. Look at it again, then approve."]
    assert (approval.hand_ins["o1"], approval.hand_ins["o2"]) == (2, 0)
    assert Examination.objects.get().stage == Stage.APPROVED


def test_nobody_but_an_executive_of_the_agency_approves():
    agency = make_agency()
    make_hand_in(make_disclosure(agency))
    examination = Examination.objects.get()

    for role, where in [
        (Role.OFFICER, agency),
        (Role.ADMINISTRATOR, agency),
        (Role.EXECUTIVE, make_agency("theirs")),
    ]:
        assert refusal(approve, examination, by=make_user(where, role)) == [
            "Only an executive of the agency approves."
        ]


def test_what_is_approved_stays_until_the_approval_is_taken_back_with_a_reason():
    agency = make_agency()
    disclosure = make_disclosure(agency)
    executive = make_user(agency, Role.EXECUTIVE)
    make_hand_in(disclosure)
    approval = approve(disclosure.examination, by=executive)

    assert refusal(make_hand_in, disclosure)[0].startswith("The executive has approved.")
    assert refusal(take_back_approval, disclosure.examination, reason=" ", by=executive) == [
        "Say in a sentence why it is taken back."
    ]
    take_back_approval(disclosure.examination, reason="ลิงก์ข้อ 5 เปลี่ยน", by=executive)
    assert make_hand_in(disclosure).number == 2
    approval.refresh_from_db()
    assert approval.taken_back_because == "ลิงก์ข้อ 5 เปลี่ยน"


def test_nothing_is_handed_in_once_the_assessors_have_begun():
    disclosure = make_disclosure(make_agency())
    Examination.objects.update(stage=Stage.REVIEWING)

    assert refusal(make_hand_in, disclosure) == [
        "The assessors have begun; nothing more can be handed in."
    ]


def test_every_act_is_one_line_of_the_log():
    agency = make_agency()
    disclosure = make_disclosure(agency)
    executive = make_user(agency, Role.EXECUTIVE)
    make_hand_in(disclosure, explanation="ความลับ")
    approve(disclosure.examination, by=executive)
    take_back_approval(disclosure.examination, reason="แก้ลิงก์", by=executive)

    assert acts() == ["oit.opened", "oit.handed_in", "oit.approved", "oit.approval_taken_back"]
    assert not any("ความลับ" in str(line.details) for line in Entry.objects.all())


def test_progress_counts_what_is_handed_in():
    examination = make_examination(make_agency(), 2568)
    make_hand_in(examination.disclosures.get(code="o1"))

    progress = progress_of(lines_of(examination))

    assert (progress.items, progress.handed_in) == (28, 1)


def test_items_are_read_in_as_many_queries_however_many_are_handed_in(
    django_assert_num_queries,
):
    examination = make_examination(make_agency(), 2568)
    for count in (1, 3):
        for disclosure in examination.disclosures.all()[:count]:
            make_hand_in(disclosure)
        with django_assert_num_queries(4):
            lines_of(examination)


# Files


def test_files_are_judged_by_their_content_not_by_their_name():
    assert content_type_of(A_PDF) == PDF
    assert content_type_of(office_file("word/document.xml")) == DOCX
    for content, says in [
        (b"", "The file is empty."),
        (b"<html><script>", "This is no PDF, DOCX, XLSX, JPEG or PNG."),
        (b"MZ\x90\x00", "This is no PDF, DOCX, XLSX, JPEG or PNG."),
        (office_file("payload.js"), "This is no PDF, DOCX, XLSX, JPEG or PNG."),
        (office_file("word/document.xml", "word/vbaProject.bin"), "The file has macros."),
        (office_file("word/document.xml")[:-9], "The file is damaged."),
        (A_PDF.ljust(20_000_001), "The file is larger than 20 MB."),
    ]:
        assert refusal(content_type_of, content)[0].startswith(says)


def test_a_picture_is_kept_without_what_the_camera_wrote():
    content = make_picture("JPEG") + b"GPS: here"

    kept = keep_file(content)

    assert kept.content_type == JPEG
    assert b"GPS" not in bytes(kept.content)


def test_a_kept_file_is_named_after_its_content():
    assert safe_name("../../etc/รายงาน.PDF", PDF) == "รายงาน.pdf"
    assert safe_name("photo.jpeg", JPEG) == "photo.jpg"
    assert safe_name('a"\r\nSet-Cookie: x', PDF) == "aSet-Cookie x.pdf"
    assert safe_name("", PDF) == "file.pdf"


def test_an_address_is_completed_as_browsers_do():
    assert web_address(" www.own.example.go.th ") == "https://www.own.example.go.th"
    assert web_address("http://own.example:8080/a?b=c#d") == "http://own.example:8080/a?b=c#d"


def office_file(*parts: str) -> bytes:
    """A packed file that has these parts."""
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        for part in parts:
            packed.writestr(part, "<xml/>")
    return file.getvalue()
