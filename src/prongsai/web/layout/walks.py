"""One step of the walk from a total down to the single marks, with the way back up."""

from dataclasses import dataclass

from prongsai.core.framework import Node
from prongsai.core.receipts import Receipt
from prongsai.core.results import Result
from prongsai.core.wording import Text
from prongsai.web.layout.figures import Row, label, path_to, row, rows_below


@dataclass(frozen=True)
class Crumb:
    """A node above, to go back to."""

    code: str
    label: str


@dataclass(frozen=True)
class Walk:
    """A node's number, how it came about, and its parts to go on with."""

    node: Node
    row: Row
    receipt: Receipt
    crumbs: tuple[Crumb, ...]
    parts: list[Row]
    respondents: int | None
    theme: Text | None


def walk_to(result: Result, code: str, language: str) -> Walk:
    """The step of the walk at the node with ``code``; KeyError where the rules have none."""
    score = result.total.find(code)
    themes = {theme.code: theme.name for theme in result.framework.themes}
    above = path_to(result.framework, code)[:-1]
    return Walk(
        node=score.node,
        row=row(result, score, language),
        receipt=result.receipt(score),
        crumbs=tuple(Crumb(node.code, label(node, language)) for node in above),
        parts=rows_below(result, score, language),
        respondents=result.sheet.respondents.get(code),
        theme=themes.get(score.node.theme or ""),
    )
