"""Forms about reports that exist."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from prongsai.apps.reports.settling import LONGEST_NOTE
from prongsai.core.documents.plan import LIMITATIONS
from prongsai.core.framework import Framework
from prongsai.core.loading import years
from prongsai.core.reading.correcting import LEFT_OUT, RowTold
from prongsai.core.reading.correcting_rows import KINDS
from prongsai.core.reading.values_written import Form, problem_with
from prongsai.readers.files import ENDINGS
from prongsai.web.agency.report_names import ROWS, SINGLES, limitation_name, value_name
from prongsai.web.layout.words import page_language

_LONG: tuple[Form, ...] = ("passage", "entries")
_CHARACTERS_PER_LINE = 60
_MOST_LINES = 10
_FORMS: Mapping[str, Form] = {
    "total": "figure",
    **{f"groups.{band}": "codes" for band in ("below_60", "60_to_85", "above_85")},
}


class ReportForm(forms.Form):
    """A report from somebody's computer."""

    file = forms.FileField(
        label=_("Report"),
        help_text=_(
            "PDF, Word, Excel, text, or a scan as PDF, JPEG, PNG or TIFF, of at most 20 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )

    def __init__(self, *args: Any, **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["year"] = forms.TypedChoiceField(
            label=_("Fiscal year assessed, if the report does not print it"),
            required=False,
            coerce=int,
            empty_value=None,
            choices=[("", _("As the report prints it")), *_years()],
        )


class ValueField(forms.CharField):
    """One value of a report as text, checked for what it is."""

    def __init__(self, form: Form, **details: Any) -> None:
        self.form = form
        is_long = form in _LONG
        widget = forms.Textarea(attrs={"rows": 2}) if is_long else forms.TextInput()
        if form == "figure":
            widget.attrs["inputmode"] = "decimal"
        super().__init__(required=False, max_length=20_000, widget=widget, **details)

    def fit(self, text: str) -> None:
        """Make room for a long text."""
        if self.form in _LONG:
            lines = sum(1 + len(line) // _CHARACTERS_PER_LINE for line in text.split("\n"))
            self.widget.attrs["rows"] = min(lines + 1, _MOST_LINES)

    def clean(self, value: Any) -> str:
        """The text with line ends of one kind."""
        text = str(super().clean(value)).replace("\r\n", "\n").strip()
        if says := problem_with(self.form, text):
            raise ValidationError(says.say(page_language()))
        return text


class CorrectionsForm(forms.Form):
    """Values by their addresses; gives those that differ from what was read."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, revision: int, **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["revision"].initial = revision
        self._read: dict[str, str] = {}

    def ask(self, address: str, field: forms.Field, read: str, now: str) -> None:
        """Ask for one value: what was read, and what it is now."""
        if now != read and isinstance(field, ValueField | forms.ChoiceField):
            told = _("Read: %(text)s") % {"text": read.replace("\n", " · ") or "–"}
            field.help_text = told
        if isinstance(field, ValueField):
            field.fit(now)
        field.initial = now
        self.fields[address] = field
        self._read[address] = read

    def texts(self) -> dict[str, str | None]:
        """Every value by its address: the text that corrects it, ``None`` where it is as read."""
        return {
            address: None if _plain(text) == read else _plain(text)
            for address, read in self._read.items()
            for text in [self.cleaned_data[address]]
        }


class BasicsForm(CorrectionsForm):
    """What stands once in a report."""

    def __init__(
        self,
        *args: Any,
        read: Mapping[str, str],
        now: Mapping[str, str],
        rules: Framework | None,
        **details: Any,
    ) -> None:
        super().__init__(*args, **details)
        for address, label in SINGLES.items():
            self.ask(address, _single(address, label, now[address], rules), read[address],
                     now[address])  # fmt: skip


class RowsForm(CorrectionsForm):
    """The rows of one leaf of a report."""

    def __init__(self, *args: Any, rows: Iterable[RowTold], **details: Any) -> None:
        super().__init__(*args, **details)
        for row in rows:
            for name, form in KINDS[row.kind].forms.items():
                field = _of_row(row.kind, name, form)
                address = f"{row.kind}.{row.at}.{name}"
                self.ask(address, field, row.read[name], row.values[name])
            out = forms.BooleanField(label=_("Leave this row out"), required=False)
            self.ask(f"{row.kind}.{row.at}.{LEFT_OUT}", out, "", "1" if row.left_out else "")


class AddRowForm(forms.Form):
    """A row that was not read, to be added to a leaf."""

    kind = forms.ChoiceField(label=_("Add what was not read"), choices=list(ROWS.items()))
    revision = forms.IntegerField(widget=forms.HiddenInput)


class SettleForm(forms.Form):
    """What somebody found about a doubt, or that it is in doubt again."""

    key = forms.CharField(max_length=40)
    note = forms.CharField(max_length=LONGEST_NOTE, required=False)
    again = forms.BooleanField(required=False)


class RepairForm(forms.Form):
    """The repair that somebody takes, as the page told it."""

    node = forms.CharField()
    printed = forms.CharField()
    reads = forms.CharField()
    line = forms.IntegerField()
    revision = forms.IntegerField()


class TakeOverForm(forms.Form):
    """What is made of a report, and the consent to it."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, result: str, plan: str, named: str, revision: int, **details: Any
    ) -> None:
        super().__init__(*args, **details)
        self.fields["revision"].initial = revision
        for name, label in (("result", result), ("plan", plan)):
            if label:
                self.fields[name] = forms.BooleanField(label=label, required=False, initial=True)
        if named:
            self.fields["ours"] = forms.BooleanField(
                label=named,
                error_messages={"required": _("Say that it is yours, or discard the report.")},
            )

    def wanted(self) -> dict[str, bool]:
        """What to make, as the action takes it."""
        return {name: bool(self.cleaned_data.get(name)) for name in ("result", "plan")}


def _plain(text: Any) -> str:
    return ("1" if text else "") if isinstance(text, bool) else str(text)


def _years() -> list[tuple[int, str]]:
    return [(year, str(year)) for year in reversed(years())]


def _single(address: str, label: Any, now: str, rules: Framework | None) -> forms.Field:
    if address in ("fiscal_year", "work_year"):
        known = [(str(year), told) for year, told in _years()]
        # The measures of the newest year that has rules are done in the year after it.
        after = str(max(years()) + 1)
        if address == "work_year":
            known.insert(0, (after, after))
        return _choice(label, known, now)
    if address == "level" and rules is not None:
        names = [(level.code, level.name.say(page_language())) for level in rules.levels]
        return _choice(label, names, now)
    return ValueField(_FORMS.get(address, "line"), label=label)


def _of_row(kind: str, name: str, form: Form) -> forms.Field:
    label = value_name(kind, name)
    if form == "limitation":
        return _choice(label, [(one, limitation_name(one)) for one in LIMITATIONS], "")
    return ValueField(form, label=label)


def _choice(label: Any, known: Iterable[tuple[str, str]], now: str) -> forms.ChoiceField:
    """A choice with what it is now among it, whatever that is."""
    choices = list(known)
    if now and now not in dict(choices):
        choices.append((now, now))
    return forms.ChoiceField(label=label, required=False, choices=[("", "–"), *choices])
