"""Every kind of document as HTML says what its text says, nested as HTML is."""

import pytest

from prongsai.printing.html import html_body, html_page
from tests.documents.cases import CASES, PICTURED, case
from tests.printing.html.reading import read
from tests.printing.html.test_body import expected, spoken


@pytest.mark.parametrize("name", CASES)
def test_a_document_says_the_same_as_html(name):
    document = case(name)

    assert spoken(read(html_body(document))) == expected(document)


@pytest.mark.parametrize("name", PICTURED)
def test_a_page_of_its_own_is_whole(name):
    page = read(html_page(case(name)))

    assert len(list(page.every("main"))) == len(list(page.every("h1"))) == 1
