"""``prongsai tally``: a file of answers in, counts and marks out."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from prongsai.cli.tally import tally
from prongsai.core.loading import load_framework
from prongsai.core.marks import answered_nodes

YEAR = "2563"


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(tally, [str(path), "--year", YEAR, *arguments])


def make_answers(folder: Path, **answers: str) -> Path:
    """Answers of one or more people to EIT; what is not named has the first option."""
    framework = load_framework(int(YEAR))
    nodes = answered_nodes(framework, "eit")
    people = max([len(given) for given in answers.values()], default=1)
    columns = [
        list(answers.get(node.code.replace(".", "_"), first_option(framework, node.scale) * people))
        for node in nodes
    ]
    rows = [[node.code for node in nodes], *zip(*columns, strict=True)]
    path = folder / "eit.csv"
    path.write_text("\n".join(",".join(row) for row in rows), "utf-8")
    return path


def first_option(framework, scale: str) -> str:
    return framework.scales[scale].options[0].code


def test_json_has_each_question_with_its_options_and_parts(tmp_path):
    path = make_answers(tmp_path, e1_1="4431", e1_2="4444", e4_1="0001", e8="1110")

    result = run(path, "--instrument", "eit", "--json")

    document = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (document["year"], document["instrument"]) == (2563, "eit")
    assert len(document["questions"]) == 15
    assert document["questions"]["e1"] == {
        "n": 4,
        "mark": "83.38",
        "options": {"1": 1, "2": 0, "3": 1, "4": 6},
        "parts": {
            "e1.1": {"n": 4, "mark": "66.75", "options": {"1": 1, "2": 0, "3": 1, "4": 2}},
            "e1.2": {"n": 4, "mark": "100.00", "options": {"1": 0, "2": 0, "3": 0, "4": 4}},
        },
    }
    # Being asked for money is misconduct: its "yes" (1) is worth nothing.
    assert document["questions"]["e4"]["parts"]["e4.1"]["mark"] == "75.00"
    assert document["questions"]["e8"] == {"n": 4, "mark": "75.00", "options": {"0": 1, "1": 3}}


def test_a_question_that_nobody_answered_has_no_mark(tmp_path):
    result = run(make_answers(tmp_path, e8=" "), "--instrument", "eit", "--json")

    assert json.loads(result.stdout)["questions"]["e8"] == {
        "n": 0,
        "mark": None,
        "options": {"0": 0, "1": 0},
    }


def test_people_read_a_table_in_thai_or_english(tmp_path):
    path = make_answers(tmp_path, e8="1110")

    thai = run(path, "--instrument", "EIT").stdout
    english = run(path, "--instrument", "EIT", "--lang", "en").stdout

    assert "  75.00        4  e8 ช่องทางรับฟังความคิดเห็น" in thai.splitlines()
    assert "fiscal year 2563" in english


def test_a_mapping_file_names_columns(tmp_path):
    path = make_answers(tmp_path)
    path.write_text(path.read_text("utf-8").replace("e8,", "ช่องทาง,"), "utf-8")
    mapping = tmp_path / "names.yaml"
    mapping.write_text("columns: {ช่องทาง: e8}", "utf-8")

    assert run(path, "--instrument", "eit").exit_code == 1
    assert run(path, "--instrument", "eit", "--mapping", str(mapping)).exit_code == 0


def test_problems_are_sentences_and_exit_code_1(tmp_path):
    path = make_answers(tmp_path, e8="9")

    thai = run(path, "--instrument", "eit")
    english = run(path, "--instrument", "eit", "--lang", "en", "--json")

    assert (thai.exit_code, thai.stdout) == (1, "")
    assert thai.stderr.startswith(
        "eit.csv คอลัมน์ 'e8': '9' (1 แถว แถวแรกคือแถวที่ 2) ไม่ใช่คำตอบของข้อ e8"
    )
    [problem] = json.loads(english.stdout)["problems"]
    assert problem["where"] == "eit.csv, column 'e8'"


def test_an_instrument_that_nobody_answers_is_told_with_those_that_people_do(tmp_path):
    result = run(tmp_path / "any.csv", "--instrument", "oit", "--lang", "en")

    assert (result.exit_code, result.stderr) == (
        1,
        "--instrument: the rules of 2563 have no survey 'oit'; the surveys are iit, eit.\n",
    )


@pytest.mark.parametrize("encoding", ["cp874", "utf-16", "utf-8-sig"])
def test_text_as_excel_saves_it_gives_the_marks_of_the_same_file_in_utf_8(tmp_path, encoding):
    path = make_answers(tmp_path, e1_1="4431", e8="1110")
    text = path.read_text("utf-8").replace("e8,", "e8 ช่องทาง,") + "\n"
    path.write_text(text, "utf-8")
    before = run(path, "--instrument", "eit", "--json").stdout

    path.write_text(text, encoding)

    assert run(path, "--instrument", "eit", "--json").stdout == before
    assert json.loads(before)["questions"]["e8"]["n"] == 4


def test_a_workbook_gives_the_marks_of_the_csv_file(tmp_path):
    path = make_answers(tmp_path, e1_1="4431", e8="1110")
    rows = [line.split(",") for line in path.read_text("utf-8").splitlines()]

    told = run(workbook(tmp_path, rows), "--instrument", "eit", "--json")

    assert told.stdout == run(path, "--instrument", "eit", "--json").stdout


def test_a_heading_in_a_workbook_that_nobody_knows_is_told_with_the_mapping_file(tmp_path):
    rows = [line.split(",") for line in make_answers(tmp_path).read_text("utf-8").splitlines()]
    rows[0][-1] = "ช่องทาง"

    told = run(workbook(tmp_path, rows), "--instrument", "eit")

    assert (told.exit_code, told.stdout) == (1, "")
    assert "ช่องทาง" in told.stderr
    assert "--mapping" in told.stderr or "ไฟล์จับคู่" in told.stderr


def workbook(folder: Path, rows: list[list[str]]) -> Path:
    """The same rows as Excel keeps them."""
    made = Workbook()
    for row in rows:
        made.active.append([int(cell) if cell.isdecimal() else cell for cell in row])
    path = folder / "eit.xlsx"
    made.save(path)
    return path


def test_wrong_usage_is_exit_code_2():
    assert CliRunner().invoke(tally, []).exit_code == 2
