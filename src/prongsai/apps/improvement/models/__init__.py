"""The improvement year of an agency: plan, steps, reports, meetings, reminders, handing over."""

from prongsai.apps.improvement.models.handing_over import HandOver
from prongsai.apps.improvement.models.meetings import AgendaItem, Meeting, MinutesAddendum
from prongsai.apps.improvement.models.plan import (
    ImprovementPlan,
    PlannedMeasure,
    PlanState,
    WeakPoint,
)
from prongsai.apps.improvement.models.reminders import CalendarFeed, Reminder
from prongsai.apps.improvement.models.reports import MeasureReport, ProgressReport, ReportRound
from prongsai.apps.improvement.models.sharing import SharedMeasure
from prongsai.apps.improvement.models.steps import Duty, NoteKind, Step, StepNote, StepProof

__all__ = [
    "AgendaItem",
    "CalendarFeed",
    "Duty",
    "HandOver",
    "ImprovementPlan",
    "MeasureReport",
    "Meeting",
    "MinutesAddendum",
    "NoteKind",
    "PlanState",
    "PlannedMeasure",
    "ProgressReport",
    "Reminder",
    "ReportRound",
    "SharedMeasure",
    "Step",
    "StepNote",
    "StepProof",
    "WeakPoint",
]
