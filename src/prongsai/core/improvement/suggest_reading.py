"""The files of the library of suggestions, read field by field."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from prongsai.core.improvement.suggesting import EFFORTS, SuggestedStep, Suggestion
from prongsai.core.problems import Problem
from prongsai.core.sections import Section
from prongsai.core.wording import Text
from prongsai.core.yamlfile import read_yaml

_YEARS = re.compile(r"fy(?P<first>\d{4})(?:\.\.fy(?P<last>\d{4}))?", re.ASCII)
# How many there are of each, so that a reader keeps all of it in mind.
_METHODS, _STEPS, _EVIDENCE = (2, 4), (3, 6), (1, 4)


class WrittenSuggestion(NamedTuple):
    """A suggestion with its place in a file, by which a problem can be told."""

    suggestion: Suggestion
    section: Section


class LibraryWords(NamedTuple):
    """The words that the library keeps to.

    ``owners``: typical words and the names that other agencies have for them; ``elements``: the
    words by which a suggestion names an element of an item; ``acts``: what can be verified;
    ``weak``: what cannot; ``names``: what is written in Latin letters in Thai, too.
    """

    owners: Mapping[str, tuple[str, ...]]
    elements: Mapping[str, tuple[str, ...]]
    acts: tuple[str, ...]
    weak: tuple[str, ...]
    names: tuple[str, ...]


def read_words(text: str, file: str, problems: list[Problem]) -> LibraryWords:
    """The words of the library; what is wrong with their file is added to ``problems``."""
    top = Section(read_yaml(text, file), file, file, problems)
    words = LibraryWords(
        owners=_lists(top.section("owners")),
        elements=_lists(top.section("elements")),
        acts=top.words("acts"),
        weak=top.words("weak"),
        names=top.words("names"),
    )
    top.done()
    return words


def read_ideas(text: str, file: str, problems: list[Problem]) -> tuple[WrittenSuggestion, ...]:
    """The suggestions of one file; what is wrong with it is added to ``problems``."""
    top = Section(read_yaml(text, file), file, file, problems)
    written = tuple(one for idea in top.sections("ideas") for one in _idea(idea))
    top.done()
    return written


def _lists(section: Section) -> dict[str, tuple[str, ...]]:
    return {key: section.words(key) for key, _, _ in section.values()}


def _idea(section: Section) -> Iterator[WrittenSuggestion]:
    """The suggestions of one idea, numbered from 1 within it."""
    code, idea = section.word("code"), section.word("idea")
    answers = _answers(section.section("answers"))
    suggestions = section.sections("suggestions")
    if not suggestions:
        section.problem(_NO_SUGGESTION)
    for number, entry in enumerate(suggestions, 1):
        yield WrittenSuggestion(_suggestion(entry, f"{code}-{number}", idea, answers), entry)
    section.done()


def _answers(section: Section) -> dict[int, tuple[str, ...]]:
    answers: dict[int, tuple[str, ...]] = {}
    for key, _, _ in section.values():
        found = _YEARS.fullmatch(key)
        if found is None:
            section.problem(_NO_YEARS, key)
            continue
        first, last = int(found["first"]), int(found["last"] or found["first"])
        for year in range(first, last + 1):
            if year in answers:
                section.problem(_YEAR_TWICE, key, year=year)
            answers[year] = section.words(key)
    return answers


def _suggestion(
    section: Section, code: str, idea: str, answers: Mapping[int, tuple[str, ...]]
) -> Suggestion:
    suggestion = Suggestion(
        code=code,
        idea=idea,
        answers=answers,
        measure=section.word("measure"),
        methods=_counted(section, "methods", *_METHODS),
        steps=_steps(section),
        evidence=_counted(section, "evidence", *_EVIDENCE),
        follow_up=section.word("follow_up"),
        owners=_counted(section, "by", 1, 4),
        effort=section.choice("effort", EFFORTS),
        because=section.word("because"),
        elements=section.words("elements"),
        period=section.word("period") if section.has("period") else "",
    )
    section.done()
    return suggestion


def _steps(section: Section) -> tuple[SuggestedStep, ...]:
    steps = section.sections("steps")
    _check_number(section, "steps", len(steps), *_STEPS)
    return tuple(_step(step) for step in steps)


def _step(section: Section) -> SuggestedStep:
    due = section.word("due") if section.has("due") else ""
    step = SuggestedStep(section.word("do"), section.words("by"), due)
    section.done()
    return step


def _counted(section: Section, field: str, least: int, most: int) -> tuple[str, ...]:
    words = section.words(field)
    _check_number(section, field, len(words), least, most)
    return words


def _check_number(section: Section, field: str, number: int, least: int, most: int) -> None:
    if not least <= number <= most:
        section.problem(_NUMBER, field, number=number, least=least, most=most)


_NO_SUGGESTION = Text(
    "'{name}' ไม่มีข้อเสนอ โปรดเขียนอย่างน้อยหนึ่งข้อใต้ suggestions:",
    "'{name}' has no suggestion; write at least one under suggestions:.",
)
_NO_YEARS = Text(
    "'{field}' ใต้ answers ไม่ใช่ปี โปรดเขียนเป็น fyNNNN หรือ fyNNNN..fyNNNN",
    "'{field}' under answers is no year; write fyNNNN or fyNNNN..fyNNNN.",
)
_YEAR_TWICE = Text(
    "ปี {year} มีสองครั้งใต้ answers โปรดเหลือไว้ครั้งเดียว",
    "year {year} stands twice under answers; keep one of the two.",
)
_NUMBER = Text(
    "'{field}' ของ '{name}' มี {number} รายการ แต่ต้องมี {least} ถึง {most} โปรดเพิ่มหรือรวมรายการ",
    "'{field}' of '{name}' has {number} entries; it must have {least} to {most}: add or join some.",
)
