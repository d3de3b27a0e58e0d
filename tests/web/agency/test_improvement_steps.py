"""A unit's own parts on a phone: what is late first, told with one tap or a few words."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from prongsai.apps.agencies.actions import appoint, create_position
from prongsai.apps.agencies.models import Role
from prongsai.apps.improvement.models import Duty, NoteKind, StepNote, StepProof
from prongsai.apps.improvement.progress import ProofGiven, tell, tick
from prongsai.core.calendar import FiscalYear
from prongsai.core.dates import long_date
from prongsai.core.documents.plan import StepTerms
from prongsai.core.periods import Period
from tests.apps.improvement.plans import (
    duty_of,
    make_head,
    make_improvement_plan,
    make_measure,
    make_units,
    today,
)
from tests.web.builders import (
    SINCE,
    make_account,
    make_agency,
    make_office,
    make_picture,
    make_user,
)

pytestmark = pytest.mark.django_db

STEPS = "/office/klongmuang/improvement/steps/"
ASSIGN, CHECK = "มอบหมายผู้ดูแลข้อมูล", "ตรวจข้อมูลทุกเดือน"


@pytest.fixture
def agency():
    made = make_agency()
    make_units(made)
    return made


@pytest.fixture
def finance(agency):
    """Somebody who tells for กองคลัง."""
    return make_head(agency.units.get(name="กองคลัง"))


def make_due(agency, days: int, **changes):
    """An adopted plan whose steps are due so many days from today."""
    ends = today() + timedelta(days)
    return make_improvement_plan(
        agency, make_measure(period=Period("deadline", ends=ends)), **changes
    )


def part(plan, step=CHECK, unit="กองคลัง"):
    return duty_of(plan, unit, step)


def address(duty, then=""):
    return f"{STEPS}{duty.pk}/{then}"


def told(**changes):
    """What the form sends."""
    return {"kind": "done", "text": "", "link": "", "on": long_date(today())} | changes


def shown(page):
    """The parts on a page by their heading."""
    return [
        (group.state, [(one.duty.unit.name, one.duty.step.text) for one in group.parts])
        for group in page.context["groups"]
    ]


def test_a_unit_lands_on_its_own_parts_and_sees_no_page_of_the_plan(agency, finance, sign_in):
    plan = make_improvement_plan(agency)
    browser = sign_in(finance)

    assert browser.get("/office/").url == STEPS
    page = browser.get(STEPS)
    assert {unit for _state, parts in shown(page) for unit, _step in parts} == {"กองคลัง"}
    assert "กองช่าง" not in page.content.decode()
    for name in ("", f"{plan.assessed}/", f"{plan.assessed}/overdue/", f"{plan.assessed}/reports/"):
        assert browser.get(f"/office/klongmuang/improvement/{name}").status_code == 403


def test_a_unit_without_a_part_lands_on_its_agency_as_before(agency, finance, sign_in):
    make_improvement_plan(agency, adopted=False)

    assert sign_in(finance).get("/office/").url == "/office/klongmuang/"
    page = sign_in(finance).get(STEPS)
    assert "Your unit has no step to do now" in page.content.decode()


def test_an_officer_lands_on_the_agency_as_before(agency, sign_in):
    make_improvement_plan(agency)

    assert sign_in(make_user(agency)).get("/office/").url == "/office/klongmuang/"


def test_what_is_late_stands_on_top_in_words_then_by_day_then_what_is_done(
    agency, finance, sign_in
):
    late, soon = today() - timedelta(3), today()
    plan = make_improvement_plan(
        agency,
        make_measure(
            steps=("ภายหลัง", "วันนี้", "เลยมาแล้ว", "เสร็จแล้ว", "ไม่มีกำหนด"),
            period=None,
            period_printed="",
            step_terms=(
                StepTerms(1, period=Period("deadline", ends=today() + timedelta(70))),
                StepTerms(2, period=Period("deadline", ends=soon)),
                StepTerms(3, period=Period("deadline", ends=late)),
                StepTerms(4, period=Period("deadline", ends=late)),
            ),
        ),
    )
    tick(part(plan, "เสร็จแล้ว"), on=today(), by=None)

    page = sign_in(finance).get(STEPS)

    assert shown(page) == [
        ("late", [("กองคลัง", "เลยมาแล้ว")]),
        ("month", [("กองคลัง", "วันนี้")]),
        ("later", [("กองคลัง", "ภายหลัง")]),
        ("undated", [("กองคลัง", "ไม่มีกำหนด")]),
        ("done", [("กองคลัง", "เสร็จแล้ว")]),
    ]
    text = page.content.decode()
    assert "3 days overdue" in text
    assert "due today" in text


def test_one_tap_says_that_a_part_is_done_and_another_takes_it_back(agency, finance, sign_in):
    duty = part(make_improvement_plan(agency))
    browser = sign_in(finance)

    response = browser.post(address(duty, "done/"))
    browser.post(address(duty, "done/"))

    assert response.url == f"{STEPS}#part-{duty.pk}"
    duty.refresh_from_db()
    assert duty.done_on == today()
    browser.post(address(duty, "undo/"))
    browser.post(address(duty, "undo/"))
    duty.refresh_from_db()
    assert duty.done_on is None
    assert [*duty.notes.values_list("kind", "by")] == [
        ("done", finance.pk),
        ("reopened", finance.pk),
    ]


def test_a_tap_leads_back_to_what_was_looked_for(agency, sign_in):
    duty = part(make_improvement_plan(agency))

    response = sign_in(make_user(agency)).post(f"{address(duty, 'done/')}?state=open&page=1")

    assert response.url == f"{STEPS}?state=open&page=1#part-{duty.pk}"


def test_two_lines_photographs_a_file_and_a_link_are_told_at_once(agency, finance, sign_in):
    duty = part(make_improvement_plan(agency))
    photos = [_file("IMG_1.JPG"), _file("IMG_2.JPG")]
    sent = told(text="ตรวจแล้ว\nครบทุกข้อ", link="https://own.example.go.th/ita", camera=photos)

    response = sign_in(finance).post(
        address(duty), sent | {"chosen": _file("หนังสือ.pdf", b"%PDF-1.7")}
    )

    assert response.url == f"{STEPS}#part-{duty.pk}"
    note = StepNote.objects.get()
    assert (note.kind, note.text.split(), note.on) == ("done", ["ตรวจแล้ว", "ครบทุกข้อ"], today())
    assert [*note.proofs.values_list("file_name", "url")] == [
        ("IMG_1.jpg", ""),
        ("IMG_2.jpg", ""),
        ("หนังสือ.pdf", ""),
        ("", "https://own.example.go.th/ita"),
    ]


def test_the_form_takes_photographs_from_the_camera_without_scripts(agency, finance, sign_in):
    text = sign_in(finance).get(address(part(make_improvement_plan(agency)))).content.decode()

    assert 'name="camera" accept="image/*" capture="environment" multiple' in text
    assert f'value="{long_date(today())}"' in text
    assert "<script" not in text
    assert 'name="counted"' not in text
    assert "checked" not in text  # no slip says that a part is done


def test_something_is_counted_where_the_step_counts(agency, finance, sign_in):
    duty = part(make_improvement_plan(agency))
    duty.step.target, duty.step.counted_in = 12, "ครั้ง"
    duty.step.save()
    browser = sign_in(finance)

    browser.post(address(duty), told(kind="progress", counted="3"))

    duty.refresh_from_db()
    assert (duty.counted, duty.done_on) == (3, None)
    assert "3 ครั้ง so far of 12" in browser.get(STEPS).content.decode()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"kind": "obstacle"}, "Say in a sentence what stands in the way."),
        ({"kind": "progress"}, "Say in a few words what was done"),
        ({"on": "เมื่อวาน", "text": "ก"}, "This is no date that we can read"),
        ({"on": "1/1/2600", "text": "ก"}, "This day is still to come"),
        ({"link": "ไม่ใช่ลิงก์", "text": "ก"}, "address"),
        ({"kind": "", "text": "ก"}, "This field is required"),
        ({"text": "ถามที่ 081-234 5678"}, "There is a mobile telephone number in it."),
        ({"text": "โทร ๐๘ ๑๒๓๔ ๕๖๗๘"}, "There is a mobile telephone number in it."),
    ],
)
def test_what_is_refused_leaves_what_was_typed_and_says_that_files_are_lost(
    agency, finance, sign_in, changes, says
):
    duty = part(make_improvement_plan(agency))
    sent = told(link="https://own.example.go.th/x") | changes
    empty = changes == {"kind": "progress"}
    sent |= {"link": ""} if empty else {"chosen": _file("IMG_1.JPG")}

    page = sign_in(finance).post(address(duty), sent)

    text = page.content.decode()
    assert says in text
    assert ("the browser has forgotten" in text) is not empty
    assert sent["text"] in text
    assert sent["link"] in text
    assert not StepNote.objects.exists()
    assert not StepProof.objects.exists()


def test_the_browser_asks_how_far_it_is_before_photographs_are_sent(agency, finance, sign_in):
    page = sign_in(finance).get(address(part(make_improvement_plan(agency)))).content.decode()

    form = page.partition('<form class="tell"')[2].partition("</form>")[0]
    assert "novalidate" not in form.partition(">")[0]
    assert form.count('name="kind"') == form.partition("</fieldset>")[0].count("required") == 3


def test_a_file_of_another_kind_is_refused_and_nothing_is_kept(agency, finance, sign_in):
    duty = part(make_improvement_plan(agency))

    page = sign_in(finance).post(address(duty), told(chosen=_file("virus.exe", b"MZ")))

    assert "This is no PDF, DOCX, XLSX, JPEG or PNG" in page.content.decode()
    assert not StepNote.objects.exists()


def test_a_part_that_is_done_takes_more_and_stays_done(agency, finance, sign_in):
    duty = part(make_improvement_plan(agency))
    tick(duty, on=today() - timedelta(5), by=None)
    browser = sign_in(finance)

    browser.post(address(duty), told(kind="progress", camera=_file("IMG_1.JPG")))

    duty.refresh_from_db()
    assert duty.done_on == today() - timedelta(5)


def test_the_history_shows_what_was_told_with_its_proofs(agency, finance, sign_in):
    duty = part(make_improvement_plan(agency))
    photo, paper = _proofs(duty)
    browser = sign_in(finance)

    text = browser.get(address(duty)).content.decode()

    assert "กำลังติดต่อผู้ดูแลเว็บ" in text
    assert f'<img src="{address(duty, f"proof/{photo.pk}/")}"' in text
    assert f'href="{address(duty, f"proof/{paper.pk}/")}"' in text
    picture = browser.get(address(duty, f"proof/{photo.pk}/"))
    assert picture["Content-Type"] == "image/jpeg"
    assert picture["Content-Disposition"].startswith("inline")
    file = browser.get(address(duty, f"proof/{paper.pk}/"))
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"].startswith("attachment")
    assert {picture["X-Content-Type-Options"], file["X-Content-Type-Options"]} == {"nosniff"}
    assert {picture["Cache-Control"], file["Cache-Control"]} == {"private, no-cache"}


def test_a_photograph_that_a_phone_has_is_loaded_no_second_time(agency, finance, sign_in):
    duty = part(make_improvement_plan(agency))
    photo, _paper = _proofs(duty)
    browser, place = sign_in(finance), address(duty, f"proof/{photo.pk}/")

    again = browser.get(place, headers={"If-None-Match": browser.get(place)["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "private, no-cache"


def test_a_link_is_no_file(agency, finance, sign_in):
    duty = part(make_improvement_plan(agency))
    link = ProofGiven(today(), url="https://own.example.go.th/ita")
    note = tell(duty, kind=NoteKind.PROGRESS, on=today(), proofs=[link], by=None)

    response = sign_in(finance).get(address(duty, f"proof/{note.proofs.get().pk}/"))

    assert response.status_code == 404


def test_another_unit_cannot_see_tell_or_take_back_a_part(agency, sign_in):
    duty = part(make_improvement_plan(agency))
    photo, _paper = _proofs(duty)
    works = sign_in(make_head(agency.units.get(name="กองช่าง")))

    _nothing(works, duty, photo)
    own = part(duty.step.measure.plan, unit="กองช่าง")
    assert works.get(address(own, f"proof/{photo.pk}/")).status_code == 404
    assert "กองคลัง" not in works.get(STEPS).content.decode()


def test_a_part_of_another_position_of_the_same_unit_is_not_seen(agency, finance, sign_in):
    duty = part(make_improvement_plan(agency))
    unit = agency.units.get(name="กองคลัง")
    clerk = create_position(agency, title="นักวิชาการคลัง", role=Role.UNIT, unit=unit, by=None)
    holder = make_account(agency, "clerk")
    appoint(clerk, holder=holder, since=SINCE, by=None)
    duty.position = clerk
    duty.save()

    assert sign_in(finance).get(address(duty)).status_code == 404
    page = sign_in(holder).get(address(duty))
    assert "นักวิชาการคลัง" in page.content.decode()


def test_only_a_position_that_tells_for_a_unit_brings_its_parts(agency, finance, sign_in):
    plan = make_improvement_plan(agency)
    works = agency.units.get(name="กองช่าง")
    other = create_position(agency, title="ผู้ตรวจ", role=Role.ASSESSOR, unit=works, by=None)
    appoint(other, holder=finance, since=SINCE, by=None)
    browser = sign_in(finance)

    assert browser.get(address(part(plan, unit="กองช่าง"))).status_code == 404
    assert "กองช่าง" not in browser.get(STEPS).content.decode()


def test_another_agency_a_draft_and_a_dropped_measure_are_nothing(agency, finance, sign_in):
    other = make_agency("maeka")
    make_units(other)
    theirs = part(make_improvement_plan(other))
    photo, _paper = _proofs(theirs)
    dropped = part(make_improvement_plan(agency))
    dropped.step.measure.dropped_because = "ซ้ำ"
    dropped.step.measure.save()
    draft = part(make_improvement_plan(agency, year=FiscalYear.of(today()).year - 1, adopted=False))
    browser = sign_in(finance)

    _nothing(browser, theirs, photo)
    for duty in (dropped, draft):
        _nothing(browser, duty, photo)
    assert shown(browser.get(STEPS)) == []
    officer = sign_in(make_user(agency))
    _nothing(officer, theirs, photo)
    _nothing(officer, draft, photo)
    assert shown(officer.get(STEPS)) == []


def test_whoever_ended_or_oversees_tells_nothing(agency, sign_in):
    office = make_office()
    agency.overseer = office
    agency.save()
    duty = part(make_improvement_plan(agency))
    browser = sign_in(make_user(office, Role.OVERSEER))

    for name in ("", "done/", "undo/", "proof/1/"):
        assert browser.get(address(duty, name)).status_code == 403
    assert browser.get(STEPS).status_code == 403


def test_a_visitor_signs_in_first(agency):
    duty = part(make_improvement_plan(agency))

    assert Client().post(address(duty, "done/")).status_code == 302
    assert not duty.notes.exists()


def test_the_officer_sees_every_unit_and_finds_by_unit_state_and_measure(agency, sign_in):
    yesterday = Period("deadline", ends=today() - timedelta(1))
    plan = make_improvement_plan(
        agency,
        make_measure(steps=("ก",), period=yesterday),
        make_measure(steps=("ข",), responsible=("กองช่าง",)),
    )
    other = make_agency("maeka")
    make_units(other)
    make_improvement_plan(other)
    tick(part(plan, "ก", "กองช่าง"), on=today(), by=None)
    browser = sign_in(make_user(agency))
    works, second = agency.units.get(name="กองช่าง"), plan.measures.get(place=2)

    def found(**asked):
        page = browser.get(STEPS, asked)
        return sorted(one for _state, parts in shown(page) for one in parts)

    everything = [("กองคลัง", "ก"), ("กองช่าง", "ก"), ("กองช่าง", "ข"), ("สำนักปลัด", "ก")]
    assert found() == sorted(everything)
    assert _offered(browser.get(STEPS), "measure") == [
        "",
        *plan.measures.values_list("pk", flat=True),
    ]
    assert _offered(browser.get(STEPS), "unit") == ["", *agency.units.values_list("pk", flat=True)]
    assert found(unit=works.pk) == [("กองช่าง", "ก"), ("กองช่าง", "ข")]
    assert found(state="late") == sorted([("กองคลัง", "ก"), ("สำนักปลัด", "ก")])
    assert found(state="done") == [("กองช่าง", "ก")]
    assert found(state="open", unit=works.pk) == [("กองช่าง", "ข")]
    assert found(measure=second.pk) == [("กองช่าง", "ข")]
    assert found(state="late", measure=second.pk) == []
    assert found(unit="x", state="nonsense", page="99") == sorted(everything)
    text = browser.get(STEPS, {"state": "late", "measure": second.pk}).content.decode()
    assert "No duty is like this." in text


def test_what_is_due_this_month_is_found(agency, sign_in):
    make_due(agency, 0)
    page = sign_in(make_user(agency)).get(STEPS, {"state": "month"})

    assert [state for state, _parts in shown(page)] == ["month"]


def test_the_running_year_is_shown_and_older_work_that_is_open_is_told(agency, finance, sign_in):
    this = FiscalYear.of(today()).year
    make_improvement_plan(agency)
    make_improvement_plan(agency, make_measure(steps=("เก่า",)), year=this - 1)
    browser = sign_in(finance)

    page = browser.get(STEPS)

    assert page.context["work_year"] == this
    assert page.context["other_years"] == [(this - 1, 1)]
    older = browser.get(STEPS, {"year": this - 1})
    assert [step for _state, parts in shown(older) for _unit, step in parts] == ["เก่า"]


@pytest.mark.parametrize("number", [1, 3])
def test_a_unit_s_list_takes_as_many_queries_for_three_parts_as_for_one(
    agency, finance, sign_in, django_assert_num_queries, number
):
    plan = make_improvement_plan(agency, make_measure(steps=tuple("กขค"[:number])))
    for duty in Duty.objects.filter(step__measure__plan=plan):
        tell(duty, kind=NoteKind.PROGRESS, text="ทำ", on=today(), by=finance)
    browser = sign_in(finance)

    with django_assert_num_queries(14):
        page = browser.get(STEPS)

    assert len(page.context["page"]) == number


@pytest.mark.parametrize("number", [1, 3])
def test_the_officer_s_list_takes_as_many_queries_for_three_parts_as_for_one(
    agency, sign_in, django_assert_num_queries, number
):
    plan = make_improvement_plan(
        agency,
        *(make_measure(steps=(one,), responsible=("กองคลัง",)) for one in "กขค"[:number]),
    )
    for duty in Duty.objects.filter(step__measure__plan=plan):
        _proofs(duty)
    browser = sign_in(make_user(agency))

    with django_assert_num_queries(14):
        page = browser.get(STEPS)

    assert len(page.context["page"]) == number


def test_the_list_is_paged(agency, sign_in):
    make_improvement_plan(agency, make_measure(steps=tuple(f"ขั้นที่ {one}" for one in range(1, 19))))
    browser = sign_in(make_user(agency))

    assert len(browser.get(STEPS).context["page"]) == 50
    assert len(browser.get(STEPS, {"page": 2}).context["page"]) == 4


def test_the_pages_speak_thai(agency, finance):
    plan = make_due(agency, -3)
    browser = Client()
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "th"
    browser.force_login(finance)

    assert "เลยกำหนด 3 วัน" in browser.get(STEPS).content.decode()
    assert "เล่าความคืบหน้า" in browser.get(address(part(plan))).content.decode()


def _offered(page, name):
    """What may be chosen in a field of the form above the list."""
    return [value for value, _label in page.context["form"].fields[name].choices]


def _nothing(browser, duty, photo):
    """A part is nothing to somebody, and nothing was told of it by him."""
    before = StepNote.objects.count()
    assert browser.get(address(duty)).status_code == 404
    for name in ("", "done/", "undo/"):
        assert browser.post(address(duty, name), told(text="ก")).status_code == 404
    assert browser.get(address(duty, f"proof/{photo.pk}/")).status_code == 404
    assert StepNote.objects.count() == before


def _proofs(duty):
    photo = ProofGiven(today(), content=make_picture("JPEG"), file_name="IMG_1.JPG")
    paper = ProofGiven(today(), content=b"%PDF-1.7", file_name="หนังสือ.pdf")
    note = tell(
        duty,
        kind=NoteKind.PROGRESS,
        text="กำลังติดต่อผู้ดูแลเว็บ",
        on=today(),
        proofs=[photo, paper],
        by=None,
    )
    return list(note.proofs.all())


def _file(name, content=None):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, make_picture("JPEG") if content is None else content)


def test_a_measure_without_steps_is_one_part_of_each_unit_with_its_methods(
    agency, finance, sign_in
):
    measure = make_measure(steps=(), methods=("สำรวจข้อมูลทุกหน้า", "ปรับปรุงภายใน 30 วัน"))
    plan = make_improvement_plan(agency, measure)
    duty = part(plan, "เผยแพร่ข้อมูลให้ครบ")
    browser = sign_in(finance)

    assert [parts for _state, parts in shown(browser.get(STEPS))] == [
        [("กองคลัง", "เผยแพร่ข้อมูลให้ครบ")]
    ]
    page = browser.get(address(duty)).content.decode()
    assert all(line in page for line in measure.methods)
    browser.post(address(duty, "done/"))
    duty.refresh_from_db()
    assert duty.done_on == today()
