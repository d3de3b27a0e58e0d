"""The program Tesseract: where it is, and the words that it reads off a picture."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image

_LANGUAGE = "tha"
_MORE = ("eng",)  # names and addresses in Latin letters are read as Thai without it
_SECONDS = 180  # of one picture
# Where its installer puts the program on Windows, which does not add it to the path.
_FOLDERS = (
    ("PROGRAMFILES", "Tesseract-OCR"),
    ("PROGRAMFILES(X86)", "Tesseract-OCR"),
    ("LOCALAPPDATA", "Programs/Tesseract-OCR"),
)


_COLUMNS = (
    "level", "page", "block", "paragraph", "line", "word",
    "left", "top", "width", "height", "conf", "text",
)  # fmt: skip
_LINE, _WORD = "4", "5"


class WordSeen(NamedTuple):
    """A word as Tesseract reads it: where it lies in the picture's points, and how sure it is.

    ``bottom`` and ``height`` are those of its line; ``sure`` is from 0 to 100.
    """

    text: str
    left: int
    right: int
    bottom: int
    height: int
    sure: float


class NoTesseract(Exception):  # noqa: N818 -- reads as what happened
    """Tesseract is not installed, or does not read Thai."""


class TooSlow(Exception):  # noqa: N818
    """Tesseract did not finish with a picture."""


@cache
def _program() -> tuple[str, str]:
    """Where Tesseract is, and the languages to read with; NoTesseract where Thai is not there."""
    program = shutil.which("tesseract") or _on_windows()
    if program is None:
        raise NoTesseract
    try:
        known = _run([program, "--list-langs"], b"").split()
    except OSError as error:
        raise NoTesseract from error
    if _LANGUAGE not in known:
        raise NoTesseract
    return program, "+".join((_LANGUAGE, *(one for one in _MORE if one in known)))


def _on_windows() -> str | None:
    for variable, folder in _FOLDERS:
        if variable in os.environ:
            program = Path(os.environ[variable]) / folder / "tesseract.exe"
            if program.is_file():
                return str(program)
    return None


def can_read() -> bool:
    """Whether scans can be read here: Tesseract is installed, and Thai with it."""
    try:
        return bool(_program())
    except NoTesseract:
        return False


def words_in(picture: Image.Image, dots: int, layout: int) -> list[WordSeen]:
    """The words of a picture in the order of reading, a space after those that one follows.

    ``dots`` are its points an inch; ``layout`` is Tesseract's page segmentation mode: 3 a page,
    6 one block of text. Raises NoTesseract and TooSlow.
    """
    program, languages = _program()
    command = [program, "stdin", "stdout", "-l", languages, "--psm", str(layout)]
    content = BytesIO()
    picture.save(content, "PNG", compress_level=1)
    printed = _run([*command, "--dpi", str(dots), "txt", "tsv"], content.getvalue())
    # Thai has no spaces between words, and only the plain text tells where one is printed.
    rows, text = [], []
    for line in printed.splitlines():
        cells = line.split("\t")
        if len(cells) == len(_COLUMNS):
            rows.append(dict(zip(_COLUMNS, cells, strict=True)))
        else:
            text.append(line)
    return list(_spaced(_words(rows), "\n".join(text)))


def _run(command: list[str], given: bytes) -> str:
    """What Tesseract prints; the picture goes in by a pipe, and nothing of it lies on the disk."""
    # More threads for one picture cost more than they save.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 -- the program that we found, without a shell
            command,
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TooSlow from error
    return done.stdout.decode("utf-8", "replace")


def _words(rows: Iterable[Mapping[str, str]]) -> Iterator[WordSeen]:
    """The words of Tesseract's table, each with the line that it stands in."""
    bottom = height = 0
    for row in rows:
        if row["level"] == _LINE:
            height = int(row["height"])
            bottom = int(row["top"]) + height
        elif word := row["text"].strip() if row["level"] == _WORD else "":
            left = int(row["left"])
            right = left + int(row["width"])
            yield WordSeen(word, left, right, bottom, height, float(row["conf"]))


def _spaced(words: Iterable[WordSeen], text: str) -> Iterator[WordSeen]:
    """The words with a space after each that the text has one after; others reach the next."""
    at = 0
    held: WordSeen | None = None
    for word in words:
        found = text.find(word.text, at)
        between = text[at:found] if found >= 0 else " "
        at = found + len(word.text) if found >= 0 else at
        if held is not None:
            beside = word.bottom == held.bottom and word.left > held.left
            if beside and not between:
                held = held._replace(right=max(word.left, held.right))
            elif beside:
                held = held._replace(text=held.text + " ")
            yield held
        held = word
    if held is not None:
        yield held
