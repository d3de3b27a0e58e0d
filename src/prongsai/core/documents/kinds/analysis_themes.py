"""The analysis by the seven themes (5.B): result, ten indicators, then what to mend by theme."""

from collections.abc import Iterator

from prongsai.core.analysis import ThemeScore, analyse
from prongsai.core.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    Numbered,
    Paragraph,
    Place,
    Row,
    Table,
    TitleLines,
    words,
)
from prongsai.core.documents.kinds import charts
from prongsai.core.documents.kinds.advising import found, should
from prongsai.core.documents.kinds.standing import rules_in_draft, standing
from prongsai.core.documents.kinds.summing_up import indicators_of
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import (
    cell,
    code,
    codes_in_short,
    figure,
    head,
    heading,
    owner,
    report,
)
from prongsai.core.scoring import Score
from prongsai.core.thai import thai_list

KIND = "analysis-themes"
DESCRIBED = 5  # so many are described; those after them are listed, every one with its score
PRACTICE_PARTS = ("1", "2", "3", "4")
# What stands for questions that the text beside it names.
EVERY = "ทุกข้อ"
SOME = "ข้อที่ทราบคะแนน"
OTHERS = "ข้ออื่น"
NOTHING = "-"


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
        wording.paragraph("introduction"),
        wording.paragraph("outline"),
        _outline(material, wording),
        *_result(material, wording),
        *_themes(material, wording),
    )
    return report(KIND, (*title, *lines[1]), material, blocks)


def _outline(material: Material, wording: Wording) -> Numbered:
    themes = material.known_result.framework.themes
    parts = [_inner(wording, "outline_practice_part", one) for one in PRACTICE_PARTS]
    return Numbered(
        (
            wording.item("outline_analysis", mark="1)", count=str(len(themes))),
            *(
                _inner(wording, "outline_theme", theme.code, number, name=theme.name.th)
                for number, theme in enumerate(themes, 1)
            ),
            wording.item("outline_practice", mark="2)"),
            *parts,
            wording.item("outline_limits", mark="3)"),
        )
    )


def _inner(
    wording: Wording, slot: str, subject: str, number: int | str = "", **fields: str
) -> Item:
    words_of = wording.words(slot, subject, **fields)
    return Item(words_of, f"({number or subject})", level=2, place=Place(slot, subject))


def _result(material: Material, wording: Wording) -> Iterator[Block]:
    result = material.known_result
    yield heading(wording, "result_heading", owner=owner(material))
    yield from rules_in_draft(result, wording)
    overall, *differing = standing(material, wording)
    yield overall  # its sentence leads to the indicators, so what does not agree comes after them
    yield from (_indicator(one, wording) for one in indicators_of(result))
    yield from differing
    yield charts.indicator_radar(result, wording)
    yield charts.instrument_bars(result, wording)


def _indicator(score: Score, wording: Wording) -> Paragraph:
    node = score.node
    fields = {"number": node.code, "name": node.name.th}
    if score.announced is None:
        return wording.paragraph("indicator_unknown", node.code, **fields)
    bold = words(figure(score), bold=True)
    return wording.paragraph("indicator", node.code, score=bold, **fields)


def _themes(material: Material, wording: Wording) -> Iterator[Block]:
    yield heading(wording, "analysis_heading")
    for number, theme in enumerate(analyse(material.known_result).themes, 1):
        name = theme.theme.name.th
        subject = theme.theme.code
        yield heading(wording, "theme_heading", 2, subject, number=str(number), name=name)
        yield _table(theme, number, material, wording)


def _table(theme: ThemeScore, number: int, material: Material, wording: Wording) -> Table:
    contents = list(_contents(theme, material, wording))
    first = cell(f"{number}. {theme.theme.name.th}", down=len(contents))
    return Table(
        name=f"การวิเคราะห์ประเด็นที่ {number} {theme.theme.name.th}",
        columns=(Column(3), Column(2, "center"), Column(2, "center"), Column(9)),
        head=(head("ลำดับ หัวข้อ", "เครื่องมือการประเมิน", "ข้อคำถาม", "การวิเคราะห์ผลการประเมิน"),),
        rows=tuple(
            Row(((first,) if place == 0 else ()) + cells) for place, cells in enumerate(contents)
        ),
    )


def _contents(
    theme: ThemeScore, material: Material, wording: Wording
) -> Iterator[tuple[Cell, ...]]:
    """The cells beside the theme's name: what is weak, the worst first, and what is not known."""
    worst = sorted(theme.weak, key=lambda one: one.announced or 0)
    unknown = [one for one in theme.scores if one.announced is None]
    for one in worst[:DESCRIBED]:
        finding = wording.item(
            "finding",
            one.node.code,
            found=found(one, material),
            score=words(figure(one), bold=True),
            should=should(one, material),
        )
        yield _cells([one], f"ข้อ {code(one.node.code)}", finding, material)
    if worst[DESCRIBED:]:
        yield _others(theme, worst[DESCRIBED:], material, wording)
    if not worst:
        yield _nothing_weak(theme, material, wording)
    if unknown and theme.known:
        fields = {"count": str(len(unknown)), "questions": codes_in_short(unknown)}
        said = wording.item("unknown", theme.theme.code, **fields)
        yield _cells(unknown, OTHERS, said, material)


def _others(
    theme: ThemeScore, others: list[Score], material: Material, wording: Wording
) -> tuple[Cell, ...]:
    listed = thai_list([f"{code(one.node.code)} ({figure(one)})" for one in others])
    said = wording.item("others", theme.theme.code, count=str(len(others)), questions=listed)
    return _cells(others, OTHERS, said, material)


def _nothing_weak(theme: ThemeScore, material: Material, wording: Wording) -> tuple[Cell, ...]:
    subject = theme.theme.code
    if not theme.scores:
        return _cells([], NOTHING, wording.item("no_questions", subject), material)
    if not theme.known:
        said = wording.item("all_unknown", subject, questions=codes_in_short(theme.scores))
        return _cells(theme.scores, EVERY, said, material)
    known = [one for one in theme.scores if one.announced is not None]
    every = len(known) == len(theme.scores)
    band = f"{material.known_result.framework.bands[0].name.th} คะแนน"
    fields = {"band": band, "count": str(len(known)), "questions": codes_in_short(known)}
    said = wording.item("keep" if every else "keep_known", subject, **fields)
    return _cells(known, EVERY if every else SOME, said, material)


def _cells(
    scores: list[Score] | tuple[Score, ...], questions: str, said: Item, material: Material
) -> tuple[Cell, ...]:
    framework = material.known_result.framework
    instruments = dict.fromkeys(framework.instrument_of(one.node.code).code for one in scores)
    return (
        cell(", ".join(map(code, instruments)) or NOTHING),
        cell(questions),
        Cell((said,)),
    )
