"""Slips and posters: a phone reads every code, and no slip tells which one it is."""

import random
from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from prongsai.core.surveys.codes import new_code, shown
from prongsai.printing.slips import Poster, Slips, poster_pdf, slips_pdf

SURVEY = "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)"
ADDRESS = "https://ita.klongmuang.go.th/s/ace347/"
LONG = "สำนักงานนโยบายและยุทธศาสตร์การอุดมศึกษา วิทยาศาสตร์ วิจัยและนวัตกรรมแห่งชาติ " * 2
DOTS_PER_MM = 2 * 72 / 25.4  # of pages drawn at twice their points
CLOSES = date(2026, 7, 31)
SLIPS = Slips("อบต.คลองม่วง", SURVEY, 2569, ADDRESS, CLOSES)
POSTER = Poster("อบต.คลองม่วง", SURVEY, 2569, "กองช่าง", ADDRESS, CLOSES, 2, False)


def codes(number: int) -> list[str]:
    """Codes that differ, the same in every run."""
    draw = random.Random(number)  # noqa: S311 -- examples, the same every time
    return [new_code(draw.choice) for _one in range(number)]


def squares(pdf: bytes) -> list[str]:
    """What a phone reads on the pages."""
    return [found.text for found in found_on(pdf)]


def found_on(pdf: bytes) -> list[zxingcpp.Barcode]:
    """The squares on the pages, with their places."""
    with pypdfium2.PdfDocument(pdf) as document:
        pictures = [page.render(scale=2).to_pil().convert("L") for page in document]
    return [found for picture in pictures for found in zxingcpp.read_barcodes(picture)]


def words(pdf: bytes) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_every_square_leads_to_the_form_with_its_code_where_no_server_sees_it():
    given = codes(23)

    pdf = slips_pdf(SLIPS, given)

    assert sorted(squares(pdf)) == sorted(f"{ADDRESS}#{code}" for code in given)


def test_ten_slips_stand_on_a_sheet_each_with_its_code_in_threes():
    given = codes(23)

    sheets = words(slips_pdf(SLIPS, given))

    found = [[code for code in given if shown(code) in sheet] for sheet in sheets]
    assert found == [given[:10], given[10:20], given[20:]]


def test_but_for_its_code_every_slip_is_the_same():
    one, other = (words(slips_pdf(SLIPS, [code]))[0].replace(shown(code), "") for code in codes(2))

    assert one == other
    assert "ตอบได้ถึงวันที่ ๓๑ กรกฎาคม ๒๕๖๙" in one
    assert "ita.klongmuang.go.th/s/ace347" in one


def test_a_file_of_slips_tells_nothing_of_when_it_was_printed():
    with pikepdf.open(BytesIO(slips_pdf(SLIPS, codes(1)))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20251001")


def test_a_poster_leads_to_the_service_point():
    pdf = poster_pdf(POSTER)

    (page,) = words(pdf)
    assert squares(pdf) == [ADDRESS]
    assert "กองช่าง" in page
    assert "ใช้เวลาราว ๒ นาที" in page


@pytest.mark.parametrize(
    "poster",
    [POSTER, POSTER._replace(agency=LONG, point="งานควบคุมอาคาร " * 12, survey=SURVEY * 2)],
    ids=["short names", "long names"],
)
def test_the_square_of_a_poster_is_as_large_as_the_sheet_lets_it(poster):
    (found,) = found_on(poster_pdf(poster))
    side = (found.position.top_right.x - found.position.top_left.x) / DOTS_PER_MM

    assert 95 <= side <= 140


def test_a_poster_leaves_no_part_of_its_sheet_empty():
    with pypdfium2.PdfDocument(poster_pdf(POSTER)) as document:
        picture = document[0].render(scale=1).to_pil().convert("L")
        rows = range(picture.height)
    inked = [picture.crop((0, y, picture.width, y + 1)).getextrema()[0] < 128 for y in rows]

    empty = max(len(run) for run in "".join("x" if one else " " for one in inked).split("x"))
    assert empty < picture.height / 12


def test_the_pack_stands_above_the_slips_of_a_sheet_and_on_none_of_them():
    bare, named = (
        words(slips_pdf(SLIPS._replace(pack=pack), codes(12)))
        for pack in ("", "ใบรหัส ซองที่ ๓ · กองคลัง")
    )

    for without, sheet in zip(bare, named, strict=True):
        assert sheet.count("ซองที่ ๓ · กองคลัง") == 1
        assert "กองคลัง" not in without


@pytest.mark.parametrize("pdf", [slips_pdf, poster_pdf])
def test_long_names_become_smaller_and_stay_on_the_page(pdf):
    if pdf is slips_pdf:
        made = slips_pdf(SLIPS._replace(agency=LONG, survey=SURVEY * 2), codes(10))
    else:
        made = poster_pdf(POSTER._replace(agency=LONG, point="งานควบคุมอาคาร " * 12))

    assert len(words(made)) == 1
    assert "วิจัยและนวัตกรรมแห่งชาติ" in words(made)[0].replace("\r\n", "")


def test_without_a_last_day_none_is_told():
    assert "ตอบได้ถึง" not in words(poster_pdf(POSTER._replace(closes_on=None)))[0]
