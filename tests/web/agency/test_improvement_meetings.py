"""Meetings: called with what is proposed, ticked in the room, closed, printed; units see theirs."""

from datetime import time, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from docx import Document

from prongsai.apps.agencies.actions import appoint
from prongsai.apps.agencies.models import Role
from prongsai.apps.documents.meeting_papers import material_of_meeting
from prongsai.apps.documents.models import Paper
from prongsai.apps.documents.queries import document_for
from prongsai.apps.improvement.meeting import add_matter, call_meeting, hold_meeting
from prongsai.apps.improvement.minuting import minuted_of
from prongsai.apps.improvement.models import AgendaItem, Meeting, MinutesAddendum
from prongsai.core.calendar import buddhist_year
from prongsai.core.dates import long_date
from prongsai.core.documents.kinds import built
from prongsai.core.documents.reading_aloud import as_text
from prongsai.core.periods import Period
from prongsai.core.thai import arabic_digits, thai_digits
from tests.apps.improvement.plans import (
    make_head,
    make_improvement_plan,
    make_measure,
    make_units,
    today,
)
from tests.web.builders import SINCE, make_agency, make_office, make_position, make_user

pytestmark = pytest.mark.django_db


def late(**changes):
    """A measure whose steps are over since two days."""
    ended = Period("deadline", ends=today() - timedelta(2))
    return make_measure(period=ended, **({"steps": ("จัดทำทะเบียน",)} | changes))


@pytest.fixture
def plan():
    """An adopted plan whose one measure is late for two units."""
    agency = make_agency(overseer=make_office())
    make_units(agency, "สำนักปลัด", "กองคลัง")
    return make_improvement_plan(agency, late())


@pytest.fixture
def officer(plan, sign_in):
    """The browser of the agency's officer."""
    return sign_in(make_user(plan.agency))


def make_meeting(plan, on=None, number="1/2568", **changes):
    return call_meeting(plan, number=number, on=on or today(), by=None, **changes)


def address(name, plan, slug="klongmuang", **values):
    return reverse(f"agency:{name}", kwargs={"slug": slug, "year": plan.assessed, **values})


def room(meeting):
    return address("meeting", meeting.plan, pk=meeting.pk)


def text(page):
    return " ".join(page.content.decode().split())


def typed(item, seen=None, **changes):
    """What the form of a point sends."""
    kept = minuted_of(item)
    fields = kept._asdict() | changes
    sent = {f"p{item.pk}-seen": kept.mark if seen is None else seen}
    sent |= {f"p{item.pk}-{name}": fields[name] for name in ("said", "resolution")}
    return sent | ({f"p{item.pk}-reported": "on"} if fields["reported"] else {})


def test_without_a_meeting_the_page_says_what_one_is_good_for(plan, officer):
    page = officer.get(address("meetings", plan))

    assert "No meeting yet. Call one" in text(page)
    assert address("call_meeting", plan) in text(page)


def test_a_draft_has_no_meetings_and_says_why(sign_in):
    plan = make_improvement_plan(make_agency(), late(), adopted=False)

    page = sign_in(make_user(plan.agency)).get(address("meetings", plan))

    assert "when the executive has adopted the plan" in text(page)
    assert address("call_meeting", plan) not in text(page)


def test_the_first_meeting_of_the_year_is_number_one_and_the_next_follows(plan, officer):
    form = officer.get(address("call_meeting", plan)).context["form"]
    assert form["number"].value() == f"1/{buddhist_year(today())}"

    following = today() + timedelta(20)
    held = make_meeting(plan, number=f"7/{buddhist_year(following)}", place="ห้องประชุม", chair="ปลัด")
    hold_meeting(held, attended=[], next_on=following, by=None)
    page = officer.get(address("meetings", plan))
    assert page.context["next_on"] == following

    form = officer.get(address("call_meeting", plan)).context["form"]
    assert [form[name].value() for name in ("number", "on", "place", "chair")] == [
        f"8/{buddhist_year(following)}",
        long_date(following),
        "ห้องประชุม",
        "ปลัด",
    ]


def test_a_meeting_is_called_as_officials_write_and_its_agenda_stands_there(plan, officer):
    sent = {
        "number": "๓/๒๕๖๘",
        "on": long_date(today()),
        "begins_at": "๙.๓๐ น.",
        "place": "",
        "chair": "",
    }

    page = officer.post(address("call_meeting", plan), sent, follow=True)

    meeting = Meeting.objects.get()
    assert (meeting.number, str(meeting.begins_at)) == ("3/2568", "09:30:00")
    assert "จัดทำทะเบียน: สำนักปลัด และกองคลัง เกินกำหนดเมื่อ" in text(page)


def filled(page, **changes):
    """What a form sends where nobody typed anything else."""
    fields = page.context["form"]
    return {name: fields[name].value() or "" for name in fields.fields} | changes


def test_the_number_follows_the_year_of_the_day_until_somebody_types_one(plan, officer):
    this, then = today(), today().replace(year=today().year + 1, day=1)
    make_meeting(plan, number=f"4/{buddhist_year(then)}")
    page = officer.get(address("call_meeting", plan))

    def called(**changes):
        officer.post(address("call_meeting", plan), filled(page, **changes))
        return Meeting.objects.latest("pk").number

    assert called(on=long_date(then)) == f"5/{buddhist_year(then)}"
    assert called(on=long_date(then), number="") == f"6/{buddhist_year(then)}"
    assert called(on=long_date(then), number="1/2560") == "1/2560"
    assert called(on=long_date(this)) == f"1/{buddhist_year(this)}"
    # Somebody else called a meeting of the number that this page still proposes.
    assert called(on=long_date(this)) == f"2/{buddhist_year(this)}"


@pytest.mark.parametrize(
    ("number", "later"),
    [("3/{this}", "1/{then}"), ("๓/{this}", "1/{then}"), ("พิเศษ", "พิเศษ"), ("3/2560", "3/2560")],
)
def test_a_meeting_that_is_put_off_over_the_new_year_counts_in_the_year_of_its_day(
    plan, officer, number, later
):
    years = {"this": buddhist_year(today()), "then": buddhist_year(today()) + 1}
    meeting = make_meeting(plan, number=number.format(**years))
    make_meeting(plan, on=today() + timedelta(1), number="9/{this}".format(**years))
    change = address("change_meeting", plan, pk=meeting.pk)
    same = arabic_digits(number.format(**years))

    officer.post(change, filled(officer.get(change), place="ศาลา"))
    meeting.refresh_from_db()
    assert (meeting.number, meeting.place) == (same, "ศาลา")

    then = today().replace(year=today().year + 1, day=1)
    officer.post(change, filled(officer.get(change), on=long_date(then)))
    meeting.refresh_from_db()
    assert (meeting.number, meeting.on) == (later.format(**years), then)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("begins_at", "บ่าย", "Write the hour like 09.30."),
        ("on", "พรุ่งนี้", "This is no date that we can read."),
        ("number", "32 ธ.ค. 69", "Write the number like 3/2569, or พิเศษ 1/2569."),
        ("number", "1/2568", "There is a meeting of this number already."),
    ],
)
def test_what_cannot_be_read_is_told_beside_the_form(plan, officer, field, value, says):
    make_meeting(plan)
    sent = {"number": "2/2568", "on": long_date(today()), "begins_at": "", "place": "", "chair": ""}

    page = officer.post(address("call_meeting", plan), sent | {field: value})

    assert page.status_code == 200
    assert says in text(page)
    assert Meeting.objects.count() == 1


def test_whatever_button_is_pressed_everything_on_the_page_is_kept(plan, officer):
    meeting = make_meeting(plan)
    item = meeting.items.get()

    sent = typed(item, reported=True, said="ทำแล้วครึ่งหนึ่ง", resolution="รับทราบ")
    officer.post(room(meeting), sent | {"matter": "เตรียมรับการประเมิน", "then": "add"})

    kept = list(meeting.items.values_list("title", "reported", "said", "resolution"))
    assert kept == [
        ("", True, "ทำแล้วครึ่งหนึ่ง", "รับทราบ"),
        ("เตรียมรับการประเมิน", False, "", ""),
    ]


def test_points_that_nobody_touched_write_nothing(plan, officer, django_assert_num_queries):
    meeting = make_meeting(plan)
    item = meeting.items.get()
    item.said = "บรรทัดหนึ่ง\nบรรทัดสอง"
    item.save()

    sent = typed(item) | {f"p{item.pk}-said": "บรรทัดหนึ่ง\r\nบรรทัดสอง"}
    officer.post(room(meeting), sent)

    item.refresh_from_db()
    assert item.said == "บรรทัดหนึ่ง\nบรรทัดสอง"


def test_what_another_wrote_meanwhile_is_shown_and_what_was_typed_stays(plan, officer):
    meeting = make_meeting(plan)
    item = meeting.items.get()
    sent = typed(item, said="ของฉัน")
    AgendaItem.objects.filter(pk=item.pk).update(said="ของเพื่อน", reported=True)

    page = officer.post(room(meeting), sent)

    item.refresh_from_db()
    assert item.said == "ของเพื่อน"
    assert "Somebody else wrote here meanwhile" in text(page)
    assert "ของเพื่อน" in text(page)
    assert "ของฉัน" in text(page)

    seen = page.context["points"][0].form["seen"].value()
    officer.post(room(meeting), typed(item, seen=seen, said="ของฉัน", reported=True))
    item.refresh_from_db()
    assert item.said == "ของฉัน"


def test_two_who_type_of_different_points_do_not_meet(plan, officer):
    meeting = make_meeting(plan)
    first = meeting.items.get()
    officer.post(room(meeting), {"matter": "เรื่องอื่น", "then": "add"} | typed(first))
    second = meeting.items.exclude(pk=first.pk).get()

    sent = typed(first, said="หนึ่ง") | typed(second)
    AgendaItem.objects.filter(pk=second.pk).update(said="สอง")
    officer.post(room(meeting), sent)

    assert list(meeting.items.values_list("said", flat=True)) == ["หนึ่ง", "สอง"]


def test_a_matter_of_its_own_can_be_taken_off(plan, officer):
    meeting = make_meeting(plan)
    officer.post(room(meeting), {"matter": "เรื่องหนึ่ง"} | typed(meeting.items.get()))
    matter = meeting.items.get(measure=None)

    officer.post(room(meeting), {"remove": str(matter.pk), "matter": ""})

    assert not meeting.items.filter(measure=None).exists()


def test_one_button_prints_the_agenda_as_it_is_due_now(plan, officer):
    meeting = make_meeting(plan)
    meeting.items.all().delete()

    page = officer.post(room(meeting), {"then": "print"})

    assert page.content.startswith(b"%PDF-")
    assert "attachment" in page["Content-Disposition"]
    assert meeting.items.count() == 1


def test_the_list_leads_to_minutes_that_can_be_closed_and_not_to_others(plan, officer):
    over, held = make_meeting(plan), make_meeting(plan, number="2/2568")
    coming = make_meeting(plan, on=today() + timedelta(1), number="3/2568")
    hold_meeting(held, attended=[], by=None)

    page = text(officer.get(address("meetings", plan)))

    closing = {one.number: address("hold_meeting", plan, pk=one.pk) for one in (over, held, coming)}
    assert [number for number, link in closing.items() if link in page] == ["1/2568"]


def test_closing_tells_what_was_not_ticked_and_keeps_who_came(plan, officer):
    meeting = make_meeting(plan, chair="นายก อบต.")
    closing = address("hold_meeting", plan, pk=meeting.pk)

    page = officer.get(closing)
    assert [one.number for one in page.context["not_reported"]] == ["3.1"]
    assert "ตำแหน่งของ officer-klongmuang" in text(page)

    following = today() + timedelta(30)
    sent = {"attended": ["กองคลัง"], "others": "ผู้ใหญ่บ้าน หมู่ 3", "remarks": ""}
    page = officer.post(closing, sent | {"next_on": long_date(following)}, follow=True)

    meeting.refresh_from_db()
    assert (meeting.is_held, meeting.attended, meeting.next_on) == (
        True,
        ["กองคลัง", "ผู้ใหญ่บ้าน หมู่ 3"],
        following,
    )
    assert "The minutes were closed on" in text(page)
    assert address("call_meeting", plan) in text(page)


def test_the_hour_at_which_it_ended_is_asked_at_the_closing(plan, officer):
    meeting = make_meeting(plan, begins_at=time(9, 30))
    closing = address("hold_meeting", plan, pk=meeting.pk)

    came = {"attended": ["กองคลัง"]}
    page = officer.post(closing, came | {"ends_at": "๙.๐๐ น."})
    assert "The meeting must end after it began." in text(page)
    page = officer.post(closing, {"ends_at": "เที่ยง"})
    assert "Write the hour like 09.30." in text(page)
    page = officer.post(closing, came | {"ends_at": "๑๒.๐๐ น."}, follow=True)

    meeting.refresh_from_db()
    assert (meeting.is_held, str(meeting.ends_at)) == (True, "12:00:00")
    assert "09.30–12.00 hrs" in text(page)


def test_minutes_with_empty_places_are_closed_only_when_somebody_says_so(plan, officer):
    meeting = make_meeting(plan, chair="ประธานสภา")
    add_matter(meeting, title="เรื่องอื่น", by=None)
    closing = address("hold_meeting", plan, pk=meeting.pk)

    page = officer.post(closing, {})
    assert "Still empty: who came · the resolution of 4.1." in text(page)
    assert not Meeting.objects.get().is_held
    page = officer.post(closing, {"sure": "on"}, follow=True)

    assert Meeting.objects.get().is_held
    assert "ประธานสภา (ประธานในที่ประชุม)" in text(page)


def test_closed_minutes_are_corrected_after_them_with_a_reason(plan, officer):
    meeting = make_meeting(plan)
    amend = address("amend_minutes", plan, pk=meeting.pk)
    assert officer.get(amend).status_code == 404
    hold_meeting(meeting, attended=["กองคลัง"], by=None)

    refused = officer.post(amend, {"text": "มติ 3.1 คือเห็นชอบ", "reason": ""})
    assert "This field is required" in text(refused)
    page = officer.post(amend, {"text": "มติ 3.1 คือเห็นชอบ", "reason": "พิมพ์ผิด"}, follow=True)

    assert "มติ 3.1 คือเห็นชอบ" in text(page)
    said = as_text(built("minutes", material_of_meeting(meeting)))
    day = thai_digits(long_date(today()))
    assert f"เมื่อวันที่ {day} ได้แก้ไขเพิ่มเติมรายงานการประชุมนี้ เหตุผล: พิมพ์ผิด" in said
    assert said.index("เลิกประชุม") < said.index(thai_digits("มติ 3.1 คือเห็นชอบ"))
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        MinutesAddendum.objects.update(text="")


def test_positions_and_units_who_came_are_told_apart(plan, officer):
    form = officer.get(address("hold_meeting", plan, pk=make_meeting(plan).pk)).context["form"]

    _positions, (_units, choices) = form.fields["attended"].choices
    assert [one for one, _ in choices] == ["สำนักปลัด", "กองคลัง"]


def test_two_who_change_a_meeting_at_once_do_not_overwrite_each_other(plan, officer):
    meeting = make_meeting(plan)
    change = address("change_meeting", plan, pk=meeting.pk)
    first, second = (filled(officer.get(change)) for _ in range(2))

    officer.post(change, first | {"place": "ศาลา"})
    page = officer.post(change, second | {"place": "ห้องประชุม"})

    assert "Somebody else changed this meanwhile" in text(page)
    assert "ศาลา" in text(page)
    assert filled(page)["place"] == "ห้องประชุม"
    assert Meeting.objects.get().place == "ศาลา"
    officer.post(change, filled(page))
    assert Meeting.objects.get().place == "ห้องประชุม"


def test_nobody_who_is_no_unit_or_position_can_be_ticked(plan, officer):
    meeting = make_meeting(plan)

    page = officer.post(address("hold_meeting", plan, pk=meeting.pk), {"attended": ["ใครก็ไม่รู้"]})

    assert page.status_code == 200
    assert not Meeting.objects.get().is_held


def test_closed_minutes_cannot_be_typed_into(plan, officer):
    meeting = make_meeting(plan)
    item = meeting.items.get()
    sent = typed(item, said="สายไป")
    hold_meeting(meeting, attended=[], by=None)

    page = officer.post(room(meeting), sent, follow=True)

    assert "closed and stay as they are" in text(page)
    assert meeting.items.get().said == ""
    assert officer.get(address("change_meeting", plan, pk=meeting.pk)).status_code == 404
    assert officer.get(address("hold_meeting", plan, pk=meeting.pk)).status_code == 404


def test_a_meeting_is_changed_and_cancelled(plan, officer):
    meeting = make_meeting(plan)
    later = today() + timedelta(3)
    sent = {
        "number": "1/2568",
        "on": long_date(later),
        "begins_at": "13",
        "place": "ศาลา",
        "chair": "",
    }

    change = address("change_meeting", plan, pk=meeting.pk)
    officer.post(change, filled(officer.get(change), **sent))
    meeting.refresh_from_db()
    assert (meeting.on, str(meeting.begins_at), meeting.place) == (later, "13:00:00", "ศาลา")

    officer.post(address("cancel_meeting", plan, pk=meeting.pk))
    assert not Meeting.objects.exists()


def test_agenda_minutes_and_memo_become_papers_with_nothing_retyped(plan, officer):
    meeting = make_meeting(plan, place="ห้องประชุม")
    make = {
        kind: address("start_meeting_paper", plan, pk=meeting.pk, kind=kind)
        for kind in ("agenda", "minutes", "memo")
    }
    assert officer.post(make["minutes"]).url == room(meeting)
    officer.post(make["agenda"])
    hold_meeting(meeting, attended=["กองคลัง"], by=None)
    officer.post(make["minutes"])
    officer.post(make["memo"])
    officer.post(make["memo"])

    papers = {paper.kind: paper for paper in Paper.objects.all()}
    assert list(papers) == ["agenda", "minutes", "memo"]
    assert Paper.objects.count() == 3
    said = {kind: as_text(document_for(paper)) for kind, paper in papers.items()}
    assert all(thai_digits("1/2568") in one for one in said.values())
    assert "จัดทำทะเบียน" in said["agenda"]
    assert "ยังไม่มีการรายงานในที่ประชุมครั้งนี้" in said["minutes"]
    assert "ห้องประชุม" in said["minutes"]
    page = officer.get(f"/office/klongmuang/documents/paper/{papers['minutes'].pk}/")
    assert page.status_code == 200
    places = {one.name: one.address for one in page.context["blanks"]}
    assert places["เวลาเลิกประชุม"].endswith("/wording/ends")
    assert places["เวลาเริ่มประชุม"].endswith("/wording/begins")
    agenda = officer.get(f"/office/klongmuang/documents/paper/{papers['agenda'].pk}/")
    assert {one.address for one in agenda.context["blanks"]} == {room(meeting)}
    assert places["ชื่อผู้จดรายงานการประชุม"].endswith("/details/")


@pytest.mark.parametrize(("kind", "format"), [("agenda", "pdf"), ("minutes", "docx")])
def test_agenda_and_minutes_can_be_taken_away_as_files(plan, officer, kind, format):
    meeting = make_meeting(plan)
    hold_meeting(meeting, attended=[], by=None)

    page = officer.get(address("meeting_file", plan, pk=meeting.pk, kind=kind, format=format))

    assert page.content[:2] in (b"%P", b"PK")


def test_the_zip_of_the_year_has_every_meeting_as_its_papers_were_prepared(plan, officer):
    held, called = make_meeting(plan), make_meeting(plan, number="2/2568")
    hold_meeting(held, attended=["กองคลัง"], by=None)
    officer.post(address("start_meeting_paper", plan, pk=held.pk, kind="memo"))
    officer.post(address("start_meeting_paper", plan, pk=called.pk, kind="agenda"))
    Paper.objects.filter(kind="agenda").update(wording={"chair": "ประธานกล่าวต้อนรับ"})

    page = officer.get(reverse("agency:all_of_year", args=["klongmuang", plan.assessed]))

    with ZipFile(BytesIO(page.content)) as kept:
        named = [one for one in kept.namelist() if one.startswith("การประชุม/")]
        worded = Document(BytesIO(kept.read("การประชุม/ครั้งที่ 2-2568 ระเบียบวาระการประชุม.docx")))
    assert [one.removeprefix("การประชุม/") for one in named if one.endswith(".pdf")] == [
        "ครั้งที่ 1-2568 ระเบียบวาระการประชุม.pdf",
        "ครั้งที่ 1-2568 รายงานการประชุม.pdf",
        "ครั้งที่ 1-2568 บันทึกข้อความ.pdf",
        "ครั้งที่ 2-2568 ระเบียบวาระการประชุม.pdf",
    ]
    assert any("ประธานกล่าวต้อนรับ" in one.text for one in worded.paragraphs)


def test_minutes_that_are_open_are_no_file_yet(plan, officer):
    meeting = make_meeting(plan)
    file = address("meeting_file", plan, pk=meeting.pk, kind="minutes", format="pdf")

    assert "minutes of the meeting are still open" in text(officer.get(file, follow=True))


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    plan, officer, django_assert_num_queries, number
):
    for place in range(number):
        make_meeting(plan, on=today() + timedelta(place), number=f"{place}/2568")

    with django_assert_num_queries(7):
        page = officer.get(address("meetings", plan))

    assert len(page.context["meetings"]) == number


@pytest.mark.parametrize("number", [1, 3])
def test_a_meeting_takes_as_many_queries_for_three_points_as_for_one(
    sign_in, django_assert_num_queries, number
):
    agency = make_agency()
    make_units(agency, "กองคลัง")
    plan = make_improvement_plan(agency, *(late(steps=(f"ขั้น {n}",)) for n in range(number)))
    meeting = make_meeting(plan)
    browser = sign_in(make_user(agency))

    with django_assert_num_queries(9):
        page = browser.get(room(meeting))

    assert len(page.context["points"]) == number


# Who may what


def test_the_executive_reads_and_does_not_write(plan, sign_in):
    meeting = make_meeting(plan)
    executive = sign_in(make_user(plan.agency, Role.EXECUTIVE))

    page = executive.get(room(meeting))
    assert page.context["may_write"] is False
    assert "จัดทำทะเบียน" in text(page)
    item = meeting.items.get()
    assert executive.post(room(meeting), typed(item, said="x")).status_code == 404
    for name in ("change_meeting", "cancel_meeting", "hold_meeting"):
        assert executive.post(address(name, plan, pk=meeting.pk)).status_code == 403
    assert executive.get(address("call_meeting", plan)).status_code == 403
    assert meeting.items.get().said == ""


def test_a_unit_sees_when_it_is_and_its_own_steps_and_no_other_s(plan, sign_in):
    own, other = plan.agency.units.get(name="กองคลัง"), "สำนักปลัด"
    meeting = make_meeting(plan, place="ห้องประชุม")
    head = sign_in(make_head(own))

    listed, page = head.get(address("meetings", plan)), head.get(room(meeting))

    assert "Meeting 1/2568" in text(listed)
    assert address("call_meeting", plan) not in text(listed)
    assert "จัดทำทะเบียน: กองคลัง เกินกำหนดเมื่อ" in text(page)
    assert other not in text(page)
    file = address("meeting_file", plan, pk=meeting.pk, kind="agenda", format="pdf")
    assert head.get(file).status_code == 403
    assert head.post(room(meeting), typed(meeting.items.get(), said="x")).status_code == 200
    assert meeting.items.get().said == ""


def test_a_unit_sees_no_meetings_of_a_draft(sign_in):
    agency = make_agency()
    unit, *_ = make_units(agency)
    plan = make_improvement_plan(agency, late(), adopted=False)

    assert sign_in(make_head(unit)).get(address("meetings", plan)).status_code == 404


def test_an_overseer_and_another_agency_see_no_meeting(plan, sign_in):
    meeting = make_meeting(plan)
    overseer = sign_in(make_user(plan.agency.overseer, Role.OVERSEER))
    stranger = sign_in(make_user(make_agency("elsewhere")))

    assert overseer.get(room(meeting)).status_code == 403
    assert stranger.get(room(meeting)).status_code == 404


def test_a_meeting_of_another_agency_is_nobody_s_under_one_s_own_address(plan, sign_in):
    theirs = make_meeting(plan)
    other = make_improvement_plan(make_agency("elsewhere"), late())
    browser = sign_in(make_user(other.agency))

    for name in ("meeting", "change_meeting", "cancel_meeting", "hold_meeting"):
        page = address(name, other, slug="elsewhere", pk=theirs.pk)
        assert browser.get(page).status_code == 404
    sent = address("start_meeting_paper", other, slug="elsewhere", pk=theirs.pk, kind="agenda")
    assert browser.post(sent).status_code == 404


def test_a_position_elsewhere_shows_nothing_of_a_unit_of_the_same_name(plan, sign_in):
    meeting = make_meeting(plan)
    other = make_agency("elsewhere")
    make_units(other, "กองคลัง")
    head = make_head(other.units.get(), "both")
    own = make_position(plan.agency, Role.UNIT, unit=plan.agency.units.get(name="สำนักปลัด"))
    appoint(own, holder=head, since=SINCE, by=None)

    page = sign_in(head).get(room(meeting))

    assert "สำนักปลัด เกินกำหนดเมื่อ" in text(page)
    assert "กองคลัง" not in text(page)
