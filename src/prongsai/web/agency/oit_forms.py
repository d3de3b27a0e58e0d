"""Forms about the OIT of an office."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Agency
from prongsai.web.agency.document_forms import ThaiDateField
from prongsai.web.agency.oit import STATES
from prongsai.web.agency.unit_fields import unit_in_charge

_WRITE_A_DAY = _("Write it like 30 เมษายน 2568 or 30/4/2568.")


class BeginOitForm(forms.Form):
    """The fiscal year whose OIT is opened."""

    def __init__(self, *args: Any, years: list[int], **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["year"] = forms.TypedChoiceField(
            label=_("Fiscal year"), coerce=int, choices=[(year, str(year)) for year in years]
        )


class WebsiteForm(forms.Form):
    """The agency's own website."""

    website = forms.CharField(
        label=_("Address of the agency's website"),
        help_text=_("The page that everybody begins with, such as https://www.example.go.th"),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url"}),
    )


class DaysForm(forms.Form):
    """The last days of handing in, reviewing and clarifying."""

    hand_in_until = ThaiDateField(
        label=_("Last day of handing in"), help_text=_WRITE_A_DAY, required=False
    )
    review_until = ThaiDateField(label=_("Last day of the assessors"), required=False)
    clarify_until = ThaiDateField(label=_("Last day of clarification"), required=False)


class AssignForm(forms.Form):
    """The unit that hands an item in, and by when."""

    due_on = ThaiDateField(label=_("Due within the agency"), help_text=_WRITE_A_DAY, required=False)
    field_order = ("unit", "due_on")

    def __init__(self, *args: Any, agency: Agency, **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["unit"] = unit_in_charge(agency)
        self.order_fields(self.field_order)


class FilterForm(forms.Form):
    """Which items of a year are shown."""

    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, agency: Agency, **details: Any) -> None:
        super().__init__(*args, **details)
        states = [(code, label) for code, (label, _colour) in STATES.items()]
        self.fields["state"].choices = [("", _("All")), *states]  # type: ignore[attr-defined]
        self.fields["unit"] = forms.ModelChoiceField(
            agency.units.all(), label=_("Unit"), required=False, empty_label=_("All")
        )


class HandInForm(forms.Form):
    """What is handed in beside links, files and texts."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    explanation = forms.CharField(
        label=_("Explanation for the assessor"),
        help_text=_("Where on the page it stands, or why it is shown in this way."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    nothing_to_disclose = forms.BooleanField(
        label=_("There was nothing to disclose this year"),
        label_suffix="",
        required=False,
    )


class ReasonForm(forms.Form):
    """Why an approval is taken back."""

    reason = forms.CharField(
        label=_("Why the approval is taken back"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
