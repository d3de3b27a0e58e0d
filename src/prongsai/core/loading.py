"""Frameworks from their files: every field read, every rule checked, every problem told."""

import re
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable

from prongsai.core.checking import check_framework
from prongsai.core.framework import Framework
from prongsai.core.framework_reading import framework_in
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.sections import Section
from prongsai.core.wording import Text, same
from prongsai.core.yamlfile import read_yaml

_FILE = re.compile(r"(?P<name>fy(?P<year>\d{4})(r(?P<revision>[1-9]\d?))?)\.yaml")


def available() -> tuple[str, ...]:
    """The names of the frameworks that come with the project, oldest first: ``fy2562``, …"""
    return tuple(_ages())


def years() -> tuple[int, ...]:
    """The fiscal years (B.E.) that have a framework, oldest first."""
    return tuple(sorted({year for year, _ in _ages().values()}))


def load_framework(year: int) -> Framework:
    """The newest revision of a fiscal year's framework; ProblemsFound where there is none."""
    names = [name for name, age in _ages().items() if age[0] == year]
    if not names:
        raise ProblemsFound([Problem(same(str(year)), _no_framework(year))])
    return load_named(names[-1])


@cache
def load_named(name: str) -> Framework:
    """The framework of one file that comes with the project, by its name."""
    return read_framework(framework_file(name).read_text("utf-8"), f"{name}.yaml")


def framework_file(name: str) -> Traversable:
    """Where the file of a framework is."""
    return _folder() / f"{name}.yaml"


def read_framework(text: str, file: str) -> Framework:
    """Read the text of a framework file; raises ProblemsFound with every problem in it."""
    framework = framework_as_written(text, file)
    problems = check_framework(framework, file)
    if problems:
        raise ProblemsFound(problems)
    return framework


def framework_as_written(text: str, file: str) -> Framework:
    """Read every field of a framework file, before any of its rules is checked.

    Raises ProblemsFound where a field is missing, unknown or of the wrong kind.
    """
    problems: list[Problem] = []
    top = Section(read_yaml(text, file), file, file, problems)
    framework = framework_in(top, digest=digest_of(text))
    top.done()
    if problems:
        raise ProblemsFound(problems)
    return framework


def digest_of(text: str) -> str:
    """The digest that names these rules for good; line ends do not matter."""
    return "sha256:" + sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def _folder() -> Traversable:
    return resources.files("prongsai.frameworks")


def _ages() -> dict[str, tuple[int, int]]:
    """The year and revision of each framework by its name, oldest first, as numbers."""
    files = [_FILE.fullmatch(file.name) for file in _folder().iterdir()]
    ages = {
        found["name"]: (int(found["year"]), int(found["revision"] or 1)) for found in files if found
    }
    return dict(sorted(ages.items(), key=lambda one: one[1]))


def _no_framework(year: int) -> Text:
    known = ", ".join(map(str, years())) or "-"
    return _NO_FRAMEWORK.fill(year=year, known=known)


_NO_FRAMEWORK = Text(
    "ไม่มีหลักเกณฑ์ของปีงบประมาณ {year} โปรดเลือกปีที่มี คือ {known}",
    "there are no rules for fiscal year {year}; choose a year that has them: {known}.",
)
