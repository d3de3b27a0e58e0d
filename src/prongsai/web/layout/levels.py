"""Levels in words: what each asks for, and what is still missing to the next."""

from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.framework import Level
from prongsai.core.results import Result
from prongsai.core.scoring import Score
from prongsai.web.layout.figures import figure


@dataclass(frozen=True)
class Condition:
    """A figure that a level asks for, and the one there is; ``short`` is empty where it is met."""

    code: str
    name: str
    needs: str
    has: str
    short: str


@dataclass(frozen=True)
class Step:
    """A level with every condition that the rules set for it."""

    code: str
    name: str
    conditions: tuple[Condition, ...]


def step_reached(result: Result, language: str) -> Step | None:
    """The level that was reached and why; ``None`` while it is not known."""
    return None if result.level is None else _step(result, result.level, language)


def next_step(result: Result, language: str) -> Step | None:
    """The level above and what is missing; ``None`` at the top or while the level is not known."""
    levels = result.framework.levels
    if result.level is None or result.level == levels[0]:
        return None
    return _step(result, levels[levels.index(result.level) - 1], language)


def _step(result: Result, level: Level, language: str) -> Step:
    conditions = [_condition(result.total, level.at_least, language)]
    if level.each_instrument is not None:
        conditions += [
            _condition(part, level.each_instrument, language) for part in result.total.parts
        ]
    return Step(level.code, level.name.say(language), tuple(conditions))


def _condition(score: Score, needs: Decimal, language: str) -> Condition:
    has = score.announced
    met = has is not None and has >= needs
    return Condition(
        code=score.node.code,
        name=score.node.name.say(language),
        needs=figure(needs),
        has=figure(has),
        short="" if met or has is None else figure(needs - has),
    )
