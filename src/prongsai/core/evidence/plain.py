"""Checks as plain values, ready for JSON: as other programs read them, and as they are kept."""

from collections.abc import Iterable, Mapping
from typing import Any

from prongsai.core.evidence.findings import ElementSeen, Finding, ItemCheck
from prongsai.core.wording import Text


def as_plain(checks: Iterable[ItemCheck], language: str) -> dict[str, Any]:
    """Checks as ``prongsai check --json`` prints them, in one language."""
    return {"items": [_item(check, language) for check in checks]}


def of_plain(document: Mapping[str, Any]) -> tuple[ItemCheck, ...]:
    """Checks from what ``as_plain`` gave; their one language stands for both."""
    return tuple(
        ItemCheck(
            code=item["code"],
            verdict=item["verdict"],
            findings=tuple(_finding_in_one(finding) for finding in item["findings"]),
            elements=tuple(ElementSeen(**element) for element in item["elements"]),
        )
        for item in document["items"]
    )


def kept(check: ItemCheck) -> dict[str, Any]:
    """A check whole, in both languages, as it is kept in the database; ``from_kept`` reads it."""
    findings = [
        finding._asdict() | {"says": list(finding.says), "repair": list(finding.repair)}
        for finding in check.findings
    ]
    return {
        "code": check.code,
        "verdict": check.verdict,
        "findings": findings,
        "elements": [seen._asdict() for seen in check.elements],
    }


def from_kept(report: Mapping[str, Any]) -> ItemCheck:
    """A check from what ``kept`` gave."""
    findings = tuple(
        Finding(**{**given, "says": Text(*given["says"]), "repair": Text(*given["repair"])})
        for given in report["findings"]
    )
    elements = tuple(ElementSeen(**given) for given in report["elements"])
    return ItemCheck(report["code"], report["verdict"], findings, elements)


def _item(check: ItemCheck, language: str) -> dict[str, Any]:
    return {
        "code": check.code,
        "verdict": check.verdict,
        "findings": [_finding(finding, language) for finding in check.findings],
        "elements": [
            {"element": seen.element, "found": seen.found, "evidence": seen.evidence}
            for seen in check.elements
        ],
    }


def _finding(finding: Finding, language: str) -> dict[str, str]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "url": finding.url,
        "says": finding.says.say(language),
        "repair": finding.repair.say(language),
    }


def _finding_in_one(given: Mapping[str, Any]) -> Finding:
    says, repair = Text(given["says"], given["says"]), Text(given["repair"], given["repair"])
    return Finding(given["code"], given["severity"], given["url"], says, repair)
