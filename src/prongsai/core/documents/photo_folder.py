"""The photographs of a document from a folder, and each with what it shows."""

import re
from pathlib import Path

from prongsai.core.documents import values
from prongsai.core.documents.blocks import Image, Photo, words
from prongsai.core.documents.phrases import open_or
from prongsai.core.documents.pictures import photo_of
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.sheets.files import content_of
from prongsai.core.sheets.values import printable
from prongsai.core.wording import Text, same

MOST_PHOTOS = 200
MOST_BYTES = 25_000_000  # of one picture; what is too much for its place is told more exactly
_COUNT = re.compile("^[0-9๐-๙]{1,3}[ ._-]+")
_PHOTO_ENDINGS = (".jpg", ".jpeg", ".png")


def photos_in(folder: str | Path) -> tuple[Photo, ...]:
    """The photographs of a folder in the order of their names; a Thai name is the note.

    Raises ProblemsFound for a folder without photographs, and for pictures that cannot be used.
    """
    place, name = Path(folder), printable(str(folder))
    try:
        files = sorted(one for one in place.iterdir() if one.suffix.lower() in _PHOTO_ENDINGS)
    except OSError as error:
        raise ProblemsFound([Problem(same(name), _NO_FOLDER)]) from error
    if not files:
        raise ProblemsFound([Problem(same(name), _NO_PHOTOS)])
    if len(files) > MOST_PHOTOS:
        raise ProblemsFound([Problem(same(name), TOO_MANY_PHOTOS.fill(most=MOST_PHOTOS))])
    found: list[Photo] = []
    problems: list[Problem] = []
    for number, file in enumerate(files, 1):
        try:
            content = photo_of(content_of(file, MOST_BYTES), same(printable(str(file))))
        except ProblemsFound as one:
            problems += one.problems
        else:
            found.append(captioned(content, _note_of(file.stem), number))
    if problems:
        raise ProblemsFound(problems)
    return tuple(found)


def captioned(content: bytes | None, note: str, number: int) -> Photo:
    """A photograph with its note; without a content its frame, without a note dots."""
    image = None if content is None else Image(content, note or f"ภาพที่ {number}")
    said = words(note) if note else open_or(None, f"คำบรรยายภาพที่ {number}")
    return Photo(image, said)


def _note_of(stem: str) -> str:
    """What the name of a file says of its picture: words in Thai do, numbers of a camera do not."""
    note = values.line(_COUNT.sub("", stem).replace("_", " "))
    return note if any("ก" <= sign <= "๎" for sign in note) else ""


TOO_MANY_PHOTOS = Text(
    "มีภาพเกิน {most} ภาพ โปรดเลือกเฉพาะภาพที่ใช้",
    "there are more than {most} photographs; choose those you need.",
)
_NO_FOLDER = Text(
    "ไม่พบโฟลเดอร์ภาพนี้ โปรดตรวจชื่อและที่เก็บ", "there is no such folder; check its name and place."
)
_NO_PHOTOS = Text(
    "ไม่มีภาพ PNG หรือ JPEG ในโฟลเดอร์นี้ โปรดตรวจว่าเลือกโฟลเดอร์ถูกต้อง",
    "there are no PNG or JPEG pictures in this folder; check that it is the one you meant.",
)
