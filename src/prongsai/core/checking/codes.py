"""Codes: each thing has one of its own, and what is named is in the file."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from prongsai.core.checking.rule import BANDS, LEVELS, Says
from prongsai.core.framework import Framework
from prongsai.core.wording import Text

_CODE = re.compile(r"[a-z0-9]+([._][a-z0-9]+)*")


def file_is_named_after_the_year(framework: Framework, file: str) -> Says:
    """A reader finds the rules of a year by the name of the file."""
    if file != f"{framework.name}.yaml":
        yield _FILE_NAME.fill(name=framework.name)


def codes_are_unique(framework: Framework, _: str) -> Says:
    """A mark is known by its code, so no two nodes share one."""
    for what, codes in _coded(framework):
        for code, times in Counter(codes).items():
            if times > 1:
                yield _REPEATED.fill(what=what, code=code, times=times)


def codes_are_written_one_way(framework: Framework, _: str) -> Says:
    """Sheets are read whatever their capitals, so the framework has small letters only."""
    for node in framework.assessment.walk():
        if not _CODE.fullmatch(node.code):
            yield _BAD_CODE.fill(code=node.code)


def references_exist(framework: Framework, _: str) -> Says:
    """A scale, theme or source that a node names is in the file."""
    themes = [theme.code for theme in framework.themes]
    for node in framework.assessment.walk():
        if node.kind != "part" or node.scale != framework.parents[node.code].scale:
            yield from _named(node.code, _SCALE, node.scale, framework.scales)
        yield from _named(node.code, _THEME, node.theme, themes)
    for owner, sources in _cited(framework):
        for source in sources:
            yield from _named(owner, _SOURCE, source, framework.sources)


def _coded(framework: Framework) -> Iterator[tuple[Text, Iterable[str]]]:
    """Each group of things whose codes must differ, with what they are."""
    yield _NODES, (node.code for node in framework.assessment.walk())
    yield _THEMES, (theme.code for theme in framework.themes)
    yield LEVELS, (level.code for level in framework.levels)
    yield BANDS, (band.code for band in framework.bands)
    yield _WINDOWS, (window.code for window in framework.calendar)
    for scale in framework.scales.values():
        yield _OPTIONS.fill(code=scale.code), (option.code for option in scale.options)
    for node in framework.assessment.walk():
        yield _ELEMENTS.fill(code=node.code), (element.code for element in node.elements)


def _cited(framework: Framework) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in framework.assessment.walk():
        yield node.code, node.sources
    for sampling in framework.sampling.values():
        yield f"sampling › {sampling.instrument}", sampling.sources
    for window in framework.calendar:
        yield f"calendar › {window.code}", window.sources


def _named(owner: str, what: Text, code: str | None, known: Iterable[str]) -> Says:
    choices = tuple(known)
    if code is not None and code not in choices:
        yield _UNKNOWN.fill(owner=owner, what=what, code=code, known=", ".join(choices) or "-")


# What sentences speak of.
_SCALE = Text("มาตรวัด", "scale")
_THEME = Text("ประเด็น", "theme")
_SOURCE = Text("แหล่งที่มา", "source")
_NODES = Text("ข้อและตัวชี้วัด", "nodes")
_THEMES = Text("ประเด็น (themes)", "themes")
_WINDOWS = Text("ปฏิทิน (calendar)", "windows of the calendar")
_OPTIONS = Text("คำตอบของมาตรวัด {code}", "options of scale {code}")
_ELEMENTS = Text("องค์ประกอบของ {code}", "elements of {code}")

_FILE_NAME = Text(
    "ไฟล์นี้เป็นหลักเกณฑ์ {name} โปรดเปลี่ยนชื่อไฟล์เป็น {name}.yaml หรือแก้ year และ revision",
    "these are the rules {name}; name the file {name}.yaml, or correct year and revision.",
)
_REPEATED = Text(
    "ใน{what} รหัส '{code}' ซ้ำกัน {times} ครั้ง โปรดตั้งรหัสให้ต่างกัน",
    "among the {what}, the code '{code}' stands {times} times; give each a code of its own.",
)
_BAD_CODE = Text(
    "รหัส '{code}' ต้องเขียนด้วยอักษรอังกฤษตัวเล็ก ตัวเลข และจุด โดยไม่เว้นวรรค เช่น o2 หรือ 9.1",
    "the code '{code}' must be small letters, digits and dots without spaces, such as o2 or 9.1.",
)
_UNKNOWN = Text(
    "'{owner}' อ้างถึง{what} '{code}' ซึ่งไม่มีในไฟล์ โปรดใช้ค่าที่มี คือ {known}",
    "'{owner}' names the {what} '{code}', which the file does not have; use one it has: {known}.",
)
