"""Forms of bringing in a plan of measures: the file, and the consent to what was understood."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Agency
from prongsai.web.agency.holding import release_plan

# What becomes of measures that the plan has already.
ADD, REPLACE = "add", "replace"


class PlanFileForm(forms.Form):
    """A plan of measures from somebody's computer."""

    file = forms.FileField(
        label=_("Plan of measures"),
        help_text=_(
            "An XLSX or YAML file of at most 5 MB, as an officer's table of measures has it."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.yaml,.yml"}),
    )


class ConsentForm(forms.Form):
    """Consent to a plan that was understood; it waits in the page, signed.

    ``new_units`` are those responsible in the file who are none of the agency's units; ``ways``
    say what can become of the measures that there are, the safest first; ``None`` without any.
    """

    held = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        agency: Agency,
        strangers: Sequence[str] = (),
        ways: Sequence[tuple[str, str]] | None = None,
        **details: Any,
    ) -> None:
        super().__init__(*args, **details)
        self._agency = agency
        self.can_come_in = ways is None or bool(ways)
        if strangers:
            self.fields["new_units"] = forms.MultipleChoiceField(
                label=_("Make these units of the agency"),
                help_text=_("Tick real units only. Whoever is not ticked stays in the words."),
                choices=[(one, one) for one in strangers],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        if ways:
            self.fields["way"] = forms.ChoiceField(
                label=_("The plan has measures already. What becomes of them?"),
                choices=ways,
                initial=ADD if ADD in dict(ways) else None,
                widget=forms.RadioSelect,
            )

    def clean_held(self) -> Any:
        """The plan and the name of its file."""
        try:
            return release_plan(self.cleaned_data["held"], self._agency)
        except BadSignature as error:
            raise ValidationError(_("This page waited too long. Choose the file again.")) from error
