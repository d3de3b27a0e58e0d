"""What a memo says about the result: as computed, as announced, or that it is not known."""

from collections.abc import Iterable, Iterator

from prongsai.core.disagreements import Disagreement
from prongsai.core.documents.blocks import Paragraph, Place, Run, Words
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import code, figure, grade, instrument_name, level_word
from prongsai.core.framework import Level, Node
from prongsai.core.missing import missing_scores
from prongsai.core.results import Result
from prongsai.core.thai import thai_list

# A letter names so many of what is not known, and counts the rest.
MOST_NAMED = 5


def result_paragraph(result: Result, wording: Wording) -> Paragraph:
    """The total and level; where what was announced does not follow from its parts, both."""
    told = [one for one in result.disagreements if one.node in ("total", "level")]
    known, reported = result.total.announced is not None, _reported(result, wording)
    more: list[Words] = []
    if known and not told:
        slot = "result"
    elif known and all(one.computed is not None for one in told):
        slot = "result_differs"
    elif reported:
        slot = "result_reported"
        more = [*_incomplete(result, wording), *_doubtful(told, wording)]
    else:
        slot = "result_missing"
        more = [*_incomplete(result, wording)]
    said = wording.words(slot, computed=_computed(result, wording), reported=reported)
    return Paragraph(_joined([said, *more]), place=Place(slot))


def _computed(result: Result, wording: Wording) -> Words:
    return _score_and_level(figure(result.total), result.level, wording)


def _reported(result: Result, wording: Wording) -> Words:
    """What was announced, as it was printed; nothing where nothing was."""
    reported = result.sheet.reported
    levels = {one.code: one for one in result.framework.levels}
    score = "" if reported.total is None else str(reported.total)
    return _score_and_level(score, levels.get(reported.level or ""), wording)


def _score_and_level(score: str, level: Level | None, wording: Wording) -> Words:
    said = [wording.words("score", score=score)] if score else []
    if level is not None:
        word = level_word(level)
        said.append(wording.words("level", level=word, grade=grade(word)))
    return _joined(said)


def _incomplete(result: Result, wording: Wording) -> Iterator[Words]:
    missing = [one.node for one in missing_scores(result.total)]
    if missing:
        yield wording.words("incomplete", missing=_named(missing))


def _doubtful(told: Iterable[Disagreement], wording: Wording) -> Iterator[Words]:
    for one in told:
        if one.possible is None:
            yield wording.words("doubtful", one.node, explanation=one.explanation.th)
        else:
            low, high = map(str, one.possible)
            yield wording.words("doubtful_total", reported=one.reported, low=low, high=high)


def _named(nodes: list[Node]) -> str:
    named, more = nodes[:MOST_NAMED], len(nodes) - MOST_NAMED
    if more <= 0:
        return thai_list([*map(_name, named)])
    return f"{', '.join(map(_name, named))} และอีก {more} รายการ"


def _name(node: Node) -> str:
    match node.kind:
        case "assessment":
            return "ของทุกตัวชี้วัด"
        case "instrument":
            return instrument_name(node)
        case "indicator":
            return f"ตัวชี้วัดที่ {node.code} {node.name.th}"
        case "sub_indicator":
            return f"ตัวชี้วัดย่อยที่ {node.code} {node.name.th}"
    return f"ข้อ {code(node.code)}"


def _joined(parts: Iterable[Words]) -> Words:
    """Sentences one after another, with a space between."""
    runs: list[Run] = []
    for part in parts:
        runs.extend([Run(" ")] if runs else [])
        runs.extend(part)
    return tuple(runs)
