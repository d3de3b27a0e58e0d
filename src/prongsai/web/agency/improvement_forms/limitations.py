"""The form of what limits an agency: sentences of five kinds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.core.documents.plan import LIMITATIONS
from prongsai.web.agency.document_forms import LinesField

_LABELS = {
    "staff": _("Staff"),
    "budget": _("Budget"),
    "technology": _("Technology"),
    "area": _("The area"),
    "society": _("Economy, culture and how people live"),
}


class LimitationsForm(forms.Form):
    """One sentence on each line; a kind left empty is said to be none."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **details: Any) -> None:
        super().__init__(*args, **details)
        for kind in LIMITATIONS:
            self.fields[kind] = LinesField(label=_LABELS[kind], rows=3)

    def limitations(self) -> dict[str, list[str]]:
        """The sentences by their kinds."""
        return {kind: self.cleaned_data[kind] for kind in LIMITATIONS}
