"""A result as lines for a terminal."""

from collections.abc import Iterator

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.receipts import Receipt
from prongsai.core.results import Result, drafts
from prongsai.core.scoring import Score
from prongsai.core.wording import Text, same

_SHOWN = ("assessment", "instrument", "indicator")


def result_lines(result: Result, language: str) -> list[str]:
    """The agency, the tree down to the indicators, the level, and what does not add up."""
    name = result.sheet.agency.name or "–"
    lines = [_HEAD.fill(agency=name, year=result.sheet.year).say(language), ""]
    lines += [
        _score_line(part, depth, language)
        for part, depth in _with_depth(result.total)
        if part.node.kind in _SHOWN
    ]
    return [*lines, "", _level_line(result).say(language), *remark_lines(result, language)]


def remark_lines(result: Result, language: str) -> Iterator[str]:
    """What does not add up in a result, and what of its rules is only a draft."""
    for one in result.disagreements:
        line = _DISAGREES.fill(node=_named(result, one.node), says=one.explanation)
        yield line.say(language)
    for says in result.odd_marks:
        yield says.say(language)
    if result.framework.status == "draft":
        for name, because in drafts(result.framework):
            yield _DRAFT.fill(name=name, because=because).say(language)


def receipt_lines(result: Result, code: str, language: str) -> list[str]:
    """The walk down from one node; ProblemsFound where the year has no such node."""
    code = result.framework.assessment.code if code == "total" else code.lower()
    if code not in result.framework.nodes:
        says = _NO_NODE.fill(code=code, year=result.sheet.year)
        raise ProblemsFound([Problem(same("--receipt"), says)])
    return [line for one in result.receipts(code) for line in _receipt(one, language)]


def _receipt(one: Receipt, language: str) -> Iterator[str]:
    node = one.score.node
    value = "–" if one.score.announced is None else str(one.score.announced)
    yield f"{node.code}  {node.name.say(language)}: {value}"
    yield f"    {one.rule.say(language)}"
    if one.working:
        approximately = "≈" if one.rounded else "="
        yield f"    {one.working} {approximately} {one.exact}"


def _with_depth(total: Score, depth: int = 0) -> Iterator[tuple[Score, int]]:
    yield total, depth
    for part in total.parts:
        yield from _with_depth(part, depth + 1)


def _score_line(part: Score, depth: int, language: str) -> str:
    value = "–" if part.announced is None else str(part.announced)
    return f"{value:>7}  {'  ' * depth}{part.node.code} {part.node.name.say(language)}"


def _level_line(result: Result) -> Text:
    if result.level is None:
        missing = ", ".join(
            part.node.code
            for part in result.total.walk()
            if part.value is None and part.node.kind == "indicator"
        )
        return _INCOMPLETE.fill(missing=missing)
    return _LEVEL.fill(level=result.level.name)


def _named(result: Result, node: str) -> Text:
    if node == "total":
        return result.framework.assessment.name
    if node == "level":
        return Text("ระดับ", "level")
    return Text(*(f"{node} {name}" for name in result.framework.nodes[node].name))


_HEAD = Text("{agency} ปีงบประมาณ {year}", "{agency}, fiscal year {year}")
_LEVEL = Text("ผลการประเมิน: {level}", "Result: {level}")
_INCOMPLETE = Text(
    "ยังไม่ครบ ไม่ทราบตัวชี้วัดที่ {missing} จึงไม่มีคะแนนรวมและระดับ",
    "Incomplete: indicator {missing} is not known, so there is no total and no level",
)
_DISAGREES = Text("ไม่ตรงกัน {node}: {says}", "Disagreement at {node}: {says}")
_DRAFT = Text("ร่าง {name}: {because}", "Draft, {name}: {because}")
_NO_NODE = Text(
    "หลักเกณฑ์ปี {year} ไม่มี '{code}' ตัวอย่างรหัสที่ใช้ได้ เช่น total, oit, 9, 9.1, o2",
    "the rules of {year} have no '{code}'; codes are such as total, oit, 9, 9.1, o2.",
)
