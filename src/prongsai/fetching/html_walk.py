"""What is gathered while a page is walked through from its top to its end."""

import re
from dataclasses import dataclass, field
from typing import Any

from prongsai.core.evidence.shown import Form, Link, Picture, Table
from prongsai.fetching.html_links import absolute, mail_of, opened
from prongsai.fetching.html_tables import MOST_CELLS, Cell, cell, filled

_NEVER_SHOWN = frozenset(
    (
        "head", "script", "style", "template", "noscript", "svg", "math", "datalist", "select",
        "textarea", "audio", "video", "canvas", "title", "meta", "link", "base", "param", "area",
    )
)  # fmt: skip
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hgroup", "legend", "li", "main", "menu", "nav", "ol", "p",
        "pre", "section", "summary", "table", "tr", "ul", "caption", "dialog",
    )
)  # fmt: skip
_BESIDE = frozenset(("td", "th", "li", "figure", "div", "p", "section", "article", "center"))
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_MENU = re.compile(
    r"(?:^|\s)(?:(?:main|top|site|primary|side|left|right|mobile|mega|header|footer)[-_]?)?"
    r"(?:nav|navbar|navigation|menu|mainmenu|breadcrumbs?)(?:[-_]\w+)*(?=\s|$)",
    re.IGNORECASE,
)
_NO_FIELD = frozenset(("hidden", "submit", "button", "image", "reset"))
_MOST_LINKS, _MOST_PICTURES, _MOST_TABLES, _MOST_FORMS = 5_000, 1_000, 300, 100
_LONGEST_NEAR, _LONGEST_LINK, _LONGEST_FORM = 300, 300, 2_000
# Of the letters of a menu so many percent stand on links; a page keeps so many letters without.
_LINKED, _LEFT = 70, 40
_UP = 5  # levels around a picture that are asked for words beside it


@dataclass
class _Seen:
    """A picture, where it stands, and the words beside it as soon as they are found."""

    url: str
    alt: str
    at: int
    near: str = ""
    levels: int = 0


@dataclass
class _Open:
    """An element that has begun: where in the text, and what it will be when it ends."""

    start: int
    breaks: int
    url: str = ""
    menu: bool = False
    linked: int = 0


@dataclass
class _OpenTable:
    nested: bool = False
    rows: list[list[Cell]] = field(default_factory=list)


class Walk:
    """The gatherer: ``enter`` and ``leave`` elements, ``text`` between them."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.heading = ""
        self.passwords = 0
        self.links: list[Link] = []
        self.tables: list[Table] = []
        self.forms: list[Form] = []
        self.frames: list[str] = []
        self._pieces: list[str] = []
        self._breaks = 0
        self._open: list[_Open] = []
        self._tables: list[_OpenTable] = []
        self._fields: list[list[str]] = []
        self._pictures: list[_Seen] = []
        self._pending: list[_Seen] = []
        self._menus: list[tuple[int, int]] = []
        self._linked = 0
        self._pre = 0
        self._cells = 0

    def text(self, text: str) -> None:
        """Take text between elements."""
        if self._pre:
            self._add(text)
        elif text.strip():
            self._add(re.sub(r"\s+", " ", text))
        elif text:
            self._add(" ")

    def enter(self, node: Any) -> bool:
        """Begin an element; whether what is in it is shown."""
        tag, attributes = node.tag or "", node.attributes
        if tag in _NEVER_SHOWN or _is_hidden(attributes):
            self._take_unshown(tag, attributes, node)
            return False
        if tag == "br":
            self._add("\n")
            return False
        if tag in ("td", "th"):
            self._add(" ")
        elif tag in _BLOCKS:
            self._add("\n")
        self._open.append(_Open(len(self._pieces), self._breaks, linked=self._linked))
        self._begin(tag, attributes)
        if mail := mail_of(attributes.get("data-cfemail") or ""):
            self._add(mail)
            self._open[-1].url = f"mailto:{mail}"
            self._leave_link(self._open.pop())
            return False
        return True

    def leave(self, node: Any) -> None:
        """End an element."""
        tag, opened_ = node.tag or "", self._open.pop()
        if tag in ("td", "th"):
            self._leave_cell(node.attributes, opened_)
        elif tag == "pre":
            self._pre -= 1
        elif tag == "tr":
            self._add("\n")
        elif tag == "table":
            self._leave_table()
        elif tag == "form":
            self._leave_form(opened_)
        elif tag == "h1" and not self.heading:
            self.heading = self._since(opened_.start)[:300]
        if opened_.url and tag != "form":
            self._leave_link(opened_)
        elif tag == "a":  # of a menu that only opens: it leads nowhere itself
            self._linked += len(self._since(opened_.start))
        if tag in _BESIDE:
            self._find_near(opened_.start)
        if opened_.menu:
            self._leave_menu(opened_)
        if tag in _BLOCKS:
            self._add("\n")

    def lines(self) -> tuple[tuple[str, ...], int]:
        """The visible lines without menus, and how many letters stand in the menus.

        A page that has nothing but menus keeps them.
        """
        inside = sum(len(self._since(start, end)) for start, end in self._menus)
        kept: list[str] = []
        at = 0
        for start, end in self._menus:
            kept += [*self._pieces[at:start], "\n"]
            at = end
        kept += self._pieces[at:]
        lines = _lines("".join(kept))
        if sum(map(len, lines)) < _LEFT and inside:
            return _lines("".join(self._pieces)), 0
        return lines, inside

    def shown_pictures(self) -> tuple[Picture, ...]:
        """The pictures, each with the words beside it."""
        for seen in self._pictures:
            if not seen.near:
                seen.near = self._around(seen.at)
        return tuple(Picture(seen.url, seen.alt, seen.near) for seen in self._pictures)

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> None:
        opened_ = self._open[-1]
        if tag == "a":
            opened_.url = absolute(self.base, attributes.get("href") or "")
        if not opened_.url and (script := attributes.get("onclick")):
            opened_.url = opened(self.base, script)
        opened_.menu = _is_menu(tag, attributes)
        if tag == "img":
            self._take_picture(attributes)
        elif tag == "input":
            self._take_field(attributes)
        elif tag in ("iframe", "frame", "embed", "object"):
            self._take_frame(attributes)
        elif tag == "form":
            opened_.url = absolute(self.base, attributes.get("action") or "") or self.base
            self._fields.append([])
        elif tag == "table":
            if self._tables:
                self._tables[-1].nested = True
            self._tables.append(_OpenTable())
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag == "pre":
            self._pre += 1

    def _take_unshown(self, tag: str, attributes: dict[str, str | None], node: Any) -> None:
        """What is not text of the page, but a field of a form or a link on a picture."""
        if _is_hidden(attributes):
            return
        if tag in ("select", "textarea"):
            self._take_field(attributes)
        elif tag == "area" and (url := absolute(self.base, attributes.get("href") or "")):
            self.links.append(Link(url, (attributes.get("alt") or "").strip()[:_LONGEST_LINK]))

    def _take_field(self, attributes: dict[str, str | None]) -> None:
        kind = (attributes.get("type") or "text").lower()
        if kind in ("submit", "button", "reset"):
            self._add(f" {attributes.get('value') or ''} ")
        if kind in _NO_FIELD:
            return
        self.passwords += kind == "password"
        words = attributes.get("placeholder") or attributes.get("aria-label") or ""
        name = attributes.get("name") or attributes.get("id") or words
        if self._fields and len(self._fields[-1]) < 200:
            self._fields[-1].append(name.strip()[:100])
        if words:
            self._add(f" {words} ")

    def _take_picture(self, attributes: dict[str, str | None]) -> None:
        if len(self._pictures) >= _MOST_PICTURES:
            return
        written = (
            attributes.get("data-src")
            or attributes.get("data-lazy-src")
            or attributes.get("src")
            or ""
        )
        # A picture in the page itself has no address; what it is remains.
        inline = written[:11].lower() == "data:image/"
        url = written.partition(";")[0][:40] if inline else absolute(self.base, written)
        alt = " ".join((attributes.get("alt") or attributes.get("title") or "").split())
        if url:
            seen = _Seen(url, alt[:_LONGEST_NEAR], len(self._pieces))
            self._pictures.append(seen)
            self._pending.append(seen)

    def _take_frame(self, attributes: dict[str, str | None]) -> None:
        written = attributes.get("src") or attributes.get("data-src") or attributes.get("data")
        url = absolute(self.base, written or "")
        if url and len(self.frames) < 100:
            self.frames.append(url)

    def _leave_link(self, opened_: _Open) -> None:
        text = self._since(opened_.start)
        self._linked += len(text)
        if not text:
            inside = [seen.alt for seen in self._pictures[-5:] if seen.at >= opened_.start]
            text = " ".join(inside).strip()
        if len(self.links) < _MOST_LINKS:
            self.links.append(Link(opened_.url, text[:_LONGEST_LINK]))

    def _leave_menu(self, opened_: _Open) -> None:
        letters = len(self._since(opened_.start))
        linked = self._linked - opened_.linked
        if letters and linked * 100 >= letters * _LINKED:
            while self._menus and self._menus[-1][0] >= opened_.start:
                self._menus.pop()
            self._menus.append((opened_.start, len(self._pieces)))

    def _leave_cell(self, attributes: dict[str, str | None], opened_: _Open) -> None:
        nested = not self._tables or self._tables[-1].nested
        text = "" if nested else "\n".join(_lines("".join(self._pieces[opened_.start :])))
        if nested or "\n" in text:
            # The cell has lines of its own: it begins and ends with one.
            self._pieces[opened_.start - 1] = "\n"
            self._add("\n")
        else:
            self._one_line(opened_.start)
        if nested or not self._tables[-1].rows or self._cells >= MOST_CELLS:
            return
        self._cells += 1
        spans = attributes.get("colspan"), attributes.get("rowspan")
        self._tables[-1].rows[-1].append(cell(text, *spans))

    def _one_line(self, start: int) -> None:
        """A cell with one line of text stays in the line of its row."""
        for at in range(start, len(self._pieces)):
            self._pieces[at] = self._pieces[at].replace("\n", " ")
        self._add(" ")

    def _leave_table(self) -> None:
        table = self._tables.pop()
        several = any(len(row) > 1 for row in table.rows)
        if not table.nested and several and len(self.tables) < _MOST_TABLES:
            self.tables.append(filled(table.rows))

    def _leave_form(self, opened_: _Open) -> None:
        fields = self._fields.pop() if self._fields else []
        if len(self.forms) < _MOST_FORMS:
            text = self._since(opened_.start)[:_LONGEST_FORM]
            self.forms.append(Form(opened_.url, tuple(filter(None, fields)), text))

    def _find_near(self, start: int) -> None:
        inside = [seen for seen in self._pending if seen.at >= start]
        if not inside:
            return
        words = self._since(start)
        for seen in inside:
            seen.levels += 1
            if words:
                seen.near = words if len(words) <= _LONGEST_NEAR else self._around(seen.at)
        self._pending = [s for s in self._pending if not s.near and s.levels < _UP]

    def _around(self, at: int) -> str:
        """The words after a picture, where captions stand, and where there are none before it."""
        after = _squeezed("".join(self._pieces[at : at + 30]))[: _LONGEST_NEAR // 2]
        return after or _squeezed("".join(self._pieces[max(0, at - 20) : at]))[-100:]

    def _since(self, start: int, end: int | None = None) -> str:
        return _squeezed("".join(self._pieces[start:end]))

    def _add(self, piece: str) -> None:
        self._pieces.append(piece)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


def _is_menu(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag == "nav" or attributes.get("role") in ("navigation", "menubar", "menu"):
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return tag in ("div", "ul", "aside", "header", "td") and bool(_MENU.search(names[:300]))


def _lines(text: str) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return tuple(line for line in lines if line)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
