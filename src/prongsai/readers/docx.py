"""Reports as Word files: paragraphs and tables in their order, lists with their numbers."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from prongsai.core.problems import problem_in
from prongsai.core.reading.joining import tidied
from prongsai.core.reading.source import Source
from prongsai.readers.docx_numbers import WordNumbers
from prongsai.readers.layout import Printed
from prongsai.readers.numbering import source_of
from prongsai.readers.refusals import BROKEN_OFFICE, NO_WORDS, parts_of

_WANTED = re.compile(r"word/(document|numbering|styles)\.xml")
_HEADING_STYLE = re.compile(r"heading [1-9]|title|หัวเรื่อง.*", re.IGNORECASE)
_LONGEST_HEADING = 200
_MOST_COLUMNS = 60

# What stands in these is no text of the report, or stands there a second time.
_LEFT_OUT = frozenset(
    qn(tag) for tag in ("w:del", "w:moveFrom", "w:instrText", "w:pPr", "w:rPr", "w:delText")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_SIGNS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:ptab"): " ",
}
_TEXT, _BOX = qn("w:t"), qn("w:txbxContent")
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_PAGE_ENDS = qn("w:lastRenderedPageBreak")


def read_docx(name: str, content: bytes) -> Source:
    """The printed lines of a Word file: a paragraph is a line, and so is a row of a table.

    Pages are those at which Word itself last broke the text, and unknown where it never did.
    Raises ProblemsFound where the file is locked, broken or a trap.
    """
    parts = parts_of(content, name, _WANTED)
    try:
        trees = {part: parse_xml(xml) for part, xml in parts.items()}
    except SyntaxError as error:
        raise problem_in(name, BROKEN_OFFICE) from error
    body = trees["word/document.xml"].find(qn("w:body"))
    if body is None:
        raise problem_in(name, BROKEN_OFFICE)
    source = _Word(trees).read(name, body)
    if not source.lines:
        raise problem_in(name, NO_WORDS)
    return source


class _Word:
    """A Word file as it is read: its lists count on, and its pages."""

    def __init__(self, trees: dict[str, Any]) -> None:
        styles = trees.get("word/styles.xml")
        self.numbers = WordNumbers(trees.get("word/numbering.xml"), styles)
        self.headings = _heading_styles(styles)
        self.paged = next(trees["word/document.xml"].iter(_PAGE_ENDS), None) is not None
        self.page = 1

    def read(self, name: str, body: Any) -> Source:
        """The lines of the text."""
        placed = groupby(self._blocks(body), key=lambda one: one[0])
        pages = ((page, (one for _, one in some)) for page, some in placed)
        return source_of(name, pages)

    def _blocks(self, parent: Any) -> Iterator[tuple[int | None, Printed]]:
        for block in _inside(parent, (_PARAGRAPH, _TABLE)):
            if block.tag == _TABLE:
                yield from self._rows(block)
            else:
                yield from self._paragraph(block)

    def _paragraph(self, block: Any) -> Iterator[tuple[int | None, Printed]]:
        if self.paged:
            self.page += _breaks_before_text(block)
        text = self._words(block)
        if text:
            heading = self._is_heading(block, text)
            for line in text.split("\n"):
                yield self._at(), Printed((line,), apart=True, heading=heading)
        if self.paged:
            self.page += _breaks(block) - _breaks_before_text(block)
        for box in _boxes(block):
            yield from self._blocks(box)

    def _at(self) -> int | None:
        return self.page if self.paged else None

    def _words(self, block: Any) -> str:
        """The words of a paragraph after its number; line ends inside it are kept."""
        lines = (tidied(line) for line in "".join(_pieces(block)).split("\n"))
        text = "\n".join(line for line in lines if line)
        mark = self.numbers.before(block)
        return f"{mark} {text}" if mark and text else text

    def _is_heading(self, block: Any, text: str) -> bool:
        if len(text) > _LONGEST_HEADING:
            return False
        style = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) in self.headings:
            return True
        runs = [run for run in block.iter(qn("w:r")) if "".join(_pieces(run)).strip()]
        return bool(runs) and all(map(_is_bold, runs))

    def _rows(self, table: Any) -> Iterator[tuple[int | None, Printed]]:
        starts = True
        for row in _inside(table, (_ROW,)):
            cells = tuple(self._cells(row))
            if any(cells):
                yield self._at(), Printed(cells, apart=starts)
                starts = False
            if self.paged:
                self.page += max((_breaks(cell) for cell in _inside(row, (_CELL,))), default=0)

    def _cells(self, row: Any) -> Iterator[str]:
        """The cells of a row; what a cell covers to its right, and below it, is empty."""
        yield from [""] * _count(row, "w:trPr/w:gridBefore", 0)
        for cell in _inside(row, (_CELL,)):
            across = _count(cell, "w:tcPr/w:gridSpan", 1)
            yield "" if _goes_on(cell) else self._cell(cell)
            yield from [""] * (across - 1)

    def _cell(self, cell: Any) -> str:
        lines = (text for _, one in self._blocks(cell) for text in one.cells)
        return "\n".join(line for line in lines if line)


def _inside(parent: Any, tags: tuple[str, ...]) -> Iterator[Any]:
    """The blocks of a body, a table or a row, also those that a form's field is around."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag not in _LEFT_OUT and child.tag in _AROUND:
            yield from _inside(child, tags)


_AROUND = frozenset(
    qn(tag) for tag in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag")
)


def _pieces(parent: Any) -> Iterator[str]:
    """The text of a paragraph without that of text boxes in it."""
    for child in parent:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag != _BOX and child.tag not in _LEFT_OUT:
            yield from _pieces(child)


def _boxes(parent: Any) -> Iterator[Any]:
    """The text boxes of a paragraph, each once."""
    for child in parent:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _boxes(child)


def _breaks(block: Any) -> int:
    return sum(1 for _ in block.iter(_PAGE_ENDS))


def _breaks_before_text(block: Any) -> int:
    """How many pages end before the first letter of a paragraph."""
    count = 0
    for node in block.iter(_PAGE_ENDS, _TEXT):
        if node.tag == _TEXT and node.text:
            break
        count += node.tag == _PAGE_ENDS
    return count


def _heading_styles(styles: Any | None) -> frozenset[str]:
    found = set()
    for style in styles.iter(qn("w:style")) if styles is not None else ():
        name = style.find(qn("w:name"))
        if name is not None and _HEADING_STYLE.fullmatch(name.get(qn("w:val"), "")):
            found.add(style.get(qn("w:styleId")))
    return frozenset(found)


def _is_bold(run: Any) -> bool:
    for tag in ("w:b", "w:bCs"):
        sign = run.find(f"{qn('w:rPr')}/{qn(tag)}")
        if sign is not None and sign.get(qn("w:val"), "1") not in ("0", "false", "off"):
            return True
    return False


def _count(parent: Any, path: str, otherwise: int) -> int:
    node = parent.find("/".join(map(qn, path.split("/"))))
    text = "" if node is None else node.get(qn("w:val"), "")
    return min(int(text), _MOST_COLUMNS) if re.fullmatch("[0-9]{1,6}", text) else otherwise


def _goes_on(cell: Any) -> bool:
    """Whether a cell belongs to the one above it."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"
