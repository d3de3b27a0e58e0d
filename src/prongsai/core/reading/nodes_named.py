"""Which node of the rules words name: the total, an instrument, an indicator or a part of one."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from prongsai.core.framework import Framework
from prongsai.core.reading.list_marks import mark_of
from prongsai.core.reading.subjects import Named, Title, named_in, titles_of
from prongsai.core.thai import arabic_digits, closed_up

TOTAL = "total"

_INSTRUMENT = re.compile(r"(?<![A-Za-z])([IEO]IT)(?![A-Za-z])", re.IGNORECASE)
# The instruments by what their names end in, wherever the letters are not printed.
_BY_NAME = (
    ("eit", re.compile("(?:แบบ|ผู้มีส่วน).*ภายนอก")),
    ("iit", re.compile("(?:แบบ|ผู้มีส่วน).*ภายใน")),
    ("oit", re.compile("แบบ.*เปิดเผยข้อมูล")),
)
# Of an instrument more is told than its score: its weight, who answered, its questions.
_MORE_THAN_ITS_NAME = re.compile("ตัวชี้วัด|ข้อ(?!มูล)|ส่วนที่|[Pp]art|น้ำหนัก|ผู้ตอบ|จำนวน|[0-9๐-๙]")
_LONGEST_NAME = 260
_WHOLE = re.compile("ภาพรวม|รวม")
# What may stand before and after the word that says it is the whole.
_OF_WHOLE = re.compile("คะแนน|ผล|ค่า|การ|ประเมิน|เฉลี่ย|ita|ใน|โดย|ระดับ|หน่วยงาน|ของ.{0,60}$")
_MORE_OF_WHOLE = re.compile(
    "คะแนน|ผล|การ|ประเมิน|เฉลี่ย|ita|ร้อยละ|ทั้งสิ้น|ทั้งหมด|ของ.{0,60}$|หน่วยงาน|ทุกตัวชี้วัด|ทั้ง10ตัวชี้วัด"
    "|ทั้ง3แบบ|รวม|[()%. ]"
)
# A whole of this is no total; all three together may be named beside one.
_OF_INSTRUMENT = re.compile("แบบ(?:วัด|ตรวจ|สำรวจ)|(?<![a-z])[ieo]it(?![a-z])(?!.*[ieo]it)")
_PART = re.compile(
    r"(?:ตัวชี้วัด(?:ย่อย)?(?:ที่)?\s*)?(?P<code>\d{1,2}\.\d{1,2})(?![\d.])[.:)]?\s*", re.ASCII
)
_STARTS_PART = re.compile("ตัวชี้วัดย่อย")


class NodeNamed(NamedTuple):
    """A node by its code, ``total`` for the whole; ``named`` has the number and name as printed.

    ``by_number`` says that only the number tells, the name beside it is no name of the rules.
    """

    node: str
    named: Named | None = None
    by_number: bool = False


class Names(NamedTuple):
    """The names by which a report can mean the nodes of a year's rules."""

    framework: Framework
    indicators: tuple[Title, ...]


def names_of(framework: Framework) -> Names:
    """The names of a year's nodes, made once for a report."""
    titles = (one for one in titles_of(framework) if one.subject.indicator)
    return Names(framework, tuple(titles))


def node_named(words: str, names: Names) -> NodeNamed | None:
    """The node that words name, and nothing but it; ``None`` where they name none.

    >>> from prongsai.core.loading import available, load_named
    >>> names = names_of(load_named(available()[-1]))
    >>> [node_named(one, names).node for one in ("๑.การปฏิบัติหน้าที่", "แบบ IIT", "คะแนนภาพรวม")]
    ['1', 'iit', 'total']
    """
    if not words.strip() or len(words) > _LONGEST_NAME:
        return None
    return (
        _part(words, names)
        or _indicator(words, names)
        or _instrument(words, names)
        or (NodeNamed(TOTAL) if _is_total(words) else None)
    )


def instrument_named(words: str) -> str | None:
    """The one instrument that words name by its letters or name; ``None`` for none or several."""
    found = {one.lower() for one in _INSTRUMENT.findall(words)}
    if len(found) == 1:
        return str(found.pop())
    if found:
        return None
    closed = closed_up(words)
    return next((code for code, known in _BY_NAME if known.search(closed)), None)


def _part(words: str, names: Names) -> NodeNamed | None:
    """A sub-indicator, by its number; its name must be near, or ตัวชี้วัดย่อย before it."""
    found = _PART.match(arabic_digits(words.strip()))
    if found is None or found["code"] not in names.framework.nodes:
        return None
    name = closed_up(words.strip()[found.end() :])
    known = closed_up(names.framework.nodes[found["code"]].name.th)
    sure = not name or _STARTS_PART.match(words.strip()) or _alike(name, known)
    return NodeNamed(found["code"], None, bool(name and not _alike(name, known))) if sure else None


def _alike(one: str, other: str) -> bool:
    """Whether two names begin alike or have most pairs of letters in common."""
    if one.startswith(other[:8]) or other.startswith(one[:8]):
        return True
    pairs, others = set(_pairs(one)), set(_pairs(other))
    return len(pairs & others) * 10 >= min(len(pairs), len(others)) * 7


def _pairs(word: str) -> Iterator[str]:
    return (word[at : at + 2] for at in range(len(word) - 1))


def _indicator(words: str, names: Names) -> NodeNamed | None:
    mark = mark_of(words.strip())[0]
    # Words under a title that says so are names although no word before them says it.
    asked = words if mark or "ตัว" in words[:8] else f"ตัวชี้วัด {words.strip()}"
    named = named_in(asked, names.indicators)
    if named is None or (named.rest.strip() and not _only_remarks(named.rest)):
        return None
    name = closed_up(named.words)
    title = names.framework.nodes[named.subject.indicator].name.th
    by_number = named.sure and bool(name) and not _alike(name, closed_up(title))
    return NodeNamed(named.subject.indicator, named, by_number)


def _only_remarks(rest: str) -> bool:
    """Whether only an instrument's letters or a remark in brackets follow a name."""
    return re.fullmatch(r"\s*\([^()]*\)\s*|\s*(?:IIT|EIT|OIT)\s*", rest) is not None


def _instrument(words: str, names: Names) -> NodeNamed | None:
    code = instrument_named(words)
    known = {one.code for one in names.framework.instruments}
    if code not in known or _MORE_THAN_ITS_NAME.search(mark_of(words.strip())[1]):
        return None
    return NodeNamed(str(code))


def _is_total(words: str) -> bool:
    said = closed_up(mark_of(words)[1]).lower().rstrip(":=")
    whole = _WHOLE.search(said)
    if whole is None or _OF_INSTRUMENT.search(said):
        return False
    return not (
        _OF_WHOLE.sub("", said[: whole.start()]) or _MORE_OF_WHOLE.sub("", said[whole.end() :])
    )
