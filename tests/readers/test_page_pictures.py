"""Pages of reports as pictures."""

from io import BytesIO

import pytest
from PIL import Image

from prongsai.readers.page_pictures import page_picture, type_of


def picture(format: str, pages: int = 1, size: tuple[int, int] = (300, 200)) -> bytes:
    """A file of some pages, each of a colour of its own."""
    every = [Image.new("RGB", size, (number * 20, 80, 80)) for number in range(pages)]
    file = BytesIO()
    more = {"save_all": True, "append_images": every[1:]} if pages > 1 else {}
    every[0].save(file, format, **more)
    return file.getvalue()


@pytest.mark.parametrize(
    ("format", "type"),
    [
        ("PNG", "image/png"),
        ("JPEG", "image/jpeg"),
        ("TIFF", "image/tiff"),
        ("PDF", "application/pdf"),
    ],
)
def test_every_page_is_drawn_as_png(format, type):
    content = picture(format)

    drawn = page_picture(content, 1)

    assert type_of(content) == type
    assert Image.open(BytesIO(drawn)).format == "PNG"
    assert page_picture(content, 2) is None
    assert page_picture(content, 0) is None


@pytest.mark.parametrize("format", ["TIFF", "PDF"])
def test_each_page_has_its_own_picture(format):
    content = picture(format, pages=3)

    drawn = [page_picture(content, number) for number in (1, 2, 3, 4)]

    assert len(set(drawn)) == 4
    assert drawn[3] is None


def test_a_large_picture_is_made_small_enough_for_a_screen():
    drawn = Image.open(BytesIO(page_picture(picture("PNG", size=(4_000, 3_000)), 1)))

    assert drawn.size == (1_400, 1_050)


@pytest.mark.parametrize(
    "content", [b"", b"text", b"PK\x03\x04", b"%PDF-1.4 broken", b"\x89PNG\r\n\x1a\nbroken"]
)
def test_what_cannot_be_drawn_has_no_picture(content):
    assert page_picture(content, 1) is None
