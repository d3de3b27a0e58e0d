"""What is gathered while a page is walked through from its top to its end."""

from dataclasses import dataclass, field
from typing import Any

from prongsai.core.evidence.shown import Form, Link, Picture, Table
from prongsai.fetching.html_links import absolute, mail_of, opened
from prongsai.fetching.html_pictures import Pictures
from prongsai.fetching.html_tables import MOST_CELLS, Cell, cell, filled
from prongsai.fetching.html_tags import (
    BESIDE,
    BLOCKS,
    NEVER_SHOWN,
    Attributes,
    is_hidden,
    is_menu,
)
from prongsai.fetching.html_written import Written

_NO_FIELD = frozenset(("hidden", "submit", "button", "image", "reset"))
_MOST_LINKS, _MOST_TABLES, _MOST_FORMS = 5_000, 300, 100
_LONGEST_LINK, _LONGEST_FORM = 300, 2_000
# Of the letters of a menu so many percent stand on links.
_LINKED = 70


@dataclass
class _Open:
    """An element that has begun: where in the text, and what it will be when it ends."""

    start: int
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
        self._written = Written()
        self._pictures = Pictures(base, self._written)
        self._open: list[_Open] = []
        self._tables: list[_OpenTable] = []
        self._fields: list[list[str]] = []
        self._linked = 0
        self._pre = 0
        self._cells = 0

    def text(self, text: str) -> None:
        """Take text between elements."""
        if self._pre:
            self._written.add(text)
        else:
            self._written.add_text(text)

    def enter(self, node: Any) -> bool:
        """Begin an element; whether what is in it is shown."""
        tag, attributes = node.tag or "", node.attributes
        if tag in NEVER_SHOWN or is_hidden(attributes):
            self._take_unshown(tag, attributes)
            return False
        if tag == "br":
            self._written.add("\n")
            return False
        if tag in ("td", "th"):
            self._written.add(" ")
        elif tag in BLOCKS:
            self._written.add("\n")
        self._open.append(_Open(self._written.here, linked=self._linked))
        self._begin(tag, attributes)
        if mail := mail_of(attributes.get("data-cfemail") or ""):
            self._written.add(mail)
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
            self._written.add("\n")
        elif tag == "table":
            self._leave_table()
        elif tag == "form":
            self._leave_form(opened_)
        elif tag == "h1" and not self.heading:
            self.heading = self._written.since(opened_.start)[:300]
        if opened_.url and tag != "form":
            self._leave_link(opened_)
        elif tag == "a":  # of a menu that only opens: it leads nowhere itself
            self._linked += len(self._written.since(opened_.start))
        if tag in BESIDE:
            self._pictures.find_words(opened_.start)
        if opened_.menu:
            self._leave_menu(opened_)
        if tag in BLOCKS:
            self._written.add("\n")

    def lines(self) -> tuple[tuple[str, ...], int]:
        """The visible lines without menus, and how many letters stand in the menus.

        A page that has nothing but menus keeps them.
        """
        return self._written.lines()

    def shown_pictures(self) -> tuple[Picture, ...]:
        """The pictures, each with the words beside it."""
        return self._pictures.shown()

    def _begin(self, tag: str, attributes: Attributes) -> None:
        opened_ = self._open[-1]
        if tag == "a":
            opened_.url = absolute(self.base, attributes.get("href") or "")
        if not opened_.url and (script := attributes.get("onclick")):
            opened_.url = opened(self.base, script)
        opened_.menu = is_menu(tag, attributes)
        if tag == "img":
            self._pictures.take(attributes)
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

    def _take_unshown(self, tag: str, attributes: Attributes) -> None:
        """What is not text of the page, but a field of a form or a link on a picture."""
        if is_hidden(attributes):
            return
        if tag in ("select", "textarea"):
            self._take_field(attributes)
        elif tag == "area" and (url := absolute(self.base, attributes.get("href") or "")):
            self.links.append(Link(url, (attributes.get("alt") or "").strip()[:_LONGEST_LINK]))

    def _take_field(self, attributes: Attributes) -> None:
        kind = (attributes.get("type") or "text").lower()
        if kind in ("submit", "button", "reset"):
            self._written.add(f" {attributes.get('value') or ''} ")
        if kind in _NO_FIELD:
            return
        self.passwords += kind == "password"
        words = attributes.get("placeholder") or attributes.get("aria-label") or ""
        name = attributes.get("name") or attributes.get("id") or words
        if self._fields and len(self._fields[-1]) < 200:
            self._fields[-1].append(name.strip()[:100])
        if words:
            self._written.add(f" {words} ")

    def _take_frame(self, attributes: Attributes) -> None:
        written = attributes.get("src") or attributes.get("data-src") or attributes.get("data")
        url = absolute(self.base, written or "")
        if url and len(self.frames) < 100:
            self.frames.append(url)

    def _leave_link(self, opened_: _Open) -> None:
        text = self._written.since(opened_.start)
        self._linked += len(text)
        text = text or self._pictures.said_since(opened_.start)
        if len(self.links) < _MOST_LINKS:
            self.links.append(Link(opened_.url, text[:_LONGEST_LINK]))

    def _leave_menu(self, opened_: _Open) -> None:
        letters = len(self._written.since(opened_.start))
        linked = self._linked - opened_.linked
        if letters and linked * 100 >= letters * _LINKED:
            self._written.mark_menu(opened_.start)

    def _leave_cell(self, attributes: Attributes, opened_: _Open) -> None:
        nested = not self._tables or self._tables[-1].nested
        text = "" if nested else "\n".join(self._written.lines_since(opened_.start))
        if nested or "\n" in text:  # it has lines of its own
            self._written.set_apart(opened_.start)
        else:
            self._written.keep_in_line(opened_.start)
        if nested or not self._tables[-1].rows or self._cells >= MOST_CELLS:
            return
        self._cells += 1
        spans = attributes.get("colspan"), attributes.get("rowspan")
        self._tables[-1].rows[-1].append(cell(text, *spans))

    def _leave_table(self) -> None:
        table = self._tables.pop()
        several = any(len(row) > 1 for row in table.rows)
        if not table.nested and several and len(self.tables) < _MOST_TABLES:
            self.tables.append(filled(table.rows))

    def _leave_form(self, opened_: _Open) -> None:
        fields = self._fields.pop() if self._fields else []
        if len(self.forms) < _MOST_FORMS:
            text = self._written.since(opened_.start)[:_LONGEST_FORM]
            self.forms.append(Form(opened_.url, tuple(filter(None, fields)), text))
