"""How the file says it: styles, fonts, tables, sections, drawings, in the order of the schema."""

from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image as Picture

from prongsai.core.documents.blocks import (
    Cell,
    Column,
    CoverPage,
    Document,
    Heading,
    Image,
    Item,
    MemoHead,
    Numbered,
    Paragraph,
    Photo,
    PhotoPage,
    Published,
    Row,
    Section,
    Signature,
    Table,
    words,
)
from prongsai.printing.docx import docx_bytes
from prongsai.printing.docx.styles import styles
from prongsai.printing.docx.tables import column_widths
from tests.documents.samples import make_document
from tests.printing.docx.reading import W, opened, part, parts
from tests.printing.docx.schema import disorders

FONT = "TH Sarabun New"
TEXT_WIDTHS = {False: 9071, True: 14854}


def png(width: int = 40, height: int = 40) -> bytes:
    """A white picture."""
    content = BytesIO()
    Picture.new("RGB", (width, height), "white").save(content, "PNG")
    return content.getvalue()


def make_full() -> Document:
    """The sample with an emblem, a photograph and an address where it is published."""
    document = make_document()
    photo = PhotoPage(words("ภาพ"), (Photo(Image(png(60, 40), "การประชุม"), words("ประชุม")),))
    return replace(
        document,
        sections=(*document.sections, Section((photo, Paragraph(words("จบ"))))),
        emblem=Image(png(93, 100), "ตราครุฑ"),
        published=Published("https://ita.example.go.th/d/7", "a1b2"),
    )


@pytest.fixture(scope="module", params=["plain", "full"])
def content(request):
    return docx_bytes(make_document() if request.param == "plain" else make_full())


def test_children_stand_in_the_order_of_the_schema(content):
    found = {
        name: list(disorders(etree.fromstring(body)))
        for name, body in parts(content).items()
        if name.endswith(".xml") and "theme" not in name
    }

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_a_child_out_of_order_is_found():
    node = (
        "<w:{0} xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>{1}</w:{0}>"
    )

    assert list(disorders(etree.fromstring(node.format("pPr", "<w:jc/><w:ind/>")))) == [
        "w:pPr: jc ind"
    ]
    assert list(disorders(etree.fromstring(node.format("tcPr", "<w:shd/><w:shd/>")))) == [
        "w:tcPr has shd twice"
    ]
    assert list(disorders(etree.fromstring(node.format("rPr", "<w:fat/>")))) == ["w:rPr has no fat"]


def test_nothing_of_the_empty_file_remains_that_is_not_ours(content):
    names = {name for name in parts(content) if "media" not in name and "chart" not in name}

    assert {name for name in names if "embeddings" not in name} == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/theme/theme1.xml",
        "word/header1.xml",
    }


def test_every_font_is_set_for_every_script_and_nothing_takes_a_theme_font(content):
    fonts = [
        font for name in ("document", "styles", "header1") for font in _all(content, name, "rFonts")
    ]

    assert [dict(font.attrib) for font in fonts] == [
        {f"{W}{script}": FONT for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    ] * 2  # the defaults and the style Normal, from which all others come


def test_sizes_and_bold_are_always_set_for_complex_scripts_too(content):
    for name in ("document", "styles", "header1"):
        for look in _all(content, name, "rPr"):
            assert _val(look, "sz") == _val(look, "szCs")
            assert (look.find(f"{W}b") is None) == (look.find(f"{W}bCs") is None)


def test_every_style_comes_from_normal_or_belongs_to_characters_and_tables(content):
    file = opened(content)
    based = {}
    for style in file.styles:
        root = style
        while root.base_style is not None:
            root = root.base_style
        based[style.name] = root.name

    assert set(based.values()) <= {
        "Normal", "Default Paragraph Font", "Normal Table", "คำนำหัวบันทึก", "ข้อความหัวบันทึก",
        "ช่องให้กรอก", "Hyperlink",
    }  # fmt: skip


def test_every_paragraph_run_and_table_has_a_style_that_exists(content):
    known = {node.get(f"{W}styleId") for node in _all(content, "styles", "style")}
    used = {
        node.get(f"{W}val")
        for kind in ("pStyle", "rStyle", "tblStyle")
        for node in _all(content, "document", kind)
    }

    assert used <= known
    assert all(node.find(f"{W}pStyle") is not None for node in _all(content, "document", "pPr"))


def test_styles_speak_thai_and_headings_are_words_own():
    named = {style.name: style for style in styles()}

    assert [named[f"heading {level}"].alias for level in (1, 2, 3)] == [
        "หัวข้อ 1",
        "หัวข้อ 2",
        "หัวข้อ 3",
    ]
    assert {"เนื้อความ", "รายการ 1", "หัวตาราง", "ข้อความในตาราง", "ลายมือชื่อ"} <= named.keys()
    assert len({style.id for style in styles()}) == len(named) == len(list(styles()))


def test_headings_have_levels_for_the_navigation_pane():
    headings = tuple(Heading(words(str(level)), level=level) for level in (1, 2, 3))
    file = opened(docx_bytes(Document("memo", "", "", 0, (Section(headings),))))

    assert [one.style.name for one in file.paragraphs] == ["Heading 1", "Heading 2", "Heading 3"]
    assert [int(_val(one.style.element.pPr, "outlineLvl")) for one in file.paragraphs] == [0, 1, 2]


def test_paper_margins_and_numbering_of_every_section(content):
    found = [
        (
            section.page_width.twips > section.page_height.twips,
            tuple(round(side.cm, 1) for side in _margins(section)),
            section.different_first_page_header_footer,
            section._sectPr.find(f"{W}pgNumType").get(f"{W}start"),
            section._sectPr.find(f"{W}pgNumType").get(f"{W}fmt"),
        )
        for section in opened(content).sections
    ]
    upright = (False, (3.0, 2.5, 2.0, 2.0), True, "1", "thaiNumbers")
    wide = (True, (2.0, 2.5, 1.5, 2.0), False, None, "thaiNumbers")

    assert found == [upright, upright, upright, upright, wide, upright]


def test_the_page_number_is_a_plain_field_in_the_header_of_all_sections(content):
    header = part(content, "word/header1.xml")

    assert [node.text for node in header.iter(f"{W}instrText")] == [" PAGE "]
    assert "".join(header.itertext()) == "-  PAGE ๒ -"
    assert len(_all(content, "document", "headerReference")) == 1
    assert b"ThaiArabic" not in b"".join(parts(content).values())


def test_arabic_numerals_count_pages_in_arabic():
    content = docx_bytes(make_document("arabic"), "arabic")

    assert {node.get(f"{W}fmt") for node in _all(content, "document", "pgNumType")} == {"decimal"}


def test_the_rows_of_a_head_are_flagged_and_never_split(content):
    for table, expected in zip(opened(content).tables, (1, 2, 1, 0, 0), strict=True):
        flags = [
            row.trPr is not None and row.trPr.find(f"{W}tblHeader") is not None
            for row in table._tbl.tr_lst
        ]
        assert flags == [True] * expected + [False] * (len(flags) - expected)
        for row in table._tbl.tr_lst[:expected]:
            assert row.trPr.find(f"{W}cantSplit") is not None


def rows_of(*rows):
    """The rows of a table of two columns, as the file has them; long ones make it no small one."""
    long = Row((Cell((Item(words("ยาว " * 400)),)), Cell()))
    table = Table("ก", (Column(1), Column(1)), (), (long, *rows))
    content = docx_bytes(replace(make_document(), sections=(Section((table,)),)))
    return opened(content).tables[0]._tbl.tr_lst


def test_a_row_of_few_lines_stays_on_one_page_and_a_long_one_goes_on():
    short = Row((Cell(tuple(Item(words("บรรทัด")) for _ in range(8))), Cell()))

    flags = [
        row.trPr is not None and row.trPr.find(f"{W}cantSplit") is not None
        for row in rows_of(short, Row((*short.cells[:1], Cell((Item(words("ยาว " * 300)),)))))
    ]

    assert flags == [False, True, False]


def test_a_total_stays_with_the_row_before_it():
    one = Row((Cell((Item(words("แถว")),)), Cell()))

    kept = [
        [paragraph.find(f".//{W}keepNext") is not None for paragraph in row.iter(f"{W}p")]
        for row in rows_of(one, one, replace(one, total=True))
    ]

    assert kept == [[False, False], [False, False], [True, True], [False, False]]


def test_tables_are_as_wide_as_the_text_with_fixed_columns_that_every_row_fills(content):
    tables = list(part(content, "word/document.xml").iter(f"{W}tbl"))
    for table in tables[:3]:
        grid = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert sum(grid) in TEXT_WIDTHS.values()
        assert next(table.iter(f"{W}tblLayout")).get(f"{W}type") == "fixed"
        for row in table.iter(f"{W}tr"):
            assert sum(int(width.get(f"{W}w")) for width in row.iter(f"{W}tcW")) == sum(grid)


def test_a_cell_over_several_rows_goes_on_below():
    table = opened(docx_bytes(make_document())).tables[0]._tbl

    assert [[cell.vMerge for cell in row.tc_lst] for row in table.tr_lst] == [
        [None, None, None],
        ["restart", None, None],
        ["continue", None, None],
        ["continue", None, None],
        [None, None],
    ]
    assert [cell.grid_span for cell in table.tr_lst[4].tc_lst] == [2, 1]


def test_a_group_row_stays_with_the_row_that_it_heads():
    wide = opened(docx_bytes(make_document())).tables[2]

    assert wide.rows[1].cells[0].paragraphs[0].paragraph_format.keep_with_next is True
    assert wide.rows[2].cells[0].paragraphs[0].paragraph_format.keep_with_next is None


def test_columns_share_the_width_to_the_last_twip():
    assert column_widths((Column(1), Column(1), Column(1)), 100) == [33, 33, 34]


def test_every_drawing_and_table_has_words_for_those_who_do_not_see_it(content):
    root = part(content, "word/document.xml")
    drawn = list(root.iter("{*}docPr"))

    assert all(node.get("descr") for node in drawn)
    assert len({node.get("id") for node in drawn}) == len(drawn) >= 3
    assert all(node.get(f"{W}val") for node in root.iter(f"{W}tblCaption"))
    assert len(list(root.iter(f"{W}tblCaption"))) == len(list(root.iter(f"{W}tbl")))


def test_pictures_keep_their_shape():
    extents = {
        node.getparent().find("{*}docPr").get("descr"): (int(node.get("cx")), int(node.get("cy")))
        for node in part(docx_bytes(make_full()), "word/document.xml").iter("{*}extent")
    }

    assert extents["การประชุม"] == (4860000, 3240000)  # 13.5 × 9 cm
    assert extents["ตราครุฑ"][1] in (540000, 1080000)  # 1.5 cm on a memo, 3 cm elsewhere


@pytest.mark.parametrize(
    "broken", [b"", b"GIF89a no picture", b"\x89PNG", png()[:60], b"\xff\xd8\xff\xe0"]
)
def test_bytes_that_are_no_picture_leave_an_empty_frame(broken):
    photo = Photo(Image(broken, "ภาพ"), words("คำบรรยาย"))
    page = PhotoPage(words("ภาพ"), (photo,))
    file = opened(docx_bytes(Document("photos", "", "", 0, (Section((page,)),))))

    assert len(file.tables) == 1
    assert file.paragraphs[-1].text == "คำบรรยาย"


def test_an_emblem_that_is_no_picture_leaves_a_box_for_it():
    some = words("ก")
    head = MemoHead(some, some, some, some, some)
    document = Document("memo", "", "", 0, (Section((head,)),), emblem=Image(b"\x89PNG", "ตรา"))

    assert opened(docx_bytes(document)).paragraphs[0].text == "ตราครุฑ"


def test_covers_and_photographs_have_pages_of_their_own():
    cover = CoverPage((words("ชื่อ"),), (words("เจ้าของ"),))
    blocks = (cover, Paragraph(words("ก")), PhotoPage(words("ภาพ"), ()), Paragraph(words("ข")))
    file = opened(docx_bytes(Document("bundle", "", "", 0, (Section(blocks, starts=True),))))

    assert [
        ("new page" if one.paragraph_format.page_break_before else one.text)
        for one in file.paragraphs
    ] == ["ชื่อ", "เจ้าของ", "new page", "ก", "new page", "ภาพ", "new page", "ข"]


def test_dots_to_fill_in_can_be_found_by_their_style():
    file = opened(docx_bytes(make_document()))

    blanks = [
        run.text for one in file.paragraphs for run in one.runs if run.style.name == "ช่องให้กรอก"
    ]
    assert blanks == ["." * 40, "." * 40]


def _all(content, name, tag):
    return list(part(content, f"word/{name}.xml").iter(f"{W}{tag}"))


def _val(parent, name):
    child = parent.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def _margins(section):
    return section.left_margin, section.top_margin, section.right_margin, section.bottom_margin


@pytest.mark.parametrize(("rows", "whole"), [(7, True), (9, False)])
def test_a_small_table_stays_on_one_page(rows, whole):
    cells = tuple(Row((Cell((Item(words(f"แถวที่ {n}")),)),)) for n in range(rows))
    table = Table("ก", (Column(1),), (), cells)
    content = docx_bytes(Document("memo", "ก", "ข", 0, (Section((table,)),)))

    (written,) = opened(content).tables
    kept = [
        bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in written.rows
    ]
    assert kept == [whole] * (rows - 1) + [False]


def test_signatures_take_the_closing_words_and_the_last_entry_to_their_page():
    sign = Signature((words("- เห็นควร......"),), words("ก"), (words("ปลัด"),))
    listed = Numbered((Item(words("เรื่องแรก"), "1)"), Item(words("เรื่องที่สอง"), "2)")))
    blocks = (listed, Paragraph(words("จึงเรียนมา")), sign, sign)
    content = docx_bytes(Document("memo", "ก", "ข", 0, (Section(blocks),)))

    # What the style of a line keeps together is not in its own properties.
    kept = [
        (one.text, one.paragraph_format.keep_with_next)
        for one in opened(content).paragraphs
        if one.text
    ]
    assert kept == [
        ("1)\tเรื่องแรก", None),
        ("2)\tเรื่องที่สอง", True),
        ("จึงเรียนมา", True),
        *[("- เห็นควร......", True), ("(ก)", True), ("ปลัด", True)],
        *[("- เห็นควร......", True), ("(ก)", True), ("ปลัด", False)],
    ]


def test_words_above_a_signature_stand_at_the_left_margin():
    sign = Signature((words("- เห็นควร......"),), words("ก"), (words("ปลัด"),))
    content = docx_bytes(Document("memo", "ก", "ข", 0, (Section((sign,)),)))

    style = opened(content).paragraphs[0].style.paragraph_format
    assert (style.left_indent, style.alignment) == (None, None)
