"""Rules for machines: every wording in both languages, every exact number a string."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from prongsai.core.framework import Framework, Level, Node, Sampling, Window
from prongsai.core.wording import Text


def summary_json(rules: Framework, frozen: Mapping[str, str]) -> dict[str, Any]:
    """One year in the list of all."""
    return {**_head(rules), "frozen": rules.name in frozen, **_contents(rules)}


def file_json(file: str, rules: Framework) -> dict[str, Any]:
    """A file that is sound."""
    return {"file": file, **_head(rules), **_contents(rules)}


def _contents(rules: Framework) -> dict[str, Any]:
    """How many questions or items each instrument has, and which nodes are drafts."""
    return {
        "counts": {one.code: sum(it.is_marked for it in one.walk()) for one in rules.instruments},
        "drafts": [node.code for node in rules.assessment.walk() if node.status == "draft"],
    }


def framework_json(rules: Framework) -> dict[str, Any]:
    """All rules of a year."""
    return {
        **_head(rules),
        "sources": {code: source._asdict() for code, source in rules.sources.items()},
        "themes": [{"code": it.code, "name": _text(it.name)} for it in rules.themes],
        "bands": [
            {"code": it.code, "name": _text(it.name), "from": str(it.at_least)}
            for it in rules.bands
        ],
        "levels": [_level(level) for level in rules.levels],
        "scales": {
            code: [
                {"code": it.code, "name": _text(it.text), "mark": str(it.mark)}
                for it in scale.options
            ]
            for code, scale in rules.scales.items()
        },
        "sampling": {code: _sampling(one) for code, one in rules.sampling.items()},
        "calendar": [_window(window) for window in rules.calendar],
        "assessment": node_json(rules.assessment),
    }


def node_json(node: Node) -> dict[str, Any]:
    """A node and everything below it."""
    return {
        "code": node.code,
        "kind": node.kind,
        "name": _text(node.name),
        "combine": node.combine if node.parts else None,
        "weight": _number(node.weight),
        "ask": _text(node.ask),
        "scale": node.scale,
        "polarity": node.polarity if node.scale else None,
        "theme": node.theme,
        "data_year": node.data_year,
        "elements": [{"code": it.code, "says": _text(it.text)} for it in node.elements],
        "status": node.status,
        "because": _text(node.because),
        "sources": list(node.sources),
        "parts": [node_json(part) for part in node.parts],
    }


def _head(rules: Framework) -> dict[str, Any]:
    return {
        "name": rules.name,
        "year": rules.year,
        "revision": rules.revision,
        "status": rules.status,
        "because": _text(rules.because),
        "wording": rules.wording,
        "digest": rules.digest,
    }


def _level(level: Level) -> dict[str, Any]:
    return {
        "code": level.code,
        "name": _text(level.name),
        "from": str(level.at_least),
        "each_instrument": _number(level.each_instrument),
        "passes": level.passes,
    }


def _sampling(one: Sampling) -> dict[str, Any]:
    return {
        "people": _text(one.people),
        "percent": str(one.percent),
        "at_least": one.at_least,
        "large_over": one.large_over,
        "large_at_least": one.large_at_least,
        "sources": list(one.sources),
    }


def _window(window: Window) -> dict[str, Any]:
    return {
        "code": window.code,
        "name": _text(window.name),
        "opens": _day(window.opens),
        "closes": _day(window.closes),
        "sources": list(window.sources),
    }


def _text(text: Text | None) -> dict[str, str] | None:
    return None if text is None else text._asdict()


def _number(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
