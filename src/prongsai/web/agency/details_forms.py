"""What one document says beside its figures, as an officer fills it in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from prongsai.apps.documents.models import Numerals, Paper
from prongsai.apps.documents.queries import details_of, filled_in, letterhead_of
from prongsai.core.documents.profile import Details, Reference, Signer
from prongsai.web.agency.document_fields import details_shown, goes_with_choices
from prongsai.web.agency.document_forms import LinesField, OpenField, ThaiDateField

MORE = 1  # empty rows to fill in, beside those that are there
_DATE = _("A day such as 12 มีนาคม 2567. Leave it empty for dots to write on.")


class DetailsForm(forms.Form):
    """Number, date, subject and the like; only what the kind of document shows."""

    number = OpenField(
        label=_("Number of the letter"),
        help_text=_("Such as นม 75701/123. Left empty, the number of the letterhead is used."),
        max_length=100,
    )
    dated = ThaiDateField(label=_("Date"), help_text=_DATE, required=False)
    subject = forms.CharField(
        label=_("Subject"),
        help_text=_("Left empty, the usual subject of this kind of document is used."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    addressee = OpenField(
        label=_("Addressee"),
        help_text=_("By position, such as นายกองค์การบริหารส่วนตำบล…"),
    )
    ordered_unit = OpenField(
        label=_("Unit that was told to do it"),
        help_text=_("Such as สำนักปลัด"),
    )
    meeting = ThaiDateField(
        label=_("Date of the working group's meeting"), help_text=_DATE, required=False
    )
    suggestions = LinesField(
        label=_("Proposals, one on each line"),
        help_text=_("Left empty, the usual proposals of this kind of document are used."),
    )
    goes_with = forms.ChoiceField(
        label=_("What it goes with"),
        choices=[("", _("What there is for the year"))],
        required=False,
    )
    numerals = forms.ChoiceField(
        label=_("Numerals"), choices=Numerals.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, shown: frozenset[str], **details: Any) -> None:
        super().__init__(*args, **details)
        for name in [*self.fields]:
            if name not in shown and name != "numerals":
                del self.fields[name]
        if "goes_with" in self.fields:
            self.fields["goes_with"].choices += goes_with_choices()  # type: ignore[attr-defined]


class SignerForm(forms.Form):
    """Somebody who signs, by position."""

    position = OpenField(label=_("Position"))
    name = OpenField(
        label=_("Name"),
        help_text=_("Left empty, dots stand there to be written on."),
    )
    endorsement = OpenField(
        label=_("Words above the signature"),
        help_text=_("Such as - เห็นควร….."),
    )


class ReferenceForm(forms.Form):
    """A letter that this one answers."""

    sender = OpenField(
        label=_("Who sent it"),
        help_text=_("Such as สำนักงาน ป.ป.ช."),
    )
    number = OpenField(label=_("Number of the letter"), max_length=100)
    dated = ThaiDateField(label=_("Date"), help_text=_DATE, required=False)
    subject = OpenField(label=_("Subject"), max_length=500)


class SeenDetailsForm(forms.Form):
    """What was filled in when somebody opened the page; it travels in the page and back."""

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


SignerRows = formset_factory(SignerForm, extra=MORE, max_num=6, validate_max=True)
ReferenceRows = formset_factory(ReferenceForm, extra=MORE, max_num=6, validate_max=True)


class DetailsForms:
    """The details of a paper with the rows for its signers and references, as one form."""

    def __init__(self, paper: Paper, sent: Any = None) -> None:
        self._before = details_of(paper)
        self.seen = SeenDetailsForm(sent, initial={"seen": filled_in(paper)}, prefix="details")
        shown = details_shown(paper.kind)
        given = {name: getattr(self._before, name) for name in shown}
        signers = [one._asdict() for one in self._before.signers] or _usual_signers(paper)
        references = [one._asdict() for one in self._before.references]
        self.main = DetailsForm(
            sent, shown=shown, initial=given | {"numerals": paper.numerals}, prefix="details"
        )
        self.signers = _rows(SignerRows, sent, signers, "signers", shown)
        self.references = _rows(ReferenceRows, sent, references, "references", shown)

    def is_valid(self) -> bool:
        """Whether everything can be kept as it was sent."""
        parts = (self.seen, self.main, self.signers, self.references)
        faulty = [part for part in parts if part is not None and not part.is_valid()]
        return not faulty

    def kept(self) -> dict[str, Any]:
        """What was filled in, as ``fill_details`` takes it; what was not asked stays."""
        filled = {name: _settled(value) for name, value in self.main.cleaned_data.items()}
        numerals = filled.pop("numerals")
        rows: dict[str, Any] = {}
        if self.signers is not None:
            rows["signers"] = tuple(Signer(**one) for one in _filled(self.signers))
        if self.references is not None:
            rows["references"] = tuple(Reference(**one) for one in _filled(self.references))
        before = {name: getattr(self._before, name) for name in self._before.__dataclass_fields__}
        details = Details(**(before | filled | rows))
        return {"details": details, "numerals": numerals, **self.seen.cleaned_data}

    def look_again(self, paper: Paper) -> None:
        """Take what stands in a paper now as seen: a refusal has told of it."""
        self.seen = SeenDetailsForm(initial={"seen": filled_in(paper)}, prefix="details")


def _rows(kind: Any, sent: Any, given: Sequence[Any], name: str, shown: frozenset[str]) -> Any:
    return kind(sent, initial=given, prefix=name) if name in shown else None


def _filled(rows: "BaseFormSet[Any]") -> list[dict[str, Any]]:
    kept = [form.cleaned_data for form in rows.forms]
    return [one for one in kept if any(one.values())]


def _settled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _usual_signers(paper: Paper) -> list[dict[str, str]]:
    return [{"position": position} for position in letterhead_of(paper.agency).signers]
