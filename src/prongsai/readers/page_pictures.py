"""Pages of reports as pictures for a screen."""

from io import BytesIO
from threading import Lock

from PIL import Image, ImageOps, UnidentifiedImageError

from prongsai.readers.refusals import MAX_PAGES

_DOTS = 84  # an inch; Thai of 16 points is read well
_LONGEST_SIDE = 1_400
_MOST_POINTS = 60_000_000
# PDFium is not to be used by two threads at once.
_turn = Lock()


_TYPES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)


def type_of(content: bytes) -> str:
    """The type of a file whose pages can be shown as pictures; empty for any other."""
    if b"%PDF-" in content[:1024]:
        return "application/pdf"
    return next((one for beginning, one in _TYPES if content.startswith(beginning)), "")


def page_picture(content: bytes, number: int) -> bytes | None:
    """The page with this number, from 1, as PNG; ``None`` where there is no picture of it."""
    kind = type_of(content)
    if not kind or not 0 < number <= MAX_PAGES:
        return None
    return (_of_pdf if kind == "application/pdf" else _of_picture)(content, number)


def _of_pdf(content: bytes, number: int) -> bytes | None:
    import pypdfium2 as pdfium

    with _turn:
        try:
            document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError:
            return None
        try:
            if number > len(document):
                return None
            page = document[number - 1]
            width, height = page.get_size()
            scale = min(_DOTS / 72, _LONGEST_SIDE / max(width, height, 1))
            return _png(page.render(scale=scale).to_pil())
        except pdfium.PdfiumError:
            return None
        finally:
            document.close()


def _of_picture(content: bytes, number: int) -> bytes | None:
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG", "TIFF")) as picture:
            if number > getattr(picture, "n_frames", 1):
                return None
            picture.seek(number - 1)
            if picture.width * picture.height > _MOST_POINTS:
                return None
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
            return _png(upright.convert("RGB"))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        return None


def _png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", optimize=False)
    return file.getvalue()
