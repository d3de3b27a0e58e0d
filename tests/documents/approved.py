"""What is approved of documents: texts to the letter, looks as pictures; and what is made now."""

from pathlib import Path

from PIL import Image

from prongsai.core.documents.reading_aloud import as_text
from prongsai.printing.docx import docx_bytes
from prongsai.printing.pdf import pdf_bytes
from tests.documents.cases import NUMERALS, PICTURED, case
from tests.documents.looking import mosaic
from tests.documents.office import printed

FOLDER = Path(__file__).parent
TEXTS = FOLDER / "approved"
PICTURES = FOLDER / "pictures"
OFFICE = PICTURES / "libreoffice.txt"  # the version that the pictures of DOCX were made with
HOW = "If it is right so, approve it: python -m tests.documents.approve"


def text_file(name: str) -> Path:
    """Where the approved text of a case stands."""
    return TEXTS / f"{name}.txt"


def picture_file(name: str, kind: str) -> Path:
    """Where the approved picture of a case stands, of its PDF or its DOCX."""
    return PICTURES / f"{name}.{kind}.png"


def text_now(name: str) -> str:
    """The text of a case as it is made now."""
    return as_text(case(name))


def pdf_now(name: str) -> Image.Image:
    """The pages of a case as PDF, as they are made now."""
    return mosaic(pdf_bytes(case(name), NUMERALS.get(name, "thai")))


def docx_now() -> dict[str, Image.Image]:
    """The pages of the pictured cases as DOCX, as LibreOffice prints them now."""
    files = {name: docx_bytes(case(name), NUMERALS.get(name, "thai")) for name in PICTURED}
    return {name: mosaic(pdf) for name, pdf in printed(files).items()}
