"""Marks of OIT items that the year's rules cannot give: told, never refused.

What was announced is taken as it was printed, but such a mark is more often a slip of the
keyboard, or the score of an indicator in the row of an item.
"""

from collections.abc import Iterator
from decimal import Decimal

from prongsai.core.framework import Framework, Node
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.wording import Text

# An item has all of its elements and the right year, or it has not: 100 or 0, and nothing between
# (rules of every year, section 4), unless the year's file gives the item a scale.
_ALL_OR_NOTHING = (Decimal(0), Decimal(100))


def marks_of_item(framework: Framework, item: Node) -> tuple[Decimal, ...]:
    """The marks that an item can get, the lowest first."""
    if item.scale is None:
        return _ALL_OR_NOTHING
    return tuple(sorted({option.mark for option in framework.scales[item.scale].options}))


def odd_marks(framework: Framework, sheet: Sheet) -> tuple[Text, ...]:
    """A sentence for the items whose marks the rules cannot give, by what they can give."""
    found: dict[tuple[Decimal, ...], list[str]] = {}
    for code, mark, possible in _odd(framework, sheet):
        found.setdefault(possible, []).append(f"{code} ({mark:f})")
    return tuple(
        _ODD.fill(
            items=", ".join(items),
            marks=Text(*(word.join(f"{one:f}" for one in possible) for word in _OR)),
        )
        for possible, items in found.items()
    )


def _odd(framework: Framework, sheet: Sheet) -> Iterator[tuple[str, Decimal, tuple[Decimal, ...]]]:
    for code, mark in sheet.marks.items():
        node = framework.nodes[code]
        if node.kind == "item" and mark not in (possible := marks_of_item(framework, node)):
            yield code, mark, possible


_OR = (" หรือ ", " or ")
_ODD = Text(
    "{items} ได้คะแนนที่เกณฑ์ของปีนี้ให้ไม่ได้ ซึ่งให้ได้เพียง {marks} "
    "โปรดเทียบกับเอกสารต้นฉบับ ถ้าพิมพ์ไว้เช่นนั้นก็ใช้ต่อไปได้",
    "{items}: the rules of the year give {marks} only. Compare with the source; if it is printed"
    " so, it can stay.",
)
