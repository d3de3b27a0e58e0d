"""A year of measures of the demonstration: told of by its units, reported, heard at meetings.

The agency is the invented one that the surveys are about. What was told lies in a fiscal year that
is over, so that all of its reports can be looked at; the year of work is the one before this.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from importlib import resources
from io import BytesIO

from django.utils import timezone
from PIL import Image, ImageDraw

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency, Appointment, Role
from prongsai.apps.demonstration.improving import adopt
from prongsai.apps.demonstration.surveys import AGENCY
from prongsai.apps.improvement.measuring import adopt_suggestion
from prongsai.apps.improvement.meeting import call_meeting, hold_meeting, minute
from prongsai.apps.improvement.models import Duty, ImprovementPlan, NoteKind, ReportRound
from prongsai.apps.improvement.plan_queries import framework_of
from prongsai.apps.improvement.planning import open_plan
from prongsai.apps.improvement.progress import ProofGiven, tell
from prongsai.apps.improvement.reporting import close_report, open_report
from prongsai.core.calendar import FiscalYear
from prongsai.core.improvement.suggesting import suggestions_for
from prongsai.core.yamlfile import Mapping, read_yaml

_MEASURES = 4
_STORY = "working.yaml"


def work_through_a_year() -> None:
    """Open the plan of the invented agency from its result, and let a year of work go by."""
    story = read_yaml((resources.files(__package__) / _STORY).read_text("utf-8"), _STORY)
    agency = Agency.objects.get(slug=AGENCY)
    officer = _holder(agency, Role.OFFICER)
    plan = open_plan(agency, assessed=story["assessed"], by=officer)
    for weak in plan.weak_points.all()[:_MEASURES]:
        first = suggestions_for(framework_of(plan), weak.code)[0]
        adopt_suggestion(plan, code=weak.code, suggestion=first.code, by=officer)
    adopt(plan)
    year = FiscalYear(plan.year)
    _tell(plan, story["told"], officer)
    report = open_report(plan, round=ReportRound.SIX_MONTHS, day=year.first_half.ends, by=officer)
    close_report(report, by=officer)
    for meeting in story["meetings"]:
        _meet(plan, meeting, officer)
    open_report(plan, round=ReportRound.TWELVE_MONTHS, day=year.ends, by=officer)


def _tell(plan: ImprovementPlan, story: Sequence[Mapping], officer: User | None) -> None:
    """Tell of the parts of the plan in turns what the story has, each some weeks after the last."""
    starts = FiscalYear(plan.year).starts
    duties = Duty.objects.filter(step__measure__plan=plan).select_related("step__measure__plan")
    for number, duty in enumerate(duties.order_by("step__measure__place", "step__place", "pk")):
        told = story[number % len(story)]
        on = min(starts + timedelta(days=20 + 11 * (number % 28)), timezone.localdate())
        if told["kind"] == "nothing":
            continue
        proofs = [_photo(on, told["photo"])] if "photo" in told else []
        tell(
            duty,
            kind=NoteKind(told["kind"]),
            text=told.get("text", ""),
            on=on,
            proofs=proofs,
            by=officer,
        )


def _photo(on: date, caption: str) -> ProofGiven:
    """A picture that shows nothing real: a board with the day on it."""
    picture = Image.new("RGB", (1200, 800), "#dfe9ea")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((80, 80, 1120, 640), outline="#14595c", width=14)
    draw.text((120, 320), on.isoformat(), fill="#14595c", font_size=120)
    out = BytesIO()
    picture.save(out, "JPEG", quality=80)
    return ProofGiven(on, caption, content=out.getvalue(), file_name="meeting.jpg")


def _meet(plan: ImprovementPlan, told: Mapping, officer: User | None) -> None:
    on = FiscalYear(plan.year).first_half.ends + timedelta(days=told["days_after_half"])
    meeting = call_meeting(
        plan, number=told["number"], on=on, place=told["place"], chair=told["chair"], by=officer
    )
    if "said" not in told:
        return  # called, with its agenda to be ticked
    for item in meeting.items.all():
        minute(item, reported=True, said=told["said"], resolution=told["resolution"], by=officer)
    hold_meeting(meeting, attended=told["attended"], next_on=on + timedelta(days=31), by=officer)


def _holder(agency: Agency, role: str) -> User | None:
    held = Appointment.objects.filter(position__agency=agency, position__role=role)
    found = held.select_related("holder").first()
    return None if found is None else found.holder
