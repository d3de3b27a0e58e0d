"""Paper forms as PDF."""

import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from prongsai.core.loading import load_framework, years
from prongsai.core.surveys.paper_layout import Mark, mark_in, paper_layout
from prongsai.core.surveys.questionnaire import questionnaire
from prongsai.printing.survey_forms.content import Form
from prongsai.printing.survey_forms.stamped import forms_pdf

UNITS = ["สำนักปลัด", "กองคลัง", "กองการศึกษา ศาสนาและวัฒนธรรม"]
SERIALS = ["XGKR3PF47", "ACEFGHJKM"]
SURVEYS = [(year, code) for year in years() for code in load_framework(year).surveys]


def make_form(year: int, code: str) -> Form:
    survey = questionnaire(load_framework(year), code)
    own = {"units": UNITS}
    layout = paper_layout(survey, {"units": len(UNITS)})
    return Form(survey, "องค์การบริหารส่วนตำบลคลองม่วง", layout, own)


def read_codes(pdf: bytes, page: int) -> list[Mark | None]:
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=150 / 72).to_pil().convert("L")
    return [mark_in(code.text) for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize(("year", "code"), SURVEYS)
def test_four_corners_of_every_leaf_say_leaf_layout_and_serial(year, code):
    form = make_form(year, code)
    pdf = forms_pdf(form, SERIALS)
    pages = [(serial, leaf) for serial in SERIALS for leaf in range(1, form.layout.leaves + 1)]

    assert len(pypdfium2.PdfDocument(pdf)) == len(pages)
    for page, (serial, leaf) in enumerate(pages):
        assert sorted(read_codes(pdf, page)) == [
            Mark(corner, leaf, form.layout.name, serial) for corner in range(4)
        ]


@pytest.mark.parametrize(("year", "code"), SURVEYS)
def test_questions_are_large_enough_for_old_eyes(year, code):
    """Sixteen points is the size of official letters; questions have eighteen."""
    with pikepdf.open(BytesIO(forms_pdf(make_form(year, code), SERIALS[:1]))) as pdf:
        drawn = b"".join(
            page.contents_coalesce() or page.Contents.read_bytes() for page in pdf.pages
        )
    sizes = [float(size) for size in re.findall(rb"/\S+ ([0-9.]+) Tf", drawn) if float(size) > 1]

    assert min(sizes) >= 14
    assert sizes.count(18) > len(sizes) / 2


def test_letters_on_the_leaf_say_the_serial_and_no_number_in_a_row():
    pdf = pypdfium2.PdfDocument(forms_pdf(make_form(years()[-1], "eit"), SERIALS))
    texts = [pdf[page].get_textpage().get_text_bounded() for page in range(len(pdf))]

    assert ["XGK-R3P-F47" in text for text in texts] == [True, True, False, False]
    assert ["ACE-FGH-JKM" in text for text in texts] == [False, False, True, True]
    first, second = (text.replace(shown, "") for text, shown in
                     [(texts[0], "XGK-R3P-F47"), (texts[2], "ACE-FGH-JKM")])  # fmt: skip
    assert first == second


def test_the_form_says_what_the_boss_sees_and_asks_for_no_names():
    pdf = pypdfium2.PdfDocument(forms_pdf(make_form(years()[-1], "eit"), SERIALS[:1]))
    first, last = (pdf[page].get_textpage().get_text_bounded() for page in (0, len(pdf) - 1))

    assert "อย่าเขียนชื่อ" in first.replace("\r\n", "")
    assert "กลุ่มที่มีไม่ถึง ๕ คนจะไม่แสดง" in first.replace("\r\n", "")
    assert "อย่าเขียนชื่อคน" in last.replace("\r\n", "")


def test_a_hundred_forms_share_their_leaves():
    one, hundred = (
        len(forms_pdf(make_form(years()[-1], "eit"), ["XGKR3PF47"] * count)) for count in (1, 100)
    )

    assert hundred < one + 99 * 2 * 4_500
