"""Forms about units and positions that exist already."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Position, Role, Unit
from prongsai.web.agency.people_forms import NO_UNIT


class ChangedPositionForm(forms.Form):
    """Another title or unit of a position."""

    title = forms.CharField(label=_("Title of the position"), max_length=200)

    def __init__(self, *args: Any, position: Position, **details: Any) -> None:
        super().__init__(*args, **details)
        self.position = position
        self.fields["unit"] = forms.ModelChoiceField(
            position.agency.units.all(), label=_("Unit"), required=False, empty_label=_("None")
        )

    def clean_unit(self) -> Unit | None:
        """A position that does the steps of a unit says which unit's."""
        unit: Unit | None = self.cleaned_data["unit"]
        if unit is None and self.position.role == Role.UNIT:
            raise ValidationError(NO_UNIT)
        return unit


class RetireForm(forms.Form):
    """That a unit is gone."""

    sure = forms.BooleanField(label=_("This unit is gone; take it off the list"), label_suffix="")
