"""Where an agency stands, in sentences: total and level, and figures that do not agree."""

from collections.abc import Iterator
from decimal import Decimal

from prongsai.core.disagreements import Disagreement
from prongsai.core.documents.blocks import Paragraph
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import (
    codes_in_short,
    figure,
    grade,
    instrument_name,
    level_word,
)
from prongsai.core.framework import Node
from prongsai.core.missing import missing_scores
from prongsai.core.results import Result, drafts
from prongsai.core.scoring import Score
from prongsai.core.thai import thai_list

_TITLES = {"indicator": "ตัวชี้วัดที่", "sub_indicator": "ตัวชี้วัดย่อยที่"}


def standing(material: Material, wording: Wording) -> Iterator[Paragraph]:
    """The total and the level: as announced where it was, with what keeps it from being computed.

    A figure that was announced leads; where the computed one differs it is told after it.
    """
    result = material.known_result
    if result.total.announced is not None and not _disputed(result):
        level = level_word(result.level)
        fields = {"score": figure(result.total), "level": level, "grade": grade(level)}
        yield wording.paragraph("overall", **fields)
    elif result.sheet.reported.total is not None:
        yield _announced(result, wording)
    else:
        yield wording.paragraph("overall_unknown", missing=_missing(result))
    yield from _differing(result, wording)


def _disputed(result: Result) -> bool:
    """Whether the announced total does not follow from what is known."""
    return any(one.node == "total" for one in result.disagreements)


def _announced(result: Result, wording: Wording) -> Paragraph:
    reported = result.sheet.reported
    slot, fields = "overall_announced", {"reported": as_printed(reported.total or Decimal(0))}
    if not result.complete:
        slot, fields["missing"] = "overall_reported", _missing(result)
    if reported.level is None:
        return wording.paragraph(slot, **fields)
    level = _level_said(result, reported.level)
    return wording.paragraph(f"{slot}_level", level=level, grade=grade(level), **fields)


def as_printed(number: Decimal) -> str:
    """A figure as it was announced, with two decimals at least."""
    exponent = number.as_tuple().exponent
    return f"{number:.2f}" if isinstance(exponent, int) and exponent > -2 else str(number)


def named(node: Node) -> str:
    """A node as a sentence calls it: ``ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต``."""
    if node.kind == "instrument":
        return instrument_name(node)
    return (
        f"{_TITLES[node.kind]} {node.code} {node.name.th}" if node.kind in _TITLES else node.name.th
    )


def rules_in_draft(result: Result, wording: Wording) -> Iterator[Paragraph]:
    """That the rules of the year are only a draft, and why."""
    if result.framework.status == "draft":
        reasons = " ".join(because.th for _, because in list(drafts(result.framework))[:1])
        yield wording.paragraph("draft", because=reasons)


def _missing(result: Result) -> str:
    """What keeps the total from being known, as high up as one would name it."""
    missing = list(missing_scores(result.total))
    if missing == [result.total]:
        return "ทุกแบบวัด"
    marks = [one for one in missing if one.node.is_marked]
    others = [named(one.node) for one in missing if not one.node.is_marked and not _is_part(one)]
    parts = [f"ข้อ {codes_in_short(marks)}"] if marks else []
    parts += ["ข้อย่อยของข้อคำถามบางข้อ"] if any(map(_is_part, missing)) else []
    return thai_list([*others, *parts])


def _is_part(score: Score) -> bool:
    return score.node.kind == "part"


def _differing(result: Result, wording: Wording) -> Iterator[Paragraph]:
    reported, total = result.sheet.reported.total, result.total.announced
    found = {one.node for one in result.disagreements}
    if reported is not None and total not in (None, reported) and "total" not in found:
        yield wording.paragraph("rounded", reported=as_printed(reported), computed=str(total))
    for one in result.disagreements:
        yield _disagreement(one, result, wording)


def _disagreement(one: Disagreement, result: Result, wording: Wording) -> Paragraph:
    """Both figures side by side; neither is corrected."""
    if one.node == "level":
        return wording.paragraph("disagreement_level", explanation=one.explanation.th)
    node = result.framework.assessment if one.node == "total" else result.framework.nodes[one.node]
    fields = {"name": _called(node), "reported": as_printed(Decimal(one.reported))}
    if one.computed is not None:
        return wording.paragraph("disagreement", one.node, computed=one.computed, **fields)
    low, high = map(str, one.possible or ("", ""))
    return wording.paragraph("disagreement_possible", one.node, low=low, high=high, **fields)


def _called(node: Node) -> str:
    """A node in the middle of ``คะแนน…``: the total is คะแนนภาพรวม itself."""
    if node.kind == "assessment":
        return node.name.th
    name = f"ข้อ {node.code.upper()} {node.name.th}" if node.is_marked else named(node)
    return f"คะแนน{name}"


def _level_said(result: Result, code: str) -> str:
    known = {level.code: level for level in result.framework.levels}
    return level_word(known[code]) if code in known else code
