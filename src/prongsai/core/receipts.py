"""Receipts: how a number came about, in words and figures that one can follow with a pencil."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.counted import Counted
from prongsai.core.scoring import Score, as_published
from prongsai.core.wording import Text, same


class Receipt(NamedTuple):
    """One step of the walk down: a score, the rule that made it, and the figures it used.

    ``counted`` has the answers of a question, or of a part of one, that were counted here.
    """

    score: Score
    rule: Text
    working: str
    exact: str
    counted: Counted | None = None

    @property
    def rounded(self) -> bool:
        """Whether the announced figure differs from the exact one."""
        value = self.score.value
        return value is not None and Fraction(as_published(value)) != value


def receipt(
    score: Score,
    respondents: Mapping[str, int] | None = None,
    counted: Counted | None = None,
) -> Receipt:
    """The receipt of one score; ``respondents`` says how many answered each question."""
    if counted is None:
        rule, working = _rule(score, respondents or {}), _working(score)
    else:
        rule, working = _counted_rule(score, counted), counted.working or _mean_of_known(score)
    return Receipt(score, rule, working, exactly(score.value), counted)


def exactly(value: Fraction | None) -> str:
    """A value before rounding: as a finite decimal, or as six digits and the fraction itself."""
    if value is None:
        return ""
    remainder = value.denominator
    for prime in (2, 5):
        while remainder % prime == 0:
            remainder //= prime
    if remainder == 1 and value.denominator <= 10**9:
        return _finite(value)
    millionths = value.numerator * 10**6 // value.denominator
    return f"{millionths // 10**6}.{millionths % 10**6:06d}… ({value})"


def _finite(value: Fraction) -> str:
    places = next(places for places in range(31) if (value * 10**places).denominator == 1)
    digits = str((value * 10**places).numerator).rjust(places + 1, "0")
    whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :]
    return f"{whole}.{decimals.ljust(2, '0')}"


def _rule(score: Score, respondents: Mapping[str, int]) -> Text:
    node = score.node
    if score.origin == "unknown":
        missing = [part for part in score.parts if part.value is None]
        return _INCOMPLETE.fill(count=len(missing)) if missing else _NOT_KNOWN
    if score.origin == "combined":
        return _COMBINED[node.combine].fill(count=len(score.parts))
    if node.kind == "item":
        return _ITEM
    if node.kind in ("question", "part"):
        count = respondents.get(node.code)
        return _QUESTION if count is None else _ANSWERED.fill(count=f"{count:,}")
    return _PUBLISHED


def _counted_rule(score: Score, counted: Counted) -> Text:
    if score.parts:
        parts = sum(part.value is not None for part in score.parts)
        return _COUNTED_PARTS.fill(parts=parts, count=f"{counted.n:,}")
    if counted.too_few is not None:
        return _TOO_FEW.fill(smallest=counted.too_few)
    if len(counted.counts) > 1:
        return _HALVES.fill(count=f"{counted.n:,}", portions=len(counted.counts))
    return _COUNTED.fill(count=f"{counted.n:,}")


def _working(score: Score) -> str:
    if score.origin != "combined":
        return ""
    return _WORKING[score.node.combine](score)


def _mean(score: Score) -> str:
    return _mean_of(score.parts)


def _mean_of_known(score: Score) -> str:
    """Of a question some of whose parts nobody answered; empty where there are no parts."""
    known = [part for part in score.parts if part.value is not None]
    return _mean_of(known) if known else ""


def _mean_of(parts: Sequence[Score]) -> str:
    return f"({' + '.join(str(part.announced) for part in parts)}) ÷ {len(parts)}"


def _weighted_sum(score: Score) -> str:
    return " + ".join(f"{part.announced} × {part.node.weight}%" for part in score.parts)


_WORKING: Mapping[str, Callable[[Score], str]] = {"mean": _mean, "weighted_sum": _weighted_sum}

_COMBINED: Mapping[str, Text] = {
    "mean": Text(
        "ค่าเฉลี่ยของ {count} ส่วนด้านล่าง คำนวณจากค่าที่ยังไม่ปัดเศษ",
        "the mean of the {count} parts below, from their unrounded values",
    ),
    "weighted_sum": Text(
        "ผลรวมของ {count} แบบวัดที่ถ่วงน้ำหนักแล้ว คำนวณจากค่าที่ยังไม่ปัดเศษ",
        "the weighted sum of the {count} instruments, from their unrounded values",
    ),
}
_ITEM = Text(
    "คะแนนที่ผู้ตรวจประเมินให้ข้อนี้",
    "the mark that the assessor gave this item",
)
_QUESTION = Text(
    "คะแนนเฉลี่ยของผู้ตอบทุกคนในข้อนี้ ตามที่ระบุในแบบรายงานผล",
    "the mean of all answers to this question, as the result sheet gives it",
)
_ANSWERED = Text(
    "คะแนนเฉลี่ยของผู้ตอบข้อนี้ {count} คน ตามที่ระบุในแบบรายงานผล",
    "the mean of the {count} answers to this question, as the result sheet gives it",
)
_COUNTED = Text(
    "ค่าเฉลี่ยของคำตอบ {count} คนที่นับในระบบนี้ จำนวนคนที่เลือกแต่ละตัวเลือกคูณคะแนนของตัวเลือก หารด้วยจำนวนผู้ตอบ",
    "the mean of {count} answers counted here: how many chose each option, times what it is worth, "
    "divided by the number of answers",
)
_HALVES = Text(
    "ค่าเฉลี่ยของ {portions} ส่วนที่มีน้ำหนักเท่ากัน นับในระบบนี้จากคำตอบรวม {count} คน",
    "the mean of {portions} portions that count the same, from {count} answers counted here",
)
_COUNTED_PARTS = Text(
    "ค่าเฉลี่ยของข้อย่อยที่มีผู้ตอบ {parts} ข้อ คำนวณจากค่าที่ยังไม่ปัดเศษ มีผู้ตอบ {count} คน",
    "the mean of the parts that somebody answered ({parts}), from their unrounded values; "
    "{count} people answered",
)
_TOO_FEW = Text(
    "ข้อนี้มีผู้ตอบน้อยกว่า {smallest} คน จึงไม่คิดคะแนน เพราะคะแนนจะบอกได้ว่าใครเลือกตอบอย่างไร",
    "fewer than {smallest} people answered this question, so it has no mark: the mark would tell "
    "what they chose",
)
_PUBLISHED = Text(
    "ค่าตามที่ประกาศ เพราะไม่ทราบคะแนนรายข้อครบทุกข้อ",
    "as it was published, because not every mark below is known",
)
_INCOMPLETE = Text(
    "ยังคำนวณไม่ได้ เพราะไม่ทราบค่า {count} ส่วนด้านล่าง",
    "cannot be computed, because {count} of the parts below are not known",
)
_NOT_KNOWN = same("–")
