"""The styles of our documents: what an officer changes in Word when she wants another look.

Headings, title and caption are Word's own styles under a second, Thai name, so that the
navigation pane, tables of contents and bookmarks know them. All others have Thai names.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from prongsai.printing.docx.elements import el
from prongsai.printing.docx.measures import CELL_MARGIN, FIRST_LINE, TEXT_WIDTH, cm

FONT = "TH Sarabun New"

NORMAL, HEADER = "Normal", "header"
HEADINGS = ("heading 1", "heading 2", "heading 3")
TITLE, CAPTION, LINK = "Title", "caption", "Hyperlink"
BODY, FLUSH = "เนื้อความ", "เนื้อความไม่ย่อหน้า"
ENTRIES = ("รายการ 1", "รายการ 2", "รายการ 3")
TABLE, FRAME = "ตารางราชการ", "กรอบภาพ"
TABLE_HEAD, TABLE_TEXT = "หัวตาราง", "ข้อความในตาราง"
TABLE_ENTRIES = ("รายการในตาราง 1", "รายการในตาราง 2", "รายการในตาราง 3")
CHART = "แผนภูมิ"
ABOVE, SIGNER, POSITION = "ข้อความเหนือลายมือชื่อ", "ลายมือชื่อ", "ตำแหน่งผู้ลงนาม"
MEMO, MEMO_LINE, MEMO_NUMBER = "หัวบันทึกข้อความ", "บรรทัดหัวบันทึก", "บรรทัดที่และวันที่"
MEMO_LABEL, MEMO_VALUE, ADDRESSEE = "คำนำหัวบันทึก", "ข้อความหัวบันทึก", "คำขึ้นต้น"
EMBLEM, EMBLEM_PLACE = "ตราครุฑ", "ที่วางตราครุฑ"
ANNOUNCEMENT, RULE = "หัวประกาศ", "เส้นใต้หัวประกาศ"
COVER_TITLE, COVER_OWNER = "ชื่อเอกสารบนปก", "เจ้าของเอกสารบนปก"
PHOTO_CAPTION, PHOTO, PHOTO_NOTE = "หัวหน้าภาพ", "ภาพ", "คำบรรยายภาพ"
PUBLISHED, PAGE_NUMBER, BLANK, END = "ฉบับเผยแพร่", "เลขหน้า", "ช่องให้กรอก", "ปิดท้ายส่วน"


class Style(NamedTuple):
    """A style: its name and Word's identifier for it, whose look it takes over, and what it adds.

    ``paragraph``, ``run`` and ``table`` are the inside of ``w:pPr``, ``w:rPr`` and ``w:tblPr``.
    """

    name: str
    id: str
    based_on: str = NORMAL
    paragraph: str = ""
    run: str = ""
    table: str = ""
    kind: str = "paragraph"
    alias: str = ""


def _size(points: int) -> str:
    return f'<w:sz w:val="{2 * points}"/><w:szCs w:val="{2 * points}"/>'


def _space(before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _indent(left: int, hanging: int = 0) -> str:
    return f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'


def _tabs(*positions: int) -> str:
    stops = "".join(f'<w:tab w:val="left" w:pos="{at}"/>' for at in positions)
    return f"<w:tabs>{stops}</w:tabs>"


def _entry(left: int, hanging: int) -> str:
    # A number wider than its place goes on to the next of these stops.
    return _tabs(left, left + cm(0.5), left + cm(1)) + _indent(left, hanging)


_BOLD = "<w:b/><w:bCs/>"
_CENTER = '<w:jc w:val="center"/>'
_TOGETHER = "<w:keepNext/><w:keepLines/>"
_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
_LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/>'
_RIGHT_HALF = f'<w:ind w:left="{TEXT_WIDTH // 2}"/>'
_RIGHT_STOP = f'<w:tab w:val="right" w:pos="{TEXT_WIDTH}"/>'
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_GRID = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for edge in _EDGES
)
_MARGINS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    f'<w:left w:w="{CELL_MARGIN}" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    f'<w:right w:w="{CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>'
)
_DASHED = _GRID.replace('"single"', '"dashed"').replace('"auto"', '"808080"')


def _headings() -> Iterator[Style]:
    for level, name in enumerate(HEADINGS):
        look = f'{_TOGETHER}{_space(120)}<w:outlineLvl w:val="{level}"/>'
        yield Style(
            name, f"Heading{level + 1}", NORMAL, look, _BOLD + _size(16), alias=f"หัวข้อ {level + 1}"
        )


def _letters() -> Iterator[Style]:
    number_stop = f'<w:tab w:val="left" w:pos="{TEXT_WIDTH // 2}"/>'
    yield Style(
        MEMO,
        "PsMemo",
        NORMAL,
        f'<w:keepNext/><w:spacing w:after="120"/>{_CENTER}',
        _BOLD + _size(29),
    )
    yield Style(MEMO_LINE, "PsMemoLine", NORMAL, f"<w:tabs>{_RIGHT_STOP}</w:tabs>")
    yield Style(
        MEMO_NUMBER, "PsMemoNumber", MEMO_LINE, f"<w:tabs>{number_stop}{_RIGHT_STOP}</w:tabs>"
    )
    yield Style(MEMO_LABEL, "PsMemoLabel", "", run=_BOLD + _size(20), kind="character")
    yield Style(MEMO_VALUE, "PsMemoValue", "", run='<w:u w:val="dotted"/>', kind="character")
    yield Style(
        ADDRESSEE, "PsAddressee", NORMAL, _tabs(cm(1.5)) + _space(120) + _indent(cm(1.5), cm(1.5))
    )
    yield Style(ANNOUNCEMENT, "PsAnnouncement", NORMAL, f"<w:keepNext/>{_CENTER}", _BOLD)
    inset = (TEXT_WIDTH - cm(4)) // 2
    yield Style(
        RULE,
        "PsRule",
        NORMAL,
        '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        '<w:spacing w:after="240" w:line="120" w:lineRule="exact"/>'
        f'<w:ind w:left="{inset}" w:right="{inset}"/>',
    )
    yield Style(EMBLEM, "PsEmblem", NORMAL, f"<w:keepNext/>{_space(0, 120)}{_CENTER}")
    yield Style(
        EMBLEM_PLACE, "PsEmblemPlace", NORMAL, _CENTER, '<w:color w:val="595959"/>' + _size(12)
    )


def _signatures() -> Iterator[Style]:
    yield Style(ABOVE, "PsAbove", NORMAL, _TOGETHER + _space(160))
    yield Style(SIGNER, "PsSigner", NORMAL, _TOGETHER + _space(cm(1.2)) + _RIGHT_HALF + _CENTER)
    yield Style(POSITION, "PsPosition", NORMAL, "<w:keepLines/>" + _RIGHT_HALF + _CENTER)


def _running_text() -> Iterator[Style]:
    yield Style(BODY, "PsBody", NORMAL, f'<w:ind w:firstLine="{FIRST_LINE}"/>')
    yield Style(FLUSH, "PsFlush")
    places = ((3.25, 0.75), (4.25, 1), (5.5, 1.25))
    for name, (left, hanging) in zip(ENTRIES, places, strict=True):
        yield Style(name, f"PsEntry{name[-1]}", NORMAL, _entry(cm(left), cm(hanging)))
    yield Style(BLANK, "PsBlank", "", kind="character", run="<w:noProof/>")
    link = '<w:color w:val="0B4F9E"/><w:u w:val="single"/>'
    yield Style(LINK, "Hyperlink", "", run=link, kind="character", alias="ที่อยู่เว็บ")
    yield Style(PUBLISHED, "PsPublished", NORMAL, _TOGETHER + _space(0), _size(12))
    yield Style(PAGE_NUMBER, "PsPageNumber", HEADER, _CENTER)
    yield Style(
        END, "PsEnd", NORMAL, '<w:spacing w:after="120" w:line="20" w:lineRule="exact"/>', _size(1)
    )


def _tables() -> Iterator[Style]:
    yield Style(
        TABLE,
        "PsTable",
        "Normal Table",
        table=f"<w:tblBorders>{_GRID}</w:tblBorders>{_MARGINS}",
        kind="table",
    )
    yield Style(
        FRAME,
        "PsFrame",
        "Normal Table",
        table=f"<w:tblBorders>{_DASHED}</w:tblBorders>{_MARGINS}",
        kind="table",
    )
    # Lines of cells stand close, also where a template parts its paragraphs.
    close = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    yield Style(TABLE_TEXT, "PsTableText", NORMAL, close, _size(14))
    yield Style(TABLE_HEAD, "PsTableHead", TABLE_TEXT, f"<w:keepNext/>{_CENTER}", _BOLD)
    places = ((0.5, 0.5), (1.2, 0.7), (2.1, 0.9))
    for name, (left, hanging) in zip(TABLE_ENTRIES, places, strict=True):
        yield Style(name, f"PsTableEntry{name[-1]}", TABLE_TEXT, _entry(cm(left), cm(hanging)))


def _pictures() -> Iterator[Style]:
    yield Style(
        TITLE, "Title", NORMAL, f"{_TOGETHER}{_CENTER}", _BOLD + _size(18), alias="ชื่อเอกสาร"
    )
    yield Style(
        CAPTION,
        "Caption",
        NORMAL,
        _TOGETHER + _space(120) + _CENTER,
        _BOLD + _size(14),
        alias="ชื่อแผนภูมิ",
    )
    yield Style(CHART, "PsChart", NORMAL, _space(0, 120) + _CENTER)
    yield Style(COVER_TITLE, "PsCoverTitle", NORMAL, _CENTER, _BOLD + _size(24))
    yield Style(COVER_OWNER, "PsCoverOwner", NORMAL, _CENTER, _BOLD + _size(20))
    yield Style(
        PHOTO_CAPTION, "PsPhotoCaption", NORMAL, _TOGETHER + _space(0, 120) + _CENTER, _BOLD
    )
    yield Style(PHOTO, "PsPhoto", NORMAL, "<w:keepNext/>" + _space(120) + _CENTER)
    yield Style(PHOTO_NOTE, "PsPhotoNote", NORMAL, "<w:keepLines/>" + _space(0, 120) + _CENTER)


def styles() -> Iterator[Style]:
    """Every style, each after the one that it is based on."""
    yield Style(NORMAL, "Normal", "", run=_FONTS + _size(16) + _LANGUAGE)
    yield Style("Default Paragraph Font", "DefaultParagraphFont", "", kind="character")
    yield Style(
        "Normal Table", "TableNormal", "", kind="table", table='<w:tblInd w:w="0" w:type="dxa"/>'
    )
    yield Style(HEADER, "Header", NORMAL)
    yield from _headings()
    yield from _pictures()
    yield from _running_text()
    yield from _letters()
    yield from _signatures()
    yield from _tables()


def style_element(style: Style, ids: dict[str, str]) -> Any:
    """The ``w:style`` of a style, where ``ids`` has the identifiers of those before it."""
    ours = style.name not in _BUILT_IN
    node = el(
        "w:style",
        el("w:name", val=style.name),
        el("w:aliases", val=style.alias) if style.alias else None,
        el("w:basedOn", val=ids[style.based_on]) if style.based_on else None,
        el("w:uiPriority", val=99) if style.name in _BEHIND else None,
        el("w:semiHidden") if style.name in _BEHIND else None,
        el("w:qFormat") if style.kind == "paragraph" else None,
        _properties("w:pPr", style.paragraph),
        _properties("w:rPr", style.run),
        _properties("w:tblPr", style.table),
        type=style.kind,
        default=1 if style.name in _DEFAULTS else None,
        customStyle=1 if ours else None,
        styleId=ids[style.name],
    )
    return node


def defaults() -> Any:
    """What holds where no style says otherwise: our font and size for every script."""
    look = _properties("w:rPr", _FONTS + _size(16) + _LANGUAGE)
    return el("w:docDefaults", el("w:rPrDefault", look), el("w:pPrDefault", el("w:pPr")))


def _properties(tag: str, inside: str) -> Any:
    if not inside:
        return None
    return el(tag, *parse_xml(f"<w:x {nsdecls('w')}>{inside}</w:x>"))


_BEHIND = {"Default Paragraph Font", "Normal Table"}
_DEFAULTS = _BEHIND | {NORMAL}
_BUILT_IN = _DEFAULTS | {HEADER, TITLE, CAPTION, LINK, *HEADINGS}
