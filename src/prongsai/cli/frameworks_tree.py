"""The rules of a year as a tree, and one node of it whole, as lines for a terminal."""

from collections.abc import Iterator
from decimal import Decimal

from prongsai.core.differences.rules import condition_in_words, sample_in_words, window_in_words
from prongsai.core.framework import Framework, Node
from prongsai.core.marks import marking_key
from prongsai.core.source_titles import title_of
from prongsai.core.terms import (
    COMBINES,
    CONFIDENCES,
    DATA_YEARS,
    KINDS,
    STATUSES,
    options_in_words,
    plain,
)
from prongsai.core.wording import Text, same


def year_lines(rules: Framework, language: str) -> Iterator[str]:
    """All rules of a year: the tree down to questions and items, and what stands around it."""
    yield _HEAD.fill(year=rules.year, name=rules.name, digest=rules.digest).say(language)
    yield from draft_lines(rules.status, rules.because, language)
    yield ""
    yield from _tree(rules.assessment, language, depth=0)
    for title, says in _AROUND:
        lines = list(says(rules))
        if lines:
            yield ""
            yield title.say(language)
            yield from (f"  {line.say(language)}" for line in lines)


def node_lines(rules: Framework, node: Node, language: str) -> Iterator[str]:
    """All that the rules say of one node."""
    yield f"{node.code}  {node.name.say(language)}"
    yield f"{KINDS[node.kind].say(language)}  {_path(rules, node)}"
    yield from draft_lines(node.status, node.because, language)
    yield from (line.say(language) for line in _facts(rules, node))
    for part in node.parts:
        yield from _tree(part, language, depth=1)
    yield from (f"  - {element.text.say(language)}" for element in node.elements)
    for code in node.sources:
        source = rules.sources[code]
        confidence = CONFIDENCES[source.confidence]
        yield _SOURCE.fill(title=title_of(source), confidence=confidence).say(language)


def draft_lines(status: str, because: Text | None, language: str, of: str = "") -> Iterator[str]:
    """Why something is only a draft; nothing where it is none."""
    if status == "draft" and because is not None:
        name = f"{STATUSES['draft'].say(language)} {of}".strip()
        yield f"{name}: {because.say(language)}"


def _tree(node: Node, language: str, depth: int) -> Iterator[str]:
    """A node and what is below it down to questions and items, one line each."""
    notes = ", ".join(note.say(language) for note in _notes(node))
    line = f"{'  ' * depth}{node.code}  {node.name.say(language)}"
    yield f"{line}  ({notes})" if notes else line
    for part in node.parts:
        if part.kind != "part":
            yield from _tree(part, language, depth + 1)


def _notes(node: Node) -> Iterator[Text]:
    if node.weight is not None:
        yield _WEIGHT.fill(weight=plain(node.weight))
    if node.kind == "instrument":
        yield _COUNT.fill(count=sum(it.is_marked for it in node.walk()))
    if node.polarity == "reversed":
        yield _REVERSED
    if node.data_year is not None:
        yield same(node.data_year)
    if node.status == "draft":
        yield STATUSES["draft"]


def _facts(rules: Framework, node: Node) -> Iterator[Text]:
    if node.ask is not None:
        yield _ASKS.fill(ask=node.ask)
    if node.scale is not None:
        answers = _ANSWERS_REVERSED if node.polarity == "reversed" else _ANSWERS
        yield answers.fill(options=_options(rules, node))
    if node.theme is not None:
        names = {theme.code: theme.name for theme in rules.themes}
        yield _THEME.fill(code=node.theme, name=names[node.theme])
    if node.data_year is not None:
        yield _DATA_YEAR.fill(year=DATA_YEARS[node.data_year])
    if node.parts:
        yield _COMBINED.fill(way=COMBINES[node.combine])
    if node.elements:
        yield _MUST_SHOW


def _options(rules: Framework, node: Node) -> Text:
    """The options with what each is worth in this question."""
    key = marking_key(node, rules.scales)
    return options_in_words(
        option._replace(mark=Decimal(key.worth[option.code]) / key.unit)
        for option in rules.scales[node.scale or ""].options
    )


def _path(rules: Framework, node: Node) -> str:
    above = rules.parents.get(node.code)
    return node.code if above is None else f"{_path(rules, above)} › {node.code}"


def _levels(rules: Framework) -> Iterator[Text]:
    for level in rules.levels:
        condition = condition_in_words(level)
        yield _LEVEL.fill(name=level.name, starts=plain(level.at_least), condition=condition)


def _bands(rules: Framework) -> Iterator[Text]:
    for band in rules.bands:
        yield _BAND.fill(name=band.name, starts=plain(band.at_least))


def _themes(rules: Framework) -> Iterator[Text]:
    for theme in rules.themes:
        yield _LINE.fill(name=theme.code, says=theme.name)


def _samples(rules: Framework) -> Iterator[Text]:
    for code, one in rules.sampling.items():
        yield _SAMPLE.fill(code=code, needed=sample_in_words(one), people=one.people)


def _windows(rules: Framework) -> Iterator[Text]:
    for window in rules.calendar:
        yield _LINE.fill(name=window.name, says=window_in_words(window))


def _sources(rules: Framework) -> Iterator[Text]:
    for source in rules.sources.values():
        confidence = CONFIDENCES[source.confidence]
        yield _LINE.fill(
            name=source.code, says=_CITED.fill(title=title_of(source), confidence=confidence)
        )


_AROUND = (
    (Text("ระดับผลการประเมิน", "Levels"), _levels),
    (Text("กลุ่มคะแนนที่ใช้วิเคราะห์", "Bands of the analysis"), _bands),
    (Text("ประเด็นที่ใช้วิเคราะห์", "Themes of the analysis"), _themes),
    (Text("จำนวนผู้ตอบ", "Number of answers"), _samples),
    (Text("ปฏิทิน", "Calendar"), _windows),
    (Text("แหล่งที่มา", "Sources"), _sources),
)

_HEAD = Text(
    "หลักเกณฑ์การประเมิน ITA ปีงบประมาณ {year} ({name}, {digest})",
    "The rules of the ITA of fiscal year {year} ({name}, {digest})",
)
_WEIGHT = Text("ร้อยละ {weight}", "{weight} percent")
_COUNT = Text("{count} ข้อ", "{count} questions or items")
_REVERSED = Text("คิดคะแนนกลับด้าน", "marked in reverse")
_ASKS = Text("คำถาม: {ask}", "Question: {ask}")
_ANSWERS = Text("คำตอบและคะแนน: {options}", "Answers and marks: {options}")
_ANSWERS_REVERSED = Text(
    "คำตอบและคะแนน (กลับด้าน): {options}", "Answers and marks (in reverse): {options}"
)
_THEME = Text("ประเด็นที่ {code}: {name}", "Theme {code}: {name}")
_DATA_YEAR = Text("ใช้ข้อมูล{year}", "The year it must show: {year}")
_COMBINED = Text("คะแนนเป็น{way}ของ", "The score is {way} of")
_MUST_SHOW = Text("องค์ประกอบด้านข้อมูล", "What it must show")
_SOURCE = Text("แหล่งที่มา: {title} ({confidence})", "Source: {title} ({confidence})")
_CITED = Text("{title} ({confidence})", "{title} ({confidence})")
_LINE = Text("{name}: {says}", "{name}: {says}")
_BAND = Text("{name}: ตั้งแต่ {starts} คะแนน", "{name}: from {starts}")
_LEVEL = Text("{name}: ตั้งแต่ {starts} คะแนน {condition}", "{name}: from {starts}, {condition}")
_SAMPLE = Text("{code}: {needed} จาก{people}", "{code}: {needed} of: {people}")
