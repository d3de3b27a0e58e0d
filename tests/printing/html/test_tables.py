"""Tables as HTML: whoever hears them knows where he is, and whoever sees them sees the columns."""

import re

import pytest

from prongsai.core.documents.blocks import Cell, Column, Item, Row, Table, words
from prongsai.printing.html import STYLE, html_body
from tests.documents.samples import make_document
from tests.printing.html.reading import Element, read
from tests.printing.html.test_body import make_small


def cell(text: str, **changes: object) -> Cell:
    return Cell((Item(words(text)),), **changes)  # type: ignore[arg-type]


def row(*texts: str, group: bool = False) -> Row:
    return Row(tuple(map(cell, texts)), group)


def table_of(table: Table) -> Element:
    """The table as it is read back."""
    (found,) = read(html_body(make_small(table))).every("table")
    return found


def cells(part: Element) -> list[tuple[str, str, str]]:
    """Every cell: what it is (with what it covers and heads), how it stands, what it says."""
    found = []
    for one in (*part.every("th"), *part.every("td")):
        known = one.attributes
        covers = "".join(
            f" {name}{known[name]}" for name in ("colspan", "rowspan") if name in known
        )
        heads = f" {known['scope']}" if "scope" in known else ""
        found.append((one.name + heads + covers, " ".join(one.looks), one.says()))
    return found


def test_a_table_is_named_and_scrolls_by_itself():
    page = read(html_body(make_small(Table("คะแนน", (Column(1),), (row("ก"),), (row("1"),)))))

    (frame,) = page.every(look="frame")
    assert frame.attributes == {
        "class": "frame",
        "role": "region",
        "tabindex": "0",
        "aria-label": "คะแนน",
    }
    assert [one.says() for one in frame.every("caption")] == ["คะแนน"]


def test_two_tables_of_one_name_are_told_apart():
    table = Table("คะแนน", (Column(1),), (), (row("1"),))

    page = read(html_body(make_small(table, table)))

    names = [one.attributes["aria-label"] for one in page.every(look="frame")]
    assert names == ["คะแนน", "คะแนน (2)"]


def test_heads_say_which_columns_they_head_and_an_empty_one_is_none():
    head = (
        Row((cell("ผล", down=2), cell("กลุ่ม", across=2), cell("", down=2))),
        Row((cell("ต่ำ"), cell("สูง", align="right"))),
    )

    table = table_of(Table("กลุ่ม", (Column(1),) * 4, head, (row("1", "2", "3", "4"),)))

    (first, second) = next(iter(table.every("thead"))).every("tr")
    assert cells(first) == [
        ("th col rowspan2", "", "ผล"),
        ("th colgroup colspan2", "", "กลุ่ม"),
        ("td rowspan2", "", ""),
    ]
    assert cells(second) == [("th col", "", "ต่ำ"), ("th col", "right", "สูง")]


def test_a_cell_stands_as_its_column_also_beside_one_that_reaches_down():
    rows = (Row((cell("IIT", down=2), cell("1"), cell("2"))), row("3", "4"))
    columns = (Column(1), Column(1), Column(1, "right"))

    table = table_of(Table("คะแนน", columns, (), rows))

    assert [cells(one) for one in table.every("tr")] == [
        [("td rowspan2", "", "IIT"), ("td", "", "1"), ("td", "right", "2")],
        [("td", "", "3"), ("td", "right", "4")],
    ]


def test_a_group_is_a_body_headed_by_its_first_row():
    rows = (
        row("ก", "1"),
        Row((cell("ประเด็นที่ 1", across=2),), group=True),
        row("ข", "2"),
        row("EIT", "พบว่า", group=True),
        row("ค", "3"),
    )

    table = table_of(Table("มาตรการ", (Column(1), Column(1)), (), rows))

    assert [[cells(one) for one in body.every("tr")] for body in table.every("tbody")] == [
        [[("td", "", "ก"), ("td", "", "1")]],
        [
            [("th rowgroup colspan2", "", "ประเด็นที่ 1")],
            [("td", "", "ข"), ("td", "", "2")],
        ],
        [
            [("th rowgroup", "", "EIT"), ("td", "", "พบว่า")],
            [("td", "", "ค"), ("td", "", "3")],
        ],
    ]


def test_a_group_below_a_cell_that_reaches_on_stays_in_its_body():
    rows = (
        Row((cell("IIT", down=3), cell("1"))),
        Row((cell("กลุ่ม"),), group=True),
        row("2"),
    )

    table = table_of(Table("คะแนน", (Column(1), Column(1)), (), rows))

    assert [len(list(body.every("tr"))) for body in table.every("tbody")] == [3]


def test_columns_have_the_shares_of_the_width_that_they_were_given():
    shares = (Column(5), Column(8), Column(3), Column(3), Column(4))

    table = table_of(Table("มาตรการ", shares, (), (row(*"12345"),)))

    assert [one.looks for one in table.every("col")] == [
        ["w22"],
        ["w35"],
        ["w13"],
        ["w13"],
        ["w17"],
    ]


def test_the_style_sheet_knows_every_width_and_every_class_that_is_written():
    page = read(html_body(make_document()))
    known = set(re.findall(r"\.([a-z][a-z0-9-]*)", STYLE))

    written = {look for one in page.every() for look in one.looks}
    # Names that only tell parts apart.
    assert (
        written
        - known
        - {"key", "value", "columns1", "columns2", "size14", "heading2", "heading3", "charted"}
        == set()
    )
    assert {f"w{percent}" for percent in range(1, 101)} <= known


def test_lines_of_a_cell_are_a_list_where_they_are_numbered():
    marked = Cell((Item(words("จัดทำ"), "1."), Item(words("รายงาน"), "1.1", 2)))
    unmarked = Cell((Item(words("บรรทัดหนึ่ง")), Item(words("บรรทัดสอง"))))

    table = table_of(Table("ขั้นตอน", (Column(1), Column(1)), (), (Row((marked, unmarked)),)))

    listed, lines = table.every("td")
    assert [one.says() for one in listed.every("li")] == ["1. จัดทำ", "1.1 รายงาน"]
    assert [one.says() for one in lines.every(look="line")] == ["บรรทัดหนึ่ง", "บรรทัดสอง"]


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("๘๘.๗๘", "figure"),
        ("๑๐๐.๐๐", "figure"),
        ("O๑๒", "figure"),
        ("๙๕.๑๒-๙๙.๘๗", "figure"),
        ("๓", None),
        ("๘๘.๗๘ คะแนน", None),
        ("https://www.example.go.th/ita/2566", "long"),
        ("ก" * 200, "long"),
    ],
)
def test_a_cell_says_how_it_breaks(text, look):
    table = table_of(Table("ก", (Column(1),), (), (row(text),)))

    (found,) = table.every("td")
    assert found.attributes.get("class") == look
