"""YAML as people write it here: every key a word, every number exact, every line remembered.

Only what such files need: no aliases and tags, which hostile files use, and no ``yes``, ``010`` or
``12:30`` that turn into something else; plain ``true``, ``false``, numbers and days are read.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same

MAX_CHARACTERS = 2_000_000
# A framework needs fourteen; a hostile file has a hundred thousand.
MAX_DEPTH = 24
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,30})(\.\d{1,30})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mapping(dict[str, Any]):
    """A YAML mapping that knows on which line each of its keys stands, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


def read_yaml(text: str, file: str) -> Mapping:
    """Read a YAML document that is one mapping.

    Raises ProblemsFound for broken YAML, a key written twice, an alias, or anything but a mapping.
    """
    if len(text) > MAX_CHARACTERS:
        raise _found(file, None, _TOO_LONG)
    reader = _Reader(text, file)
    try:
        document = reader.document()
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise _found(file, _line_of(error), _BROKEN) from error
    if reader.problems:
        raise ProblemsFound(reader.problems)
    if not isinstance(document, Mapping):
        raise _found(file, None, _NOT_A_MAPPING)
    return document


def at_line(file: str, line: int | None) -> Text:
    """The place of a problem: the file, and the line where it is known."""
    if line is None:
        return same(file)
    return Text(f"{file} บรรทัด {line}", f"{file}, line {line}")


class _Reader:
    """Builds a document from the parser's events, so that nothing else can come out of a file."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._events: Iterator[yaml.Event] = yaml.parse(text, _PARSER)

    def document(self) -> Any:
        """The one document of the file; ``None`` for an empty file."""
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        document = self._value(next(self._events), depth=0)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _found(self.file, _line(after), _SEVERAL_DOCUMENTS)
        return document

    def _value(self, event: yaml.Event, depth: int) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            return _plain(event.value) if event.implicit[0] else event.value
        if isinstance(event, yaml.AliasEvent):
            raise _found(self.file, _line(event), _ALIAS)
        if depth == MAX_DEPTH:
            raise _found(self.file, _line(event), _TOO_DEEP)
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(entry, depth + 1) for entry in self._until(yaml.SequenceEndEvent)]
        return self._mapping(event, depth)

    def _mapping(self, event: yaml.Event, depth: int) -> Mapping:
        mapping = Mapping(_line(event))
        for key in self._until(yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                raise _found(self.file, _line(key), _BROKEN)
            if key.value in mapping:
                says = _TWICE.fill(key=key.value)
                self.problems.append(Problem(at_line(self.file, _line(key)), says))
            mapping[key.value] = self._value(next(self._events), depth + 1)
            mapping.lines[key.value] = _line(key)
        return mapping

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        while not isinstance(event := next(self._events), end):
            yield event


def _plain(word: str) -> Any:
    """What a word without quotes stands for."""
    if word in _WORDS:
        return _WORDS[word]
    if _NUMBER.fullmatch(word):
        return Decimal(word) if "." in word else int(word)
    if _DAY.fullmatch(word):
        return _day(word)
    return word


def _day(word: str) -> date | str:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return word


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return 1 if mark is None else mark.line + 1


def _line_of(error: Exception) -> int | None:
    mark = getattr(error, "problem_mark", None)
    return None if mark is None else mark.line + 1


def _found(file: str, line: int | None, says: Text) -> ProblemsFound:
    return ProblemsFound([Problem(at_line(file, line), says)])


_TOO_LONG = Text(
    "ไฟล์ยาวเกินสองล้านอักขระ ซึ่งไม่ใช่ไฟล์ผลคะแนนหรือหลักเกณฑ์ โปรดตรวจว่าเลือกไฟล์ถูกต้อง",
    "the file is over two million characters long; check that it is the file you meant.",
)
_BROKEN = Text(
    "อ่านเป็น YAML ไม่ได้ โปรดตรวจการย่อหน้า เครื่องหมายคำพูด และวงเล็บในบรรทัดนี้และบรรทัดก่อนหน้า",
    "this is not YAML; check indentation, quotes and brackets on this line and the one before.",
)
_NOT_A_MAPPING = Text(
    "ไฟล์ต้องเริ่มด้วยชื่อหัวข้อ เช่น year: 2563 แต่ไม่พบ โปรดเริ่มจากไฟล์แม่แบบ",
    "the file must consist of named fields such as year: 2563; start from the template.",
)
_TWICE = Text(
    "มี '{key}' สองครั้งในหัวข้อเดียวกัน โปรดเหลือไว้ค่าเดียว",
    "'{key}' stands twice in one place; keep one of the two.",
)
_ALIAS = Text(
    "บรรทัดนี้อ้างค่าจากที่อื่นด้วยเครื่องหมาย * ซึ่งใช้ที่นี่ไม่ได้ โปรดเขียนค่านั้นให้ครบ "
    "หรือใส่เครื่องหมายคำพูดหาก * เป็นส่วนหนึ่งของข้อความ",
    "this takes a value from elsewhere by *, which is not allowed here; write the value out, "
    "or use quotes where * belongs to the text.",
)
_SEVERAL_DOCUMENTS = Text(
    "ไฟล์มีเอกสารมากกว่าหนึ่งฉบับ (คั่นด้วย ---) โปรดแยกเป็นคนละไฟล์",
    "the file has more than one document (divided by ---); put each into a file of its own.",
)
_TOO_DEEP = Text(
    "ย่อหน้าซ้อนกันลึกเกินไป โปรดตรวจการย่อหน้าและวงเล็บในบรรทัดนี้",
    "this is nested too deep; check indentation and brackets on this line.",
)
