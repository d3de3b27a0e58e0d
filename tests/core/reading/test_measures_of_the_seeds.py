"""Measures, findings, follow-up and limitations in the five seeds, against what a clerk reads."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from prongsai.core.documents.plan_reading import read_plan_bytes
from prongsai.core.documents.plan_writing import plan_bytes
from prongsai.core.loading import load_framework
from prongsai.core.reading.facts import Facts
from prongsai.core.reading.findings import findings_in
from prongsai.core.reading.follow_up import follow_up_in
from prongsai.core.reading.handing_over import plan_of
from prongsai.core.reading.limitations import limitations_in
from prongsai.core.reading.measures import measures_in
from prongsai.core.reading.outlining import outlined
from prongsai.core.reading.text_source import read_bytes
from tests.core.reading.matching import any_of
from tests.core.reading.truth import FILES, SEEDS, compare, load, seed_of

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the project")

OURS = ("row of", "finding of", "follow-up of", "limitation of")
ENOUGH = Fraction(98, 100)

# How many there are in each, counted by hand.
COUNTS: Mapping[str, Mapping[str, int]] = {
    "seed-000": {"rows": 7, "methods": 24, "steps": 28, "responsible": 20, "limitations": 5},
    "seed-001": {
        "rows": 14, "methods": 62, "measures": 13, "findings": 18, "results": 17, "outcomes": 20,
        "questions": 7,
    },
    "seed-002": {"rows": 6, "methods": 22, "results": 21, "suggestions": 6},
    "seed-003": {"rows": 0, "follow_up": 13},
    "seed-004": {"rows": 8, "measures": 11, "steps": 30},
}  # fmt: skip


@cache
def facts_of(file: Path) -> Facts:
    """What is read in a seed of what this test is about; the years are those of its truth."""
    truth = load(file)
    seed = seed_of(truth)
    parts = outlined(read_bytes(seed.name, seed.read_bytes()))
    framework = load_framework(any_of(truth["fiscal_year"])[0])
    rows = measures_in(parts, framework, truth["work_year"])
    findings = findings_in(parts, framework)
    return Facts(
        measures=rows.rows,
        findings=findings.rows,
        follow_up=follow_up_in(parts),
        limitations=limitations_in(parts),
        doubts=rows.doubts + findings.doubts,
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_tables_of_a_seed_are_read_as_a_clerk_reads_them(file: Path) -> None:
    compared = compare(load(file), facts_of(file))

    ours = [one for one in compared.fields if one.name.startswith(OURS)]
    wrong = [one for one in ours if not one.right]
    assert Fraction(len(ours) - len(wrong), len(ours)) >= ENOUGH, wrong
    assert [one for one in wrong if one.number and one.got and not one.told] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_seed_has_so_many_rows_and_entries(file: Path) -> None:
    facts = facts_of(file)
    wanted = COUNTS[file.stem]

    counted = {
        "rows": len(facts.measures),
        "follow_up": len(facts.follow_up),
        "limitations": len(facts.limitations),
    }
    for name in wanted.keys() - counted.keys():
        counted[name] = sum(len(getattr(one.measure, name)) for one in facts.measures)
    assert {name: counted[name] for name in wanted} == wanted


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_plan_of_a_seed_is_one_that_a_file_can_hold(file: Path) -> None:
    truth = load(file)
    year, work_year = any_of(truth["fiscal_year"])[0], truth["work_year"]

    plan = plan_of(replace(facts_of(file), fiscal_year=year, work_year=work_year))

    content = plan_bytes(plan, load_framework(year), "yaml")
    assert read_plan_bytes("plan.yaml", content) == plan
