"""Files that come in or go out with documents: judged by their content, kept under their hash."""

from contextlib import suppress
from hashlib import sha256
from io import BytesIO

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from prongsai.apps.documents.models import StoredFile

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LARGEST_SCAN = 20_000_000
LARGEST_PHOTO = 10_000_000
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 1_600

_BEGINNINGS = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)


def store(content: bytes, content_type: str) -> StoredFile:
    """Keep a file; the same content is kept once."""
    digest = sha256(content).hexdigest()
    kept, _new = StoredFile.objects.get_or_create(
        digest=digest,
        defaults={"content_type": content_type, "content": content, "size": len(content)},
    )
    return kept


def forget(file: StoredFile) -> None:
    """Let a file go unless something still uses it."""
    with suppress(ProtectedError):
        file.delete()


def scan_type(content: bytes) -> str:
    """The type of a scan, told by its first bytes; ValidationError for anything else."""
    if len(content) > LARGEST_SCAN:
        raise ValidationError(_("The file is larger than 20 MB. Scan in grey at 200 dpi."))
    for beginning, content_type in _BEGINNINGS:
        if content.startswith(beginning):
            return content_type
    raise ValidationError(_("This is no PDF, JPEG or PNG. Save the scan in one of these formats."))


def scaled_photo(content: bytes) -> bytes:
    """A photograph as JPEG, at most 1,600 pixels long, without place, time and camera.

    Raises ValidationError for what is no picture, or one too large to open.
    """
    return _drawn_anew(content, "JPEG")


def scaled_emblem(content: bytes) -> bytes:
    """An emblem as PNG, with its transparency, without anything else that the file carried."""
    return _drawn_anew(content, "PNG")


def _drawn_anew(content: bytes, format: str) -> bytes:
    if len(content) > LARGEST_PHOTO:
        raise ValidationError(_("The picture is larger than 10 MB. Make it smaller first."))
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError(_("The picture has too many pixels. Make it smaller first."))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            # A new picture of the same points: what else the file said stays behind.
            bare = Image.new("RGBA" if format == "PNG" else "RGB", upright.size, "white")
            bare.paste(upright.convert(bare.mode))
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValidationError(_("This is no JPEG or PNG picture, or it is damaged.")) from error
    drawn = BytesIO()
    bare.save(drawn, format, quality=85)
    return drawn.getvalue()
