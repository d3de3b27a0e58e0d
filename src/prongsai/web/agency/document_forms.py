"""Forms about the documents of an office."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from prongsai.apps.documents.models import Letterhead, Numerals
from prongsai.core.dates import long_date, read_date
from prongsai.core.documents.phrases import MOST_CHARACTERS

PICTURES = "image/png,image/jpeg"


class ThaiDateField(forms.Field):
    """A day as officials write it: ``12 มีนาคม 2567``, ``๑๒ มี.ค. ๖๗`` or ``12/3/2567``."""

    default_error_messages = {
        "unread": _("This is no date that we can read. Write it like 12 มีนาคม 2567 or 12/3/2567.")
    }

    def prepare_value(self, value: object) -> object:
        """A day as its words; what somebody wrote stays as it is."""
        return long_date(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        """The day that was meant; ``None`` where nothing was written."""
        text = str(value or "").strip()
        if not text:
            return None
        read = read_date(text)
        if read is None:
            raise ValidationError(self.error_messages["unread"], code="unread")
        return read


class OpenField(forms.CharField):
    """A line that may stay empty: then a document has dots there, or what it usually says."""

    def __init__(self, *, max_length: int = 200, **details: Any) -> None:
        super().__init__(max_length=max_length, required=False, **details)


class LinesField(forms.CharField):
    """Several entries, one on each line; empty lines are left out."""

    def __init__(self, *, rows: int = 4, most: int = 30, **details: Any) -> None:
        self.most = most
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), required=False, **details)

    def prepare_value(self, value: Any) -> Any:
        """The entries, each on its line."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        """The entries as a list."""
        lines = [" ".join(line.split()) for line in str(super().clean(value)).splitlines()]
        entries = [line for line in lines if line]
        if len(entries) > self.most:
            raise ValidationError(_("These are more lines than a document has room for."))
        return entries


class KindForm(forms.Form):
    """A kind of document to begin."""

    kind = forms.CharField(max_length=40)


class LetterheadForm(forms.Form):
    """What the documents of an agency say of it."""

    head = OpenField(
        label=_("Position of the head"),
        help_text=_("Such as นายกองค์การบริหารส่วนตำบล…; no name of a person."),
    )
    unit = OpenField(
        label=_("Unit that writes the letters"),
        help_text=_("Stands after ส่วนราชการ in memos, with its telephone number if you like."),
    )
    letter_number = OpenField(
        label=_("Number that letters begin with"),
        help_text=_("Such as นม 75701/"),
        max_length=100,
    )
    subdistrict = OpenField(
        label=_("Subdistrict"),
        help_text=_("Only its name, without ตำบล."),
        max_length=100,
    )
    website = OpenField(label=_("Website"))
    channels = LinesField(
        label=_("Where the agency announces things, one on each line"),
        help_text=_("Such as เว็บไซต์ของหน่วยงาน, ป้ายประชาสัมพันธ์"),
    )
    signers = LinesField(
        label=_("Positions of those who sign, one on each line, in the order of signing"),
        help_text=_("Such as หัวหน้าสำนักปลัด, ปลัด, นายก. Names are written in each document."),
        most=6,
    )
    numerals = forms.ChoiceField(
        label=_("Numerals of new documents"), choices=Numerals.choices, widget=forms.RadioSelect
    )
    emblem = forms.FileField(
        label=_("Emblem (Garuda or the agency's own)"),
        help_text=_("A PNG or JPEG picture of at most 5 MB. Leave it empty to keep the one below."),
        widget=forms.FileInput(attrs={"accept": PICTURES}),
        required=False,
    )

    @staticmethod
    def of(kept: Letterhead) -> dict[str, Any]:
        """What the form shows of a letterhead."""
        names = ("head", "unit", "letter_number", "subdistrict", "website", "channels", "signers")
        return {name: getattr(kept, name) for name in (*names, "numerals")}

    def kept(self) -> Mapping[str, Any]:
        """What was filled in, as ``keep_letterhead`` takes it."""
        filled = dict(self.cleaned_data)
        filled.pop("emblem")
        channels, signers = filled.pop("channels"), filled.pop("signers")
        return {"words": filled, "channels": channels, "signers": signers}


class PlanForm(forms.Form):
    """A plan of measures from somebody's computer."""

    file = forms.FileField(
        label=_("Plan of measures"),
        help_text=_("An XLSX or YAML file of at most 5 MB, made from the form below."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.yaml,.yml"}),
    )


class PhotoForm(forms.Form):
    """A photograph and the line below it."""

    file = forms.FileField(
        label=_("Photograph"),
        help_text=_(
            "A JPEG or PNG picture of at most 20 MB. Place, time and camera are taken out."
        ),
        widget=forms.FileInput(attrs={"accept": PICTURES}),
    )
    note = forms.CharField(
        label=_("What it shows, and when"),
        help_text=_("Printed below the photograph. Name no private persons."),
        max_length=300,
    )


class ChoosePhotosForm(forms.Form):
    """Photographs ticked among those that units attached."""

    def __init__(self, *args: Any, proofs: Sequence[int], **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["proofs"] = forms.TypedMultipleChoiceField(
            choices=[(one, str(one)) for one in proofs],
            coerce=int,
            error_messages={"required": _("Tick at least one photograph.")},
        )


class ScanForm(forms.Form):
    """The scan of the paper as signed."""

    file = forms.FileField(
        label=_("Scan of the signed document"),
        help_text=_("A PDF, JPEG or PNG file of at most 20 MB."),
        widget=forms.FileInput(attrs={"accept": f"application/pdf,{PICTURES}"}),
    )


class WithdrawalForm(forms.Form):
    """Why a publication is taken down."""

    reason = forms.CharField(
        label=_("Why it is taken down"),
        help_text=_("One sentence. Whoever opens its address or scans its code reads it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WordingForm(forms.Form):
    """New words for a phrase, and what to do with them."""

    USES = ("look", "paper", "every_year")

    text = forms.CharField(
        label=_("The words"),
        max_length=MOST_CHARACTERS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 7, "spellcheck": "false"}),
    )
    use = forms.ChoiceField(choices=[(one, one) for one in USES], widget=forms.HiddenInput)
