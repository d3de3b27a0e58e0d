"""What the codes of a framework are called, for sentences that officers read."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from prongsai.core.framework import Option
from prongsai.core.thai import thai_list
from prongsai.core.wording import Text

KINDS: Mapping[str, Text] = {
    "assessment": Text("การประเมิน", "assessment"),
    "instrument": Text("แบบวัด", "instrument"),
    "indicator": Text("ตัวชี้วัด", "indicator"),
    "sub_indicator": Text("ตัวชี้วัดย่อย", "sub-indicator"),
    "question": Text("ข้อคำถาม", "question"),
    "item": Text("ข้อตรวจ OIT", "OIT item"),
    "part": Text("ข้อย่อยของข้อคำถาม", "part of a question"),
}
COMBINES: Mapping[str, Text] = {
    "mean": Text("ค่าเฉลี่ย", "the mean"),
    "weighted_sum": Text("ผลรวมถ่วงน้ำหนัก", "the weighted sum"),
}
POLARITIES: Mapping[str, Text] = {
    "positive": Text("ตามคำตอบ", "as answered"),
    "reversed": Text("กลับด้าน", "in reverse"),
}
DATA_YEARS: Mapping[str, Text] = {
    "C": Text("ปีงบประมาณที่ประเมิน", "the fiscal year assessed"),
    "C6": Text("หกเดือนแรกของปีงบประมาณที่ประเมิน", "the first six months of the fiscal year assessed"),
    "P": Text("ปีงบประมาณก่อนปีที่ประเมิน", "the fiscal year before"),
    "L": Text(
        "แผนระยะยาวที่ครอบคลุมปีงบประมาณที่ประเมิน", "a long plan that covers the fiscal year assessed"
    ),
    "N": Text("โดยไม่กำหนดปี", "any year"),
}
STATUSES: Mapping[str, Text] = {"final": Text("ใช้จริง", "final"), "draft": Text("ร่าง", "draft")}
CONFIDENCES: Mapping[str, Text] = {
    "high": Text("เชื่อถือได้มาก", "high confidence"),
    "medium": Text("เชื่อถือได้ปานกลาง", "medium confidence"),
    "low": Text("เชื่อถือได้น้อย", "low confidence"),
}


def options_in_words(options: Iterable[Option]) -> Text:
    """The options of a scale with their marks: ``Little 33 / Much 67``."""
    return joined(" / ", [_OPTION.fill(name=one.text, mark=plain(one.mark)) for one in options])


def joined(between: str, words: Iterable[Text]) -> Text:
    """Several wordings as one, ``between`` standing between them."""
    several = tuple(words)
    return Text(between.join(one.th for one in several), between.join(one.en for one in several))


def listed(words: Iterable[Text]) -> Text:
    """Several wordings as the list that a sentence has."""
    several = tuple(words)
    return Text(thai_list([one.th for one in several]), ", ".join(one.en for one in several))


def plain(number: Decimal) -> str:
    """A number of the rules without zeros that say nothing: ``85``, ``85.01``."""
    return f"{number.normalize():f}"


_OPTION = Text("{name} {mark}", "{name} {mark}")
