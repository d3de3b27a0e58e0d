"""What assessors do with what an agency disclosed: given items, they give marks; two may differ.

No line of the log has a comment or the name of an assessor in it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.permissions import may
from prongsai.apps.evidence.models import (
    Approval,
    Assignment,
    Disclosure,
    Examination,
    HandIn,
    Stage,
    Turn,
)
from prongsai.apps.evidence.review_queries import (
    choose_sample,
    differing,
    is_assessor,
    is_of,
    marks_for,
    reviewed,
    reviewed_items,
)
from prongsai.apps.evidence.stages import held_at, log_review, move

# Acts that people do as assessors. The agency reads its log, and is not told who judged it.
ACTS_OF_ASSESSORS = frozenset({"oit.mark_given"})
# What happens among assessors, of whom two look without seeing each other. The agency reads of it
# when it may see the marks, and never which of the assessors it was.
ACTS_AMONG_ASSESSORS = ACTS_OF_ASSESSORS | {"oit.assessor_assigned"}


@transaction.atomic
def begin_review(examination: Examination, *, by: User | None) -> None:
    """Hand the approved OIT of a round to the assessors; nothing more can be handed in."""
    says = _("The executive approves first; then the assessors begin.")
    current = held_at(examination, Stage.APPROVED, says)
    if _approval(current) is None:
        raise ValidationError(says)
    move(examination, current, Stage.REVIEWING)
    # Items that were given before the beginning was taken back may be handed in anew since.
    for one in Assignment.objects.filter(disclosure__examination=current):
        one.hand_in = _hand_in_of(current, one.disclosure)
        one.save(update_fields=["hand_in"])
    items = current.disclosures.filter(last__gt=0).count()
    log_review("oit.review_begun", current, by, items=items)


@transaction.atomic
def take_back_review(examination: Examination, *, by: User | None) -> None:
    """Take the beginning back, so that the agency has its OIT again; until a mark is given."""
    current = held_at(examination, Stage.REVIEWING, _("The review has not begun, or is over."))
    given = Assignment.objects.filter(disclosure__examination=current, mark__isnull=False)
    if given.exists():
        raise ValidationError(_("A mark is given already, so the review goes on."))
    move(examination, current, Stage.APPROVED)
    log_review("oit.review_taken_back", current, by)


@transaction.atomic
def assign(disclosure: Disclosure, *, assessor: User, turn: str, by: User | None) -> Assignment:
    """Give an item to an assessor as first or second; until he gives a mark, another may follow.

    ValidationError for one of the agency or its province, and for one who looks at it already.
    """
    if turn not in (Turn.FIRST, Turn.SECOND):
        raise ValidationError(_("A third assessor decides only where two differ."))
    return _give(disclosure, assessor, turn, by)


@transaction.atomic
def assign_items(
    examination: Examination, *, codes: Iterable[str], assessor: User, turn: str, by: User | None
) -> int:
    """Give several items to one assessor, all or none; gives their number."""
    wanted = set(codes)
    items = list(examination.disclosures.filter(code__in=wanted))
    if not items:
        raise ValidationError(_("Choose at least one item."))
    for item in items:
        with _naming(item, len(items)):
            assign(item, assessor=assessor, turn=turn, by=by)
    return len(items)


@transaction.atomic
def assign_sample(
    examination: Examination, *, percent: int, assessor: User, by: User | None
) -> int:
    """Let a second assessor look at a sample without seeing the first; gives the items given.

    Items of the sample that have a second assessor already, or that this one looks at as the
    first, are passed over.
    """
    sample = choose_sample(examination, percent)
    taken = Assignment.objects.filter(disclosure__examination=examination)
    taken = taken.filter(Q(turn=Turn.SECOND) | Q(assessor=assessor))
    known = set(taken.values_list("disclosure_id", flat=True))
    free = [one for one in sample if one.pk not in known]
    if not free:
        raise ValidationError(_("Every item of the sample has a second assessor, or this one."))
    for item in free:
        assign(item, assessor=assessor, turn=Turn.SECOND, by=by)
    return len(free)


@transaction.atomic
def settle(disclosure: Disclosure, *, assessor: User, by: User | None) -> Assignment:
    """Let a third assessor decide an item about which the first and the second differ."""
    if not reviewed(disclosure).differs:
        raise ValidationError(_("The two assessors do not differ, so there is nothing to decide."))
    return _give(disclosure, assessor, Turn.THIRD, by)


@transaction.atomic
def settle_all(examination: Examination, *, assessor: User, by: User | None) -> int:
    """Let a third assessor decide wherever two differ; gives the number of items.

    Items that he looked at as the first or the second are passed over.
    """
    waiting = differing(reviewed_items(examination))
    own = [one for one in waiting if assessor.pk in {t.assessor_id for t in one.turns.values()}]
    if waiting and len(own) == len(waiting):
        says = _("This person looked at all of these items already. Choose another.")
        raise ValidationError({"assessor": says})
    if not waiting:
        raise ValidationError(_("The two assessors do not differ, so there is nothing to decide."))
    free = [one for one in waiting if one not in own]
    for one in free:
        settle(one.disclosure, assessor=assessor, by=by)
    return len(free)


@transaction.atomic
def give_mark(assignment: Assignment, *, mark: Decimal, comment: str, by: User) -> None:
    """Give an item its mark; below the full mark the comment says what is missing.

    The mark can be put right while the review lasts, until somebody was asked to decide.
    """
    examination = assignment.disclosure.examination
    says = _("Marks are given while the review lasts.")
    current = held_at(examination, Stage.REVIEWING, says)
    own = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if own.assessor_id != by.pk or not is_assessor(by):
        raise ValidationError(_("Only the assessor whom an item was given to gives its mark."))
    must_be_elsewhere(by, current)
    own.disclosure.examination = current
    if own.turn != Turn.THIRD and Turn.THIRD in reviewed(own.disclosure).turns:
        raise ValidationError(_("A third assessor decides this item now; the mark stays."))
    allowed = marks_for(own.disclosure)
    must_be_a_mark(mark, allowed)
    if mark < allowed[-1] and not comment.strip():
        raise ValidationError({"comment": _("Say in a sentence what is missing.")})
    own.mark, own.comment, own.given_at = mark, comment.strip(), timezone.now()
    own.full_clean()
    own.save(update_fields=["mark", "comment", "given_at"])
    assignment.mark, assignment.comment, assignment.given_at = own.mark, own.comment, own.given_at
    told = {"code": own.disclosure.code, "turn": own.turn, "mark": str(mark)}
    log_review("oit.mark_given", current, by, **told)


def must_be_a_mark(mark: Decimal, allowed: tuple[Decimal, ...]) -> None:
    """ValidationError for a mark that the rules of the year do not have."""
    if mark not in allowed:
        marks = ", ".join(f"{one.normalize():f}" for one in allowed)
        raise ValidationError({"mark": _("The mark is one of: %(marks)s.") % {"marks": marks}})


def must_be_elsewhere(assessor: User, examination: Examination) -> None:
    """ValidationError for somebody of the agency, or of its province."""
    if is_of(assessor, examination.round.agency):
        raise ValidationError(
            {"assessor": _("Nobody looks at items of his own agency or province. Choose another.")}
        )


def _give(disclosure: Disclosure, assessor: User, turn: str, by: User | None) -> Assignment:
    says = _("Assessors are given items while the review lasts.")
    current = held_at(disclosure.examination, Stage.REVIEWING, says)
    if not disclosure.last:
        raise ValidationError(_("Nothing is handed in for this item, so it gets 0 without a look."))
    if not is_assessor(assessor):
        raise ValidationError({"assessor": _("This person is no assessor. Choose another.")})
    must_be_elsewhere(assessor, current)
    if may(assessor, "oit.confirm", current.round.agency):
        says = _("Whoever leads the review sees every mark, so he gives none. Choose another.")
        raise ValidationError({"assessor": says})
    others = Assignment.objects.filter(disclosure=disclosure)
    if others.filter(assessor=assessor).exclude(turn=turn).exists():
        says = _("This person looks at the item already. Choose another.")
        raise ValidationError({"assessor": says})
    made = others.filter(turn=turn).first() or Assignment(disclosure=disclosure, turn=turn)
    if made.mark is not None:
        raise ValidationError(_("This assessor has given his mark already; it stays with him."))
    made.assessor = assessor
    made.hand_in = _hand_in_of(current, disclosure)
    made.full_clean()
    made.save()
    log_review("oit.assessor_assigned", current, by, code=disclosure.code, turn=str(turn))
    return made


@contextmanager
def _naming(item: Disclosure, of: int) -> Iterator[None]:
    """Of several items, a refusal says which one it is about."""
    try:
        yield
    except ValidationError as refusal:
        if of == 1:
            raise
        says = [f"{item.code.upper()}: {one}" for one in refusal.messages]
        field = next(iter(getattr(refusal, "error_dict", {})), None)
        raise ValidationError(says if field is None else {field: says}) from None


def _approval(examination: Examination) -> Approval | None:
    return examination.approvals.filter(taken_back_because="").first()


def _hand_in_of(examination: Examination, disclosure: Disclosure) -> HandIn | None:
    # What the executive approved is what is looked at.
    approval = _approval(examination)
    number = 0 if approval is None else int(approval.hand_ins.get(disclosure.code, 0))
    return disclosure.hand_ins.filter(number=number).first()
