"""Tables of the rules and of scores, all from the framework of the year."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from prongsai.core.analysis import Analysis
from prongsai.core.documents.blocks import Cell, Column, Item, Row, Table, words
from prongsai.core.documents.kinds.standing import as_printed
from prongsai.core.documents.pieces import cell, code, figure, head, instrument_name, level_word
from prongsai.core.framework import Framework, Level, Node
from prongsai.core.results import Result

STEP = Decimal("0.01")  # scores are announced with two decimals
NOTHING = "-"


def scoring_table(framework: Framework) -> Table:
    """How scores come about, instrument by instrument, up to the weights and the total."""
    instruments = framework.instruments
    return Table(
        name="การประมวลผลคะแนน",
        columns=(Column(3), *(Column(3) for _ in instruments)),
        head=(head("คะแนน", *(f"แบบ {code(one.code)}" for one in instruments)),),
        rows=tuple(_scoring_rows(framework)),
    )


def levels_table(framework: Framework) -> Table:
    """The levels with their scores, and what each instrument must reach where the year says so."""
    return Table(
        name="คะแนนและระดับผลการประเมิน",
        columns=(Column(3, "center"), Column(2, "center")),
        head=(head("คะแนน", "ระดับ"),),
        rows=tuple(
            Row((cell(_range(one, framework.levels)), cell(level_word(one))))
            for one in framework.levels
        ),
    )


def indicators_table(result: Result) -> Table:
    """The indicators by instrument with their scores, and the total."""
    return _indicators(result, lambda number, node: instrument_name(node))


def indicators_table_numbered(result: Result) -> Table:
    """The same, with the instruments numbered."""
    return _indicators(result, lambda number, node: f"{number}. {instrument_name(node)}")


def bands_table(analysis: Analysis) -> Table:
    """The codes of questions and items, by instrument and band, the lowest band first."""
    framework = analysis.result.framework
    bands = framework.bands[::-1]
    shares = tuple(Column(5) for _ in bands)
    top = Row(
        (
            cell("ผลการประเมิน", bold=True, align="center", down=2),
            cell("กลุ่มประเมิน", bold=True, align="center", across=len(bands)),
        )
    )
    names = head(*(f"{band.name.th} %" for band in bands))
    rows = []
    for number, instrument in enumerate(framework.instruments, 1):
        found = {one.band: one.scores for one in analysis.bands if one.instrument == instrument}
        listed = [", ".join(code(one.node.code) for one in found[band]) for band in bands]
        name = cell(f"{number}. {instrument_name(instrument)}")
        rows.append(Row((name, *(cell(text or NOTHING) for text in listed))))
    return Table("ข้อคำถามและข้อตรวจตามกลุ่มประเมิน", (Column(5), *shares), (top, names), tuple(rows))


def _scoring_rows(framework: Framework) -> Iterator[Row]:
    instruments = framework.instruments
    yield _row("คะแนนข้อคำถาม", [_of_marks(one) for one in instruments])
    subs = [_of_sub_indicators(one) for one in instruments]
    if any(text != NOTHING for text in subs):
        yield _row("คะแนนตัวชี้วัดย่อย", subs)
    yield _row("คะแนนตัวชี้วัด", [_of_indicators(one) for one in instruments])
    yield _row("คะแนนแบบสำรวจ", [_way(one, "ตัวชี้วัดในแบบสำรวจ") for one in instruments])
    if any(one.weight is not None for one in instruments):
        yield _row("น้ำหนักแบบสำรวจ", [_weight(one) for one in instruments])
    total = cell(_way(framework.assessment, "แบบสำรวจ"), across=len(instruments), align="center")
    yield Row((cell("คะแนนรวม"), total))


def _row(title: str, texts: list[str]) -> Row:
    return Row((cell(title), *map(cell, texts)))


def _of_marks(instrument: Node) -> str:
    surveyed = any(one.kind == "question" for one in instrument.walk())
    return "คะแนนเฉลี่ยของข้อคำถามจากผู้ตอบทุกคน" if surveyed else "คะแนนของข้อคำถาม"


def _of_sub_indicators(instrument: Node) -> str:
    found = [one for one in instrument.walk() if one.kind == "sub_indicator"]
    return _way(found[0], "ข้อคำถามในตัวชี้วัดย่อย") if found else NOTHING


def _of_indicators(instrument: Node) -> str:
    indicator = next(one for one in instrument.walk() if one.kind == "indicator")
    divided = any(one.kind == "sub_indicator" for one in indicator.parts)
    return _way(indicator, "ตัวชี้วัดย่อยในตัวชี้วัด" if divided else "ข้อคำถามในตัวชี้วัด")


def _way(node: Node, parts: str) -> str:
    if node.combine == "weighted_sum":
        return f"ผลรวมของคะแนน{parts}ที่ถ่วงน้ำหนัก"
    return f"คะแนนเฉลี่ยของทุก{parts}"


def _weight(instrument: Node) -> str:
    return NOTHING if instrument.weight is None else f"ร้อยละ {instrument.weight.normalize():f}"


def _range(level: Level, levels: tuple[Level, ...]) -> str:
    """From which score to which a level goes, with its condition on the instruments."""
    # A level that asks something of the instruments leaves its totals to lower levels too.
    above = [one.at_least for one in levels if one.each_instrument is None]
    most = min((one for one in above if one > level.at_least), default=None)
    upper = "100" if most is None else as_printed(most - STEP)
    lower = as_printed(level.at_least) if level.at_least else "0"
    return f"{lower} – {upper}{_condition(level, levels)}"


def _condition(level: Level, levels: tuple[Level, ...]) -> str:
    if level.each_instrument is not None:
        return f" และทุกแบบวัดได้ {as_printed(level.each_instrument)} ขึ้นไป"
    stricter = [
        one.each_instrument
        for one in levels
        if one.each_instrument is not None and one.at_least == level.at_least
    ]
    return f" แต่มีแบบวัดที่ได้ต่ำกว่า {as_printed(min(stricter))}" if stricter else ""


def _indicators(result: Result, name: Callable[[int, Node], str]) -> Table:
    rows = []
    for number, instrument in enumerate(result.total.parts, 1):
        for place, one in enumerate(instrument.parts):
            first = cell(name(number, instrument.node), down=len(instrument.parts))
            texts = cell(f"{one.node.code}. {one.node.name.th}"), cell(figure(one))
            rows.append(Row(texts if place else (first, *texts)))
    total = cell(words(result.total.node.name.th, bold=True), across=2)
    rows.append(Row((total, _total(result))))
    return Table(
        name="ผลคะแนนรายตัวชี้วัดและคะแนนภาพรวม",
        columns=(Column(5), Column(5), Column(2, "center")),
        head=(head("แบบวัด", "ตัวชี้วัด", "ผลคะแนน"),),
        rows=tuple(rows),
    )


def _total(result: Result) -> Cell:
    """The total; as announced where it was, and below it the one computed where that differs."""
    reported, computed = result.sheet.reported.total, result.total.announced
    if reported is None or reported == computed:
        return Cell((Item(words(figure(result.total), bold=True)),))
    lines = [Item(words(as_printed(reported), bold=True))]
    lines.append(Item(words("(ยังคำนวณไม่ได้)" if computed is None else f"(คำนวณได้ {computed})")))
    return Cell(tuple(lines))
