"""Which of an agency's units a plan names: สำนักปลัด, ทุกกอง, งานนิติการ (สำนักปลัด)."""

import re
from collections.abc import Iterable, Sequence

from prongsai.core.thai import closed_up

_EVERYONE = re.compile(
    "(?:ทุก(?:ๆ)?|ทั้งหมด)?(?:กอง|สำนัก|ฝ่าย|ส่วน(?:ราชการ|งาน)?|หน่วย(?:งาน)?|ภารกิจ|งาน|/|และ|,|ฯ|ภูมิภาค"
    "|ในสังกัด|ภายใน|ทุกแห่ง|ทั้งหมด)+"
)
_ALL = ("ทุก", "ทั้งหมด")
_TAIL = re.compile("(?:เทศบาล|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบต|อบจ|เมืองพัทยา|จังหวัด).*$")
# A unit of at least so many letters is named where they stand; กอง alone names nobody.
_LEAST = 5


def means_everyone(text: str) -> bool:
    """Whether somebody responsible is every unit: ทุกกอง, ทุกๆ กอง/สำนักฯ, ส่วนราชการทุกแห่ง.

    >>> means_everyone("ทุกๆ กอง/ สำนักฯ"), means_everyone("กองคลัง")
    (True, False)
    """
    said = closed_up(text)
    return any(one in said for one in _ALL) and _EVERYONE.fullmatch(said) is not None


def units_named(responsible: Iterable[str], units: Sequence[str]) -> tuple[str, ...]:
    """The names among ``units`` that the responsible of a plan mean, in the order of ``units``.

    >>> units_named(["สำนักปลัด (งานนิติการ)"], ["สำนักปลัดเทศบาล", "กองคลัง"])
    ('สำนักปลัดเทศบาล',)
    >>> units_named(["ทุกกอง"], ["สำนักปลัด", "กองคลัง"])
    ('สำนักปลัด', 'กองคลัง')
    """
    named = [*responsible]
    if any(map(means_everyone, named)):
        return tuple(units)
    return tuple(unit for unit in units if any(_names(text, unit) for text in named))


def nobody_named(responsible: Iterable[str], units: Sequence[str]) -> tuple[str, ...]:
    """Those of the responsible that mean none of the units: they need a person to look."""
    return tuple(one for one in responsible if not units_named([one], units))


def renamed(responsible: str, before: str, after: str, others: Iterable[str] = ()) -> str:
    """One of the responsible after a unit got another name; ``others`` are the other units.

    Who means every unit, or names none or a longer-named one of the others, stays as he is.

    >>> renamed("นิติกร (กองช่าง)", "กองช่าง", "กองโยธา"), renamed("ทุกกอง", "กองช่าง", "กองโยธา")
    ('นิติกร (กองโยธา)', 'ทุกกอง')
    >>> renamed("กองช่างสุขาภิบาล", "กองช่าง", "กองโยธา", ["กองช่างสุขาภิบาล"])
    'กองช่างสุขาภิบาล'
    >>> renamed("กองสาธารณสุขฯ", "กองสาธารณสุขและสิ่งแวดล้อม", "สำนักสาธารณสุข")
    'กองสาธารณสุขฯ (สำนักสาธารณสุข)'
    """
    longer = any(before in other and other in responsible for other in others)
    if longer or means_everyone(responsible) or not _names(responsible, before):
        return responsible
    if before in responsible:
        return responsible.replace(before, after)
    return f"{responsible} ({after})"  # it was named in short, or spaced otherwise


def _names(text: str, unit: str) -> bool:
    said, full = closed_up(text), closed_up(unit)
    short = _TAIL.sub("", full)
    if full in said:
        return True
    if len(short) >= _LEAST and short in said:
        return True
    # What is said in short (กองสาธารณสุขฯ) names the unit that begins so.
    begun = closed_up(re.split(r"[(（]", text)[0]).removesuffix("ฯ")
    return len(begun) >= _LEAST and full.startswith(begun)
