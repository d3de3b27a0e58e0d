"""Items in review as pages show them: side by side, what is asked and what was seen."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from prongsai.apps.evidence.models import Assignment, Disclosure, HandIn
from prongsai.apps.evidence.queries import node_of
from prongsai.apps.evidence.review_queries import Agreement, Reviewed
from prongsai.core.evidence.findings import Finding
from prongsai.core.evidence.plain import from_kept
from prongsai.core.evidence.words import MISSING
from prongsai.core.framework import Node
from prongsai.core.scoring import as_published
from prongsai.web.layout.elements_seen import elements_shown


class Row(NamedTuple):
    """An assigned item in an assessor's list."""

    assignment: Assignment
    node: Node

    @property
    def code(self) -> str:
        """The code as people write it."""
        return self.node.code.upper()


def rows_of(assignments: list[Assignment]) -> list[Row]:
    """Assigned items with their rules."""
    return [Row(one, node_of(one.disclosure)) for one in assignments]


def seen_of(disclosure: Disclosure, hand_in: HandIn | None) -> Mapping[str, Any]:
    """What an item must show, what the check saw of it, and what else it objects to.

    An element that is not there stands among the elements, and not once more among the findings.
    """
    check = None if hand_in is None else hand_in.checks.order_by("-pk").first()
    findings: list[Finding] = []
    if check is not None:
        found = from_kept(check.report)
        told = {one.element + MISSING for one in found.elements if one.found is False}
        others = (one for one in found.findings if one.code not in told)
        findings = sorted(others, key=lambda one: one.severity != "fail")
    return {
        "elements": elements_shown(disclosure, check),
        "findings": findings,
        "check": check,
    }


def about(item: Reviewed) -> Mapping[str, Any]:
    """What every page about one item of a review shows."""
    return {"one": item, "node": item.node, "code": item.node.code.upper()}


def agreement_said(found: Agreement) -> Mapping[str, Any]:
    """How often two assessors agree, in figures with two decimals."""
    percent = "" if not found.n else f"{as_published(Fraction(100 * found.agreed, found.n))}"
    kappa = "" if found.kappa is None else f"{as_published(found.kappa)}"
    return {"n": found.n, "agreed": found.agreed, "percent": percent, "kappa": kappa}
