"""What must hold for the library of suggestions; each problem says which file and line."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from prongsai.core.calendar import FiscalYear
from prongsai.core.framework import Framework, Node
from prongsai.core.improvement.suggest_reading import (
    LibraryWords,
    WrittenSuggestion,
    read_ideas,
    read_words,
)
from prongsai.core.improvement.suggesting import Library, Suggestion
from prongsai.core.period_reading import read_period
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text, same

WORDS_FILE = "words.yaml"
_LATIN = re.compile("[A-Za-z][A-Za-z’'.-]*")


def checked_library(texts: Mapping[str, str], frameworks: Sequence[Framework]) -> Library:
    """Read and check a library; ``texts`` are its files by name, ``words.yaml`` among them.

    Raises ProblemsFound with everything that is wrong. A framework that no file names is left
    out: its questions are answered through the year before.
    """
    problems: list[Problem] = []
    words = read_words(texts[WORDS_FILE], WORDS_FILE, problems)
    written = tuple(
        one
        for file, text in texts.items()
        if file != WORDS_FILE
        for one in read_ideas(text, file, problems)
    )
    if not problems:
        _check(written, words, frameworks, problems)
    if problems:
        raise ProblemsFound(problems)
    return Library(tuple(one.suggestion for one in written), words.owners)


def _check(
    written: Sequence[WrittenSuggestion],
    words: LibraryWords,
    frameworks: Sequence[Framework],
    problems: list[Problem],
) -> None:
    by_year = {framework.year: framework for framework in frameworks}
    for one in written:
        _check_answers(one, by_year)
        _check_owners(one, words)
        _check_periods(one, max(by_year))
        _check_wording(one, words)
        _check_elements(one, words)
    _check_repeats(written, lambda one: one.code)
    _check_repeats(written, lambda one: closed_up(one.measure))
    for framework in frameworks:
        problems.extend(_unanswered(framework, [one.suggestion for one in written]))


def _check_answers(one: WrittenSuggestion, frameworks: Mapping[int, Framework]) -> None:
    for year, codes in one.suggestion.answers.items():
        framework = frameworks.get(year)
        if framework is None:
            one.section.problem(_NO_RULES, year=year)
            continue
        marked = {node.code for node in framework.marked}
        for code in codes:
            if code not in marked:
                one.section.problem(_UNKNOWN_CODE, code=code, rules=framework.name)


def _check_owners(one: WrittenSuggestion, words: LibraryWords) -> None:
    suggestion = one.suggestion
    named = [*suggestion.owners, *(owner for step in suggestion.steps for owner in step.owners)]
    for owner in dict.fromkeys(named):
        if owner not in words.owners:
            one.section.problem(_UNKNOWN_OWNER, owner=owner, file=WORDS_FILE)


def _check_periods(one: WrittenSuggestion, year: int) -> None:
    """A word that reads in one fiscal year reads in every one."""
    suggestion = one.suggestion
    for due in (suggestion.period, *(step.due for step in suggestion.steps)):
        if due and read_period(due, FiscalYear(year)) is None:
            one.section.problem(_UNREADABLE, due=due)


def _check_wording(one: WrittenSuggestion, words: LibraryWords) -> None:
    suggestion = one.suggestion
    acting = (suggestion.measure, *suggestion.methods, *(step.says for step in suggestion.steps))
    for sentence in acting:
        if not any(act in sentence for act in words.acts):
            one.section.problem(_NO_ACT, sentence=sentence, file=WORDS_FILE)
        if weak := next((weak for weak in words.weak if sentence.startswith(weak)), None):
            one.section.problem(_WEAK, sentence=sentence, weak=weak)
    for sentence in sentences(suggestion):
        for word in _latin(sentence, words.names):
            one.section.problem(_LATIN_WORD, word=word, sentence=sentence, file=WORDS_FILE)


def _latin(sentence: str, names: Sequence[str]) -> list[str]:
    """LibraryWords in Latin letters that are no names; the longest name is taken first."""
    for name in sorted(names, key=len, reverse=True):
        sentence = sentence.replace(name, " ")
    return _LATIN.findall(sentence)


def _check_elements(one: WrittenSuggestion, words: LibraryWords) -> None:
    """A suggestion names each element that it sees to, in the words of officers."""
    said = "\n".join(sentences(one.suggestion))
    for element in one.suggestion.elements:
        known = words.elements.get(element)
        if known is None:
            one.section.problem(_UNKNOWN_ELEMENT, element=element, file=WORDS_FILE)
        elif not any(word in said for word in known):
            one.section.problem(_NOT_NAMED, element=element, words=", ".join(known))


def _check_repeats(written: Sequence[WrittenSuggestion], what: Callable[[Suggestion], str]) -> None:
    seen: dict[str, WrittenSuggestion] = {}
    for one in written:
        first = seen.setdefault(what(one.suggestion), one)
        if first is not one:
            other = f"{first.section.file}, {first.suggestion.code}"
            one.section.problem(_REPEATED, code=one.suggestion.code, other=other)


def _unanswered(framework: Framework, suggestions: Sequence[Suggestion]) -> Iterator[Problem]:
    """Questions without a suggestion, and elements that no suggestion of their item sees to."""
    if not any(framework.year in one.answers for one in suggestions):
        return
    for node in framework.marked:
        own = [one for one in suggestions if node.code in one.answers_of(framework.year)]
        where = same(f"{framework.name} {node.code}")
        if not own:
            yield Problem(where, _NO_OWN.fill(title=node.name))
        elif missing := min((_missing(node, one) for one in own), key=len):
            yield Problem(where, _ELEMENTS_MISSING.fill(elements=", ".join(missing)))


def _missing(node: Node, suggestion: Suggestion) -> list[str]:
    return [one.code for one in node.elements if one.code not in suggestion.elements]


def sentences(suggestion: Suggestion) -> tuple[str, ...]:
    """Everything that a suggestion says, in the order in which it is read."""
    return (
        suggestion.idea,
        suggestion.measure,
        *suggestion.methods,
        *(step.says for step in suggestion.steps),
        *suggestion.evidence,
        suggestion.follow_up,
        suggestion.because,
    )


_NO_RULES = Text(
    "ไม่มีหลักเกณฑ์ของปี {year} โปรดแก้ปีใต้ answers",
    "there are no rules for {year}; correct the year under answers.",
)
_UNKNOWN_CODE = Text(
    "{rules} ไม่มีข้อคำถามหรือข้อตรวจ '{code}' โปรดแก้รหัสใต้ answers",
    "{rules} has no question or item '{code}'; correct the code under answers.",
)
_UNKNOWN_OWNER = Text(
    "ไม่รู้จักผู้รับผิดชอบ '{owner}' โปรดใช้คำที่มีใน {file} หรือเพิ่มคำนี้ใต้ owners:",
    "'{owner}' is no owner known here; use a word from {file} or add it there under owners:.",
)
_UNREADABLE = Text(
    "อ่านระยะเวลา '{due}' ไม่ได้ โปรดเขียน เช่น ไตรมาส ๑ หรือ ภายใน ธ.ค. หรือลบ due: ออก",
    "the period '{due}' cannot be read; write such as ไตรมาส ๑ or ภายใน ธ.ค., or leave due: out.",
)
_NO_ACT = Text(
    "'{sentence}' ไม่บอกการกระทำที่ตรวจสอบได้ โปรดใช้คำกริยา เช่น จัดทำ เผยแพร่ (รายการใน {file} ใต้ acts:)",
    "'{sentence}' says no act that can be verified; use a verb such as those under acts: "
    "in {file}.",
)
_WEAK = Text(
    "'{sentence}' ขึ้นต้นด้วย '{weak}' ซึ่งตรวจสอบไม่ได้ โปรดเริ่มด้วยสิ่งที่ลงมือทำ",
    "'{sentence}' begins with '{weak}', which nobody can verify; begin with what is done.",
)
_LATIN_WORD = Text(
    "'{sentence}' มีคำ '{word}' โปรดเขียนเป็นภาษาไทย หรือเพิ่มใต้ names: ใน {file} หากเป็นชื่อ",
    "'{sentence}' has '{word}'; write it in Thai, or add it under names: in {file} "
    "if it is a name.",
)
_UNKNOWN_ELEMENT = Text(
    "ไม่รู้จักองค์ประกอบ '{element}' โปรดแก้รหัส หรือเพิ่มใต้ elements: ใน {file}",
    "'{element}' is no element known here; correct it or add it under elements: in {file}.",
)
_NOT_NAMED = Text(
    "บอกว่าครบองค์ประกอบ '{element}' แต่ข้อความไม่เอ่ยถึง โปรดเขียนถึงด้วยคำใดคำหนึ่ง คือ {words}",
    "the element '{element}' is listed and not named in the text; name it by one of: {words}.",
)
_REPEATED = Text(
    "'{code}' ซ้ำกับ {other} โปรดเขียนให้ต่างกันหรือรวมเป็นข้อเดียว",
    "'{code}' repeats {other}; say something else or make them one.",
)
_NO_OWN = Text(
    "ไม่มีข้อเสนอสำหรับ '{title}' โปรดเขียนข้อเสนอ หรือเพิ่มรหัสนี้ใต้ answers ของข้อเสนอที่ตรงกัน",
    "no suggestion answers '{title}'; write one, or add the code under answers of one that does.",
)
_ELEMENTS_MISSING = Text(
    "ไม่มีข้อเสนอใดครบทุกองค์ประกอบ ยังขาด {elements} โปรดเพิ่มในข้อเสนอและใต้ elements:",
    "no suggestion sees to all elements; missing: {elements}. Add them to its text and elements:.",
)
