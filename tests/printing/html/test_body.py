"""A document as a fragment of a web page: the same words, safe, and made for every reader."""

import re
from base64 import b64decode
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

import pytest

from prongsai.core.documents.blocks import (
    Chart,
    Document,
    Heading,
    Image,
    Item,
    Numbered,
    Paragraph,
    Photo,
    PhotoPage,
    Place,
    Published,
    Run,
    Section,
    Series,
    TitleLines,
    words,
)
from prongsai.core.documents.reading_aloud import as_text
from prongsai.printing.html import STYLE, anchor_of, html_body
from tests.documents.samples import make_document
from tests.printing.html.reading import Element, read

# Not words of the document: what is for the ear only, links of ours, letters that lead to a
# legend, places for pictures.
OURS = frozenset({"unseen", "edit", "title-of-chart", "desc", "key", "empty", "published"})
HOSTILE = "<script>alert(1)</script>\"'&amp;<img src=x onerror=alert(1)>"
PNG = b"\x89PNG\r\n\x1a\n-not-really"


def make_small(*blocks: Any, **changes: Any) -> Document:
    """A document of some blocks."""
    section = Section(tuple(blocks), starts=True)
    document = Document("memo", "บันทึก", "อบต.น้ำคำ", 2566, (section,))
    return replace(document, **changes)


def spoken(page: Element) -> str:
    """The words of the document itself, without spaces."""
    for svg in page.every("svg"):
        for title in svg.every("title"):
            title.attributes["class"] = "title-of-chart"
    return re.sub(r"\s", "", page.says(OURS))


def expected(document: Document) -> str:
    """The text of a document; a chart names a series once, above its figures."""
    text = as_text(document)
    for chart in (block for block in document.blocks() if isinstance(block, Chart)):
        for series in chart.series:
            for name in chart.names[1:]:
                text = text.replace(f"{series.name} {name}", name) if series.name else text
    return re.sub(r"\s|¦", "", text)


def with_words_added(value: Any, more: str) -> Any:
    """Any part of a document with something hostile in every text of it."""
    if isinstance(value, str):
        return value + more
    if is_dataclass(value) and not isinstance(value, type):
        kept = {"kind", "align", "shape"}
        names = [one.name for one in fields(value) if one.name not in kept]
        return replace(
            value, **{name: with_words_added(getattr(value, name), more) for name in names}
        )
    if isinstance(value, tuple):
        parts = [
            one if one in ("left", "center", "right") else with_words_added(one, more)
            for one in value
        ]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


@pytest.mark.parametrize("numerals", ["thai", "arabic"])
def test_everything_that_a_document_says_is_there_in_the_order_of_reading(numerals):
    document = make_document(numerals)

    assert spoken(read(html_body(document))) == expected(document)


def test_no_word_of_a_document_becomes_markup():
    plain = make_document(rows=1)
    published = Published("https://ita.go.th/", "a1")
    hostile = with_words_added(replace(plain, published=published), HOSTILE)

    page = read(html_body(hostile, edit_address=lambda place: f"?{place.slot}{HOSTILE}"))

    assert {one.name for one in page.every()} <= {
        one.name for one in read(html_body(replace(plain, published=published))).every()
    }
    assert HOSTILE in page.says()
    names = {name for one in page.every() for name in one.attributes}
    assert not {name for name in names if name.startswith("on") or name in ("style", "src")}


def test_nothing_needs_a_style_or_a_script_inside_the_page():
    document = replace(
        make_document(), published=Published("https://ita.example.go.th/d/7", "3f2a")
    )

    page = read(html_body(document))

    assert [one for one in page.every() if "style" in one.attributes] == []
    assert list(page.every("style")) + list(page.every("script")) == []


def test_characters_that_turn_or_break_a_page_are_left_out():
    page = read(html_body(make_small(Paragraph(words("ก\x00ข\u202eค\x1b ง\ud800 ครับ 😀 שלום")))))

    assert page.says() == "กขค ง ครับ 😀 שלום"


def test_what_is_to_be_filled_in_says_so_to_eye_and_ear():
    page = read(html_body(make_small(Paragraph((Run("ที่ "), Run("....", blank="เลขที่"))))))

    (blank,) = page.every(look="blank")
    assert blank.attributes["title"] == "เลขที่ ยังไม่ได้กรอก"
    assert [one.attributes.get("aria-hidden") for one in blank.every(look="dots")] == ["true"]
    assert [one.says() for one in blank.every(look="unseen")] == ["เลขที่ ยังไม่ได้กรอก"]


def test_a_link_beside_every_passage_whose_words_may_be_changed():
    document = make_small(
        TitleLines((words("รายงาน"),), Place("title")),
        Heading(words("1. เหตุผล"), place=Place("heading")),
        Paragraph(words("ก" * 80), place=Place("reason")),
        Paragraph(words("ไม่มีที่แก้"), place=Place("closed")),
        Numbered((Item(words("รักษาระดับ"), "1)", place=Place("advice", "e8")),)),
        PhotoPage(words("ภาพ"), (), Place("caption")),
        Paragraph(words("ของเราเอง")),
    )

    page = read(
        html_body(
            document,
            edit_address=lambda place: None if place.slot == "closed" else f"/e/{'/'.join(place)}",
            editing="แก้",
        )
    )

    assert [
        (link.attributes["href"], link.attributes["aria-label"]) for link in page.every("a")
    ] == [
        ("/e/title/", "แก้: รายงาน"),
        ("/e/heading/", "แก้: 1. เหตุผล"),
        ("/e/reason/", f"แก้: {'ก' * 60}…"),
        ("/e/advice/e8", "แก้: รักษาระดับ"),
        ("/e/caption/", "แก้: ภาพ"),
    ]
    assert {link.says() for link in page.every("a")} == {"แก้"}
    assert list(read(html_body(document)).every("a")) == []


def test_the_first_link_to_a_wording_is_where_one_comes_back_to():
    place = Place("advice", "e8")
    document = make_small(*(Paragraph(words(text), place=place) for text in ("ครั้งแรก", "ครั้งรอง")))

    page = read(html_body(document, edit_address=lambda _: "/e/"))

    assert [link.attributes.get("id") for link in page.every("a")] == [anchor_of(place), None]
    assert anchor_of(place) == "words-advice-e8"


def test_headings_leave_no_level_out_and_stand_below_the_level_of_the_page():
    titled = (
        TitleLines((words("รายงาน"),)),
        Heading(words("ก"), level=3),
        Heading(words("ข"), level=1),
        Heading(words("ค"), level=2),
    )
    untitled = (Heading(words("ง"), level=1), Heading(words("จ"), level=2))
    document = make_small(sections=(Section(titled, starts=True), Section(untitled, starts=True)))

    def levels(top: int) -> str:
        page = read(html_body(document, top_level=top))
        return " ".join(one.name for one in page.every() if re.fullmatch("h[1-6]", one.name))

    assert levels(2) == "h2 h3 h3 h4 h2 h3"
    assert levels(1) == "h1 h2 h2 h3 h1 h2"


def test_the_browser_counts_nothing():
    items = (Item(words("ครั้งแรก"), "๑)"), Item(words("ครั้งรอง"), "(๒.๑)", 2))

    page = read(html_body(make_small(Numbered(items))))

    (listed,) = page.every("ol")
    assert listed.attributes == {"class": "plain", "role": "list"}
    assert [entry.says() for entry in listed.every("li")] == ["๑) ครั้งแรก", "(๒.๑) ครั้งรอง"]
    assert [entry.looks for entry in listed.every("li")] == [[], ["level2"]]
    assert ".document .plain { list-style: none;" in STYLE


def test_a_bar_that_is_not_known_is_none_and_one_of_zero_is_a_line():
    series = (Series("", (Decimal("50"), None, Decimal(0))),)
    chart = Chart("bars", words("คะแนน"), ("ก", "ข", "ค"), series, (("50.00", "", "0.00"),), "สาม")

    page = read(html_body(make_small(chart)))

    (svg,) = page.every("svg")
    tracks = [one.attributes for one in svg.every("rect") if one.attributes.get("fill")]
    bars = [one.attributes["width"] for one in svg.every("rect") if "fill" not in one.attributes]
    assert [track.get("stroke-dasharray") for track in tracks] == [None, "4 3", None]
    assert bars == [f"{Decimal(tracks[0]['width']) / 2:.1f}", "2.0"]
    assert [one.says() for one in svg.every("text")] == ["ก", "50.00", "ข", "ไม่ทราบ", "ค", "0.00"]
    assert svg.attributes["role"] == "img"
    assert [one.says() for one in svg.every("desc")] == ["สาม; ก 50.00; ข ไม่ทราบ; ค 0.00"]


def test_an_outline_has_a_gap_where_a_corner_is_not_known():
    values = (Decimal(80), None, Decimal(60), Decimal(70))
    labels = (("80.00", "ไม่ทราบ", "60.00", "70.00"),)
    chart = Chart("radar", words("ภาพรวม"), tuple("กขคง"), (Series("", values),), labels, "สี่")

    page = read(html_body(make_small(chart)))

    drawn = [one for one in page.every("line") if one.attributes.get("stroke-width") == "2"]
    assert (len(drawn), len(list(page.every("circle")))) == (2, 3)


def test_names_of_charts_and_identities_are_their_own():
    page = read(html_body(make_document()))

    identities = [one.attributes["id"] for one in page.every() if "id" in one.attributes]
    assert len(identities) == len(set(identities)) == 6
    for svg in page.every("svg"):
        title, says = (svg.attributes[f"aria-{name}"] for name in ("labelledby", "describedby"))
        assert {title, says} <= set(identities)


def test_pictures_are_inside_the_page_with_what_they_show():
    photo = Photo(Image(PNG, "ประชุมคณะทำงาน"), words("3 พฤศจิกายน"))
    empty = Photo(None, words("อบรม"))
    document = make_small(
        *make_document().sections[1].blocks[:1],
        PhotoPage(words("ภาพกิจกรรม"), (photo, empty)),
        emblem=Image(b"\xff\xd8", "ตราประจำหน่วยงาน"),
    )

    page = read(html_body(document))

    emblem, shown = page.every("img")
    assert emblem.attributes["src"].startswith("data:image/jpeg;base64,")
    assert emblem.attributes["alt"] == "ตราประจำหน่วยงาน"
    assert shown.attributes["alt"] == "ประชุมคณะทำงาน"
    assert b64decode(shown.attributes["src"].removeprefix("data:image/png;base64,")) == PNG
    (frame,) = page.every(look="empty")
    assert frame.attributes["aria-label"] == "ที่ติดภาพถ่าย"


def test_a_published_document_leads_to_its_copy():
    published = Published("https://ita.example.go.th/d/7", "3f2a 99b1")
    page = read(html_body(make_small(published=published)))

    (told,) = page.every(look="published")
    assert [link.attributes["href"] for link in told.every("a")] == [published.address]
    assert "3f2a 99b1" in told.says()
    assert len(list(told.every("svg"))) == 1


def test_an_address_of_a_copy_that_is_none_of_the_web_is_no_link():
    page = read(html_body(make_small(published=Published("javascript:alert(1)", "x"))))

    assert list(page.every("a")) == []


def test_a_number_and_its_unit_stay_on_one_line_across_a_change_of_look():
    period = words("(๑ ต.ค. ๖๖ – ๓๐ ก.ย. ๖๗)")
    dated = (Run("เมื่อวันที่ "), Run("๒๗ กันยายน", bold=True), Run(" และ"))

    written = html_body(make_small(Paragraph(period), Paragraph(dated)))

    assert "(๑\u00a0ต.ค.\u00a0๖๖\u00a0– ๓๐\u00a0ก.ย.\u00a0๖๗)" in written
    assert "เมื่อวันที่\u00a0<b>๒๗\u00a0กันยายน</b> และ" in written


def test_nothing_turns_the_direction_of_reading():
    turning = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

    assert html_body(make_small(Paragraph(words(f"ก{turning}ข")))) == html_body(
        make_small(Paragraph(words("กข")))
    )
