"""Scales, levels and bands: every mark and every score has its place."""

from decimal import Decimal
from itertools import pairwise

from prongsai.core.checking.rule import BANDS, LEVELS, Says
from prongsai.core.framework import Framework
from prongsai.core.wording import Text


def scales_run_from_nothing_to_all(framework: Framework, _: str) -> Says:
    """A scale offers 0 and 100, else no question could reach the ends of its range."""
    for scale in framework.scales.values():
        marks = {option.mark for option in scale.options}
        if not {Decimal(0), Decimal(100)} <= marks:
            yield _SCALE_WITHOUT_ENDS.fill(code=scale.code)


def every_score_has_a_place(framework: Framework, _: str) -> Says:
    """Levels and bands run from the highest down to 0, so that no score is left without one."""
    for what, steps in ((LEVELS, framework.levels), (BANDS, framework.bands)):
        starts = [step.at_least for step in steps]
        if not starts or starts[-1] != 0:
            yield _LAST_IS_NOT_ZERO.fill(what=what)
        if starts != sorted(starts, reverse=True):
            yield _NOT_DESCENDING.fill(what=what)
    if framework.levels and framework.levels[-1].each_instrument is not None:
        yield _LOWEST_LEVEL_WITH_CONDITION


def every_place_can_be_reached(framework: Framework, _: str) -> Says:
    """A level or band that begins where the one above it does is reached only by what that asks."""
    for above, below in pairwise(framework.levels):
        easier = (below.each_instrument or 0) < (above.each_instrument or 0)
        if below.at_least == above.at_least and not easier:
            yield _HIDDEN.fill(what=LEVELS, below=below.code, above=above.code)
    for upper, lower in pairwise(framework.bands):
        if lower.at_least == upper.at_least:
            yield _HIDDEN.fill(what=BANDS, below=lower.code, above=upper.code)


_SCALE_WITHOUT_ENDS = Text(
    "มาตรวัด '{code}' ต้องมีคำตอบที่ได้ 0 และคำตอบที่ได้ 100 โปรดแก้ mark ของคำตอบ",
    "scale '{code}' must have an option worth 0 and one worth 100; correct the marks.",
)
_LAST_IS_NOT_ZERO = Text(
    "รายการสุดท้ายของ{what} ต้องมี from: 0 เพื่อให้ทุกคะแนนอยู่ในรายการใดรายการหนึ่ง",
    "the last of the {what} must have from: 0, so that every score has its place.",
)
_NOT_DESCENDING = Text(
    "{what} ต้องเรียงจากสูงไปต่ำ โปรดสลับลำดับตามค่า from",
    "the {what} must stand from the highest to the lowest; order them by from.",
)
_LOWEST_LEVEL_WITH_CONDITION = Text(
    "ระดับต่ำสุดต้องไม่มี each_instrument โปรดลบ เพื่อให้ทุกคะแนนมีระดับ",
    "the lowest level must have no each_instrument; remove it, so that every total has a level.",
)
_HIDDEN = Text(
    "ใน{what} '{below}' เริ่มที่คะแนนเดียวกับ '{above}' โดยเงื่อนไขไม่ได้ง่ายกว่า จึงไม่มีหน่วยงานใดได้ "
    "โปรดแก้ from หรือลบ",
    "of the {what}, '{below}' begins where '{above}' does and asks no less, so nobody gets it; "
    "correct its from or remove it.",
)
