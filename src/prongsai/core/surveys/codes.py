"""Codes that give the right to answer: easy to read, hard to mistype, impossible to guess."""

import re
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from prongsai.core.wording import Text

# No letter or digit that looks or sounds like another one: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V, D.
# Twenty of them, for the check letter finds every single slip only where their number is even.
ALPHABET = "3467ACEFGHJKMNPQRTWX"
LENGTH = 9  # eight drawn at random, 25,600 million, and the check letter
_DRAWN = LENGTH - 1
_SIZE = len(ALPHABET)
# What people write for what stands on the slip.
_SPOKEN = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_BETWEEN = re.compile(r"[\s\-–—_.·]+")


class Bearer(Enum):
    """What a code is printed on."""

    SLIP = "slip"
    SHEET = "sheet"


class Mistyped(NamedTuple):
    """Why something typed cannot be a code that was printed."""

    says: Text


def new_code(draw: Callable[[str], str]) -> str:
    """A new code; ``draw`` takes one letter of a string at random, as ``secrets.choice`` does."""
    drawn = "".join(draw(ALPHABET) for _ in range(_DRAWN))
    return drawn + _check(drawn)


def shown(code: str) -> str:
    """A code as it is printed, in groups of three.

    >>> shown("ACEFGHJKM")
    'ACE-FGH-JKM'
    """
    return "-".join(code[start : start + 3] for start in range(0, len(code), 3))


def as_typed(typed: str, on: Bearer = Bearer.SLIP) -> str | Mistyped:
    """The code that somebody typed, however spaced and in whichever letters; or what is wrong.

    ``on`` is what he typed it from.
    """
    code = _BETWEEN.sub("", typed.translate(_SPOKEN)).upper()
    if not code:
        return Mistyped(_EMPTY[on])
    unknown = sorted(set(code) - set(ALPHABET))
    if unknown:
        return Mistyped(_NOT_A_LETTER[on].fill(letters=" ".join(unknown[:5])))
    if len(code) != LENGTH:
        return Mistyped(_LENGTH[on].fill(length=LENGTH, given=len(code)))
    return code if code[-1] == _check(code[:-1]) else Mistyped(_CHECK[on])


def _check(drawn: str) -> str:
    """The letter that makes one wrong letter, and two that changed places, visible.

    Luhn's way over an alphabet of any size N (Luhn mod N).
    """
    total = 0
    for place, letter in enumerate(reversed(drawn)):
        value = ALPHABET.index(letter) * (2 if place % 2 == 0 else 1)
        total += value // _SIZE + value % _SIZE
    return ALPHABET[-total % _SIZE]


# What people are told of a code that cannot be, by what it is printed on.
_EMPTY = {
    Bearer.SLIP: Text("โปรดกรอกรหัสจากใบรหัสของท่าน", "Type the code from your slip."),
    Bearer.SHEET: Text(
        "โปรดกรอกรหัสฉบับที่พิมพ์อยู่มุมบนซ้ายของแบบกระดาษ",
        "Type the serial at the top left of the paper form.",
    ),
}
_NOT_A_LETTER = {
    Bearer.SLIP: Text(
        "รหัสไม่มีตัว {letters} โปรดดูที่ใบรหัสอีกครั้ง",
        "Codes have no {letters}; look at your slip once more.",
    ),
    Bearer.SHEET: Text(
        "รหัสฉบับไม่มีตัว {letters} โปรดดูที่มุมบนซ้ายของแบบกระดาษอีกครั้ง",
        "Serials have no {letters}; look at the top left of the paper form once more.",
    ),
}
_LENGTH = {
    Bearer.SLIP: Text(
        "รหัสมี {length} ตัว แต่กรอกมา {given} ตัว โปรดกรอกให้ครบ",
        "A code has {length} letters, and {given} were typed; type all of them.",
    ),
    Bearer.SHEET: Text(
        "รหัสฉบับมี {length} ตัว แต่กรอกมา {given} ตัว โปรดกรอกให้ครบ",
        "A serial has {length} letters, and {given} were typed; type all of them.",
    ),
}
_CHECK = {
    Bearer.SLIP: Text(
        "รหัสนี้พิมพ์ผิดไปบางตัวหรือสลับที่กัน โปรดเทียบกับใบรหัสทีละตัว",
        "A letter of this code is wrong or two changed places; compare it with your slip.",
    ),
    Bearer.SHEET: Text(
        "รหัสฉบับนี้พิมพ์ผิดไปบางตัวหรือสลับที่กัน โปรดเทียบกับรหัสที่มุมบนซ้ายของแบบกระดาษทีละตัว",
        "A letter of this serial is wrong or two changed places; compare it with the top left of "
        "the paper form.",
    ),
}
