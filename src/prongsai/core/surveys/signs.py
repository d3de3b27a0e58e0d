"""Signs of haste or carelessness: counted together at intake, never kept with an answer.

They say how closely figures deserve to be looked at, and accuse nobody: a sign can have many
good reasons, such as people who answer together after a meeting.
"""

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.framework import Node
from prongsai.core.surveys.questionnaire import Questionnaire, Response
from prongsai.core.surveys.tallies import Tally
from prongsai.core.wording import Text

# Adults read 238 words a minute silently (Brysbaert 2019, a review of 190 studies), some 20 letters
# a second. Whoever was done in half that time cannot have read the words; half is our choice.
LETTERS_PER_SECOND = 2 * 20
# A row of equal answers is a sign from so many on: fewer can be what somebody thinks. Our choice.
FEWEST_ANSWERS = 8
# So many answers to one survey within a minute (apps.surveys.intake.bursts). Our choice: people
# who open a link from one poster come at some ten a minute.
BURST = 20


class Sign(StrEnum):
    """One sign of haste or carelessness."""

    STRAIGHT = "straight"
    MAXIMUM = "maximum"
    FAST = "fast"
    BURST = "burst"


class SignWords(NamedTuple):
    """What a sign is called, and what it means."""

    name: Text
    meaning: Text


class Confidence(NamedTuple):
    """The label beside a score: whether something asks for a closer look, and which signs do."""

    label: Text
    signs: tuple[Sign, ...]


# A larger share of responses with a sign asks for a closer look. Our choice: an honest full mark
# is common where an agency is good, and people who were called together answer together.
SHARES = {
    Sign.STRAIGHT: Fraction(1, 10),
    Sign.MAXIMUM: Fraction(1, 2),
    Sign.FAST: Fraction(1, 5),
    Sign.BURST: Fraction(1, 2),
}


def signs_of(
    asked: Questionnaire, response: Response, seconds: int | None, recent: int
) -> frozenset[str]:
    """The signs that one response bears.

    ``seconds`` from the form to its answer, ``None`` on paper; ``recent`` answers to the survey
    came within a minute, this one among them.
    """
    found = {
        Sign.STRAIGHT: is_straight(asked, response),
        Sign.MAXIMUM: is_maximum(asked, response),
        Sign.FAST: seconds is not None and seconds < reading_seconds(asked),
        Sign.BURST: recent >= BURST,
    }
    return frozenset(sign.value for sign, is_there in found.items() if is_there)


def is_straight(asked: Questionnaire, response: Response) -> bool:
    """The same option everywhere, on each scale, though some questions are asked in reverse."""
    chosen: dict[str | None, str] = {}
    polarities: dict[str | None, set[str]] = {}
    answered = 0
    for node, option in zip(asked.asked, response.chosen, strict=True):
        if option is None:
            continue
        if chosen.setdefault(node.scale, option) != option:
            return False
        polarities.setdefault(node.scale, set()).add(node.polarity)
        answered += 1
    return answered >= FEWEST_ANSWERS and any(len(several) > 1 for several in polarities.values())


def is_maximum(asked: Questionnaire, response: Response) -> bool:
    """Every answer is the best one for the agency."""
    given = zip(asked.asked, response.chosen, strict=True)
    answered = [(node, option) for node, option in given if option is not None]
    return len(answered) >= FEWEST_ANSWERS and all(
        option == _best(asked, node) for node, option in answered
    )


def reading_seconds(asked: Questionnaire) -> int:
    """How long the questions take to read at least, in whole seconds."""
    return asked.letters // LETTERS_PER_SECOND


def confidence(tally: Tally) -> Confidence | None:
    """The label of what was counted; ``None`` where nobody answered."""
    if not tally.n:
        return None
    signs = tuple(sign for sign in Sign if tally.signs.get(sign, 0) > SHARES[sign] * tally.n)
    return Confidence(_CLOSER if signs else _CONFIDENT, signs)


def _best(asked: Questionnaire, node: Node) -> str:
    """The option that is worth most; at intake, so without the fractions of exact marks."""
    choose = min if node.polarity == "reversed" else max
    return choose(asked.scale(node).options, key=lambda option: option.mark).code


_CONFIDENT = Text("ไม่พบสัญญาณผิดปกติในการตอบ", "No odd signs in the answers")
_CLOSER = Text("ควรดูรายละเอียดเพิ่ม", "Look closer")
SIGNS = {
    Sign.STRAIGHT: SignWords(
        Text("เลือกตัวเลือกเดียวกันทุกข้อ", "Same option throughout"),
        Text(
            "ผู้ตอบเลือกตัวเลือกลำดับเดียวกันทุกข้อ ทั้งข้อที่ถามเชิงบวกและข้อที่ถามกลับด้าน อาจเป็นเพราะตอบโดยไม่ได้อ่าน "
            "หรือเข้าใจข้อที่ถามกลับด้านคลาดเคลื่อน",
            "The same option was chosen everywhere, also where a question is asked in reverse: the "
            "questions may not have been read, or the reversed ones were misunderstood.",
        ),
    ),
    Sign.MAXIMUM: SignWords(
        Text("ให้คะแนนเต็มทุกข้อ", "Full marks throughout"),
        Text(
            "ผู้ตอบให้คะแนนเต็มทุกข้อ ซึ่งเป็นไปได้เมื่อผู้ตอบพอใจจริง แต่หากมีมากควรดูวิธีเชิญชวนให้ตอบประกอบ",
            "Every answer is the best one. People may well be content; where many answer so, look "
            "at how they were invited.",
        ),
    ),
    Sign.FAST: SignWords(
        Text("ตอบเร็วกว่าเวลาอ่าน", "Faster than reading"),
        Text(
            "ส่งคำตอบเร็วกว่าเวลาที่ต้องใช้อ่านคำถาม อาจเป็นเพราะเคยอ่านคำถามมาก่อน หรือมีผู้ช่วยกรอกให้",
            "The answers came sooner than the questions can be read: somebody may know them "
            "already, or be typing for others.",
        ),
    ),
    Sign.BURST: SignWords(
        Text("ตอบเข้ามาพร้อมกันมาก", "Many at once"),
        Text(
            "มีคำตอบเข้ามาจำนวนมากภายในหนึ่งนาที มักเกิดเมื่อตอบพร้อมกันหลังการประชุมหรืออบรม",
            "Many answers came within one minute, as they do when people answer together after a "
            "meeting.",
        ),
    ),
}
