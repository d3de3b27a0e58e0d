"""The follow-up table (8): who mends what is in the lowest band, and who sees to it."""

from collections.abc import Iterator

from prongsai.core.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Paragraph,
    Row,
    Table,
    TitleLines,
)
from prongsai.core.documents.kinds.assigned import (
    SHORT_DOTS,
    remarks_for,
    supervisors_for,
    units_for,
)
from prongsai.core.documents.kinds.weak_points import below_lowest, lowest_band, unknown_marks
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording, open_or
from prongsai.core.documents.pieces import (
    cell,
    code,
    codes_in_short,
    dashed,
    head,
    heading,
    in_a_row,
    owner,
    report,
)
from prongsai.core.scoring import Score

KIND = "follow-up"


def build(material: Material) -> Document:
    """The table as a document of its own, and what is not known."""
    wording = material.wording(KIND)
    title = wording.words("title")
    owned = wording.words("owner", owner=owner(material))
    blocks = (
        TitleLines((title, wording.words("title_year"), owned)),
        heading(wording, "heading"),
        *follow_up(material),
        *_unknown(material, wording),
    )
    return report(KIND, title, material, blocks)


def follow_up(material: Material) -> Iterator[Block]:
    """The table, or a sentence where nothing is known to be in the lowest band."""
    result = material.known_result
    weak = below_lowest(result.total, result)
    if weak:
        yield _table(weak, material)
        return
    slots = {0: "none", len(result.framework.marked): "all_unknown"}
    slot = slots.get(len(unknown_marks(result.total)), "none_known")
    yield material.wording(KIND).paragraph(slot, band=lowest_band(result))


def _unknown(material: Material, wording: Wording) -> Iterator[Paragraph]:
    result = material.known_result
    unknown = unknown_marks(result.total)
    if 0 < len(unknown) < len(result.framework.marked):
        fields = {"count": str(len(unknown)), "questions": codes_in_short(unknown)}
        yield wording.paragraph("unknown", band=lowest_band(result), **fields)


def _table(weak: tuple[Score, ...], material: Material) -> Table:
    return Table(
        name="การกำกับติดตามข้อที่ควรพัฒนาปรับปรุง",
        columns=(Column(11), Column(8), Column(10), Column(5)),
        head=(head("หัวข้อ", "หน่วยงานรับผิดชอบ", "การกำกับติดตาม สำนัก/กอง", "หมายเหตุ"),),
        rows=tuple(_row(score, material) for score in weak),
    )


def _row(score: Score, material: Material) -> Row:
    question = score.node.code
    units = units_for(material, question)
    supervisors = supervisors_for(material, question)
    remarks = remarks_for(material, question)
    name = f"ข้อ {code(question)}"
    return Row(
        (
            cell(f"{code(question)} {score.node.name.th}"),
            Cell(dashed(units))
            if len(units) > 1
            else cell(open_or(in_a_row(units), f"หน่วยงานรับผิดชอบ{name}", SHORT_DOTS)),
            cell(open_or(in_a_row(supervisors), f"ผู้กำกับติดตาม{name}", SHORT_DOTS)),
            cell(" ".join(remarks)),
        )
    )
