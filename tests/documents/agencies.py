"""The five agencies of the demonstration as what their documents are made from."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from prongsai.core.documents.kinds import DocumentKind, missing_for
from prongsai.core.documents.material import Material
from prongsai.core.documents.plan_reading import read_plan
from prongsai.core.documents.profile_reading import read_profile
from prongsai.core.results import result_of
from prongsai.core.sheets.files import read_sheet

FOLDER = Path(str(files("prongsai.apps.demonstration")))
AGENCIES = ("maeka", "chumsaeng", "bokaeo", "klongmuang", "tak")


@cache
def material_of(agency: str) -> Material:
    """What an agency has: its profile, and of a result and a plan what the demonstration has."""
    office = read_profile(FOLDER / "profiles" / f"{agency}.yaml")
    sheet, plan = _file("sheets", agency), _file("plans", agency)
    return Material(
        office.profile,
        office.details,
        result=None if sheet is None else result_of(read_sheet(sheet)),
        plan=None if plan is None else read_plan(plan),
        photos=office.photos,
    )


def _file(folder: str, agency: str) -> Path | None:
    return next(iter(sorted((FOLDER / folder).glob(f"{agency}-*.yaml"))), None)


def kinds_of(agency: str, kinds: Mapping[str, DocumentKind]) -> list[str]:
    """The kinds of document that an agency has everything for."""
    material = material_of(agency)
    return [code for code, kind in kinds.items() if not missing_for(kind, material)]
