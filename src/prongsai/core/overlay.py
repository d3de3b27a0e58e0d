"""The official wording laid over ours: an agency's file changes what is read, never a rule."""

from dataclasses import replace
from typing import NamedTuple

from prongsai.core.framework import Framework, Node
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.sections import Section
from prongsai.core.wording import Text
from prongsai.core.yamlfile import read_yaml


class _Wording(NamedTuple):
    """What a file says of one node; ``None`` where it leaves our wording."""

    name: Text | None
    ask: Text | None


def with_wording(framework: Framework, text: str, file: str) -> Framework:
    """The same rules, under the same digest, in the wording of a file.

    The file has a section for each node it rewords: ``i1: {name: {th: …, en: …}, ask: {th: …}}``;
    where ``en`` is left out, ours stays. Raises ProblemsFound for codes that the year does not
    have and for a wording that a node does not take.
    """
    problems: list[Problem] = []
    top = Section(read_yaml(text, file), file, file, problems)
    wordings = {
        code: _wording(section, framework.nodes[code])
        for code, section in top.entries()
        if _is_known(code, top, framework)
    }
    if problems:
        raise ProblemsFound(problems)
    assessment = _reworded(framework.assessment, wordings)
    return replace(framework, assessment=assessment, wording="official")


def _is_known(code: str, top: Section, framework: Framework) -> bool:
    if code in framework.nodes:
        return True
    top.problem(_UNKNOWN_CODE, code, year=framework.year)
    return False


def _wording(section: Section, node: Node) -> _Wording:
    if section.has("ask") and node.ask is None:
        section.problem(_NOT_ASKED, "ask")
        return _Wording(None, None)
    wording = _Wording(_text(section, "name", node.name), _text(section, "ask", node.ask))
    section.done()
    return wording


def _text(section: Section, field: str, ours: Text | None) -> Text | None:
    if ours is None or not section.has(field):
        return None
    return section.text(field, english=ours.en)


def _reworded(node: Node, wordings: dict[str, _Wording]) -> Node:
    wording = wordings.get(node.code, _Wording(None, None))
    return replace(
        node,
        name=wording.name or node.name,
        ask=wording.ask or node.ask,
        parts=tuple(_reworded(part, wordings) for part in node.parts),
    )


_UNKNOWN_CODE = Text(
    "หลักเกณฑ์ปี {year} ไม่มีรหัส '{field}' โปรดแก้เป็นรหัสของปีนั้น เช่น i1, i1.1 หรือ o2",
    "the rules of {year} have no code '{field}'; use codes of that year, such as i1, i1.1 or o2.",
)
_NOT_ASKED = Text(
    "'{name}' ไม่ใช่ข้อคำถาม จึงมี ask ไม่ได้ โปรดใช้ name",
    "'{name}' is not a question and cannot have ask; use name.",
)
