"""One meeting: its agenda before it, its points in the room, its minutes after; and its papers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.documents.meeting_papers import (
    OF_MEETINGS,
    material_of_meeting,
    papers_of_meeting,
    start_meeting_paper,
)
from prongsai.apps.documents.queries import material_for
from prongsai.apps.improvement.meeting import add_matter, remove_matter, write_agenda
from prongsai.apps.improvement.minuting import minute_points
from prongsai.apps.improvement.models import Meeting
from prongsai.core.documents.kinds import KINDS, built
from prongsai.core.documents.meeting_told import who_came
from prongsai.core.problems import ProblemsFound
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement import plan_of_year
from prongsai.web.agency.improvement_forms.meetings import MatterForm
from prongsai.web.agency.meetings import (
    PointShown,
    about_meeting,
    meeting_of,
    own_points,
    papers_shown,
    plan_to_read,
    shown_points,
    usual_resolutions,
)
from prongsai.web.agency.views.documents.paper import written
from prongsai.web.layout.sending import file_to_keep
from prongsai.web.layout.words import page_language


@office_page("agency.view")
def meeting(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """A meeting as somebody may see it; whoever writes ticks and types in it."""
    found = meeting_of(plan_to_read(office, year), pk)
    if "improvement.view" not in office.acts:
        context = about_meeting(office, found) | {"own": own_points(office, found)}
        return render(request, "agency/improvement/meeting_unit.html", context)
    may_write = "improvement.write" in office.acts and not found.is_held
    if request.method == "POST":
        if "improvement.write" not in office.acts:
            raise Http404
        return _kept(request, office, found)
    return _room(request, office, found, shown_points(found, may_write=may_write))


@office_page("improvement.view")
def meeting_file(
    request: HttpRequest, office: Office, year: int, pk: int, kind: str, format: str
) -> HttpResponse:
    """The agenda or the minutes as a file, as they stand now, worded as their paper is."""
    found = meeting_of(plan_of_year(office, year), pk)
    if kind not in OF_MEETINGS:
        raise Http404
    return _file(request, office, found, kind, format)


@office_page("document.write")
@require_POST
def start_paper(
    request: HttpRequest, office: Office, year: int, pk: int, kind: str
) -> HttpResponse:
    """Make a paper of the agenda, the minutes or the memo, to word, issue and publish."""
    found = meeting_of(plan_of_year(office, year), pk)
    try:
        paper = start_meeting_paper(found, kind=kind, by=office.visitor)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return _to_meeting(office, found)
    return redirect("agency:paper", office.agency.slug, paper.pk)


def _kept(request: HttpRequest, office: Office, found: Meeting) -> HttpResponse:
    """Keep every point that was changed, whichever button was pressed, and do what it says."""
    points = shown_points(found, request, may_write=True)
    matter = MatterForm(request.POST)
    forms = [one.form for one in points if one.form is not None and one.form.is_bound]
    valid = [one for one in points if one.form is not None and one.form.is_valid()]
    typed = {one.item.pk: one.form.typed() for one in valid if one.form is not None}
    try:
        others = minute_points(found, typed=typed, by=office.visitor)
        if len(valid) < len(forms) or others or not matter.is_valid():
            return _room(request, office, found, _told(found, points, others), matter)
        return _next_step(request, office, found, matter.cleaned_data["matter"])
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return _to_meeting(office, found)


def _next_step(request: HttpRequest, office: Office, found: Meeting, matter: str) -> HttpResponse:
    """What the button asked for, after everything is kept."""
    asked, removed = request.POST.get("then", ""), request.POST.get("remove", "")
    if asked == "close":
        return redirect("agency:hold_meeting", office.agency.slug, found.plan.assessed, found.pk)
    if matter.strip():
        add_matter(found, title=matter, by=office.visitor)
    if removed.isdecimal():
        gone = found.items.filter(pk=int(removed)).select_related("meeting__plan__agency").first()
        if gone is not None:
            remove_matter(gone, by=office.visitor)
    if asked in ("print", "rewrite"):
        write_agenda(found)
    if asked == "print":
        return _file(request, office, found, "agenda", "pdf")
    says = _("The agenda is written anew.") if asked == "rewrite" else _("Everything is kept.")
    messages.success(request, says)
    return _to_meeting(office, found, request.POST.get("at", ""))


def _told(found: Meeting, points: list[PointShown], others: tuple[int, ...]) -> list[PointShown]:
    """The points as they were typed, with what another kept beside them; nothing typed is lost."""
    now = {one.pk: one for one in found.items.filter(pk__in=others)}
    told = []
    for point in points:
        newer = now.get(point.item.pk)
        if newer is not None and point.form is not None:
            point.form.look_again(newer)
        told.append(point._replace(newer=newer))
    return told


def _room(
    request: HttpRequest,
    office: Office,
    found: Meeting,
    points: list[PointShown],
    matter: MatterForm | None = None,
) -> HttpResponse:
    page = "meeting_held" if found.is_held else "meeting"
    context = about_meeting(office, found) | {
        "points": points,
        "came": who_came(found.chair, found.attended),
        "addenda": found.addenda.all() if found.is_held else (),
        "matter": matter or MatterForm(),
        "papers": papers_shown(found),
        "resolutions": usual_resolutions(),
        "may_write": "improvement.write" in office.acts and not found.is_held,
        "may_make": "document.write" in office.acts,
    }
    return render(request, f"agency/improvement/{page}.html", context)


def _file(
    request: HttpRequest, office: Office, found: Meeting, kind: str, format: str
) -> HttpResponse:
    paper = papers_of_meeting(found).get(kind)
    try:
        material = material_of_meeting(found) if paper is None else material_for(paper)
        document = built(kind, material)
    except ProblemsFound as problems:
        for problem in problems.problems:
            messages.error(request, problem.sentence(page_language()))
        return _to_meeting(office, found)
    content, content_type = written(document, material.numerals, format)
    title = KINDS[kind].title.say(page_language())
    name = f"{title} {found.number.replace('/', '-')}.{format}"
    return file_to_keep(content, content_type, name)


def _to_meeting(office: Office, meeting: Meeting, at: str = "") -> HttpResponse:
    sent = redirect("agency:meeting", office.agency.slug, meeting.plan.assessed, meeting.pk)
    if at.isdecimal():
        sent["Location"] += f"#point-{at}"
    return sent
