"""The sums of a report: what does not add up, and the one reading that would mend it, if any.

A printed figure stays as it is printed, whatever is found here.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from prongsai.core.disagreements import Disagreement
from prongsai.core.framework import Framework, Node
from prongsai.core.reading.answers_agree import answers_that_differ
from prongsai.core.reading.counts_stated import counts_that_differ
from prongsai.core.reading.facts import DisagreementRead, Doubt, Facts, Repair
from prongsai.core.reading.figures_printed import (
    TOTAL,
    figures_of,
    level_of,
    marks_by_group,
)
from prongsai.core.reading.full_scores import faults_under_full_scores
from prongsai.core.reading.lists_compared import lists_that_differ
from prongsai.core.reading.names_agree import numbers_of_other_names, spellings_that_differ
from prongsai.core.reading.outline import Part
from prongsai.core.reading.repairs import LEVEL, Figures, candidates
from prongsai.core.reading.years_agree import years_that_differ
from prongsai.core.thai import arabic_digits
from prongsai.core.wording import Text, same

# A sentence names so many readings at most; after that their number says enough.
_MOST_NAMED = 6


def checked(facts: Facts, framework: Framework | None, parts: Sequence[Part] = ()) -> Facts:
    """The facts with every disagreement and doubt that arithmetic and comparing find.

    Disagreements are found anew, so that corrected facts can be checked again; doubts are added.

    ``framework`` has the rules of the year assessed; without it nothing is recomputed. ``parts``
    is the outline that the facts were found in: counts in words and years stand only there.
    """
    found: tuple[DisagreementRead, ...] = ()
    if framework is not None:
        found = tuple(_disagreements(facts, _figures(facts, framework)))
    doubts = dict.fromkeys((*facts.doubts, *_doubts(facts, framework, parts)))
    in_order = sorted(doubts, key=lambda doubt: doubt.line)
    return replace(facts, disagreements=found, doubts=tuple(in_order))


def _doubts(facts: Facts, framework: Framework | None, parts: Sequence[Part]) -> Iterator[Doubt]:
    if framework is not None:
        yield from _unknown_level(facts, framework)
        told = {(one.line, one.printed, one.reads) for one in facts.doubts}
        for doubt in numbers_of_other_names(framework, parts):
            if (doubt.line, doubt.printed, doubt.reads) not in told:
                yield doubt
    yield from faults_under_full_scores(facts)
    yield from answers_that_differ(parts)
    yield from counts_that_differ(parts)
    yield from lists_that_differ(facts, framework, parts)
    yield from years_that_differ(facts, framework, parts)
    yield from spellings_that_differ(facts, parts)


def _figures(facts: Facts, framework: Framework) -> Figures:
    return Figures(
        framework,
        figures_of(facts, framework),
        marks_by_group(facts, framework),
        level_of(facts, framework),
    )


def _unknown_level(facts: Facts, framework: Framework) -> Iterator[Doubt]:
    level = facts.level
    if level is not None and level_of(facts, framework) is None:
        names = _listed([step.name for step in framework.levels])
        says = _NO_SUCH_LEVEL.fill(level=level.value, year=framework.year, levels=names)
        yield Doubt(level.line, level.printed, level.value, says)


def _disagreements(facts: Facts, figures: Figures) -> Iterator[DisagreementRead]:
    """What does not fit, all with the same repair: it must mend everything at once."""
    if figures.agree:
        return
    mending = candidates(figures)
    repairs = mending if len(mending) == 1 and figures.closed else ()
    readings = _told(mending, repairs, figures)
    for bad in figures.out_of_bounds:
        figure = bad.figure
        says = _OUT_OF_BOUNDS.fill(printed=figure.printed)
        yield _read(bad.node, str(figure.value), None, (figure.line,), repairs, says, readings)
    for node, printings in figures.twofold.items():
        figure = printings[0].figure
        lines = tuple(one.figure.line for one in printings)
        said = ", ".join(dict.fromkeys(str(one.figure.value) for one in printings))
        says = _TWOFOLD.fill(node=_name(node), figures=said)
        yield _read(node, str(figure.value), None, lines, repairs, says, readings)
    for one in figures.sums:
        lines = _lines(facts, figures, one)
        yield _read(one.node, one.reported, one.computed, lines, repairs, one.explanation, readings)


def _read(
    node: str,
    reported: str,
    computed: str | None,
    lines: tuple[int, ...],
    repairs: tuple[Repair, ...],
    says: Text,
    readings: Text,
) -> DisagreementRead:
    explanation = Text(f"{says.th} {readings.th}", f"{says.en}; {readings.en}")
    return DisagreementRead(node, reported, computed, lines, repairs, explanation)


def _lines(facts: Facts, figures: Figures, one: Disagreement) -> tuple[int, ...]:
    """Where a figure is printed, and after that where those are that it was computed from."""
    if one.node == LEVEL:
        own = [facts.level.line] if facts.level else []
    else:
        own = [p.figure.line for p in figures.printed if p.node == one.node]
    framework = figures.framework
    top = framework.assessment if one.node in (TOTAL, LEVEL) else framework.nodes[one.node]
    made_of = {*_printed_below(top, {p.node for p in figures.printed})}
    parts = sorted(p.figure.line for p in figures.printed if p.node in made_of)
    return tuple(dict.fromkeys([*own, *parts]))


def _printed_below(node: Node, printed: Set[str]) -> Iterator[str]:
    """The nearest printed figures that a node is made of."""
    for part in node.parts:
        if part.code in printed:
            yield part.code
        else:
            yield from _printed_below(part, printed)


def _told(mending: Sequence[Repair], repairs: Sequence[Repair], figures: Figures) -> Text:
    """How many readings of one digit would mend it, and which."""
    if not mending:
        return _NONE
    named = _listed([_named(repair) for repair in mending[:_MOST_NAMED]])
    if repairs:
        return _ONE.fill(readings=named)
    more = _AND_MORE if len(mending) > _MOST_NAMED else same("")
    says = _SEVERAL if figures.closed else _OPEN
    return says.fill(count=len(mending), readings=named, more=more)


def _listed(words: Sequence[Text]) -> Text:
    return Text(", ".join(one.th for one in words), ", ".join(one.en for one in words))


def _named(repair: Repair) -> Text:
    return _READING.fill(
        node=_name(repair.node),
        printed=arabic_digits(repair.printed),
        reads=arabic_digits(repair.reads),
        line=repair.line,
    )


def _name(node: str) -> Text:
    if node == TOTAL:
        return Text("คะแนนรวม", "the total")
    return same(node.upper()) if node[:1].isalpha() else Text(f"ตัวชี้วัด {node}", f"indicator {node}")


_OUT_OF_BOUNDS = Text(
    "พิมพ์ว่า {printed} แต่คะแนนต้องอยู่ระหว่าง 0 ถึง 100",
    "{printed} is printed, but scores lie between 0 and 100",
)
_TWOFOLD = Text(
    "{node} พิมพ์ไว้ไม่ตรงกันในแต่ละที่ คือ {figures}",
    "{node} is printed differently in different places: {figures}",
)
_NO_SUCH_LEVEL = Text(
    "หลักเกณฑ์ปี {year} ไม่มีระดับ {level} มีแต่ {levels} โปรดตรวจระดับและปีงบประมาณ",
    "the rules of {year} have no level {level}, only {levels}; check the level and the year",
)
_NONE = Text(
    "ไม่มีเลขหลักเดียวใดที่ถ้าอ่านเป็นเลขที่มักสับสนกันแล้วตัวเลขทั้งหมดจะสอดคล้องกัน",
    "no other reading of one digit that scans confuse makes everything fit",
)
_ONE = Text(
    "มีวิธีอ่านเพียงแบบเดียวที่ทำให้ตัวเลขทั้งหมดสอดคล้องกัน คือ {readings} โปรดตรวจกับต้นฉบับ",
    "only one other reading of one digit makes everything fit: {readings}; "
    "check it against the original",
)
_SEVERAL = Text(
    "มีวิธีอ่านเลขหลักเดียวที่ทำให้ตัวเลขทั้งหมดสอดคล้องกัน {count} แบบ คือ {readings}{more} จึงไม่เสนอแบบใด",
    "{count} readings of one digit make everything fit: {readings}{more}; so none is proposed",
)
_OPEN = Text(
    "เมื่อยังมีส่วนที่ไม่ทราบ มีวิธีอ่านเลขหลักเดียวที่เป็นไปได้ {count} แบบ คือ {readings}{more} จึงไม่เสนอแบบใด",
    "while parts are missing, {count} readings of one digit are possible: {readings}{more}; "
    "so none is proposed",
)
_AND_MORE = Text(" เป็นต้น", " and more")
_READING = Text(
    "{node} จาก {printed} เป็น {reads} (บรรทัด {line})",
    "{node}, {printed} read as {reads} (line {line})",
)
