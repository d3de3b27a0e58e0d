"""Scores in running words: the name of a node, a few words that lead on, and a figure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from prongsai.core.reading.codes import codes_in
from prongsai.core.reading.facts import Figure
from prongsai.core.reading.nodes_named import TOTAL, Names, NodeNamed, node_named
from prongsai.core.reading.numbers import FigureFound, figures_in
from prongsai.core.thai import arabic_digits

# Between a name and its score stand only these.
_LINK = re.compile(
    r"(?>[\s:=–—\-(“\"|*]|เท่ากับ|ได้รับ|ได้|มี|ค่า|ผลการประเมิน|ผล|คะแนนที่ได้|คะแนน|ร้อยละ|อยู่ที่|ที่ได้|ที่ระดับ"
    r"|เฉลี่ย|เป็น|คือ|คิดเป็น|โดย|ซึ่ง|จำนวน|รวม(?=คะแนน)"
    r"|\([0-9๐-๙]{1,3}\s*%\))*+$"
)
_ANCHOR = re.compile(r"[\s,;:(“\"/]|(?:คือ|ได้แก่|ด้าน|และ|ส่วน|ว่า|แก่)(?=[ก-๎])|(?=ตัวชี้วัด)")
_ANCHORS_TRIED = 14
_LETTERS = re.compile("[ก-ฮ].*[ก-ฮ].*[ก-ฮ]")
# What is between a bound, a full mark, a change or an aim and its figure is no score.
_NO_SCORE = re.compile(
    r"(?:เต็ม|กว่า|เกิน|ถึง|ขั้นต่ำ|น้ำหนัก|ตั้งแต่|เกณฑ์|ช่วง|ระหว่าง|จากคะแนน|อีก|ห่าง|ต่างกัน)[^0-9๐-๙]{0,12}$"
    r"|(?:เพิ่มขึ้น|ลดลง|สูงขึ้น|ต่ำลง|มากขึ้น|น้อยลง|เป้าหมาย|ปีที่แล้ว|ปีก่อน|ปีที่ผ่านมา|จะได้|จะเพิ่ม|จะเป็น|คาดว่า)"
    r"[^0-9๐-๙]{0,24}$"
)
_BOUND_AFTER = re.compile(r"\s*+(?:%|คะแนน)?\s*+(?:ขึ้นไป|หรือมากกว่า|หรือสูงกว่า|ลงมา|[-–]\s*[0-9๐-๙])")
_WHOLE = re.compile(
    r"(?:ภาพรวม|(?:คะแนน|ผล|เฉลี่ย|ประเมิน)\s*รวม|รวม(?:ทั้งสิ้น|ทั้งหมด|ทุกตัวชี้วัด|เฉลี่ย))[^0-9๐-๙]{0,140}$"
)
_OF_RESULT = re.compile(
    r"(?:ผลการประเมิน|ผลคะแนน|ITA|คุณธรรมและความโปร่งใส|ผลประเมิน)[\s\S]{0,260}?(?:คะแนน|ร้อยละ|เท่ากับ|ได้|อยู่ที่|มี)[\s:=]*$"
)
# Nothing is told between the result and its figure: what was found has figures of its own.
_SAYS_RESULT = re.compile(
    r"(?:ผลการประเมิน|ผลคะแนน|ITA|คุณธรรมและความโปร่งใส)"
    r"(?:(?!พบ|เจ้าหน้าที่|บุคลากร|ซึ่ง|ผู้|จึง|เห็น|ยัง|ควร|ประเด็น|เรื่อง|หน่วยงาน(?:ใน|อื่น))[\s\S]){0,120}$"
)
_LEVEL_BEFORE = re.compile(r"ระดับ[^0-9๐-๙]{0,40}[\s(]+$")
_NUMBER_OF = re.compile(r"(?:ย่อย|ตัวชี้วัด|ข้อ|ประเด็น|ส่วน|หัวข้อ|ลำดับ)\s*+(?:ที่)?\s*+$")
# Words that say a figure is of something smaller than the whole.
_OF_PART = re.compile(
    "ตัวชี้วัด|แบบวัด|แบบตรวจ|แบบสำรวจ|IIT|EIT|OIT|ข้อ(?!มูล|บกพร่อง|สังเกต|เสนอ)|ประเด็นที่|รายการ|หัวข้อ"
)
# Averages of many agencies stand beside the total for comparison.
_OF_MANY = re.compile(
    "ประเทศ|ทั่ว|ทุกหน่วยงาน|อปท|ท้องถิ่นทั้งหมด|ของจังหวัด(?=เฉลี่ย|ทั้งหมด)|ค่าเฉลี่ยจังหวัด|ระดับจังหวัด|ระดับภาค"
)
_LEVEL_AFTER = re.compile(
    r"\s*+(?:%|คะแนน)?[\s,)(]*+(?:ซึ่ง|โดย|และ|จัด|ถือว่า|ผลการประเมิน)*\s*+(?:อยู่)?(?:ใน)?\s*+(?:เกณฑ์)?ระดับ"
)
_YEAR = re.compile(r"(?<![0-9])(25[0-9]{2})(?![0-9])")
_LEADS_FAR = re.compile(r"(?:คะแนน|ร้อยละ|เท่ากับ)[\s:=(]*$")
_SAYS_SCORE = re.compile(r"(?:คะแนน|เท่ากับ|=)\s*$")
_LOOKED_AT_BESIDE = 20
_LONGEST_LINK = 200
_LOOKED_BACK = 600


class Scored(NamedTuple):
    """A figure of a node, and the year that the words before it name, ``None`` for no year.

    A ``weak`` total is one only where the report has no other.
    """

    node: NodeNamed
    figure: Figure
    year: int | None = None
    start: int = 0
    weak: bool = False


def in_sentences(words: str, line: int, names: Names, mark: str = "") -> Iterator[Scored]:
    """Every score that words tell of a node, in their order.

    ``mark`` is the number of the paragraph, which may be that of the node it begins with.
    """
    text = f"{mark}. {words}" if mark and mark[0].isdigit() else words
    at = 0
    for found in figures_in(text):
        if not is_score(text, found):
            continue
        before = text[at : found.start][-_LOOKED_BACK:]
        node = None if _NO_SCORE.search(before) else _node_before(before, names)
        if node is not None and _is_weight(node, found, names):
            continue
        at = found.end
        weak = False
        if node is None and not _NO_SCORE.search(before):
            whole = _whole(before, text[found.end :], found.unit)
            node, weak = (NodeNamed(TOTAL) if whole else None), whole == "weak"
        if node is not None:
            figure = Figure(found.value, found.printed, line)
            yield Scored(node, figure, _year(text[: found.start]), found.start, weak)


def _is_weight(node: NodeNamed, found: FigureFound, names: Names) -> bool:
    """Whether a share of an instrument is its weight: scores of instruments have decimals."""
    instruments = {one.code for one in names.framework.instruments}
    return node.node in instruments and "." not in found.printed and found.unit == "%"


def is_score(text: str, found: FigureFound) -> bool:
    """Whether a figure can be a score: it has decimals, a unit, or words before it that say so."""
    before = text[max(0, found.start - _LOOKED_AT_BESIDE) : found.start]
    if _BOUND_AFTER.match(text, found.end) or _NUMBER_OF.search(before):
        return False
    if "." in found.printed or found.unit:
        return True
    return _SAYS_SCORE.search(before) is not None


def _year(before: str) -> int | None:
    """The last year named before a figure in its passage."""
    years = _YEAR.findall(arabic_digits(before))
    return int(years[-1]) if years else None


def _node_before(before: str, names: Names) -> NodeNamed | None:
    """The node whose name ends where the words that lead to its figure begin."""
    link = _LINK.search(before)
    body = before[: link.start()] if link else before
    starts = [0, *(one.end() for one in _ANCHOR.finditer(body))][-_ANCHORS_TRIED:]
    asked = min((one.start for one in codes_in(body)), default=len(body))
    for start in starts:
        if asked < len(body) and not _LETTERS.search(body[start:asked]):
            continue  # the wording of a question, however near an indicator's name
        node = node_named(body[start:], names)
        if node is not None and (node.node != TOTAL or _says_total(body[start:], start)):
            return node
    return _far(before, names)


def _says_total(words: str, start: int) -> bool:
    """Whether words name the whole beyond doubt: รวม alone may belong to words before it."""
    known = start == 0 or "ภาพรวม" in words or "คะแนน" in words
    return known and not _OF_MANY.search(words)


def led_to(words: str) -> bool:
    """Whether words only lead on from a name to its score."""
    link = _LINK.search(words)
    return link is not None and link.start() == 0


def _far(before: str, names: Names) -> NodeNamed | None:
    """A node named with its number, about which more is said before its score comes."""
    at = before.rfind("ตัวชี้วัดที่")
    if at < 0 or not _LEADS_FAR.search(before):
        return None
    words = before[at:]
    for stop in (one.start() for one in re.finditer(r"\s|$", words)):
        node = node_named(words[:stop], names)
        rest = words[stop:]
        if node is not None and node.named and node.named.words and not node.by_number:
            is_more = _OF_PART.search(rest) or codes_in(rest) or len(rest) > _LONGEST_LINK
            return None if is_more else node
    return None


def _whole(before: str, after: str, unit: str) -> str | None:
    """Whether a figure is the total, ``sure`` or ``weak``, by words before it or a level after."""
    if _OF_MANY.search(before[-80:]):
        return None
    if found := _WHOLE.search(before):
        return None if _OF_PART.search(found[0]) else "sure"
    if _OF_PART.search(before[-80:]):
        return None
    if _LEVEL_BEFORE.search(before) and unit:
        return "weak"
    if not _OF_RESULT.search(before):
        return None
    if _LEVEL_AFTER.match(after):
        return "sure"
    return "weak" if unit and _SAYS_RESULT.search(before) else None
