"""Files made to do harm are refused in a sentence, quickly, and nothing of them is kept."""

from contextlib import suppress
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.loading import load_framework
from prongsai.core.problems import ProblemsFound
from prongsai.core.sheets.files import read_sheet, read_sheet_bytes, sheet_bytes
from prongsai.core.sheets.form import template
from prongsai.core.sheets.sheet import Sheet
from tests.core.sheets.making import YEAR, make_csv, make_xlsx, parts_of, saved_zip, with_part

FORMATS = ("yaml", "csv", "xlsx")
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
# Text that does not pack well, so that the archives of these tests look like honest ones.
NOISE = "".join(sha256(str(number).encode()).hexdigest() for number in range(2_000))
SHEET = "xl/worksheets/sheet1.xml"

BROKEN = (
    "sheet.xlsx: this cannot be opened as an Excel file (.xlsx); it may be damaged or of another "
    "kind: open it in Excel and save it again as .xlsx."
)
LOCKED = (
    "sheet.xlsx: the file has a password or is of an old Excel (.xls); open it in Excel, remove "
    "the password and save it as .xlsx."
)
MACROS = (
    "sheet.xlsx: the file has macros and is refused; "
    "open it in Excel and save it as .xlsx (Excel Workbook)."
)
TOO_MUCH = (
    "sheet.xlsx: what is packed in the file is too much for a form, so it was not opened; "
    "copy the values into a fresh template."
)
TRAP = (
    "sheet.xlsx: the file has XML declarations that Excel never writes, so it was not opened; "
    "copy the values into a fresh template."
)
FORMULAS = (
    "sheet.xlsx: the file has too many formulas; "
    "copy the table and paste it as values into a fresh template."
)
NO_HEADER = (
    "sheet.xlsx: there is no header row with the columns 'code' and 'value'; "
    "start from the template."
)
SHARED_STRINGS = f"<sst {NAMESPACE}><si><t>{'x ' * 200_000}{NOISE}</t></si></sst>".encode()
SHARED_STRINGS_TYPE = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)


def refusal(content, name="sheet.xlsx"):
    """The one sentence by which a file is refused."""
    with pytest.raises(ProblemsFound) as found:
        read_sheet_bytes(name, content)
    [problem] = found.value.problems
    return problem.sentence("en")


def worksheet(rows, before=""):
    """The XML of a worksheet."""
    return f"{before}<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>".encode()


def workbook(rows, before=""):
    """A workbook whose worksheet is the given XML."""
    return with_part(make_xlsx(YEAR), SHEET, worksheet(rows, before))


@pytest.mark.parametrize(
    "content",
    [
        b"code,value\r\nyear,2563\r\n",
        b"%PDF-1.7",
        make_xlsx(YEAR)[:3000],
        make_xlsx(YEAR).replace(b"workbook", b"wordbook"),
        saved_zip({"notes.txt": b"not a workbook"}),
        saved_zip({}),
        with_part(make_xlsx(YEAR), SHEET, b"<worksheet"),
        with_part(make_xlsx(YEAR), "[Content_Types].xml", b"\xff\xfe"),
        workbook('<row r="1"><c r="A1" s="999"><v>1</v></c></row>'),
        workbook(f'<row r="1"><c r="A1"><v>{"9" * 5000}</v></c></row>'),
        workbook('<row r="1"><c r="A1" t="s"><v>77</v></c></row>'),
    ],
    ids=[
        "csv", "pdf", "truncated", "wrong names", "zip", "empty zip", "broken xml",
        "no text", "no such style", "endless number", "no such string",
    ],
)  # fmt: skip
def test_what_is_no_sound_workbook_is_refused(content):
    assert refusal(content) == BROKEN


def test_a_workbook_under_a_password_or_of_an_old_excel_is_refused():
    assert refusal(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 4000) == LOCKED


def test_an_encrypted_archive_is_refused():
    content = bytearray(make_xlsx(YEAR))
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 8] |= 1

    assert refusal(bytes(content)) == LOCKED


def test_a_workbook_with_macros_is_refused_whatever_its_name():
    assert refusal(with_part(make_xlsx(YEAR), "xl/vbaProject.bin", b"macro")) == MACROS


def test_a_zip_bomb_is_refused_by_its_declared_size():
    assert refusal(with_part(make_xlsx(YEAR), "xl/media/a.xml", b"0" * 60_000_000)) == TOO_MUCH


def test_a_part_that_lies_about_its_size_is_refused():
    content = bytearray(with_part(make_xlsx(YEAR), "xl/media/a.xml", b"0" * 60_000_000))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")

    assert refusal(bytes(content)) == BROKEN


def test_an_archive_of_a_thousand_parts_is_refused():
    assert refusal(saved_zip({f"{number}.xml": b"" for number in range(1001)})) == TOO_MUCH


@pytest.mark.parametrize("rows", ["<row><c/></row>" * 80_000, f"<row>{'<c/>' * 300_000}</row>"])
def test_a_worksheet_with_hundreds_of_thousands_of_cells_is_refused(rows):
    assert refusal(with_part(workbook(rows), "xl/media/a.png", NOISE.encode())) == TOO_MUCH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_declares_entities_is_refused(encoding):
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    xml = worksheet('<row><c t="inlineStr"><is><t>&b;</t></is></c></row>', laughs).decode()

    assert refusal(with_part(make_xlsx(YEAR), SHEET, xml.encode(encoding))) == TRAP


def test_a_long_formula_shared_by_many_cells_is_refused():
    cells = "".join(f'<c r="A{row}"><f t="shared" si="0"/></c>' for row in range(2, 1000))
    formula = f'<c r="A1"><f t="shared" si="0">{"A1+" * 5000}A1</f></c>'

    assert refusal(workbook(f'<row r="1">{formula}{cells}</row>')) == FORMULAS


def test_a_long_text_shared_by_many_cells_does_not_keep_us_busy():
    row = "<row>" + '<c t="s"><v>0</v></c>' * 30 + "</row>"
    content = with_part(workbook(row * 1_500), "xl/sharedStrings.xml", SHARED_STRINGS)
    types = parts_of(content)["[Content_Types].xml"]
    known = types.replace(b"</Types>", SHARED_STRINGS_TYPE + b"</Types>")

    assert refusal(with_part(content, "[Content_Types].xml", known)) == NO_HEADER


@pytest.mark.parametrize("row", [1_048_577, 10**15])
def test_a_row_number_beyond_excel_does_not_keep_us_counting(row):
    content = workbook(f'<row r="{row}"><c r="A1"><v>1</v></c></row>')

    assert refusal(content) == NO_HEADER


def test_a_number_without_end_is_no_mark():
    content = workbook(
        '<row r="1"><c t="inlineStr"><is><t>code</t></is></c>'
        '<c t="inlineStr"><is><t>value</t></is></c></row>'
        '<row r="2"><c t="inlineStr"><is><t>year</t></is></c><c><v>2563</v></c></row>'
        '<row r="3"><c t="inlineStr"><is><t>o1</t></is></c><c><v>1E999</v></c></row>'
    )

    assert refusal(content) == (
        "sheet.xlsx, sheet 'Sheet', cell B3: 'o1' is 'Infinity'; it must be a number from 0 to "
        "100 such as 88.78, or empty if it is not known."
    )


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "sheet.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    with pytest.raises(ProblemsFound) as found:
        read_sheet(path)

    assert [problem.sentence("en") for problem in found.value.problems] == [
        f"{path}: the file is over 5 MB; remove pictures and other sheets, "
        "or start from the template."
    ]


def test_a_large_upload_is_refused():
    assert refusal(b"0" * 5_000_001, "sheet.csv") == (
        "sheet.csv: the file is over 5 MB; remove pictures and other sheets, "
        "or start from the template."
    )


@pytest.mark.parametrize("name", ["sheet.csv", "sheet.yaml"])
def test_nul_bytes_are_refused(name):
    assert refusal(b"year: 2563\0", name) == (
        f"{name}: the file is not plain text (it has NUL bytes); "
        "save an Excel file as .xlsx and text as UTF-8."
    )


@pytest.mark.parametrize(
    "content",
    [
        b"a: &a [x, x]\nb: &b [*a, *a]\nyear: *b\n",
        b"year: " + b"[" * 100_000,
        b"year: " + b"9" * 5000,
        b"year: !!python/object/apply:os.system [ls]\n",
        b"? [1, 2]\n: 3\nyear: 2563\n",
    ],
    ids=["aliases", "nesting", "endless number", "object", "key that is a list"],
)
def test_hostile_yaml_is_told_in_a_sentence(content):
    with pytest.raises(ProblemsFound):
        read_sheet_bytes("sheet.yaml", content)


def test_signs_that_a_terminal_obeys_are_not_repeated():
    sentence = refusal(make_csv(YEAR, ("\x1b[31mo99", "", 1)), "\x1b]0;x\x07.csv")

    assert sentence == (
        "\ufffd]0;x\ufffd.csv, row 3: the rules of fiscal year 2563 have no code '\ufffd[31mo99'; "
        "use the codes of that year's template."
    )


def test_invisible_control_characters_are_not_kept():
    assert refusal(make_csv(YEAR, ("o1", "", "", "", "a\x07b")), "sheet.csv") == (
        "sheet.csv, row 3: the text of 'o1' has invisible control characters (a\ufffdb); "
        "delete and retype it."
    )


FRAMEWORK = load_framework(2563)
EMPTY = {format: sheet_bytes(template(FRAMEWORK), FRAMEWORK, format) for format in FORMATS}
EXCEL_PARTS = parts_of(EMPTY["xlsx"])
places = st.integers(0, 20_000)
scraps = st.binary(max_size=8) | st.sampled_from(
    [b"<f>1</f>", b'"', b"'", b"\n", b"&a;", b"-1", b"*a"]
)


def damaged(content, place, scrap):
    """The content with some bytes written over."""
    place %= len(content)
    return content[:place] + scrap + content[place + len(scrap) :]


def read_or_told(name, content):
    """Read the file; any exception but ProblemsFound fails the test."""
    with suppress(ProblemsFound):
        assert isinstance(read_sheet_bytes(name, content), Sheet)


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=60, deadline=None)
@given(place=places, scrap=scraps)
def test_a_damaged_file_is_read_or_told_in_sentences(format, place, scrap):
    read_or_told(f"sheet.{format}", damaged(EMPTY[format], place, scrap))


@settings(max_examples=100, deadline=None)
@given(name=st.sampled_from(sorted(EXCEL_PARTS)), place=places, scrap=scraps)
def test_a_workbook_with_a_damaged_part_is_read_or_told_in_sentences(name, place, scrap):
    part = damaged(EXCEL_PARTS[name], place, scrap)

    read_or_told("sheet.xlsx", with_part(EMPTY["xlsx"], name, part))
