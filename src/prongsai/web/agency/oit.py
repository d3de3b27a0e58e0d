"""The OIT of an office as its pages show it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.apps.evidence.models import Check, Disclosure, Examination
from prongsai.apps.evidence.queries import Line, examinations_of
from prongsai.apps.evidence.review_queries import confirmed_marks
from prongsai.apps.rounds.queries import rules_of
from prongsai.core.evidence.findings import Finding
from prongsai.core.evidence.plain import from_kept
from prongsai.core.evidence.worth import worth
from prongsai.core.framework import Framework, Node
from prongsai.core.scoring import as_published
from prongsai.core.sheets.odd_marks import marks_of_item
from prongsai.core.wording import Text
from prongsai.web.agency.access import Office
from prongsai.web.layout.elements_seen import to_open

# Every state of an item in words, with the colour of its badge.
STATES = {
    "nothing": (_("Nothing handed in"), ""),
    "handed_in": (_("Handed in, not checked"), ""),
    "pass": (_("Looks complete"), "good"),
    "fail": (_("Would fail"), "bad"),
    "unsure": (_("Cannot tell: a person must look"), "warn"),
}

# What stands in their place once the marks are confirmed.
STATES_CONFIRMED = {
    "full": (_("Full mark"), "good"),
    "below": (_("Below the full mark"), "bad"),
}


class ShownItem(NamedTuple):
    """An item in a list: what it is called, where it stands, and what its repair is worth.

    ``points`` are points of the total, with two decimals; empty where nothing is to be repaired.
    ``fails`` is how many faults the check found.
    """

    line: Line
    code: str
    name: Text
    state: str
    label: str
    colour: str
    points: str
    fails: int
    is_late: bool


class ShownCheck(NamedTuple):
    """What the newest check says of an item."""

    at: object
    state: str
    label: str
    colour: str
    findings: tuple[Finding, ...]


def examination_of(office: Office, year: int) -> Examination:
    """The OIT of the office's agency in a year; Http404 where none is open."""
    found: Examination = get_object_or_404(examinations_of(office.agency), round__year=year)
    return found


def disclosure_of(office: Office, year: int, item: str) -> Disclosure:
    """An item of a year; Http404 where there is none."""
    examination = examination_of(office, year)
    rows = examination.disclosures.select_related("unit")
    found: Disclosure = get_object_or_404(rows, code=item)
    found.examination = examination
    return found


def shown_items(examination: Examination, lines: Iterable[Line]) -> list[ShownItem]:
    """The items of a year, ready to be shown: with their marks, once these are confirmed."""
    rules = rules_of(examination.round)
    today = timezone.localdate()
    marks = confirmed_marks(examination)
    items = _as_checked(rules, lines, today)
    return (
        [_as_confirmed(one, rules, marks[one.line.node.code]) for one in items] if marks else items
    )


def mark_said(mark: Decimal) -> str:
    """A confirmed mark in words."""
    return _("Mark %(mark)s") % {"mark": f"{mark.normalize():f}"}


def is_full(rules: Framework, node: Node, mark: Decimal) -> bool:
    """Whether an item has its full mark."""
    return mark >= marks_of_item(rules, node)[-1]


def _as_confirmed(item: ShownItem, rules: Framework, mark: Decimal) -> ShownItem:
    state = "full" if is_full(rules, item.line.node, mark) else "below"
    colour = STATES_CONFIRMED[state][1]
    points = "" if state == "full" else points_of(rules, item.line.node)
    item = item._replace(state=state, label=mark_said(mark), colour=colour, points=points)
    return item._replace(fails=0, is_late=False)


def _as_checked(rules: Framework, lines: Iterable[Line], today: date) -> list[ShownItem]:
    return [
        ShownItem(
            line=line,
            code=line.node.code.upper(),
            name=line.node.name,
            state=line.state,
            label=str(STATES[line.state][0]),
            colour=STATES[line.state][1],
            points="" if line.state == "pass" else points_of(rules, line.node),
            fails=_fails(line.check),
            is_late=line.is_late(today),
        )
        for line in lines
    ]


def points_of(rules: Framework, node: Node) -> str:
    """The points of the total that an item brings with its full mark, with two decimals."""
    return f"{as_published(worth(rules, node.code, None))}"


def shown_check(check: Check | None) -> ShownCheck | None:
    """What a check found, its failing findings first."""
    if check is None:
        return None
    found = from_kept(check.report)
    told = (finding._replace(url=to_open(finding.url)) for finding in found.findings)
    findings = sorted(told, key=lambda finding: finding.severity != "fail")
    label, colour = STATES[check.verdict]
    return ShownCheck(check.at, check.verdict, str(label), colour, tuple(findings))


def _fails(check: Check | None) -> int:
    if check is None:
        return 0
    return sum(one["severity"] == "fail" for one in check.report["findings"])
