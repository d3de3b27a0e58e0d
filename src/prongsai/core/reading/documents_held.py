"""Which documents a report holds, by what was found in it and by how they begin."""

import re
from collections.abc import Iterator, Sequence

from prongsai.core.reading.facts import DOCUMENTS, Facts
from prongsai.core.reading.findings import is_analysis
from prongsai.core.reading.measures import is_measures
from prongsai.core.reading.outline import Part, TableRead, TextRead
from prongsai.core.reading.score_tables import figure_of
from prongsai.core.thai import closed_up

# Fewer scores are no analysis; a letter may name those that were highest and lowest.
_SCORES_OF_AN_ANALYSIS = 3
_SCORES_BESIDE_A_LETTER = 8
_LONGEST_TITLE = 170
_RESULTS = frozenset({"result", "outcome", "suggestion"})

_ANNOUNCEMENT = re.compile(
    r"ประกาศ(?:ณวันที่|(?:องค์การ|เทศบาล|จังหวัด|อบต|อบจ|กรม|สำนักงาน|โรง|มหาวิทยาลัย|เมือง).{0,80}$)"
)
_MEMO = re.compile(r"บันทึกข้อความ$")
_TITLE = re.compile(r"(?:การ)?(?:รายงาน|มาตรการ|วิเคราะห์|แผนปฏิบัติ|แผนปรับปรุง|ประเมินผล|ผลการดำเนิน)")
_PLACE = re.compile(
    r"(?:อำเภอ|อ\.).+(?:จังหวัด|จ\.)|(?:^|2\d{3}(?:ของ)?)จังหวัด[ก-๎]{2,20}$|^(?:องค์การบริหารส่วน|เทศบาล)[ก-๎]{3,40}$"
)
# Who made it, below the agency on its cover.
_IMPRINT = re.compile(r"(?:จัดทำโดย|โดย|โทร|งาน|กลุ่ม|ฝ่าย|สำนักปลัด|กอง|www|https?:)[^:]{0,50}$")
_RUNNING = 280
_PHOTOS = re.compile(r"[“\"].{8,120}[”\"]$|(?:ประมวล)?ภาพ(?:ถ่าย|กิจกรรม|ประกอบ)(?:การ.{0,80})?$")


def documents_in(parts: Sequence[Part], facts: Facts) -> tuple[str, ...]:
    """The kinds of document in a report, in the order of DOCUMENTS.

    ``facts`` are those that were found in the same parts.
    """
    letters = {*_letters(parts)}
    held = {*letters, *_tables(parts), *_found(facts, bool(letters))}
    # A letter may name some questions and is no analysis of them.
    if not letters and (facts.findings or any(one.figure for one in facts.questions)):
        held.add("analysis_report")
    if _is_cover(parts):
        held.add("cover")
    if any(_is_photos(part) for part in parts):
        held.add("photo_pages")
    return tuple(one for one in DOCUMENTS if one in held)


def _letters(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, TextRead):
            if _MEMO.match(closed_up(part.words)):
                yield "memo"
            elif _ANNOUNCEMENT.match(closed_up(part.words)):
                yield "announcement"


def _tables(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if not isinstance(part, TableRead):
            continue
        if is_measures(part):
            yield "results_report" if _RESULTS & set(part.columns) else "measures"
        elif is_analysis(part) or _has_scores(part):
            yield "analysis_report"


def _has_scores(table: TableRead) -> bool:
    """Whether a table has a column of scores, and not only the bounds of levels."""
    if "score" not in table.columns:
        return False
    at = table.columns.index("score")
    return sum(figure_of(row.cells[at]) is not None for row in table.rows) > 1


def _found(facts: Facts, in_a_letter: bool) -> Iterator[str]:
    scored = {one.node for one in facts.scores}
    fewest = _SCORES_BESIDE_A_LETTER if in_a_letter else _SCORES_OF_AN_ANALYSIS
    if len(scored) >= fewest or facts.groups:
        yield "analysis_report"
    if facts.limitations:
        yield "constraints_analysis"
    if facts.follow_up:
        yield "follow_up_table"


def _is_cover(parts: Sequence[Part]) -> bool:
    """Whether a report begins with a page of its title and agency, after which something begins."""
    titled = placed = False
    for part in parts:
        if not isinstance(part, TextRead):
            return False
        words = closed_up(part.words)
        if placed and _IMPRINT.match(words):
            continue
        if placed or _is_letter(words) or part.mark or len(words) > _RUNNING:
            return placed and not part.mark and _begins(words)
        titled = titled or bool(_TITLE.match(words))
        placed = titled and bool(_PLACE.search(words))
    return placed


def _begins(words: str) -> bool:
    """Whether a paragraph begins another document, or the same again on its first page."""
    return _is_letter(words) or (_TITLE.match(words) is not None and len(words) <= _LONGEST_TITLE)


def _is_letter(words: str) -> bool:
    return bool(_MEMO.match(words) or _ANNOUNCEMENT.match(words))


def _is_photos(part: Part) -> bool:
    return isinstance(part, TextRead) and _PHOTOS.match(part.words.strip()) is not None
