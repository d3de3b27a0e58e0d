"""Sheets that wait in a page for somebody's consent: nothing is stored until it is given."""

from django.core import signing
from django.core.signing import BadSignature

from prongsai.apps.agencies.models import Agency
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.snapshots import sheet_as_plain, sheet_from_plain

_HOUR = 3600
_PURPOSE = "agency.import"


def hold(sheet: Sheet, file: str, agency: Agency) -> str:
    """A sheet, the name of its file and the agency it is for, signed, as text for a page."""
    held = {"agency": agency.slug, "file": file, "sheet": sheet_as_plain(sheet)}
    return signing.dumps(held, salt=_PURPOSE, compress=True)


def release(held: str, agency: Agency) -> tuple[Sheet, str]:
    """What ``hold`` was given; BadSignature after an hour, for another agency, or for a forgery."""
    content = signing.loads(held, salt=_PURPOSE, max_age=_HOUR)
    if content["agency"] != agency.slug:
        raise BadSignature("held for another agency")
    return sheet_from_plain(content["sheet"]), content["file"]
