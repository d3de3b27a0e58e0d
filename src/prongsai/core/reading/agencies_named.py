"""The agency whose a report is, with its district and province, by how often each is named."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from prongsai.core.local_kinds import LOCAL_KINDS
from prongsai.core.reading.outline import Part, TextRead
from prongsai.core.reading.passages import passages
from prongsai.core.reading.provinces import PROVINCES
from prongsai.core.sheets.sheet import AgencyName
from prongsai.core.thai import closed_up

# The kinds of local agency, in full and as abbreviated.
_KINDS = {**{kind: kind for kind in LOCAL_KINDS.values()}, **LOCAL_KINDS}
_PROVINCE = "จังหวัด"
_KIND = "|".join(map(re.escape, _KINDS))
_PLACES = "|".join(sorted(PROVINCES, key=len, reverse=True))
_IN_PROVINCE = rf"(?:จังหวัด|จ\.)\s*(?P<province>{_PLACES})"
# No name is longer; without an end a line of such words would be read again from each of them.
_IN_DISTRICT = r"(?:อำเภอ|อ\.)\s*(?P<district>[ก-๎]{2,200}(?: [ก-๎]{1,200})?)"
# Nobody calls a place by these, so a name ended before them though no space parts it.
_ENDS = "ประจำปี|ได้|จึง|มี|เรื่อง|เป็น|และ|ให้|โดย|ทุก|พบว่า|ในปี|ตาม|อำเภอ|จังหวัด|ตำบล|ควร"
_LOCAL = re.compile(
    rf"(?P<kind>{_KIND})\s*(?P<name>[ก-๎]{{2,}}?)"
    rf"(?:(?P<end>\s*(?:ตำบล\s*[ก-๎]{{1,200}}\s*)?{_IN_DISTRICT}\s*{_IN_PROVINCE})"
    rf"|(?=[^ก-๎]|$)|(?={_ENDS}))"
)
_BESIDE = re.compile(rf"{_IN_DISTRICT}\s*{_IN_PROVINCE}")
_OF_PROVINCE = re.compile(rf"(?<!อำเภอ)จังหวัด\s*(?P<province>{_PLACES})")
# Ministries, hospitals and schools: a line that has nothing but their name.
_OTHER = re.compile(
    r"(?P<name>(?P<kind>กรม|สำนักงาน|มหาวิทยาลัย|วิทยาลัย|โรงพยาบาล|โรงเรียน|การประปา|การไฟฟ้า|การเคหะ|ธนาคาร|สถาบัน"
    rf"|เมืองพัทยา|กรุงเทพมหานคร)[ก-๎ ]{{0,60}}?)\s*(?:{_IN_DISTRICT}\s*)?(?:{_IN_PROVINCE})?"
)
_NOT_WHOSE = re.compile("ป้องกันและปราบปราม|สำนักงานปลัด|ส่งเสริมการปกครอง|คณะกรรมการ")
_MOST_DISTRICT = 30


class _Place(NamedTuple):
    district: str
    province: str


def agency_in(parts: Sequence[Part]) -> AgencyName:
    """The agency that a report names most; what is not known is an empty string.

    A name beside its district counts before one that may go on with other words, and what running
    text says before tables, which may list other agencies.
    """
    running = [part.words for part in parts if isinstance(part, TextRead)]
    everything = [one.words for one in passages(parts)]
    return (
        _local(running, everything)
        or _other(running)
        or _province(running)
        or _local(everything, everything)
        or _province(everything)
        or AgencyName()
    )


def _local(texts: Sequence[str], everything: Sequence[str]) -> AgencyName | None:
    whole = closed_up("\n".join(everything))
    local = [found for text in texts for found in _LOCAL.finditer(text)]
    named = _most_named([one for one in local if one["end"]], whole) or _most_named(local, whole)
    if named is None:
        return None
    kind, name = named
    place = _place([one for one in local if one["name"] == name], everything)
    return AgencyName(f"{kind}{name}", kind, place.district, place.province)


def _most_named(found: Sequence[re.Match[str]], whole: str) -> tuple[str, str] | None:
    """The kind and name that stand most often in a report, the first of several."""
    counted = {
        (_KINDS[one["kind"]], one["name"]): whole.count(closed_up(one["kind"] + one["name"]))
        for one in found
        if not one["name"].startswith(("และ", "ใน", "ของ", "ที่", "ทั่ว", "ทุก"))
    }
    return max(counted, key=lambda one: counted[one], default=None)


def _place(named: Sequence[re.Match[str]], texts: Sequence[str]) -> _Place:
    beside = [one for one in named if one["end"]]
    found = beside or [one for text in texts for one in _BESIDE.finditer(text)]
    places = Counter(_Place(_district(one["district"]), one["province"]) for one in found)
    if places:
        return places.most_common(1)[0][0]
    provinces = Counter(one["province"] for text in texts for one in _OF_PROVINCE.finditer(text))
    return _Place("", provinces.most_common(1)[0][0] if provinces else "")


def _district(printed: str) -> str:
    closed = printed.replace(" ", "")
    return closed if len(closed) <= _MOST_DISTRICT else ""


def _other(texts: Sequence[str]) -> AgencyName | None:
    for text in texts:
        found = _OTHER.fullmatch(text.strip())
        if found and not _NOT_WHOSE.search(text):
            kind, district, province = found["kind"], found["district"], found["province"]
            return AgencyName(
                found["name"].strip(), kind, _district(district or ""), province or ""
            )
    return None


def _province(texts: Sequence[str]) -> AgencyName | None:
    found = Counter(one["province"] for text in texts for one in _OF_PROVINCE.finditer(text))
    if not found:
        return None
    province = found.most_common(1)[0][0]
    return AgencyName(f"{_PROVINCE}{province}", _PROVINCE, "", province)
