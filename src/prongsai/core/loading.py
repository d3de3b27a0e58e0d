"""Frameworks from their files: every field read, every rule checked, every problem told."""

import re
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from typing import NamedTuple

from prongsai.core.checking import check_framework
from prongsai.core.framework import (
    DATA_YEARS,
    Band,
    Element,
    Framework,
    Kind,
    Level,
    Node,
    Option,
    Polarity,
    Sampling,
    Scale,
    Source,
    Theme,
    Window,
)
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.scoring import COMBINE
from prongsai.core.sections import Section
from prongsai.core.surveys.rules_reading import read_survey_rules
from prongsai.core.wording import Text, same
from prongsai.core.yamlfile import read_yaml

_FILE = re.compile(r"(?P<name>fy(?P<year>\d{4})(r(?P<revision>[1-9]\d?))?)\.yaml")
# Years of the Buddhist era that a framework can be of.
FIRST_YEAR, LAST_YEAR = 2550, 2650
# Assessment › instrument › indicator › sub-indicator › question › part.
_DEEPEST = 5


class _Asked(NamedTuple):
    """What the parts of a question take over from it."""

    scale: str | None
    polarity: Polarity


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
    framework = _framework(top, digest=digest_of(text))
    top.done()
    if problems:
        raise ProblemsFound(problems)
    return framework


def digest_of(text: str) -> str:
    """The digest that names these rules for good; line ends do not matter."""
    return "sha256:" + sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def _framework(top: Section, digest: str) -> Framework:
    return Framework(
        year=top.whole("year", low=FIRST_YEAR, high=LAST_YEAR),
        revision=top.whole("revision", low=1, high=99) if top.has("revision") else 1,
        status=top.choice("status", ("final", "draft")),
        because=_because(top),
        wording=top.choice("wording", ("own", "official")),
        sources={code: _source(code, entry) for code, entry in top.section("sources").entries()},
        scales={code: _scale(code, entry) for code, entry in top.section("scales").entries()},
        themes=tuple(_theme(entry) for entry in top.sections("themes")),
        bands=tuple(_band(entry) for entry in top.sections("bands")),
        levels=tuple(_level(entry) for entry in top.sections("levels")),
        sampling={
            code: _sampling(code, entry)
            for code, entry in top.optional_section("sampling").entries()
        },
        calendar=tuple(_window(entry) for entry in top.sections("calendar")),
        surveys=read_survey_rules(top.optional_section("surveys")),
        assessment=_node(top.section("assessment"), depth=0),
        digest=digest,
    )


def _because(section: Section) -> Text | None:
    return section.text("because") if section.has("because") else None


def _source(code: str, section: Section) -> Source:
    source = Source(
        code, section.word("title"), section.choice("confidence", ("high", "medium", "low"))
    )
    section.done()
    return source


def _scale(code: str, section: Section) -> Scale:
    scale = Scale(code, tuple(_option(entry) for entry in section.sections("options")))
    section.done()
    return scale


def _option(section: Section) -> Option:
    option = Option(section.word("code"), section.text("name"), section.number("mark"))
    section.done()
    return option


def _theme(section: Section) -> Theme:
    theme = Theme(section.word("code"), section.text("name"))
    section.done()
    return theme


def _band(section: Section) -> Band:
    band = Band(section.word("code"), section.text("name"), section.number("from"))
    section.done()
    return band


def _level(section: Section) -> Level:
    level = Level(
        code=section.word("code"),
        name=section.text("name"),
        at_least=section.number("from"),
        each_instrument=(
            section.number("each_instrument") if section.has("each_instrument") else None
        ),
        passes=section.flag("passes"),
    )
    section.done()
    return level


def _sampling(code: str, section: Section) -> Sampling:
    large = section.has("large_over")
    sampling = Sampling(
        instrument=code,
        people=section.text("people"),
        percent=section.number("percent"),
        at_least=section.whole("at_least"),
        large_over=section.whole("large_over") if large else None,
        large_at_least=section.whole("large_at_least") if large else None,
        sources=section.words("sources"),
    )
    section.done()
    return sampling


def _window(section: Section) -> Window:
    window = Window(
        code=section.word("code"),
        name=section.text("name"),
        opens=section.day("opens"),
        closes=section.day("closes"),
        sources=section.words("sources"),
    )
    section.done()
    return window


def _node(section: Section, depth: int, question: _Asked | None = None) -> Node:
    kind = _kind(section, depth, question)
    asked = _asked(section, kind, question)
    node = Node(
        code=section.word("code"),
        kind=kind,
        name=section.text("name"),
        combine=section.choice("combine", COMBINE, default="mean"),
        weight=section.number("weight") if section.has("weight") else None,
        parts=_parts(section, depth, asked if kind in ("question", "part") else None),
        ask=section.text("ask") if kind == "question" else None,
        scale=asked.scale,
        polarity=asked.polarity,
        theme=section.word("theme") if kind in ("question", "item") else None,
        data_year=section.choice("data_year", DATA_YEARS) if kind == "item" else None,
        elements=tuple(_element(entry) for entry in section.sections("elements")),
        documents=section.words("documents"),
        status=section.choice("status", ("final", "draft"), default="final"),
        because=_because(section),
        sources=section.words("sources"),
    )
    section.done()
    return node


def _kind(section: Section, depth: int, question: _Asked | None) -> Kind:
    if depth < 3:
        return ("assessment", "instrument", "indicator")[depth]
    if question is not None:
        return "part"
    if section.has("scale") or section.has("ask"):
        return "question"
    return "item" if section.has("data_year") or section.has("elements") else "sub_indicator"


def _asked(section: Section, kind: Kind, question: _Asked | None) -> _Asked:
    """How a question is answered; what its parts do not say for themselves, it says for them."""
    if kind not in ("question", "part"):
        return _Asked(None, "positive")
    whole = question or _Asked(None, "positive")
    return _Asked(
        scale=section.word("scale", default=whole.scale),
        polarity=section.choice("polarity", ("positive", "reversed"), default=whole.polarity),
    )


def _parts(section: Section, depth: int, question: _Asked | None) -> tuple[Node, ...]:
    parts = section.sections("parts")
    if parts and depth == _DEEPEST:
        section.problem(_TOO_DEEP, "parts")
        return ()
    return tuple(_node(part, depth + 1, question) for part in parts)


def _element(section: Section) -> Element:
    element = Element(section.word("code"), section.text("says"))
    section.done()
    return element


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
_TOO_DEEP = Text(
    "'{name}' อยู่ลึกเกินกว่าจะมีข้อย่อย ลำดับชั้นที่ใช้ได้คือ แบบวัด ตัวชี้วัด ตัวชี้วัดย่อย ข้อคำถาม และข้อย่อย",
    "'{name}' is too deep to have parts; the order is instrument, indicator, sub-indicator, "
    "question, part.",
)
