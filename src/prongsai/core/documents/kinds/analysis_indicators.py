"""The analysis by indicators (5.C): what to mend or keep up, indicator by indicator."""

from collections.abc import Iterator, Sequence

from prongsai.core.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    Row,
    Table,
    TitleLines,
    plain,
)
from prongsai.core.documents.kinds.charts import indicator_bars
from prongsai.core.documents.kinds.standing import rules_in_draft, standing
from prongsai.core.documents.kinds.summing_up import FULL
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import (
    cell,
    code,
    codes_in_short,
    figure,
    head,
    heading,
    instrument_name,
    owner,
    report,
)
from prongsai.core.scoring import Score
from prongsai.core.thai import thai_list

KIND = "analysis-indicators"


def build(material: Material) -> Document:
    """The document for a result; what is not known is said to be so."""
    wording = material.wording(KIND)
    title = wording.words("title")
    lines = (title, wording.words("title_year"), wording.words("owner", owner=owner(material)))
    blocks: tuple[Block, ...] = (
        TitleLines(lines),
        heading(wording, "heading"),
        *rules_in_draft(material.known_result, wording),
        *standing(material, wording),
        indicator_bars(material.known_result, wording),
        wording.paragraph("table_follows"),
        _table(material, wording),
    )
    return report(KIND, title, material, blocks)


def _table(material: Material, wording: Wording) -> Table:
    instruments = material.known_result.total.parts
    rows = tuple(row for one in instruments for row in _rows(one, material, wording))
    return Table(
        name="ประเด็นที่ต้องแก้ไข ปรับปรุง หรือรักษาระดับ รายตัวชี้วัด",
        columns=(Column(4), Column(7)),
        head=(head("ตัวชี้วัดของการประเมิน ITA", "ประเด็นที่ต้องแก้ไข/ปรับปรุง/รักษาระดับ"),),
        rows=rows,
    )


def _rows(instrument: Score, material: Material, wording: Wording) -> Iterator[Row]:
    name = cell(instrument_name(instrument.node), bold=True)
    yield Row((name, Cell((_lead(instrument, wording),))), group=True)
    for number, one in enumerate(instrument.parts, 1):
        findings = Cell((*_findings(one, wording), *_advice(one, material, wording)))
        yield Row((Cell((_named(one, number, wording),)), findings))


def _lead(instrument: Score, wording: Wording) -> Item:
    """What follows in the group: something to mend, to keep up, or nothing that is known."""
    node = instrument.node
    fields = {"code": code(node.code)}
    if any(_lost_something(one) for one in instrument.parts):
        return wording.item("instrument", node.code, **fields)
    if all(one.announced == FULL for one in instrument.parts):
        return wording.item("instrument_keep", node.code, **fields)
    known = any(one.announced is not None for one in instrument.walk())
    return wording.item(
        "instrument_no_fault" if known else "instrument_unknown", node.code, **fields
    )


def _named(indicator: Score, number: int, wording: Wording) -> Item:
    node = indicator.node
    fields = {"number": str(number), "name": node.name.th}
    if indicator.announced is None:
        return wording.item("indicator_unknown", node.code, **fields)
    return wording.item("indicator", node.code, score=figure(indicator), **fields)


def _findings(indicator: Score, wording: Wording) -> Iterator[Item]:
    """What the marks below say: what was lost, what cannot be told, or that nothing was lost."""
    node = indicator.node
    fields = {"name": node.name.th, "score": figure(indicator)}
    marks = _marks(indicator)
    lost = _lost(marks)
    unknown = [one for one in marks if one.value is None]
    if lost:
        slot = "lost_little" if _full_by_rounding(indicator) else "lost"
        yield wording.item(slot, node.code, "-", questions=_listed(lost), **fields)
    elif indicator.announced == FULL:
        slot = "keep_announced" if unknown else "keep"
        yield wording.item(slot, node.code, "-", **fields)
    elif indicator.announced is not None:
        yield wording.item("below_full", node.code, "-", **fields)
    else:
        yield wording.item("not_known", node.code, "-", **fields)
    if unknown and len(unknown) < len(marks):
        count = {"count": str(len(unknown)), "questions": codes_in_short(unknown)}
        yield wording.item("unknown", node.code, "-", **count)


def _advice(indicator: Score, material: Material, wording: Wording) -> Iterator[Item]:
    """What to do about an indicator that lost something: as the analysis in sections says it."""
    if _lost_something(indicator):
        node = indicator.node
        sections = material.wording("analysis-sections")
        advice = plain(sections.words("advice", node.code, title="", name=node.name.th)).strip()
        yield wording.item("advice", node.code, "-", advice=advice)


def _lost_something(indicator: Score) -> bool:
    if indicator.announced is not None and indicator.announced < FULL:
        return True
    return bool(_lost(_marks(indicator))) and not _full_by_rounding(indicator)


def _full_by_rounding(indicator: Score) -> bool:
    """Whether marks a little below 100 give an indicator that is announced as 100.00."""
    return indicator.announced == FULL and indicator.origin == "combined"


def _marks(indicator: Score) -> list[Score]:
    return [one for one in indicator.walk() if one.node.is_marked]


def _lost(marks: Sequence[Score]) -> list[Score]:
    """What is below its full mark as announced, so that no fault stands beside 100.00."""
    return [one for one in marks if one.announced is not None and one.announced < FULL]


def _listed(lost: Sequence[Score]) -> str:
    """Those that lost something, the worst first, with their names and figures."""
    worst = sorted(lost, key=lambda one: one.announced or 0)
    return thai_list([f"{code(one.node.code)} {one.node.name.th} ({figure(one)})" for one in worst])
