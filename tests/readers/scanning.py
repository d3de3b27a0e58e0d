"""Pages as a scanner gives them: at 200 dots an inch, a little slanted, with specks."""

from io import BytesIO

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from prongsai.readers.tesseract import NoTesseract, found

DOTS = 200


def can_read() -> bool:
    """Whether scans can be read here: Tesseract is installed, and Thai with it."""
    try:
        return bool(found())
    except NoTesseract:
        return False


def scanned(pdf: bytes, page: int, slant: float = 0.4) -> Image.Image:
    """A page of a PDF (from 0) as a scan, slanted by so many degrees."""
    document = pypdfium2.PdfDocument(pdf)
    clean = document[page].render(scale=DOTS / 72).to_pil().convert("L")
    document.close()
    paper = clean.rotate(slant, Image.Resampling.BICUBIC, fillcolor=255)
    smudged = paper.filter(ImageFilter.GaussianBlur(0.6))
    return ImageChops.add(smudged, Image.effect_noise(smudged.size, 24), 1, -128)


def as_file(pages: list[Image.Image], format: str) -> bytes:
    """Pictures as one file: a PDF or TIFF of several pages, a PNG or JPEG of one."""
    content = BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if format in ("PDF", "TIFF") else {}
    pages[0].save(content, format, dpi=(DOTS, DOTS), resolution=DOTS, **more)
    return content.getvalue()
