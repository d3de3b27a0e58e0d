"""The analysis in nine sections (5.A): rules, result, advice, bands, weak points, follow-up."""

from collections.abc import Iterator
from dataclasses import replace

from prongsai.core.analysis import analyse
from prongsai.core.documents.blocks import Block, Document, Numbered, Paragraph, TitleLines, words
from prongsai.core.documents.kinds import charts
from prongsai.core.documents.kinds.follow_up import follow_up
from prongsai.core.documents.kinds.score_tables import (
    bands_table,
    indicators_table,
    indicators_table_numbered,
    levels_table,
    scoring_table,
)
from prongsai.core.documents.kinds.standing import rules_in_draft, standing
from prongsai.core.documents.kinds.summing_up import FULL, summed_up
from prongsai.core.documents.kinds.weak_points import lowest_band, unknown_marks, weak_points
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import (
    codes_in_short,
    figure,
    heading,
    instrument_name,
    owner,
    report,
)
from prongsai.core.scoring import Score

KIND = "analysis-sections"


def build(material: Material) -> Document:
    """The report for a result; what is not known is said to be so."""
    wording = material.wording(KIND)
    title = wording.words("title")
    lines = (
        title,
        wording.words("title_more"),
        wording.words("title_year"),
        wording.words("owner", owner=owner(material)),
    )
    blocks: tuple[Block, ...] = (
        TitleLines(lines),
        heading(wording, "reason_heading"),
        wording.paragraph("reason"),
        *_rules(material, wording),
        *_result(material, wording),
        *_advice(material, wording),
        heading(wording, "indicators_heading"),
        indicators_table_numbered(material.known_result),
        *_bands(material, wording),
        *_weak(material, wording),
        heading(wording, "follow_up_heading"),
        *_follow_up(material),
    )
    return report(KIND, (*title, *lines[1]), material, blocks)


def _rules(material: Material, wording: Wording) -> Iterator[Block]:
    framework = material.known_result.framework
    yield heading(wording, "rules_heading")
    yield from rules_in_draft(material.known_result, wording)
    yield heading(wording, "scoring_heading", 2)
    yield scoring_table(framework)
    yield heading(wording, "levels_heading", 2)
    yield wording.paragraph("levels", count=str(len(framework.levels)))
    yield levels_table(framework)


def _result(material: Material, wording: Wording) -> Iterator[Block]:
    result = material.known_result
    yield heading(wording, "result_heading", owner=owner(material))
    yield heading(wording, "charts_heading", 2)
    yield from standing(material, wording)
    yield charts.indicator_bars(result, wording)
    yield charts.indicator_radar(result, wording)
    over_years = charts.years(material, wording)
    if over_years is not None:
        yield over_years
        yield wording.paragraph("years_note")
    yield summed_up(result, wording)
    yield heading(wording, "scores_heading", 2, owner=owner(material))
    yield indicators_table(result)


def _advice(material: Material, wording: Wording) -> Iterator[Block]:
    yield heading(wording, "advice_heading")
    for number, instrument in enumerate(material.known_result.total.parts, 1):
        yield _instrument_advice(instrument, f"4.{number}", wording)
        for place, one in enumerate(instrument.parts, 1):
            yield _indicator_advice(one, f"4.{number}.{place}", wording)


def _instrument_advice(instrument: Score, number: str, wording: Wording) -> Paragraph:
    code = instrument.node.code
    title = words(f"{number} {instrument_name(instrument.node)}", bold=True)
    full = all(one.announced == FULL for one in instrument.parts)
    return wording.paragraph("instrument_keep" if full else "instrument", code, title=title)


def _indicator_advice(indicator: Score, number: str, wording: Wording) -> Paragraph:
    """Advice by indicator; one that lost nothing is to be kept up."""
    node = indicator.node
    title = words(f"{number} {node.name.th} ({_points(indicator)})", bold=True)
    slot = "keep" if indicator.announced == FULL else "advice"
    return wording.paragraph(slot, node.code, title=title, name=node.name.th)


def _points(score: Score) -> str:
    return f"{figure(score)}คะแนน" if score.announced is None else f"{figure(score)} คะแนน"


def _bands(material: Material, wording: Wording) -> Iterator[Block]:
    result = material.known_result
    bands = result.framework.bands[::-1]
    yield heading(wording, "groups_heading", count=str(len(bands)))
    yield Numbered(
        tuple(
            wording.item("group", one.code, f"{number}.", band=f"{one.name.th} %")
            for number, one in enumerate(bands, 1)
        )
    )
    yield heading(wording, "bands_heading")
    yield bands_table(analyse(result))
    unknown = unknown_marks(result.total)
    if unknown:
        fields = {"count": str(len(unknown)), "questions": codes_in_short(unknown)}
        yield wording.paragraph("bands_unknown", **fields)


def _weak(material: Material, wording: Wording) -> Iterator[Block]:
    result = material.known_result
    yield heading(wording, "weak_points_heading", band=lowest_band(result))
    for number, instrument in enumerate(result.total.parts, 1):
        yield from weak_points(instrument, f"8.{number}", material)


def _follow_up(material: Material) -> Iterator[Block]:
    """The follow-up table; its words are changed in the kind that has them."""
    for block in follow_up(material):
        yield replace(block, place=None) if isinstance(block, Paragraph) else block
