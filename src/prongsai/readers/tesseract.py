"""The program Tesseract: where it is, and the lines that it reads off pictures."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageFilter, ImageOps

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
_WORD = "5"
_ONE_LINE = "7"  # Tesseract's page segmentation mode for a picture of one line
_AT_ONCE = 40  # lines that it is given together: starting it takes as long as reading ten
_MARGIN = 10  # points of white around a line
_BLUR, _LARGER = 0.7, 1.5


class LineSeen(NamedTuple):
    """A line as Tesseract reads it, and how sure it is of its words: the least, 0 to 100."""

    text: str
    sure: float


class NoTesseract(Exception):  # noqa: N818 -- reads as what happened
    """Tesseract is not installed, or does not read Thai."""


class TooSlow(Exception):  # noqa: N818
    """Tesseract did not finish with a picture."""


@cache
def found() -> tuple[str, str]:
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


def lines_read(pictures: Sequence[Image.Image], dots: int) -> list[LineSeen]:
    """The text of each picture, which shows one line; ``dots`` are its points an inch.

    Raises NoTesseract and TooSlow.
    """
    seen: list[LineSeen] = []
    for start in range(0, len(pictures), _AT_ONCE):
        seen += _read(pictures[start : start + _AT_ONCE], dots)
    return seen


def _read(pictures: Sequence[Image.Image], dots: int) -> Iterator[LineSeen]:
    program, languages = found()
    first, *more = map(_on_white, pictures)
    content = BytesIO()
    first.save(content, "TIFF", save_all=True, append_images=more)
    command = [program, "stdin", "stdout", "-l", languages, "--psm", _ONE_LINE]
    printed = _run(
        [*command, "--dpi", str(round(dots * _LARGER)), "txt", "tsv"], content.getvalue()
    )
    # Its table says how sure it is; but Thai has no spaces between words, and only its plain text
    # tells where one is printed.
    sure: dict[str, list[float]] = {}
    text: list[str] = []
    for line in printed.split("\n"):
        cells = line.split("\t")
        if len(cells) != len(_COLUMNS):
            text.append(line)
            continue
        row = dict(zip(_COLUMNS, cells, strict=True))
        if row["level"] == _WORD and row["text"].strip():
            sure.setdefault(row["page"], []).append(float(row["conf"]))
    pages = "\n".join(text).split("\f")
    for number in range(1, len(pictures) + 1):
        words = " ".join(pages[number - 1].split()) if number <= len(pages) else ""
        yield LineSeen(words, min(sure.get(str(number), [0.0])))


def _on_white(picture: Image.Image) -> Image.Image:
    """A line without specks, larger and on a white margin: measured, it is read best so."""
    smooth = picture.filter(ImageFilter.GaussianBlur(_BLUR))
    size = (round(picture.width * _LARGER), round(picture.height * _LARGER))
    clear = ImageOps.autocontrast(smooth.resize(size, Image.Resampling.LANCZOS), cutoff=(1, 40))
    return ImageOps.expand(clear, _MARGIN, fill=255)


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
