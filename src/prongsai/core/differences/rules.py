"""What changed around the assessment: scales, levels, bands, themes, samples and calendar."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from prongsai.core.calendar import buddhist_year
from prongsai.core.dates import short_date
from prongsai.core.differences.difference import Change, Found, Kind
from prongsai.core.framework import Framework, Level, Sampling, Window
from prongsai.core.terms import options_in_words, plain
from prongsai.core.wording import Text, same


class _Fact(NamedTuple):
    """One rule of a year: what it is called, all of it in words, and what of it may change."""

    kind: Kind
    code: str
    name: Text
    whole: Text
    aspects: Mapping[Change, Text]


def rule_differences(before: Framework, after: Framework) -> Iterator[Found]:
    """Every change of a rule that is no node."""
    olds, news = ({(it.kind, it.code): it for it in _facts(year)} for year in (before, after))
    for place, new in news.items():
        if place in olds:
            yield from _changes(olds[place], new)
        else:
            yield Found(new.kind, "added", new.code, new.whole)
    for place, old in olds.items():
        if place not in news:
            yield Found(old.kind, "removed", old.code, old.name)
    yield from _calendar(before, after)


def _changes(old: _Fact, new: _Fact) -> Iterator[Found]:
    for change, now in new.aspects.items():
        was = old.aspects[change]
        if was != now:
            yield Found(new.kind, change, new.code, new.name, was, now)


def _facts(year: Framework) -> Iterator[_Fact]:
    for scale in year.scales.values():
        options = options_in_words(scale.options)
        whole = _SCALE.fill(code=scale.code, options=options)
        yield _Fact("scales", scale.code, same(scale.code), whole, {"options": options})
    for level in year.levels:
        yield _level(level)
    for band in year.bands:
        starts = same(plain(band.at_least))
        aspects: dict[Change, Text] = {"retitled": band.name, "starts": starts}
        yield _Fact("bands", band.code, band.name, band.name, aspects)
    for theme in year.themes:
        yield _Fact("themes", theme.code, theme.name, theme.name, {"retitled": theme.name})
    for code, sampling in year.sampling.items():
        name = year.nodes[code].name
        needed = sample_in_words(sampling)
        whole = _SAMPLE_OF.fill(name=name, needed=needed)
        yield _Fact("sampling", code, name, whole, {"sample": needed, "people": sampling.people})


def _level(level: Level) -> _Fact:
    condition = condition_in_words(level)
    starts = same(plain(level.at_least))
    aspects: dict[Change, Text] = {
        "retitled": level.name,
        "starts": starts,
        "condition": condition,
        "passes": _PASSES if level.passes else _FAILS,
    }
    whole = _LEVEL.fill(name=level.name, starts=starts, condition=condition)
    return _Fact("levels", level.code, level.name, whole, aspects)


def _calendar(before: Framework, after: Framework) -> Iterator[Found]:
    """Days are compared within their years; a window without days says nothing new."""
    olds = {window.code: window for window in before.calendar}
    for new in after.calendar:
        old = olds.get(new.code)
        days = _in_year(new, after.year)
        if any(days) and (old is None or _in_year(old, before.year) != days):
            was = window_in_words(old) if old else _NOT_KNOWN
            yield Found("calendar", "dates", new.code, new.name, was, window_in_words(new))


def _in_year(window: Window, year: int) -> tuple[tuple[int, int, int] | None, ...]:
    """The days of a window as they would be in any year: years from the fiscal year's."""
    return tuple(
        None if day is None else (buddhist_year(day) - year, day.month, day.day)
        for day in (window.opens, window.closes)
    )


def condition_in_words(level: Level) -> Text:
    """What a level asks of each instrument."""
    if level.each_instrument is None:
        return _NO_CONDITION
    return _CONDITION.fill(each=plain(level.each_instrument))


def sample_in_words(sampling: Sampling) -> Text:
    """How many answers an instrument needs."""
    words = _SAMPLE.fill(percent=plain(sampling.percent), at_least=sampling.at_least)
    if sampling.large_over is None:
        return words
    return _LARGE_SAMPLE.fill(
        words=words, large=f"{sampling.large_over:,}", needed=sampling.large_at_least
    )


def window_in_words(window: Window) -> Text:
    """From when to when; a day that is not known is told as such."""
    if window.opens and window.opens == window.closes:
        return _day(window.opens)
    return _WINDOW.fill(opens=_day(window.opens), closes=_day(window.closes))


def _day(day: date | None) -> Text:
    return _NOT_KNOWN if day is None else Text(short_date(day), day.isoformat())


_SCALE = Text("{code}: {options}", "{code}: {options}")
_LEVEL = Text("{name} (ตั้งแต่ {starts} คะแนน {condition})", "{name} (from {starts}, {condition})")
_CONDITION = Text("ทุกแบบวัดตั้งแต่ {each} คะแนน", "each instrument from {each}")
_NO_CONDITION = Text("ไม่มีเงื่อนไขรายแบบวัด", "no condition per instrument")
_PASSES = Text("ถือว่าผ่าน", "passes")
_FAILS = Text("ถือว่าไม่ผ่าน", "does not pass")
_SAMPLE = Text("ร้อยละ {percent} ไม่น้อยกว่า {at_least} คน", "{percent} percent, at least {at_least}")
_LARGE_SAMPLE = Text(
    "{words} (ถ้าเกิน {large} คน ไม่น้อยกว่า {needed} คน)",
    "{words}; at least {needed} of more than {large}",
)
_SAMPLE_OF = Text("{name}: {needed}", "{name}: {needed}")
_WINDOW = Text("{opens} ถึง {closes}", "{opens} to {closes}")
_NOT_KNOWN = Text("ไม่ทราบวัน", "not known")
