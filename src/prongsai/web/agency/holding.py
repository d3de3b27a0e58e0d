"""Sheets and plans that wait in a page for somebody's consent: nothing is stored until then."""

from typing import Any

from django.core import signing
from django.core.signing import BadSignature

from prongsai.apps.agencies.models import Agency
from prongsai.core.documents.plain import as_plain, from_plain
from prongsai.core.documents.plan import Plan
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.snapshots import sheet_as_plain, sheet_from_plain

_HOUR = 3600
_SHEET, _PLAN = "agency.import", "agency.plan"


def hold(sheet: Sheet, file: str, agency: Agency) -> str:
    """A sheet, the name of its file and the agency it is for, signed, as text for a page."""
    return _signed({"file": file, "sheet": sheet_as_plain(sheet)}, _SHEET, agency)


def release(held: str, agency: Agency) -> tuple[Sheet, str]:
    """What ``hold`` was given; BadSignature after an hour, for another agency, or for a forgery."""
    content = _read(held, _SHEET, agency)
    return sheet_from_plain(content["sheet"]), content["file"]


def hold_plan(plan: Plan, file: str, agency: Agency) -> str:
    """A plan of measures, held as ``hold`` does."""
    return _signed({"file": file, "plan": as_plain(plan)}, _PLAN, agency)


def release_plan(held: str, agency: Agency) -> tuple[Plan, str]:
    """What ``hold_plan`` was given, as ``release`` does."""
    content = _read(held, _PLAN, agency)
    return from_plain(content["plan"], Plan), content["file"]


def _signed(content: dict[str, Any], purpose: str, agency: Agency) -> str:
    return signing.dumps({"agency": agency.slug, **content}, salt=purpose, compress=True)


def _read(held: str, purpose: str, agency: Agency) -> Any:
    content = signing.loads(held, salt=purpose, max_age=_HOUR)
    if content["agency"] != agency.slug:
        raise BadSignature("held for another agency")
    return content
