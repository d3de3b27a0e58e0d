"""The anti-corruption action plan of the demonstration as what its documents are made from."""

from functools import cache

from prongsai.core.anticorruption.checking import ActionPlanFile
from prongsai.core.anticorruption.reading import read_action_plan
from prongsai.core.anticorruption.reporting import ActionPlanYear
from prongsai.core.documents.blocks import Document
from prongsai.core.documents.kinds import built
from prongsai.core.documents.material import Material
from prongsai.core.documents.profile import Profile
from tests.documents.agencies import FOLDER


def action_plan_document(kind: str, report: int = 0) -> Document:
    """A document of the plan, with one of its reports: that of six months, or (1) of twelve."""
    file = _read()
    given = ActionPlanYear(file.plan, file.reports[report].year, file.reports[report])
    return built(kind, Material(_PROFILE, action_plan=given))


@cache
def _read() -> ActionPlanFile:
    return read_action_plan(FOLDER / "action_plan.yaml")


_PROFILE = Profile(name="เทศบาลตำบลตัวอย่าง", district="เมือง", province="พิจิตร", head="นายกเทศมนตรี")
