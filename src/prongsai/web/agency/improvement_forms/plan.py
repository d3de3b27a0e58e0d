"""Forms about the plan of a year as a whole, and about its weak points."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Agency
from prongsai.apps.improvement.planning import LATEST
from prongsai.core.calendar import FiscalYear
from prongsai.web.agency.document_forms import OpenField, ThaiDateField
from prongsai.web.agency.unit_fields import unit_in_charge
from prongsai.web.agency.year_examples import example_day


class OpenPlanForm(forms.Form):
    """Which result is answered, and in which fiscal year the measures are done."""

    def __init__(self, *args: Any, years: list[int], **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["assessed"] = forms.TypedChoiceField(
            label=_("Result of fiscal year"),
            coerce=int,
            choices=[(year, str(year)) for year in years],
        )
        after = sorted({year + more for year in years for more in range(LATEST + 1)}, reverse=True)
        self.fields["year"] = forms.TypedChoiceField(
            label=_("Measures of fiscal year"),
            coerce=int,
            empty_value=None,
            required=False,
            choices=[("", _("The year after it (usual)")), *((one, str(one)) for one in after)],
        )


class CutForm(forms.Form):
    """From which group of marks on questions and items count as weak."""

    def __init__(self, *args: Any, bands: Sequence[tuple[str, str]], **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["weak_from"] = forms.ChoiceField(
            label=_("Marks count as weak from this group on downwards"),
            choices=bands,
            widget=forms.RadioSelect,
        )


class WeakPointForm(forms.Form):
    """What the agency says of a weak point."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16)
    finding = forms.CharField(
        label=_("What is wrong, in the agency's words"),
        help_text=_("Stands in the plan and in documents; the assessor's comment stays beside it."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    supervisor = OpenField(label=_("Who supervises it"))
    remark = OpenField(label=_("Remark"), max_length=500)
    field_order = ("seen", "finding", "unit", "supervisor", "remark")

    def __init__(self, *args: Any, agency: Agency, **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["unit"] = unit_in_charge(agency)
        self.order_fields(self.field_order)


class AsideForm(forms.Form):
    """Why a weak point needs no measure."""

    because = forms.CharField(
        label=_("Why no measure is needed this year"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DropForm(forms.Form):
    """Why a measure is taken out of the plan."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    because = forms.CharField(
        label=_("Why it is taken out"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AdoptForm(forms.Form):
    """The day on which the plan was agreed."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    agreed_on = ThaiDateField(
        label=_("Day on which the plan was agreed"),
        help_text=_("When the executive agreed. Write it like %(words)s or %(numbers)s."),
        required=True,
    )
    met_on = ThaiDateField(
        label=_("Day of the meeting that set the measures (may stay empty)"),
        help_text=_("Documents speak of a meeting only where its day is known."),
        required=False,
    )

    def __init__(self, *args: Any, year: FiscalYear, **details: Any) -> None:
        super().__init__(*args, **details)
        agreed = self.fields["agreed_on"]
        agreed.help_text = str(agreed.help_text) % example_day(year)
