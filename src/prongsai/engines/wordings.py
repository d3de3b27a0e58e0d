"""The names of our questions in forms of other tools: names of an XLSForm, and our wording."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from prongsai.core.framework import Framework, Node
from prongsai.core.surveys.rules import Trait
from prongsai.core.surveys.xlsform import form_name, said
from prongsai.core.wording import LANGUAGES
from prongsai.engines.naming import compared

# What people put between a number and what it numbers.
_AFTER_A_NUMBER = ("", ".", ")", ":", "-")
# How tools write a row of a grid, or a question in a group, beside what is asked about it.
_OF_A_GRID = ("{question}[{part}]", "{question}/{part}", "{question}-{part}", "{question}:{part}")


def names_of(framework: Framework, asked: Iterable[Node]) -> Mapping[str, Node]:
    """Every name by which one thing alone is asked, as `compared` gives it."""
    named: dict[str, Node] = {}
    times: Counter[str] = Counter()
    for node in asked:
        names = names_below(node, framework.parents[node.code])
        times.update(names)
        named |= dict.fromkeys(names, node)
    # "Money" is a part of several questions: alone it says nothing.
    return {name: node for name, node in named.items() if times[name] == 1}


def names_below(node: Node, above: Node) -> frozenset[str]:
    """Every name of a question, or of a part of the question above it, as `compared` gives it."""
    return frozenset(_names(node, above))


def trait_names(traits: Iterable[Trait]) -> frozenset[str]:
    """The names of what forms ask people about themselves."""
    wordings = (
        (trait.code, f"trait_{trait.code}", *trait.name, *(trait.ask or ())) for trait in traits
    )
    return frozenset(compared(wording) for several in wordings for wording in several)


def _names(node: Node, above: Node) -> Iterator[str]:
    yield compared(node.code)
    yield form_name(compared(node.code))
    for language in LANGUAGES:
        wording = compared(said(node).say(language))
        yield from _numbered(wording, node)
        if node.kind == "part":
            question = compared(said(above).say(language))
            for way in _OF_A_GRID:
                grid = way.format(question=question, part=wording)
                yield from _numbered(grid, above)


def _numbered(wording: str, node: Node) -> Iterator[str]:
    """A wording alone, and after the code or the number of its question."""
    yield wording
    code = compared(node.code)
    number = code.lstrip("ie")
    for before in (code, number, f"ข้อ{number}", f"ข้อที่{number}"):
        for mark in _AFTER_A_NUMBER:
            yield f"{before}{mark}{wording}"
