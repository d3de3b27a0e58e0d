"""Who is told to do something (โดยมอบหมายให้ … เป็นผู้รับผิดชอบ): units and positions, no names."""

import re
from typing import NamedTuple

from prongsai.core.reading.units import is_blank, without_persons

_ASSIGNED = re.compile(
    r"(?<!\s)\s*+(?:ทั้งนี้\s*+)?(?:โดย)?\s*+(?:ได้\s*+)?(?:มอบหมาย|กำหนด)\s*+(?:ให้)?\s*+"
    r"(?P<who>\S.{0,240}?)\s*+(?:เป็น)?\s*+ผู้รับผิดชอบ(?:\s*ดำเนินการ|\s*หลัก)*\.?"
)
# A name of a person ends before the word; what rank or letters stand in it does not matter.
_POSITION = re.compile(r"ตำแหน่ง\s*+(?P<position>.+?)(?=(?<!\s)\s*+(?:,|และ|/)\s*+\S+.*?ตำแหน่ง|$)")


class Assigned(NamedTuple):
    """A text without the clause that assigns, and who is assigned, ``None`` for nobody."""

    text: str
    who: str | None


def assigned_in(text: str) -> Assigned:
    """Who a text assigns: units as printed, of persons only the position.

    >>> assigned_in("ควรเพิ่มช่องทาง โดยมอบหมายให้ นายสมมุติ ตัวอย่าง ตำแหน่ง นิติกร เป็นผู้รับผิดชอบดำเนินการ")
    Assigned(text='ควรเพิ่มช่องทาง', who='นิติกร')
    """
    found = _ASSIGNED.search(text)
    if found is None:
        return Assigned(without_persons(text).strip(), None)
    rest = f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}"
    return Assigned(without_persons(rest).strip(), _who(found["who"]))


def _who(words: str) -> str | None:
    positions = [one["position"] for one in _POSITION.finditer(words)]
    said = without_persons(", ".join(positions) if positions else words).strip(" ,")
    return None if is_blank(said) else said
