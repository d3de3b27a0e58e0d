"""Word files as people write them: lists that Word numbers, merged cells, text boxes, changes."""

from prongsai.core.reading.source import PrintedLine
from prongsai.readers.files import read_source_bytes
from tests.readers.hostile import WORD, word


def level(number, kind, text):
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = f"""<w:numbering xmlns:w="{WORD}">
<w:abstractNum w:abstractNumId="1">
{level(0, "thaiNumbers", "%1.")}{level(1, "thaiNumbers", "%1.%2")}
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{level(0, "thaiLetters", "(%1)")}</w:abstractNum>
<w:abstractNum w:abstractNumId="3">{level(0, "bullet", "o")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles xmlns:w="{WORD}">
<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Listed"><w:name w:val="Listed"/>
<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
</w:styles>"""


def paragraph(text, listed=None, level=0, style=""):
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{listed}"/></w:numPr>'
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + (numbers if listed else "")
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def read(body, **parts):
    return read_source_bytes("report.docx", word(body, **parts)).lines


def texts(body, **parts):
    return [line.text for line in read(body, **parts)]


def test_the_numbers_that_word_keeps_in_its_lists_are_printed():
    body = (
        paragraph("หนึ่ง", 1)
        + paragraph("ย่อย", 1, 1)
        + paragraph("ย่อยอีก", 1, 1)
        + paragraph("สอง", 1)
        + paragraph("ย่อยใหม่", 1, 1)
        + paragraph("ก่อน", style="Listed")
        + paragraph("หลัง", style="Listed")
        + paragraph("ขีด", 3)
        + paragraph("ห้า", 4)
        + paragraph("ไม่มีเลข", 0)
    )

    assert texts(body, numbering=NUMBERING, styles=STYLES) == [
        "๑. หนึ่ง", "๑.๑ ย่อย", "๑.๒ ย่อยอีก", "๒. สอง", "๒.๑ ย่อยใหม่",
        "(ก) ก่อน", "(ข) หลัง", "- ขีด", "๕. ห้า", "ไม่มีเลข",
    ]  # fmt: skip


def test_merged_cells_stand_once_and_rows_keep_their_columns():
    rows = (
        "<w:tr>" + cell("แบบวัด", '<w:vMerge w:val="restart"/>') + cell("คะแนน") + "</w:tr>"
        "<w:tr>" + cell("", "<w:vMerge/>") + cell("๘๘.๗๘") + "</w:tr>"
        "<w:tr>" + cell("รวมทั้งหมด", '<w:gridSpan w:val="2"/>') + "</w:tr>"
        "<w:tr>" + cell("") + cell("") + "</w:tr>"
    )

    assert read(f"<w:tbl>{rows}</w:tbl>") == (
        PrintedLine(1, ("แบบวัด", "คะแนน")),
        PrintedLine(2, ("", "๘๘.๗๘")),
        PrintedLine(3, ("รวมทั้งหมด", "")),
    )


def test_a_cell_that_claims_a_million_columns_does_not_get_them():
    row = "<w:tr>" + cell("ก", '<w:gridSpan w:val="999999"/>') + "</w:tr>"

    (line,) = read(f"<w:tbl>{row}</w:tbl>")

    assert len(line.cells) == 60


def test_what_was_deleted_is_not_read_and_what_was_inserted_is():
    body = (
        "<w:p><w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>ใหม่</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:t>ท้าย</w:t></w:r></w:p>"
    )

    assert texts(body) == ["ใหม่ ท้าย"]


def test_text_boxes_and_fields_of_forms_are_read_once():
    box = "<w:txbxContent><w:p><w:r><w:t>ในกล่อง</w:t></w:r></w:p></w:txbxContent>"
    choice = (
        '<m:AlternateContent xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback></m:AlternateContent>"
    )
    form = f"<w:sdt><w:sdtContent>{paragraph('ในช่อง')}</w:sdtContent></w:sdt>"

    assert texts(f"<w:p><w:r><w:t>นอก</w:t>{choice}</w:r></w:p>{form}") == [
        "นอก",
        "ในกล่อง",
        "ในช่อง",
    ]


def test_headings_are_known_by_style_and_by_bold():
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>เรื่องเดิม</w:t></w:r></w:p>"
    half = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>รวม</w:t></w:r><w:r><w:t> ๗๙.๖๘</w:t></w:r></w:p>"

    lines = read(paragraph("บทนำ", style="H1") + bold + half, styles=STYLES)

    assert [(line.text, line.heading) for line in lines] == [
        ("บทนำ", True),
        ("เรื่องเดิม", True),
        ("รวม ๗๙.๖๘", False),
    ]


def test_pages_are_those_at_which_word_broke_the_text():
    breaks = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>หน้าสอง</w:t></w:r></w:p>"

    lines = read(paragraph("หน้าแรก") + breaks + paragraph("ยังหน้าสอง"))

    assert [(line.text, line.page) for line in lines] == [
        ("หน้าแรก", 1),
        ("หน้าสอง", 2),
        ("ยังหน้าสอง", 2),
    ]
    assert [line.page for line in read(paragraph("ไม่รู้หน้า"))] == [None]
