"""A document as one file of HTML, which needs nothing else."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

from prongsai.core.documents.blocks import Published
from prongsai.printing.html import PAGE_POLICY, STYLE, html_page
from prongsai.printing.html.charts import wrapped
from tests.documents.samples import AGENCY, make_document
from tests.printing.html.reading import read


def test_a_page_says_its_language_its_name_and_fits_a_telephone():
    page = read(html_page(make_document()))

    (root,) = page.every("html")
    assert root.attributes == {"lang": "th"}
    named = [one.says() for one in next(iter(page.every("head"))).every("title")]
    assert named == [f"รายงานการวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๖ {AGENCY}"]
    assert [one.says() for one in page.every("h1")] == named
    viewport = [one for one in page.every("meta") if one.attributes.get("name") == "viewport"]
    assert viewport[0].attributes["content"] == "width=device-width, initial-scale=1"


def test_a_page_fetches_nothing_and_allows_nothing_but_its_own_style():
    published = Published("https://ita.example.go.th/d/7", "3f2a")
    html = html_page(replace(make_document(), published=published))

    page = read(html)
    (style,) = page.every("style")
    digest = b64encode(sha256(style.says().encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in PAGE_POLICY
    policy = [one for one in page.every("meta") if "http-equiv" in one.attributes]
    assert [one.attributes["content"] for one in policy] == [PAGE_POLICY]
    assert [one for one in page.every() if one.name in ("script", "link", "iframe", "object")] == []
    assert [one.attributes for one in page.every() if "style" in one.attributes] == []
    assert re.findall(r"url\(|@import|https?:", STYLE) == []


def test_a_page_has_no_links_to_wordings():
    assert list(read(html_page(make_document())).every(look="edit")) == []


def test_names_in_charts_break_at_spaces_and_before_leading_vowels():
    assert wrapped("การป้องกัน การทุจริต", 200) == ["การป้องกัน การทุจริต"]
    assert wrapped("การป้องกัน การทุจริต", 100) == ["การป้องกัน", "การทุจริต"]
    assert wrapped("ประสิทธิภาพเจ้าหน้าที่", 100) == ["ประสิทธิภาพ", "เจ้าหน้าที่"]
    assert wrapped("", 100) == [""]
