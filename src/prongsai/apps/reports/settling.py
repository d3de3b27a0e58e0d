"""Doubts about a report that a person looked at: settled with a note, and taken up again."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.audit.actions import log
from prongsai.apps.reports.models import ReadReport
from prongsai.apps.reports.queries import facts_corrected
from prongsai.core.reading.facts import Doubt

LONGEST_NOTE = 300


class Settled(NamedTuple):
    """A doubt that somebody settled: why, who and on which day."""

    doubt: Doubt
    note: str
    by: str
    on: date


def key_of(doubt: Doubt) -> str:
    """What a doubt is known by: its place, what is printed there, how it is read, and why.

    A correction that changes one of them makes another doubt, which nobody has looked at.
    """
    told = "\0".join((doubt.printed, doubt.reads, doubt.reason.en))
    return f"{doubt.line}-{sha256(told.encode()).hexdigest()[:12]}"


def settled_in(report: ReadReport, doubts: Mapping[str, Doubt]) -> tuple[Settled, ...]:
    """Those of the doubts, by their keys, that somebody settled, in the order of the report."""
    return tuple(
        Settled(doubt, told["note"], told["by"], date.fromisoformat(told["on"]))
        for key, doubt in doubts.items()
        if (told := report.settled.get(key))
    )


@transaction.atomic
def settle_doubt(report: ReadReport, *, key: str, note: str, by: User) -> None:
    """Say that a doubt is looked at and what came of it; nothing that was read changes.

    Raises ValidationError without a note, or where the report has no such doubt any more.
    """
    kept = _locked(report)
    if not note.strip():
        raise ValidationError(
            {"note": _("Say in a few words what you found, such as: as printed on page 3.")}
        )
    if key not in {key_of(doubt) for doubt in facts_corrected(kept).doubts}:
        raise ValidationError(_("This doubt is there no more. Look at the report again."))
    told = {"note": note.strip()[:LONGEST_NOTE], "by": by.get_username()}
    kept.settled = kept.settled | {key: told | {"on": timezone.localdate().isoformat()}}
    kept.save(update_fields=["settled"])
    _log("report.doubt_settled", kept, by)


@transaction.atomic
def reopen_doubt(report: ReadReport, *, key: str, by: User) -> None:
    """Let a doubt stand open again; a doubt that is open stays so."""
    kept = _locked(report)
    if key not in kept.settled:
        return
    kept.settled = {other: told for other, told in kept.settled.items() if other != key}
    kept.save(update_fields=["settled"])
    _log("report.doubt_reopened", kept, by)


def _locked(report: ReadReport) -> ReadReport:
    kept = (
        ReadReport.objects.select_for_update(of=("self",))
        .select_related("agency")
        .get(pk=report.pk)
    )
    if not kept.is_open:
        raise ValidationError(_("This report is not open to be checked any more."))
    return kept


def _log(act: str, report: ReadReport, by: User) -> None:
    # The note may name somebody, so the log has only which report it is about.
    log(act, report, by=by, agency=report.agency.slug, file=report.name)
