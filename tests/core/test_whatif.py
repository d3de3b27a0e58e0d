"""The cheapest way to a level, against every other way there is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.framework import Framework, Level, Node
from prongsai.core.loading import load_framework
from prongsai.core.problems import ProblemsFound
from prongsai.core.scoring import level, score
from prongsai.core.shares import shares
from prongsai.core.whatif import Change, Costs, Way, as_plain, cheapest_way
from tests.builders import (
    exact,
    make_assessment,
    make_framework,
    make_instrument,
    make_item,
    make_known,
    make_level,
    make_node,
    make_question,
)

Known = Mapping[str, Fraction]


def test_the_answer_names_changes_cost_total_and_level():
    framework = make_framework()
    known = make_known(framework, 100, e1="55.10", o1=0, o3=0)

    way = cheapest_way(framework, known, "good")

    assert as_plain(way, "th") == {
        "target": "good",
        "reachable": True,
        "cost": "31.90",
        "changes": [
            {"code": "e1", "from": "55.10", "to": "85.00"},
            {"code": "o1", "from": "0.00", "to": "100.00"},
            {"code": "o3", "from": "0.00", "to": "100.00"},
        ],
        "total_after": "95.50",
        "level_after": "good",
    }


def test_a_level_already_reached_needs_no_change():
    way = cheapest_way(make_framework(), make_known(make_framework()), "pass", Costs(per_item=0))

    assert (_changes(way), way.cost, _level_after(way)) == ({}, 0, "excellent")


def test_a_way_may_lead_to_a_higher_level_than_asked_for():
    framework = make_framework()

    way = cheapest_way(framework, make_known(framework, 100, o3=0), "pass")

    assert (_changes(way), _level_after(way)) == ({"o3": (0, 100)}, "excellent")


def test_a_level_goes_by_the_announced_score():
    """84.995 is announced as 85.00, so half a hundredth need not be bought."""
    framework = _two_questions()

    almost = cheapest_way(framework, exact({"i1": "84.99", "i2": "84.99"}), "pass")
    enough = cheapest_way(framework, exact({"i1": "84.99", "i2": "85.00"}), "pass")

    assert (_changes(almost), almost.after.value) == (
        {"i1": (Fraction("84.99"), 85)},
        Fraction("84.995"),
    )
    assert enough.changes == ()


def test_each_instrument_must_reach_what_the_level_asks_of_it():
    framework = make_framework()
    known = make_known(framework, 100, e1=80)

    assert cheapest_way(framework, known, "pass").changes == ()
    assert _changes(cheapest_way(framework, known, "good")) == {"e1": (80, 85)}
    assert _changes(cheapest_way(framework, known, "excellent")) == {"e1": (80, 95)}


def test_costs_decide_what_is_changed():
    framework = make_framework()
    known = make_known(framework, 100, o1=0, o2=0)

    usual = cheapest_way(framework, known, "pass")
    dear = cheapest_way(framework, known, "pass", Costs(each={"o1": Decimal("1.5"), "o2": 1}))
    barred = cheapest_way(framework, known, "pass", Costs(barred=frozenset({"o2"})))

    assert [_changes(way) for way in (usual, dear, barred)] == [
        {"o1": (0, 100)},
        {"o2": (0, 100)},
        {"o1": (0, 100)},
    ]


def test_of_equal_questions_the_weakest_is_raised_first():
    framework = _two_questions()

    way = cheapest_way(framework, exact({"i1": 90, "i2": 60}), "pass")

    assert _changes(way) == {"i2": (60, Fraction("79.99"))}


def test_a_mark_with_more_decimals_rises_by_hundredths_up_to_100():
    framework = _two_questions(make_level("top", 100), make_level("low", 0))
    known = exact({"i1": 100, "i2": Fraction(200, 3)})

    way = cheapest_way(framework, known, "top")

    assert (_changes(way), way.cost) == (
        {"i2": (Fraction(200, 3), Fraction(200, 3) + Fraction("33.33"))},
        Fraction("33.33"),
    )


def test_a_raised_question_takes_the_place_of_its_parts():
    parts = (make_node("i1a", kind="part"), make_node("i1b", kind="part"))
    framework = make_framework(
        assessment=make_assessment(
            make_instrument("iit", 100, make_node("1", make_question("i1", parts=parts)))
        )
    )

    way = cheapest_way(framework, exact({"i1a": 100, "i1b": 40}), "pass")

    assert (_changes(way), way.after.announced) == ({"i1": (70, 85)}, Decimal("85.00"))


def test_a_level_out_of_reach_is_told_with_the_best_total_and_the_reason():
    framework = make_framework()
    known = make_known(framework, 100, o1=0, o3=0) | exact({"1": 60})
    del known["i1"], known["i2"]

    way = cheapest_way(framework, known, "good", Costs(barred=frozenset({"o1"})))

    assert as_plain(way, "en") == {
        "target": "good",
        "reachable": False,
        "cost": None,
        "changes": [],
        "total_after": "78.00",
        "level_after": "improve",
        "because": "Even with 100 for everything that can be changed, level good is not reached: "
        "name oit would be 75.00 and must be 85. Not to be changed, as you asked: o1.",
    }


def test_what_cannot_be_worked_out_is_not_called_impossible_and_the_marks_to_add_are_named():
    framework = make_framework()
    known = make_known(framework, 100, o1=0, o3=0) | exact({"1": 60})
    del known["i1"], known["i2"]

    way = cheapest_way(framework, known, "good")

    assert way.because is not None
    assert way.because.say("en") == (
        "A way to level good cannot be worked out from what is known: with 100 for every known "
        "mark that can be changed, name iit would be 60.00 and must be 85. Of the rest only the "
        "published score is known; add the marks i1–i2, and try again."
    )


def test_a_known_mark_lifts_the_published_score_above_it_by_its_share():
    framework = make_framework()
    known = make_known(framework, 100, o1=0, o3=100) | exact({"9": 40})
    del known["o2"]

    way = cheapest_way(framework, known, "excellent")

    assert (_changes(way), way.after.find("9").value) == ({"o1": (0, 100)}, 90)
    assert (way.after.announced, _level_after(way)) == (Decimal("98.00"), "excellent")


def test_a_published_score_is_lifted_to_100_at_most():
    framework = make_framework()
    known = make_known(framework, 100, o1=0, e1=50) | exact({"9": 90})
    del known["o2"]

    way = cheapest_way(framework, known, "excellent", Costs(barred=frozenset({"e1"})))

    assert way.after.find("9").value == 100


def test_a_total_known_only_as_published_is_lifted_but_shows_no_instrument():
    known = exact({"ita": 80, "o1": 0})

    passed, good = (cheapest_way(make_framework(), known, code) for code in ("pass", "good"))

    assert (_changes(passed), passed.after.announced) == ({"o1": (0, 100)}, Decimal("90.00"))
    assert (good.reachable, good.changes) == (False, ())


def test_of_free_changes_none_is_left_that_could_be_left_out():
    framework = load_framework(2563)
    known = make_known(framework, 80)

    way = cheapest_way(framework, known, "A", Costs(per_item=0))

    assert way.cost == 0
    assert not any(_reached(framework, _without(way, known, change)) for change in way.changes)
    assert way == cheapest_way(framework, known, "A", Costs(per_item=0))


@pytest.mark.parametrize(
    ("target", "costs", "says"),
    [
        ("A", Costs(), "this year has no level 'A'; its levels are excellent, good, pass."),
        ("good", Costs(each={"o9": 1}), "'o9' is not a question or item of this year"),
        ("good", Costs(barred=frozenset({"9"})), "'9' is not a question or item of this year"),
        ("good", Costs(each={"o1": -1}), "the cost of 'o1' is -1; it must be 0 or more."),
    ],
)
def test_what_cannot_be_answered_is_said(target: str, costs: Costs, says: str):
    with pytest.raises(ProblemsFound, match=re.escape(says)):
        cheapest_way(make_framework(), make_known(make_framework(), 50), target, costs)


def test_without_a_total_the_missing_marks_are_named():
    known = exact({"i1": 50, "o1": 0, "o2": 0, "o3": 0})

    with pytest.raises(ProblemsFound, match=r"add the marks of i2 \(name i2\), eit \(name eit\)"):
        cheapest_way(make_framework(), known, "good")


def test_a_free_change_is_made_first_but_no_further_than_needed():
    framework = _two_questions()

    way = cheapest_way(framework, exact({"i1": 80, "i2": 70}), "pass", Costs(each={"i2": 0}))

    assert (_changes(way), way.cost) == ({"i2": (70, Fraction("89.99"))}, 0)


def test_a_dear_item_is_left_where_the_points_of_a_question_are_cheap():
    nodes = make_node("1", make_item("o1"), make_question("i1"))
    framework = make_framework(
        assessment=make_assessment(make_instrument("one", 100, nodes)),
        levels=(make_level("goal", 55), make_level("low", 0)),
    )

    way = cheapest_way(framework, exact({"o1": 50, "i1": 0}), "goal", Costs(5, Decimal("0.01")))

    assert (_changes(way), way.cost) == ({"i1": (0, Fraction("59.99"))}, Fraction("0.5999"))


@pytest.mark.parametrize("costs", [Costs(), Costs(Decimal("23.74"), Decimal("0.02")), None])
def test_a_whole_year_is_answered_and_no_change_could_be_left_out(costs: Costs | None):
    framework = load_framework(2563)
    marked = list(enumerate(framework.marked, start=1))
    known = {
        node.code: Fraction(place % 3 and 100 if node.kind == "item" else 50 + place)
        for place, node in marked
    }
    each = {node.code: Decimal(7919 * place % 1999) / 100 for place, node in marked}

    way = cheapest_way(framework, known, "A", costs or Costs(each=each))

    assert _level_after(way) == "A"
    assert not any(_reached(framework, _without(way, known, change)) for change in way.changes)


@st.composite
def _cases(
    draw: st.DrawFn, marks: st.SearchStrategy[Fraction], lowest_cost: int
) -> tuple[Framework, Known, Costs]:
    """A year of three items and three questions near full marks, shared out by chance."""
    nodes = [make_item(code) for code in ("o1", "o2", "o3")]
    nodes += [make_question(code) for code in ("i1", "i2", "i3")]
    nodes = draw(st.permutations(nodes))
    inner, first = sorted(draw(st.tuples(st.integers(1, 5), st.integers(1, 5))))
    weight = draw(st.sampled_from([20, 50, 70]))
    framework = make_framework(
        assessment=make_assessment(
            make_instrument("one", weight, make_node("1", *nodes[:inner]), *nodes[inner:first]),
            make_instrument("two", 100 - weight, *nodes[first:]),
        ),
        levels=(
            make_level("goal", draw(_FIGURES), draw(_FIGURES | st.none())),
            make_level("low", 0),
        ),
    )
    items = st.sampled_from([Fraction(0), Fraction(100), Fraction(100)])
    amounts = st.fractions(lowest_cost, 4, max_denominator=3)
    return (
        framework,
        {node.code: draw(items if node.kind == "item" else marks) for node in nodes},
        Costs(
            each={node.code: draw(amounts) for node in nodes},
            barred=draw(st.frozensets(st.sampled_from([node.code for node in nodes]), max_size=1)),
        ),
    )


_FIGURES = st.sampled_from(["85", "70", "60.005", "50", "33.33"]) | st.integers(9995, 10000).map(
    lambda hundredths: str(Decimal(hundredths) / 100)
)
_HUNDREDTHS = st.integers(9996, 10000).map(lambda mark: Fraction(mark, 100))
_FINER = st.integers(39984, 40000).map(lambda mark: Fraction(mark, 400))


@given(_cases(_HUNDREDTHS, lowest_cost=1))
@settings(max_examples=120, deadline=None)
def test_no_way_is_cheaper_and_none_as_cheap_comes_before(case: tuple[Framework, Known, Costs]):
    framework, known, costs = case
    order = _preference(framework, known, costs)

    way = cheapest_way(framework, known, "goal", costs)

    first = min(
        _every_way(framework, known, costs),
        key=lambda marks: (_cost(framework, known, marks, costs), [-marks[code] for code in order]),
        default=None,
    )
    assert first == (_marks_after(way, known) if way.reachable else None)


@given(_cases(_HUNDREDTHS | _FINER, lowest_cost=0))
@settings(max_examples=120, deadline=None)
def test_no_way_is_cheaper_with_free_changes_and_finer_marks(case: tuple[Framework, Known, Costs]):
    framework, known, costs = case

    way = cheapest_way(framework, known, "goal", costs)

    ways = _every_way(framework, known, costs)
    assert way.cost == min((_cost(framework, known, marks, costs) for marks in ways), default=None)
    assert way.reachable == (_level_after(way) == "goal")
    assert not any(_goal_is_reached(framework, _without(way, known, one)) for one in way.changes)


@given(_cases(_HUNDREDTHS | _FINER, lowest_cost=0), st.data())
@settings(max_examples=120, deadline=None)
def test_no_way_is_cheaper_where_an_indicator_is_known_only_as_published(
    case: tuple[Framework, Known, Costs], chance: st.DataObject
):
    everything, marks, costs = case
    framework = _with_an_unknown_item(everything)
    known = {**marks, "1": chance.draw(_PUBLISHED)}

    way = cheapest_way(framework, known, "goal", costs)

    ways = [
        after
        for after in _every_choice(everything, marks, costs)
        if _goal_is_reached(framework, {**after, "1": _lifted(framework, known, after)})
    ]
    assert way.cost == min((_cost(everything, marks, one, costs) for one in ways), default=None)
    assert way.reachable == (_level_after(way) == "goal")
    for change in way.changes:
        less = _without(way, known, change)
        assert not _goal_is_reached(framework, {**less, "1": _lifted(framework, known, less)})


_PUBLISHED = st.sampled_from(["0", "60", "95.5", "99.99", "100"]).map(Fraction)


def _with_an_unknown_item(framework: Framework) -> Framework:
    one, two = framework.instruments
    first, *others = one.parts
    first = replace(first, parts=(*first.parts, make_item("o9")))
    one = replace(one, parts=(first, *others))
    return make_framework(assessment=make_assessment(one, two), levels=framework.levels)


def _lifted(framework: Framework, known: Known, marks: Known) -> Fraction:
    """The published score of 1 after its parts rose to ``marks``."""
    parts = framework.nodes["1"].parts
    rises = [marks[node.code] - known[node.code] for node in parts if node.code in known]
    return min(Fraction(100), known["1"] + sum(rises) / len(parts))


def _goal_is_reached(framework: Framework, marks: Known) -> bool:
    return level(framework, score(framework.assessment, marks)) == framework.levels[0]


def _two_questions(*levels: Level) -> Framework:
    """The total is the mean of i1 and i2."""
    questions = make_node("1", make_question("i1"), make_question("i2"))
    changes = {"levels": levels} if levels else {}
    return make_framework(
        assessment=make_assessment(make_instrument("iit", 100, questions)), **changes
    )


def _changes(way: Way) -> dict[str, tuple[Fraction, Fraction]]:
    return {change.node.code: (change.before, change.after) for change in way.changes}


def _level_after(way: Way) -> str | None:
    return way.level_after.code if way.level_after else None


def _marks_after(way: Way, known: Known) -> dict[str, Fraction]:
    return {**known, **{change.node.code: change.after for change in way.changes}}


def _without(way: Way, known: Known, change: Change) -> dict[str, Fraction]:
    return {**_marks_after(way, known), change.node.code: change.before}


def _reached(framework: Framework, marks: Known) -> bool:
    reached = level(framework, score(framework.assessment, marks))
    return reached is not None and reached.at_least >= 85


def _every_way(framework: Framework, known: Known, costs: Costs) -> Iterator[dict[str, Fraction]]:
    """The marks of every way that reaches the highest level, however dear."""
    for marks in _every_choice(framework, known, costs):
        if _goal_is_reached(framework, marks):
            yield marks


def _every_choice(
    framework: Framework, known: Known, costs: Costs
) -> Iterator[dict[str, Fraction]]:
    choices = [list(_choices(node, known[node.code], costs)) for node in framework.marked]
    for chosen in product(*choices):
        yield {node.code: mark for node, mark in zip(framework.marked, chosen, strict=True)}


def _choices(node: Node, mark: Fraction, costs: Costs) -> Iterator[Fraction]:
    yield mark
    if node.code in costs.barred:
        return
    while mark < 100:
        mark = Fraction(100) if node.kind == "item" else min(Fraction(100), mark + Fraction("0.01"))
        yield mark


def _cost(framework: Framework, known: Known, marks: Known, costs: Costs) -> Fraction:
    total = Fraction(0)
    for node in framework.marked:
        raised = marks[node.code] - known[node.code]
        amount = ceil(raised > 0) if node.kind == "item" else Fraction(ceil(raised * 100), 100)
        total += amount * Fraction(costs.each[node.code])
    return total


def _preference(framework: Framework, known: Known, costs: Costs) -> list[str]:
    """Items first; by cost per point of the total, then by mark, then as in the framework."""
    worth = shares(framework.assessment)

    def key(node: Node) -> tuple[bool, Fraction, Fraction]:
        is_item, mark = node.kind == "item", known[node.code]
        points = worth[node.code] * (100 - mark if is_item else 1)
        return (not is_item, Fraction(costs.each[node.code]) / (points or 1), mark)

    return [node.code for node in sorted(framework.marked, key=key)]
