"""Documents as HTML: a fragment for our pages, and a page of its own that fetches nothing.

The style sheet is ``static/documents/document.css``: web pages serve it as a file, since they
allow no style inside a page; the page of its own has it within.
"""

from prongsai.printing.html.body import html_body
from prongsai.printing.html.page import PAGE_POLICY, STYLE, html_page
from prongsai.printing.html.passages import anchor_of

__all__ = ["PAGE_POLICY", "STYLE", "anchor_of", "html_body", "html_page"]
