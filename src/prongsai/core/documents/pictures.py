"""Pictures that go into documents: judged by their content, upright, and without anything else.

A photograph of a telephone says where and when it was taken and with what; none of that belongs
into a public document.
"""

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text

if TYPE_CHECKING:
    from PIL import Image

LARGEST_EMBLEM = 5_000_000
LARGEST_PHOTO = 20_000_000
_MOST_PIXELS = 60_000_000
_LEAST_SIDE = 16
_LONGEST_SIDE = 1_600
_QUALITY = 85
_PNG = b"\x89PNG\r\n\x1a\n"


def emblem_of(content: bytes, where: Text) -> bytes:
    """An emblem (PNG or JPEG) as PNG, with its transparency; ProblemsFound for anything else."""
    _not_too_large(content, LARGEST_EMBLEM, where)
    return _drawn_anew(content, "PNG", where)


def photo_of(content: bytes, where: Text) -> bytes:
    """A photograph (PNG or JPEG) as JPEG, at most 1,600 pixels long; else ProblemsFound."""
    _not_too_large(content, LARGEST_PHOTO, where)
    return _drawn_anew(content, "JPEG", where)


def scan_picture_of(content: bytes, where: Text) -> bytes:
    """The scan of a page (PNG or JPEG) in its own format and size; else ProblemsFound."""
    _not_too_large(content, LARGEST_PHOTO, where)
    return _drawn_anew(content, "PNG" if content.startswith(_PNG) else "JPEG", where, _MOST_PIXELS)


def _drawn_anew(
    content: bytes, format: Literal["PNG", "JPEG"], where: Text, longest: int = _LONGEST_SIDE
) -> bytes:
    # Pillow takes a twentieth of a second to start: only where there are pictures.
    from PIL import Image, ImageOps

    try:
        with _opened(content) as picture:
            _check_size(picture.width, picture.height, where)
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((longest, longest))
            bare = Image.new("RGBA" if format == "PNG" else "RGB", upright.size, "white")
            seen = upright.convert("RGBA")
            bare.paste(seen, mask=None if format == "PNG" else seen.getchannel("A"))
    except ProblemsFound:
        raise
    except Exception as error:  # a broken picture meets any exception of its decoder
        raise ProblemsFound([Problem(where, _NO_PICTURE)]) from error
    drawn = BytesIO()
    bare.save(drawn, format, quality=_QUALITY)
    return drawn.getvalue()


def _opened(content: bytes) -> "Image.Image":
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own about size, which is told in our words
        return Image.open(BytesIO(content), formats=("PNG", "JPEG"))


def _check_size(width: int, height: int, where: Text) -> None:
    if width * height > _MOST_PIXELS:
        raise ProblemsFound([Problem(where, _TOO_MANY_PIXELS.fill(width=width, height=height))])
    if min(width, height) < _LEAST_SIDE:
        raise ProblemsFound([Problem(where, _TOO_SMALL.fill(width=width, height=height))])


def _not_too_large(content: bytes, most: int, where: Text) -> None:
    if len(content) > most:
        says = _TOO_LARGE.fill(megabytes=most // 1_000_000)
        raise ProblemsFound([Problem(where, says)])


_NO_PICTURE = Text(
    "ไม่ใช่ภาพ PNG หรือ JPEG หรือไฟล์เสียหาย โปรดเปิดดูแล้วบันทึกใหม่เป็น PNG หรือ JPEG",
    "this is no PNG or JPEG picture, or it is damaged; open it and save it as one of these.",
)
_TOO_LARGE = Text(
    "ไฟล์ภาพใหญ่เกิน {megabytes} MB โปรดย่อขนาดภาพก่อน",
    "the picture is over {megabytes} MB; make it smaller first.",
)
_TOO_MANY_PIXELS = Text(
    "ภาพมี {width} × {height} จุด ซึ่งมากเกินไป โปรดย่อขนาดภาพก่อน",
    "the picture has {width} × {height} pixels, which is too many; make it smaller first.",
)
_TOO_SMALL = Text(
    "ภาพมีเพียง {width} × {height} จุด ซึ่งพิมพ์ออกมาไม่เห็น โปรดใช้ภาพที่ใหญ่กว่านี้",
    "the picture has only {width} × {height} pixels, too few to print; use a larger one.",
)
