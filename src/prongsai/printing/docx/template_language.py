"""What may stand between the brackets of an agency's template: show, choose, repeat; no more.

Templates come from outside. Jinja's sandbox keeps them from our objects, but not from counting
to a billion, so only what cannot take long is understood at all.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateRuntimeError, nodes
from jinja2.sandbox import SandboxedEnvironment

from prongsai.core.wording import Text

MOST_LOOPS = 20
MOST_WRITTEN = 40_000_000  # characters of one part
BLOCKS = ("body", "content")  # whole paragraphs and tables; each has one place

_UNDERSTOOD = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
)
_OF_LOOPS = ("index", "first", "last", "length")


class NotUnderstoodError(TemplateRuntimeError):
    """A template asks for what it cannot have; ``says`` tells the person what and what to do."""

    def __init__(self, says: Text) -> None:
        super().__init__(says.en)
        self.says = says


class _Bounded(Template):
    """A template that stops when it has written more than any document needs."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        written: list[str] = []
        size = 0
        for piece in self.generate(*args, **kwargs):
            written.append(piece)
            size += len(piece)
            if size > MOST_WRITTEN:
                raise NotUnderstoodError(_TOO_LONG)
        return "".join(written)


class TemplateLanguage(SandboxedEnvironment):
    """The language of templates, with the names that it knows and what each of them has."""

    template_class = _Bounded

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()
        self.names = names
        self.asked: set[str] = set()

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Template:
        """The template of a part, once everything in it is found to be understood."""
        tree = self.parse(source)
        self._check(tree, head_or_foot=source.lstrip().startswith(("<w:hdr", "<w:ftr")))
        return super().from_string(source, *args, **kwargs)

    def _check(self, tree: nodes.Template, *, head_or_foot: bool) -> None:
        for node in _below(tree):
            if not isinstance(node, _UNDERSTOOD):
                raise NotUnderstoodError(_ONLY_SHOWS.fill(what=_spoken(node)))
        loops = list(tree.find_all(nodes.For))
        if len(loops) > MOST_LOOPS or any(_depth(loop) > 2 for loop in loops):
            raise NotUnderstoodError(_TOO_MANY_LOOPS)
        if not all(_over_a_list(loop) for loop in loops):
            raise NotUnderstoodError(_NO_LIST)
        own = {name.name for loop in loops for name in _targets(loop)}
        for name in tree.find_all(nodes.Name):
            self._check_name(name.name, own)
        for one in tree.find_all(nodes.Getattr):
            self._check_part(one, own)
        self._check_blocks(tree, loops, head_or_foot=head_or_foot)

    def _check_name(self, name: str, own: set[str]) -> None:
        if name in self.names:
            self.asked.add(name)
        elif name not in own | {"loop"}:
            known = ", ".join(self.names)
            raise NotUnderstoodError(_UNKNOWN.fill(what=f"{{{{ {name} }}}}", known=known))

    def _check_part(self, node: nodes.Getattr, own: set[str]) -> None:
        owner = node.node.name if isinstance(node.node, nodes.Name) else ""
        if owner in own:  # parts of a list's entries are those of the list
            known = tuple(part for name in self.names for part in self.names[name])
        else:
            known = _OF_LOOPS if owner == "loop" else self.names.get(owner, ())
        if node.attr not in known:
            what = f"{{{{ {owner}.{node.attr} }}}}"
            raise NotUnderstoodError(_UNKNOWN.fill(what=what, known=", ".join(known) or owner))

    def _check_blocks(
        self, tree: nodes.Template, loops: list[nodes.For], *, head_or_foot: bool
    ) -> None:
        places = [name.name for name in tree.find_all(nodes.Name) if name.name in BLOCKS]
        repeated = [
            name.name for loop in loops for name in loop.find_all(nodes.Name) if name.name in BLOCKS
        ]
        if len(places) > 1 or repeated or (places and head_or_foot):
            raise NotUnderstoodError(ONE_PLACE)


def _below(tree: nodes.Node) -> Iterator[nodes.Node]:
    yield tree
    for child in tree.iter_child_nodes():
        yield from _below(child)


def _depth(loop: nodes.For) -> int:
    return 1 + max((_depth(inner) for inner in loop.find_all(nodes.For)), default=0)


def _targets(loop: nodes.For) -> Iterator[nodes.Name]:
    target = loop.target
    if isinstance(target, nodes.Name):
        yield target
    else:
        yield from target.find_all(nodes.Name)


def _over_a_list(loop: nodes.For) -> bool:
    over = loop.iter
    if isinstance(over, nodes.Name):
        return over.name == "signatures"
    return isinstance(over, nodes.Getattr) and over.attr in ("above", "position")


def _spoken(node: nodes.Node) -> str:
    name = getattr(node, "name", "")
    return f"{type(node).__name__.lower()} {name}".strip() if isinstance(name, str) else "?"


_ONLY_SHOWS = Text(
    "แม่แบบใช้คำสั่ง '{what}' ซึ่งใช้ไม่ได้ที่นี่ ใช้ได้เฉพาะการแสดงค่า if และ for โปรดลบคำสั่งนั้น",
    "the template uses '{what}', which is not possible here; it can show values, and use if and "
    "for. Remove it.",
)
_UNKNOWN = Text(
    "แม่แบบเรียกหา '{what}' ซึ่งไม่มี โปรดใช้ชื่อต่อไปนี้: {known}",
    "the template asks for '{what}', which there is not; use one of these: {known}.",
)
_TOO_MANY_LOOPS = Text(
    "แม่แบบใช้ for มากหรือซ้อนกันเกินไป โปรดใช้ไม่เกิน 20 ครั้งและซ้อนกันไม่เกิน 2 ชั้น",
    "the template has too many for-loops; use at most 20, and two within each other.",
)
_NO_LIST = Text(
    "for ใช้ได้กับ signatures และกับ above หรือ position ของแต่ละลายมือชื่อเท่านั้น",
    "a for-loop can go over signatures, and over above or position of one of them.",
)
_TOO_LONG = Text(
    "แม่แบบพิมพ์ออกมายาวเกินไป โปรดลดการใช้ for",
    "the template writes too much; use fewer for-loops.",
)
ONE_PLACE = Text(
    "โปรดเขียน {{p body }} หรือ {{p content }} อย่างใดอย่างหนึ่งเพียงครั้งเดียว ในย่อหน้าของตัวเอง "
    "นอกตาราง หัวกระดาษ ท้ายกระดาษ และ for",
    "write {{p body }} or {{p content }} only once, in a paragraph of its own, outside tables, "
    "headers, footers and for-loops.",
)
