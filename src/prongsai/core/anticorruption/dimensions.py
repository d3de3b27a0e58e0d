"""The dimensions (มิติ) of action plans: data, because national guidance changes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from prongsai.core.thai import arabic_digits, closed_up
from prongsai.core.wording import Text
from prongsai.core.yamlfile import read_yaml

Confidence = Literal["high", "medium", "low"]

USUAL = "e-plan-nacc"  # the set of a plan that names none
_FOLDER = files("prongsai") / "action_plans"
_NUMBERED = re.compile(r"(?:มิติที่|มิติ|dimension)?\(?(\d{1,2})\)?[.)]?[:-]?(.*)")


class Dimension(NamedTuple):
    """A dimension of a plan: its code, its title, where that was found and how sure it is."""

    code: str
    name: Text
    source: str
    confidence: Confidence

    @property
    def titled(self) -> str:
        """As plans print it: ``มิติที่ 1 การสร้างสังคม…``."""
        return f"มิติที่ {self.code} {self.name.th}"


@dataclass(frozen=True)
class Dimensions:
    """A set of dimensions by their codes, in their order."""

    code: str
    name: Text
    by_code: Mapping[str, Dimension]

    def named(self, said: str) -> Dimension | None:
        """The dimension that somebody writes: by number, by title, or by both.

        ``None`` for anything else, and where number and title are those of two.
        """
        text = closed_up(said).casefold()
        titles = {_compared(name): one for one in self.by_code.values() for name in one.name}
        if text in titles:
            return titles[text]
        numbered = _NUMBERED.fullmatch(text)
        if numbered is None or numbered[1] not in self.by_code:
            return None
        one = self.by_code[numbered[1]]
        return one if titles.get(numbered[2], one) == one else None


def dimension_sets() -> tuple[str, ...]:
    """The codes of all sets that there are."""
    names = (one.name for one in _FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


@cache
def load_dimensions(code: str) -> Dimensions:
    """The set with this code; KeyError where there is none."""
    if code not in dimension_sets():
        raise KeyError(code)
    read = read_yaml((_FOLDER / f"{code}.yaml").read_text("utf-8"), f"{code}.yaml")
    found = (
        Dimension(
            arabic_digits(str(one["code"])),
            Text(one["name"]["th"], one["name"]["en"]),
            one["source"],
            one["confidence"],
        )
        for one in read["dimensions"]
    )
    name = Text(read["name"]["th"], read["name"]["en"])
    return Dimensions(code, name, {one.code: one for one in found})


def _compared(text: str) -> str:
    return closed_up(text).casefold()
