"""What a survey tool calls our questions and options, where it does not use our codes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

from prongsai.core.framework import Option, Scale
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.sections import Section
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text, same
from prongsai.core.yamlfile import read_yaml

IGNORE = "ignore"
_PARTS_GROUPS = re.compile(r"[/:.\-–—]")
_AFTER_A_CODE = ("", ".", ")", "-", "–", ":", "=")


@dataclass(frozen=True)
class Naming:
    """The names in a file of answers, as a mapping file gives them; without one, codes only.

    ``columns`` is heading → code of a question or part, ``options`` is answer → code of an option,
    each compared without space and capitals; either may say ``ignore``. ``not_asked`` lists the
    codes that the file need not have.
    """

    file: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    not_asked: tuple[str, ...] = ()
    other_columns: str = "refuse"

    def column(self, heading: str) -> str:
        """The code that a heading stands for, or ``ignore``; the heading itself where unnamed."""
        return self.columns.get(compared(heading), heading.strip().lower())

    def names(self, heading: str) -> bool:
        """Whether the mapping file itself says what a heading is."""
        return compared(heading) in self.columns

    def option(self, answer: str, scale: Scale) -> str | None:
        """The code of the option that an answer stands for, or ``ignore``; ``None`` if unknown.

        An empty answer is a skipped question. An answer is named in the mapping file, or is the
        option's code (``3``, ``๓``, ``3.0``), or its wording in Thai or English, or both
        languages or code and wording together, as people write them into forms of other tools.
        """
        written = compared(answer)
        named = self.options.get(written)
        if not written or named == IGNORE:
            return IGNORE
        codes = {option.code for option in scale.options}
        if named in codes:
            return named
        return next((option.code for option in scale.options if _names(written, option)), None)


def read_naming(path: Path) -> Naming:
    """Read a mapping file; raises ProblemsFound with every problem in it."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ProblemsFound([Problem(same(path.name), _NOT_READ)]) from error
    problems: list[Problem] = []
    top = Section(read_yaml(text, path.name), path.name, path.name, problems)
    naming = Naming(
        file=path.name,
        columns=_names_of(top, "columns"),
        options=_names_of(top, "options"),
        not_asked=tuple(code.lower() for code in top.words("not_asked")),
        other_columns=top.choice("other_columns", ("refuse", IGNORE), default="refuse"),
    )
    top.done()
    if problems:
        raise ProblemsFound(problems)
    return naming


def compared(text: str) -> str:
    """A heading or an answer as one compares it: no space, no capitals, Arabic digits."""
    return closed_up(text).casefold()


def last_names(heading: str) -> list[str]:
    """A heading as one compares it, and what stands in it after each mark that may part groups.

    KoboToolbox writes ``group/i1_1``, ODK ``group-i1_1``; the longest comes first.

    >>> last_names("IIT/part_1-i1_1")
    ['iit/part_1-i1_1', 'part_1-i1_1', 'i1_1']
    """
    whole = compared(heading)
    return [whole, *(whole[mark.end() :] for mark in _PARTS_GROUPS.finditer(whole))]


def _names(written: str, option: Option) -> bool:
    # Spreadsheets turn whole numbers with gaps between them into 1.0, 2.0, …
    return written.removesuffix(".0") in _written_ways(option)


@cache
def _written_ways(option: Option) -> frozenset[str]:
    code, thai, english = map(compared, (option.code, *option.text))
    wordings = [thai, english]
    wordings += [f"{one}{mark}{other}" for one, other in (wordings, wordings[::-1]) for mark in "/"]
    ways = {code, *wordings, f"{thai}({english})", f"{english}({thai})"}
    ways |= {f"{code}{mark}{wording}" for mark in _AFTER_A_CODE for wording in wordings}
    return frozenset(ways)


def _names_of(top: Section, name: str) -> dict[str, str]:
    section = top.optional_section(name)
    names = {}
    for written, code, _ in section.values():
        if isinstance(code, bool) or not isinstance(code, str | int | Decimal):
            section.problem(_NOT_A_CODE, written)
        elif compared(written) in names:
            section.problem(_TWICE, written)
        names[compared(written)] = str(code).lower()
    return names


_NOT_READ = Text(
    "อ่านไฟล์จับคู่ชื่อไม่ได้ โปรดตรวจว่ามีไฟล์นี้และบันทึกเป็น UTF-8",
    "the mapping file could not be read; check that it exists and is saved as UTF-8.",
)
_NOT_A_CODE = Text(
    "'{field}' ใน '{name}' ต้องตามด้วยรหัส เช่น i1.1 หรือคำว่า ignore",
    "'{field}' under '{name}' must be followed by a code such as i1.1, or by ignore.",
)
_TWICE = Text(
    "'{field}' ใน '{name}' ซ้ำกับชื่อก่อนหน้า (ไม่นับช่องว่างและตัวพิมพ์เล็กใหญ่) โปรดเหลือไว้ชื่อเดียว",
    "'{field}' under '{name}' repeats an earlier name (space and capitals aside); keep one.",
)
