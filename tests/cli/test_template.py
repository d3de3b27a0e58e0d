"""``prongsai template`` writes the empty sheet of a year, and nothing where it must not."""

import json

import pytest
from click.testing import CliRunner

from prongsai.cli import main
from prongsai.core.sheets.files import read_sheet
from prongsai.core.sheets.sheet import Sheet


def run(*words):
    """What the command says, and its exit code."""
    return CliRunner().invoke(main, ["template", *map(str, words)])


@pytest.mark.parametrize("ending", ["xlsx", "csv", "yaml"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_the_template_is_an_empty_sheet_of_the_year(ending, language, tmp_path):
    path = tmp_path / f"sheet.{ending}"

    said = run(2563, "-o", path, "--lang", language)

    assert said.exit_code == 0
    assert read_sheet(path) == Sheet(year=2563)


def test_what_was_written_is_told_in_thai(tmp_path):
    path = tmp_path / "sheet.csv"

    assert run(2563, "-o", path).stdout == (
        f"เขียนแบบกรอกผลการประเมินปีงบประมาณ 2563 แล้วที่ {path} กรอกแล้วคำนวณด้วย prongsai score {path}\n"
    )


def test_what_was_written_is_told_to_machines(tmp_path):
    path = tmp_path / "sheet.csv"

    assert json.loads(run(2563, "-o", path, "--json").stdout) == {
        "year": 2563,
        "framework": "fy2563",
        "file": str(path),
    }


def test_a_year_whose_rules_are_a_draft_is_told(tmp_path):
    said = run(2562, "-o", tmp_path / "sheet.csv", "--lang", "en")

    assert said.stdout.splitlines()[1] == (
        "The rules of this year are a draft: No manual of this year was found; questions and "
        "items are those of FY2563, and the items may end at o47."
    )


def test_a_file_that_is_there_is_not_written_over(tmp_path):
    path = tmp_path / "sheet.csv"
    path.write_text("ผลของปีก่อน", "utf-8")

    said = run(2563, "-o", path, "--lang", "en")

    assert (said.exit_code, said.stderr) == (
        1,
        f"{path}: this file is already there; "
        "choose another name, or add --force to write over it.\n",
    )
    assert path.read_text("utf-8") == "ผลของปีก่อน"


def test_a_file_that_is_there_is_written_over_when_one_says_so(tmp_path):
    path = tmp_path / "sheet.csv"
    path.write_text("ผลของปีก่อน", "utf-8")

    assert run(2563, "-o", path, "--force").exit_code == 0
    assert read_sheet(path) == Sheet(year=2563)


@pytest.mark.parametrize(
    ("year", "name", "where"),
    [
        (1999, "sheet.csv", "1999"),
        (2563, "sheet.pdf", "{}/sheet.pdf"),
        (2563, "a/b.csv", "{}/a/b.csv"),
    ],
)
def test_a_year_or_a_file_that_cannot_be_is_told_and_nothing_is_written(
    year, name, where, tmp_path
):
    said = run(year, "-o", tmp_path / name, "--lang", "en")

    assert said.exit_code == 1
    assert said.stderr.startswith(f"{where.format(tmp_path)}: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [(), ("2563",), ("ปีนี้", "-o", "sheet.csv")])
def test_wrong_usage_ends_with_2(words):
    assert run(*words).exit_code == 2


def test_the_help_has_an_example():
    assert "prongsai template 2563 -o sheet.xlsx" in run("--help").output


def test_the_form_of_a_meeting_is_written_and_prints_once_it_has_a_number_and_a_day(tmp_path):
    path = tmp_path / "meeting.yaml"
    said = run(2567, "--of", "meeting", "-o", path, "--lang", "en")
    filled = path.read_text("utf-8").replace("number:  #", "number: 1/2568 #", 1)
    path.write_text(filled.replace("on:  #", "on: 12 มีนาคม 2568 #", 1), "utf-8")

    assert said.stdout.startswith(f"Wrote the form of a meeting to {path}; fill it in")
    made = CliRunner().invoke(
        main, ["document", "agenda", "--meeting", str(path), "-o", str(tmp_path / "a.html")]
    )
    assert made.exit_code == 0


def test_a_meeting_is_no_spreadsheet(tmp_path):
    said = run(2567, "--of", "meeting", "-o", tmp_path / "meeting.xlsx", "--lang", "en")

    assert said.exit_code == 1
    assert "must end in .yaml" in said.output
