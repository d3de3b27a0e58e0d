"""Pages on which paper forms are printed, typed in, read from pictures and added up."""

import re
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from prongsai.apps.agencies.models import Role
from prongsai.apps.surveys.intake import store
from prongsai.apps.surveys.intake.receiving import waiting
from prongsai.apps.surveys.models import Pack, Survey
from prongsai.apps.surveys.paper import (
    Agreement,
    agreement_of,
    code_of,
    is_entered_twice,
    layout_of,
    print_forms,
)
from prongsai.apps.surveys.questions import questionnaire_of
from prongsai.apps.surveys.slips import Printed, cancel_pack, print_slips
from prongsai.core.surveys.codes import shown
from prongsai.core.surveys.paper_layout import mark_in
from prongsai.printing.survey_forms.content import Form
from prongsai.printing.survey_forms.stamped import forms_pdf
from tests.readers.marks.photographs import Photograph, Photographer
from tests.web.builders import make_agency, make_open_survey, make_survey, make_user

pytestmark = pytest.mark.django_db

YEAR = 2569
PLAIN = {
    "dots": 150, "turn": 2.0, "tilt": 0.03, "curl": 0.0, "shadow": "none", "fold": "", "noise": 3.0,
    "blur": 0.0, "quality": 80, "pen": "blue", "style": "cross",
}  # fmt: skip


@pytest.fixture
def survey() -> Survey:
    return make_open_survey(make_agency(), "eit", year=YEAR)


@pytest.fixture
def officer(survey, sign_in):
    browser = sign_in(make_user(survey.round.agency, Role.OFFICER))
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "th"
    return browser


def address(survey: Survey, *after: str) -> str:
    parts = [
        survey.round.agency.slug,
        "surveys",
        str(YEAR),
        survey.instrument,
        "paper-forms",
        *after,
    ]
    return f"/office/{'/'.join(parts)}/"


def printed(survey: Survey, size: int = 40) -> Printed:
    return print_forms(survey, size=size, unit=None, by=None)


def serial_that(survey: Survey, *, twice: bool) -> str:
    """A serial that chance lets be typed twice, or once."""
    while True:
        for serial in printed(survey).codes:
            if is_entered_twice(code_of(survey, serial)) == twice:
                return serial


def typed(survey: Survey, serial: str, digit: str = "1", **changes: str) -> dict[str, str]:
    answers = {f"a-{node.code}": digit for node in questionnaire_of(survey).asked}
    return {"serial": serial, **answers, **changes}


def held_in(response) -> str:
    found = re.search(r'name="held" value="([^"]+)"', response.content.decode())
    assert found
    return found[1]


def test_a_pack_is_printed_as_pdf_with_its_serials_in_the_corners(officer, survey):
    response = officer.post(address(survey), {"size": "5", "portion": "2"})

    assert response["Content-Type"] == "application/pdf"
    pdf = pypdfium2.PdfDocument(response.content)
    assert len(pdf) == 5 * layout_of(survey).leaves
    picture = pdf[0].render(scale=2).to_pil().convert("L")
    marks = [mark_in(one.text) for one in zxingcpp.read_barcodes(picture)]
    assert {mark.layout for mark in marks if mark} == {layout_of(survey).name}
    code = code_of(survey, marks[0].serial)
    assert (code.pack.portion, code.pack.size) == ("2", 5)
    assert "no-store" in response["Cache-Control"]


def test_packs_of_slips_and_of_forms_are_listed_in_the_same_columns(officer, survey):
    printed(survey, size=5)
    slips = make_survey(survey.round.agency, year=YEAR)
    print_slips(slips, unit=None, size=5, by=None)
    listed = [address(survey), address(slips).replace("paper-forms", "slips")]

    columns = [
        re.findall(r'<th scope="col"[^>]*>([^<]*)', officer.get(one).content.decode())
        for one in listed
    ]

    assert columns == [
        ["ชุด", "ส่วนราชการภายใน", "จำนวนฉบับ", "วันที่พิมพ์", "สถานะ"],
        ["ซอง", "ส่วนราชการภายใน", "จำนวนใบ", "วันที่พิมพ์", "สถานะ"],
    ]


def test_too_few_forms_are_refused_with_a_reason(officer, survey):
    response = officer.post(address(survey), {"size": "2", "portion": "1"})

    assert "5 ถึง 300 ฉบับ" in response.content.decode()
    assert not Pack.objects.exists()


def test_a_sheet_is_typed_and_the_next_one_comes_up(officer, survey):
    serial = serial_that(survey, twice=False)

    response = officer.post(address(survey, "enter"), typed(survey, shown(serial)), follow=True)

    assert "บันทึกฉบับนี้แล้ว" in response.content.decode()
    assert serial not in response.content.decode()
    assert waiting(survey.pk) == 1


def test_the_same_sheet_again_is_told_and_counts_once(officer, survey):
    serial = serial_that(survey, twice=False)
    for _turn in range(2):
        response = officer.post(address(survey, "enter"), typed(survey, serial), follow=True)

    assert "กรอกไปแล้ว" in response.content.decode()
    assert waiting(survey.pk) == 1


def test_a_scanned_corner_is_as_good_as_the_serial(officer, survey):
    serial = serial_that(survey, twice=False)
    corner = f"P21{layout_of(survey).name}{serial}"

    officer.post(address(survey, "enter"), typed(survey, corner))

    assert waiting(survey.pk) == 1


@pytest.mark.parametrize("digit", ["5", "x", "๙"])
def test_a_digit_that_is_no_option_is_told_beside_it_and_nothing_typed_is_lost(
    officer, survey, digit
):
    serial = serial_that(survey, twice=False)

    response = officer.post(
        address(survey, "enter"), typed(survey, serial, **{"a-e1": digit, "comment": "ดีมาก"})
    )

    page = response.content.decode()
    assert "กรอก 1 ถึง 4" in page
    assert "ดีมาก" in page
    assert serial in page
    assert waiting(survey.pk) == 0


def test_thai_digits_and_empty_answers_are_taken(officer, survey):
    serial = serial_that(survey, twice=False)

    officer.post(address(survey, "enter"), typed(survey, serial, "๒", **{"a-e2": "", "a-e4": "0"}))

    assert waiting(survey.pk) == 1


def test_a_chosen_sheet_is_typed_twice_before_it_counts(officer, survey):
    serial = serial_that(survey, twice=True)

    again = officer.post(address(survey, "enter"), typed(survey, serial))
    assert "สุ่ม" in again.content.decode()
    assert 'value="1"' not in again.content.decode()
    assert waiting(survey.pk) == 0
    officer.post(address(survey, "enter"), typed(survey, serial, held=held_in(again)))

    assert waiting(survey.pk) == 1
    answers = len(questionnaire_of(survey).asked)
    assert agreement_of(survey) == Agreement(1, answers, 0)


def test_two_entries_that_differ_stand_side_by_side_until_somebody_chose(officer, survey):
    serial = serial_that(survey, twice=True)
    again = officer.post(address(survey, "enter"), typed(survey, serial))
    which = officer.post(
        address(survey, "enter"), typed(survey, serial, held=held_in(again), **{"a-e1": "3"})
    )
    page = which.content.decode()
    assert "ครั้งแรก" in page
    assert "ครั้งที่สอง" in page

    held = {"held": held_in(which), "settled": "1"}
    unsaid = officer.post(address(survey, "enter"), held)
    assert "ดูกระดาษแล้วเลือก" in unsaid.content.decode()
    officer.post(address(survey, "enter"), held | {"a-e1": "second"})

    assert waiting(survey.pk) == 1
    assert agreement_of(survey).differences == 1


def test_a_forged_first_entry_is_refused(officer, survey):
    serial = serial_that(survey, twice=True)

    response = officer.post(address(survey, "enter"), typed(survey, serial, held="forged"))

    assert "ค้างไว้นาน" in response.content.decode()
    assert waiting(survey.pk) == 0


# ---- pictures


def photographs_of(survey: Survey, serials: list[str], **wanted) -> list[Photograph]:
    layout = layout_of(survey)
    form = Form(questionnaire_of(survey), survey.round.agency.name, layout, {"units": []})
    photographer = Photographer(7, forms_pdf(form, serials), layout)
    return [
        photographer.photograph(leaf, page, **(PLAIN | wanted))
        for page, leaf in enumerate([*range(1, layout.leaves + 1)] * len(serials))
    ]


def upload(browser, survey: Survey, *files: tuple[str, bytes]):
    pictures = [SimpleUploadedFile(name, content) for name, content in files]
    return browser.post(address(survey, "photographs"), {"pictures": pictures})


def choices(page: str) -> dict[str, str]:
    """The first choice of every doubtful mark of a page."""
    found: dict[str, str] = {}
    for name, value in re.findall(r'type="radio" name="([^"]+)" value="([^"]+)"', page):
        found.setdefault(name, value)
    return found


def test_photographs_become_sheets_once_a_person_has_looked(officer, survey):
    serials = list(printed(survey, 5).codes)[:2]
    taken = photographs_of(survey, serials)

    review = upload(officer, survey, *[(f"{n}.jpg", p.content) for n, p in enumerate(taken)])
    page = review.content.decode()
    assert all(shown(serial) in page for serial in serials)
    assert waiting(survey.pk) == 0
    hard = sum(len(one.hard) for one in taken)
    assert page.count("data:image/jpeg") >= hard > 0

    held = {"held": held_in(review)}
    unsaid = officer.post(address(survey, "photographs", "accept"), held)
    assert "ดูภาพหรือกระดาษแล้วเลือก" in unsaid.content.decode()
    given = held | choices(page)
    done = officer.post(address(survey, "photographs", "accept"), given)
    again = officer.post(address(survey, "photographs", "accept"), given)

    assert "บันทึกแล้ว 2 ฉบับ" in done.content.decode()
    assert "กรอกไปก่อนแล้ว 2 ฉบับ" in again.content.decode()
    assert waiting(survey.pk) == 2


def test_a_sheet_with_a_leaf_missing_is_told_and_not_entered(officer, survey):
    (serial, *_others) = printed(survey, 5).codes
    first = photographs_of(survey, [serial])[0].content

    page = upload(officer, survey, ("1.jpg", first), ("again.jpg", first)).content.decode()

    assert "ขาดหน้า 2" in page
    assert 'name="held"' not in page


def picture_of(kind: str) -> bytes:
    file = BytesIO()
    noise = Image.effect_noise((900, 700), 90).convert("RGB")
    noise.save(file, kind)
    return file.getvalue()


def test_each_wrong_file_gets_a_sentence(officer, survey):
    many = pypdfium2.PdfDocument.new()
    for _page in range(500):
        many.new_page(100, 100)
    pages = BytesIO()
    many.save(pages)
    half = Image.open(BytesIO(photographs_of(survey, [printed(survey, 5).codes[0]])[0].content))
    cut = BytesIO()
    half.crop((0, 0, half.width, half.height // 2)).save(cut, "JPEG")

    page = upload(
        officer,
        survey,
        ("cat.jpg", picture_of("JPEG")),
        ("words.docx", b"PK not a picture"),
        ("broken.png", b"\x89PNG\r\n\x1a\n and nothing more"),
        ("large.jpg", b"\xff\xd8\xff" + bytes(26_000_000)),
        ("many.pdf", pages.getvalue()),
        ("half.jpg", cut.getvalue()),
    ).content.decode()

    for sentence in (
        "ไม่พบแผ่นแบบวัดในภาพนี้", "ไม่รู้จักไฟล์ชนิดนี้", "เปิดเป็นรูปภาพไม่ได้", "ใหญ่เกิน 25 ล้านไบต์",
        "ไฟล์มี 500 หน้า", "ไม่เต็มแผ่น",
    ):  # fmt: skip
        assert sentence in page
    assert waiting(survey.pk) == 0


def test_where_no_file_is_chosen_the_page_asks_for_one(officer, survey):
    page = upload(officer, survey).content.decode()

    assert "โปรดกรอกช่องนี้" in page
    assert 'name="pictures"' in page


def test_sheets_of_another_survey_or_a_cancelled_pack_are_told(officer, survey):
    other = make_open_survey(survey.round.agency, "iit", year=YEAR)
    theirs = photographs_of(other, [printed(other, 5).codes[0]])[0].content
    pack, codes = printed(survey, 5)
    cancelled = photographs_of(survey, [codes[0]])
    cancel_pack(pack, by=None)

    page = upload(
        officer, survey, ("theirs.jpg", theirs), *[(f"{n}.jpg", one.content) for n, one in
                                                   enumerate(cancelled)],
    ).content.decode()  # fmt: skip

    assert "เป็นของแบบวัดอื่น" in page
    assert "ซึ่งยกเลิกแล้ว" in page


def test_too_large_a_pile_is_not_even_received(officer, survey):
    response = officer.post(
        address(survey, "photographs"), b"", content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH="100000000",
    )  # fmt: skip

    assert response.status_code == 413


def test_twenty_one_files_are_too_many(officer, survey):
    page = upload(officer, survey, *[(f"{n}.jpg", b"x") for n in range(21)]).content.decode()

    assert "ไม่เกิน 20 ไฟล์" in page


# ---- adding up


def test_forms_are_counted_back_and_what_is_missing_is_told(officer, survey):
    pack = printed(survey, 10).pack

    before = officer.get(address(survey, "sums")).content.decode()
    officer.post(address(survey, str(pack.pk), "back"), {"spoilt": "1", "unused": "๗"})
    after = officer.get(address(survey, "sums")).content.decode()

    assert "นับคืน" in before
    assert "หายไป 2 ฉบับ" in after


def test_more_forms_than_were_printed_are_refused(officer, survey):
    pack = printed(survey, 10).pack

    page = officer.post(address(survey, str(pack.pk), "back"), {"spoilt": "9", "unused": "9"})

    assert "เกินนี้ไม่ได้" in page.content.decode()


def test_a_pack_is_cancelled_after_a_question(officer, survey):
    pack = printed(survey, 10).pack
    place = address(survey, str(pack.pk), "cancel")

    assert "ยกเลิกแบบกระดาษ ชุดที่ 1" in officer.get(place).content.decode()
    officer.post(place)

    pack.refresh_from_db()
    assert pack.is_cancelled


def test_what_was_typed_stays_where_the_disk_refuses(officer, survey):
    serial = serial_that(survey, twice=False)
    with store.opened() as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON spent BEGIN SELECT RAISE(ABORT, 'full'); END"
        )

    page = officer.post(address(survey, "enter"), typed(survey, serial, comment="ดีมาก"))

    assert page.status_code == 200
    told = page.content.decode()
    assert 'class="errorlist"' in told
    assert "ดีมาก" in told
    assert serial in told
    assert waiting(survey.pk) == 0
