"""Where measures stand in their documents: under the themes or indicators that they answer.

A measure is never lost: where it cannot stand under a theme or indicator, it stands at the end.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.framework import Framework, Node, Theme
from prongsai.core.loading import load_framework


class Placed(NamedTuple):
    """A measure in its row, counted from 1 in the order of print; ``again`` after its like.

    ``subject`` is the theme or indicator that it stands under, None where it has none.
    """

    number: int
    measure: Measure
    subject: Theme | Node | None
    again: bool

    def blank(self, field: str) -> str:
        """What a field of this row is called among the blanks to fill by hand."""
        return f"{field} (แถวที่ {self.number})"


def under_themes(plan: Plan) -> tuple[Placed, ...]:
    """Measures in the order of the seven themes; those of none at the end."""
    framework = load_framework(plan.assessed)
    themes = {theme.code: theme for theme in framework.themes}
    found = [(one, themes.get(theme_code(one, framework) or "")) for one in plan.measures]
    order = {theme.code: place for place, theme in enumerate(framework.themes)}
    return _numbered(sorted(found, key=lambda one: order[one[1].code] if one[1] else len(order)))


def under_indicators(plan: Plan) -> tuple[Placed, ...]:
    """Measures in the order of the indicators; those of none at the end."""
    framework = load_framework(plan.assessed)
    indicators = [node for node in framework.assessment.walk() if node.kind == "indicator"]
    order = {node.code: place for place, node in enumerate(indicators)}
    found = _with_indicators(plan, framework)
    return _numbered(sorted(found, key=lambda one: order[one[1].code] if one[1] else len(order)))


def as_planned(plan: Plan) -> tuple[Placed, ...]:
    """Measures with their indicators in the order of the plan; those of none at the end."""
    found = _with_indicators(plan, load_framework(plan.assessed))
    return _numbered(sorted(found, key=lambda one: one[1] is None))


def theme_code(measure: Measure, framework: Framework) -> str | None:
    """The theme that a measure answers: its own, else the one of its questions.

    An indicator leads to a theme only where all its questions belong to that theme.
    """
    if measure.theme:
        return measure.theme
    asked = [theme for one in measure.questions for theme in _themes(one, framework)]
    if asked:
        return _most(asked)
    return _only(_themes(measure.indicator, framework))


def indicator_code(measure: Measure, framework: Framework) -> str | None:
    """The indicator that a measure answers: its own, else the one of its questions.

    A theme leads to an indicator only where all its questions belong to that indicator.
    """
    if measure.indicator:
        return _indicator(measure.indicator, framework)
    asked = [found for one in measure.questions if (found := _indicator(one, framework))]
    if asked:
        return _most(asked)
    if not measure.theme:
        return None
    answered = (one.code for one in framework.marked if one.theme == measure.theme)
    return _only(found for one in answered if (found := _indicator(one, framework)))


def called(placed: Placed, framework: Framework) -> str:
    """What a measure answers, with the official word: ``ตัวชี้วัดที่ 9 …``, ``ประเด็นที่ 2 …``.

    Where it stands under nothing, what the plan says of it; empty where the plan says nothing.
    """
    match placed.subject:
        case Theme(number, name):
            return f"ประเด็นที่ {number} {name.th}"
        case Node() as node:
            return f"ตัวชี้วัดที่ {node.code} {node.name.th}"
    return stated(placed.measure, framework)


def stated(measure: Measure, framework: Framework) -> str:
    """The indicator or theme that the plan itself gives a measure; empty where it gives neither."""
    indicators = {one.code: one.name.th for one in framework.assessment.walk()}
    themes = {one.code: one.name.th for one in framework.themes}
    for word, of, names in (
        ("ตัวชี้วัดที่", measure.indicator, indicators),
        ("ประเด็นที่", measure.theme, themes),
    ):
        if of:
            return f"{word} {of} {names.get(of, '')}".strip()
    return ""


def sub_indicator_of(of: str, framework: Framework) -> Node | None:
    """The sub-indicator that a code names or is part of; ``None`` for none."""
    while of in framework.parents and framework.nodes[of].kind != "sub_indicator":
        of = framework.parents[of].code
    return framework.nodes[of] if kind_of(of, framework) == "sub_indicator" else None


def kind_of(of: str, framework: Framework) -> str:
    """The kind of node that a code names; empty for a code that the rules do not have."""
    return framework.nodes[of].kind if of in framework.nodes else ""


def _numbered(found: Iterable[tuple[Measure, Theme | Node | None]]) -> tuple[Placed, ...]:
    rows: list[Placed] = []
    for number, (measure, subject) in enumerate(found, 1):
        again = bool(rows) and subject is not None and rows[-1].subject is subject
        rows.append(Placed(number, measure, subject, again))
    return tuple(rows)


def _with_indicators(plan: Plan, framework: Framework) -> list[tuple[Measure, Node | None]]:
    if not any(one.indicator or one.questions for one in plan.measures):
        return [(one, None) for one in plan.measures]  # a plan by themes keeps its themes
    nodes = framework.nodes
    return [(one, nodes.get(indicator_code(one, framework) or "")) for one in plan.measures]


def _themes(of: str, framework: Framework) -> list[str]:
    """The themes of what a code names: of a part those of its question."""
    node = framework.nodes.get(of)
    if node is not None and node.kind == "part":
        return _themes(framework.parents[of].code, framework)
    return [one.theme for one in node.walk() if one.theme] if node else []


def _indicator(of: str, framework: Framework) -> str | None:
    while of in framework.parents and framework.nodes[of].kind != "indicator":
        of = framework.parents[of].code
    return of if kind_of(of, framework) == "indicator" else None


def _most(codes: Iterable[str]) -> str:
    """The code that comes most often; the first of several such."""
    return Counter(codes).most_common(1)[0][0]


def _only(codes: Iterable[str]) -> str | None:
    different = set(codes)
    return different.pop() if len(different) == 1 else None
