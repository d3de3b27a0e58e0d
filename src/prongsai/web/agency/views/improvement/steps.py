"""What a unit has to do: its parts of adopted plans, and telling how far it is with each."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.evidence.files import JPEG, LARGEST_FILE, PNG
from prongsai.apps.improvement.models import Duty, NoteKind, PlannedMeasure, StepProof
from prongsai.apps.improvement.progress import tell, tick
from prongsai.apps.improvement.step_queries import (
    PartState,
    duties_visible_to,
    in_order_of_need,
    in_state,
    open_by_year,
    parts_counted,
    with_notes,
)
from prongsai.core.calendar import FiscalYear
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement_forms.steps import PartsForm, TellForm
from prongsai.web.agency.improvement_parts import grouped, shown_part
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.sending import file_to_keep, file_to_look_at
from prongsai.web.layout.uploads import takes_files_of

PER_PAGE = 50


@office_page("improvement.report")
def steps(request: HttpRequest, office: Office) -> HttpResponse:
    """The parts that somebody has to do, what is late on top; for the officer those of all."""
    today = timezone.localdate()
    everything = duties_visible_to(request.user, office.agency)
    years = open_by_year(everything)
    year = _year(request, years, today)
    of_year = everything.filter(step__measure__plan__year=year)
    form = _form(request, of_year) if "improvement.view" in office.acts else None
    wanted = in_order_of_need(_wanted(of_year, _asked(form, request), today))
    page = Paginator(with_notes(wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "office": office,
        "work_year": year,
        "form": form,
        "progress": parts_counted(of_year, today),
        "page": page,
        "groups": list(grouped(shown_part(one, today) for one in page)),
        "other_years": [one for one in years.items() if one[0] != year and one[1]],
        "units": [] if form else _units(everything),
        "is_filtered": bool(request.GET.keys() - {"year", "page"}),
    }
    return render(request, "agency/improvement/steps.html", context)


@office_page("improvement.report")
@takes_files_of(3 * LARGEST_FILE)
def part(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """One part: everything told of it, and the form to tell more; what was typed stays."""
    duty = part_of(request, office, pk)
    today = timezone.localdate()
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TellForm(*sent, initial={"on": today, "kind": _first_kind(duty)}, duty=duty)
    if form.is_valid():
        with refusals_told(form):
            tell(duty, **form.told(), by=office.visitor)
            messages.success(request, _("It is kept. Thank you."))
            return _back(request, office, duty)
    context = {
        "office": office,
        "part": shown_part(duty, today),
        "duty": duty,
        "notes": list(duty.notes.all()),
        "form": form,
        "lost_files": bool(request.FILES),
        "kept": request.GET.urlencode(),
    }
    return render(request, "agency/improvement/steps_part.html", context)


@office_page("improvement.report")
@require_POST
def done(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Say with one tap that a part is done; a second tap says nothing new."""
    duty = part_of(request, office, pk)
    if duty.done_on is None:
        _told(request, lambda: tick(duty, on=timezone.localdate(), by=office.visitor))
    return _back(request, office, duty)


@office_page("improvement.report")
@require_POST
def undo(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Say that a part is not done after all."""
    duty = part_of(request, office, pk)
    today = timezone.localdate()
    if duty.done_on is not None:
        again: Mapping[str, Any] = {"kind": NoteKind.REOPENED, "on": today, "by": office.visitor}
        _told(request, lambda: tell(duty, **again))
    return _back(request, office, duty)


@office_page("improvement.report")
def proof(request: HttpRequest, office: Office, pk: int, number: int) -> HttpResponse:
    """A photograph, shown, or a file, to keep: only to whoever may see the part."""
    rows = StepProof.objects.filter(note__duty=part_of(request, office, pk), file__isnull=False)
    found = get_object_or_404(rows.select_related("file"), pk=number)
    if found.file is None:
        raise Http404
    kind = found.file.content_type
    send = file_to_look_at if kind in (JPEG, PNG) else file_to_keep
    answer = send(bytes(found.file.content), kind, found.file_name)
    # A phone that has the photograph already loads it no second time.
    answer.headers["ETag"] = etag = quote_etag(found.file.digest)
    return cast(HttpResponse, get_conditional_response(request, etag, response=answer))


def part_of(request: HttpRequest, office: Office, pk: int) -> Duty:
    """A part that the visitor may see; Http404 for every other."""
    found: Duty = get_object_or_404(
        with_notes(duties_visible_to(request.user, office.agency)), pk=pk
    )
    return found


def _year(request: HttpRequest, years: Mapping[int, int], today: date) -> int:
    """The year that is asked for, else the one that runs, else the newest that has a plan."""
    asked, this = request.GET.get("year", ""), FiscalYear.of(today).year
    if asked.isdecimal() and int(asked) in years:
        return int(asked)
    return this if this in years else max(years, default=this)


def _form(request: HttpRequest, duties: QuerySet[Duty]) -> PartsForm:
    units = duties.order_by("unit").values_list("unit", "unit__name").distinct()
    measures = PlannedMeasure.objects.filter(pk__in=duties.order_by().values("step__measure"))
    named = [(one.pk, f"{one.place}. {Truncator(one).chars(80)}") for one in measures]
    return PartsForm(request.GET.dict(), units=list(units), measures=named)


def _asked(form: PartsForm | None, request: HttpRequest) -> Mapping[str, Any]:
    if form is None:
        return {"state": request.GET.get("state", "")}
    return form.cleaned_data if form.is_valid() else {}


def _wanted(duties: QuerySet[Duty], asked: Mapping[str, Any], today: date) -> QuerySet[Duty]:
    if asked.get("unit"):
        duties = duties.filter(unit=asked["unit"])
    if asked.get("measure"):
        duties = duties.filter(step__measure=asked["measure"])
    state = asked.get("state", "")
    return in_state(duties, state, today) if state in PartState.values else duties


def _units(duties: QuerySet[Duty]) -> list[str]:
    return list(duties.order_by().values_list("unit__name", flat=True).distinct())


def _first_kind(duty: Duty) -> str:
    """What is chosen already: nothing where a slip would say that a part is done."""
    return "" if duty.done_on is None else NoteKind.PROGRESS


def _told(request: HttpRequest, say: Any) -> None:
    try:
        say()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("It is kept. Thank you."))


def _back(request: HttpRequest, office: Office, duty: Duty) -> HttpResponse:
    """The list where somebody came from, with what he had looked for, at this part."""
    kept = request.GET.urlencode()
    address = reverse("agency:steps", args=[office.agency.slug])
    return redirect(f"{address}{f'?{kept}' if kept else ''}#part-{duty.pk}")
