"""The OIT of a round as its pages need it: items, what was handed in, what the check says."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import Visitor
from prongsai.apps.evidence.models import (
    Check,
    CheckRun,
    Copy,
    Disclosure,
    Examination,
    HandIn,
    Stage,
)
from prongsai.apps.rounds.models import Round
from prongsai.apps.rounds.queries import rounds_visible_to, rules_of, rules_with
from prongsai.core.framework import Node
from prongsai.core.pairing import paired
from prongsai.core.thai import closed_up

OIT = "oit"


class Line(NamedTuple):
    """An item in the list of a year: its rules, its newest hand-in and what the check said of it.

    ``state`` is "nothing", "handed_in", or the verdict of the newest check of the newest hand-in.
    """

    disclosure: Disclosure
    node: Node
    hand_in: HandIn | None
    check: Check | None

    @property
    def explanation(self) -> str:
        """What was written beside the newest hand-in; the public reads it once it is approved."""
        return "" if self.hand_in is None else self.hand_in.explanation

    @property
    def state(self) -> str:
        """Where the item stands."""
        if self.hand_in is None:
            return "nothing"
        return "handed_in" if self.check is None else self.check.verdict

    def is_late(self, today: date) -> bool:
        """Whether nothing is handed in though it was due."""
        due = self.disclosure.due_on
        return self.hand_in is None and due is not None and due < today


class Progress(NamedTuple):
    """How many items a year has, and how many of them are in which state."""

    items: int
    handed_in: int
    states: Mapping[str, int]


def items_of_round(round_: Round) -> tuple[Node, ...]:
    """The OIT items of a round's rules, in their order."""
    return tuple(node for node in rules_of(round_).marked if node.kind == "item")


def examinations_visible_to(visitor: Visitor) -> QuerySet[Examination]:
    """The OIT of the rounds that somebody may look into."""
    rounds = rounds_visible_to(visitor)
    return Examination.objects.filter(round__in=rounds).select_related("round__agency")


def examinations_of(agency: Agency) -> QuerySet[Examination]:
    """The OIT of an agency's years, the newest first, with how many items are handed in."""
    rows = Examination.objects.filter(round__agency=agency).select_related("round__agency")
    return rows.annotate(items=Count("disclosures")).order_by("-round__year")


def unconfirmed_examinations(
    agency: Agency, units: Collection[int] | None = None
) -> QuerySet[Examination]:
    """The OIT of an agency that is not confirmed yet, the oldest year first.

    ``missing`` is how many items have nothing handed in, ``due`` the first day on which one of
    them is due. With ``units`` only items of these units count, by their keys.
    """
    empty = Q(disclosures__last=0)
    if units is not None:
        empty &= Q(disclosures__unit__in=units)
    return (
        Examination.objects.filter(round__agency=agency)
        .exclude(stage=Stage.CONFIRMED)
        .select_related("round")
        .annotate(
            missing=Count("disclosures", filter=empty),
            due=Min("disclosures__due_on", filter=empty),
        )
        .order_by("round__year")
    )


def lines_of(examination: Examination) -> list[Line]:
    """Every item with its newest hand-in and newest check, in the order of the rules.

    The number of queries does not depend on the number of items.
    """
    disclosures = {
        one.code: one for one in examination.disclosures.select_related("unit").order_by("pk")
    }
    for one in disclosures.values():
        one.examination = examination
    handed_in = newest_hand_ins(examination)
    checks = newest_checks(examination)
    nodes = [node for node in items_of_round(examination.round) if node.code in disclosures]
    return [_line(disclosures[node.code], node, handed_in, checks) for node in nodes]


def progress_of(lines: Sequence[Line]) -> Progress:
    """How far the items of a year are."""
    states: dict[str, int] = {}
    for line in lines:
        states[line.state] = states.get(line.state, 0) + 1
    return Progress(len(lines), len(lines) - states.get("nothing", 0), states)


def node_of(disclosure: Disclosure) -> Node:
    """The item in the rules of its round."""
    return rules_of(disclosure.examination.round).nodes[disclosure.code]


def newest_hand_ins(examination: Examination) -> Mapping[int, HandIn]:
    """The newest hand-in of each item with its exhibits, by the key of the disclosure."""
    rows = HandIn.objects.filter(
        disclosure__examination=examination, number=F("disclosure__last")
    ).prefetch_related("exhibits")
    return {row.disclosure_id: row for row in rows}


def newest_checks(examination: Examination) -> Mapping[int, Check]:
    """The newest check of each hand-in that is the newest of its item, by the hand-in's key."""
    newest = (
        Check.objects.filter(hand_in=OuterRef("hand_in"))
        .order_by()
        .values("hand_in")
        .annotate(newest=Max("pk"))
        .values("newest")
    )
    rows = Check.objects.filter(
        hand_in__disclosure__examination=examination,
        hand_in__number=F("hand_in__disclosure__last"),
        pk=Subquery(newest),
    )
    return {row.hand_in_id: row for row in rows}


def newest_hand_in(disclosure: Disclosure) -> HandIn | None:
    """What stands handed in for an item now."""
    return disclosure.hand_ins.filter(number=disclosure.last).first()


def history_of(disclosure: Disclosure) -> QuerySet[HandIn]:
    """Everything that was ever handed in for an item, the newest first."""
    rows = disclosure.hand_ins.select_related("by", "carried_from__disclosure__examination__round")
    # The content of files stays where it is; a list shows names.
    return rows.prefetch_related("exhibits").order_by("-number")


def checks_of(disclosure: Disclosure) -> QuerySet[Check]:
    """Every check of an item, the newest first."""
    rows = Check.objects.filter(hand_in__disclosure=disclosure).select_related("hand_in")
    return rows.order_by("-pk")


def copies_of(disclosure: Disclosure) -> QuerySet[Copy]:
    """The dated copies of an item, the newest first, without their content."""
    rows = Copy.objects.filter(hand_in__disclosure=disclosure).select_related("hand_in")
    return rows.defer("record").order_by("-pk")


def carried_to(disclosure: Disclosure) -> HandIn | None:
    """What was handed in for the same item the year before; ``None`` where nothing was.

    Both years' rules are paired by the titles of their items: a code may name another item now.
    """
    examination = disclosure.examination
    round_ = examination.round
    before = Examination.objects.filter(round__agency=round_.agency_id, round__year=round_.year - 1)
    earlier = before.select_related("round__agency").first()
    if earlier is None:
        return None
    codes = same_items(earlier.round, round_)
    rows = HandIn.objects.filter(disclosure__examination=earlier, number=F("disclosure__last"))
    rows = rows.filter(disclosure__code__in=[old for old in codes if codes[old] == disclosure.code])
    found = rows.select_related("disclosure").prefetch_related("exhibits").first()
    if found is not None:
        found.disclosure.examination = earlier
    return found


def same_items(earlier: Round, later: Round) -> Mapping[str, str]:
    """The code of each item of a year that goes on in another year, with its code there."""
    before, after = rules_with(earlier.framework_id), rules_with(later.framework_id)
    items = {node.code for node in before.marked if node.kind == "item"}
    return {old: new for old, new in paired(before, after).items() if old in items}


def has_other_title(earlier: HandIn, disclosure: Disclosure) -> bool:
    """Whether the item was called otherwise the year before, so that a person should compare."""
    return closed_up(node_of(earlier.disclosure).name.th) != closed_up(node_of(disclosure).name.th)


def run_of(examination: Examination) -> CheckRun | None:
    """The newest run of the check: the one at work, or the last that ended."""
    return examination.runs.order_by("-pk").first()


def is_open_for_handing_in(examination: Examination, today: date) -> bool:
    """Whether something can be handed in on a day."""
    until = examination.hand_in_until
    return examination.stage == Stage.COLLECTING and (until is None or today <= until)


def _line(
    disclosure: Disclosure,
    node: Node,
    handed_in: Mapping[int, HandIn],
    checks: Mapping[int, Check],
) -> Line:
    made = handed_in.get(disclosure.pk)
    return Line(disclosure, node, made, None if made is None else checks.get(made.pk))
