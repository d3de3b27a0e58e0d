"""The wording of findings, kept as data beside the code: evidence_words/*.yaml."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from prongsai.core.evidence.findings import Finding, Severity
from prongsai.core.framework import Element
from prongsai.core.wording import Text, same
from prongsai.core.yamlfile import Mapping as YamlMapping
from prongsai.core.yamlfile import read_yaml

MISSING = "_missing"
_NOTHING = same("")


class FindingWords(NamedTuple):
    """What is said of a finding, with slots, and whether it leaves the verdict open."""

    severity: Severity
    says: Text
    repair: Text
    unsure: bool = False


@cache
def finding_words() -> Mapping[str, FindingWords]:
    """The wording of every finding, by code; ``element_missing`` is that of all elements."""
    return {code: _words(given) for code, given in _read("findings.yaml").items()}


@cache
def repairs() -> Mapping[str, Text]:
    """How each element that is missing is put right, by the code of the element."""
    return {code: _text(given) for code, given in _read("repairs.yaml").items()}


def worded(code: str, url: str, **slots: object) -> Finding:
    """A finding with its words; KeyError for a code that has none.

    ``detail`` and ``found`` are put into brackets where there are any; of what is not there,
    ``found`` is told as what is there instead.
    """
    words = finding_words()[code]
    filled = {**_SLOTS, **slots, "url": url}
    for slot in ("detail", "found"):
        filled[slot] = _bracketed(slot, code, filled[slot])
    return Finding(
        code, words.severity, url, words.says.fill(**filled), words.repair.fill(**filled)
    )


def element_missing(element: Element, url: str, looked: Text, found: str = "") -> Finding:
    """The finding that a required element is not there, with the repair of that element.

    ``looked`` is where it was looked for, ``found`` what stood in its place.
    """
    said = worded("element_missing", url, element=element.text, looked=looked, found=found)
    return said._replace(code=element.code + MISSING, repair=repairs()[element.code])


_SLOTS: Mapping[str, object] = dict.fromkeys(
    ("detail", "wanted", "found", "other", "site", "host", "element", "looked", "item"), _NOTHING
)
# Findings of what is not there; what was found is something else, in its place.
_NOT_THERE = frozenset({"element_missing", "six_months_missing"})
# So begins what tells which parts are lacking, and quotes nothing.
_LACKING = "ไม่พบ"
# Findings whose words have quotation marks of their own around what was found.
_QUOTED = frozenset({"empty_link_list"})


def _bracketed(slot: str, code: str, value: object) -> object:
    if not isinstance(value, str) or not value or code in _QUOTED:
        return value
    if slot == "found" and value.startswith(_LACKING):
        return same(f" ({value})")
    if slot == "found" and code in _NOT_THERE:
        return Text(f" แต่พบ “{value}” แทน", f"; “{value}” is there instead")
    if slot == "found":
        return Text(f" (พบ “{value}”)", f" (found “{value}”)")
    return same(f" ({value})")


def _read(file: str) -> YamlMapping:
    return read_yaml((files("prongsai") / "evidence_words" / file).read_text("utf-8"), file)


def _words(given: YamlMapping) -> FindingWords:
    says, repair = _text(given["says"]), _text(given["repair"])
    return FindingWords(given["severity"], says, repair, given.get("unsure", False))


def _text(given: YamlMapping) -> Text:
    return Text(given["th"], given["en"])
