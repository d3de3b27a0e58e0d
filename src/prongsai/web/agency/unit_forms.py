"""Forms about units and positions that exist already."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Agency


class ChangedPositionForm(forms.Form):
    """Another title or unit of a position."""

    title = forms.CharField(label=_("Title of the position"), max_length=200)

    def __init__(self, *args: Any, agency: Agency, **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["unit"] = forms.ModelChoiceField(
            agency.units.all(), label=_("Unit"), required=False, empty_label=_("None")
        )


class RetireForm(forms.Form):
    """That a unit is gone."""

    sure = forms.BooleanField(label=_("This unit is gone; take it off the list"), label_suffix="")
