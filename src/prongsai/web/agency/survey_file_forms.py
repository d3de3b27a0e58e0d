"""Forms for answers from other tools."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature
from django.utils.translation import gettext_lazy as _

from prongsai.apps.surveys.models import Survey
from prongsai.core.framework import Node
from prongsai.core.surveys.rules import Portion
from prongsai.core.surveys.xlsform import said
from prongsai.engines.naming import compared
from prongsai.web.agency.counts_held import HeldCounts, release_counts

_LONGEST_LABEL = 200


class AnswersForm(forms.Form):
    """A CSV or XLSX file of answers, and which portion of the survey they belong to."""

    file = forms.FileField(
        label=_("File of answers"),
        help_text=_(
            "A CSV or XLSX file of at most 20 MB from KoboToolbox, ODK or Google Forms, "
            "one person a row."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )
    # Set once somebody has said which columns are questions.
    mended = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, portions: Sequence[Portion], language: str, **details: Any
    ) -> None:
        super().__init__(*args, **details)
        self._only = portions[0].code
        if len(portions) > 1:
            self.fields["portion"] = forms.ChoiceField(
                label=_("These answers belong to"),
                choices=[(one.code, one.name.say(language)) for one in portions],
            )
            self.order_fields(["portion", "file"])

    @property
    def portion(self) -> str:
        """The portion that was chosen; the only one where there is but one."""
        return str(self.cleaned_data.get("portion", self._only))


class ColumnsForm(forms.Form):
    """What the columns are whose headings are not known: a question, or none."""

    def __init__(
        self,
        *args: Any,
        unknown: Iterable[str],
        missing: Iterable[Node],
        language: str,
        **details: Any,
    ) -> None:
        super().__init__(*args, **details)
        questions = [(node.code, f"{node.code} {said(node).say(language)}") for node in missing]
        self._headings = {_field(heading): heading for heading in unknown}
        for field, heading in self._headings.items():
            self.fields[field] = forms.ChoiceField(
                label=heading[:_LONGEST_LABEL],
                required=False,
                choices=[("", _("Not a question: do not bring it in")), *questions],
            )

    def columns(self) -> dict[str, str]:
        """Heading → code of each column that is a question, as a naming has them."""
        chosen = {self._headings[field]: self.cleaned_data[field] for field in self._headings}
        return {compared(heading): code for heading, code in chosen.items() if code}


class HeldCountsForm(forms.Form):
    """Counts that wait in the page, signed, until somebody confirms them."""

    held = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, survey: Survey, **details: Any) -> None:
        super().__init__(*args, **details)
        self._survey = survey

    def clean(self) -> dict[str, HeldCounts]:
        """The counts, as ``counts``."""
        try:
            return {"counts": release_counts(self.cleaned_data["held"], self._survey)}
        except BadSignature as error:
            raise ValidationError(_("This page waited too long. Choose the file again.")) from error


def _field(heading: str) -> str:
    # The same heading, the same field, even where another file is chosen in between.
    return f"column_{sha256(heading.encode()).hexdigest()[:12]}"
