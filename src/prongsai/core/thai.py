"""Thai numerals and lists as official documents write them; text as one compares it."""

import re
from collections.abc import Sequence

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_TONE_BEFORE_VOWEL = re.compile("([่-๋])([ัิ-ื])")
_SPACE_OUTSIDE_NUMBERS = re.compile("(?<![0-9]) | (?![0-9])")


def thai_digits(text: str) -> str:
    """Write every Arabic digit as the Thai numeral.

    >>> thai_digits("ปีงบประมาณ พ.ศ. 2563")
    'ปีงบประมาณ พ.ศ. ๒๕๖๓'
    """
    return text.translate(_TO_THAI)


def arabic_digits(text: str) -> str:
    """Write every Thai numeral as the Arabic digit.

    >>> arabic_digits("๗๙.๖๘")
    '79.68'
    """
    return text.translate(_TO_ARABIC)


def thai_list(items: Sequence[str]) -> str:
    """Join words as a Thai sentence does; nothing where there are none.

    A space parts และ from what is not written in Thai letters.

    >>> thai_list(["o๑", "o๗", "o๓๒"])
    'o๑, o๗ และ o๓๒'
    >>> thai_list(["งบประมาณ", "อำนาจ"])
    'งบประมาณ และอำนาจ'
    """
    if len(items) < 2:
        return "".join(items)
    *before, last = items
    space = "" if "ก" <= last[:1] <= "ไ" else " "
    return f"{', '.join(before)} และ{space}{last}"


def tidy(text: str) -> str:
    """The same text with single spaces, nothing invisible, and marks in the order of typing.

    PDF files and scans give a tone before its vowel (``ท่ี``) and a split sara am (``ํา``).
    """
    visible = " ".join(_INVISIBLE.sub("", text).split())
    return _TONE_BEFORE_VOWEL.sub(r"\2\1", visible).replace("ํา", "ำ").replace("เเ", "แ")


def closed_up(text: str) -> str:
    """Text as one compares it: Arabic digits, and no space but between two digits.

    Thai puts no spaces between words, so a space inside a phrase says nothing; line breaks of
    table cells and scans put them anywhere. Between digits a space parts two numbers.

    >>> closed_up("ตลอด ปีงบ ประมาณ  ๒๕๖๗ ๑ ต.ค. ๖๖")
    'ตลอดปีงบประมาณ2567 1ต.ค.66'
    """
    return _SPACE_OUTSIDE_NUMBERS.sub("", arabic_digits(tidy(text)))
