"""What documents are made from: a result, a plan, an agency, and what the letters say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from prongsai.core.anticorruption.reporting import ActionPlanYear, PlanReport
from prongsai.core.documents.blocks import Photo
from prongsai.core.documents.in_charge import InCharge
from prongsai.core.documents.meeting_told import MeetingTold
from prongsai.core.documents.numerals import Numerals
from prongsai.core.documents.phrases import Overlay, Wording
from prongsai.core.documents.plan import Plan
from prongsai.core.documents.profile import Details, Profile
from prongsai.core.results import Result

ASSESSMENT = (
    "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ "
    "(Integrity and Transparency Assessment : ITA)"
)


@dataclass(frozen=True)
class Material:
    """Everything that documents of one agency and year are made from; what is not there is None.

    ``meeting`` is the one that a document tells of, ``meetings`` are all of the year, the oldest
    first. ``earlier`` are results of earlier years, the oldest first; ``in_charge`` is by the codes
    of questions and items.
    """

    profile: Profile
    details: Details = Details()
    result: Result | None = None
    earlier: tuple[Result, ...] = ()
    plan: Plan | None = None
    action_plan: ActionPlanYear | None = None
    meeting: MeetingTold | None = None
    meetings: tuple[MeetingTold, ...] = ()
    in_charge: Mapping[str, InCharge] = field(default_factory=dict)
    photos: tuple[Photo, ...] = ()
    overlay: Overlay = field(default_factory=dict)
    numerals: Numerals = "thai"

    @property
    def year(self) -> int:
        """The fiscal year assessed: the result's, else the one that the plan answers.

        Where there is only an action plan, the one before the year of its work.
        """
        if self.result is not None:
            return self.result.sheet.year
        if self.plan is None and self.meeting is not None:
            return self.meeting.assessed
        if self.plan is None and self.action_plan is not None:
            return self.action_plan.year - 1
        return self.known_plan.assessed

    @property
    def work_year(self) -> int:
        """The fiscal year of the measures: the plan's, else the one after the assessment."""
        known = self.meeting if self.plan is None else self.plan
        return self.year + 1 if known is None else known.year

    @property
    def known_result(self) -> Result:
        """The result, for kinds that need a sheet."""
        if self.result is None:
            raise ValueError("this kind needs a result sheet")
        return self.result

    @property
    def known_plan(self) -> Plan:
        """The plan, for kinds that need one."""
        if self.plan is None:
            raise ValueError("this kind needs a plan")
        return self.plan

    @property
    def known_action_plan(self) -> ActionPlanYear:
        """The anti-corruption action plan, for kinds that need one."""
        if self.action_plan is None:
            raise ValueError("this kind needs an anti-corruption action plan")
        return self.action_plan

    @property
    def known_meeting(self) -> MeetingTold:
        """The meeting, for kinds that tell of one."""
        if self.meeting is None:
            raise ValueError("this kind needs a meeting")
        return self.meeting

    @property
    def known_action_plan_report(self) -> PlanReport:
        """The report on the year of the action plan, for kinds that need one."""
        if self.known_action_plan.report is None:
            raise ValueError("this kind needs a report on the action plan")
        return self.known_action_plan.report

    def wording(self, kind: str) -> Wording:
        """The phrases of a kind, with the office's own and the fields that every phrase may use."""
        shared = {
            "agency": self.profile.name,
            "place": self.profile.place,
            "year": str(self.year),
            "work_year": str(self.work_year),
            "assessment": ASSESSMENT,
        }
        return Wording(kind, self.overlay, shared)
