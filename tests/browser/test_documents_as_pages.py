"""A document as a page of its own, opened from the disk as an officer opens it."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from prongsai.core.documents.blocks import Published
from prongsai.printing.html import html_page
from tests.browser.crawling import faults_at_every_width
from tests.documents.cases import case
from tests.documents.samples import make_document
from tests.printing.html.test_body import with_words_added

pytestmark = pytest.mark.browser

A4 = (595, 842)  # points


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Page:
    """The document with every block, without scripts as without a network."""
    published = Published("https://ita.example.go.th/d/7k3m9p2wxa/", "7k3m9p2wxa")
    file = tmp_path / "document.html"
    file.write_text(html_page(replace(make_document(), published=published)), "utf-8")
    page = browser.new_context(offline=True).new_page()
    page.goto(file.as_uri())
    return page


def test_a_document_is_readable_for_everybody(page: Page):
    assert faults_at_every_width(page) == []


def test_words_without_an_end_widen_no_page(page: Page, tmp_path: Path):
    file = tmp_path / "hostile.html"
    hostile = with_words_added(make_document(rows=1), "ก" * 500 + "A" * 200)
    file.write_text(html_page(hostile), "utf-8")

    page.goto(file.as_uri())

    assert faults_at_every_width(page) == []


def test_the_policy_of_a_page_lets_its_own_style_through(page: Page):
    assert page.eval_on_selector(".plain", "list => getComputedStyle(list).listStyleType") == "none"


def test_no_label_of_a_chart_stands_upon_another(page: Page):
    page.set_viewport_size({"width": 360, "height": 800})
    script = """charts => charts.map(chart => {
      const boxes = [...chart.querySelectorAll('text')].map(one => one.getBoundingClientRect());
      const apart = (a, b) => a.right <= b.left || b.right <= a.left
        || a.bottom <= b.top + 4 || b.bottom <= a.top + 4;
      return boxes.filter((a, n) => boxes.some((b, m) => m > n && !apart(a, b))).length;
    })"""

    assert page.eval_on_selector_all("svg.chart", script) == [0, 0, 0]


def test_a_wide_table_is_reached_by_keyboard_and_scrolls_by_itself(page: Page):
    page.set_viewport_size({"width": 360, "height": 800})
    frame = page.get_by_role("region", name="มาตรการ")

    frame.focus()
    frame.evaluate("frame => frame.scrollBy(100, 0)")

    assert frame.evaluate("frame => document.activeElement === frame")
    assert frame.evaluate("frame => frame.scrollLeft") == 100
    assert page.evaluate("window.scrollX") == 0


def test_a_printed_document_is_a4_upright_and_across(page: Page):
    import pypdfium2

    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    sizes = [
        tuple(int(side + 0.5) for side in printed.get_page_size(at)) for at in range(len(printed))
    ]
    texts = [printed[at].get_textpage().get_text_range() for at in range(len(printed))]
    printed.close()

    across = [at for at, size in enumerate(sizes) if size == A4[::-1]]
    assert set(sizes) == {A4, A4[::-1]}
    assert across == list(range(across[0], across[-1] + 1))
    # The head of the wide table stands on every page of it.
    assert len(across) > 1
    assert all("ผู้รับผิดชอบ" in texts[at] for at in across)


BROKEN_WORDS = """tables => {
  const words = new Intl.Segmenter('th', {granularity: 'word'});
  const found = [];
  for (const table of tables) {
    const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.closest('th, td')) continue;
      const pieces = node.data.match(/[0-9๐-๙]+(?:[.,/][0-9๐-๙]+)*|[\\u0e01-\\u0e4e]+/g) || [];
      for (const piece of pieces) {
        const start = node.data.indexOf(piece);
        const whole = /[0-9๐-๙]/.test(piece) ? [{segment: piece, index: 0}] : words.segment(piece);
        for (const word of whole) {
          const range = document.createRange();
          range.setStart(node, start + word.index);
          range.setEnd(node, start + word.index + word.segment.length);
          const lines = new Set([...range.getClientRects()].map(one => Math.round(one.top)));
          if (lines.size > 1) found.push(word.segment);
        }
      }
    }
  }
  return found;
}"""


@pytest.mark.parametrize("width", [360, 1280])
def test_no_score_and_no_word_breaks_inside_in_a_table(page: Page, tmp_path: Path, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for name in ("maeka-measures-themes", "klongmuang-analysis-sections", "tak-measures-subthemes"):
        file = tmp_path / f"{name}.html"
        file.write_text(html_page(case(name)), "utf-8")
        page.goto(file.as_uri())
        found[name] = page.eval_on_selector_all("table", BROKEN_WORDS)

    assert found == {name: [] for name in found}
