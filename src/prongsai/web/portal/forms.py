"""What everybody may look for."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Kind
from prongsai.apps.results.publications import Search
from prongsai.core.searching import year_among

_NARROWING = ("year", "province", "kind", "order")


class SearchForm(forms.Form):
    """Published results by agency and place, year and kind; a field that is wrong is left out."""

    q = forms.CharField(
        label=_("Agency, district or province"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "enterkeyhint": "search"}),
    )
    year = forms.TypedChoiceField(
        label=_("Fiscal year"), required=False, coerce=int, empty_value=None
    )
    province = forms.ChoiceField(label=_("Province"), required=False)
    kind = forms.ChoiceField(label=_("Kind of agency"), required=False)
    order = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            ("newest", _("Newest year first")),
            ("highest", _("Highest total first")),
            ("lowest", _("Lowest total first")),
            ("name", _("By name")),
        ],
    )

    def __init__(
        self, *args: Any, years: Iterable[int], provinces: Iterable[str], **details: Any
    ) -> None:
        super().__init__(*args, **details)
        self._offer("year", [("", _("All years")), *((year, year) for year in years)])
        self._offer("province", [("", _("All provinces")), *((name, name) for name in provinces)])
        self._offer("kind", [("", _("All kinds")), *Kind.choices])

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a field of choices

    @property
    def narrowing(self) -> list[forms.BoundField]:
        """What makes a list shorter or puts it in another order."""
        return [self[name] for name in _NARROWING]

    @property
    def narrowed(self) -> bool:
        """Whether something of that was asked for."""
        return any(self.data.get(name) for name in _NARROWING)

    def search(self) -> Search:
        """What is looked for."""
        self.is_valid()
        asked = self.cleaned_data
        words, year = year_among(asked.get("q", ""))
        return Search(
            words=words,
            year=asked.get("year") or year,
            province=asked.get("province", ""),
            kind=asked.get("kind", ""),
            order=asked.get("order") or "newest",
        )


class CodeForm(forms.Form):
    """The code of a document, as it stands beside its QR code."""

    code = forms.CharField(
        label=_("Code on the document"),
        help_text=_("Ten small letters and digits, beside the QR code."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )


class CheckForm(forms.Form):
    """A file to compare with a published document."""

    file = forms.FileField(
        label=_("The file that you were given"),
        help_text=_("A PDF, DOCX or scan of at most 20 MB. It is compared and not kept."),
    )
