"""Files that people bring to a page: from our forms through other tools and back, exactly."""

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from prongsai.core.loading import load_framework, years
from prongsai.core.problems import ProblemsFound
from prongsai.core.surveys.questionnaire import Questionnaire, questionnaire
from prongsai.core.surveys.tallies import tally_of
from prongsai.engines.counting import count_answers
from prongsai.engines.naming import Naming
from prongsai.engines.respondents import read_respondents
from tests.engines.exports import TOOLS, drawn, google, kobo, odk

SURVEYS = [(year, code) for year in years() for code in load_framework(year).surveys]


def survey_of(year: int, instrument: str) -> Questionnaire:
    return questionnaire(load_framework(year), instrument)


EIT = survey_of(2567, "eit")


def told(text: str, survey: Questionnaire = EIT) -> list[str]:
    return told_of(text.encode(), survey)


def told_of(content: bytes, survey: Questionnaire = EIT) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        read_respondents("a.csv", content, survey)
    return [problem.sentence("en") for problem in found.value.problems]


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(("year", "instrument"), SURVEYS)
def test_what_tools_export_of_our_forms_gives_exactly_what_was_answered(year, instrument, tool):
    survey = survey_of(year, instrument)
    responses = drawn(survey, 40, seed=year)

    found = read_respondents("a.csv", TOOLS[tool](survey, responses).encode(), survey)

    assert found.tally == tally_of(survey, responses)
    assert (found.missing, found.columns.unknown, found.unanswered) == ((), [], 0)


@pytest.mark.parametrize("tool", ["kobo", "odk", "google"])
@pytest.mark.parametrize("instrument", ["iit", "eit"])
def test_the_command_counts_the_same_without_a_mapping_file(tmp_path, instrument, tool):
    survey = survey_of(2563, instrument)
    responses = drawn(survey, 40)
    path = tmp_path / "a.csv"
    path.write_text(TOOLS[tool](survey, responses), "utf-8", newline="")

    counts = count_answers(path, survey.framework, instrument)

    assert counts == tally_of(survey, responses).counts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_files_are_read_however_excel_saved_them(encoding, separator):
    responses = drawn(EIT, 12)
    text = google(EIT, responses).replace(",", separator)

    found = read_respondents("a.csv", ("sep=" + separator + "\r\n" + text).encode(encoding), EIT)

    assert found.tally == tally_of(EIT, responses)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_workbook_is_read_as_the_csv_file_would_be(tool):
    responses = drawn(EIT, 12)
    text = TOOLS[tool](EIT, responses)
    rows = list(csv.reader(StringIO(text), delimiter=";" if tool == "kobo" else ","))
    workbook = Workbook()
    workbook.create_sheet("คำอธิบาย").append(["e1", "หมายเหตุ"])
    for row in rows:
        workbook.worksheets[0].append([int(cell) if cell.isdecimal() else cell for cell in row])

    found = read_respondents("a.xlsx", bytes_of(workbook), EIT)

    assert found.tally == tally_of(EIT, responses)


def test_a_formula_in_a_workbook_is_no_answer():
    workbook = Workbook()
    workbook.worksheets[0].append(["e1", "e2"])
    workbook.worksheets[0].append(["=1+1", 2])

    (sentence,) = told_of(bytes_of(workbook))

    assert sentence.startswith("a.csv, column 'e1': '=1+1' (rows: 1, the first is row 2) is no")


def bytes_of(workbook: Workbook) -> bytes:
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def test_titles_above_the_header_tags_below_it_and_rows_without_an_answer_are_no_responses():
    responses = drawn(EIT, 12)
    header, *rows = odk(EIT, responses).splitlines()
    width = header.count(",")
    lines = ["แบบ EIT" + "," * width, "", header, "#date" + "," * width, *rows, "x" + "," * width]

    found = read_respondents("a.csv", "\n".join([*lines, ""]).encode(), EIT)

    assert (found.tally, found.unanswered) == (tally_of(EIT, responses), 1)


def test_what_tools_add_is_ignored_and_told_and_traits_with_it():
    text = odk(EIT, drawn(EIT, 12))
    header, *rows = text.splitlines()
    text = "\n".join([header + ",trait_age,เพศของท่าน,ชื่อ-สกุล", *(row + ",1,2,ก" for row in rows)])

    columns = read_respondents("a.csv", text.encode(), EIT).columns

    assert columns.ignored == [
        "SubmissionDate",
        "prongsai_note",
        "meta-instanceID",
        "KEY",
        "SubmitterName",
        "trait_age",
        "เพศของท่าน",
    ]
    assert columns.unknown == ["ชื่อ-สกุล"]
    assert list(columns.asked.values()) == list(EIT.asked)


def test_a_column_in_words_of_ones_own_is_named_by_whoever_brings_the_file():
    responses = drawn(EIT, 12)
    text = kobo(EIT, responses).replace("part_6/e2", "เท่าเทียมไหม")

    before = read_respondents("a.csv", text.encode(), EIT)
    after = read_respondents("a.csv", text.encode(), EIT, Naming(columns={"เท่าเทียมไหม": "e2"}))

    assert ([node.code for node in before.missing], before.columns.unknown) == (
        ["e2"],
        ["เท่าเทียมไหม"],
    )
    assert "e2" not in before.tally.counts
    assert after.tally == tally_of(EIT, responses)


def test_straight_lines_and_full_marks_are_counted_as_signs_and_no_hour_is_read():
    best = {node.code: EIT.scale(node).options[-1].code for node in EIT.asked} | {"e3": "0"}
    full = EIT.response(best)
    text = odk(EIT, [*drawn(EIT, 12), full, full, full])

    assert read_respondents("a.csv", text.encode(), EIT).tally.signs == {"maximum": 3}


def test_answers_that_mean_nothing_are_told_with_place_times_and_what_to_do():
    header, *rows = odk(EIT, drawn(EIT, 12)).splitlines()
    cells = [row.split(",") for row in rows]
    cells[2][3] = cells[5][3] = "=1+1"
    text = "\n".join([header, *map(",".join, cells)])

    assert told(text) == [
        "a.csv, column 'part_6-e2': '=1+1' (rows: 2, the first is row 4) is no answer to e2; "
        "answers are 1 (Least or not at all), 2 (Little), 3 (Much), 4 (Most). "
        "Correct it in the file and choose the file again."
    ]


def test_two_columns_for_one_question_are_told():
    text = "e1,grp/e1\n1,2\n"

    assert told(text) == [
        "a.csv, column 'e1, grp/e1': these headings are all e1; "
        "leave one of them in the file and choose the file again."
    ]


def test_headings_of_parts_alone_are_told_as_what_nobody_can_tell_apart():
    survey = survey_of(2563, "eit")
    text = "e1.1,e1.2,อื่น,อื่น\n1,1,1,1\n"

    assert told(text, survey) == [
        "a.csv: several columns have one heading (อื่น), so nobody can tell which question each "
        "is; export again with names as headings (XML values), or with the names of groups in them."
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "a.csv: the file is empty; export the answers from the survey tool again."),
        (b"\n , \n", "a.csv: the file is empty; export the answers from the survey tool again."),
        (
            b"PK\x03\x04",
            "a.csv: this cannot be opened as an Excel file (.xlsx); export the answers from the "
            "survey tool again, or as CSV.",
        ),
        (
            bytes.fromhex("D0CF11E0A1B11AE1"),
            "a.csv: the file has a password or is of an old Excel (.xls); open it in Excel, "
            "remove the password and save it as .xlsx.",
        ),
        (
            b"%PDF-1.7 \xff\x00",
            "a.csv: this is no text, so it is no CSV file; export the answers from the survey tool "
            "as CSV or XLSX.",
        ),
        (
            b"name,mark\na,1\n",
            "a.csv: no column is a question of this year's EIT; choose the file with the "
            "answers to this survey. Where you asked in words of your own, head the columns with "
            "codes such as e1.",
        ),
        (
            b"e1,e2\n,\n",
            "a.csv: there is not a single answer in it; export the answers from the survey tool "
            "again.",
        ),
        (
            b"e1,e2\n1\n",
            "a.csv, line 2: this cannot be read as a table; check that every row has as many "
            "columns as the header and that quotes come in pairs, then save it again.",
        ),
        (
            b"e1,e2\n1,2,3\n",
            "a.csv, line 2: this cannot be read as a table; check that every row has as many "
            "columns as the header and that quotes come in pairs, then save it again.",
        ),
        (
            b'e1,e2\n1,"2\n',
            "a.csv, line 2: this cannot be read as a table; check that every row has as many "
            "columns as the header and that quotes come in pairs, then save it again.",
        ),
        (
            b"e1\n" + b"1" * 20_000_000,
            "a.csv: the file is over 20 MB; export answers as codes (XML values) instead of words, "
            "or divide it into several files.",
        ),
    ],
    ids=lambda value: value[:12] if isinstance(value, bytes) else "",
)
def test_a_file_that_is_no_survey_is_told_in_a_sentence(content, sentence):
    assert told_of(content) == [sentence]


@settings(deadline=None)  # the first Excel file costs the import of its reader
@given(st.binary(max_size=300), st.data())
def test_no_file_whatever_is_in_it_ends_in_anything_but_counts_or_sentences(content, data):
    sound = odk(EIT, drawn(EIT, 6)).encode()
    place = data.draw(st.integers(0, len(sound)))

    for broken in (content, sound[:place] + content + sound[place:], sound[:place]):
        assert counts_or_sentences(broken)


def counts_or_sentences(content: bytes) -> int | str:
    try:
        return read_respondents("a.csv", content, EIT).tally.n
    except ProblemsFound as found:
        return " ".join(problem.sentence("th") for problem in found.problems)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"e1," * 3_000_000, "a.csv: the file has more than 500 columns; "),
        (b"e1\n" + b"1\n" * 9_000_000, "a.csv: the file has more than 50,000 rows; "),
        (
            b"e1\n" + b"\n".join(b"x%d" % n for n in range(49_000)),
            "a.csv, column 'e1': 'x0' (rows: 1, the first is row 2) is no answer",
        ),
    ],
    ids=["columns", "rows", "answers"],
)
def test_a_hostile_file_is_told_soon(content, sentence):
    assert told_of(content)[0].startswith(sentence)
