"""What falls into the lowest band (8 of 5.A): counted, shown question by question, and mended."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from prongsai.core.documents.blocks import (
    Block,
    Cell,
    Column,
    Numbered,
    Paragraph,
    Row,
    Run,
    Table,
    Words,
    words,
)
from prongsai.core.documents.kinds.advising import should, should_in_list
from prongsai.core.documents.kinds.assigned import unit_said
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import (
    cell,
    code,
    codes,
    codes_in_short,
    figure,
    head,
    heading,
    instrument_name,
)
from prongsai.core.framework import Node, Scale
from prongsai.core.results import Result
from prongsai.core.scoring import Score, band
from prongsai.core.thai import thai_list

ANALYSED = Run("วิเคราะห์ผลการประเมิน", bold=True)
FULL = Decimal(100)


def below_lowest(score: Score, result: Result) -> tuple[Score, ...]:
    """The questions and items below a node that fall into the lowest band, in order."""
    bands = result.framework.bands
    return tuple(
        one
        for one in score.walk()
        if one.node.is_marked
        and one.announced is not None
        and band(bands, one.announced) == bands[-1]
    )


def unknown_marks(score: Score) -> tuple[Score, ...]:
    """The questions and items below a node whose marks are not known."""
    return tuple(one for one in score.walk() if one.node.is_marked and one.announced is None)


def lowest_band(result: Result) -> str:
    """The lowest band in words: ``ต่ำกว่า 60 %``."""
    return f"{result.framework.bands[-1].name.th} %"


def weak_points(instrument: Score, number: str, material: Material) -> Iterator[Block]:
    """One instrument: how many fall into the lowest band, then each with its table and advice."""
    wording = material.wording("analysis-sections")
    result = material.known_result
    weak = below_lowest(instrument, result)
    yield heading(wording, "weak_heading", 2, instrument.node.code, **_title(instrument, number))
    yield _counted(instrument, weak, wording, result)
    for one in weak:
        if one.node.kind == "question":
            yield _question_table(one, result)
            yield _advice(one, material, wording)
    for parent, items in _grouped(weak, result):
        yield heading(wording, "weak_group", 3, parent.code, name=parent.name.th)
        yield _items_table(parent, items, result)
        yield from _items_advice(parent, items, material, wording)


def _title(instrument: Score, number: str) -> dict[str, str]:
    return {"number": number, "name": instrument_name(instrument.node)}


def _counted(
    instrument: Score, weak: Sequence[Score], wording: Wording, result: Result
) -> Paragraph:
    """How many there are; where marks are not known, only as far as they are."""
    unknown = unknown_marks(instrument)
    marked = [one for one in instrument.walk() if one.node.is_marked]
    subject = instrument.node.code
    fields = {"band": lowest_band(result)}
    if len(unknown) == len(marked):
        return wording.paragraph("weak_all_unknown", subject, **fields)
    fields |= {"count": str(len(weak)), "questions": codes(weak)}
    if not unknown:
        return wording.paragraph("weak_count" if weak else "weak_none", subject, **fields)
    fields |= {"unknown_count": str(len(unknown)), "unknown": codes_in_short(unknown)}
    return wording.paragraph("weak_count_known" if weak else "weak_none_known", subject, **fields)


def _question_table(score: Score, result: Result) -> Table:
    """A question with its score; with the shares of its answers where these follow from marks."""
    node = score.node
    asked = node.ask.th if node.ask is not None else node.name.th
    lines = _lines(score)
    scale = result.framework.scales.get(node.scale or "")
    shared = scale is not None and all(_shares(one, scale) for one in lines)
    options = [option.text.th for option in scale.options[::-1]] if scale and shared else []
    rows = tuple(
        Row(
            (
                cell(name if lines[1:] else asked),
                *_share_cells(one, scale, shared),
                cell(figure(one)),
            )
        )
        for one, name in ((one, one.node.name.th) for one in lines)
    )
    titles = ("หัวข้อการประเมิน", *options, "คะแนน")
    over = (
        cell(f"{code(node.code)} {asked}", bold=True, across=len(titles) - 1),
        cell(figure(score), bold=True, align="center"),
    )
    return Table(
        name=f"ผลการประเมินข้อ {code(node.code)}",
        columns=(Column(8), *(Column(2, "center") for _ in titles[1:])),
        head=(Row(over), head(*titles)),
        rows=rows,
    )


def _lines(score: Score) -> tuple[Score, ...]:
    """What a table has a line for: the parts of a question where marks are known, else itself."""
    known = any(part.announced is not None for part in score.parts)
    return score.parts if known else (score,)


def _shares(score: Score, scale: Scale) -> tuple[Decimal, ...]:
    """The percentages of the options, the highest option first; empty where they do not follow.

    A mark is the mean over the answers, so it is a percentage only where one of two options is
    worth everything and the other nothing, and only of what was asked in one question.
    """
    worth = [option.mark for option in scale.options]
    if worth != [0, FULL] or score.node.parts or score.announced is None:
        return ()
    yes = score.announced if score.node.polarity == "positive" else FULL - score.announced
    return yes, FULL - yes


def _share_cells(score: Score, scale: Scale | None, shared: bool) -> Iterator[Cell]:
    if scale is not None and shared:
        yield from (cell(f"{share:.2f}%") for share in _shares(score, scale))


def _advice(score: Score, material: Material, wording: Wording) -> Paragraph:
    question = score.node.code
    return wording.paragraph(
        "weak_advice",
        question,
        analysed=(ANALYSED,),
        should=should(score, material),
        unit=unit_said(material, question),
    )


def _grouped(weak: Sequence[Score], result: Result) -> Iterator[tuple[Node, list[Score]]]:
    """Items by the node that they are a part of: a sub-indicator, or the indicator itself."""
    groups: dict[str, list[Score]] = {}
    for one in weak:
        if one.node.kind == "item":
            groups.setdefault(result.framework.parents[one.node.code].code, []).append(one)
    for parent, items in groups.items():
        yield result.framework.nodes[parent], items


def _items_table(parent: Node, items: Sequence[Score], result: Result) -> Table:
    comments = result.sheet.comments
    return Table(
        name=f"ข้อตรวจที่ต้องปรับปรุง {parent.name.th}",
        columns=(Column(2), Column(6), Column(7), Column(2, "center")),
        head=(head("ข้อ", "ประเด็นการตรวจ", "ความคิดเห็น", "คะแนน"),),
        rows=tuple(
            Row(
                (
                    cell(code(one.node.code)),
                    cell(one.node.name.th),
                    cell(comments.get(one.node.code, "") or "-"),
                    cell(figure(one)),
                )
            )
            for one in items
        ),
    )


def _items_advice(
    parent: Node, items: Sequence[Score], material: Material, wording: Wording
) -> Iterator[Block]:
    """What must be published: one item in a sentence, several as a list."""
    if len(items) == 1:
        yield _advice(items[0], material, wording)
        return
    names = thai_list([code(one.node.code) for one in items])
    yield wording.paragraph("weak_list", parent.code, analysed=(ANALYSED,), questions=names)
    yield Numbered(
        tuple(
            wording.item(
                "weak_entry",
                one.node.code,
                f"{number})",
                name=_item_name(one),
                should=should_in_list(one, material),
                unit=unit_said(material, one.node.code),
            )
            for number, one in enumerate(items, 1)
        )
    )


def _item_name(score: Score) -> Words:
    return words(f"{code(score.node.code)} {score.node.name.th}", bold=True)
