"""The form with which somebody makes a calendar address."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prongsai.apps.agencies.models import Unit
from prongsai.apps.improvement.calendar_feeds import Scope

WHOLE = "all"


class FeedForm(forms.Form):
    """Of what a calendar is: of the whole agency, or of one unit."""

    def __init__(self, *args: Any, scope: Scope, **details: Any) -> None:
        super().__init__(*args, **details)
        self.units = {str(unit.pk): unit for unit in scope.units}
        whole = [(WHOLE, _("The whole agency"))] if scope.whole else []
        units = [(key, unit.name) for key, unit in self.units.items()]
        self.fields["unit"] = forms.ChoiceField(
            label=gettext_lazy("Deadlines of"), choices=[*whole, *units]
        )

    def clean_unit(self) -> Unit | None:
        """The unit; ``None`` for the whole agency."""
        return self.units.get(self.cleaned_data["unit"])
