"""Plans of measures that wait in a page for somebody's consent: nothing is stored until then."""

from django.core import signing
from django.core.signing import BadSignature

from prongsai.apps.agencies.models import Agency
from prongsai.core.documents.plain import as_plain, from_plain
from prongsai.core.documents.plan import Plan

_HOUR = 3600
_PURPOSE = "agency.plan"


def hold_plan(plan: Plan, file: str, agency: Agency) -> str:
    """A plan, the name of its file and the agency it is for, signed, as text for a page."""
    held = {"agency": agency.slug, "file": file, "plan": as_plain(plan)}
    return signing.dumps(held, salt=_PURPOSE, compress=True)


def release_plan(held: str, agency: Agency) -> tuple[Plan, str]:
    """What ``hold_plan`` was given; BadSignature after an hour, for another agency or a forgery."""
    content = signing.loads(held, salt=_PURPOSE, max_age=_HOUR)
    if content["agency"] != agency.slug:
        raise BadSignature("held for another agency")
    return from_plain(content["plan"], Plan), content["file"]
