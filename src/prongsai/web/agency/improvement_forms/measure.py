"""The form of a measure, without its steps (see improvement_rows)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure
from prongsai.core.documents.plan_steps import amount
from prongsai.core.documents.values import MOST_CHARACTERS, entries, period
from prongsai.core.period_reading import read_period
from prongsai.core.periods import Period, period_text
from prongsai.core.sheets.values import Unfit
from prongsai.web.agency.document_forms import OpenField, ThaiDateField
from prongsai.web.agency.improvement_rows import Steps
from prongsai.web.agency.money_fields import BahtField
from prongsai.web.agency.year_examples import LIKE_A_DAY, example_day, example_periods

EVERYONE = "ทุกกอง"  # what stands in a plan for every unit of the agency
ALL_YEAR = "ตลอดปีงบประมาณ"


class EntriesField(forms.CharField):
    """Several entries, one on each line; numbers and dashes before them are taken off."""

    def __init__(self, *, rows: int = 3, **details: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(widget=widget, required=False, max_length=MOST_CHARACTERS, **details)

    def prepare_value(self, value: Any) -> Any:
        """The entries, each on its line."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        """The entries as a tuple."""
        return entries(super().clean(value))


class Choices(NamedTuple):
    """What the form offers: weak points with their names, themes, indicators, and units."""

    questions: Sequence[tuple[str, str]]
    themes: Sequence[tuple[str, str]]
    indicators: Sequence[tuple[str, str]]
    units: Sequence[str]


class MeasureForm(forms.Form):
    """What a measure answers, what is done, by whom, until when, and what shows it."""

    measures = EntriesField(
        label=_("What is done"),
        help_text=_("In a sentence. Several measures, one on each line."),
    )
    others = EntriesField(
        label=_("Others who are responsible, one on each line"),
        help_text=_("A section, a position or a committee, with its unit in brackets."),
        rows=2,
    )
    period = OpenField(label=_("Period"))
    starts = ThaiDateField(label=_("First day"), required=False)
    ends = ThaiDateField(label=_("Last day"), required=False)
    methods = EntriesField(label=_("How it is done, one on each line"))
    evidence = EntriesField(
        label=_("What will show that it was done, one on each line"),
        help_text=_("Such as an order, photographs, a page of the website."),
    )
    follow_up = forms.CharField(
        label=_("How it is followed up"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    budget = BahtField(
        label=_("Budget in baht"),
        help_text=_("0 where none is needed; empty where not known."),
        read=amount,
    )
    supervisor = OpenField(label=_("Who supervises it"))
    findings = EntriesField(label=_("What is wrong, one on each line"))
    heading = OpenField(label=_("Sub-theme, where the plan has such"), max_length=500)
    remark = OpenField(label=_("Remark"), max_length=2000)

    def __init__(self, *args: Any, choices: Choices, year: FiscalYear, **details: Any) -> None:
        super().__init__(*args, **details)
        self.year = year
        self.fields["period"].help_text = _SUCH_AS % example_periods(year)
        self.fields["starts"].help_text = LIKE_A_DAY % example_day(year)
        checks, none = forms.CheckboxSelectMultiple, ("", "–")
        self.fields["questions"] = forms.MultipleChoiceField(
            label=_("Weak points that it answers"),
            required=False,
            choices=choices.questions,
            widget=checks,
        )
        self.fields["theme"] = forms.ChoiceField(
            label=_("Theme"), required=False, choices=[none, *choices.themes]
        )
        self.fields["indicator"] = forms.ChoiceField(
            label=_("Indicator"), required=False, choices=[none, *choices.indicators]
        )
        units = [(EVERYONE, _("Every unit (ทุกกอง)")), *((one, one) for one in choices.units)]
        self.fields["units"] = forms.MultipleChoiceField(
            label=_("Units responsible"), required=False, choices=units, widget=checks
        )

    def clean(self) -> dict[str, Any]:
        """The period is read from its words, else from its days; else it is asked for."""
        given = super().clean() or {}
        starts, ends = given.get("starts"), given.get("ends")
        if starts and ends and starts > ends:
            self.add_error("ends", _("The last day is before the first."))
        elif not ({"starts", "ends"} & self.errors.keys()):
            given["read"] = self._read(given.get("period", ""), starts, ends)
        if not (given.get("questions") or given.get("theme") or given.get("indicator")):
            self.add_error(
                "questions", _("Tick what it answers, or choose a theme or an indicator below.")
            )
        return given

    def measure(self, steps: Steps) -> Measure:
        """The measure that was typed; only where the form is valid."""
        given = self.cleaned_data
        found, printed = given["read"]
        same = ("measures", "methods", "evidence", "follow_up", "budget", "supervisor", "findings")
        return Measure(
            **{name: given[name] for name in (*same, "heading", "remark", "theme", "indicator")},
            questions=tuple(given["questions"]),
            responsible=(*given["units"], *given["others"]) or _who_does_all(steps),
            period=found,
            period_printed=printed,
            steps=steps.texts,
            step_terms=steps.terms,
        )

    def _read(self, words: str, starts: date | None, ends: date | None) -> tuple[Any, str]:
        if starts or ends:
            days = _of_days(starts, ends)
            if days is None:
                self.add_error("ends", _("Write the last day, too."))
                return None, words
            return days, words or period_text(days)
        if not words:
            return None, ""
        try:
            return period(words, self.year)
        except Unfit:
            self.add_error("period", _unread(words, self.year))
            return None, words


def _who_does_all(steps: Steps) -> tuple[str, ...]:
    """Those of the steps, where each says who does it: nobody types them a second time."""
    said = [term.responsible for term in steps.terms if term.responsible]
    if len(said) < len(steps.texts):
        return ()
    return tuple(dict.fromkeys(one for who in said for one in who))


def initial_of(measure: Measure, units: Iterable[str], year: FiscalYear) -> Mapping[str, Any]:
    """What the form shows of a measure that is kept."""
    own = {EVERYONE, *units}
    names = ("measures", "methods", "evidence", "follow_up", "budget", "supervisor", "findings")
    shown = {
        name: getattr(measure, name)
        for name in (*names, "heading", "remark", "theme", "indicator", "questions")
    }
    days = measure.period if _days_are_needed(measure, year) else None
    return {
        **shown,
        "units": [one for one in measure.responsible if one in own],
        "others": [one for one in measure.responsible if one not in own],
        "period": measure.when,
        "starts": None if days is None else days.starts,
        "ends": None if days is None else days.ends,
    }


def choice_label(code: str, name: str, mark: str) -> str:
    """A weak point beside its box."""
    return gettext("%(code)s %(name)s (%(mark)s points)") % {
        "code": code.upper(),
        "name": name,
        "mark": mark,
    }


def _days_are_needed(measure: Measure, year: FiscalYear) -> bool:
    """Whether the words alone would not give the days again."""
    if measure.period is None or not measure.period_printed:
        return False
    return read_period(measure.period_printed, year) != measure.period


def _of_days(starts: date | None, ends: date | None) -> Period | None:
    if ends is None:
        return None
    return Period("deadline", ends=ends) if starts is None else Period("range", starts, ends)


def _unread(words: str, year: FiscalYear) -> ValidationError:
    return ValidationError(_UNREAD, params={"words": words, **example_periods(year)})


_SUCH_AS = _("Such as ตลอดปีงบประมาณ, %(range)s, ไตรมาส 2 or %(deadline)s")
_UNREAD = _(
    "“%(words)s” does not say from when to when. Keep the words and write the first and the last"
    " day below, or write it like %(range)s, ไตรมาส 2 or %(deadline)s."
)
