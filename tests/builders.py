"""Small frameworks and scores for tests: plain functions with defaults, changed by keyword."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from prongsai.core.framework import (
    Band,
    Element,
    Framework,
    Level,
    Node,
    Option,
    Scale,
    Source,
    Theme,
)
from prongsai.core.scoring import Score, score
from prongsai.core.wording import Text


def make_node(code: str, *parts: Node, **changes: Any) -> Node:
    """A node that is the mean of its parts; an indicator unless ``kind`` says otherwise."""
    fields: dict[str, Any] = {"kind": "indicator", "name": _name(code), "parts": parts}
    return Node(code=code, **(fields | changes))


def make_question(code: str, **changes: Any) -> Node:
    """A question of a survey, about the theme ``work``."""
    fields = {"kind": "question", "scale": "four", "theme": "work", "ask": _name(f"ask {code}")}
    return make_node(code, **(fields | changes))


def make_item(code: str, **changes: Any) -> Node:
    """An OIT item with one element, about the theme ``news``."""
    fields = {
        "kind": "item",
        "theme": "news",
        "data_year": "C",
        "elements": (Element("a", _name(f"element of {code}")),),
    }
    return make_node(code, **(fields | changes))


def make_instrument(code: str, weight: int | str, *parts: Node, **changes: Any) -> Node:
    """An instrument of ``weight`` percent."""
    fields = {"kind": "instrument", "weight": Decimal(weight)}
    return make_node(code, *parts, **(fields | changes))


def make_assessment(*instruments: Node, **changes: Any) -> Node:
    """The weighted sum of its instruments; three small ones unless others are given.

    Total = 0.3 · mean(i1, i2) + 0.3 · e1 + 0.4 · mean(mean(o1, o2), o3).
    """
    fields = {"kind": "assessment", "combine": "weighted_sum"}
    return make_node("ita", *(instruments or _three_instruments()), **(fields | changes))


def make_level(
    code: str, at_least: int | str, each: int | str | None = None, **changes: Any
) -> Level:
    """A level from ``at_least`` on, with each instrument from ``each`` on."""
    fields: dict[str, Any] = {
        "name": _name(code),
        "at_least": Decimal(at_least),
        "each_instrument": None if each is None else Decimal(each),
        "passes": Decimal(at_least) >= 85,
    }
    return Level(code=code, **(fields | changes))


def make_framework(**changes: Any) -> Framework:
    """A year with three small instruments, four levels, three bands and two themes."""
    fields: dict[str, Any] = {
        "year": 2566,
        "revision": 1,
        "status": "final",
        "because": None,
        "wording": "own",
        "assessment": make_assessment(),
        "scales": {"four": make_scale("four", 0, 33, 67, 100), "two": make_scale("two", 0, 100)},
        "levels": (
            make_level("excellent", 95, each=95),
            make_level("good", 85, each=85),
            make_level("pass", 85),
            make_level("improve", 0),
        ),
        "bands": (make_band("over_85", 85), make_band("over_60", 60), make_band("below_60", 0)),
        "themes": (Theme("work", _name("work")), Theme("news", _name("news"))),
        "sampling": {},
        "calendar": (),
        "sources": {"own": Source("own", "made for a test", "high")},
    }
    return Framework(**(fields | changes))


def make_scale(code: str, *marks: int) -> Scale:
    """A scale whose options are worth ``marks``, from the first to the last."""
    options = [
        Option(str(place), _name(f"option {place}"), Decimal(mark))
        for place, mark in enumerate(marks)
    ]
    return Scale(code, tuple(options))


def make_band(code: str, at_least: int) -> Band:
    """A band from ``at_least`` on."""
    return Band(code, _name(code), Decimal(at_least))


def make_known(
    framework: Framework, mark: int | str = 100, **marks: int | str
) -> dict[str, Fraction]:
    """The same mark for every question and item, but for those named."""
    known = {node.code: Fraction(mark) for node in framework.marked}
    return known | exact(marks)


def make_score(framework: Framework, mark: int | str = 100, **marks: int | str) -> Score:
    """The score where every question and item has the same mark, but for those named."""
    return score(framework.assessment, make_known(framework, mark, **marks))


def exact(marks: Mapping[str, int | str]) -> dict[str, Fraction]:
    """Marks as scoring takes them."""
    return {code: Fraction(mark) for code, mark in marks.items()}


def _three_instruments() -> tuple[Node, ...]:
    return (
        make_instrument("iit", 30, make_node("1", make_question("i1"), make_question("i2"))),
        make_instrument("eit", 30, make_node("6", make_question("e1"))),
        make_instrument(
            "oit",
            40,
            make_node(
                "9", make_node("9.1", make_item("o1"), make_item("o2"), kind="sub_indicator")
            ),
            make_node("10", make_item("o3")),
        ),
    )


def _name(words: str) -> Text:
    return Text(f"ชื่อ {words}", f"name {words}")
