"""A document in an agency's own Word template, filled in through docxtpl."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError

from prongsai.core.documents.blocks import (
    AnnouncementHead,
    Block,
    CoverPage,
    Document,
    MemoHead,
    Signature,
    TitleLines,
    Words,
    plain,
)
from prongsai.core.documents.numerals import Numerals
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.thai import thai_digits
from prongsai.core.wording import Text, same
from prongsai.printing.docx.elements import writable
from prongsai.printing.docx.manuscript import Manuscript
from prongsai.printing.docx.package import add_styles, describe, without_times
from prongsai.printing.docx.template_guard import check_template
from prongsai.printing.docx.template_language import ONE_PLACE, NotUnderstoodError, TemplateLanguage
from prongsai.printing.docx.template_pages import go_on, written_blocks

# What a template can ask for, and what each has; docs/how-to/own-word-template.md explains them.
NAMES: dict[str, tuple[str, ...]] = {
    "title": (),
    "agency": (),
    "year": (),
    "body": (),
    "content": (),
    "memo": ("unit", "number", "date", "subject", "addressee"),
    "announcement": ("announces", "subject"),
    "signatures": ("above", "name", "position"),
    "published": ("address", "code"),
}
OPEN = "." * 40
# What stands in a letter's frame; a template with a frame of its own asks for the rest.
_FRAME = MemoHead | AnnouncementHead | TitleLines | CoverPage | Signature
_WHERE = Text("แม่แบบ Word", "the Word template")


@dataclass(frozen=True)
class Fields:
    """What a name such as ``memo`` has, as text."""

    unit: str = OPEN
    number: str = OPEN
    date: str = OPEN
    subject: str = OPEN
    addressee: str = OPEN
    announces: str = OPEN
    above: tuple[str, ...] = ()
    name: str = OPEN
    position: tuple[str, ...] = ()
    address: str = ""
    code: str = ""


def filled(template: bytes, document: Document, numerals: Numerals, file: str) -> bytes:
    """The template with the document in it; the same bytes for the same two."""
    where = same(file) if file else _WHERE
    check_template(template, where)
    try:
        return _filled(template, document, numerals)
    except NotUnderstoodError as error:
        raise ProblemsFound([Problem(where, error.says)]) from error
    except TemplateSyntaxError as error:
        says = _SYNTAX.fill(message=error.message or "?")
        raise ProblemsFound([Problem(where, says)]) from error
    except TemplateError as error:
        raise ProblemsFound([Problem(where, _SYNTAX.fill(message=str(error)))]) from error
    except _OursError as error:
        raise error.__cause__ or error from None
    except Exception as error:  # a broken file meets any exception of docxtpl, python-docx and lxml
        raise ProblemsFound([Problem(where, _BROKEN)]) from error


def _filled(template: bytes, document: Document, numerals: Numerals) -> bytes:
    filling = _Filling(BytesIO(template))
    word = filling.get_docx()
    ids = add_styles(word.styles.element)
    manuscript = Manuscript(word.part, ids, numerals, document.emblem)
    language = TemplateLanguage(NAMES)
    filling.render(_values(word, manuscript, document), language)
    if not language.asked:
        raise NotUnderstoodError(_NOTHING_ASKED)
    describe(filling.docx, title=document.title, author=document.agency)
    written = BytesIO()
    filling.docx.save(written)
    return without_times(written.getvalue())


class _OursError(Exception):
    """A fault of ours in writing blocks, of which no template is guilty."""


class _Filling(DocxTemplate):  # type: ignore[misc]
    """A template whose filled text must be sound XML with blocks where blocks may stand."""

    def fix_tables(self, xml: str) -> Any:
        try:
            body = parse_xml(xml)
        except SyntaxError as error:
            raise NotUnderstoodError(_MISPLACED) from error
        _check_places(body)
        return _settled(super().fix_tables(xml))


def _check_places(body: Any) -> None:
    holders = {qn(f"w:{name}") for name in ("p", "r", "t")}
    for name in ("w:p", "w:tbl"):
        if any(node.getparent().tag in holders for node in body.iter(qn(name))):
            raise NotUnderstoodError(ONE_PLACE)
    breaks = (node for node in body.iter(qn("w:sectPr")) if node.getparent() is not body)
    for node in breaks:
        if node.getparent().getparent().getparent() is not body:  # a new page within a table
            raise NotUnderstoodError(ONE_PLACE)


def _settled(body: Any) -> Any:
    """After wide pages the template goes on counting; where they end it, no page follows."""
    name = qn("w:sectPr")
    children = list(body)
    if not children or children[-1].tag != name or len(list(body.iter(name))) == 1:
        return body
    end = children[-1]
    go_on(end)
    inner = children[-2].find(f"{qn('w:pPr')}/{name}")
    if inner is not None:
        body.replace(end, inner)
    return body


class _Lazily:
    """Blocks as XML, written only where a template asks for them, as they bring pictures along."""

    def __init__(self, word: Any, manuscript: Manuscript, document: Document, *, framed: bool):
        self.word = word
        self.manuscript = manuscript
        self.document = document
        self.framed = framed

    def __html__(self) -> str:
        def wanted(block: Block) -> bool:
            return self.framed or not isinstance(block, _FRAME)

        holder = OxmlElement("w:body")
        try:
            holder.extend(written_blocks(self.word, self.manuscript, self.document, wanted))
        except Exception as error:
            raise _OursError from error
        whole = str(serialize_part_xml(holder), "utf-8")
        begin, end = whole.index(">", whole.index("<w:body")) + 1, whole.rindex("</w:body>")
        return whole[begin:end]


def _values(word: Any, manuscript: Manuscript, document: Document) -> dict[str, Any]:
    year = str(document.year) if document.year else ""
    published = document.published
    return {
        "title": writable(document.title),
        "agency": writable(document.agency),
        "year": thai_digits(year) if manuscript.numerals == "thai" else year,
        "body": _Lazily(word, manuscript, document, framed=True),
        "content": _Lazily(word, manuscript, document, framed=False),
        "memo": _memo(document),
        "announcement": _announcement(document),
        "signatures": [
            Fields(above=_lines(one.above), name=_text(one.name), position=_lines(one.position))
            for one in document.blocks()
            if isinstance(one, Signature)
        ],
        "published": Fields(
            address=writable(published.address) if published else "",
            code=writable(published.code) if published else "",
        ),
    }


def _memo(document: Document) -> Fields:
    for block in document.blocks():
        if isinstance(block, MemoHead):
            unit, number, date = map(_text, (block.unit, block.number, block.date))
            subject, addressee = _text(block.subject), _text(block.addressee)
            return Fields(unit, number, date, subject, addressee)
    return Fields()


def _announcement(document: Document) -> Fields:
    for block in document.blocks():
        if isinstance(block, AnnouncementHead):
            subject = " ".join(_lines(block.subject))
            return Fields(announces=_text(block.announces), subject=subject)
    return Fields()


def _lines(lines: tuple[Words, ...]) -> tuple[str, ...]:
    return tuple(map(_text, lines))


def _text(words: Words) -> str:
    return writable(plain(words)) or OPEN


_SYNTAX = Text(
    "คำสั่งในแม่แบบอ่านไม่ได้ ({message}) โปรดตรวจวงเล็บ {{{{ }}}} และ {{% %}} ให้ครบคู่",
    "a command in the template cannot be read ({message}); see that all {{{{ }}}} and {{% %}} "
    "are complete.",
)
_MISPLACED = Text(
    "คำสั่ง for หรือ if ในแม่แบบคร่อมย่อหน้าหรือแถว โปรดเขียน {%p … %} ในย่อหน้าของตัวเอง "
    "หรือ {%tr … %} ในแถวของตัวเอง",
    "a for or if of the template begins in one paragraph or row and ends in another; write "
    "{%p … %} in paragraphs of their own, or {%tr … %} in rows of their own.",
)
_NOTHING_ASKED = Text(
    "แม่แบบไม่มีที่ให้ใส่เอกสาร โปรดเขียน {{p body }} ในย่อหน้าของตัวเองตรงที่ต้องการเนื้อเอกสาร",
    "the template has no place for the document; write {{p body }} in a paragraph of its own "
    "where the text belongs.",
)
_BROKEN = Text(
    "เปิดแม่แบบไม่ได้ เพราะโครงสร้างในไฟล์เสียหาย โปรดคัดลอกเนื้อหาลงในเอกสารใหม่แล้วบันทึกเป็น .docx",
    "the template cannot be opened, as the file is damaged inside; copy its text into a new "
    "document and save it as .docx.",
)
