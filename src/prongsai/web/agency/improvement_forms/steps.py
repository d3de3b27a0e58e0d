"""Forms with which units tell of their parts, and with which parts and agencies are found."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from prongsai.apps.evidence.files import LARGEST_FILE
from prongsai.apps.improvement.models import Duty, NoteKind
from prongsai.apps.improvement.progress import ProofGiven
from prongsai.apps.improvement.step_queries import PartState
from prongsai.core.thai import arabic_digits
from prongsai.web.agency.document_forms import ThaiDateField

FILES = "image/jpeg,image/png,.pdf,.docx,.xlsx"

# 10 digits, also apart: 081-234-5678, 08 1234 5678.
_MOBILE = re.compile(r"(?<!\d)0[ .-]?[689](?:[ .-]?\d){8}(?!\d)", re.ASCII)

OPEN_KINDS = (
    (NoteKind.DONE, _("It is done")),
    (NoteKind.PROGRESS, _("It is under way")),
    (NoteKind.OBSTACLE, _("There is an obstacle")),
)
DONE_KINDS = (
    (NoteKind.PROGRESS, _("Add something; it stays done")),
    (NoteKind.REOPENED, _("It is not done after all")),
)


class SeveralFilesInput(forms.FileInput):
    """Chooses files; several at once."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Any number of files, as a list."""

    def __init__(self, *, attributes: Mapping[str, str], **details: Any) -> None:
        widget = SeveralFilesInput(attrs={**attributes, "multiple": True})
        super().__init__(widget=widget, required=False, **details)

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """The files that were chosen; an empty one is for the action to refuse."""
        return [one for one in data or [] if one]


class TellForm(forms.Form):
    """What a unit tells of its part: how far it is, in a few words, with what shows it."""

    kind = forms.ChoiceField(label=_("How far is it?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("In a few words"),
        help_text=_("What was done, for whom, or what stands in the way. No names of persons."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    counted = forms.IntegerField(min_value=0, max_value=2_000_000_000, required=False)
    camera = SeveralFilesField(
        label=_("Take a photograph"),
        attributes={"accept": "image/*", "capture": "environment"},
    )
    chosen = SeveralFilesField(
        label=_("Or choose photographs and files"),
        help_text=_("JPEG, PNG, PDF, DOCX or XLSX, at most 20 MB each."),
        attributes={"accept": FILES},
    )
    link = forms.CharField(
        label=_("Or a link"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(
            attrs={"inputmode": "url", "autocomplete": "off", "placeholder": "https://"}
        ),
    )
    on = ThaiDateField(label=_("Day on which it was done"))

    def __init__(self, *args: Any, duty: Duty, **details: Any) -> None:
        super().__init__(*args, **details)
        kinds = self.fields["kind"]
        kinds.choices = OPEN_KINDS if duty.done_on is None else DONE_KINDS  # type: ignore[attr-defined]
        step = duty.step
        if not step.counted_in:
            del self.fields["counted"]
            return
        self.fields["counted"].label = _("How many so far (%(what)s)") % {"what": step.counted_in}
        if step.target:
            goal = {"number": f"{step.target:,}", "what": step.counted_in}
            self.fields["counted"].help_text = _("Meant are %(number)s %(what)s.") % goal

    def clean_text(self) -> str:
        """The words, without the number of a mobile telephone: it is somebody's own."""
        text = str(self.cleaned_data["text"])
        if _MOBILE.search(arabic_digits(text)):
            raise forms.ValidationError(
                _("There is a mobile telephone number in it. Take it out: it is a person's own.")
            )
        return text

    def told(self) -> Mapping[str, Any]:
        """What was told, as ``tell`` takes it."""
        given = self.cleaned_data
        on: date = given["on"]
        files = [
            ProofGiven(on, content=file.read(LARGEST_FILE + 1), file_name=str(file.name or ""))
            for file in (*given["camera"], *given["chosen"])
        ]
        links = [ProofGiven(on, url=given["link"])] if given["link"] else []
        told = {name: given.get(name) for name in ("kind", "text", "counted", "on")}
        return {**told, "proofs": [*files, *links]}


class PartsForm(forms.Form):
    """Which parts are shown, to whoever sees those of every unit."""

    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *PartState.choices]
    )

    def __init__(
        self,
        *args: Any,
        units: Sequence[tuple[int, str]],
        measures: Sequence[tuple[int, str]],
        **details: Any,
    ) -> None:
        super().__init__(*args, **details)
        for name, label, several in (
            ("unit", _("Unit"), units),
            ("measure", _("Measure"), measures),
        ):
            self.fields[name] = forms.TypedChoiceField(
                label=label,
                required=False,
                coerce=int,
                empty_value=None,
                choices=[("", _("All")), *several],
            )
        self.order_fields(("unit", "state", "measure"))


class OverseenForm(forms.Form):
    """Which agencies an overseer looks at: a year of work and a province."""

    def __init__(
        self, *args: Any, years: Sequence[int], provinces: Sequence[str], **details: Any
    ) -> None:
        super().__init__(*args, **details)
        self.fields["year"] = forms.TypedChoiceField(
            label=_("Measures of fiscal year"),
            coerce=int,
            choices=[(year, str(year)) for year in years],
        )
        self.fields["province"] = forms.ChoiceField(
            label=_("Province"),
            required=False,
            choices=[("", _("All")), *((one, one) for one in provinces)],
        )
