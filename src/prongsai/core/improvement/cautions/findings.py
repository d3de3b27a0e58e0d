"""Cautions about findings: copied from another row, or of another indicator."""

import re
from collections.abc import Iterator, Sequence

from prongsai.core.framework import Framework
from prongsai.core.improvement.cautions.caution import Case, Caution
from prongsai.core.improvement.cautions.compared import alike, compared, quoted, without
from prongsai.core.improvement.cautions.words import kinds, worded
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text

# A finding of fewer letters is a phrase (ไม่พบข้อมูล), which two rows may share.
_LEAST = 25
_NAMED = re.compile(r"ตัวชี้วัดที่ ?(?P<number>\d{1,2})(?P<name>[ก-๎]*)", re.ASCII)
# So much of an indicator's name says which is meant; names end in the same words.
_NAME = 8


def finding_repeated(case: Case) -> Iterator[Caution]:
    """Findings that stand in another row too, nearly word for word.

    Two measures that answer one question or item share what was found of it.
    """
    own = _own_words(case)
    answered = [{*measure.questions} for measure in case.plan.measures]
    said = [
        [(one, without(compared(one), own)) for one in measure.findings]
        for measure in case.plan.measures
    ]
    for number, mine in enumerate(said):
        rows: set[int] = set()
        found: list[str] = []
        for sentence, text in mine:
            same = [
                row
                for row, other in enumerate(said)
                if row != number and not answered[row] & answered[number] and _has(other, text)
            ]
            if len(text) >= _LEAST and same:
                rows.update(same)
                found.append(sentence)
        if found:
            numbers = ", ".join(str(row + 1) for row in sorted(rows))
            yield worded("finding_repeated", measure=number, rows=numbers, words=quoted(found))


def _has(findings: Sequence[tuple[str, str]], text: str) -> bool:
    return any(alike(text, other, "nearly all") for _, other in findings)


def _own_words(case: Case) -> tuple[str, ...]:
    """The agency's name and what agencies call themselves: they do not make findings differ."""
    called = {word for given in kinds().values() for word in given}
    name = compared(case.plan.agency.name)
    short = without(name, sorted(called, key=len, reverse=True))
    return tuple(sorted({name, short, *called} - {""}, key=len, reverse=True))


def finding_of_other_indicator(case: Case) -> Iterator[Caution]:
    """Findings that name an indicator by number or name which is not the one they stand under."""
    for number, measure in case.rows:
        own = {measure.indicator, *(i for code in measure.questions for i in _above(case, code))}
        if own := {code for code in own if code}:
            named = [one for one in measure.findings if _names_other(one, own, case.framework)]
            if named:
                yield _caution(case, own, named, measure=number)
    for code, sentences in case.said.items():
        own = {code, *_above(case, code)}
        named = [one for one in sentences if _names_other(one, own, case.framework)]
        if named:
            yield _caution(case, own, named, weak=code)


def _above(case: Case, code: str) -> tuple[str, ...]:
    return case.above.get(code, ())


def _names_other(sentence: str, own: set[str], framework: Framework) -> bool:
    """Whether what is named is none of ``own``: either its number or its name is another's."""
    titles = {
        node.code: compared(node.name.th)
        for node in framework.assessment.walk()
        if node.kind == "indicator"
    }
    for found in _NAMED.finditer(closed_up(sentence)):
        if found["number"] in titles and found["number"] not in own:
            return True
        begins = compared(found["name"])[:_NAME]
        meant = {code for code, title in titles.items() if begins and title.startswith(begins)}
        if len(begins) == _NAME and meant and not meant & own:
            return True
    return False


def _caution(
    case: Case,
    own: set[str],
    named: Sequence[str],
    measure: int | None = None,
    weak: str | None = None,
) -> Caution:
    nodes = [case.framework.nodes[code] for code in sorted(own) if code in case.framework.nodes]
    title = _TITLE.fill(code=nodes[0].code, name=nodes[0].name) if nodes else Text("", "")
    words = quoted(named)
    return worded("finding_of_other_indicator", measure=measure, weak=weak, own=title, words=words)


_TITLE = Text("{code} {name}", "{code} {name}")
