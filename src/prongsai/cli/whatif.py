"""``prongsai whatif``: the cheapest set of changes that reaches a level."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import click

from prongsai.cli.output import answer, json_option, language_option, problems_told, tell
from prongsai.core.wording import Text

if TYPE_CHECKING:
    from prongsai.core.whatif import Way


class Amount(click.ParamType[Decimal]):
    """An exact number from 0 up, such as 2 or 0.5."""

    name = "number"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        text = str(value)
        if not text.replace(".", "", 1).isdecimal() or not text.isascii():
            self.fail(f"'{text}' is not a number from 0 up, such as 2 or 0.5.", param, ctx)
        return Decimal(text)


@click.command(epilog="Example: prongsai whatif sheet.yaml --target A --cost o17=5 --without i8")
@click.argument("sheet", type=click.Path())
@click.option("--target", required=True, metavar="LEVEL", help="Code of the level to reach.")
@click.option("--item-cost", type=Amount(), default="1", show_default=True, help="Of one item.")
@click.option("--point-cost", type=Amount(), default="1", show_default=True, help="Of one point.")
@click.option("each", "--cost", multiple=True, metavar="CODE=NUMBER", help="Of one code alone.")
@click.option("barred", "--without", multiple=True, metavar="CODE", help="Leave a code as it is.")
@json_option
@language_option
def whatif(
    sheet: str,
    target: str,
    item_cost: Decimal,
    point_cost: Decimal,
    each: tuple[str, ...],
    barred: tuple[str, ...],
    as_json: bool,
    language: str,
) -> None:
    """Find the cheapest set of items and questions to mend so that a sheet reaches a level.

    An item is mended at once, a question is raised point by point; costs are in any unit you like.
    """
    from prongsai.core.results import result_of
    from prongsai.core.sheets.files import read_sheet
    from prongsai.core.whatif import Costs, as_plain, cheapest_way

    costs = Costs(
        per_item=item_cost,
        per_point=point_cost,
        each=dict(_cost_of_one(one) for one in each),
        barred=frozenset(code.lower() for code in barred),
    )
    with problems_told(language, as_json):
        result = result_of(read_sheet(sheet))
        way = cheapest_way(result.framework, result.sheet.known, target, costs)
    if as_json:
        answer(as_plain(way, language))
    else:
        for line in _lines(way):
            tell(line.say(language))


def _cost_of_one(text: str) -> tuple[str, Decimal]:
    code, _, amount = text.partition("=")
    if not amount:
        raise click.BadParameter(f"'{text}' must be a code and a number, such as o17=5.")
    return code.strip().lower(), Amount().convert(amount.strip(), None, None)


def _lines(way: "Way") -> Iterator[Text]:
    from prongsai.core.whatif import named

    if not way.reachable:
        yield way.because or _NO_WAY.fill(level=named(way.target))
        return
    if not way.changes:
        yield _THERE.fill(total=way.after.announced, level=_level(way))
        return
    yield _HEAD.fill(level=named(way.target), count=len(way.changes), cost=_plainly(way.cost))
    for change in way.changes:
        yield _CHANGE.fill(
            code=change.node.code,
            name=change.node.name,
            before=_announced(change.before),
            after=_announced(change.after),
        )
    yield _AFTER.fill(total=way.after.announced, level=_level(way))


def _level(way: "Way") -> Text | str:
    return "" if way.level_after is None else way.level_after.name


def _announced(value: Fraction) -> Decimal:
    from prongsai.core.scoring import as_published

    return as_published(value)


def _plainly(cost: Fraction | None) -> str:
    from prongsai.core.receipts import exactly

    return exactly(cost).removesuffix(".00")


_HEAD = Text(
    "ทางที่ประหยัดที่สุดสู่{level}: แก้ {count} ข้อ ต้นทุนรวม {cost}",
    "The cheapest way to {level}: {count} changes, cost {cost}",
)
_CHANGE = Text(
    "  {code:<5} {before:>6} → {after:>6}  {name}", "  {code:<5} {before:>6} → {after:>6}  {name}"
)
_AFTER = Text("คะแนนรวมจะเป็น {total} {level}", "The total becomes {total}, {level}")
_THERE = Text(
    "ถึงระดับนี้แล้ว คะแนนรวม {total} {level}", "The level is reached already: {total}, {level}"
)
_NO_WAY = Text("ไม่พบแนวทางไปสู่{level}", "No way to {level} was found")
