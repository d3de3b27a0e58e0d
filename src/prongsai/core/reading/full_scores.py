"""A fault written under a score of 100: nothing was found wanting, or the score is another."""

import re
from collections.abc import Iterator

from prongsai.core.reading.facts import Doubt, Facts, Figure
from prongsai.core.wording import Text

FULL = 100

# What says that something is missing or must be done,
_FAULT = re.compile(
    "ขาด|ยังไม่|ไม่(?:ชัดเจน|เพียงพอ|ครบ|พบ|ทั่วถึง|มี(?!ข้อ|ประเด็น|จุด|สิ่ง|ผล)|เป็น|ได้|ทราบ|ตรง|สามารถ)|บกพร่อง|จุดอ่อน|ข้อแก้ไข"
    "|ปรับปรุง|แก้ไข|(?:ควร|ต้อง)|น้อย|ล่าช้า|ยาก"
)
# and what says so of keeping a good thing.
_KEEPING = re.compile(
    "(?:ควร|จะ|ต้อง|ให้)*(?:รักษา|คง|ธำรง)(?:ไว้|มาตรฐาน|ระดับ|คุณภาพ|สภาพ)[^ ]*"
    "|ไม่(?:มี|พบ)(?:ข้อ|ประเด็น|จุด|สิ่ง)?(?:ที่)?(?:ต้อง|ควร)?(?:บกพร่อง|แก้ไข|ปรับปรุง|อ่อน)*"
)


def faults_under_full_scores(facts: Facts) -> Iterator[Doubt]:
    """A doubt for each finding and analysis that tells a fault of what has a score of 100."""
    scores = {one.node: one.figure for one in facts.scores}
    for finding in facts.findings:
        figure = finding.figure or scores.get(finding.indicator or "")
        if _is_full(figure) and tells_fault(finding.text):
            yield _doubt(figure, finding.line)
    for question in facts.questions:
        said = f"{question.comment or ''} {question.analysis or ''}"
        if _is_full(question.figure) and tells_fault(said):
            yield _doubt(question.figure, question.line)


def tells_fault(words: str) -> bool:
    """Whether words say that something is missing or must be better.

    >>> tells_fault("ยังขาดความเป็นธรรม"), tells_fault("ควรรักษาระดับไว้")
    (True, False)
    """
    return _FAULT.search(_KEEPING.sub("", words)) is not None


def _is_full(figure: Figure | None) -> bool:
    return figure is not None and figure.value == FULL


def _doubt(figure: Figure | None, line: int) -> Doubt:
    printed = figure.printed if figure else ""
    return Doubt(line, printed, str(FULL), _FAULT_UNDER_FULL.fill(printed=printed))


_FAULT_UNDER_FULL = Text(
    "ได้ {printed} คะแนนเต็ม แต่ข้อความข้างกันกล่าวถึงข้อบกพร่อง โปรดตรวจคะแนนและข้อความกับต้นฉบับ",
    "the score is full, {printed}, but the words beside it tell of a fault; "
    "check both in the original",
)
