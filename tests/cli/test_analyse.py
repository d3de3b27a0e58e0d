"""``prongsai analyse`` through its command."""

import json
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prongsai.cli import main

SHEETS = resources.files("prongsai.apps.demonstration") / "sheets"
KLONGMUANG = str(SHEETS / "klongmuang-2563.yaml")
MAEKA = str(SHEETS / "maeka-2566.yaml")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["analyse", *arguments])


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_machines_get_every_part_of_the_analysis():
    done = run(MAEKA, "--json")

    answer = json.loads(done.stdout)
    assert done.exit_code == 0
    assert [one["code"] for one in answer["strengths"]] == ["9"]
    assert [one["code"] for one in answer["weaknesses"]] == ["5", "o24", "o30", "o34", "o35", "i8"]
    assert answer["bands"]["oit"]["below_60"] == ["o24", "o30", "o34", "o35"]
    assert [one["theme"] for one in answer["themes"]] == list("1234567")
    assert (answer["change"], answer["remarks"]) == (None, [])
    assert [(one["code"], one["points"]) for one in answer["mend_first"][:3]] == [
        ("o34", "1.25"),
        ("o35", "1.25"),
        ("o24", "1.00"),
    ]


def test_a_reader_gets_the_sections_in_order():
    done = run(KLONGMUANG, "--lang", "en")

    places = [
        done.stdout.index(title)
        for title in ("Strengths", "Weaknesses", "The seven themes", "What to mend first")
    ]
    assert (done.exit_code, places) == (0, sorted(places))
    assert "42 marks are not known and take no part in the analysis" in done.stdout


def test_the_change_since_an_earlier_year_comes_with_a_remark_on_another_name():
    plain = json.loads(run(MAEKA, "--previous", KLONGMUANG, "--json", "--lang", "en").stdout)
    lines = run(MAEKA, "--previous", KLONGMUANG, "--lang", "en").stdout.splitlines()

    assert plain["change"]["since"] == 2563
    (remark,) = plain["remarks"]
    assert remark.startswith("the two sheets name different agencies, “องค์การบริหารส่วนตำบลคลองม่วง”")
    assert lines[0] == f"Note: {remark}"


@pytest.mark.parametrize("previous", [KLONGMUANG, MAEKA])
def test_a_previous_sheet_that_is_not_of_an_earlier_year_is_refused(previous: str):
    done = run(KLONGMUANG, "--previous", previous, "--lang", "en")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "which is not before 2563; give the sheet of an earlier year." in done.stderr


def test_an_item_may_be_put_under_another_theme(tmp_path: Path):
    themes = written(tmp_path / "themes.yaml", "O30: 4\n")

    answer = json.loads(run(MAEKA, "--themes", themes, "--json").stdout)

    assert "o30" in answer["themes"][3]["nodes"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("o99: 1\n", "o99: the year has no such question or item"),
        ("o30: 8\n", "o30: the year has no theme '8'; use one of 1 to 7."),
        ("o30: [1, 2]\n", "o30: the year has no theme"),
        ("- o30\n", "themes.yaml"),
        ("30: 1\n", "30: the year has no such question or item"),
    ],
)
def test_a_themes_file_that_cannot_be_used_is_a_problem(tmp_path: Path, text: str, says: str):
    done = run(MAEKA, "--themes", written(tmp_path / "themes.yaml", text), "--lang", "en")

    assert (done.exit_code, done.stdout) == (1, "")
    assert says in done.stderr


def test_a_previous_sheet_that_is_not_there_is_a_problem(tmp_path: Path):
    done = run(MAEKA, "--previous", str(tmp_path / "none.yaml"))

    assert (done.exit_code, done.stdout) == (1, "")
    assert "none.yaml" in done.stderr
