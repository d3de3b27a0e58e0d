"""The scores of a report: of indicators, of their parts, of instruments, and the total."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from prongsai.core.framework import Framework
from prongsai.core.reading.facts import Doubt, Figure, Said, ScoreRead
from prongsai.core.reading.levels import level_in
from prongsai.core.reading.measures import is_measures
from prongsai.core.reading.nodes_named import TOTAL, Names, names_of, node_named
from prongsai.core.reading.numbers import figures_in
from prongsai.core.reading.outline import Part, TableRead, TextRead
from prongsai.core.reading.score_sentences import Scored, in_sentences, led_to
from prongsai.core.reading.score_tables import in_table
from prongsai.core.reading.subjects import number_doubts
from prongsai.core.wording import Text


class ScoresRead(NamedTuple):
    """The total and the level of a report, every printing of other scores, and what is doubtful.

    A total that is printed otherwise a second time is among the scores, as ``total``.
    """

    total: Figure | None = None
    level: Said | None = None
    scores: tuple[ScoreRead, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def scores_in(parts: Sequence[Part], framework: Framework) -> ScoresRead:
    """Every score above the questions; ``framework`` has the rules of the year assessed."""
    names = names_of(framework)
    found = list(_of_this_year([*_scored(parts, names)], framework.year))
    doubts = [one for scored in found for one in _doubts(scored)]
    whole = [one for one in found if one.node.node == TOTAL]
    totals = [one.figure for one in [one for one in whole if not one.weak] or whole[:1]]
    total = totals[0] if totals else None
    others = [one for one in totals if total and one.value != total.value]
    scores = [ScoreRead(one.node.node, one.figure) for one in found if one.node.node != TOTAL]
    scores += [ScoreRead(TOTAL, one) for one in others]
    doubts += _printed_twice([*([ScoreRead(TOTAL, total)] if total else []), *scores])
    return ScoresRead(
        total,
        level_in(parts, framework),
        tuple(dict.fromkeys(scores)),
        tuple(dict.fromkeys(doubts)),
    )


def _scored(parts: Sequence[Part], names: Names) -> Iterator[Scored]:
    for at, part in enumerate(parts):
        if isinstance(part, TableRead):
            if not is_measures(part):
                yield from in_table(part, names)
            continue
        yield from in_sentences(part.words, part.first, names, part.mark)
        if at and (scored := _below_its_name(parts[at - 1], part, names)):
            yield scored


def _below_its_name(before: Part, part: TextRead, names: Names) -> Scored | None:
    """The score with which a paragraph begins after one, or a heading, that is only its name."""
    found = figures_in(part.words)
    if part.mark or not found or not isinstance(before, TextRead):
        return None
    alone = part.words.replace(found[0].printed, "").strip(" %คะแน") == ""
    if not (alone or (found[0].unit and led_to(part.words[: found[0].start]))):
        return None
    if "." not in found[0].printed and not found[0].unit:
        return None
    node = node_named(f"{before.mark} {before.words}".strip(), names)
    figure = Figure(found[0].value, found[0].printed, part.first)
    return Scored(node, figure) if node else None


def _of_this_year(found: Sequence[Scored], year: int) -> Iterator[Scored]:
    """The scores without those that words say are of another year, where this year has its own."""
    own = {one.node.node for one in found if one.year in (None, year)}
    for one in found:
        if one.year in (None, year) or not (one.weak or one.node.node in own):
            yield one


def _doubts(scored: Scored) -> Iterator[Doubt]:
    node, figure = scored.node, scored.figure
    if node.by_number:
        printed = node.named.words if node.named else figure.printed
        yield Doubt(figure.line, printed, node.node, _NO_SUCH_NAME.fill(node=node.node))
    elif node.named is not None:
        yield from number_doubts(node.named, figure.line)


def _printed_twice(scores: Iterable[ScoreRead]) -> Iterator[Doubt]:
    first: dict[str, Figure] = {}
    for node, figure in scores:
        other = first.setdefault(node, figure)
        if other.value != figure.value:
            says = _TWICE.fill(printed=figure.printed, other=other.printed, line=other.line)
            yield Doubt(figure.line, figure.printed, str(figure.value), says)


_NO_SUCH_NAME = Text(
    "ชื่อที่พิมพ์ไม่ตรงกับชื่อตัวชี้วัดใดของปีนี้ จึงอ่านตามเลขที่ {node} โปรดตรวจกับเอกสาร",
    "the name printed is that of no indicator of the year; the number {node} was followed: "
    "check it against the document.",
)
_TWICE = Text(
    "พิมพ์ว่า {printed} แต่บรรทัด {line} พิมพ์ว่า {other} โปรดตรวจว่าตัวเลขใดถูก",
    "{printed} is printed, but {other} on line {line}; check which is right.",
)
