"""What limits an agency (ข้อจำกัดของหน่วยงาน), by the five kinds of the official analysis."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from prongsai.core.reading.facts import LimitationRead
from prongsai.core.reading.list_marks import mark_of
from prongsai.core.reading.outline import Part, TableRead, TextRead
from prongsai.core.reading.results_rows import list_in, text_of
from prongsai.core.reading.units import is_blank, without_persons
from prongsai.core.thai import closed_up

# What each kind is called; society before area, because its official name ends with people there.
_KINDS = (
    ("society", "เศรษฐกิจ|สังคม|วัฒนธรรม|ดำรงชีวิต"),
    ("technology", "เทคโนโลยี|สารสนเทศ|ดิจิทัล|อินเทอร์เน็ต"),
    ("budget", "งบประมาณ|การเงิน|การคลัง"),
    ("staff", "บุคลากร|เจ้าหน้าที่|อัตรากำลัง|กำลังคน|บุคคล"),
    ("area", "พื้นที่|ภูมิประเทศ|ภูมิศาสตร์"),
)
_SECTION = re.compile("ข้อจำกัด.*(?:ของหน่วยงาน|ในการ)|(?:วิเคราะห์|ส่วนที่[0-9]).*ข้อจำกัด")
_HEADING = re.compile(r"(?:ข้อจำกัด)?\s*+(?:ทาง)?\s*+ด้าน\s*")
_LIMITATION = re.compile(r"ข้อจำกัด")
# The name of a kind ends here, where words on it follow in the same paragraph.
_NAME_ENDS = re.compile(
    r"\s*(?::|[-–]\s|(?<=\s)(?:ได้แก่|คือ|ไม่มี|มี|พบว่า|เนื่องจาก)(?=\s|[ก-ฮเแโใไ]))\s*"
)
_LONGEST_NAME = 80


def limitations_in(parts: Iterable[Part]) -> tuple[LimitationRead, ...]:
    """Every limitation, in the order of print; that there is none of a kind is said as printed."""
    return tuple(_limitations(list(parts)))


def _limitations(parts: list[Part]) -> Iterator[LimitationRead]:
    section = False
    kind: str | None = None
    held: list[TextRead] = []
    for part in parts:
        if isinstance(part, TableRead):
            yield from _told(kind, held)
            kind, held = None, []
            if section or "ข้อจำกัด" in "".join(part.titles):
                yield from _table(part)
            continue
        found = _kind(part.words, section)
        if found is not None:
            yield from _told(kind, held)
            kind, said = found
            held = [replace(part, words=said, mark="")] if said else []
        elif part.heading or not _is_text(part, held):
            yield from _told(kind, held)
            kind, held = None, []
            section = _SECTION.search(closed_up(part.words)) is not None
        elif kind is not None:
            held.append(part)
        else:
            section = section or _SECTION.search(closed_up(part.words)) is not None
    yield from _told(kind, held)


def _is_text(part: TextRead, held: list[TextRead]) -> bool:
    """Whether a paragraph can belong to the limitation before it: the first, or another dash."""
    return (
        not held
        or not part.mark
        or part.mark == "-"
        or held[0].mark == part.mark
        or _next(held[-1].mark, part.mark)
    )


def _next(mark: str, after: str) -> bool:
    before = mark.strip("()")
    return before.isdecimal() and after.strip("()") == str(int(before) + 1)


def _kind(words: str, section: bool) -> tuple[str, str] | None:
    """The kind that a paragraph heads, and what it says of it in the same paragraph."""
    found = _HEADING.match(words)
    if found is None or not (section or _LIMITATION.match(words)):
        return None
    name, said = words[found.end() :], ""
    if parted := _NAME_ENDS.search(name):
        said = name[parted.start() :].lstrip(" :-–")
        name = name[: parted.start()]
    if len(name) > _LONGEST_NAME:
        return None
    kind = next((kind for kind, known in _KINDS if re.search(known, closed_up(name))), None)
    return (kind, said) if kind else None


def _told(kind: str | None, held: list[TextRead]) -> Iterator[LimitationRead]:
    """The limitations of a kind: one for each paragraph with a mark, others go on from it."""
    if kind is None:
        return
    whole: list[tuple[str, int]] = []
    for part in held:
        if is_blank(part.words):
            continue
        if whole and not part.mark:
            whole[-1] = (f"{whole[-1][0]} {part.words}", whole[-1][1])
        else:
            whole.append((part.words, part.first))
    for words, line in whole:
        yield LimitationRead(kind, without_persons(words), line)


def _table(table: TableRead) -> Iterator[LimitationRead]:
    """Limitations in a table: the kind in one cell, what limits in the next."""
    for row in table.rows:
        cells = [one for one in row.cells if one.paragraphs]
        for name, said in pairwise(cells):
            words = mark_of(name.text)[1]
            found = _kind(words, section=True) or _kind(f"ด้าน{words}", section=True)
            if found is not None:
                for one in list_in(text_of(said)):
                    yield LimitationRead(found[0], one, said.first)
                break
