"""What the blocks are written into: the part that keeps pictures, and the styles to be had."""

from dataclasses import dataclass, field
from typing import Any

from prongsai.core.documents.blocks import Align, Run, Words
from prongsai.core.documents.numerals import Numerals
from prongsai.printing.docx import styles
from prongsai.printing.docx.elements import el, insert_property, text_of, writable
from prongsai.printing.docx.measures import TEXT_WIDTH


@dataclass
class Manuscript:
    """The document part under way.

    ``styles`` has Word's identifier of each style by its name, ``width`` the width of the text in
    twentieths of a point, as the section at hand has it.
    """

    part: Any
    styles: dict[str, str]
    numerals: Numerals = "thai"
    emblem: Any = None
    width: int = TEXT_WIDTH
    drawings: int = field(default=0)

    def next_drawing(self) -> int:
        """A number for a drawing; no two in a document are the same."""
        self.drawings += 1
        return self.drawings

    def paragraph(self, style: str, *content: Any, align: Align | None = None) -> Any:
        """A paragraph of a style; ``align`` only where it departs from its style."""
        properties = el("w:pPr", el("w:pStyle", val=self.styles[style]))
        if align:
            insert_property(properties, el("w:jc", val=align))
        return el("w:p", properties, *content)

    def runs(self, words: Words, size: int | None = None) -> list[Any]:
        """The runs of words, each with as little look of its own as it needs."""
        return [self._run(run, size) for run in words if writable(run.text)]

    def line(self, style: str, words: Words, align: Align | None = None) -> Any:
        """A paragraph of words."""
        return self.paragraph(style, *self.runs(words), align=align)

    def text(self, text: str, style: str | None = None) -> Any:
        """A run of plain text in a character style."""
        look = el("w:rStyle", val=self.styles[style]) if style else None
        return run_of(text, look)

    def _run(self, run: Run, size: int | None) -> Any:
        return run_of(
            run.text,
            el("w:rStyle", val=self.styles[styles.BLANK]) if run.blank else None,
            *((el("w:b"), el("w:bCs")) if run.bold else ()),
            *((el("w:sz", val=2 * size), el("w:szCs", val=2 * size)) if size else ()),
            el("w:u", val="single") if run.underline else None,
        )


def run_of(text: str, *look: Any) -> Any:
    """A run: its look, and its text with tabs and line breaks as Word has them."""
    look = tuple(one for one in look if one is not None)
    content = []
    for number, line in enumerate(writable(text).split("\n")):
        if number:
            content.append(el("w:br"))
        for place, stretch in enumerate(line.split("\t")):
            if place:
                content.append(el("w:tab"))
            if stretch:
                content.append(text_of(stretch))
    return el("w:r", el("w:rPr", *look) if look else None, *content)


def tab() -> Any:
    """A run that is a tab."""
    return el("w:r", el("w:tab"))


def keep_with_next(paragraph: Any) -> Any:
    """The same paragraph, which stays on the page of the next one."""
    insert_property(paragraph.pPr, el("w:keepNext"))
    return paragraph
