"""A document as one file of HTML that needs nothing else: to read, to keep and to print."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from prongsai.core.documents.blocks import Document
from prongsai.printing.html.body import html_body
from prongsai.printing.html.markup import Html, element, joined, text, void

STYLE = (files("prongsai.printing.html") / "static" / "documents" / "document.css").read_text(
    "utf-8"
)


def _own_style_only(style: str) -> str:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    parts = ("default-src 'none'", f"style-src 'sha256-{digest}'", "img-src data:")
    return "; ".join((*parts, "base-uri 'none'", "form-action 'none'"))


# The page says it of itself; whoever serves it gives it as the header too, in place of a policy
# that knows style sheets in files only.
PAGE_POLICY = _own_style_only(STYLE)


def html_page(document: Document) -> str:
    """A document as a complete page in UTF-8, without scripts, that fetches nothing."""
    name = f"{document.title} {document.agency}".strip()
    head = (
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=PAGE_POLICY),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", text(name)),
        element("style", Html(STYLE)),
    )
    main = element(
        "main",
        element("h1", text(name), class_="unseen"),
        Html(html_body(document, top_level=2)),
    )
    page = joined((element("head", joined(head)), element("body", main, class_="desk")))
    return f"<!doctype html>\n{element('html', page, lang='th')}\n"
