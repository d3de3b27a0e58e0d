"""What is said of marks before and after: plain figures, and that they prove no cause."""

from collections.abc import Sequence
from decimal import Decimal

from prongsai.core.framework import Node
from prongsai.core.wording import Text, same

_NOTHING = same("")


def question_says(
    state: str, node: Node, before: Decimal | None, after: Decimal | None, margin: Decimal | None
) -> Text:
    """One question in words, by its state; ``margin`` is that of the difference, in points."""
    slots = {"code": node.code.upper(), "name": node.name}
    if state != "compared" or before is None or after is None:
        marks = {"before": _mark(before), "after": _mark(after)}
        return _OTHER_STATES[state].fill(**slots, **marks)
    moved = after - before
    return _COMPARED.fill(
        **slots,
        before=before,
        after=after,
        moved=_moved(moved),
        sampling=_sampling(node, moved, margin),
    )


def measure_says(number: int, differences: Sequence[Decimal | None]) -> Text:
    """A measure, by its number from 0, in words: how many questions rose, stayed and fell."""
    known = [one for one in differences if one is not None]
    if not differences:
        return _ANSWERS_NOTHING.fill(number=number + 1)
    return _MEASURE.fill(
        number=number + 1,
        count=len(differences),
        rose=sum(one > 0 for one in known),
        stayed=sum(one == 0 for one in known),
        fell=sum(one < 0 for one in known),
        left=len(differences) - len(known),
    )


def _mark(mark: Decimal | None) -> Text:
    return _NOT_KNOWN if mark is None else same(str(mark))


def _moved(points: Decimal) -> Text:
    if not points:
        return _STAYED
    return (_ROSE if points > 0 else _FELL).fill(points=abs(points))


def _sampling(node: Node, points: Decimal, margin: Decimal | None) -> Text:
    """What samples make of a difference; nothing of what assessors mark, nor where none is."""
    if node.kind == "item" or not points:
        return _NOTHING
    if margin is None:
        return _SAMPLES
    return (_WITHIN if abs(points) <= margin else _BEYOND).fill(margin=margin)


_NOT_KNOWN = Text("ไม่ทราบ", "not known")
_STAYED = Text("เท่าเดิม", "the same")
_ROSE = Text("สูงขึ้น {points}", "{points} more")
_FELL = Text("ลดลง {points}", "{points} less")
_COMPARED = Text(
    "คะแนนของ {code} {name} ก่อนดำเนินมาตรการ {before} หลังดำเนินมาตรการ {after} ({moved}) "
    "ไม่ได้แปลว่ามาตรการเป็นเหตุ{sampling}",
    "The mark of {code} {name} was {before} before the measures and {after} after them ({moved}); "
    "this does not say that the measures are the cause.{sampling}",
)
_WITHIN = Text(
    " ส่วนต่างไม่เกินความคลาดเคลื่อนจากการสุ่มตัวอย่าง (±{margin}) จึงอาจไม่ได้เปลี่ยนจริง",
    " The difference is within the margin of error of the samples (±{margin}).",
)
_BEYOND = Text(
    " ส่วนต่างเกินความคลาดเคลื่อนจากการสุ่มตัวอย่าง (±{margin})",
    " The difference is beyond the margin of error of the samples (±{margin}).",
)
_SAMPLES = Text(
    " ผู้ตอบแต่ละปีเป็นคนละกลุ่ม ส่วนต่างเล็กน้อยจึงอาจมาจากการสุ่มตัวอย่าง",
    " Other people answered each year, so sampling alone may explain a small difference.",
)
_OTHER_STATES = {
    "rules_changed": Text(
        "{code} {name} ก่อนดำเนินมาตรการ {before} หลังดำเนินมาตรการ {after} "
        "แต่หลักเกณฑ์เปลี่ยนสิ่งที่วัด จึงไม่นำสองปีมาเทียบกัน",
        "{code} {name}: {before} before the measures and {after} after them; the rules changed "
        "what is measured, so the two are not compared.",
    ),
    "unknown": Text(
        "{code} {name} ก่อนดำเนินมาตรการ {before} หลังดำเนินมาตรการ {after} จึงยังเทียบไม่ได้",
        "{code} {name}: {before} before the measures, {after} after them; "
        "they cannot be compared yet.",
    ),
    "gone": Text(
        "{code} {name} ก่อนดำเนินมาตรการ {before} ปีต่อมาไม่มีข้อนี้แล้ว จึงเทียบไม่ได้",
        "{code} {name}: {before} before the measures; the later rules do not have it.",
    ),
    "new": Text(
        "{code} {name} หลังดำเนินมาตรการ {after} ปีก่อนไม่มีข้อนี้ จึงเทียบไม่ได้",
        "{code} {name}: {after} after the measures; the earlier rules do not have it.",
    ),
}
_ANSWERS_NOTHING = Text(
    "มาตรการที่ {number} ไม่ได้ระบุข้อคำถามหรือข้อตรวจที่มีคะแนน",
    "Measure {number} answers no question or item.",
)
_MEASURE = Text(
    "มาตรการที่ {number} รองรับ {count} ข้อ คะแนนสูงขึ้น {rose} ข้อ เท่าเดิม {stayed} ข้อ ลดลง {fell} ข้อ "
    "เทียบไม่ได้ {left} ข้อ ไม่ได้แปลว่ามาตรการเป็นเหตุ",
    "Of the {count} marks that measure {number} answers, {rose} rose, {stayed} stayed, {fell} fell "
    "and {left} cannot be compared; this does not say that the measure is the cause.",
)
