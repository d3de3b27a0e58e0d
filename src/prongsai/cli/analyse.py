"""``prongsai analyse``: strengths, weaknesses, themes, change, and what to mend first."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prongsai.cli.output import answer, json_option, language_option, problems_told, tell
from prongsai.core.wording import Text

if TYPE_CHECKING:
    from prongsai.core.analysis import Analysis, Yearly
    from prongsai.core.scoring import Score

MOST = 10  # how many repairs a terminal shows; --json has them all


@click.command(epilog="Example: prongsai analyse 2564.yaml --previous 2563.yaml")
@click.argument("sheet", type=click.Path())
@click.option("--previous", type=click.Path(), help="The sheet of an earlier year, to compare.")
@click.option("--themes", type=click.Path(), help="YAML that puts codes under other themes: o30: 2")
@json_option
@language_option
def analyse(
    sheet: str, previous: str | None, themes: str | None, as_json: bool, language: str
) -> None:
    """Analyse a result sheet: strong and weak points, bands, the seven themes, what to mend first.

    What is "weak" and "strong" goes by the bands in the framework of the sheet's year.
    """
    from prongsai.core import analysis
    from prongsai.core.results import result_of
    from prongsai.core.sheets.files import read_sheet

    with problems_told(language, as_json):
        done = analysis.analyse(
            result_of(read_sheet(sheet)),
            previous=None if previous is None else result_of(read_sheet(previous)),
            themes=None if themes is None else _mapping(themes),
        )
    if as_json:
        answer(analysis.as_plain(done, language))
    else:
        for line in _lines(done):
            tell(line.say(language))


def _mapping(path: str) -> dict[str, str]:
    from prongsai.core.textfile import text_of
    from prongsai.core.yamlfile import read_yaml

    file = read_yaml(text_of(path), Path(path).name)
    return {code.lower(): str(theme) for code, theme in file.items()}


def _lines(done: "Analysis") -> Iterator[Text]:
    yield from (_REMARK.fill(remark=remark) for remark in done.remarks)
    yield from _section(_STRENGTHS, map(_scored, done.strengths))
    yield from _section(_WEAKNESSES, map(_scored, done.weaknesses))
    yield from _section(_THEMES, _themes(done))
    yield from _section(_MEND_FIRST, _repairs(done))
    if done.change is not None:
        yield from _section(_CHANGE.fill(year=done.change.earlier_year), _change(done.change))
    if done.missing:
        yield _MISSING.fill(count=len(done.missing))


def _section(title: Text, lines: Iterable[Text]) -> Iterator[Text]:
    found = list(lines)
    yield title
    yield from found or [_NOTHING]
    yield Text("", "")


def _scored(score: "Score") -> Text:
    return _SCORE.fill(code=score.node.code, figure=score.announced, name=score.node.name)


def _themes(done: "Analysis") -> Iterator[Text]:
    from prongsai.core.scoring import as_published

    for one in done.themes:
        yield _THEME.fill(
            code=one.theme.code,
            mean="–" if one.mean is None else as_published(one.mean),
            name=one.theme.name,
            known=one.known,
            count=len(one.scores),
            weak=len(one.weak),
        )


def _repairs(done: "Analysis") -> Iterator[Text]:
    from prongsai.core.scoring import as_published

    for repair in done.mend_first[:MOST]:
        node = repair.score.node
        points = as_published(repair.points)
        yield _REPAIR.fill(
            code=node.code, figure=repair.score.announced, points=points, name=node.name
        )


def _change(change: "Yearly") -> Iterator[Text]:
    for moved in change.moved:
        if moved.points or moved.rules:
            yield _MOVED.fill(
                code=moved.after.code,
                before=moved.figure_before,
                after=moved.figure_after,
                points=f"{moved.points:+}",
                name=moved.after.name,
                rules=_RULES_CHANGED if moved.rules else "",
            )


_REMARK = Text("โปรดสังเกต: {remark}", "Note: {remark}")
_STRENGTHS = Text("จุดแข็ง", "Strengths")
_WEAKNESSES = Text("จุดที่ควรพัฒนา", "Weaknesses")
_THEMES = Text("๗ ประเด็น (ค่าเฉลี่ยของข้อที่ทราบ)", "The seven themes (mean of what is known)")
_MEND_FIRST = Text("แก้ข้อใดก่อน (คะแนนรวมที่เพิ่มขึ้นหากได้เต็ม)", "What to mend first (points of the total)")
_CHANGE = Text("เทียบกับปี {year}", "Change since {year}")
_NOTHING = Text("  ไม่มี", "  nothing")
_SCORE = Text("  {code:<5}{figure:>7}  {name}", "  {code:<5}{figure:>7}  {name}")
_THEME = Text(
    "  {code}. {mean:>7}  {name} (ทราบ {known} จาก {count} ข้อ อ่อน {weak} ข้อ)",
    "  {code}. {mean:>7}  {name} ({known} of {count} known, {weak} weak)",
)
_REPAIR = Text(
    "  {code:<5}{figure:>7}  +{points}  {name}", "  {code:<5}{figure:>7}  +{points}  {name}"
)
_MOVED = Text(
    "  {code:<5}{before:>7} → {after:>6}  {points:>7}  {name}{rules}",
    "  {code:<5}{before:>7} → {after:>6}  {points:>7}  {name}{rules}",
)
_RULES_CHANGED = Text(" (หลักเกณฑ์เปลี่ยน)", " (rules changed)")
_MISSING = Text(
    "ไม่ทราบคะแนน {count} ข้อ จึงไม่ได้อยู่ในการวิเคราะห์",
    "{count} marks are not known and take no part in the analysis",
)
