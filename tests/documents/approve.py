"""Approve documents as they are made now: ``python -m tests.documents.approve``.

Texts are written anew; of the pictures only those that look different, so that a commit holds what
changed. Look at them before you commit.
"""

from pathlib import Path

from PIL import Image
from scripts.find_office import HOW, office

from tests.documents.approved import (
    OFFICE,
    PICTURES,
    TEXTS,
    docx_now,
    pdf_now,
    picture_file,
    text_file,
    text_now,
)
from tests.documents.cases import CASES, PICTURED
from tests.documents.looking import differences, load, save
from tests.documents.office import version


def approve() -> None:
    """Write everything anew, and take away what belongs to no case any more."""
    TEXTS.mkdir(exist_ok=True)
    PICTURES.mkdir(exist_ok=True)
    for name in CASES:
        _approve_text(name)
    for name in PICTURED:
        _approve_picture(picture_file(name, "pdf"), pdf_now(name))
    if office() is None:
        print(HOW)
    else:
        for name, picture in docx_now().items():
            _approve_picture(picture_file(name, "docx"), picture)
        OFFICE.write_text(f"{version()}\n", "utf-8")
    for file in left_over():
        file.unlink()
        print(f"removed {file.name}")


def left_over() -> list[Path]:
    """Approved files that belong to no case."""
    known = {OFFICE, *map(text_file, CASES)}
    known |= {picture_file(name, kind) for name in PICTURED for kind in ("pdf", "docx")}
    return sorted({*TEXTS.iterdir(), *PICTURES.iterdir()} - known)


def _approve_text(name: str) -> None:
    file, text = text_file(name), text_now(name)
    if not file.exists() or file.read_text("utf-8") != text:
        file.write_text(text, "utf-8")
        print(f"approved {file.name}")


def _approve_picture(file: Path, picture: Image.Image) -> None:
    if not file.exists() or differences(load(file), picture):
        save(picture, file)
        print(f"approved {file.name}")


if __name__ == "__main__":
    approve()
