"""Words for what the rules know only by a code."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

KINDS = {
    "assessment": _("Assessment"),
    "instrument": _("Instrument"),
    "indicator": _("Indicator"),
    "sub_indicator": _("Sub-indicator"),
    "question": _("Question"),
    "item": _("Item"),
    "part": _("Part of a question"),
}

DATA_YEARS = {
    "C": _("The item must show the fiscal year that is assessed."),
    "C6": _("The item must show at least the first six months of the fiscal year."),
    "P": _("The item must show the fiscal year before."),
    "L": _("The item must show a plan that covers the fiscal year."),
    "N": _("The rules set no year for what the item shows."),
}


# The capital is a city of its own kind: it has khets instead of districts.
CAPITAL = "กรุงเทพมหานคร"


def place_of(district: str, province: str) -> str:
    """A district and a province as one reads them; what is not known is left out."""
    if province == CAPITAL:
        parts = [district and _("Khet %(name)s") % {"name": district}, province]
    else:
        parts = [
            district and _("%(name)s District") % {"name": district},
            province and _("%(name)s Province") % {"name": province},
        ]
    return " ".join(str(part) for part in parts if part)


def page_language() -> str:
    """The language that this page is read in."""
    return get_language() or "th"
