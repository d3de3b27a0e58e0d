"""HTML read as a browser reads it, but strictly: what is not closed or out of place is said."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "hr", "img", "col", "link", "br"}
PHRASES = {"a", "b", "code", "img", "span", "svg", "u"}
BLOCKS = {"div", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "table"}
DRAWN = {"circle", "desc", "g", "line", "path", "polygon", "rect", "text", "title"}
CELL = PHRASES | {"ol"}
# What may stand inside what; nothing else may.
INSIDE = {
    "div": BLOCKS | PHRASES,
    "main": BLOCKS,
    "figure": PHRASES | {"figcaption"},
    "ol": {"li"},
    "li": PHRASES,
    "table": {"caption", "colgroup", "thead", "tbody"},
    "colgroup": {"col"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
    "th": CELL,
    "td": CELL,
    "svg": DRAWN,
    "g": DRAWN,
    "html": {"head", "body"},
    "head": {"meta", "title", "style"},
    "body": {"main"},
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6", "caption"), PHRASES),
    **dict.fromkeys(("a", "b", "code", "figcaption", "span", "u"), PHRASES),
}


@dataclass
class Element:
    """An element: its name, attributes, and what is inside it, words and elements in order."""

    name: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    def every(self, name: str = "", look: str = "") -> Iterator["Element"]:
        """This element and those inside it that have a name and a class, in order."""
        if (not name or self.name == name) and (not look or look in self.looks):
            yield self
        for one in self.inside:
            if isinstance(one, Element):
                yield from one.every(name, look)

    @property
    def looks(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    def says(self, without: frozenset[str] = frozenset()) -> str:
        """All its words, without those in elements of a name or class of ``without``.

        A space at which no line ends is a space.
        """
        if {self.name, *self.looks} & without:
            return ""
        return "".join(
            one.says(without) if isinstance(one, Element) else one.replace("\u00a0", " ")
            for one in self.inside
        )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        around = self.open[-1]
        if around.name and tag not in INSIDE.get(around.name, set()):
            self.faults.append(f"<{tag}> inside <{around.name}>")
        given = [name for name, _ in attrs]
        self.faults += [f"{name} twice" for name in set(given) if given.count(name) > 1]
        element = Element(tag, {name: value or "" for name, value in attrs})
        around.inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].name == tag:
            self.open.pop()
        else:
            self.faults.append(f"</{tag}> where <{self.open[-1].name}> is open")

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(html: str) -> Element:
    """The elements of a page or a fragment; AssertionError where they are not nested as HTML is."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.faults == []
    assert [element.name for element in reader.open] == [""]
    return reader.open[0]
