"""From files to sheets: leaves of every picture joined by serial, and what cannot be read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple

import numpy as np
from PIL import Image

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.surveys.codes import shown
from prongsai.core.surveys.paper_layout import RADIUS, TRAIT, Bubble, PaperLayout
from prongsai.core.wording import Text
from prongsai.readers.marks.judging import SURE, Judged, judged
from prongsai.readers.marks.leaves import FoundLeaf, Numbers, homography, leaves_in, projected
from prongsai.readers.marks.patches import circles
from prongsai.readers.marks.pictures import Picture, Points, pictures_in

_MOST_LOST = 0.2  # share of circles; where more are not found, the leaf is not whole
_BESIDE = 450  # tenths of a millimetre that the names of a trait's values need
_CROP_STEP = 3.0  # tenths of a millimetre between two points of a picture of a doubtful answer


class Doubtful(NamedTuple):
    """A picture (JPEG) of the circles of an answer that a person has to look at."""

    code: str
    picture: bytes


class ReadLeaf(NamedTuple):
    """One leaf as it was read in one picture."""

    serial: str
    layout: str
    leaf: int
    answers: tuple[Judged, ...]
    doubtful: tuple[Doubtful, ...]


class ReadSheet(NamedTuple):
    """All leaves of one form that were seen; ``missing`` are the numbers of the others."""

    serial: str
    layout: str
    answers: tuple[Judged, ...]
    doubtful: tuple[Doubtful, ...]
    missing: tuple[int, ...]


class Pile(NamedTuple):
    """What files hold: sheets by serial, and what could not be read, with what to do."""

    sheets: tuple[ReadSheet, ...]
    problems: tuple[Problem, ...]


def pile_of(files: Iterable[tuple[str, bytes]], layouts: Mapping[str, PaperLayout]) -> Pile:
    """The sheets in some files; ``layouts`` are the forms that are expected, by their names."""
    leaves: list[ReadLeaf] = []
    problems: list[Problem] = []
    for name, content in files:
        try:
            for picture in pictures_in(name, content):
                read, told = _read(picture, layouts)
                leaves += read
                problems += told
        except ProblemsFound as found:
            problems += found.problems
    return Pile(tuple(_sheets(leaves, layouts)), tuple(problems))


def _read(
    picture: Picture, layouts: Mapping[str, PaperLayout]
) -> tuple[list[ReadLeaf], list[Problem]]:
    found = leaves_in(picture.points)
    if not found:
        return [], [Problem(picture.name, _NOTHING)]
    leaves, problems = [], []
    for one in found:
        layout = layouts.get(one.mark.layout)
        if layout is None or one.mark.leaf > layout.leaves:
            problems.append(Problem(picture.name, _OTHER.fill(serial=shown(one.mark.serial))))
            continue
        leaf = read_leaf(picture.points, one, layout)
        if leaf is None:
            told = _NOT_WHOLE.fill(serial=shown(one.mark.serial), leaf=one.mark.leaf)
            problems.append(Problem(picture.name, told))
        else:
            leaves.append(leaf)
    return leaves, problems


def read_leaf(points: Points, found: FoundLeaf, layout: PaperLayout) -> ReadLeaf | None:
    """The answers on a leaf; ``None`` where its circles are not where they should be."""
    bubbles = [bubble for bubble in layout.bubbles if bubble.leaf == found.mark.leaf]
    matrix = homography(found.paper, found.picture)
    answers: list[Judged] = []
    if bubbles:
        seen = circles(points, matrix, bubbles)
        lost = len(bubbles) - int(((seen.rings > 0.2) & seen.inside).sum())
        if lost > max(1, _MOST_LOST * len(bubbles)):
            return None
        answers = judged(seen, bubbles)
    unsure = {one.code for one in answers if one.sure < SURE}
    return ReadLeaf(
        serial=found.mark.serial,
        layout=found.mark.layout,
        leaf=found.mark.leaf,
        answers=tuple(answers),
        doubtful=tuple(_doubtful(points, matrix, bubbles, unsure)),
    )


def _doubtful(
    points: Points, matrix: Numbers, bubbles: Sequence[Bubble], codes: set[str]
) -> Iterator[Doubtful]:
    rows: dict[str, list[Bubble]] = defaultdict(list)
    for bubble in bubbles:
        if bubble.code in codes:
            rows[bubble.code].append(bubble)
    for code, row in rows.items():
        yield Doubtful(code, _crop(points, matrix, row))


def _crop(points: Points, matrix: Numbers, row: Sequence[Bubble]) -> bytes:
    """The circles of one answer, upright, as somebody holding the paper sees them."""
    room = 2 * RADIUS
    words = _BESIDE if row[0].code.startswith(TRAIT) else room  # names of values stand beside
    left, right = min(one.x for one in row) - room, max(one.x for one in row) + words
    top, bottom = min(one.y for one in row) - room, max(one.y for one in row) + room
    grid = np.meshgrid(np.arange(left, right, _CROP_STEP), np.arange(top, bottom, _CROP_STEP))
    seen = np.rint(projected(matrix, np.stack(grid, axis=-1).astype(np.float64))).astype(int)
    height, width = points.shape[:2]
    x, y = seen[..., 0].clip(0, width - 1), seen[..., 1].clip(0, height - 1)
    file = BytesIO()
    Image.fromarray(points[y, x]).save(file, "JPEG", quality=60)
    return file.getvalue()


def _sheets(leaves: Sequence[ReadLeaf], layouts: Mapping[str, PaperLayout]) -> Iterator[ReadSheet]:
    by_serial: dict[tuple[str, str], list[ReadLeaf]] = defaultdict(list)
    for leaf in leaves:
        by_serial[leaf.serial, leaf.layout].append(leaf)
    for (serial, layout), some in by_serial.items():
        seen = {leaf.leaf for leaf in some}
        answers = _together(some)
        unsure = {one.code for one in answers if one.sure < SURE}
        pictures = {one.code: one for leaf in some for one in leaf.doubtful if one.code in unsure}
        # Two pictures may each be sure of another answer; then both are shown as they are read.
        missing = set(range(1, layouts[layout].leaves + 1)) - seen
        yield ReadSheet(serial, layout, answers, tuple(pictures.values()), tuple(sorted(missing)))


def _together(leaves: Sequence[ReadLeaf]) -> tuple[Judged, ...]:
    """What several pictures of one sheet say: of each answer the surest, a doubt if they differ."""
    several: dict[str, list[Judged]] = {}
    for leaf in leaves:
        for one in leaf.answers:
            several.setdefault(one.code, []).append(one)
    return tuple(_agreed(some) for some in several.values())


def _agreed(several: Sequence[Judged]) -> Judged:
    sure = {one.option for one in several if one.sure >= SURE}
    if len(sure) > 1:
        return Judged(several[0].code, "unclear", None, 20)
    return max(several, key=lambda one: one.sure)


_NOTHING = Text(
    "ไม่พบแผ่นแบบวัดในภาพนี้ โปรดถ่ายให้เห็นสี่เหลี่ยมที่มุมทั้งสี่ ในที่สว่าง หรือกรอกด้วยแป้นพิมพ์",
    "no leaf of a paper form was found in this picture; photograph all four corner squares in good "
    "light, or type the sheet in.",
)
_OTHER = Text(
    "แผ่น {serial} เป็นของแบบวัดอื่น โปรดเปิดหน้าของแบบวัดนั้นแล้วอ่านที่นั่น",
    "leaf {serial} belongs to another survey; open that survey's page and read it there.",
)
_NOT_WHOLE = Text(
    "เห็นฉบับ {serial} หน้า {leaf} ไม่เต็มแผ่น โปรดถ่ายใหม่ให้เห็นทั้งแผ่น วางบนที่เรียบ หรือกรอกด้วยแป้นพิมพ์",
    "of {serial}, leaf {leaf}, only a part is seen; photograph the whole leaf lying flat, or type "
    "the sheet in.",
)
