"""The promise that no published figure is about fewer people than k, nor gives away one that is."""

from collections import defaultdict
from collections.abc import Iterator

from prongsai.apps.surveys.models import State, Survey, SurveyTally
from prongsai.apps.surveys.privacy.findings import Check, Finding, broken, kept, listed
from prongsai.apps.surveys.privacy.smallest import smallest_group
from prongsai.core.surveys.suppression import answers, is_too_small
from prongsai.core.surveys.tallies import Tally, tally_from_plain, together
from prongsai.core.wording import Text

OWN = "own"  # the origin of answers that were given here


def groups() -> Finding:
    """Whether all that is counted, and all that can be subtracted from it, is of k or more."""
    small = [place for survey in Survey.objects.all() for place in _small_in(survey)]
    if small:
        return broken(_SMALL.fill(places=listed(small)), _TAKE_DOWN)
    return kept(_LARGE_ENOUGH.fill(tallies=SurveyTally.objects.count()))


def _small_in(survey: Survey) -> Iterator[str]:
    """Tallies of too few, early ones, and traits that leave too few beside their groups."""
    smallest = smallest_group(survey)
    wholes: dict[tuple[str, str], Tally] = {}
    parts: dict[tuple[str, str, str], list[Tally]] = defaultdict(list)
    for row in survey.tallies.all():
        tally = tally_from_plain(row.tally)
        place = _place(survey, row.portion, row.trait, row.value)
        yield from (f"{place} {what}" for what in _too_few(tally, smallest))
        if not row.trait:
            wholes[row.portion, row.origin] = tally
            continue
        parts[row.portion, row.origin, row.trait].append(tally)
        if row.origin == OWN and survey.state != State.CLOSED:
            yield f"{place} ({survey.state})"
    for (portion, origin, trait), shown in parts.items():
        if whole := wholes.get((portion, origin)):
            left = _left_over(whole, together(shown), smallest)
            yield from (f"{_place(survey, portion, trait, '…')} {what}" for what in left)


def _too_few(tally: Tally, smallest: int) -> Iterator[str]:
    """What in a tally is about too few people; how many they were may be told, and no more."""
    if is_too_small(tally.n, smallest) and (tally.counts or tally.sums or tally.signs):
        yield f"n = {tally.n}"


def _left_over(whole: Tally, shown: Tally, smallest: int) -> Iterator[str]:
    """What too few people said, as the difference of all and of the groups that are there."""
    if (left := whole.n - shown.n) < 0 or is_too_small(left, smallest):
        yield f"n = {left}"
    for code in shown.counts:
        left = answers(whole, code) - answers(shown, code)
        if left < 0 or is_too_small(left, smallest):
            yield f"{code} = {left}"


def _place(survey: Survey, portion: str, trait: str, value: str) -> str:
    return " ".join(word for word in (f"survey {survey.pk}", portion, trait, value) if word)


_SMALL = Text(
    "พบกลุ่มที่มีผู้ตอบน้อยเกินไป หรือคำนวณได้จากกลุ่มอื่น หรือแยกกลุ่มก่อนปิดแบบวัด: {places}",
    "groups are too small, follow from others, or were written before closing: {places}",
)
_TAKE_DOWN = Text(
    "โปรดอย่าเผยแพร่ผลแยกกลุ่มของแบบวัดนี้ ถ้าเผยแพร่แล้วให้นำลง และแจ้งผู้ดูแลระบบ",
    "do not publish this survey by groups, take it down where it is, and tell the administrator.",
)
_LARGE_ENOUGH = Text(
    "ตรวจผลนับ {tallies} ชุด ไม่มีกลุ่มใดเล็กเกินไป และลบกันแล้วไม่เหลือกลุ่มเล็ก",
    "none of {tallies} tallies is of too few, and no subtraction leaves too few",
)

CHECKS = (
    Check(
        "groups",
        Text(
            "ไม่มีผลของกลุ่มที่เล็กเกินไป และนำผลกลุ่มอื่นมาลบกันก็ไม่ได้ผลของกลุ่มเล็ก",
            "No figure is about a group that is too small, nor can one be had by subtracting.",
        ),
        Text("นับทุกกลุ่ม และลบทุกกลุ่มออกจากยอดรวม", "every group, and each total less its groups"),
        groups,
    ),
)
