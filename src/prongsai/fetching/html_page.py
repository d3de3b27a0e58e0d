"""A page of HTML as its visitors see it: what they can read, in reading order, and nothing else."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from prongsai.core.evidence.shown import Form, Link, Picture, Table
from prongsai.fetching.flattening import flat
from prongsai.fetching.html_links import absolute, refreshed
from prongsai.fetching.html_walk import Walk

_MOST_NODES = 400_000
_ROOTS = "#root, #app, #__next, #__nuxt, #gatsby-focus-wrapper, [data-reactroot], app-root"
_GOES_ON = re.compile(
    r"(?:window\.|document\.|top\.|self\.)?location(?:\.href)?\s*=\s*['\"]([^'\"]+)['\"]"
    r"|location\.(?:replace|assign)\(\s*['\"]([^'\"]+)"
)


class Page(NamedTuple):
    """What a page shows, and the signs by which its troubles are told.

    ``menus`` are the letters that stand in menus, which ``lines`` leaves out: their links say the
    same. ``passwords`` counts fields for a password, ``scripts`` scripts. ``leads_to`` is the
    address to which the page goes on by itself, ``without_script`` what it says to browsers that
    run none, ``framework`` whether a script is to fill it.
    """

    title: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...]
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    forms: tuple[Form, ...]
    frames: tuple[str, ...]
    language: str
    menus: int = 0
    passwords: int = 0
    scripts: int = 0
    framework: bool = False
    without_script: str = ""
    leads_to: str = ""


def page_of(html: str, address: str) -> Page:
    """Read a page that was found at ``address``."""
    tree = LexborHTMLParser(flat(html))
    base = _base(tree, address)
    walk = Walk(base)
    _walk(tree.root, walk)
    lines, menus = walk.lines()
    return Page(
        _title(tree, walk.heading),
        lines,
        tuple(walk.tables),
        tuple(dict.fromkeys(walk.links)),
        walk.shown_pictures(),
        tuple(walk.forms),
        tuple(dict.fromkeys(walk.frames)),
        _language(tree),
        menus,
        walk.passwords,
        len(tree.css("script")),
        tree.css_first(_ROOTS) is not None,
        " ".join(tree_text(tree, "noscript"))[:2_000],
        _goes_on(tree, base, lines),
    )


def tree_text(tree: Any, selector: str) -> Iterator[str]:
    """What stands in the elements that a selector finds, a few of them."""
    for node in tree.css(selector)[:20]:
        yield " ".join((node.text() or "").split())


def _walk(root: Any, walk: Walk) -> None:
    """Visit every node in its order, without recursion: pages can be deeper than Python's stack."""
    waiting = [(root, False)] if root is not None else []
    seen = 0
    while waiting:
        node, leaving = waiting.pop()
        if leaving:
            walk.leave(node)
            continue
        seen += 1
        if node.is_text_node:
            walk.text(node.text_content or "")
        elif node.is_element_node and seen <= _MOST_NODES and walk.enter(node):
            waiting.append((node, True))
            child = node.last_child
            while child is not None:
                waiting.append((child, False))
                child = child.prev


def _base(tree: Any, address: str) -> str:
    written = tree.css_first("base[href]")
    href = written.attributes.get("href") if written is not None else ""
    return absolute(address, href or "") or address


def _title(tree: Any, heading: str) -> str:
    """The title of the page, and its first heading where that says more."""
    title = next(tree_text(tree, "title"), "")[:300]
    if not heading or heading in title:
        return title
    return f"{title} · {heading}" if title else heading


def _language(tree: Any) -> str:
    html = tree.css_first("html[lang]")
    return ((html.attributes.get("lang") or "") if html is not None else "").strip().lower()[:20]


def _goes_on(tree: Any, base: str, lines: tuple[str, ...]) -> str:
    for meta in tree.css("meta[http-equiv][content]"):
        if (meta.attributes.get("http-equiv") or "").lower() == "refresh":
            return refreshed(base, meta.attributes.get("content") or "")
    if sum(map(len, lines)) > 200:
        return ""
    for script in tree.css("script")[:20]:
        if found := _GOES_ON.search((script.text() or "")[:20_000]):
            return absolute(base, found[1] or found[2])
    return ""
