"""Codes of questions and items as reports print them: ``E๘``, ``ข้อ e๖``, ``1๑``, ``๐๓๔``.

Scans read the letter I as 1 or l, and O as a zero of either script. A zero or one of the other
script before Thai digits is a letter; where all digits are of one script, only the place tells.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from prongsai.core.thai import arabic_digits

# The letter of each instrument's codes.
LETTERS = {"iit": "i", "eit": "e", "oit": "o"}

# Latin letters, and Greek and Cyrillic ones that look the same.
_LOOKS = {"i": "IilΙІıі|Ｉｉ", "e": "EeΕЕеＥｅ", "o": "OoΟοОоＯｏ"}
_LETTER_OF = {look: letter for letter, looks in _LOOKS.items() for look in looks}
_ANY = re.escape("".join(_LETTER_OF))

_NOT_INSIDE = r"(?<![A-Za-z\u0370-\u04ff0-9๐-๙./|])"
_DIGITS = r"(?:[1-9๑-๙][0-9๐-๙]?)"
# ``1๒.๕๐`` and ``1๒,๕๐๐`` are figures, and ``1๑,1๑๒`` two codes.
_ENDS = r"(?![0-9๐-๙A-Za-z]|\.[0-9๐-๙]|,[๐-๙]{3})"
_LETTERED = rf"(?P<letter>[{_ANY}])[ \-]?(?P<number>[0๐]?{_DIGITS}){_ENDS}"
_ONE_MIXED = rf"1(?P<after_one>[๑-๙][๐-๙]?){_ENDS}(?!\s*(?:%|คะแนน))"
_ZERO_MIXED = rf"0(?P<after_zero>[๑-๙][๐-๙]?){_ENDS}(?!\s*(?:%|คะแนน))"
_ZERO = rf"(?<![ก-๎])(?P<zero>[0๐](?P<after>{_DIGITS})){_ENDS}(?![/-])(?!\s*(?:%|คะแนน))"
_CODE = re.compile(rf"{_NOT_INSIDE}(?:{_LETTERED}|{_ONE_MIXED}|{_ZERO_MIXED}|{_ZERO})")

# After these words a number is that of a question; more follow after commas and และ.
_QUESTION = r"(?:ข้อ(?:คำถาม|ที่)?|คำถาม(?:ข้อ)?(?:ที่)?|รหัส)\s*"
_AND = r"(?:\s*,\s*(?:และ\s*)?|\s*(?:และ|กับ|หรือ)\s*(?:ข้อ\s*)?)"
_NUMBER = r"[0-9๐-๙]{1,3}"
_NUMBERS = rf"{_NUMBER}(?:{_AND}{_NUMBER})*(?![0-9๐-๙]|[.,][0-9๐-๙])"
_AFTER_WORD = re.compile(rf"{_QUESTION}(?P<numbers>{_NUMBERS})")
_ALONE = re.compile(rf"\s*(?P<numbers>{_NUMBERS})\s*")
_ONE_NUMBER = re.compile(_NUMBER)
_MORE = re.compile(
    rf"\s*,\s*(?P<number>[1-9][0-9]?|[๑-๙][๐-๙]?){_ENDS}(?!\s*(?:%|คะแนน|วัน|ข้อ|เดือน|ปี))"
)
_RANGE = re.compile(r"\s*(?:[-–—]|ถึง)\s*(?:ข้อ\s*)?")

_LONGEST_RANGE = 60


class CodeRead(NamedTuple):
    """A code as the rules write it (``o34``), as printed, and where it starts in the text.

    A code between the ends of a range is printed as the whole range. ``sure`` is false where the
    same print can be something else.
    """

    code: str
    printed: str
    start: int
    sure: bool = True


def codes_in(text: str, expecting: str | None = None) -> tuple[CodeRead, ...]:
    """Every code of a text, in its order, ranges with all that lies between.

    ``expecting`` is the instrument (``iit``, ``eit``, ``oit``) that the place speaks of: a column
    beside it, a heading above it. With it numbers after ข้อ are codes, and ``๐๓๔`` is sure.

    >>> [one.code for one in codes_in("E๘, 0๑๑,1๑๒ และO๔๑ ข้อ e๖")]
    ['e8', 'o11', 'i12', 'o41', 'e6']
    >>> [(one.code, one.sure) for one in codes_in("ข้อ ๐๓๔") + codes_in("ข้อ๑๒", "eit")]
    [('o34', False), ('e12', True)]
    """
    found = [*_printed_codes(text, expecting)]
    if expecting in LETTERS:
        taken = {at for one in found for at in range(one.start, one.start + len(one.printed))}
        found += [one for one in _numbered(text, LETTERS[expecting]) if not _overlaps(one, taken)]
    return tuple(_with_ranges(text, sorted(found, key=lambda one: one.start)))


def _overlaps(one: CodeRead, taken: set[int]) -> bool:
    return any(at in taken for at in range(one.start, one.start + len(one.printed)))


def _printed_codes(text: str, expecting: str | None) -> Iterator[CodeRead]:
    at = 0
    while found := _CODE.search(text, at):
        one = _code(found, expecting)
        yield one
        at = found.end()
        while more := _MORE.match(text, at):
            number = more["number"]
            yield CodeRead(
                one.code[0] + arabic_digits(number), number, more.start("number"), sure=False
            )
            at = more.end()


def _code(found: re.Match[str], expecting: str | None) -> CodeRead:
    if found["letter"]:
        letter, number, sure = _LETTER_OF[found["letter"]], found["number"], found["letter"] != "|"
    elif found["after_one"]:
        letter, number, sure = "i", found["after_one"], True
    elif found["after_zero"]:
        letter, number, sure = "o", found["after_zero"], True
    else:
        letter, number, sure = "o", found["after"], expecting == "oit"
    code = letter + arabic_digits(number).lstrip("0")
    return CodeRead(code, found[0], found.start(), sure)


def _numbered(text: str, letter: str) -> Iterator[CodeRead]:
    """Numbers that are codes because of the word before them, or because nothing else is there."""
    alone = _ALONE.fullmatch(text)
    for found in [alone] if alone else _AFTER_WORD.finditer(text):
        for one in _ONE_NUMBER.finditer(text, *found.span("numbers")):
            digits = arabic_digits(one[0])
            sure = len(digits) < 3 and not digits.startswith("0")
            if letter == "i" and len(digits) == 3 and digits[0] == "1":
                digits = digits[1:]
            if number := digits.lstrip("0")[:2]:
                yield CodeRead(letter + number, one[0], one.start(), sure)


def _with_ranges(text: str, found: list[CodeRead]) -> Iterator[CodeRead]:
    for index, one in enumerate(found):
        yield one
        after = found[index + 1] if index + 1 < len(found) else None
        end = one.start + len(one.printed)
        if after and _RANGE.fullmatch(text, end, after.start) and one.code[0] == after.code[0]:
            printed = text[one.start : after.start + len(after.printed)]
            first, last = int(one.code[1:]), int(after.code[1:])
            if last - first <= _LONGEST_RANGE:
                for number in range(first + 1, last):
                    sure = one.sure and after.sure
                    yield CodeRead(f"{one.code[0]}{number}", printed, one.start, sure)
