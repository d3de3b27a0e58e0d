"""What elements of a page are to its visitors: shown or hidden, lines of their own, menus."""

import re
from collections.abc import Mapping

Attributes = Mapping[str, str | None]

NEVER_SHOWN = frozenset(
    (
        "head", "script", "style", "template", "noscript", "svg", "math", "datalist", "select",
        "textarea", "audio", "video", "canvas", "title", "meta", "link", "base", "param", "area",
    )
)  # fmt: skip
BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hgroup", "legend", "li", "main", "menu", "nav", "ol", "p",
        "pre", "section", "summary", "table", "tr", "ul", "caption", "dialog",
    )
)  # fmt: skip
# Elements that hold a picture together with the words beside it.
BESIDE = frozenset(("td", "th", "li", "figure", "div", "p", "section", "article", "center"))
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_MENU = re.compile(
    r"(?:^|\s)(?:(?:main|top|site|primary|side|left|right|mobile|mega|header|footer)[-_]?)?"
    r"(?:nav|navbar|navigation|menu|mainmenu|breadcrumbs?)(?:[-_]\w+)*(?=\s|$)",
    re.IGNORECASE,
)


def is_hidden(attributes: Attributes) -> bool:
    """Whether an element says itself that it is not shown."""
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


def is_menu(tag: str, attributes: Attributes) -> bool:
    """Whether an element is called a menu; whether it is one, its links say."""
    if tag == "nav" or attributes.get("role") in ("navigation", "menubar", "menu"):
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return tag in ("div", "ul", "aside", "header", "td") and bool(_MENU.search(names[:300]))
