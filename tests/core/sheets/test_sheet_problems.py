"""What is wrong with a sheet is told in the same sentence in every format, with its place."""

from datetime import datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook

from prongsai.core.problems import ProblemsFound
from prongsai.core.sheets.files import read_sheet, read_sheet_bytes
from prongsai.core.sheets.sheet import AgencyName, Reported, Sheet
from tests.core.sheets.making import (
    YEAR,
    make_csv,
    make_sheet_file,
    make_xlsx,
    saved,
)

FORMATS = ("yaml", "csv", "xlsx")
TABLES = ("csv", "xlsx")


def problems_of(name, content):
    """Every problem of a file, as English sentences."""
    with pytest.raises(ProblemsFound) as found:
        read_sheet_bytes(name, content)
    return [problem.sentence("en") for problem in found.value.problems]


def make_table(format, *rows, **changes):
    """A CSV file or a workbook with the same rows, and its name."""
    make = {"csv": make_csv, "xlsx": make_xlsx}[format]
    return f"sheet.{format}", make(*rows, **changes)


NOT_A_NUMBER = "it must be a number from 0 to 100 such as 88.78, or empty if it is not known."
SENTENCES = [
    ("marks", "o1", "101", "'o1' is 101; it must be from 0 to 100: check it against the source."),
    ("marks", "o1", 101, "'o1' is 101; it must be from 0 to 100: check it against the source."),
    ("marks", "o1", -1, "'o1' is -1; it must be from 0 to 100: check it against the source."),
    ("marks", "o1", "ผ่าน", f"'o1' is 'ผ่าน'; {NOT_A_NUMBER}"),
    ("marks", "O๑", "1e2", f"'O๑' is '1e2'; {NOT_A_NUMBER}"),
    ("marks", "o1", "9" * 50, f"'o1' is '{'9' * 40}…'; {NOT_A_NUMBER}"),
    ("marks", "o1", True, f"'o1' is 'True'; {NOT_A_NUMBER}"),
    (
        "marks",
        "i1",
        "88.78%",
        "'i1' is '88.78%'; take away the percent sign or format and write the number alone, "
        "such as 88.78.",
    ),
    (
        "scores",
        "9.1",
        '"77,78"',
        "'9.1' is '77,78'; write it without commas and with a decimal point, such as 88.78.",
    ),
    (
        "marks",
        "o44",
        100,
        "the rules of fiscal year 2563 have no code 'o44'; the closest is 'o4': correct it.",
    ),
    (
        "marks",
        "ข้อแรก",
        100,
        "the rules of fiscal year 2563 have no code 'ข้อแรก'; "
        "use the codes of that year's template.",
    ),
    (
        "scores",
        "ita",
        80,
        "'ita' is the overall score; give the announced score under reported.total instead.",
    ),
    (
        "respondents",
        "i1",
        "49.5",
        "the respondents of 'i1' are '49.5'; they must be a whole number from 0, such as 49.",
    ),
    (
        "respondents",
        "i1",
        -3,
        "the respondents of 'i1' are '-3'; they must be a whole number from 0, such as 49.",
    ),
    (
        "respondents",
        "o1",
        49,
        "'o1' is an OIT item, which nobody answers; remove the number of respondents.",
    ),
    (
        "comments",
        "year",
        "ok",
        "'year' takes one value only; remove the respondents or the comment beside it.",
    ),
    (
        "comments",
        "o1",
        "ก" * 10_001,
        "the text of 'o1' has more than 10000 characters; shorten it.",
    ),
    (
        "fields",
        "reported.level",
        "G",
        "'G' is not a level of fiscal year 2563; its levels are AA, A, B, C, D, E, F.",
    ),
    (
        "fields",
        "reported.total",
        "100.01",
        "'reported.total' is 100.01; it must be from 0 to 100: check it against the source.",
    ),
    (
        "fields",
        "agency.nmae",
        "อบต.คลองม่วง",
        "the rules of fiscal year 2563 have no code 'agency.nmae'; "
        "the closest is 'agency.name': correct it.",
    ),
]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("column", "code", "value", "says"), SENTENCES)
def test_a_value_that_does_not_fit_is_told_with_its_place(format, column, code, value, says):
    if format != "csv" and isinstance(value, str):
        value = value.strip('"')
    content, where = make_sheet_file(format, column, code, value)

    assert problems_of(f"sheet.{format}", content) == [f"{where}: {says}"]


def test_a_problem_is_told_in_thai():
    with pytest.raises(ProblemsFound) as found:
        read_sheet_bytes("ผล.xlsx", make_xlsx(YEAR, ("o1", "", 101)))

    assert [problem.sentence("th") for problem in found.value.problems] == [
        "ผล.xlsx แผ่นงาน 'Sheet' เซลล์ C3: 'o1' เป็น 101 แต่คะแนนต้องอยู่ระหว่าง 0 ถึง 100 "
        "โปรดตรวจกับเอกสารต้นฉบับ"
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_everything_known_is_read(format):
    rows = [
        ("year", "", "๒๕๖๓"),
        ("agency.name", "", " อบต.คลองม่วง "),
        ("reported.total", "", "79.68"),
        ("reported.level", "", "ระดับ b"),
        ("O๒", "ข้อมูลผู้บริหาร", " ๖๖.๕ ", "", "พบ\r\nบางส่วน "),
        ("i1", "", "", 49),
        (" IIT ", "", "84.97"),
        ("e1", "", "", "", ""),
    ]
    yaml = (
        "year: ๒๕๖๓\nagency: {name: ' อบต.คลองม่วง '}\nmarks: {O๒: ' ๖๖.๕ ', e1: }\n"
        "scores: {' IIT ': 84.97}\nreported: {total: 79.68, level: ระดับ b}\n"
        'respondents: {i1: 49}\ncomments: {o2: "พบ\\r\\nบางส่วน "}\n'
    )
    quoted_rows = [[f'"{cell}"' for cell in row] for row in rows]
    contents = {"yaml": yaml.encode(), "csv": make_csv(*quoted_rows), "xlsx": make_xlsx(*rows)}

    assert read_sheet_bytes(f"sheet.{format}", contents[format]) == Sheet(
        year=2563,
        agency=AgencyName(name="อบต.คลองม่วง"),
        marks={"o2": Decimal("66.5")},
        scores={"iit": Decimal("84.97")},
        reported=Reported(Decimal("79.68"), "B"),
        respondents={"i1": 49},
        comments={"o2": "พบ\nบางส่วน"},
    )


@pytest.mark.parametrize("format", TABLES)
def test_english_headings_are_read(format):
    header = ("Code", "Title", "Value", "Respondents", "Comment")
    name, content = make_table(format, ("year", "", 2563), ("i1", "", 90, 49, "ok"), header=header)

    assert read_sheet_bytes(name, content) == Sheet(
        2563, marks={"i1": Decimal(90)}, respondents={"i1": 49}, comments={"i1": "ok"}
    )


def test_what_is_typed_into_excel_stays_exact():
    sheet = read_sheet_bytes("sheet.xlsx", make_xlsx(YEAR, (9.1, "", 77.78), (1, "", 100.0)))

    assert sheet.scores == {"9.1": Decimal("77.78"), "1": Decimal(100)}


def test_a_mark_under_scores_and_a_score_under_marks_are_told():
    content = b"year: 2563\nscores: {o1: 100}\nmarks: {'9': 80}\n"

    assert problems_of("sheet.yaml", content) == [
        "sheet.yaml, line 2: 'o1' belongs under marks (marks are of questions and items, "
        "scores of everything above them); move it there.",
        "sheet.yaml, line 3: '9' belongs under scores (marks are of questions and items, "
        "scores of everything above them); move it there.",
    ]


@pytest.mark.parametrize(
    ("name", "content", "second", "first"),
    [
        (
            "sheet.yaml",
            "year: 2563\nmarks:\n  o1: 100\n  O๑: 0\n".encode(),
            "sheet.yaml, line 4: 'O๑'",
            "sheet.yaml, line 3",
        ),
        (
            "sheet.csv",
            make_csv(YEAR, ("o1", "", 100), ("O1", "", 100)),
            "sheet.csv, row 4: 'O1'",
            "sheet.csv, row 3",
        ),
        (
            "sheet.xlsx",
            make_xlsx(YEAR, ("o1", "", 100), ("o1", "", 0)),
            "sheet.xlsx, sheet 'Sheet', cell C4: 'o1'",
            "sheet.xlsx, sheet 'Sheet', cell C3",
        ),
    ],
)
def test_two_values_for_one_code_are_told_with_both_places(name, content, second, first):
    assert problems_of(name, content) == [
        f"{second} already has a value at {first}; keep one of the two."
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_a_sheet_without_a_year_is_told_beside_what_else_is_wrong(format):
    contents = {
        "yaml": b"marks: {o1: x}\n",
        "csv": make_csv(("o1", "", "x")),
        "xlsx": make_xlsx(("o1", "", "x")),
    }
    places = {"yaml": ", line 1", "csv": ", row 2", "xlsx": ", sheet 'Sheet', cell C2"}

    assert problems_of(f"sheet.{format}", contents[format]) == [
        f"sheet.{format}: the fiscal year is missing; "
        "give the year of the Buddhist era under the code year.",
        f"sheet.{format}{places[format]}: 'o1' is 'x'; {NOT_A_NUMBER}",
    ]


def test_a_year_without_rules_is_told_with_the_years_that_have_them():
    [sentence] = problems_of("sheet.csv", make_csv(("year", "", 2020), ("reported.level", "", "A")))

    assert sentence.startswith("sheet.csv, row 2: there are no rules for fiscal year 2020; ")


def test_a_year_that_is_no_year_is_told():
    assert problems_of("sheet.yaml", b"year: FY63\n") == [
        "sheet.yaml, line 1: the fiscal year is 'FY63'; it must be a year of the Buddhist era in "
        "four digits, as in the template of that year."
    ]


@pytest.mark.parametrize("format", TABLES)
def test_a_table_without_a_header_is_told(format):
    name, content = make_table(format, ("o1", "", 100), header=("รหัส", "รายการ", "", "", ""))

    assert problems_of(name, content) == [
        f"{name}: there is no header row with the columns 'code' and 'value'; "
        "start from the template."
    ]


@pytest.mark.parametrize(
    ("format", "first", "second"),
    [
        ("csv", "row 1", "row 1"),
        ("xlsx", "sheet 'Sheet', cell D1", "sheet 'Sheet', cell E1"),
    ],
)
def test_columns_that_are_not_known_or_stand_twice_are_told(format, first, second):
    name, content = make_table(format, YEAR, header=("รหัส", "รายการ", "คะแนน", "ผู้ตอบ", "คะแนน"))

    assert problems_of(name, content) == [
        f"{name}, {first}: the column 'ผู้ตอบ' is not known; "
        "there are code, title, value, respondents and comment: rename or delete it.",
        f"{name}, {second}: there are two columns 'คะแนน'; keep one of them.",
    ]


@pytest.mark.parametrize(
    ("format", "where"), [("csv", "row 3"), ("xlsx", "sheet 'Sheet', cell C3")]
)
def test_a_value_without_a_code_is_told(format, where):
    name, content = make_table(format, YEAR, ("", "ข้อมูลผู้บริหาร", 100))

    assert problems_of(name, content) == [
        f"{name}, {where}: there is '100', but the row has no code; "
        "add the code or delete the value."
    ]


@pytest.mark.parametrize("format", TABLES)
def test_titles_and_notes_beside_the_table_are_not_read(format):
    header = ("รหัส", "รายการ", "คะแนน", "")
    rows = (("", "แบบวัด OIT", ""), YEAR, ("", "", "", ""), ("o1", "หัวข้อใหม่", 100, "ตรวจแล้ว"))
    name, content = make_table(format, *rows, header=header)

    assert read_sheet_bytes(name, content) == Sheet(2563, marks={"o1": Decimal(100)})


@pytest.mark.parametrize("format", TABLES)
def test_more_rows_than_an_agency_can_have_are_refused(format):
    name, content = make_table(format, *[("o1", "", 1)] * 2_000)

    assert problems_of(name, content) == [
        f"{name}: there are more than 2,000 rows, which is not one agency's sheet; "
        "check that it is the file you meant."
    ]


def test_more_values_than_an_agency_can_have_are_refused():
    marks = "".join(f"  o{number}: 1\n" for number in range(2_000))

    assert problems_of("sheet.yml", f"year: 2563\nmarks:\n{marks}".encode()) == [
        "sheet.yml: there are more than 2,000 values, which is not one agency's sheet; "
        "check that it is the file you meant."
    ]


def test_a_csv_comment_that_loses_its_quotes_is_told():
    assert problems_of("sheet.csv", make_csv(YEAR, ("o1", "", 100, "", "พบ,ครบ"))) == [
        "sheet.csv, row 3: 'ครบ' stands beyond the columns of the header; "
        "put quotes round text that has commas."
    ]


@pytest.mark.parametrize("comment", ['"พบ', '"พบ"ครบ'])
def test_broken_csv_quotes_are_told(comment):
    assert problems_of("sheet.csv", make_csv(YEAR, ("o1", "", 100, "", comment))) == [
        "sheet.csv, row 3: the columns cannot be told apart; check the quotes of this row: they "
        'stand in pairs round a whole cell, and a " inside is written "".'
    ]


def test_csv_rows_are_counted_as_excel_counts_them():
    content = make_csv(("o1", "", 100, "", '"พบ\r\nครบ"'), ("", "", ""), ("o2", "", "x"), YEAR)

    assert problems_of("sheet.csv", content) == [f"sheet.csv, row 4: 'o2' is 'x'; {NOT_A_NUMBER}"]


def test_yaml_fields_that_nobody_knows_or_that_have_no_codes_are_told():
    assert problems_of("sheet.yaml", b"year: 2563\nmark: {o1: 100}\nscores: 88.78\n") == [
        "sheet.yaml, line 2: 'mark' is not known here; known are year, agency, reported, marks, "
        "scores, respondents, comments: correct or remove it.",
        "sheet.yaml, line 3: 'scores' must have codes with values under it, such as o1: 100; "
        "start from the template.",
    ]


def test_several_values_for_one_code_in_yaml_are_told():
    assert problems_of("sheet.yaml", b"year: 2563\nmarks:\n  o1: [100, 0]\n") == [
        "sheet.yaml, line 3: 'o1' has several values under it; give one value."
    ]


def test_yaml_that_is_no_mapping_is_told():
    assert problems_of("sheet.yaml", b"- o1\n") == [
        "sheet.yaml: the file must consist of named fields such as year: 2563; "
        "start from the template."
    ]


def test_a_formula_is_told_and_never_computed():
    content = make_xlsx(YEAR, ("9", "", "=AVERAGE(C4:C5)"), ("o1", "", 100))

    assert problems_of("sheet.xlsx", content) == [
        "sheet.xlsx, sheet 'Sheet', cell C3: '9' is a formula (=AVERAGE(C4:C5)); "
        "copy the cell and paste it as a value."
    ]


def test_an_error_that_a_formula_left_behind_is_told():
    content = make_xlsx(YEAR, ("agency.name", "", "#REF!"), ("o1", "", 100))

    assert problems_of("sheet.xlsx", content) == [
        "sheet.xlsx, sheet 'Sheet', cell C3: 'agency.name' is a formula (#REF!); "
        "copy the cell and paste it as a value."
    ]


def test_a_cell_with_a_percent_format_is_told_as_it_is_shown():
    workbook = Workbook()
    page = workbook.worksheets[0]
    for row in (("code", "value"), ("year", 2563), ("9", 0.8525), ("10", 85)):
        page.append(row)
    page["B3"].number_format = "0.00%"
    page["B4"].number_format = '0.00"%"'

    assert problems_of("sheet.xlsx", saved(workbook)) == [
        "sheet.xlsx, sheet 'Sheet', cell B3: '9' is '85.25%'; take away the percent sign or "
        "format and write the number alone, such as 88.78."
    ]


def test_a_mark_that_excel_took_for_a_date_is_told():
    content = make_xlsx(YEAR, ("o1", "", datetime(2026, 1, 9)))  # noqa: DTZ001 -- as Excel has it

    assert problems_of("sheet.xlsx", content) == [
        f"sheet.xlsx, sheet 'Sheet', cell C3: 'o1' is '2026-01-09T00:00:00'; {NOT_A_NUMBER}"
    ]


def test_only_one_worksheet_may_have_a_result_table():
    workbook = Workbook()
    workbook.create_sheet("สำเนา")
    for page in workbook.worksheets:
        page.append(("code", "value"))

    assert problems_of("sheet.xlsx", saved(workbook)) == [
        "sheet.xlsx: more than one worksheet has a result table; keep one worksheet per file."
    ]


def test_worksheets_without_a_result_table_are_notes():
    workbook = Workbook()
    workbook.worksheets[0].append(("บันทึก", "=1+1"))
    page = workbook.create_sheet("ผล")
    for row in (("code", "value"), ("year", 2563)):
        page.append(row)

    assert read_sheet_bytes("sheet.xlsx", saved(workbook)) == Sheet(2563)


@pytest.mark.parametrize("name", ["sheet.csv", "sheet.yaml"])
@pytest.mark.parametrize("encoding", ["cp874", "utf-16"])
def test_text_that_is_not_utf_8_is_told_with_what_to_do(name, encoding):
    [sentence] = problems_of(name, "year: 2563\nagency: {name: อบต.}\n".encode(encoding))

    assert sentence.startswith(f"{name}: ")
    assert "UTF-8" in sentence


def test_the_line_that_is_not_utf_8_is_told():
    content = "year: 2563\nagency: {name: อบต.}\n".encode("cp874")

    assert problems_of("sheet.yaml", content) == [
        "sheet.yaml: line 2 is not UTF-8; in Excel choose Save As and 'CSV UTF-8 (Comma "
        "delimited)', in other programs choose the encoding UTF-8."
    ]


def test_a_byte_order_mark_is_no_problem():
    assert read_sheet_bytes("sheet.yaml", b"\xef\xbb\xbfyear: 2563\n") == Sheet(2563)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf \r\n\r\n"])
@pytest.mark.parametrize("name", ["sheet.csv", "sheet.yaml"])
def test_an_empty_file_is_told(name, content):
    assert problems_of(name, content) == [
        f"{name}: the file is empty; start from the template of the year."
    ]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("sheet.pdf", "the file's name must end in .xlsx, .csv or .yaml; save it as one of these."),
        ("sheet", "the file's name must end in .xlsx, .csv or .yaml; save it as one of these."),
        (
            "sheet.XLSM",
            "files of this kind may hold macros and are refused; "
            "open it in Excel and save it as .xlsx.",
        ),
        ("missing.csv", "there is no such file; check its name and folder."),
        ("folder.csv", "this is a folder or a device and not a file; give the name of a file."),
    ],
)
def test_a_file_that_cannot_be_a_sheet_is_told(name, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.csv").mkdir()

    with pytest.raises(ProblemsFound) as found:
        read_sheet(name)

    assert [problem.sentence("en") for problem in found.value.problems] == [f"{name}: {says}"]
