"""What changed in the assessment itself: instruments, indicators, questions and items."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from prongsai.core.differences.difference import NOTHING, Change, Found, Kind
from prongsai.core.framework import Framework, Node
from prongsai.core.pairing import paired, paired_parts
from prongsai.core.terms import (
    COMBINES,
    DATA_YEARS,
    POLARITIES,
    joined,
    options_in_words,
    plain,
)
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text, same

_KIND: Mapping[str, Kind] = {
    "assessment": "instruments",
    "instrument": "instruments",
    "indicator": "indicators",
    "sub_indicator": "indicators",
    "question": "questions",
    "part": "questions",
    "item": "items",
}


class _Years(NamedTuple):
    """Two years' rules, with the code that each node of the first has in the second."""

    before: Framework
    after: Framework
    codes: Mapping[str, str]


def node_differences(before: Framework, after: Framework) -> Iterator[Found]:
    """Every change of a node, in the order of the later year; what was dropped comes last."""
    years = _Years(before, after, paired(before, after))
    olds = {new: before.nodes[old] for old, new in years.codes.items()}
    for new in after.assessment.walk():
        if new.code in olds:
            yield from _changes(olds[new.code], new, years)
        elif new.kind != "part":
            yield _found("added", new)
    for old in before.assessment.walk():
        if old.code not in years.codes and old.kind != "part":
            yield _found("removed", old)


def _changes(old: Node, new: Node, years: _Years) -> Iterator[Found]:
    if closed_up(old.name.th) != closed_up(new.name.th):
        yield _found("retitled", new, *_titles(old, new))
    yield from _changed("renumbered", new, same(old.code), same(new.code))
    yield from _place(old, new, years)
    yield from _combining(old, new)
    if new.kind == "instrument":
        yield from _changed("count", new, _count(old), _count(new))
    if new.kind == "question":
        yield from _asking(old, new, years)
    if new.is_marked:
        yield from _changed("theme", new, _theme(years.before, old), _theme(years.after, new))
    if new.kind == "item":
        yield from _showing(old, new)


def _titles(old: Node, new: Node) -> tuple[Text, Text]:
    """Both titles; the official ones where the change does not show in English."""
    if old.name.en == new.name.en:
        return same(old.name.th), same(new.name.th)
    return old.name, new.name


def _place(old: Node, new: Node, years: _Years) -> Iterator[Found]:
    here, there = years.before.parents.get(old.code), years.after.parents.get(new.code)
    if here and there and years.codes.get(here.code) != there.code:
        yield _found("moved", new, _named(here), _named(there))


def _combining(old: Node, new: Node) -> Iterator[Found]:
    yield from _changed("combine", new, COMBINES[old.combine], COMBINES[new.combine])
    if old.weight is not None and new.weight is not None:
        yield from _changed("weight", new, same(plain(old.weight)), same(plain(new.weight)))


def _asking(old: Node, new: Node, years: _Years) -> Iterator[Found]:
    if old.ask and new.ask and closed_up(old.ask.th) != closed_up(new.ask.th):
        yield _found("reworded", new)
    whole = list(_answering(old, new, years))
    yield from whole
    pairs = paired_parts(old, new)
    more = [part for part in new.parts if part.code not in pairs.values()]
    less = [part for part in old.parts if part.code not in pairs]
    yield from _changed("parts_added", new, NOTHING, _names(more))
    yield from _changed("parts_removed", new, _names(less), NOTHING)
    told = {(one.change, one.before, one.after) for one in whole}
    for before, after in pairs.items():
        for one in _answering(years.before.nodes[before], years.after.nodes[after], years):
            if (one.change, one.before, one.after) not in told:
                yield one


def _answering(old: Node, new: Node, years: _Years) -> Iterator[Found]:
    yield from _changed("scale", new, _options(years.before, old), _options(years.after, new))
    yield from _changed("polarity", new, POLARITIES[old.polarity], POLARITIES[new.polarity])


def _showing(old: Node, new: Node) -> Iterator[Found]:
    yield from _changed("data_year", new, _data_year(old), _data_year(new))
    olds, news = (
        {closed_up(one.text.th): one.text for one in node.elements} for node in (old, new)
    )
    more = [text for words, text in news.items() if words not in olds]
    less = [text for words, text in olds.items() if words not in news]
    if more:
        yield _found("elements_added", new, after=_sentences(more))
    if less:
        yield _found("elements_removed", new, before=_sentences(less))


def _sentences(texts: Iterable[Text]) -> Text:
    """Sentences one after another; Thai ones have no full stop."""
    several = tuple(texts)
    return Text("; ".join(text.th for text in several), " ".join(text.en for text in several))


def _names(parts: Iterable[Node]) -> Text:
    return joined("; ", [part.name for part in parts])


def _changed(change: Change, node: Node, before: Text, after: Text) -> Iterator[Found]:
    if before != after:
        yield _found(change, node, before, after)


def _found(change: Change, node: Node, before: Text = NOTHING, after: Text = NOTHING) -> Found:
    return Found(_KIND[node.kind], change, node.code, node.name, before, after)


def _count(instrument: Node) -> Text:
    return same(str(sum(node.is_marked for node in instrument.walk())))


def _theme(framework: Framework, node: Node) -> Text:
    names = {theme.code: theme.name for theme in framework.themes}
    return names.get(node.theme or "", same(node.theme or "-"))


def _options(framework: Framework, node: Node) -> Text:
    scale = framework.scales.get(node.scale or "")
    return options_in_words(scale.options) if scale else same("-")


def _data_year(node: Node) -> Text:
    return DATA_YEARS[node.data_year or "N"]


def _named(node: Node) -> Text:
    return Text(*(f"{node.code} {name}" for name in node.name))
