"""What a correction corrects, as the lines of a table."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from prongsai.apps.results.models import Result
from prongsai.apps.rounds.queries import rules_of
from prongsai.core.framework import Framework
from prongsai.core.sheets.comparing import Corrected, corrections
from prongsai.core.snapshots import sheet_from_plain
from prongsai.web.layout.figures import UNKNOWN, label

FIELDS = {
    "agency.name": _("Name of the agency"),
    "agency.kind": _("Kind of agency"),
    "agency.district": _("District"),
    "agency.province": _("Province"),
    "reported.total": _("Announced total"),
    "reported.level": _("Announced level"),
}
WHAT = {"respondents": _("Respondents"), "comment": _("Comment")}


@dataclass(frozen=True)
class ValueCorrected:
    """One value before and after the correction."""

    name: str
    what: str
    before: str
    after: str


def corrected(earlier: Result, draft: Result, language: str) -> list[ValueCorrected]:
    """Every value in which a draft differs from a published version."""
    rules = rules_of(draft.round)
    before, after = sheet_from_plain(earlier.sheet), sheet_from_plain(draft.sheet)
    return [_line(one, rules, language) for one in corrections(before, after)]


def _line(one: Corrected, rules: Framework, language: str) -> ValueCorrected:
    node = rules.nodes.get(one.code)
    return ValueCorrected(
        name=str(FIELDS.get(one.code, one.code)) if node is None else label(node, language),
        what=str(WHAT.get(one.what, "")),
        before=one.before or UNKNOWN,
        after=one.after or UNKNOWN,
    )
