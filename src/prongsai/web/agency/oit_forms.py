"""Forms about the OIT of an office."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Agency
from prongsai.web.agency.document_forms import ThaiDateField
from prongsai.web.agency.oit import STATES, STATES_CONFIRMED
from prongsai.web.agency.unit_fields import unit_in_charge

_WRITE_A_DAY = _("Write it like 30 เมษายน 2568 or 30/4/2568.")
_FARTHEST = timedelta(days=2 * 366)


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


class _ComingDays(forms.Form):
    """Days that somebody sets anew lie between today and two years ahead."""

    def clean(self) -> dict[str, Any]:
        """Refuse a new day in the past, or in a year that nobody means."""
        today = timezone.localdate()
        for name in self.changed_data:
            day = self.cleaned_data.get(name)
            if day is not None and day < today:
                self.add_error(name, _("This day is over. Choose today or a later day."))
            elif day is not None and day > today + _FARTHEST:
                self.add_error(name, _("This day is more than two years away. Look at the year."))
        return self.cleaned_data


class HandInDayForm(_ComingDays):
    """The agency's own last day of handing in."""

    until = ThaiDateField(label=_("Last day of handing in"), help_text=_WRITE_A_DAY, required=False)


class DaysForm(_ComingDays):
    """The last days of handing in, reviewing and clarifying, for whoever leads the review."""

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

    def __init__(
        self, *args: Any, agency: Agency, is_confirmed: bool = False, **details: Any
    ) -> None:
        super().__init__(*args, **details)
        known = STATES_CONFIRMED if is_confirmed else STATES
        states = [(code, label) for code, (label, _colour) in known.items()]
        self.fields["state"].choices = [("", _("All")), *states]  # type: ignore[attr-defined]
        self.fields["unit"] = forms.ModelChoiceField(
            agency.units.all(), label=_("Unit"), required=False, empty_label=_("All")
        )


class HandInForm(forms.Form):
    """What is handed in beside links, files and texts."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    explanation = forms.CharField(
        label=_("Explanation, which the public reads"),
        help_text=_(
            "Where on the page it stands, or why it is shown in this way. The assessor reads it,"
            " and everybody once the executive approves: on the public pages and in open data."
            " Write no telephone number or identity number of a person."
        ),
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
