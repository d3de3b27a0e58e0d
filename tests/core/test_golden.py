"""Published results, recomputed: one file a case, each saying what it can and cannot prove."""

from fractions import Fraction
from importlib import resources
from pathlib import Path

import pytest

from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework
from prongsai.core.results import result_of
from prongsai.core.scoring import Score, as_published, score
from prongsai.core.sheets.files import read_sheet_bytes
from prongsai.core.yamlfile import read_yaml

GOLDEN = Path(__file__).parent.parent / "golden"
SHEETS = resources.files("prongsai.apps.demonstration") / "sheets"
CASES = [read_yaml(path.read_text("utf-8"), path.name) for path in sorted(GOLDEN.glob("*.yaml"))]
PUBLISHED = [case for case in CASES if "sheet" in case]
TABLE = next(case for case in CASES if "agencies" in case)


@pytest.mark.parametrize("case", PUBLISHED, ids=lambda case: case["sheet"])
def test_a_published_result_is_recomputed(case):
    name, expected = case["sheet"], case["expected"]
    answer = result_of(read_sheet_bytes(name, (SHEETS / name).read_bytes())).as_json("th")

    assert answer["total"] == expected["total"]
    assert answer["level"] == expected["level"]
    assert answer["complete"] is expected["complete"]
    assert {code: answer["nodes"][code] for code in expected["nodes"]} == expected["nodes"]
    assert [
        {key: one[key] for key in ("node", "reported", "computed")}
        for one in answer["disagreements"]
    ] == expected["disagreements"]


@pytest.mark.parametrize(
    "row", TABLE["agencies"], ids=lambda row: "+".join(row["failed"]) or "none"
)
def test_every_printed_oit_figure_of_phichit_is_recomputed(row):
    oit = score_with_failures(load_framework(TABLE["year"]), row["failed"])

    assert oit.value is not None
    assert {
        "9": str(oit.find("9").announced),
        "10": str(oit.find("10").announced),
        "oit": str(as_published(oit.value * 40 / 100)),
    } == {key: row[key] for key in ("9", "10", "oit")}


def score_with_failures(framework: Framework, sub_indicators: list[str]) -> Score:
    """The OIT score where one more item of each named sub-indicator fails."""
    marks = {node.code: Fraction(100) for node in framework.marked if node.kind == "item"}
    for code in sub_indicators:
        items = framework.nodes[code].parts
        failing = next(item for item in items if marks[item.code])
        marks[failing.code] = Fraction(0)
    return score(framework.nodes["oit"], marks)
