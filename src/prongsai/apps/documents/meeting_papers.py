"""The papers of a meeting: its agenda, its minutes, and the memo that brings these to the head."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.actions import log
from prongsai.apps.documents.models import Letterhead, Numerals, Paper
from prongsai.apps.documents.queries import material_of, prepared_as
from prongsai.apps.improvement.meeting_queries import meeting_told
from prongsai.apps.improvement.models import Meeting
from prongsai.core.documents.bundling import of_meeting
from prongsai.core.documents.material import Material
from prongsai.core.documents.plain import as_plain
from prongsai.core.documents.profile import Details

OF_MEETINGS = ("agenda", "minutes", "memo")
_MEMO_SUBJECT = "รายงานการประชุมติดตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ครั้งที่ {number}"
_MEMO_SUGGESTIONS = (
    "รับทราบรายงานการประชุม ครั้งที่ {number}",
    "มอบหมายให้ผู้รับผิดชอบดำเนินการตามมติที่ประชุม",
)


@transaction.atomic
def start_meeting_paper(meeting: Meeting, *, kind: str, by: User | None) -> Paper:
    """Start the agenda, the minutes or the memo of a meeting; one that is there is given back.

    Raises ValidationError for minutes and memos while the minutes are open.
    """
    if kind not in OF_MEETINGS:
        raise ValidationError(_("There is no such kind of document."))
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if kind != "agenda" and not meeting.is_held:
        raise ValidationError(_("Close the minutes first; then they are printed."))
    existing = Paper.objects.filter(meeting=meeting, kind=kind).first()
    if existing is not None:
        return existing
    agency = meeting.plan.agency
    kept = Letterhead.objects.filter(agency=agency).first()
    paper = Paper(
        agency=agency,
        year=meeting.plan.assessed,
        kind=kind,
        meeting=meeting,
        details=as_plain(_details(meeting, kind)),
        numerals=Numerals.THAI if kept is None else kept.numerals,
        started_by=by,
    )
    paper.full_clean(exclude=["details", "wording"])
    paper.save()
    log(
        "document.started",
        paper,
        by=by,
        agency=agency.slug,
        year=paper.year,
        kind=kind,
        meeting=meeting.number,
    )
    return paper


def papers_of_meeting(meeting: Meeting) -> dict[str, Paper]:
    """The papers that a meeting has, by their kind."""
    return {paper.kind: paper for paper in Paper.objects.filter(meeting=meeting).order_by("-pk")}


def material_of_meeting(meeting: Meeting) -> Material:
    """What the agenda of a meeting is made from, where it has no paper of its own."""
    material = material_of(meeting.plan.agency, meeting.plan.assessed)
    return replace(material, meeting=meeting_told(meeting))


def prepared_in_meetings(agency: Agency, year: int, material: Material) -> dict[str, Material]:
    """The material of the papers of a year's meetings, by what ``of_meeting`` calls them.

    ``material`` is that of the year.
    """
    papers = Paper.objects.filter(agency=agency, year=year, meeting__isnull=False)
    found = {}
    for paper in papers.select_related("meeting__plan").order_by("pk"):
        prepared = prepared_as(paper, material)
        found[of_meeting(paper.kind, prepared.known_meeting)] = prepared
    return found


def _details(meeting: Meeting, kind: str) -> Details:
    if kind != "memo":
        return Details()
    return Details(
        subject=_MEMO_SUBJECT.format(number=meeting.number),
        suggestions=tuple(one.format(number=meeting.number) for one in _MEMO_SUGGESTIONS),
        goes_with="minutes",
    )
