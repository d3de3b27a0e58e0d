"""The review of OIT as its pages need it: who looks at what, how often two agree, what stands."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency, Role
from prongsai.apps.agencies.permissions import may
from prongsai.apps.agencies.queries import Visitor, agencies_visible_to, appointments_of
from prongsai.apps.evidence.models import (
    Assignment,
    Clarification,
    Copy,
    Decision,
    Disclosure,
    Examination,
    Stage,
    Turn,
)
from prongsai.apps.evidence.queries import items_of_round
from prongsai.apps.rounds.queries import rules_of
from prongsai.core.framework import Node
from prongsai.core.sheets.odd_marks import marks_of_item

# Whoever leads sees an OIT from its approval on, assessors see what has begun and what is over.
LED = (Stage.APPROVED, Stage.REVIEWING, Stage.CLARIFYING, Stage.CONFIRMED)
BEGUN = (Stage.REVIEWING, Stage.CLARIFYING, Stage.CONFIRMED)
NOT_OVER = (Stage.APPROVED, Stage.REVIEWING, Stage.CLARIFYING)


class Reviewed(NamedTuple):
    """An item in review: its rules, who looked at it as which assessor, and what came of it."""

    disclosure: Disclosure
    node: Node
    turns: Mapping[str, Assignment]
    clarification: Clarification | None
    decision: Decision | None

    @property
    def differs(self) -> bool:
        """Whether the first and the second assessor gave different marks."""
        first, second = self._mark(Turn.FIRST), self._mark(Turn.SECOND)
        return first is not None and second is not None and first != second

    @property
    def standing(self) -> Assignment | None:
        """The assessor's mark that stands; ``None`` while one is still to be given.

        Where a second assessor looks, both must agree, or a third decides.
        """
        if any(one.mark is None for one in self.turns.values()):
            return None
        return self.turns.get(Turn.THIRD if self.differs else Turn.FIRST)

    def _mark(self, turn: str) -> Decimal | None:
        return self.turns[turn].mark if turn in self.turns else None


class Agreement(NamedTuple):
    """How often the first and the second assessor gave the same mark.

    ``kappa`` is Cohen's: 1 always the same, 0 no more than by chance; ``None`` where chance alone
    would always agree, or nothing was seen twice.
    """

    n: int
    agreed: int
    kappa: Fraction | None


class Load(NamedTuple):
    """How many items an assessor has, of all agencies, and how many of them wait for a mark.

    ``given`` is how many marks he has given, those that are confirmed among them.
    """

    assessor: User
    items: int
    waiting: int
    given: int


def marks_for(disclosure: Disclosure) -> tuple[Decimal, ...]:
    """The marks that an item can get, the lowest first."""
    rules = rules_of(disclosure.examination.round)
    return marks_of_item(rules, rules.nodes[disclosure.code])


def is_assessor(visitor: Visitor) -> bool:
    """Whether somebody holds an assessor's position today."""
    return any(one.position.role == Role.ASSESSOR for one in appointments_of(visitor))


def is_of(assessor: User, agency: Agency) -> bool:
    """Whether somebody holds any position of the agency or of an office in its province."""
    offices = [one.position.agency for one in appointments_of(assessor)]
    return any(
        office.pk == agency.pk or (agency.province != "" and office.province == agency.province)
        for office in offices
    )


def assessors_for(agency: Agency) -> list[User]:
    """Everybody who may look at an agency's items: assessors of elsewhere, by their names."""
    today = timezone.localdate()
    held = Q(appointments__since__lte=today) & (
        Q(appointments__until__isnull=True) | Q(appointments__until__gte=today)
    )
    own = Q(appointments__position__agency=agency)
    if agency.province:
        own |= Q(appointments__position__agency__province=agency.province)
    barred = User.objects.filter(held, own).values("pk")
    rows = User.objects.filter(held, appointments__position__role=Role.ASSESSOR, is_active=True)
    return list(rows.exclude(pk__in=barred).distinct().order_by("username"))


def assignments_of(visitor: Visitor) -> QuerySet[Assignment]:
    """The items that somebody looks at as an assessor: his own assignments, and no others.

    Nothing for whoever holds no assessor's position today.
    """
    if not is_assessor(visitor):
        return Assignment.objects.none()
    rows = Assignment.objects.filter(assessor_id=visitor.pk)
    # A review that was taken back waits for its agency, and not for assessors.
    rows = rows.filter(disclosure__examination__stage__in=BEGUN)
    rows = rows.select_related("disclosure__examination__round__agency", "hand_in")
    return rows.order_by("disclosure__examination__round__agency__name", "disclosure_id")


def marks_seen_by(assignment: Assignment) -> list[Assignment]:
    """The marks of others that an assessor sees: none, but for the third, who decides."""
    if assignment.turn != Turn.THIRD:
        return []
    rows = Assignment.objects.filter(disclosure=assignment.disclosure_id, mark__isnull=False)
    return list(rows.exclude(turn=Turn.THIRD).order_by("pk"))


def copies_seen_by(assignment: Assignment) -> QuerySet[Copy]:
    """The dated copies of the hand-in that an assessor looks at, the newest first."""
    rows = Copy.objects.filter(hand_in=assignment.hand_in_id)
    return rows.defer("record").order_by("-pk")


def loads(assessors: Iterable[User]) -> list[Load]:
    """How many items each of the assessors has, in their order, in one query."""
    people = list(assessors)
    rows = Assignment.objects.filter(assessor__in=people).order_by().values("assessor")
    lasts = Q(disclosure__examination__stage__in=NOT_OVER)
    counted = rows.annotate(
        items=Count("pk", filter=lasts),
        waiting=Count("pk", filter=lasts & Q(mark=None)),
        given=Count("pk", filter=Q(mark__isnull=False)),
    )
    found = {row["assessor"]: (row["items"], row["waiting"], row["given"]) for row in counted}
    return [Load(one, *found.get(one.pk, (0, 0, 0))) for one in people]


def examinations_led_by(visitor: Visitor) -> QuerySet[Examination]:
    """The OIT that somebody leads the review of; nothing for whoever leads none."""
    if not any(one.position.role == Role.ADMINISTRATOR for one in appointments_of(visitor)):
        return Examination.objects.none()
    rows = Examination.objects.filter(round__agency__in=agencies_visible_to(visitor))
    rows = rows.filter(stage__in=LED).select_related("round__agency")
    return rows.order_by("-round__year", "round__agency__name")


def examinations_clarified_by(visitor: Visitor) -> QuerySet[Examination]:
    """The OIT that somebody clarifies for his agency, once its marks may be seen."""
    agencies = [one.position.agency for one in appointments_of(visitor)]
    own = {agency.pk for agency in agencies if may(visitor, "oit.clarify", agency)}
    rows = Examination.objects.filter(round__agency__in=own)
    rows = rows.filter(stage__in=(Stage.CLARIFYING, Stage.CONFIRMED))
    return rows.select_related("round__agency").order_by("-round__year")


def reviewed_items(examination: Examination) -> list[Reviewed]:
    """Every item in review, in the order of the rules; queries do not depend on their number."""
    rows = examination.disclosures.select_related("clarification", "decision")
    rows = rows.prefetch_related("assignments__assessor", "assignments__hand_in")
    known = {one.code: one for one in rows}
    for one in known.values():
        one.examination = examination
    nodes = [node for node in items_of_round(examination.round) if node.code in known]
    return [_reviewed(known[node.code], node) for node in nodes]


def confirmed_marks(examination: Examination) -> Mapping[str, Decimal]:
    """The mark of each item by its code, once they are confirmed; empty before."""
    if examination.stage != Stage.CONFIRMED:
        return {}
    rows = Decision.objects.filter(disclosure__examination=examination)
    return dict(rows.values_list("disclosure__code", "mark"))


def reviewed(disclosure: Disclosure) -> Reviewed:
    """One item in review."""
    rows = Disclosure.objects.select_related(
        "examination__round__agency", "clarification", "decision"
    )
    current = rows.prefetch_related("assignments__assessor", "assignments__hand_in").get(
        pk=disclosure.pk
    )
    return _reviewed(current, rules_of(current.examination.round).nodes[current.code])


def contested(items: Iterable[Reviewed]) -> list[Reviewed]:
    """The items that an agency can contest: below their full mark, with something handed in."""
    return [one for one in items if can_be_clarified(one)]


def differing(items: Iterable[Reviewed]) -> list[Reviewed]:
    """The items about which two assessors differ, and which no third one has."""
    return [one for one in items if one.differs and Turn.THIRD not in one.turns]


def can_be_clarified(item: Reviewed) -> bool:
    """Whether an agency can say anything about an item: below its full mark, with a hand-in."""
    standing = item.standing
    if standing is None or standing.mark is None or not item.disclosure.last:
        return False
    return standing.mark < marks_for(item.disclosure)[-1]


def copies_for_clarifying(item: Reviewed) -> QuerySet[Copy]:
    """The copies that show what stood there when the assessor looked, the newest first."""
    standing = item.standing
    rows = Copy.objects.filter(hand_in__disclosure=item.disclosure).defer("record")
    if standing is None or standing.given_at is None or standing.hand_in is None:
        return rows.none()
    rows = rows.filter(hand_in__number__lte=standing.hand_in.number)
    return rows.filter(taken_at__lte=standing.given_at).order_by("-pk")


def agreement(items: Iterable[Reviewed]) -> Agreement:
    """How often two assessors agree, over the items that both have given a mark."""
    pairs = []
    for one in items:
        first, second = one.turns.get(Turn.FIRST), one.turns.get(Turn.SECOND)
        if first is not None and second is not None:
            pairs += [(first.mark, second.mark)] if None not in (first.mark, second.mark) else []
    agreed = sum(first == second for first, second in pairs)
    return Agreement(len(pairs), agreed, _kappa(pairs, agreed))


def choose_sample(examination: Examination, percent: int) -> list[Disclosure]:
    """The items that a second assessor looks at: so many percent of those handed in, rounded up.

    Chosen by a hash of agency, year and code, so nobody picks them and anybody can repeat it.
    """
    slug, year = examination.round.agency.slug, examination.round.year
    rows = list(examination.disclosures.filter(last__gt=0))
    rows.sort(key=lambda one: sha256(f"{slug}/{year}/{one.code}".encode()).hexdigest())
    return rows[: -(-len(rows) * percent // 100)]


def _kappa(pairs: Sequence[tuple[Decimal | None, Decimal | None]], agreed: int) -> Fraction | None:
    n = len(pairs)
    if not n:
        return None
    firsts, seconds = [first for first, _ in pairs], [second for _, second in pairs]
    by_chance = sum(
        (Fraction(firsts.count(mark) * seconds.count(mark), n * n) for mark in set(firsts)),
        Fraction(0),
    )
    if by_chance == 1:
        return None
    return (Fraction(agreed, n) - by_chance) / (1 - by_chance)


def _reviewed(disclosure: Disclosure, node: Node) -> Reviewed:
    return Reviewed(
        disclosure,
        node,
        {one.turn: one for one in disclosure.assignments.all()},
        getattr(disclosure, "clarification", None),
        getattr(disclosure, "decision", None),
    )
