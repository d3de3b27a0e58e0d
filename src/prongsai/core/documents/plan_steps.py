"""What a plan says of single steps, ``2: กองคลัง``, and of money."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.recurring import period_of_work
from prongsai.core.money import baht
from prongsai.core.sheets.values import Unfit
from prongsai.core.thai import arabic_digits, closed_up
from prongsai.core.wording import Text

_OF_A_STEP = re.compile(r"(?:ขั้น(?:ตอน)?(?:ที่)?\s*)?([0-9๐-๙]{1,3})\s*[:：=]\s*(.+)")
_TARGET = re.compile(r"([0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3}){0,2}|[0-9๐-๙]{1,9})\s*([^\d\s].{0,39})")
_NO_BUDGET = frozenset({"ไม่มี", "ไม่มีงบประมาณ"})
_BETWEEN_OWNERS = re.compile(r"\s*[,;]\s*")


def terms_of_steps(
    said: Sequence[str], *, field: str, steps: int, year: FiscalYear | None
) -> Mapping[int, dict[str, Any]]:
    """What the entries of one of OF_STEPS say, by the number of the step.

    Raises Unfit for an entry without a number, a step that the measure does not have, a step that
    is told of twice, a period that cannot be read, and a target that is no number of something.
    """
    terms: dict[int, dict[str, Any]] = {}
    for entry in said:
        found = _OF_A_STEP.fullmatch(entry)
        if found is None:
            raise Unfit(_NO_NUMBER)
        number, words = int(arabic_digits(found[1])), found[2].strip()
        if not 1 <= number <= steps:
            raise Unfit(_NO_SUCH_STEP, step=number, steps=steps)
        if number in terms:
            raise Unfit(_TWICE, step=number)
        terms[number] = _terms(words, field, year)
    return terms


def amount(value: object) -> Decimal:
    """An amount of baht; Unfit, which says how amounts are written, for anything else.

    In a table of measures the word that there is no budget says that none is used.
    """
    if isinstance(value, str) and closed_up(value) in _NO_BUDGET:
        return Decimal(0)
    try:
        return baht(value)
    except Unfit as unfit:
        raise Unfit(_NOT_AN_AMOUNT) from unfit


def _terms(words: str, field: str, year: FiscalYear | None) -> dict[str, Any]:
    if field == "step_owners":
        return {"responsible": tuple(filter(None, _BETWEEN_OWNERS.split(words)))}
    if field == "step_targets":
        found = _TARGET.fullmatch(words)
        if found is None:
            raise Unfit(_NO_TARGET)
        return {"target": int(arabic_digits(found[1]).replace(",", "")), "counted_in": found[2]}
    if year is None:  # which is told already
        return {"period_printed": words}
    period, printed = period_of_work(words, year)
    return {"period": period, "period_printed": printed}


_NO_NUMBER = Text(
    "'{code}' เป็น '{value}' แต่แต่ละบรรทัดต้องขึ้นต้นด้วยเลขขั้นตอนและเครื่องหมาย : เช่น 2: กองคลัง",
    "'{code}' is '{value}'; each line must begin with the number of its step and a colon, such as "
    "2: กองคลัง.",
)
_NO_SUCH_STEP = Text(
    "'{code}' กล่าวถึงขั้นตอนที่ {step} แต่มาตรการนี้มี {steps} ขั้นตอน โปรดแก้เลขขั้นตอน",
    "'{code}' tells of step {step}, but this measure has {steps}; correct the number.",
)
_TWICE = Text(
    "'{code}' กล่าวถึงขั้นตอนที่ {step} สองครั้ง โปรดรวมไว้บรรทัดเดียว",
    "'{code}' tells of step {step} twice; keep one line for it.",
)
_NO_TARGET = Text(
    "'{code}' เป็น '{value}' แต่เป้าหมายต้องเป็นจำนวนและหน่วยนับ เช่น 2: 80 คน",
    "'{code}' is '{value}'; a target must be a number and what is counted, such as 2: 80 คน.",
)
_NOT_AN_AMOUNT = Text(
    "'{code}' เป็น '{value}' แต่ต้องเป็นจำนวนเงินบาท เช่น 20,000 ถ้าไม่ใช้งบประมาณให้เขียน 0 "
    "ถ้ายังไม่ทราบให้เว้นว่าง",
    "'{code}' is '{value}'; it must be an amount of baht, such as 20,000: write 0 where none is "
    "used, and leave it empty where it is not known.",
)
