"""Files of the farm, made when they are first asked for: PDF, DOCX, XLSX, pictures of paper."""

import io
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
import pikepdf
import typst
from PIL import Image, ImageDraw, ImageFont

import prongsai
from tests.sites.writing import Block

FONTS = Path(prongsai.__file__).parent / "printing" / "fonts"


def pdf(blocks: Sequence[Block]) -> bytes:
    """A PDF with text."""
    source = '#set text(font: "Saraban ITA", lang: "th", size: 14pt)\n#set page(margin: 2cm)\n'
    source += "\n".join(_typst(block) for block in blocks)
    made: bytes = typst.compile(
        source.encode(), format="pdf", font_paths=[FONTS], ignore_system_fonts=True
    )
    return made


def locked_pdf(blocks: Sequence[Block]) -> bytes:
    """A PDF that asks for a password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(blocks))) as paper:
        paper.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


def scanned_pdf(blocks: Sequence[Block]) -> bytes:
    """A PDF that is a picture of paper."""
    out = io.BytesIO()
    _paper(blocks).save(out, "PDF", resolution=150)
    return out.getvalue()


def picture(blocks: Sequence[Block]) -> bytes:
    """The same paper as a PNG."""
    out = io.BytesIO()
    _paper(blocks).save(out, "PNG")
    return out.getvalue()


def word(blocks: Sequence[Block]) -> bytes:
    """A DOCX."""
    paper = docx.Document()
    for block in blocks:
        if block.kind == "table":
            table = paper.add_table(len(block.rows), len(block.rows[0]))
            for row, cells in zip(table.rows, block.rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=False):
                    cell.text = words
        elif block.kind == "heading":
            paper.add_heading(block.parts[0], 1)
        else:
            paper.add_paragraph(words_of(block))
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def sheet(blocks: Sequence[Block]) -> bytes:
    """An XLSX of the tables, with the lines above them."""
    book = openpyxl.Workbook()
    page = book.active
    for block in blocks:
        for row in block.rows or ((words_of(block),),):
            page.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def words_of(block: Block) -> str:
    """What of a block stands in a paper: its words, not the addresses of pictures."""
    if block.kind in ("photo", "picture", "link", "mail"):
        return block.parts[-1]
    if block.kind in ("frame", "form", "raw"):
        return " ".join(block.parts[1:])
    return block.parts[0]


def _typst(block: Block) -> str:
    if block.kind == "table":
        width = max(map(len, block.rows))
        rows = [(*row, *[""] * (width - len(row))) for row in block.rows]
        cells = ", ".join(f"[{_safe(cell)}]" for row in rows for cell in row)
        return f"#table(columns: {width}, {cells})\n"
    if block.kind == "link" and block.parts[0].startswith("http"):
        return f'#link("{block.parts[0]}")[{_safe(words_of(block))}]\n'
    mark = {"heading": "= ", "subheading": "== ", "point": "- "}.get(block.kind, "")
    return f"{mark}{_safe(words_of(block))}\n"


def _safe(words: str) -> str:
    return "".join(f"\\{c}" if c in "\\#$*_`<>@[]~/-+=\"'" else c for c in words)


def _paper(blocks: Sequence[Block]) -> Image.Image:
    font = ImageFont.truetype(str(FONTS / "SarabanITA-Regular.ttf"), 36)
    paper = Image.new("L", (1240, 1754), 252)
    pen = ImageDraw.Draw(paper)
    y = 90
    for block in blocks:
        rows = ["   ".join(row) for row in block.rows] or [words_of(block)]
        for line in (row[at : at + 70] for row in rows for at in range(0, len(row), 70)):
            pen.text((90, y), line, font=font, fill=20)
            y += 52
    return paper
