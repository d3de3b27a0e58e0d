"""Handing over a position: the pack is gathered and kept, the leaver's access ends on its date."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.actions import (
    Newcomer,
    act_for,
    appoint,
    end_appointment,
    welcome,
)
from prongsai.apps.agencies.models import Agency, Appointment, Position
from prongsai.apps.agencies.permissions import may
from prongsai.apps.agencies.queries import Visitor
from prongsai.apps.audit.actions import log
from prongsai.apps.documents.action_plan_days import FOR_THE_AGENCY, action_plan_deadlines
from prongsai.apps.documents.models import Paper, PaperVersion
from prongsai.apps.documents.queries import letterhead_of, numerals_of
from prongsai.apps.evidence.models import Clarification, Disclosure, Stage
from prongsai.apps.improvement.models import Duty, HandOver
from prongsai.apps.improvement.step_queries import duties_of_agency
from prongsai.apps.improvement.waiting import meetings_to_hold, open_reports, reports_to_begin
from prongsai.apps.surveys.queries import unfinished_surveys
from prongsai.core.documents.blocks import Document
from prongsai.core.documents.kinds import KINDS
from prongsai.core.documents.numerals import Numerals, in_numerals
from prongsai.core.improvement.hand_over_paper import pack_document
from prongsai.core.improvement.handing_over import (
    Deadline,
    KeptFile,
    OpenStep,
    Pack,
    Promise,
    pack_as_plain,
    pack_from_plain,
)


@transaction.atomic
def hand_over(
    appointment: Appointment,
    *,
    last_day: date,
    successor: User | None = None,
    acting_until: date | None = None,
    note: str = "",
    by: User | None,
) -> HandOver:
    """End an appointment with a day and keep what is handed over, as it stands now.

    The leaver's access ends with that day. ``successor`` holds the position from the next day on,
    for good, or acting for it until ``acting_until``. ValidationError where the appointment ended
    already, or nobody new is named to act.
    """
    current = Appointment.objects.select_for_update(of=("self",)).get(pk=appointment.pk)
    _must_be_possible(current, successor, acting_until)
    pack = gather_pack(current.position, last_day=last_day, note=note)
    # Who comes is there before who leaves ends, or the last administrator could never leave.
    follower = _follow(current.position, successor, last_day + timedelta(1), acting_until, by)
    end_appointment(current, until=last_day, by=by)
    kept = HandOver(
        appointment=current,
        successor=follower,
        last_day=last_day,
        pack=pack_as_plain(pack),
        note=note.strip(),
        by=by,
    )
    kept.full_clean()
    kept.save()
    _log(kept, pack, by)
    return kept


@transaction.atomic
def hand_over_to_newcomer(
    appointment: Appointment,
    *,
    last_day: date,
    username: str,
    acting_until: date | None = None,
    note: str = "",
    by: User | None,
) -> tuple[HandOver, Newcomer]:
    """Hand over to somebody who has no account yet: it is made, its password is given once."""
    first_day = last_day + timedelta(1)
    made = welcome(appointment.position.agency, username=username, since=first_day, by=by)
    kept = hand_over(
        appointment,
        last_day=last_day,
        successor=made.account,
        acting_until=acting_until,
        note=note,
        by=by,
    )
    return kept, made


def gather_pack(position: Position, *, last_day: date, note: str = "") -> Pack:
    """What is open, due, kept and promised in what a position answers for."""
    return Pack(
        agency=position.agency.name,
        position=position.title,
        unit="" if position.unit is None else position.unit.name,
        last_day=last_day,
        steps=tuple(_open_steps(position)),
        deadlines=tuple(_deadlines(position, last_day)),
        files=tuple(_files(position)),
        promises=tuple(_promises(position)),
        note=note.strip(),
    )


def hand_overs_of(agency: Agency) -> QuerySet[HandOver]:
    """What was handed over in an agency, the newest first."""
    kept = HandOver.objects.filter(appointment__position__agency=agency)
    return kept.select_related(
        "appointment__position__agency", "appointment__holder", "successor__holder"
    )


def hand_overs_visible_to(visitor: Visitor, agency: Agency) -> QuerySet[HandOver]:
    """The hand-overs that somebody may read: all for who manages the agency, else his own.

    His own are those in which he leaves, and those after which he comes.
    """
    kept = hand_overs_of(agency)
    if may(visitor, "agency.manage", agency):
        return kept
    return kept.filter(Q(appointment__holder=visitor.pk) | Q(successor__holder=visitor.pk))


def paper_of(kept: HandOver) -> Document:
    """The paper of a hand-over in the numerals of the agency's letterhead, from what was kept."""
    agency = kept.appointment.position.agency
    return in_numerals(pack_document(pack_from_plain(kept.pack)), numerals_in(agency))


def numerals_in(agency: Agency) -> Numerals:
    """The numerals in which an agency writes."""
    return numerals_of(letterhead_of(agency).numerals)


def _must_be_possible(
    current: Appointment, successor: User | None, acting_until: date | None
) -> None:
    if current.until is not None:
        raise ValidationError(_("This appointment has its last day already."))
    if acting_until is not None and successor is None:
        raise ValidationError({"successor": _("Say who acts for the position until then.")})
    if successor is not None and successor.pk == current.holder_id:
        raise ValidationError({"successor": _("Name somebody else than who leaves.")})


def _log(kept: HandOver, pack: Pack, by: User | None) -> None:
    position = kept.appointment.position
    log(
        "agency.handed_over",
        kept,
        by=by,
        agency=position.agency.slug,
        position=position.title,
        last_day=kept.last_day.isoformat(),
        steps=len(pack.steps),
        promises=len(pack.promises),
    )


def _follow(
    position: Position, successor: User | None, since: date, until: date | None, by: User | None
) -> Appointment | None:
    if successor is None:
        return None
    if until is None:
        return appoint(position, holder=successor, since=since, by=by)
    return act_for(position, holder=successor, since=since, until=until, by=by)


def _duties(position: Position) -> QuerySet[Duty]:
    duties = duties_of_agency(position.agency).filter(done_on__isnull=True)
    if position.role in FOR_THE_AGENCY:
        return duties
    own = Q(position__isnull=True) | Q(position=position)
    return duties.filter(own, unit=position.unit_id)


def _open_steps(position: Position) -> Iterator[OpenStep]:
    for duty in _duties(position).prefetch_related("notes"):
        told = [note.text for note in duty.notes.all() if note.text]
        yield OpenStep(
            duty.step.text,
            str(duty.step.measure),
            duty.unit.name,
            duty.step.ends,
            told[-1] if told else "",
        )


def _disclosures(position: Position) -> QuerySet[Disclosure]:
    found = Disclosure.objects.filter(examination__round__agency=position.agency)
    if position.role not in FOR_THE_AGENCY:
        found = found.filter(unit=position.unit_id)
    return found.select_related("examination__round")


def _deadlines(position: Position, last_day: date) -> Iterator[Deadline]:
    yield from _hand_ins(position)
    yield from action_plan_deadlines(position, last_day)
    if position.role not in FOR_THE_AGENCY:
        return
    agency = position.agency
    for survey in unfinished_surveys(agency).exclude(closes_on=None):
        what = f"ปิดรับแบบวัด {survey.instrument.upper()} ปีงบประมาณ {survey.round.year}"
        yield Deadline(what, survey.closes_on)  # type: ignore[arg-type]  # those without are left out
    for meeting in meetings_to_hold(agency):
        yield Deadline(f"ประชุมติดตามมาตรการ ครั้งที่ {meeting.number}", meeting.on)
    for report in open_reports(agency):
        what = f"ปิดรายงานผลมาตรการปีงบประมาณ {report.plan.year} ({report.get_round_display()})"
        yield Deadline(what, report.ends)
    for awaited in reports_to_begin(agency, last_day):
        what = f"จัดทำรายงานผลมาตรการปีงบประมาณ {awaited.plan.year} ({awaited.round.label})"
        yield Deadline(what, awaited.ends)


def _hand_ins(position: Position) -> Iterator[Deadline]:
    """One for every day on which items are due, with all that are due on it."""
    collecting = _disclosures(position).filter(examination__stage=Stage.COLLECTING)
    due: dict[tuple[date, int], list[str]] = {}
    for one in collecting.order_by("pk"):
        on = one.due_on or one.examination.hand_in_until
        if on is not None:
            due.setdefault((on, one.examination.round.year), []).append(one.code.upper())
    for (on, year), codes in due.items():
        yield Deadline(f"ส่งข้อมูล {', '.join(codes)} ปีงบประมาณ {year}", on)


def _files(position: Position) -> Iterator[KeptFile]:
    if position.role not in FOR_THE_AGENCY:
        return
    papers = Paper.objects.filter(agency=position.agency).order_by("year", "pk")
    issued = {
        one.paper_id: one
        for one in PaperVersion.objects.filter(paper__in=papers)
        .defer("document")
        .order_by("paper", "number")
    }
    for paper in papers:
        version = issued.get(paper.pk)
        title = f"{KINDS[paper.kind].title.th} ผลการประเมินปี {paper.year}"
        if version is None:
            yield KeptFile(title, "ร่าง ยังไม่ออกฉบับ")
        else:
            yield KeptFile(title, f"ฉบับที่ {version.number} รหัส {version.code}")


def _promises(position: Position) -> Iterator[Promise]:
    said = Clarification.objects.filter(disclosure__in=_disclosures(position))
    for one in said.select_related("disclosure__examination__round").order_by("pk"):
        year = one.disclosure.examination.round.year
        yield Promise(f"{one.disclosure.code.upper()} ปี {year}", one.text, one.at.date())
