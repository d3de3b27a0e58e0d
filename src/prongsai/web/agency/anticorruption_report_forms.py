"""Forms about the reports on anti-corruption action plans."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.apps.anticorruption.models import StatusOfProject, Stretch
from prongsai.web.agency.anticorruption_forms import SeenForm
from prongsai.web.agency.document_forms import PICTURES, LinesField, ThaiDateField
from prongsai.web.agency.money_fields import BahtField

LARGEST_PHOTO = 20_000_000


class BringReportForm(forms.Form):
    """The workbook of a report."""

    file = forms.FileField(
        label=_("File of the report, XLSX"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


class CorrectReportForm(forms.Form):
    """Why a closed report is corrected."""

    reason = forms.CharField(
        label=_("Why the report is corrected"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OpenReportForm(forms.Form):
    """Which report is opened, and until when units report."""

    stretch = forms.ChoiceField(
        label=_("Months"), choices=Stretch.choices, widget=forms.RadioSelect
    )
    due_on = ThaiDateField(
        label=_("Last day for units (may stay empty)"),
        help_text=_("Write it like 30 เมษายน 2568 or 30/4/2568."),
        required=False,
    )
    field_order = ("year", "stretch", "due_on")

    def __init__(self, *args: Any, years: range, **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["year"] = forms.TypedChoiceField(
            label=_("Fiscal year"), coerce=int, choices=[(year, str(year)) for year in years]
        )
        self.order_fields(self.field_order)


class ProgressForm(SeenForm):
    """What became of a project."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    status = forms.ChoiceField(
        label=_("Status"), choices=StatusOfProject.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why it was not possible (only then)"), max_length=500, required=False
    )
    spent = BahtField(
        label=_("Spent (baht)"),
        help_text=_("Write 0 where nothing was spent. Leave it empty where it is not known yet."),
    )
    result = forms.CharField(
        label=_("What was done"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    problem = forms.CharField(
        label=_("Problem or obstacle"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    suggestion = forms.CharField(
        label=_("Suggestion"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    links = LinesField(label=_("Addresses that show it, one on each line"), rows=2)
    photo = forms.FileField(
        label=_("Photo (JPEG or PNG)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": PICTURES}),
    )

    def told(self) -> Mapping[str, Any]:
        """What was written, as the action takes it."""
        photo = self.cleaned_data["photo"]
        read = None if photo is None else photo.read(LARGEST_PHOTO + 1)
        return {**self.cleaned_data, "photo": read}
