"""Charts that Word draws: real figures and text, a workbook to edit, gaps for what is unknown."""

from decimal import Decimal
from io import BytesIO

import pytest
from lxml import etree
from openpyxl import load_workbook
from openpyxl.chart.chartspace import ChartSpace

from prongsai.core.documents.blocks import Chart, Document, Section, Series, words
from prongsai.printing.docx import docx_bytes
from tests.printing.docx.reading import C, figures, opened, part, parts

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def make_chart(shape="years", names=("๒๕๖๕", "๒๕๖๖"), labels=None, **series) -> Chart:
    """A chart of scores by series."""
    series = series or {"ภาพรวม": ("70.10", None), "IIT": ("80", "100.00")}
    values = tuple(
        Series(name, tuple(None if one is None else Decimal(one) for one in marks))
        for name, marks in series.items()
    )
    written = labels or tuple(("",) * len(names) for _ in values)
    return Chart(shape, words("แผนภูมิ"), names, values, written, "คะแนนสองปี")


def printed(chart: Chart, numerals="thai") -> bytes:
    return docx_bytes(Document("report", "", "", 0, (Section((chart,)),)), numerals)


def workbook(content: bytes):
    return load_workbook(
        BytesIO(parts(content)["word/embeddings/Microsoft_Excel_Worksheet_1.xlsx"])
    )["Sheet1"]


@pytest.mark.parametrize(
    ("shape", "kind"), [("bars", "barChart"), ("radar", "radarChart"), ("years", "lineChart")]
)
def test_each_shape_is_a_chart_of_words_own(shape, kind):
    root = part(printed(make_chart(shape)), "word/charts/chart1.xml")

    assert len(list(root.iter(f"{C}{kind}"))) == 1
    root.remove(root.find(f"{C}externalData"))  # which the reader looks for in another place
    again = ChartSpace.from_tree(root)  # it knows the schema, and finds nothing foreign
    assert again.chart.plotArea._charts[0].tagname == kind


def test_what_is_not_known_is_a_gap_and_an_empty_cell():
    content = printed(make_chart())
    root = part(content, "word/charts/chart1.xml")

    values = [
        {point.get("idx"): point.findtext(f"{C}v") for point in one.iter(f"{C}pt")}
        for one in root.iter(f"{C}val")
    ]
    assert values == [{"0": "70.10"}, {"0": "80", "1": "100.00"}]
    assert root.find(f".//{C}dispBlanksAs").get("val") == "gap"
    assert [[cell.value for cell in row] for row in workbook(content).rows] == [
        [None, "ภาพรวม", "IIT"],
        ["๒๕๖๕", 70.1, 80],
        ["๒๕๖๖", None, 100],
    ]


def test_the_figures_that_word_finds_are_those_that_it_shows():
    content = printed(make_chart())
    sheet = workbook(content)
    root = part(content, "word/charts/chart1.xml")

    for reference in root.iter(f"{C}numRef", f"{C}strRef"):
        place = reference.findtext(f"{C}f").replace("$", "").removeprefix("Sheet1!")
        cells = sheet[place] if ":" in place else ((sheet[place],),)
        found = [str(cell.value) for (cell,) in cells if cell.value is not None]
        shown = [point.findtext(f"{C}v") for point in reference.iter(f"{C}pt")]
        assert [_plain(one) for one in shown] == [_plain(one) for one in found]


def test_figures_are_in_the_numerals_of_the_document_by_their_format():
    codes = {
        numerals: {
            node.get("formatCode")
            for node in part(printed(make_chart(), numerals), "word/charts/chart1.xml").iter(
                f"{C}numFmt"
            )
        }
        for numerals in ("thai", "arabic")
    }

    assert codes == {
        "thai": {"[$-D00041E]0.00", "[$-D00041E]0", "General"},
        "arabic": {"0.00", "0", "General"},
    }


@pytest.mark.parametrize(
    ("shape", "names", "labels"),
    [("radar", ["ก ๗๐.๑๐", "ข ไม่ทราบ"], 0), ("bars", ["ก", "ข ไม่ทราบ"], 1)],
)
def test_what_is_not_known_is_told_by_its_name_and_a_web_has_its_figures_there(
    shape, names, labels
):
    chart = make_chart(shape, ("ก", "ข"), (("๗๐.๑๐", ""),), **{"ตัวชี้วัด": ("70.10", None)})
    content = printed(chart)
    root = part(content, "word/charts/chart1.xml")

    assert list(root.find(f".//{C}cat").itertext(f"{C}v")) == names
    assert [cell.value for (cell,) in workbook(content)["A2:A3"]] == names
    shown = root.findall(f".//{C}ser/{C}dLbls/{C}showVal")
    assert [one.get("val") for one in shown] == ["1"] * labels


def test_a_label_that_no_format_gives_is_written_out():
    labels = (("๗๐.๑๐", "ไม่ทราบ"), ("๘๐ (ดี)", "๑๐๐.๐๐"))
    content = printed(make_chart(labels=labels))

    root = part(content, "word/charts/chart1.xml")
    assert ["".join(one.itertext(f"{A}t")) for one in root.iter(f"{C}dLbl")] == ["๘๐ (ดี)"]
    assert list(figures(etree.tostring(root), "thai")) == [
        "ภาพรวม ๒๕๖๕ ๗๐.๑๐",
        "ภาพรวม ๒๕๖๖ ไม่ทราบ",
        "IIT ๒๕๖๕ ๘๐ (ดี)",
        "IIT ๒๕๖๖ ๑๐๐.๐๐",
    ]


def test_the_text_of_a_chart_is_in_the_font_of_the_document_for_thai_too():
    root = part(printed(make_chart()), "word/charts/chart1.xml")

    for look in root.iter(f"{A}defRPr", f"{A}rPr"):
        faces = {face.tag.removeprefix(A): face.get("typeface") for face in look}
        assert faces == {"solidFill": None} | dict.fromkeys(("latin", "ea", "cs"), "TH Sarabun New")


def test_a_name_that_looks_like_a_formula_is_a_name():
    content = printed(make_chart(names=("=1+1", "+HYPERLINK()")))

    cells = [cell for (cell,) in workbook(content)["A2:A3"]]
    assert [(cell.value, cell.data_type) for cell in cells] == [
        ("=1+1", "s"),
        ("+HYPERLINK()", "s"),
    ]


def test_names_with_signs_that_xml_cannot_hold_lose_them():
    content = printed(make_chart(names=("ก\x00ข", "ค\u200bง\x0b")))

    assert [cell.value for (cell,) in workbook(content)["A2:A3"]] == ["กข", "คง"]
    root = part(content, "word/charts/chart1.xml")
    assert list(root.find(f".//{C}cat").itertext(f"{C}v")) == ["กข", "คง"]


def test_the_description_gives_every_figure_to_those_who_listen():
    content = printed(make_chart(labels=(("๗๐.๑๐", "ไม่ทราบ"), ("๘๐.๐๐", "๑๐๐.๐๐"))))

    (drawn,) = part(content, "word/document.xml").iter("{*}docPr")
    assert drawn.get("descr") == (
        "คะแนนสองปี; ภาพรวม ๒๕๖๕ ๗๐.๑๐; ภาพรวม ๒๕๖๖ ไม่ทราบ; IIT ๒๕๖๕ ๘๐.๐๐; IIT ๒๕๖๖ ๑๐๐.๐๐"
    )


def test_many_series_have_columns_beyond_z():
    marks = {f"ปี {number}": ("50", "60") for number in range(30)}
    content = printed(make_chart(**marks))

    last = list(part(content, "word/charts/chart1.xml").iter(f"{C}val"))[-1]
    assert last.findtext(f".//{C}f") == "Sheet1!$AE$2:$AE$3"


@pytest.mark.parametrize("chart", [make_chart(names=()), make_chart(names=(), **{"ก": ()})])
def test_a_chart_of_nothing_is_its_title(chart):
    file = opened(printed(chart))

    assert [one.text for one in file.paragraphs] == ["แผนภูมิ"]
    assert not any("chart" in name for name in parts(printed(chart)))


def _plain(text: str) -> str:
    try:
        return f"{Decimal(text):.2f}"
    except ArithmeticError:
        return text
