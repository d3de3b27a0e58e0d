"""``prongsai whatif`` through its command."""

import json
from importlib import resources

from click.testing import CliRunner

from prongsai.cli import main

SHEETS = resources.files("prongsai.apps.demonstration") / "sheets"
KLONGMUANG = str(SHEETS / "klongmuang-2563.yaml")


def run(*arguments):
    return CliRunner().invoke(main, ["whatif", *arguments])


def test_five_items_bring_klongmuang_to_level_a():
    done = run(KLONGMUANG, "--target", "A", "--json")

    assert done.exit_code == 0
    assert json.loads(done.stdout) == {
        "target": "A",
        "reachable": True,
        "cost": "5.00",
        "changes": [
            {"code": code, "from": "0.00", "to": "100.00"}
            for code in ("o27", "o30", "o35", "o38", "o41")
        ],
        "total_after": "85.23",
        "level_after": "A",
    }


def test_what_the_office_cannot_change_is_left_as_it_is():
    done = run(KLONGMUANG, "--target", "A", "--json", "--without", "O27", "--cost", "o30=9")

    answer = json.loads(done.stdout)
    assert [change["code"] for change in answer["changes"]] == ["o32", "o33", "o35", "o38", "o41"]


def test_a_level_out_of_reach_is_told_with_its_reason():
    done = run(KLONGMUANG, "--target", "AA", "--json", "--lang", "en")

    answer = json.loads(done.stdout)
    assert done.exit_code == 0
    assert (answer["reachable"], answer["cost"], answer["changes"]) == (False, None, [])
    assert "95" in answer["because"]


def test_a_level_that_the_year_does_not_have_is_a_problem():
    done = run(KLONGMUANG, "--target", "Z")

    assert done.exit_code == 1
    assert done.stdout == ""
    assert "'Z'" in done.stderr


def test_a_cost_that_is_no_number_is_wrong_usage():
    assert run(KLONGMUANG, "--target", "A", "--item-cost", "-1").exit_code == 2
    assert run(KLONGMUANG, "--target", "A", "--cost", "o17").exit_code == 2
