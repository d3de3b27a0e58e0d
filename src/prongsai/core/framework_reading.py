"""A framework out of its file, field by field: whatever stands around the assessment."""

from prongsai.core.framework import (
    Band,
    Framework,
    Level,
    Option,
    Sampling,
    Scale,
    Source,
    Theme,
    Window,
)
from prongsai.core.node_reading import assessment_in, reason_in
from prongsai.core.sections import Section
from prongsai.core.surveys.rules_reading import read_survey_rules

# Years of the Buddhist era that a framework can be of.
FIRST_YEAR, LAST_YEAR = 2550, 2650


def framework_in(top: Section, digest: str) -> Framework:
    """Read every field of a framework; what is wrong goes to the problems of the section."""
    return Framework(
        year=top.whole("year", low=FIRST_YEAR, high=LAST_YEAR),
        revision=top.whole("revision", low=1, high=99) if top.has("revision") else 1,
        status=top.choice("status", ("final", "draft")),
        because=reason_in(top),
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
        assessment=assessment_in(top.section("assessment")),
        digest=digest,
    )


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
