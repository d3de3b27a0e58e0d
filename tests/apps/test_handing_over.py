"""A position is handed over: its pack is kept, the leaver's access ends, somebody may act."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from prongsai.apps.agencies.actions import act_for
from prongsai.apps.agencies.models import Appointment, Role
from prongsai.apps.agencies.queries import appointments_of, roles_in
from prongsai.apps.audit.models import Entry
from prongsai.apps.documents.handing_over import gather_pack, hand_over
from prongsai.apps.improvement.models import NoteKind, ReportRound
from prongsai.apps.improvement.progress import tell, tick
from prongsai.apps.improvement.reporting import open_report
from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.blocks import Table
from prongsai.core.improvement.hand_over_paper import pack_document
from prongsai.core.improvement.handing_over import (
    Deadline,
    KeptFile,
    OpenStep,
    Pack,
    Promise,
    pack_as_plain,
    pack_from_plain,
)
from tests.apps.improvement.plans import (
    duty_of,
    make_head,
    make_improvement_plan,
    make_units,
    today,
)
from tests.web.builders import (
    make_account,
    make_agency,
    make_disclosure,
    make_examination,
    make_paper,
    make_published_result,
    make_user,
)

WORDS = st.text(max_size=8)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
PACKS = st.builds(
    Pack,
    WORDS,
    WORDS,
    WORDS,
    DAYS,
    st.lists(st.builds(OpenStep, WORDS, WORDS, WORDS, st.none() | DAYS, WORDS)).map(tuple),
    st.lists(st.builds(Deadline, WORDS, DAYS)).map(tuple),
    st.lists(st.builds(KeptFile, WORDS, WORDS)).map(tuple),
    st.lists(st.builds(Promise, WORDS, WORDS, DAYS)).map(tuple),
    WORDS,
)


@given(PACKS)
def test_a_pack_comes_back_from_the_database_as_it_was(pack):
    assert pack_from_plain(pack_as_plain(pack)) == pack


def test_the_paper_has_a_table_for_what_there_is_and_a_word_for_what_there_is_not():
    step = OpenStep("ร่างคู่มือ", "จัดทำคู่มือ", "กองคลัง", None, "")
    pack = Pack("อบต.ตัวอย่าง", "นิติกร", "สำนักปลัด", date(2025, 9, 30), steps=(step,))

    document = pack_document(pack)

    tables = [one for one in document.blocks() if isinstance(one, Table)]
    assert [len(one.rows) for one in tables] == [1]
    assert (document.agency, document.year) == ("อบต.ตัวอย่าง", 2568)


@pytest.mark.django_db
def test_the_officer_hands_over_everything_that_is_open_and_a_unit_its_own():
    agency = make_agency()
    _clerks, finance, _works = make_units(agency)
    officer, head = make_user(agency), make_head(finance)
    plan = make_improvement_plan(agency)
    tell(
        duty_of(plan, "กองคลัง", "ตรวจข้อมูลทุกเดือน"),
        kind=NoteKind.PROGRESS,
        text="ตรวจแล้วสามเดือน",
        on=today(),
        by=None,
    )
    tick(duty_of(plan, "กองคลัง", "มอบหมายผู้ดูแลข้อมูล"), on=today(), by=None)

    whole = gather_pack(appointments_of(officer).get().position, last_day=today())
    own = gather_pack(appointments_of(head).get().position, last_day=today())

    assert len(whole.steps) == 5
    assert [(one.text, one.unit, one.told) for one in own.steps] == [
        ("ตรวจข้อมูลทุกเดือน", "กองคลัง", "ตรวจแล้วสามเดือน")
    ]


@pytest.mark.django_db
def test_documents_and_deadlines_of_the_disclosure_are_in_the_pack():
    agency = make_agency()
    officer = make_user(agency)
    make_published_result(agency)
    make_paper(agency)
    examination = make_examination(agency)
    examination.hand_in_until = date(2030, 4, 30)
    examination.save()

    pack = gather_pack(appointments_of(officer).get().position, last_day=today())

    assert [one.where for one in pack.files] == ["ร่าง ยังไม่ออกฉบับ"]
    assert {one.on for one in pack.deadlines} == {date(2030, 4, 30)}


@pytest.mark.django_db
def test_access_ends_with_the_last_day_and_the_successor_begins_on_the_next():
    agency = make_agency()
    officer, other = make_user(agency), make_account(agency, "successor")
    last = today()

    kept = hand_over(appointments_of(officer).get(), last_day=last, successor=other, by=None)

    assert roles_in(officer, agency) == {Role.OFFICER}
    after = last + timedelta(1)
    assert not appointments_of(officer, after).exists()
    assert appointments_of(other, after).get() == kept.successor
    assert not appointments_of(other, last).exists()


@pytest.mark.django_db
def test_somebody_acts_for_a_time_and_no_longer():
    agency = make_agency()
    officer, other = make_user(agency), make_account(agency, "acting")
    until = today() + timedelta(30)

    kept = hand_over(
        appointments_of(officer).get(),
        last_day=today(),
        successor=other,
        acting_until=until,
        by=None,
    )

    assert kept.successor.acting
    assert appointments_of(other, until).exists()
    assert not appointments_of(other, until + timedelta(1)).exists()


@pytest.mark.django_db
def test_whoever_acts_has_a_last_day():
    agency = make_agency()
    position = appointments_of(make_user(agency)).get().position
    other = make_account(agency, "acting")

    with pytest.raises(ValidationError, match="before the first"):
        act_for(position, holder=other, since=today(), until=today() - timedelta(1), by=None)

    assert not Appointment.objects.filter(acting=True).exists()


@pytest.mark.django_db
def test_the_pack_stays_as_it_was_handed_over():
    agency = make_agency()
    kept = hand_over(
        appointments_of(make_user(agency)).get(), last_day=today(), note="กุญแจอยู่ที่ปลัด", by=None
    )
    assert pack_from_plain(kept.pack).note == "กุญแจอยู่ที่ปลัด"
    assert Entry.objects.filter(action="agency.handed_over").count() == 1

    kept.note = ""
    with pytest.raises(DatabaseError), transaction.atomic():
        kept.save()


@pytest.mark.django_db
@pytest.mark.parametrize("again", ["ended", "same", "nobody"])
def test_what_makes_no_sense_is_refused(again):
    agency = make_agency()
    officer = make_user(agency)
    appointment = appointments_of(officer).get()
    details = {
        "ended": {},
        "same": {"successor": officer},
        "nobody": {"acting_until": today()},
    }[again]
    if again == "ended":
        hand_over(appointment, last_day=today(), by=None)

    with pytest.raises(ValidationError):
        hand_over(appointment, last_day=today(), **details, by=None)


@pytest.mark.django_db
def test_a_unit_gets_no_deadlines_of_other_units():
    agency = make_agency()
    _clerks, finance, works = make_units(agency)
    disclosure = make_disclosure(agency)
    disclosure.unit, disclosure.due_on = works, date(2030, 1, 1)
    disclosure.save()
    head = make_head(finance)

    pack = gather_pack(appointments_of(head).get().position, last_day=today())

    assert pack.deadlines == ()


@pytest.mark.django_db
def test_reports_that_nobody_began_are_in_the_pack_of_the_year_of_work():
    agency = make_agency()
    make_units(agency)
    officer = make_user(agency)
    plan = make_improvement_plan(agency)
    make_improvement_plan(agency, year=plan.year - 2)
    year = FiscalYear(plan.year)
    report = open_report(plan, round=ReportRound.SIX_MONTHS, day=today(), by=None)

    pack = gather_pack(appointments_of(officer).get().position, last_day=year.ends)

    assert [(one.what.split()[0], one.on) for one in pack.deadlines] == [
        ("ปิดรายงานผลมาตรการปีงบประมาณ", report.ends),
        ("จัดทำรายงานผลมาตรการปีงบประมาณ", year.ends),
    ]


@pytest.mark.django_db
def test_items_that_are_due_on_one_day_are_one_line():
    agency = make_agency()
    officer = make_user(agency)
    examination = make_examination(agency)
    examination.hand_in_until = date(2030, 4, 30)
    examination.save()
    later = examination.disclosures.get(code="o3")
    later.due_on = date(2030, 5, 2)
    later.save()

    pack = gather_pack(appointments_of(officer).get().position, last_day=today())

    assert [one.on for one in pack.deadlines] == [date(2030, 4, 30), date(2030, 5, 2)]
    assert pack.deadlines[0].what.startswith("ส่งข้อมูล O1, O2, O4, ")
    assert pack.deadlines[1].what == "ส่งข้อมูล O3 ปีงบประมาณ 2563"
