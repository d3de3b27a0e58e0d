"""Agencies' own Word templates: what they are filled with, and which are refused in what words."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from lxml import etree

from prongsai.core.documents.blocks import Document, Paragraph, Published, Section, words
from prongsai.core.problems import ProblemsFound
from prongsai.printing.docx import docx_bytes, filled_template
from prongsai.printing.docx.template import NAMES
from tests.documents.samples import make_document
from tests.printing.docx.reading import W, opened, part, parts, read_back, said
from tests.printing.docx.schema import disorders
from tests.repository import blocks, read

HOW_TO = "docs/how-to/own-word-template.md"


def make_template(*lines: str) -> bytes:
    """A Word file with these paragraphs."""
    return saved(with_lines(docx.Document(), lines))


def with_lines(file, lines):
    for line in lines:
        file.add_paragraph(line)
    return file


def saved(file) -> bytes:
    written = BytesIO()
    file.save(written)
    return written.getvalue()


def repacked(content: bytes, **changes: bytes) -> bytes:
    """The file with other or more parts; ``document`` stands for ``word/document.xml``."""
    names = {"document": "word/document.xml", "types": "[Content_Types].xml"}
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        whole = parts(content) | {names.get(name, name): body for name, body in changes.items()}
        for name, body in whole.items():
            archive.writestr(name, body)
    return packed.getvalue()


def problem(template: bytes, document: Document | None = None) -> str:
    """The one sentence that refuses a template."""
    with pytest.raises(ProblemsFound) as caught:
        filled_template(template, document or make_document(), file="แบบของเรา.docx")
    (found,) = caught.value.problems
    assert found.sentence("th").startswith("แบบของเรา.docx: ")
    return found.sentence("en").removeprefix("แบบของเรา.docx: ")


def lines_of(content: bytes) -> list[str]:
    return [one.text for one in opened(content).paragraphs if one.text]


def test_the_example_of_the_how_to_is_filled():
    (example,) = [block for block in blocks(read(HOW_TO)) if block.language == "template"]
    document = make_document()
    memo = replace(
        document,
        sections=document.sections[1:2],
        published=Published("https://ita.example.go.th/d/7", "a1b2"),
    )

    filled = filled_template(make_template(*example.text.splitlines()), memo)

    lines = lines_of(filled)
    dots = "." * 40
    assert lines[:6] == [
        "บันทึกข้อความ",
        "ส่วนราชการ สำนักปลัด องค์การบริหารส่วนตำบลน้ำคำ อำเภอศรีสัชนาลัย จังหวัดสุโขทัย",
        f"ที่ {dots} วันที่ ๑ เมษายน ๒๕๖๖",
        "เรื่อง รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        "เรียน นายกองค์การบริหารส่วนตำบลน้ำคำ",
        "เรื่องเดิม",
    ]
    assert lines[9:] == [
        "จึงเรียนมาเพื่อโปรดพิจารณา",
        "ฉบับเผยแพร่ https://ita.example.go.th/d/7",
        "รหัสตรวจสอบ a1b2",
        f"({dots})",
        "หัวหน้าสำนักปลัด",
        "(นางสาวน้ำทิพย์ ปัญญาดี)",
        "ปลัด",
        "องค์การบริหารส่วนตำบลน้ำคำ",
        "ฉบับเผยแพร่ https://ita.example.go.th/d/7",
    ]


def test_the_how_to_names_all_that_a_template_can_ask_for():
    table = set(re.findall(r"\{\{p? ?([a-z.]+) \}\}", read(HOW_TO).partition("## ตัวอย่าง")[0]))
    known = {name for name, has in NAMES.items() if not has} | {
        f"{name}.{one}" for name, has in NAMES.items() for one in has if name != "signatures"
    }

    assert table == known
    assert all(f"`{name}`" in read(HOW_TO) for name in NAMES["signatures"])


def test_the_whole_document_comes_back_from_the_body_of_a_template():
    document = make_document()
    filled = filled_template(make_template("{{p body }}"), document)

    assert read_back(filled) == said(document)


def test_a_filled_template_keeps_the_order_of_the_schema_and_its_fonts():
    filled = filled_template(make_template("{{ title }}", "{{p body }}"), make_document())

    assert list(disorders(part(filled, "word/document.xml"))) == []
    ours = etree.tostring(part(docx_bytes(make_document()), "word/document.xml"))
    assert ours.count(b"<w:tblHeader") == parts(filled)["word/document.xml"].count(b"<w:tblHeader")


def test_the_same_template_and_document_give_the_same_bytes():
    template = make_template("{{p body }}")

    assert filled_template(template, make_document()) == filled_template(template, make_document())


def test_words_of_the_document_are_words_in_the_template_too():
    text = "<w:p> & {{ agency }} {% for %} \x00"
    document = Document("memo", text, "ก", 0, (Section((Paragraph(words(text)),)),))

    lines = lines_of(filled_template(make_template("{{ title }}", "{{p body }}"), document))

    assert lines == [text.rstrip("\x00")] * 2


def test_a_template_brings_its_own_styles_and_takes_ours_where_it_has_none():
    file = with_lines(docx.Document(), ["{{p body }}"])
    file.styles.add_style("เนื้อความ", 1).paragraph_format.first_line_indent = Cm(1)
    document = Document("memo", "", "", 0, (Section((Paragraph(words("ก")),)),))

    filled = opened(filled_template(saved(file), document))

    style = filled.paragraphs[0].style
    assert (style.name, round(style.paragraph_format.first_line_indent.cm, 1)) == ("เนื้อความ", 1.0)
    assert [one.name for one in filled.styles].count("เนื้อความ") == 1
    assert "หัวตาราง" in {one.name for one in filled.styles}


def test_lines_of_cells_stand_close_in_a_template_that_parts_its_paragraphs():
    filled = opened(filled_template(make_template("{{p body }}"), make_document()))

    for name in ("หัวตาราง", "ข้อความในตาราง", "รายการในตาราง 1"):
        style = filled.styles[name]
        while style.paragraph_format.space_after is None:
            style = style.base_style
        assert (style.name, style.paragraph_format.space_after) == ("ข้อความในตาราง", 0)


def test_our_own_file_can_be_made_a_template():
    file = opened(docx_bytes(Document("memo", "", "", 0, (Section((Paragraph(words("ก")),)),))))
    file.paragraphs[0].text = "{{p body }}"

    assert read_back(filled_template(saved(file), make_document())) == said(make_document())


def test_wide_tables_get_wide_pages_and_the_template_goes_on_upright():
    template = make_template("ก่อน", "{{p body }}", "หลัง")
    sections = make_document().sections[3:5]  # the report, then the wide table
    filled = filled_template(template, replace(make_document(), sections=sections))

    shapes = [one.page_width > one.page_height for one in opened(filled).sections]
    assert shapes == [False, True, False]
    wide = next(iter(opened(filled).tables[2]._tbl.iter(f"{W}tblW")))
    section = opened(filled).sections[1]
    room = section.page_width - section.left_margin - section.right_margin
    assert abs(int(wide.get(f"{W}w")) * 635 - room) < 635


def test_no_empty_page_follows_a_wide_table_that_ends_the_template():
    sections = make_document().sections[3:5]
    filled = filled_template(
        make_template("{{p body }}"), replace(make_document(), sections=sections)
    )

    assert [one.page_width > one.page_height for one in opened(filled).sections] == [False, True]


def test_headers_and_footers_are_filled():
    file = with_lines(docx.Document(), ["{{p body }}"])
    file.sections[0].header.paragraphs[0].text = "{{ agency }} ปี {{ year }}"

    filled = opened(filled_template(saved(file), make_document()))

    assert filled.sections[0].header.paragraphs[0].text == "องค์การบริหารส่วนตำบลน้ำคำ ปี ๒๕๖๖"


def test_dots_stand_for_what_the_document_has_not():
    document = Document("cover", "ปก", "ก", 0, ())

    lines = lines_of(filled_template(make_template("{{ memo.unit }} {{ year }}|"), document))

    assert lines == ["." * 40 + " |"]


def test_a_document_that_is_all_frame_has_no_content():
    document = replace(make_document(), sections=make_document().sections[:1])  # a cover

    assert lines_of(filled_template(make_template("ก", "{{p content }}", "ข"), document)) == [
        "ก",
        "ข",
    ]


def test_a_fault_of_ours_is_not_blamed_on_the_template():
    broken = Document("memo", "", "", 0, (Section((Paragraph(None),)),))

    with pytest.raises(TypeError):
        filled_template(make_template("{{p body }}"), broken)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{{ titel }}", "the template asks for '{{ titel }}', which there is not; use one"),
        ("{{ memo.secret }}", "the template asks for '{{ memo.secret }}', which there is not"),
        ("{{ title.__class__.__mro__ }}", "the template asks for"),
        ("{{ signatures.__class__ }}", "the template asks for '{{ signatures.__class__ }}'"),
        ("{{ 'ก' * 9999999999 }}", "the template uses 'mul', which is not possible here"),
        ("{{ 9 ** 9 ** 9 }}", "the template uses 'pow', which is not possible here"),
        ("{{ range(9) }}", "the template uses 'call', which is not possible here"),
        ("{% for i in range(99999) %}ก{% endfor %}", "the template uses 'call'"),
        ("{% for one in title %}ก{% endfor %}", "a for-loop can go over signatures"),
        ("{% include '/etc/passwd' %}", "the template uses 'include', which is not possible here"),
        ("{% import 'os' as os %}", "the template uses 'import', which is not possible here"),
        ("{% macro m() %}{% endmacro %}", "the template uses 'macro m', which is not possible"),
        ("{% set a = title %}", "the template uses 'assign', which is not possible here"),
        ("{{ title | upper }}", "the template uses 'filter upper', which is not possible here"),
        ("{{ title ", "a command in the template cannot be read"),
        ("{% if title %}", "a command in the template cannot be read"),
        ("{{ body }}", "write {{p body }} or {{p content }} only once"),
        ("ก {{ content }} ข", "write {{p body }} or {{p content }} only once"),
        ("ไม่มีช่อง", "the template has no place for the document; write {{p body }}"),
    ],
)  # fmt: skip
def test_what_a_template_may_not_ask_is_said(line, says):
    assert problem(make_template(line)).startswith(says)


def test_the_body_has_one_place_outside_loops_headers_and_tables():
    says = "write {{p body }} or {{p content }} only once"
    table = docx.Document()
    table.add_table(1, 1).cell(0, 0).text = "{{p body }}"
    header = with_lines(docx.Document(), ["{{ title }}"])
    header.sections[0].header.paragraphs[0].text = "{{p body }}"
    looped = ("{%p for one in signatures %}", "{{p body }}", "{%p endfor %}")

    assert problem(make_template("{{p body }}", "{{p content }}")).startswith(says)
    assert problem(make_template(*looped)).startswith(says)
    assert problem(saved(table)).startswith(says)
    assert problem(saved(header)).startswith(says)


def test_loops_within_loops_within_loops_are_refused():
    loop = "{% for a in signatures %}"

    assert problem(make_template(loop * 3 + "{% endfor %}" * 3)).startswith(
        "the template has too many for-loops"
    )
    assert problem(make_template((loop + "{% endfor %}") * 21)).startswith(
        "the template has too many for-loops"
    )


def test_a_loop_that_begins_in_a_table_and_ends_behind_it_is_refused():
    file = docx.Document()
    file.add_table(1, 1).cell(0, 0).text = "{{ title }} {% for a in signatures %}"
    file.add_paragraph("{% endfor %}")

    assert problem(saved(file)).startswith("a for or if of the template begins in one paragraph")


def test_files_that_are_no_plain_word_file_are_refused():
    template = make_template("{{p body }}")
    macro = parts(template)["[Content_Types].xml"].replace(
        b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
    )
    no_file = "this is no Word file that can be opened"

    assert problem(b"").startswith(no_file)
    assert problem(b"PK\x03\x04 broken").startswith(no_file)
    assert problem(template[: len(template) // 2]).startswith(no_file)
    assert problem(repacked(template, types=macro)).startswith(no_file)
    assert problem(repacked(template, document=b"<w:document")).startswith(no_file)
    assert problem(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 99).startswith("the file has a pass")
    assert problem(repacked(template, **{"word/vbaProject.bin": b"x"})).startswith(
        "the file has macros or objects that run"
    )


def test_a_damaged_file_is_refused_in_words():
    template = make_template("{{p body }}")
    empty = b'<?xml version="1.0"?><a/>'

    assert problem(repacked(template, document=empty)).startswith("the template cannot be opened")


def test_zip_bombs_are_not_unpacked():
    template = make_template("{{p body }}")
    bomb = repacked(template, **{"word/media/image1.png": b"\0" * 30_000_000})
    many = repacked(template, **{f"word/media/{number}.png": b"x" for number in range(600)})
    says = "what is in the file is too much for a template"

    assert problem(bomb).startswith(says)
    assert problem(many).startswith(says)


def test_what_would_take_long_to_fill_is_refused_before():
    template = make_template("{{p body }}")
    text = parts(template)["word/document.xml"].decode()
    says = "what is in the file is too much for a template"

    def with_more(more: str) -> bytes:
        return repacked(
            template, document=text.replace("<w:sectPr", f"{more}<w:sectPr", 1).encode()
        )

    assert problem(with_more("<w:p><w:r><w:t>ก</w:t></w:r></w:p>" * 10_000)).startswith(says)
    assert problem(with_more(f"<w:p><w:r><w:t>{'{' * 1_001}</w:t></w:r></w:p>")).startswith(says)
    tabs = "\t" * 5_001
    assert problem(with_more(f"<w:p><w:r><w:t>{tabs}</w:t></w:r></w:p>")).startswith(says)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_they_grow(encoding):
    template = make_template("{{p body }}")
    laughs = "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"
    text = f'<?xml version="1.0" encoding="{encoding}"?>{laughs}<a/>'

    assert problem(repacked(template, document=text.encode(encoding))).startswith(
        "the file has XML declarations that Word never writes"
    )


def test_what_word_would_fetch_from_elsewhere_is_refused():
    template = make_template("{{p body }}")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    attached = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}/attachedTemplate" Target="http://x.example/t.dotm" '
        'TargetMode="Extern&#97;l"/></Relationships>'
    )
    field = with_lines(docx.Document(), ["{{p body }}"])
    for text in (" IN", 'CLUDETEXT "http://x.example" '):
        field.paragraphs[0]._p.append(
            parse_xml(f"<w:r {nsdecls('w')}><w:instrText>{text}</w:instrText></w:r>")
        )
    says = "the file fetches things from elsewhere"

    rels = {"word/_rels/settings.xml.rels": attached.encode()}
    assert problem(repacked(template, **rels)).startswith(says)
    assert problem(saved(field)).startswith(says)


def test_a_link_for_readers_is_no_danger():
    file = with_lines(docx.Document(), ["{{p body }}"])
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    file.part.relate_to("https://example.go.th", kind, is_external=True)

    assert read_back(filled_template(saved(file), make_document())) == said(make_document())
