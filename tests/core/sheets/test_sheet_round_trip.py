"""Every sheet comes back from every format as it went in."""

import csv
import io
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from prongsai.core.loading import load_framework, years
from prongsai.core.problems import ProblemsFound
from prongsai.core.sheets.files import read_sheet, read_sheet_bytes, sheet_bytes, write_sheet
from prongsai.core.sheets.form import template
from prongsai.core.sheets.sheet import AgencyName, Reported, Sheet

FORMATS = ("yaml", "csv", "xlsx")
LANGUAGES = ("th", "en")
FRAMEWORK = load_framework(2563)

figures = st.integers(0, 30).flatmap(lambda places: st.decimals(0, 100, places=places))
signs = st.one_of(
    st.sampled_from("=+-@'\"\n\t,;:#%{}[]|&*!ก่ำ๑"),
    st.characters(exclude_categories=("Cc", "Cs", "Cn")),
)
texts = st.text(signs, max_size=20).map(str.strip)
comments = texts.filter(bool)


@st.composite
def sheets(draw):
    """Any sheet of any year, with its texts as a reader gives them."""
    framework = load_framework(draw(st.sampled_from(years())))
    nodes = [node for node in framework.nodes.values() if node.kind != "assessment"]
    marked = [node.code for node in nodes if node.kind in ("question", "item", "part")]
    scored = [node.code for node in nodes if node.code not in marked]
    answered = [node.code for node in nodes if node.kind != "item"]

    def some(codes, values):
        return draw(st.dictionaries(st.sampled_from(codes), values, max_size=8))

    levels = st.sampled_from([level.code for level in framework.levels])
    return Sheet(
        year=framework.year,
        agency=AgencyName(*(draw(texts) for _ in AgencyName._fields)),
        marks=some(marked, figures),
        scores=some(scored, figures),
        reported=Reported(draw(st.none() | figures), draw(st.none() | levels)),
        respondents=some(answered, st.integers(0, 999_999_999)),
        comments=some(list(framework.nodes), comments),
    )


def make_sheet(comment):
    return Sheet(year=2563, marks={"o2": Decimal(0)}, comments={"o2": comment})


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=20, deadline=None)
@given(sheet=sheets(), language=st.sampled_from(LANGUAGES))
@example(sheet=make_sheet('=HYPERLINK("http://x")\n\'=1'), language="th")
@example(sheet=make_sheet("''@ผู้บริหาร"), language="th")
@example(sheet=make_sheet("'ไม่พบข้อมูล'"), language="th")
@example(sheet=make_sheet("#N/A"), language="th")
@example(sheet=make_sheet('พบ "หลักฐาน", ครบ\n\n๑๐๐%'), language="en")
@example(sheet=make_sheet("null"), language="en")
def test_a_sheet_comes_back_as_it_was_written(format, sheet, language):
    content = sheet_bytes(sheet, load_framework(sheet.year), format, language)

    assert read_sheet_bytes(f"sheet.{format}", content) == sheet


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("year", years())
def test_the_template_of_a_year_is_its_empty_sheet(format, year):
    framework = load_framework(year)

    content = sheet_bytes(template(framework), framework, format)

    assert read_sheet_bytes(f"sheet.{format}", content) == Sheet(year=year)


@pytest.mark.parametrize("format", FORMATS)
def test_a_sheet_goes_through_a_file(format, tmp_path):
    path = tmp_path / f"ผลคะแนน.{format}"
    sheet = make_sheet("ไม่พบ")

    write_sheet(sheet, FRAMEWORK, path)

    assert read_sheet(path) == sheet


def test_no_format_writes_a_code_that_the_year_does_not_have():
    sheet = Sheet(year=2563, marks={"o99": Decimal(100)})

    for format in FORMATS:
        with pytest.raises(ProblemsFound) as found:
            sheet_bytes(sheet, FRAMEWORK, format)
        assert [problem.sentence("en") for problem in found.value.problems] == [
            "o99: the rules of fiscal year 2563 have no such code; "
            "remove it before writing the file."
        ]


def test_the_csv_opens_in_excel_with_thai_text_and_runs_nothing():
    content = sheet_bytes(make_sheet("=1+1"), FRAMEWORK, "csv")

    assert content.startswith("\ufeffรหัส,รายการ,คะแนน,จำนวนผู้ตอบ,ความเห็น\r\nyear,".encode())
    cells = {cell for row in csv.reader(io.StringIO(content.decode(), newline="")) for cell in row}
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_the_workbook_has_no_formula_and_keeps_its_header_in_sight():
    content = sheet_bytes(make_sheet("=1+1"), FRAMEWORK, "xlsx")
    page = load_workbook(io.BytesIO(content)).worksheets[0]

    assert [cell.coordinate for row in page for cell in row if cell.data_type == "f"] == []
    assert [cell.value for cell in page[3]] == ["รหัส", "รายการ", "คะแนน", "จำนวนผู้ตอบ", "ความเห็น"]
    assert (page.freeze_panes, page.print_title_rows) == ("A4", "$3:$3")
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "portrait")
    assert page["A1"].value == "แบบกรอกผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๓"
    assert page["B12"].value == ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ (กรอกเฉพาะเมื่อไม่ทราบคะแนนรายข้อ)")


def test_reading_a_yaml_sheet_does_not_load_the_excel_library():
    program = (
        "import sys; from prongsai.core.sheets.files import read_sheet_bytes; "
        "read_sheet_bytes('sheet.yaml', b'year: 2563'); "
        "print('openpyxl' in sys.modules)"
    )

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert said.stdout.strip() == b"False"
