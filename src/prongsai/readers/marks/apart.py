"""Pictures read by a process of its own: a file that breaks its reader breaks nothing else.

It also keeps what takes long, and what cannot be used by two threads at once, away from pages.
"""

import json
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from threading import BoundedSemaphore
from typing import Any

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.surveys.paper_layout import Bubble, PaperLayout
from prongsai.core.wording import Text, same
from prongsai.readers.marks.judging import Judged
from prongsai.readers.marks.piles import Doubtful, Pile, ReadSheet, pile_of

MOST_SECONDS = 240
_turns = BoundedSemaphore(2)  # a leaf takes a processor for a third of a second


def pile_read_apart(files: Sequence[tuple[str, bytes]], layouts: Mapping[str, PaperLayout]) -> Pile:
    """As ``pile_of``; ProblemsFound where reading took too long or failed altogether."""
    order = {
        "files": [[name, b64encode(content).decode()] for name, content in files],
        "layouts": [[layout.leaves, layout.bubbles, layout.own] for layout in layouts.values()],
    }
    where = same(files[0][0]) if len(files) == 1 else _FILES
    command = [sys.executable, "-m", __name__]
    with _turns:
        try:
            done = subprocess.run(  # noqa: S603 -- our own program
                command,
                input=json.dumps(order).encode(),
                capture_output=True,
                timeout=MOST_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise ProblemsFound([Problem(where, _TOO_LONG)]) from error
    try:
        return _pile(json.loads(done.stdout))
    except ValueError as error:
        raise ProblemsFound([Problem(where, _DIED)]) from error


def main() -> None:
    """Read what comes on the standard input, and say as JSON what was read."""
    order = json.load(sys.stdin)
    files = [(name, b64decode(content)) for name, content in order["files"]]
    layouts = [_layout(*plain) for plain in order["layouts"]]
    pile = pile_of(files, {layout.name: layout for layout in layouts})
    # Named tuples become lists, pictures text.
    json.dump(pile, sys.stdout, default=lambda picture: b64encode(picture).decode())


def _layout(leaves: int, bubbles: list[list[Any]], own: dict[str, int]) -> PaperLayout:
    return PaperLayout(leaves, (), tuple(Bubble(*one) for one in bubbles), own)


def _pile(plain: list[Any]) -> Pile:
    sheets, problems = plain
    told = tuple(Problem(Text(*where), Text(*says)) for where, says in problems)
    return Pile(tuple(_sheet(*sheet) for sheet in sheets), told)


def _sheet(
    serial: str, layout: str, answers: list[Any], doubtful: list[Any], missing: list[int]
) -> ReadSheet:
    judged = tuple(Judged(*one) for one in answers)
    pictures = tuple(Doubtful(code, b64decode(picture)) for code, picture in doubtful)
    return ReadSheet(serial, layout, judged, pictures, tuple(missing))


_FILES = Text("ไฟล์ที่เลือก", "the files chosen")
_TOO_LONG = Text(
    "อ่านไม่เสร็จภายใน 4 นาที โปรดเลือกไฟล์น้อยลงแล้วอ่านใหม่ ยังไม่มีฉบับใดถูกบันทึก",
    "reading was not done within 4 minutes; choose fewer files. Nothing was entered.",
)
_DIED = Text(
    "อ่านไม่สำเร็จ ไฟล์ใดไฟล์หนึ่งอาจเสียหาย โปรดลองทีละไฟล์ หรือกรอกด้วยแป้นพิมพ์",
    "reading failed; one of the files may be damaged: try them one by one, or type the sheets in.",
)

if __name__ == "__main__":
    main()
