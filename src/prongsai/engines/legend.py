"""What a file of answers means: which heading is which question, which answer which option."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from prongsai.core.framework import Framework, Node, Scale
from prongsai.core.marks import answered_nodes
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.thai import arabic_digits, tidy
from prongsai.core.wording import Text, same
from prongsai.engines.answers import Written
from prongsai.engines.naming import IGNORE, Naming, last_names
from prongsai.engines.tool_columns import added_by_tools
from prongsai.engines.wordings import names_below, names_of, trait_names

_CODE_BEFORE_WORDS = re.compile(r"\s*([a-z]\d+(?:\.\d+)?)[\s.):]", re.IGNORECASE)
_TOLD_PER_COLUMN = 5
_TOLD_LENGTH = 60


class Unknown(NamedTuple):
    """An answer that means nothing here: how often it stands there, and in which row first."""

    written: Written
    times: int
    row: int


class Columns(NamedTuple):
    """The columns of a file by their headings: what was asked in them, which are known to say
    nothing about the survey, and which are not known at all."""

    asked: dict[str, Node]
    ignored: list[str]
    unknown: list[str]


class Remedy(NamedTuple):
    """What to do, where it is told: about an answer that means nothing, and about headings that
    are one question. Pages have no options, and commands no lists to choose from."""

    answer: Text
    twice: Text


class Legend:
    """One instrument's questions, and how one file of answers names them."""

    def __init__(
        self,
        framework: Framework,
        instrument: str,
        naming: Naming,
        file: str,
        remedy: "Remedy | None" = None,
    ) -> None:
        self.framework = framework
        self.instrument = instrument
        self.naming = naming
        self.file = file
        self.remedy = remedy or _IN_A_MAPPING_FILE

    @cached_property
    def asked(self) -> Mapping[str, Node]:
        """What people choose options for, by code in small letters."""
        nodes = answered_nodes(self.framework, self.instrument)
        return {node.code.lower(): node for node in nodes}

    def in_columns(self, headings: Iterable[str]) -> dict[str, Node]:
        """Heading → what was asked; ProblemsFound for unknown headings and missing questions."""
        found, problems = self._found(headings)
        problems += self._missing(found)
        if problems:
            raise ProblemsFound(problems)
        return found

    def in_rows(self, headings: Iterable[str]) -> dict[str, Node]:
        """The same where rows say what was asked; a question without rows was always skipped."""
        found, problems = self._found(headings)
        if problems:
            raise ProblemsFound(problems)
        return found

    def understood(self, headings: Iterable[str]) -> "Columns":
        """What each heading is, and which say nothing that is known here."""
        columns = Columns({}, [], [])
        for heading in filter(str.strip, headings):
            node = self._node(heading)
            if node is not None:
                columns.asked[heading] = node
            elif self._is_ignored(heading):
                columns.ignored.append(heading)
            else:
                columns.unknown.append(heading)
        return columns

    def missing(self, found: Iterable[Node]) -> tuple[Node, ...]:
        """What is asked and has no column among those found."""
        there = {node.code for node in found}
        return tuple(node for node in self.asked.values() if node.code not in there)

    def twice(self, found: Mapping[str, Node]) -> Iterator[Problem]:
        """A sentence for each question that stands under several headings."""
        headings: dict[str, list[str]] = {}
        for heading, node in found.items():
            headings.setdefault(node.code, []).append(heading)
        for code, several in headings.items():
            if len(several) > 1:
                yield self._problem(
                    ", ".join(several), _TWICE.fill(code=code, todo=self.remedy.twice)
                )

    def _found(self, headings: Iterable[str]) -> tuple[dict[str, Node], list[Problem]]:
        columns = self.understood(headings)
        problems = [
            self._problem(heading, self._not_asked(heading, self.naming.column(heading)))
            for heading in columns.unknown
        ]
        problems += self.twice(columns.asked)
        return columns.asked, problems

    def _node(self, heading: str) -> Node | None:
        code = self.naming.column(heading)
        if code in self.asked or self.naming.names(heading):
            return self.asked.get(code)
        known = next((self._names[one] for one in last_names(heading) if one in self._names), None)
        return known or self._numbered(heading)

    def _numbered(self, heading: str) -> Node | None:
        """What a heading in words of somebody's own is where our code stands before them."""
        code = _CODE_BEFORE_WORDS.match(arabic_digits(heading))
        return None if code is None else self.asked.get(code[1].lower())

    def _is_ignored(self, heading: str) -> bool:
        if self.naming.names(heading):
            return self.naming.column(heading) == IGNORE
        if self.naming.other_columns == IGNORE or added_by_tools(heading):
            return True
        return any(one in self._traits for one in last_names(heading))

    @cached_property
    def _names(self) -> Mapping[str, Node]:
        """Our names for what is asked, as forms of other tools have them."""
        return names_of(self.framework, self.asked.values())

    @cached_property
    def _traits(self) -> frozenset[str]:
        """What people say about themselves; counts that are brought in never have it."""
        rules = self.framework.surveys.get(self.instrument)
        return trait_names(rules.traits if rules else ())

    def option(self, node: Node, answer: str) -> str | None:
        """The code of the option that an answer means, or ``ignore``; ``None`` if it is unknown."""
        return self.naming.option(answer, self._scale(node))

    def says(self, node: Node, text: str) -> bool:
        """Whether a text only says what was asked; other questions may say the same."""
        names = names_below(node, self.framework.parents[node.code])
        return any(one in names for one in last_names(text))

    def not_understood(
        self, nodes: Mapping[str, Node], unknown: Iterable[Unknown]
    ) -> Iterator[Problem]:
        """A sentence for each unknown answer, in the order of the rows; a few for each heading."""
        told: Counter[str] = Counter()
        for written, times, row in sorted(unknown, key=lambda unknown: unknown.row):
            heading, answer = written
            told[heading] += 1
            if told[heading] <= _TOLD_PER_COLUMN:
                says = _UNKNOWN_ANSWER.fill(
                    answer=_short(answer),
                    times=times,
                    row=row,
                    code=nodes[heading].code,
                    options=self._options(nodes[heading]),
                    todo=self.remedy.answer,
                )
                yield self._problem(heading, says)
        for heading, number in told.items():
            if number > _TOLD_PER_COLUMN:
                more = number - _TOLD_PER_COLUMN
                yield self._problem(heading, _MORE_ANSWERS.fill(more=more))

    def _not_asked(self, heading: str, code: str) -> Text:
        if heading.strip().lower() != code:
            return _NAMES_NOTHING.fill(file=self.naming.file, code=code, asks=self.instrument)
        parts = [part.code for part in self._parts_of(code)]
        if parts:
            return _HAS_PARTS.fill(parts=", ".join(parts))
        return _UNKNOWN_HEADING.fill(asks=self.instrument)

    def _parts_of(self, code: str) -> tuple[Node, ...]:
        below = self.framework.nodes[self.instrument].walk()
        return next((node.parts for node in below if node.code.lower() == code), ())

    def _missing(self, found: Mapping[str, Node]) -> Iterator[Problem]:
        missing = [
            node.code
            for node in self.missing(found.values())
            if not found or node.code.lower() not in self.naming.not_asked
        ]
        if missing:
            yield Problem(same(self.file), _MISSING.fill(codes=", ".join(missing)))

    def _options(self, node: Node) -> Text:
        options = self._scale(node).options
        return Text(
            ", ".join(f"{option.code} ({option.text.th})" for option in options),
            ", ".join(f"{option.code} ({option.text.en})" for option in options),
        )

    def _scale(self, node: Node) -> Scale:
        return self.framework.scales[node.scale or ""]

    def _problem(self, heading: str, says: Text) -> Problem:
        heading = _short(heading)
        where = Text(f"{self.file} คอลัมน์ '{heading}'", f"{self.file}, column '{heading}'")
        return Problem(where, says)


def _short(text: str) -> str:
    tidied = tidy(text)
    return tidied if len(tidied) <= _TOLD_LENGTH else tidied[:_TOLD_LENGTH] + "…"


_UNKNOWN_HEADING = Text(
    "หัวคอลัมน์นี้ไม่ใช่รหัสข้อของ {asks} โปรดระบุในไฟล์จับคู่ชื่อ (--mapping) ว่าเป็นข้อใด หรือใส่ ignore",
    "this heading is not the code of a question of {asks}; say in a mapping file (--mapping) which "
    "question it is, or ignore.",
)
_NAMES_NOTHING = Text(
    "{file} ระบุว่าเป็นข้อ '{code}' ซึ่ง {asks} ไม่ได้ถาม โปรดแก้รหัสใน {file}",
    "{file} says that it is '{code}', which {asks} does not ask; correct the code in {file}.",
)
_HAS_PARTS = Text(
    "ข้อนี้ถามเป็นข้อย่อย โปรดแยกเป็นคอลัมน์ {parts}",
    "this question is asked in parts; give each its own column: {parts}.",
)
_TWICE = Text("หัวคอลัมน์เหล่านี้เป็นข้อ {code} ข้อเดียวกัน {todo}", "these headings are all {code}; {todo}")
_MISSING = Text(
    "ไม่มีคอลัมน์ของข้อ {codes} โปรดเพิ่มคอลัมน์ หรือระบุใน not_asked ของไฟล์จับคู่ชื่อ (--mapping) หากไม่ได้ถาม",
    "there is no column for {codes}; add it, or list it under not_asked in a mapping file "
    "(--mapping) if it was not asked.",
)
_UNKNOWN_ANSWER = Text(
    "'{answer}' ({times} แถว แถวแรกคือแถวที่ {row}) ไม่ใช่คำตอบของข้อ {code} คำตอบที่ใช้ได้คือ {options} "
    "{todo}",
    "'{answer}' (rows: {times}, the first is row {row}) is no answer to {code}; answers are "
    "{options}. {todo}",
)
_MORE_ANSWERS = Text(
    "ยังมีคำตอบอื่นที่ใช้ไม่ได้อีก {more} แบบ โปรดตรวจว่าคอลัมน์นี้เป็นคำตอบของข้อนี้จริง",
    "{more} other values are no answers either; check that the column holds this question.",
)
_IN_A_MAPPING_FILE = Remedy(
    answer=Text(
        "โปรดแก้ หรือระบุใน options ของไฟล์จับคู่ชื่อ (--mapping)",
        "Correct it, or name it under options in a mapping file (--mapping).",
    ),
    twice=Text(
        "โปรดเหลือไว้คอลัมน์เดียว แล้วใส่ ignore ให้คอลัมน์อื่น",
        "keep one and say ignore for the others.",
    ),
)
