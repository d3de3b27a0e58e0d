"""``prongsai score`` through its command."""

import json
from importlib import resources

import pytest
from click.testing import CliRunner

from prongsai.cli import main

SHEETS = resources.files("prongsai.apps.demonstration") / "sheets"
KLONGMUANG = str(SHEETS / "klongmuang-2563.yaml")
MAEKA = str(SHEETS / "maeka-2566.yaml")


def run(*arguments):
    return CliRunner().invoke(main, ["score", *arguments])


def test_a_sheet_is_scored_with_its_nodes_as_strings():
    done = run(KLONGMUANG, "--json")

    answer = json.loads(done.stdout)
    assert done.exit_code == 0
    assert {key: answer[key] for key in ("year", "total", "level", "complete")} == {
        "year": 2563,
        "total": "79.68",
        "level": "B",
        "complete": True,
    }
    assert answer["digest"].startswith("sha256:")
    assert {code: answer["nodes"][code] for code in ("iit", "1", "9", "9.1", "o2")} == {
        "iit": "84.97",
        "1": "88.78",
        "9": "73.56",
        "9.1": "77.78",
        "o2": "0.00",
    }


def test_several_sheets_give_one_object_a_line_in_their_order():
    done = run(KLONGMUANG, MAEKA, "--json")

    assert [json.loads(line)["total"] for line in done.stdout.splitlines()] == ["79.68", "76.60"]


def test_a_total_that_does_not_follow_is_told_beside_the_computed_one():
    done = run(MAEKA, "--json", "--lang", "en")

    (one,) = json.loads(done.stdout)["disagreements"]
    assert one == {
        "node": "total",
        "reported": "77.13",
        "computed": "76.60",
        "possible": ["76.60", "76.61"],
        "explanation": (
            "77.13 was published, but its parts give 76.60: "
            "74.01 × 30% + 74.66 × 30% + 80.00 × 40%, a difference of 0.53"
        ),
        "repairs": [],
    }


def test_a_mark_that_the_year_cannot_give_is_told_and_counts_as_it_is(tmp_path):
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("year: 2567\nmarks: {o1: 50, o2: 100}\n", "utf-8")

    done = run(str(sheet))

    assert done.exit_code == 0
    assert "o1 (50) ได้คะแนนที่เกณฑ์ของปีนี้ให้ไม่ได้ ซึ่งให้ได้เพียง 0 หรือ 100" in done.stdout
    assert json.loads(run(str(sheet), "--json").stdout)["nodes"]["o1"] == "50.00"


def test_a_receipt_walks_from_an_indicator_down_to_its_items():
    done = run(KLONGMUANG, "--receipt", "10", "--lang", "en")

    assert "(62.50 + 100.00) ÷ 2 = 81.25" in done.stdout
    assert "o41  " in done.stdout
    assert "the mark that the assessor gave this item" in done.stdout


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("sheet.yaml", b"year: 2563\nmarks: {o99: 100}\n", "o99"),
        ("sheet.yaml", b"year: 2563\nmarks: {o1: 101}\n", "101"),
        ("sheet.yaml", b"year: 2563\nmarks: {o1: good}\n", "good"),
        ("sheet.yaml", b"year: 2563\nmarks: {o1: 100, o1: 0}\n", "o1"),
        ("sheet.yaml", b"year: 2500\n", "2500"),
        ("sheet.yaml", "year: 2563 # ป".encode("cp874"), "UTF-8"),
        ("sheet.xlsx", b"not a workbook", "sheet.xlsx"),
        ("sheet.pdf", b"%PDF", "sheet.pdf"),
    ],
)
def test_bad_input_is_a_sentence_with_the_file_and_nothing_on_standard_output(
    tmp_path, name, content, words
):
    path = tmp_path / name
    path.write_bytes(content)

    done = run(str(path), "--lang", "en")

    assert done.exit_code == 1
    assert done.stdout == ""
    assert name in done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_one_bad_sheet_among_good_ones_leaves_nothing_half_done(tmp_path):
    done = run(KLONGMUANG, str(tmp_path / "missing.yaml"), "--json")

    assert done.exit_code == 1
    assert [list(json.loads(line)) for line in done.stdout.splitlines()] == [["problems"]]


def test_a_node_that_the_year_does_not_have_is_a_problem():
    done = run(KLONGMUANG, "--receipt", "99")

    assert done.exit_code == 1
    assert "99" in done.stderr
