"""Scores of questions in running words: ``ข้อ O๓๕ … ซึ่งได้ ๐.๐๐ คะแนน``, ``๐๓๕ ไม่ได้คะแนน``."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from prongsai.core.reading.codes import CodeRead, codes_in
from prongsai.core.reading.facts import Figure
from prongsai.core.reading.numbers import figures_in
from prongsai.core.reading.score_sentences import is_score

_LEADS = re.compile(r"(?:ได้|คะแนน|เท่ากับ|ร้อยละ|[=:(¦])[\s*]*$")
_OF_OTHER = re.compile(
    "ภาพรวม|ตัวชี้วัด|แบบวัด|แบบตรวจ|เต็ม|กว่า|เพิ่ม|เป้าหมาย|หาก|จะ(?:ได้|เป็น)|คะแนนรวม|จำนวน|เกณฑ์|ขึ้นไป"
)
_NO_SCORE = re.compile(r"\s*+(?:จึง|นั้น)?\s*+(?P<printed>ไม่ได้คะแนน|ไม่ได้รับคะแนน)")
_AND = re.compile(r"\s*+(?:,|และ|กับ)?\s*+(?:ข้อ(?:ที่)?)?\s*+")
_LOOKED_BACK = 300


class ScoredCode(NamedTuple):
    """A question with the score that words say it has."""

    code: CodeRead
    figure: Figure


def scored_codes(words: str, line: int, expecting: str | None = None) -> Iterator[ScoredCode]:
    """Every question of which words tell the score; of several before one figure none."""
    codes = [one for one in codes_in(words, expecting) if one.sure or expecting]
    starts = [one.start for one in codes]
    taken = {at for one in codes for at in range(one.start, one.start + len(one.printed))}
    at = 0
    for found in figures_in(words):
        if found.start in taken:
            continue
        if not is_score(words, found):
            continue
        start = max(at, found.start - _LOOKED_BACK)
        before = codes[bisect_left(starts, start) : bisect_left(starts, found.start)]
        at = found.end
        if len(before) == 1 and _tells(
            words[before[0].start + len(before[0].printed) : found.start]
        ):
            yield ScoredCode(before[0], Figure(found.value, found.printed, line))
    yield from _without_score(words, line, codes)


def _tells(between: str) -> bool:
    return bool(_LEADS.search(between)) and not _OF_OTHER.search(between)


def _without_score(words: str, line: int, codes: list[CodeRead]) -> Iterator[ScoredCode]:
    """The codes that stand together before words that they got no score."""
    together: list[CodeRead] = []
    for at, code in enumerate(codes):
        together.append(code)
        end = code.start + len(code.printed)
        if found := _NO_SCORE.match(words, end):
            figure = Figure(Decimal(0), found["printed"], line)
            yield from (ScoredCode(one, figure) for one in together)
        following = codes[at + 1].start if at + 1 < len(codes) else None
        if following is None or not _AND.fullmatch(words, end, following):
            together = []
