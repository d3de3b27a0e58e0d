"""Amounts of baht as offices write them, taken exactly; never guessed."""

import re
from decimal import Decimal
from typing import Final

from prongsai.core.sheets.values import Unfit, words
from prongsai.core.thai import arabic_digits, closed_up, tidy
from prongsai.core.wording import Text

DIGITS, PLACES = 14, 2  # of an amount: below one million million baht, with satang
MOST_BAHT = Decimal(10) ** (DIGITS - PLACES) - Decimal(1).scaleb(-PLACES)

NOT_CARRIED_OUT: Final = "ไม่ดำเนินการ"
NOT_KNOWN: Final = "ไม่ทราบ"
NO_BUDGET: Final = "ไม่ใช้งบประมาณ"

_NONE_USED = frozenset(
    {NO_BUDGET, "ไม่ใช้งบ", "ไม่ใช้จ่ายงบประมาณ", "ไม่มีค่าใช้จ่าย", "ไม่ได้ใช้งบประมาณ", "nobudget"}
)
_LEFT_OUT = frozenset({NOT_CARRIED_OUT, "ไม่ได้ดำเนินการ", "ไม่ดำเนินการในปีนี้", "notcarriedout"})
_OPEN = frozenset({NOT_KNOWN, "ยังไม่ทราบ", "ยังไม่กำหนด", "notknown"})
_AMOUNT = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,30})(?:\.([0-9]{1,30}))?(?:\.-|-)?")


def baht(value: object) -> Decimal:
    """An amount: ``20000``, ``20,000.50``, ``๒๐,๐๐๐ บาท``, ``20,000.-``, ``ไม่ใช้งบประมาณ``.

    Raises Unfit for anything else, for less than nothing, and for parts of a satang.
    """
    said = tidy(words(value))
    if closed_up(said).casefold() in _NONE_USED:
        return Decimal(0)
    text = arabic_digits(said).removesuffix("บาท").strip()
    read = _AMOUNT.fullmatch(text)
    if read is None:
        raise Unfit(_NOT_AN_AMOUNT)
    amount = Decimal(text.removesuffix("-").removesuffix(".").replace(",", ""))
    if amount > MOST_BAHT or len((read[1] or "").rstrip("0")) > PLACES:
        raise Unfit(_TOO_MANY_DIGITS)
    return amount


def leaves_out(value: object) -> bool:
    """Whether words say that a project is not carried out in a year."""
    return isinstance(value, str) and closed_up(value).casefold() in _LEFT_OUT


def leaves_open(value: object) -> bool:
    """Whether words say that a budget is not known."""
    return isinstance(value, str) and closed_up(value).casefold() in _OPEN


def figure(amount: Decimal) -> str:
    """An amount in figures, thousands apart, satang only where there are any.

    >>> figure(Decimal("20000.5")), figure(Decimal("1500"))
    ('20,000.50', '1,500')
    """
    whole = amount == amount.to_integral_value()
    return f"{amount:,.0f}" if whole else f"{amount:,.2f}"


_NOT_AN_AMOUNT = Text(
    "'{code}' เป็น '{value}' แต่ต้องเป็นจำนวนเงินบาท เช่น 20,000 ถ้าไม่ใช้งบประมาณให้เขียน 0 "
    "ถ้าไม่ทำในปีนั้นให้เขียน 'ไม่ดำเนินการ' ถ้ายังไม่ทราบให้เขียน 'ไม่ทราบ'",
    "'{code}' is '{value}'; it must be an amount of baht, such as 20,000: write 0 where none is "
    "used, 'ไม่ดำเนินการ' where it is not done in that year, and 'ไม่ทราบ' where it is not known.",
)
_TOO_MANY_DIGITS = Text(
    "'{code}' เป็น '{value}' แต่ต้องไม่เกิน 999,999,999,999.99 บาท และมีทศนิยมไม่เกินสองตำแหน่ง "
    "โปรดแก้จำนวนเงิน",
    "'{code}' is '{value}'; it must be at most 999,999,999,999.99 baht with two decimals at most: "
    "correct the amount.",
)
