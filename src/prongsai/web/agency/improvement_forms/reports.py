"""Forms of the reports on the measures of a plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.apps.improvement.models import MeasureReport, ReportRound
from prongsai.web.agency.improvement_forms.measure import EntriesField

LISTS = ("results", "outcomes", "obstacles", "suggestions")


class OpenProgressReportForm(forms.Form):
    """Which round is reported of; ``day`` lies in the month that is meant."""

    round = forms.ChoiceField(choices=ReportRound.choices)
    day = forms.DateField()


class CorrectForm(forms.Form):
    """Why a closed report is corrected."""

    reason = forms.CharField(
        label=_("Why the report is corrected"),
        help_text=_("Stands in the corrected report and in the list."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WordMeasureForm(forms.Form):
    """What a report says of a measure, one sentence on each line."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    results = EntriesField(
        label=_("Results, one on each line"),
        help_text=_("What was done, and when."),
        rows=5,
    )
    outcomes = EntriesField(
        label=_("Outcomes, one on each line"),
        help_text=_("What became better by it. A percentage only where something was counted."),
    )
    obstacles = EntriesField(label=_("Obstacles, one on each line"))
    suggestions = EntriesField(label=_("Suggestions, one on each line"))

    @staticmethod
    def of(line: MeasureReport) -> dict[str, Any]:
        """What the form shows of a measure in a report."""
        return {name: getattr(line, name) for name in LISTS} | {"seen": line.revision}
