"""Small documents for tests, made here: with text, scanned, empty, locked, broken, and traps."""

from collections.abc import Sequence
from io import BytesIO

import docx
import openpyxl
import pikepdf
from PIL import Image, ImageDraw


def pdf(*pages: str, drawing: bytes = b"", password: str = "") -> bytes:
    """A PDF with a line of Latin text on each page, and a drawing."""
    document = pikepdf.new()
    for text in pages:
        page = document.add_blank_page()
        page.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(
                F1=pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type1,
                    BaseFont=pikepdf.Name.Helvetica,
                )
            )
        )
        written = f"BT /F1 12 Tf 72 400 Td ({text}) Tj ET\n".encode() if text else b""
        page.Contents = document.make_stream(written + drawing)
    content = BytesIO()
    locked = pikepdf.Encryption(owner=password, user=password) if password else None
    document.save(content, encryption=locked, compress_streams=True)
    return content.getvalue()


def linking_pdf(text: str, *urls: str) -> bytes:
    """A PDF with a line of text and links."""
    content = BytesIO()
    with pikepdf.open(BytesIO(pdf(text))) as document:
        document.pages[0].Annots = pikepdf.Array(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Link,
                Rect=[0, 0, 9, 9],
                A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=url),
            )
            for url in urls
        )
        document.save(content)
    return content.getvalue()


def scan(pages: int = 1) -> bytes:
    """A PDF whose pages are pictures of paper."""
    picture = Image.new("L", (600, 800), 255)
    ImageDraw.Draw(picture).line((50, 50, 550, 750), fill=0, width=5)
    content = BytesIO()
    picture.save(content, "PDF", save_all=True, append_images=[picture] * (pages - 1))
    return content.getvalue()


def noise(pages: int) -> bytes:
    """A scan on which nothing can be read, however long one looks."""
    picture = Image.effect_noise((1600, 2200), 90)
    content = BytesIO()
    picture.save(content, "PDF", save_all=True, append_images=[picture] * (pages - 1))
    return content.getvalue()


def word(lines: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word file with paragraphs, and a table below them."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def workbook(rows: Sequence[Sequence[str | int]]) -> bytes:
    """An Excel file with one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def picture() -> bytes:
    """A small PNG."""
    content = BytesIO()
    Image.new("RGB", (4, 4)).save(content, "PNG")
    return content.getvalue()
