"""Findings that were made of a result follow it where nobody edited them."""

from collections.abc import Sequence


def renewed(
    findings: Sequence[str], before: Sequence[str], now: Sequence[str]
) -> tuple[str, ...] | None:
    """The findings with the lines that a result told before as it tells them now.

    ``None`` where these lines do not stand there as they were, or the result tells nothing now.

    >>> renewed(["ก", "O1 ได้ 40.00 คะแนน"], ["O1 ได้ 40.00 คะแนน"], ["O1 ได้ 55.00 คะแนน"])
    ('ก', 'O1 ได้ 55.00 คะแนน')
    >>> renewed(["O1 ได้คะแนนน้อย"], ["O1 ได้ 40.00 คะแนน"], ["O1 ได้ 55.00 คะแนน"]) is None
    True
    """
    if not (before and now):
        return None
    length = len(before)
    for start in range(len(findings) - length + 1):
        if list(findings[start : start + length]) == list(before):
            return (*findings[:start], *now, *findings[start + length :])
    return None
