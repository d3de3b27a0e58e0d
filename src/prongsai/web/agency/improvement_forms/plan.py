"""Forms about the plan of a year as a whole."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.apps.improvement.planning import LATEST


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
