"""The words of the cautions and of the detectors, kept as data: caution_words/*.yaml."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from prongsai.core.improvement.cautions.caution import Caution
from prongsai.core.improvement.cautions.compared import compared
from prongsai.core.wording import Text
from prongsai.core.yamlfile import Mapping as YamlMapping
from prongsai.core.yamlfile import read_yaml


class CautionWords(NamedTuple):
    """What is said of a caution, with slots, and its way out."""

    says: Text
    way_out: Text


@cache
def caution_words() -> Mapping[str, CautionWords]:
    """The wording of every caution, by code."""
    return {
        code: CautionWords(_text(given["says"]), _text(given["way_out"]))
        for code, given in _read("cautions.yaml").items()
    }


@cache
def words(group: str) -> tuple[str, ...]:
    """A group of words, as ``compared`` makes them, the longest first."""
    given = {compared(one) for one in _read_words()[group]}
    return tuple(sorted(given, key=lambda one: (-len(one), one)))


@cache
def kinds() -> Mapping[str, Sequence[str]]:
    """The kinds of agency, and what an agency of each calls itself."""
    return {kind: tuple(map(compared, given)) for kind, given in _read_words()["kinds"].items()}


def worded(
    code: str, *, measure: int | None = None, weak: str | None = None, **slots: object
) -> Caution:
    """A caution with its words; KeyError for a code that has none."""
    found = caution_words()[code]
    return Caution(code, measure, weak, found.says.fill(**slots), found.way_out)


@cache
def _read_words() -> YamlMapping:
    return _read("words.yaml")


def _read(file: str) -> YamlMapping:
    return read_yaml((files("prongsai") / "caution_words" / file).read_text("utf-8"), file)


def _text(given: YamlMapping) -> Text:
    return Text(given["th"], given["en"])
