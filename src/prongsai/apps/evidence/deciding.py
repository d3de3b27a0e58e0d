"""From the assessors' marks to those that stand: clarification by the agency, then confirmation.

No line of the log has the words of a clarification or of a reason in it.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.evidence.models import (
    Assignment,
    Clarification,
    Copy,
    Decision,
    Disclosure,
    Examination,
    Stage,
)
from prongsai.apps.evidence.review_queries import (
    Reviewed,
    can_be_clarified,
    contested,
    copies_for_clarifying,
    marks_for,
    reviewed,
    reviewed_items,
)
from prongsai.apps.evidence.reviewing import must_be_a_mark
from prongsai.apps.evidence.stages import held_at, log_review, move


@transaction.atomic
def open_clarification(examination: Examination, *, until: date, by: User | None) -> None:
    """Show the agency its marks and comments, and let it clarify until and including a day.

    ValidationError while an item that was handed in has no mark that stands.
    """
    says = _("The agency clarifies after the assessors have given their marks.")
    current = held_at(examination, Stage.REVIEWING, says)
    items = [one for one in reviewed_items(current) if one.disclosure.last]
    _must_be_none(
        [one for one in items if one.standing is None],
        _("These items have no mark that stands yet: %(codes)s."),
    )
    if until < timezone.localdate():
        raise ValidationError({"until": _("The last day lies in the past. Choose a later one.")})
    current.clarify_until = examination.clarify_until = until
    move(examination, current, Stage.CLARIFYING, "clarify_until")
    _freeze(Assignment.objects.filter(disclosure__examination=current))
    told = {"items": len(items), "below": len(contested(items)), "until": until.isoformat()}
    log_review("oit.clarification_opened", current, by, **told)


@transaction.atomic
def clarify(
    disclosure: Disclosure, *, text: str, copies: Iterable[Copy] = (), by: User | None
) -> Clarification:
    """Contest a mark below the full one, once, in the window, by what already stood at the links.

    ``copies`` are dated copies of this item that were taken before the assessor gave his mark;
    ValidationError for any other.
    """
    says = _("The window of clarification is not open.")
    current = held_at(disclosure.examination, Stage.CLARIFYING, says)
    if current.clarify_until is not None and timezone.localdate() > current.clarify_until:
        raise ValidationError(_("The window of clarification has ended."))
    item = reviewed(disclosure)
    if not can_be_clarified(item):
        raise ValidationError(
            _("Only an item below its full mark for which something was handed in is clarified.")
        )
    if item.clarification is not None:
        raise ValidationError(_("This item is clarified already; what was sent stays."))
    attached = list(copies)
    known = set(copies_for_clarifying(item).values_list("pk", flat=True))
    if any(copy.pk not in known for copy in attached):
        says = _("A clarification shows only what already stood there when the assessor looked.")
        raise ValidationError({"copies": says})
    made = Clarification(disclosure=item.disclosure, text=text.strip(), by=by)
    made.full_clean()
    made.save()
    made.copies.set(attached)
    log_review("oit.clarified", current, by, code=disclosure.code, copies=len(attached))
    return made


@transaction.atomic
def decide(disclosure: Disclosure, *, mark: Decimal, reason: str, by: User | None) -> Decision:
    """Decide an item that was clarified, with a reason; it can be put right until confirmation."""
    says = _("Decisions are made after the agency has clarified.")
    current = held_at(disclosure.examination, Stage.CLARIFYING, says)
    item = reviewed(disclosure)
    if item.clarification is None:
        raise ValidationError(_("The agency has not contested this item; its mark stands."))
    must_be_a_mark(mark, marks_for(item.disclosure))
    if not reason.strip():
        raise ValidationError({"reason": _("Say in a sentence why, also where the mark stays.")})
    made = item.decision or Decision(disclosure=item.disclosure)
    made.mark, made.reason, made.by, made.at = mark, reason.strip(), by, timezone.now()
    made.full_clean()
    made.save()
    log_review("oit.decided", current, by, code=disclosure.code, mark=str(mark))
    return made


def confirmation_waits_for(examination: Examination, items: list[Reviewed]) -> list[str]:
    """What is missing before the marks can be confirmed, in sentences; empty where nothing is."""
    if examination.stage != Stage.CLARIFYING:
        unmarked = [one for one in items if one.disclosure.last and one.standing is None]
        said = [_("Marks are confirmed after the agency could clarify.")]
        if examination.stage == Stage.REVIEWING and unmarked:
            said.append(_told(unmarked, _("These items have no mark that stands yet: %(codes)s.")))
        return said
    undecided = [one for one in items if one.clarification is not None and one.decision is None]
    silent = [one for one in contested(items) if one.clarification is None]
    until, said = examination.clarify_until, []
    if undecided:
        says = _("These items were clarified and wait for a decision: %(codes)s.")
        said.append(_told(undecided, says))
    if silent and until is not None and timezone.localdate() <= until:
        said.append(_("The agency can still clarify. Confirm when its window has ended."))
    return said


@transaction.atomic
def confirm(examination: Examination, *, by: User | None) -> None:
    """Confirm every mark: no reply counts as acceptance, and what was contested is decided.

    An item without a hand-in gets the lowest mark. ValidationError while the window is open and
    the agency could still contest something, or while a clarification waits for its decision.
    """
    says = _("Marks are confirmed after the agency could clarify.")
    current = held_at(examination, Stage.CLARIFYING, says)
    items = reviewed_items(current)
    missing = confirmation_waits_for(current, items)
    if missing:
        raise ValidationError(missing)
    for item in items:
        if item.decision is None:
            _accept(item, by)
    move(examination, current, Stage.CONFIRMED)
    _freeze(Decision.objects.filter(disclosure__examination=current))
    clarified = sum(one.clarification is not None for one in items)
    log_review("oit.confirmed", current, by, items=len(items), clarified=clarified)


def _accept(item: Reviewed, by: User | None) -> None:
    standing = item.standing
    made = Decision(disclosure=item.disclosure, by=by)
    if standing is None or standing.mark is None:
        made.mark = marks_for(item.disclosure)[0]
        # The agency's documents quote it, so it is in Thai whoever confirms.
        made.reason = "ไม่มีการส่งข้อมูลของข้อนี้"
    else:
        made.mark, made.reason = standing.mark, standing.comment
    made.full_clean()
    made.save()


def _freeze(rows: QuerySet[Assignment] | QuerySet[Decision]) -> None:
    """From now on the database itself refuses to change these rows."""
    rows.update(frozen_at=timezone.now())


def _must_be_none(items: list[Reviewed], says: str) -> None:
    if items:
        raise ValidationError(_told(items, says))


def _told(items: list[Reviewed], says: str) -> str:
    return says % {"codes": ", ".join(one.disclosure.code.upper() for one in items)}
