"""The province of an agency as somebody writes it, and as it is written here."""

from difflib import get_close_matches

from prongsai.core.reading.provinces import PROVINCES
from prongsai.core.thai import closed_up

CAPITAL = "กรุงเทพมหานคร"
# All 77: reports never say "จังหวัด" before the capital, so the words they are read by lack it.
ALL_PROVINCES = tuple(sorted((*PROVINCES, CAPITAL)))

# An office of the whole country is in no province: an empty one is kept for it.
NATIONWIDE = "ทั่วประเทศ"

_BEFORE = ("จังหวัด", "จ.")
_OF_THE_CAPITAL = ("กทม", "กทม.", "กรุงเทพ", "กรุงเทพฯ")


def province_meant(written: str) -> str | None:
    """The province that was written; empty for the whole country, ``None`` for no province.

    >>> province_meant("จ. พะเยา"), province_meant("กทม."), province_meant("ทั่วประเทศ")
    ('พะเยา', 'กรุงเทพมหานคร', '')
    """
    name = closed_up(written)
    if name == NATIONWIDE:
        return ""
    for before in _BEFORE:
        name = name.removeprefix(before)
    if name in _OF_THE_CAPITAL:
        return CAPITAL
    return name if name in ALL_PROVINCES else None


def provinces_like(written: str) -> tuple[str, ...]:
    """At most three provinces that may be meant by what is none, the likeliest first.

    >>> provinces_like("อยุธยา")
    ('พระนครศรีอยุธยา',)
    """
    name = closed_up(written)
    within = [one for one in ALL_PROVINCES if len(name) > 2 and (name in one or one in name)]
    return tuple(dict.fromkeys([*within, *get_close_matches(name, ALL_PROVINCES, 3)]))[:3]
