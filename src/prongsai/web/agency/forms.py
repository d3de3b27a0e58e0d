"""Forms of an office. What they say beyond the obvious is the action's to check."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Agency
from prongsai.apps.results.models import Result
from prongsai.core.framework import Framework
from prongsai.core.problems import ProblemsFound
from prongsai.web.agency.holding import release
from prongsai.web.layout.words import page_language


@contextmanager
def problems_told(form: forms.Form, field: str) -> Iterator[None]:
    """Let what is wrong with what somebody gave stand beside the field that has it."""
    try:
        yield
    except ProblemsFound as found:
        for problem in found.problems:
            form.add_error(field, problem.says.say(page_language()))


class SearchForm(forms.Form):
    """What an overseer looks for among the agencies."""

    field_order = ("q", "year", "state")

    q = forms.CharField(
        label=_("Name, district or province"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            ("published", _("Published")),
            ("draft", _("Draft only")),
            ("without", _("No result yet")),
        ],
    )

    def __init__(self, *args: Any, years: list[int], **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["year"] = forms.TypedChoiceField(
            label=_("Fiscal year"),
            required=False,
            coerce=int,
            choices=[(year, str(year)) for year in years],
        )
        self.order_fields(self.field_order)


class UploadForm(forms.Form):
    """A result sheet from somebody's computer."""

    file = forms.FileField(
        label=_("Result sheet"),
        help_text=_("An XLSX, CSV or YAML file of at most 5 MB. The year is read from the sheet."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.yaml,.yml"}),
    )


class HeldForm(forms.Form):
    """A sheet that names another agency; it waits in the page, signed, until somebody confirms."""

    held = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, agency: Agency, **details: Any) -> None:
        super().__init__(*args, **details)
        self._agency = agency

    def clean(self) -> dict[str, Any]:
        """The sheet, and the name of its file as ``source_file``."""
        try:
            sheet, file = release(self.cleaned_data["held"], self._agency)
        except BadSignature as error:
            raise ValidationError(_("This page waited too long. Choose the file again.")) from error
        return {"sheet": sheet, "source_file": file}


class DraftForm(forms.Form):
    """Consent to what happens to exactly the draft that the page shows."""

    draft = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, draft: Result, **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["draft"].initial = draft.pk
        self._draft = draft

    def clean(self) -> dict[str, Any]:
        """What was filled in, if the draft that was seen is still the draft."""
        if self.cleaned_data.get("draft") != self._draft.pk:
            raise ValidationError(_("Another sheet was imported meanwhile. Look at it first."))
        return self.cleaned_data


class CorrectionForm(DraftForm):
    """A correction, with the reason that the public reads."""

    reason = forms.CharField(
        label=_("What was corrected, and why"),
        help_text=_("One or two sentences. The public reads them beside the new version."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TargetForm(forms.Form):
    """Which level an agency aims at, and what raising a mark costs it."""

    field_order = ("target", "per_item", "per_point")

    per_item = forms.DecimalField(
        label=_("Cost of fulfilling one OIT item"),
        help_text=_("Any unit you like: days of work, baht, or 1 where all are alike."),
        min_value=0,
        max_digits=9,
        decimal_places=2,
        initial=1,
        localize=False,
    )
    per_point = forms.DecimalField(
        label=_("Cost of raising a survey question by one point"),
        min_value=0,
        max_digits=9,
        decimal_places=2,
        initial=1,
        localize=False,
    )

    def __init__(self, *args: Any, rules: Framework, language: str, **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["target"] = forms.ChoiceField(
            label=_("Level to reach"),
            choices=[(level.code, level.name.say(language)) for level in rules.levels[:-1]],
        )
        self.order_fields(self.field_order)
