"""What values and rows of a report are called on its pages."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from prongsai.core.documents.plan_form import COLUMNS, FIELDS
from prongsai.web.layout.words import page_language

ROWS: Mapping[str, Any] = {
    "scores": _("Scores of indicators"),
    "questions": _("Questions and items"),
    "findings": _("Findings"),
    "measures": _("Measures and results"),
    "follow_up": _("Follow-up"),
    "limitations": _("Limitations"),
}
ONE: Mapping[str, Any] = {
    "scores": _("Score"),
    "questions": _("Question or item"),
    "findings": _("Finding"),
    "measures": _("Measure"),
    "follow_up": _("Follow-up"),
    "limitations": _("Limitation"),
}
SINGLES: Mapping[str, Any] = {
    "agency.name": _("Agency"),
    "agency.district": _("District"),
    "agency.province": _("Province"),
    "fiscal_year": _("Fiscal year assessed"),
    "work_year": _("Fiscal year of the measures"),
    "total": _("Total"),
    "level": _("Level"),
    "groups.below_60": _("Items listed below 60"),
    "groups.60_to_85": _("Items listed from 60 to 85"),
    "groups.above_85": _("Items listed above 85"),
}
_VALUES: Mapping[str, Any] = {
    "node": _("Code of the indicator"),
    "value": _("Score"),
    "code": _("Code"),
    "comment": _("Comment of the assessor"),
    "analysis": _("What the agency concludes"),
    "assignee": _("Assigned to"),
    "indicator": _("Indicator"),
    "theme": _("Theme"),
    "codes": _("Questions and items"),
    "text": _("What it says"),
    "unit": _("Unit that mends it"),
    "supervisor": _("Unit that watches"),
    "kind": _("Kind of limitation"),
}
DOCUMENTS: Mapping[str, Any] = {
    "cover": _("cover"),
    "announcement": _("announcement"),
    "memo": _("memo"),
    "analysis_report": _("analysis"),
    "measures": _("measures"),
    "results_report": _("report on results"),
    "constraints_analysis": _("analysis of limitations"),
    "follow_up_table": _("follow-up table"),
    "photo_pages": _("photographs"),
}


def value_name(kind: str, name: str) -> str:
    """What a value of a row is called; measures have the names of the plan's form."""
    return COLUMNS[name].say(page_language()) if kind == "measures" else str(_VALUES[name])


def limitation_name(kind: str) -> str:
    """What a kind of limitation is called."""
    return FIELDS[f"limitations.{kind}"].say(page_language())
