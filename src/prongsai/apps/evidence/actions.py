"""What an agency does for its OIT: open it, hand in, carry over, approve. Nothing is overwritten.

No line of the log has the words of an explanation or the name of a person in it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Unit
from prongsai.apps.audit.actions import log
from prongsai.apps.evidence.exhibits import (
    Given,
    keep_exhibit,
    must_say_something,
    web_address,
)
from prongsai.apps.evidence.models import (
    Approval,
    Disclosure,
    Examination,
    HandIn,
    Stage,
)
from prongsai.apps.evidence.permissions import approves_in
from prongsai.apps.evidence.queries import carried_to, items_of_round
from prongsai.apps.rounds.models import Round


@transaction.atomic
def open_examination(round_: Round, *, by: User | None) -> Examination:
    """Open the OIT of a round with one disclosure per item; one that is open is given back.

    The website is that of the year before, where there was one.
    """
    # Two people who open it at once take turns.
    Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    existing = Examination.objects.filter(round=round_).first()
    if existing is not None:
        return existing
    items = items_of_round(round_)
    if not items:
        raise ValidationError(_("The rules of this year have no OIT items."))
    before = Examination.objects.filter(round__agency=round_.agency, round__year__lt=round_.year)
    known = before.exclude(website="").order_by("-round__year").first()
    examination = Examination(round=round_, website="" if known is None else known.website)
    examination.full_clean()
    examination.save()
    Disclosure.objects.bulk_create(
        Disclosure(examination=examination, code=node.code) for node in items
    )
    _log("oit.opened", examination, by, items=len(items))
    return examination


@transaction.atomic
def set_website(examination: Examination, *, website: str, by: User | None) -> None:
    """Say which website is the agency's own: everything has to be reached from it."""
    current = _locked(examination)
    if current.stage not in (Stage.COLLECTING, Stage.APPROVED):
        raise ValidationError(_("The assessors have begun; the website stays as it is."))
    before, current.website = current.website, web_address(website)
    current.full_clean()
    current.save(update_fields=["website"])
    examination.website = current.website
    _log("oit.website_set", current, by, website=current.website, before=before)


@transaction.atomic
def assign_unit(
    disclosure: Disclosure, *, unit: Unit | None, due_on: date | None, by: User | None
) -> None:
    """Say which unit hands an item in, and by which day within the agency."""
    examination = _locked(disclosure.examination)
    if unit is not None and unit.agency_id != examination.round.agency_id:
        raise ValidationError({"unit": _("This unit belongs to another agency.")})
    last = examination.hand_in_until
    if due_on is not None and last is not None and due_on > last:
        raise ValidationError(
            {"due_on": _("Handing in ends earlier. Choose a day before the last day.")}
        )
    disclosure.unit, disclosure.due_on = unit, due_on
    disclosure.full_clean()
    disclosure.save(update_fields=["unit", "due_on"])
    told = {"code": disclosure.code, "unit": "" if unit is None else unit.name}
    _log("oit.assigned", examination, by, **told, due_on=_as_said(due_on))


@transaction.atomic
def hand_in(
    disclosure: Disclosure,
    *,
    seen: int,
    exhibits: Iterable[Given],
    explanation: str = "",
    nothing_to_disclose: bool = False,
    by: User | None,
) -> HandIn:
    """Hand in everything of an item; what was handed in before stays beside it.

    ``seen`` is the number of the hand-in that somebody had before him, 0 for none: where another
    came in between, ValidationError says so and nothing is written.
    """
    current = _open_for(disclosure, seen, by)
    given = tuple(exhibits)
    must_say_something(given, explanation, nothing_to_disclose)
    made = HandIn(
        disclosure=current,
        number=current.last + 1,
        explanation=explanation.strip(),
        nothing_to_disclose=nothing_to_disclose,
        by=by,
    )
    made.full_clean()
    made.save()
    for place, one in enumerate(given, 1):
        keep_exhibit(made, place, one)
    _counted(disclosure, current, made)
    told = {"code": current.code, "number": made.number, "exhibits": len(given)}
    _log("oit.handed_in", current.examination, by, **told)
    return made


@transaction.atomic
def carry_over(disclosure: Disclosure, *, seen: int, by: User | None) -> HandIn:
    """Hand in what the agency handed in for the same item the year before.

    The same item is the one of the same title, whatever its code. ValidationError where nothing
    was handed in for it.
    """
    current = _open_for(disclosure, seen, by)
    earlier = carried_to(current)
    if earlier is None:
        raise ValidationError(_("Nothing was handed in for this item the year before."))
    made = HandIn(
        disclosure=current,
        number=current.last + 1,
        explanation=earlier.explanation,
        nothing_to_disclose=earlier.nothing_to_disclose,
        carried_from=earlier,
        by=by,
    )
    made.full_clean()
    made.save()
    for exhibit in earlier.exhibits.all():
        exhibit.pk, exhibit._state.adding, exhibit.hand_in = None, True, made
        exhibit.save()
    _counted(disclosure, current, made)
    told = {"code": current.code, "number": made.number, "from": earlier.disclosure.code}
    told |= {"from_year": earlier.disclosure.examination.round.year}
    _log("oit.carried_over", current.examination, by, **told)
    return made


@transaction.atomic
def approve(
    examination: Examination, *, seen: Mapping[str, int] | None = None, by: User
) -> Approval:
    """Approve everything as it is handed in now, by its numbers; only an executive may.

    ``seen`` are the numbers that he had before him: where somebody handed in meanwhile, nothing is
    approved. Items without a hand-in are approved as missing, by the number 0.
    """
    current = _locked(examination)
    if not approves_in(by, current.round.agency):
        raise ValidationError(_("Only an executive of the agency approves."))
    if current.stage != Stage.COLLECTING:
        raise ValidationError(_("It is approved already."))
    numbers = dict(current.disclosures.values_list("code", "last"))
    if not any(numbers.values()):
        raise ValidationError(_("Nothing is handed in yet, so there is nothing to approve."))
    if seen is not None and dict(seen) != numbers:
        raise ValidationError(
            _("Something was handed in while you looked. Look at it again, then approve.")
        )
    approval = Approval(examination=current, hand_ins=numbers, by=by)
    approval.full_clean()
    approval.save()
    _move(examination, current, Stage.APPROVED)
    missing = sum(not number for number in numbers.values())
    _log("oit.approved", current, by, items=len(numbers), missing=missing)
    return approval


@transaction.atomic
def take_back_approval(examination: Examination, *, reason: str, by: User) -> None:
    """Take the approval back, so that more can be handed in; until the assessors begin."""
    current = _locked(examination)
    if not approves_in(by, current.round.agency):
        raise ValidationError(_("Only an executive of the agency takes an approval back."))
    if current.stage != Stage.APPROVED:
        raise ValidationError(_("There is no approval that can be taken back now."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say in a sentence why it is taken back.")})
    approval = current.approvals.filter(taken_back_because="").first()
    if approval is not None:
        approval.taken_back_because = reason.strip()
        approval.full_clean()
        approval.save(update_fields=["taken_back_because"])
    _move(examination, current, Stage.COLLECTING)
    _log("oit.approval_taken_back", current, by, reason=reason.strip())


def _locked(examination: Examination) -> Examination:
    # Whoever hands in, approves or sets days holds the OIT of the round until he is done.
    rows = Examination.objects.select_for_update(of=("self",)).select_related("round__agency")
    return rows.get(pk=examination.pk)


def closed_because(examination: Examination) -> str:
    """Why nothing can be handed in now, and what would open it; empty where something can."""
    if examination.stage == Stage.APPROVED:
        return _("The executive has approved. He takes the approval back before more is handed in.")
    if examination.stage != Stage.COLLECTING:
        return _("The assessors have begun; nothing more can be handed in.")
    last = examination.hand_in_until
    if last is not None and timezone.localdate() > last:
        return _("Handing in has ended. The last day can be set later.")
    return ""


def _open_for(disclosure: Disclosure, seen: int, by: User | None) -> Disclosure:
    """The item as it stands, held; ValidationError where nothing can be handed in for it now."""
    examination = _locked(disclosure.examination)
    closed = closed_because(examination)
    if closed:
        raise ValidationError(closed)
    current = Disclosure.objects.select_for_update(of=("self",)).get(pk=disclosure.pk)
    if current.last != seen:
        newest = current.hand_ins.filter(number=current.last).first()
        if by is not None and newest is not None and newest.by_id == by.pk:
            says = _(
                "You handed in for this item once more after opening this page. What you wrote is"
                " still here: compare it with the newest hand-in, then send it again."
            )
            raise ValidationError(says, code="changed_meanwhile")
        raise ValidationError(
            _(
                "Somebody else handed in for this item while you wrote. What you wrote is still"
                " here: compare it with the newest hand-in, then send it again."
            ),
            code="changed_meanwhile",
        )
    current.examination = examination
    return current


def _counted(disclosure: Disclosure, current: Disclosure, made: HandIn) -> None:
    current.last = disclosure.last = made.number
    current.save(update_fields=["last"])


def _move(examination: Examination, current: Examination, stage: Stage) -> None:
    current.stage = examination.stage = stage
    current.save(update_fields=["stage"])


def _as_said(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _log(act: str, examination: Examination, by: User | None, **details: Any) -> None:
    round_ = examination.round
    log(act, examination, by=by, agency=round_.agency.slug, year=round_.year, **details)
