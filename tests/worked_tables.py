"""The tables of docs/scoring.md, computed: from golden cases wherever an agency published figures.

Each function gives the rows of one table, cell by cell, as the document must show them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from importlib import resources
from itertools import groupby
from pathlib import Path

from prongsai.core.disagreements import disagreements
from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework
from prongsai.core.marks import mark, marking_key
from prongsai.core.reach import Ends, Reach, reach
from prongsai.core.receipts import exactly, receipt
from prongsai.core.results import Result, result_of
from prongsai.core.scoring import Score, as_published, level, score
from prongsai.core.shares import shares
from prongsai.core.sheets.files import read_sheet_bytes
from prongsai.core.surveys.margins import (
    error_squared,
    margins,
    rounded_root,
    spread_of_options,
)
from prongsai.core.surveys.pooling import answers_of
from prongsai.core.surveys.questionnaire import questionnaire
from prongsai.core.surveys.tallies import Tally, tally_of
from prongsai.core.yamlfile import read_yaml

GOLDEN = Path(__file__).parent / "golden"
Rows = Iterator[list[str]]


def result(case: str) -> Result:
    """The result of a golden case's sheet."""
    name = read_yaml((GOLDEN / f"{case}.yaml").read_text("utf-8"), case)["sheet"]
    sheet = resources.files("prongsai.apps.demonstration") / "sheets" / name
    return result_of(read_sheet_bytes(name, sheet.read_bytes()))


def answers() -> Rows:
    """Questions of FY2563 with how often each option was chosen."""
    framework = load_framework(2563)
    for code, counts in ANSWERS:
        node = framework.nodes[code]
        found = mark(node, framework.scales, counts)
        assert found is not None
        for one in (*found.parts, found):
            working = _mean_of_parts(one.parts) if one.parts else _chosen(one.options)
            kind = f"{one.node.scale}, {one.node.polarity}"
            yield [_code(one.node.code), kind, working, exactly(one.value), str(one.announced)]


def sub_indicators() -> Rows:
    """Seed 003: how many items of each sub-indicator passed, and what that gives."""
    total = result("klongmuang-2563").total
    for part in total.find("oit").walk():
        if part.node.kind == "sub_indicator":
            passed = sum(item.value == 100 for item in part.parts)
            yield [
                _code(part.node.code),
                str(len(part.parts)),
                str(passed),
                exactly(part.value),
                str(part.announced),
            ]


def up_to_the_total() -> Rows:
    """Seed 003: every score above the sub-indicators, with its rule and its working."""
    total = result("klongmuang-2563").total
    for code in ("9", "10", "iit", "eit", "oit", "ita"):
        one = receipt(total.find(code))
        node = one.score.node
        yield [
            _code(code),
            _code(node.combine),
            one.working,
            one.exact,
            f"**{one.score.announced}**",
        ]


def rounding() -> Rows:
    """Phichit, FY2564: figures as printed, rounded half up and cut off."""
    case = read_yaml((GOLDEN / "phichit-2564.yaml").read_text("utf-8"), "phichit-2564")
    framework = load_framework(case["year"])
    for row in case["agencies"]:
        oit = _oit_without(framework, row["failed"])
        nine, forty = oit.find("9").value or Fraction(), (oit.value or Fraction()) * 40 / 100
        yield [
            ", ".join(row["failed"]) or "–",
            exactly(nine),
            row["9"],
            str(as_published(nine)),
            _cut_off(nine),
            exactly(forty),
            row["oit"],
            str(as_published(forty)),
        ]


def levels() -> Rows:
    """Three instruments' scores, the total and the level, by the conditions of FY2568."""
    framework = load_framework(2568)
    for iit, eit, oit in INSTRUMENTS:
        total = _total(framework, iit, eit, oit)
        reached = level(framework, total)
        assert reached is not None
        yield [iit, eit, oit, exactly(total.value), str(total.announced), reached.code]


def edges() -> Rows:
    """Totals beside the edge of a level of FY2563."""
    framework = load_framework(2563)
    for whole in ("84.99", "84.9949", "84.995", "85", "49.99", "0"):
        total = _total(framework, whole, whole, whole)
        reached = level(framework, total)
        assert reached is not None
        yield [whole, str(total.announced), reached.code]


def worth() -> Rows:
    """How many points of the total one item is worth, by year and sub-indicator."""
    for year in (2563, 2568):
        framework = load_framework(year)
        points = shares(framework.assessment)
        parts = (node for node in framework.nodes["oit"].walk() if node.kind == "sub_indicator")
        for item, alike in groupby(parts, key=lambda node: points[node.parts[0].code] * 100):
            group = list(alike)
            codes = ", ".join(_code(node.code) for node in group)
            yield [str(year), codes, str(len(group[0].parts)), exactly(item)]


def between() -> Rows:
    """Seed 002: what the exact scores can be, one indicator not being known."""
    given = result("bokaeo-2564")
    whole = reach(given.framework.assessment, given.sheet.known)
    found = {part.node.code: part.ends for part in _reaches(whole)}
    printed = {code: str(figure) for code, figure in given.sheet.scores.items()}
    printed["ita"] = str(given.sheet.reported.total)
    for code in ("1", "5", "iit", "eit", "oit", "ita"):
        yield [_code(code), printed.get(code, "–"), *_ends(found[code])]


def told() -> Rows:
    """The disagreements of seeds 000, 002 and 003."""
    for case in ("maeka-2566", "bokaeo-2564", "klongmuang-2563"):
        given = result(case)
        found = disagreements(given.framework, given.sheet, given.total)
        if not found:
            yield [case, str(given.sheet.reported.total), str(given.total.announced), "–", "no"]
        for one in found:
            assert one.possible is not None
            least, most = one.possible
            yield [case, one.reported, one.computed or "–", f"{least} to {most}", "**yes**"]


def needed() -> Rows:
    """How many answers each survey of FY2564 needs from so many people."""
    sampling = load_framework(2564).sampling
    for people in (20, 30, 300, 301, 4000, 4001, 100_000):
        yield [f"{people:,}", *(f"{sampling[code].required(people):,}" for code in ("iit", "eit"))]


def margins_of_questions() -> Rows:
    """Questions of seed 003 among so many people: n, the sample variance and the margin."""
    framework = load_framework(2563)
    for code, counts in ANSWERS[:2]:
        spread = spread_of_options(
            marking_key(framework.nodes[code], framework.scales), counts[code]
        )
        assert spread is not None
        for people in (None, 300, spread.n):
            margin = rounded_root(error_squared(spread, people))
            known = "–" if people is None else str(people)
            yield [_code(code), str(spread.n), known, exactly(spread.variance), f"± {margin}"]


def margins_of_parts() -> Rows:
    """A question with two parts, of people who answered both: from sums, and as a bound."""
    asked = questionnaire(load_framework(2563), "eit")
    some = [
        asked.response({"e1.1": first, "e1.2": second})
        for first, second, times in BOTH_PARTS
        for _ in range(times)
    ]
    tally = tally_of(asked, some)
    exact = answers_of(asked, [("all", tally)], None)
    counted = answers_of(asked, [("all", replace(tally, sums={}))], None)
    for code in ("e1.1", "e1.2", "e1"):
        least, bound = margins(asked, exact)[code], margins(asked, counted)[code]
        assert not least.at_most
        said = f"at most {bound.points}" if bound.at_most else f"± {bound.points}"
        yield [_code(code), str(as_published(exact.marks[code])), f"± {least.points}", said]


def portions() -> Rows:
    """Two portions of different size: pooled, and each counting the same."""
    asked = questionnaire(load_framework(2566), "eit")
    for pooling in ("pooled", "halves"):
        rules = asked.rules._replace(pooling=pooling)
        given = answers_of(
            replace(asked, rules=rules),
            [
                (portion, Tally(sum(options.values()), {"e3": options}))
                for portion, options in PORTIONS
            ],
            None,
        )
        margin = margins(replace(asked, rules=rules), given)["e3"]
        exact = exactly(given.marks["e3"])
        mark = as_published(given.marks["e3"])
        yield [_code(f"pooling: {pooling}"), str(given.n), exact, str(mark), f"± {margin.points}"]


TABLES: Mapping[str, Callable[[], Rows]] = {
    "answers": answers,
    "sub-indicators": sub_indicators,
    "up to the total": up_to_the_total,
    "rounding": rounding,
    "levels": levels,
    "edges": edges,
    "worth of an item": worth,
    "between": between,
    "disagreements": told,
    "answers needed": needed,
    "portions": portions,
    "margins of questions": margins_of_questions,
    "margins of parts": margins_of_parts,
}

# e8 and e13 as seed 003 prints them; the others are made up to show parts and polarity.
ANSWERS: tuple[tuple[str, Mapping[str, Mapping[str, int]]], ...] = (
    ("e8", {"e8": {"1": 27, "0": 22}}),
    ("e13", {"e13": {"1": 26, "0": 24}}),
    (
        "e1",
        {
            "e1.1": {"4": 30, "3": 12, "2": 5, "1": 2},
            "e1.2": {"4": 20, "3": 20, "2": 6, "1": 1},
        },
    ),
    ("e4", {"e4.1": {"0": 48, "1": 1}, "e4.2": {"0": 49}, "e4.3": {"0": 45, "1": 3}}),
)
# Made up: 12 people who answered both parts of e1, and the portions of the EIT at e3.
BOTH_PARTS = (("4", "4", 4), ("3", "4", 3), ("3", "2", 2), ("2", "3", 2), ("1", "1", 1))
PORTIONS: tuple[tuple[str, Mapping[str, int]], ...] = (
    ("1", {"4": 90, "3": 60, "2": 10}),
    ("2", {"4": 8, "3": 12, "2": 16, "1": 4}),
)
# The second is the total of an office that the NACC announced as ผ่าน [mgr1]; its parts are ours.
INSTRUMENTS = (
    ("95", "95", "95"),
    ("98", "84.8", "99.5"),
    ("98", "85", "99.35"),
    ("100", "94.99", "100"),
    ("84.995", "84.995", "84.995"),
    ("84.99", "84.99", "84.99"),
    ("69.99", "69.99", "69.99"),
)


def _code(words: str) -> str:
    return f"`{words}`"


def _chosen(options: Mapping[str, int]) -> str:
    return ", ".join(f"{times} × `{option}`" for option, times in options.items())


def _mean_of_parts(parts: tuple[object, ...]) -> str:
    return f"the mean of its {len(parts)} parts"


def _oit_without(framework: Framework, failed: list[str]) -> Score:
    """The OIT score where one more item of each named sub-indicator failed."""
    marks = {node.code: Fraction(100) for node in framework.marked if node.kind == "item"}
    for code in failed:
        item = next(item for item in framework.nodes[code].parts if marks[item.code])
        marks[item.code] = Fraction(0)
    return score(framework.nodes["oit"], marks)


def _cut_off(value: Fraction) -> str:
    decimal = Decimal(value.numerator) / value.denominator
    return str(decimal.quantize(Decimal("0.01"), ROUND_DOWN))


def _total(framework: Framework, *instruments: str) -> Score:
    codes = [instrument.code for instrument in framework.instruments]
    known = {code: Fraction(given) for code, given in zip(codes, instruments, strict=True)}
    return score(framework.assessment, known)


def _reaches(whole: Reach) -> Iterator[Reach]:
    yield whole
    for part in whole.parts:
        yield from _reaches(part)


def _ends(ends: Ends) -> list[str]:
    return [exactly(ends.low), exactly(ends.high), f"{ends.least} to {ends.most}"]
