"""Plans of measures of the demonstration, brought in and filled as an officer does it."""

from importlib import resources

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency, Appointment, Role
from prongsai.apps.improvement.bringing import bring_plan
from prongsai.apps.improvement.measuring import adopt_suggestion
from prongsai.apps.improvement.models import Duty, ImprovementPlan
from prongsai.apps.improvement.plan_queries import framework_of
from prongsai.apps.improvement.planning import adopt_plan, open_plan
from prongsai.apps.improvement.progress import tick
from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan_reading import read_plan_bytes
from prongsai.core.improvement.suggesting import suggestions_for
from prongsai.core.yamlfile import Mapping

_PLANS = resources.files(__package__) / "plans"


def improve(agency: Agency, office: Mapping, officer: User | None) -> None:
    """Open the plans of an office: from a file, from suggestions for weak points, or from both."""
    for wanted in office.get("improvement", []):
        if "file" in wanted:
            plan = _brought(agency, wanted["file"], officer)
        else:
            plan = open_plan(agency, assessed=wanted["assessed"], by=officer)
        for code in wanted.get("answers", []):
            first = suggestions_for(framework_of(plan), code)[0]
            adopt_suggestion(plan, code=code, suggestion=first.code, by=officer)
        if wanted.get("adopted"):
            adopt(plan)
        if wanted.get("done"):
            _do_all(plan, officer)


def adopt(plan: ImprovementPlan) -> None:
    """Let the executive adopt a plan on the day it was agreed, else as its year begins."""
    held = Appointment.objects.filter(position__agency=plan.agency)
    executive = held.filter(position__role=Role.EXECUTIVE).select_related("holder").get()
    plan.refresh_from_db()
    on = plan.agreed_on or FiscalYear(plan.year).starts
    adopt_plan(plan, agreed_on=on, seen=plan.revision, by=executive.holder)


def _do_all(plan: ImprovementPlan, officer: User | None) -> None:
    """Let every unit say that its parts are done, each by its last day."""
    duties = Duty.objects.filter(step__measure__plan=plan)
    for duty in duties.select_related("step__measure__plan"):
        tick(duty, on=duty.step.ends or FiscalYear(plan.year).ends, by=officer)


def _brought(agency: Agency, file: str, officer: User | None) -> ImprovementPlan:
    plan = read_plan_bytes(file, (_PLANS / file).read_bytes())
    return bring_plan(agency, plan=plan, source_file=file, by=officer)
