"""The analysis by indicators (5.C): what to mend or keep up, indicator by indicator."""

from collections.abc import Iterator

from prongsai.core.documents.blocks import (
    Cell,
    Chart,
    Column,
    Document,
    Heading,
    Item,
    Row,
    Section,
    Series,
    Table,
    TitleLines,
    Words,
    words,
)
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import cell, code, figure, head
from prongsai.core.scoring import Score

KIND = "analysis-indicators"


def build(material: Material) -> Document:
    """The document for a result; what is not known is said to be so."""
    wording = material.wording(KIND)
    title = wording.words("title")
    blocks = (
        TitleLines((title, wording.words("owner"))),
        Heading(wording.words("heading")),
        wording.paragraph("overall", **_overall(material)),
        _chart(material, wording),
        wording.paragraph("table_follows"),
        _table(material, wording),
    )
    return Document(
        kind=KIND,
        title="".join(run.text for run in title),
        agency=material.profile.name,
        year=material.year,
        sections=(Section(blocks, starts=True),),
    )


def _overall(material: Material) -> dict[str, str]:
    result = material.known_result
    level = result.level.name.th if result.level is not None else ""
    return {"score": figure(result.total), "level": level}


def _chart(material: Material, wording: Wording) -> Chart:
    scores = [one for one in material.known_result.total.walk() if one.node.kind == "indicator"]
    return Chart(
        shape="bars",
        title=wording.words("chart"),
        names=tuple(f"{one.node.code}. {one.node.name.th}" for one in scores),
        series=(Series("", tuple(one.announced for one in scores)),),
        labels=(tuple(map(figure, scores)),),
        description="".join(run.text for run in wording.words("chart_description")),
    )


def _table(material: Material, wording: Wording) -> Table:
    rows = tuple(row for one in material.known_result.total.parts for row in _rows(one, wording))
    return Table(
        name="ประเด็นที่ต้องแก้ไข ปรับปรุง หรือรักษาระดับ รายตัวชี้วัด",
        columns=(Column(4), Column(7)),
        head=(head("ตัวชี้วัดของการประเมิน ITA", "ประเด็นที่ต้องแก้ไข/ปรับปรุง/รักษาระดับ"),),
        rows=rows,
    )


def _rows(instrument: Score, wording: Wording) -> Iterator[Row]:
    said = wording.words("instrument", instrument.node.code, code=code(instrument.node.code))
    yield Row((cell(instrument.node.name.th, bold=True), cell(said)), group=True)
    for number, one in enumerate(instrument.parts, 1):
        named = wording.words(
            "indicator", number=str(number), name=one.node.name.th, score=figure(one)
        )
        yield Row((cell(named), Cell(tuple(_findings(one, wording)))))


def _findings(indicator: Score, wording: Wording) -> Iterator[Item]:
    """What the marks below say: what was lost, what cannot be told, or that nothing was lost."""
    marks = [one for one in indicator.walk() if one.node.is_marked]
    lost = [one for one in marks if one.announced is not None and one.announced < 100]
    name = words(indicator.node.name.th)
    if indicator.announced is not None and indicator.announced == 100:
        yield wording.item("keep", indicator.node.code, "-", name=name)
    elif not lost:
        yield wording.item("not_known", indicator.node.code, "-", name=name)
    else:
        yield wording.item("lost", indicator.node.code, "-", name=name, questions=_listed(lost))


def _listed(scores: list[Score]) -> Words:
    worst = sorted(scores, key=lambda one: one.announced or 0)
    return words(", ".join(f"{code(one.node.code)} ({figure(one)})" for one in worst))
