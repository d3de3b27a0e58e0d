"""What a change costs: by the item, by the point, or as the office says for one of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from prongsai.core.framework import Framework, Node
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text

Amount = int | Decimal | Fraction

_WHERE = Text("ต้นทุน", "costs")


@dataclass(frozen=True)
class Costs:
    """The costs of changes, in any one unit: days, baht, or simply the number of items.

    ``per_item`` is for repairing an item, ``per_point`` for raising a question by one point.
    ``each`` has other costs for single codes, likewise per item or per point. What is ``barred``
    is not to be changed at any cost.
    """

    per_item: Amount = 1
    per_point: Amount = 1
    each: Mapping[str, Amount] = field(default_factory=dict)
    barred: frozenset[str] = frozenset()

    def of(self, node: Node) -> Fraction:
        """The cost of repairing this item, or of one point for this question."""
        usual = self.per_item if node.kind == "item" else self.per_point
        return Fraction(self.each.get(node.code, usual))


def check_costs(costs: Costs, framework: Framework) -> None:
    """Raise ProblemsFound where a cost is below 0 or is for something that has no mark."""
    marked = {node.code for node in framework.marked}
    named = sorted({*costs.each, *costs.barred} - marked)
    problems = [Problem(_WHERE, _NOT_MARKED.fill(code=code)) for code in named]
    amounts: dict[str, Amount] = {"per_item": costs.per_item, "per_point": costs.per_point}
    for name, amount in (amounts | dict(costs.each)).items():
        if amount < 0:
            problems.append(Problem(_WHERE, _NEGATIVE.fill(name=name, amount=amount)))
    if problems:
        raise ProblemsFound(problems)


_NOT_MARKED = Text(
    "'{code}' ไม่ใช่ข้อคำถามหรือข้อตรวจของปีนี้ โปรดระบุรหัสข้อ เช่น i1 e1 o1",
    "'{code}' is not a question or item of this year; name one by its code, such as i1, e1 or o1.",
)
_NEGATIVE = Text(
    "ต้นทุนของ '{name}' เป็น {amount} โปรดใส่ค่าตั้งแต่ 0 ขึ้นไป",
    "the cost of '{name}' is {amount}; it must be 0 or more.",
)
