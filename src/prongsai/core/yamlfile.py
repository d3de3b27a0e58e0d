"""YAML as people write it here: every key a word, every number exact, every line remembered."""

import re
from collections.abc import Hashable
from decimal import Decimal
from typing import Any

import yaml

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same

MAX_CHARACTERS = 2_000_000
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mapping(dict[str, Any]):
    """A YAML mapping that knows on which line each of its keys stands, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


def read_yaml(text: str, file: str) -> Mapping:
    """Read a YAML document that is one mapping.

    Raises ProblemsFound for broken YAML, a key written twice, or anything but a mapping.
    """
    if len(text) > MAX_CHARACTERS:
        raise _problem(file, None, _TOO_LONG)
    loader = _Loader(text)
    loader.problems = []
    loader.file = file
    try:
        document = loader.get_single_data()
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise _problem(file, _line_of(error), _BROKEN) from error
    finally:
        loader.dispose()
    if loader.problems:
        raise ProblemsFound(loader.problems)
    if not isinstance(document, Mapping):
        raise _problem(file, None, _NOT_A_MAPPING)
    return document


def at_line(file: str, line: int | None) -> Text:
    """The place of a problem: the file, and the line where it is known."""
    if line is None:
        return same(file)
    return Text(f"{file} บรรทัด {line}", f"{file}, line {line}")


class _Loader(_SafeLoader):  # type: ignore[misc]  # the C loader has no types
    problems: list[Problem]
    file: str

    def construct_plain_mapping(self, node: yaml.MappingNode) -> Mapping:
        mapping = Mapping(node.start_mark.line + 1)
        for key_node, value_node in node.value:
            key = _key(key_node)
            line = key_node.start_mark.line + 1
            if key in mapping:
                self.problems.append(Problem(at_line(self.file, line), _TWICE.fill(key=key)))
            mapping[key] = self.construct_object(value_node, deep=True)
            mapping.lines[key] = line
        return mapping

    def construct_number(self, node: yaml.ScalarNode) -> Hashable:
        if not _NUMBER.fullmatch(node.value):
            return str(node.value)
        return Decimal(node.value) if "." in node.value else int(node.value)


_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.construct_plain_mapping)
_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_number)
_Loader.add_constructor("tag:yaml.org,2002:float", _Loader.construct_number)


def _key(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else repr(node.tag)


def _line_of(error: Exception) -> int | None:
    mark = getattr(error, "problem_mark", None)
    return None if mark is None else mark.line + 1


def _problem(file: str, line: int | None, says: Text) -> ProblemsFound:
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
