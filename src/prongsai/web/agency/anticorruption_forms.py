"""Forms about anti-corruption action plans."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Unit
from prongsai.apps.anticorruption.models import ActionPlanVersion
from prongsai.core.anticorruption.dimensions import load_dimensions
from prongsai.core.anticorruption.plan import EVERY_UNIT, Project, YearBudget
from prongsai.core.documents.values import fiscal_year
from prongsai.core.money import NOT_KNOWN, baht, figure, leaves_open, leaves_out
from prongsai.web.agency.document_forms import LinesField, ThaiDateField
from prongsai.web.agency.money_fields import BahtField, read_in
from prongsai.web.layout.words import page_language


class Carried(NamedTuple):
    """Whether a project is carried out in a year, and its budget where that is known."""

    out: bool
    baht: Decimal | None = None


class YearField(forms.CharField):
    """A fiscal year of the Buddhist era, in either numerals."""

    def __init__(self, **details: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric"})
        super().__init__(max_length=10, widget=widget, **details)

    def clean(self, value: Any) -> Any:
        """The year as a number."""
        said = super().clean(value)
        return read_in(self, said, fiscal_year) if said else None


class BudgetField(BahtField):
    """The budget of one year: an amount, not known, or empty where it is not carried out."""

    def prepare_value(self, value: Any) -> Any:
        """A budget as somebody would write it."""
        if not isinstance(value, YearBudget):
            return super().prepare_value(value)
        return NOT_KNOWN if value.baht is None else figure(value.baht)

    def clean(self, value: Any) -> Any:
        """Whether it is carried out in the year, and with how much."""
        said = forms.CharField.clean(self, value)
        if not said or leaves_out(said):
            return Carried(False)
        return Carried(True) if leaves_open(said) else Carried(True, read_in(self, said, baht))


class SeenForm(forms.Form):
    """A form whose field ``seen`` says what somebody had before him of what others can change."""

    def look_again(self, stands: int | str) -> None:
        """Take what stands there now as seen: the next time, what was typed is kept."""
        again = MultiValueDict(self.data)
        again[self.add_prefix("seen")] = str(stands)
        self.data = again


class YearsForm(forms.Form):
    """The fiscal years of a plan, and what it answers."""

    first_year = YearField(label=_("First fiscal year"))
    last_year = YearField(label=_("Last fiscal year"))
    reasons = LinesField(
        label=_("Risks or reasons that the plan answers, one on each line (may stay empty)"),
    )


class BeginForm(YearsForm):
    """The years of a new plan; ``standing`` are the newest versions of the plans there are.

    Where one of them has some of these years, it is asked whether another plan is meant.
    """

    another = forms.BooleanField(
        label=_("Begin another plan of these years all the same"),
        label_suffix="",
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, standing: Sequence[ActionPlanVersion], **details: Any) -> None:
        super().__init__(*args, **details)
        self._standing = standing

    def clean(self) -> dict[str, Any]:
        """The years, asked about where a plan has them already."""
        given = super().clean() or {}
        first, last = given.get("first_year"), given.get("last_year")
        if first is None or last is None:
            return given
        same = [one for one in self._standing if first <= one.last_year and one.first_year <= last]
        if same and not given.pop("another", False):
            self.fields["another"].widget = forms.CheckboxInput()
            years = ", ".join(f"{one.first_year}–{one.last_year}" for one in same)
            says = _("There is a plan of %(years)s already. Change that one, or tick here.")
            self.add_error("another", ValidationError(says, params={"years": years}))
        given.pop("another", None)
        return given


class DetailsForm(SeenForm, YearsForm):
    """The same, of a plan that somebody has before him."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class ProjectForm(SeenForm):
    """A project, activity or measure of a plan, with a budget for each of its years."""

    seen = forms.CharField(max_length=40, widget=forms.HiddenInput)

    dimension = forms.ChoiceField(label=_("Dimension"))
    heading = forms.CharField(
        label=_("Sub-heading (may stay empty)"), max_length=500, required=False
    )
    code = forms.CharField(label=_("Code (may stay empty)"), max_length=30, required=False)
    name = forms.CharField(label=_("Name of the project, activity or measure"), max_length=500)
    objective = LinesField(label=_("Objective, one on each line"), rows=2)
    target = LinesField(label=_("Target or indicator, one on each line"), rows=2)
    every_unit = forms.BooleanField(
        label=_("All units are responsible"), label_suffix="", required=False
    )
    source = forms.CharField(
        label=_("Source of the budget (may stay empty)"), max_length=300, required=False
    )

    def __init__(self, *args: Any, version: ActionPlanVersion, **details: Any) -> None:
        super().__init__(*args, **details)
        self._years = range(version.first_year, version.last_year + 1)
        known = load_dimensions(version.dimensions).by_code.values()
        choices = [(one.code, f"{one.code}. {one.name.say(page_language())}") for one in known]
        self.fields["dimension"].choices = choices  # type: ignore[attr-defined]  # a field of choices
        self.fields["units"] = forms.ModelMultipleChoiceField(
            Unit.objects.filter(agency=version.plan.agency_id).order_by("pk"),
            label=_("Responsible units"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        for year in self._years:
            self.fields[f"budget_{year}"] = BudgetField(
                label=_("Budget of %(year)s (baht)") % {"year": year}
            )
        budgets = [f"budget_{year}" for year in self._years]
        before = ["seen", "dimension", "heading", "code", "name", "objective", "target"]
        self.order_fields([*before, "every_unit", "units", *budgets, "source"])
        self.fields[budgets[0]].help_text = _(
            "Write 0 where no budget is used and ไม่ทราบ where it is not known yet."
            " Leave a year empty in which it is not carried out."
        )

    @staticmethod
    def of(project: Project, units: list[Unit]) -> dict[str, Any]:
        """What the form shows of a project."""
        names = ("dimension", "heading", "code", "name", "objective", "target", "source")
        budgets = {f"budget_{one.year}": one for one in project.budgets}
        every = EVERY_UNIT in project.responsible
        shown = {name: getattr(project, name) for name in names}
        return shown | budgets | {"every_unit": every, "units": [one.pk for one in units]}

    def project(self) -> Project:
        """What was written, as a project whose number the plan gives."""
        said = self.cleaned_data
        carried = {year: said[f"budget_{year}"] for year in self._years}
        every = (EVERY_UNIT,) if said["every_unit"] else ()
        return Project(
            number=0,
            dimension=said["dimension"],
            name=" ".join(said["name"].split()),
            code=said["code"],
            heading=said["heading"],
            objective=tuple(said["objective"]),
            target=tuple(said["target"]),
            responsible=every,
            budgets=tuple(YearBudget(year, one.baht) for year, one in carried.items() if one.out),
            source=said["source"],
        )


class BringForm(forms.Form):
    """The file of a plan."""

    file = forms.FileField(
        label=_("File of the plan, XLSX or YAML"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.yaml,.yml"}),
    )


class RemoveForm(SeenForm):
    """Taking a project out, as somebody has it before him."""

    seen = forms.CharField(max_length=40, widget=forms.HiddenInput)


class ApproveForm(SeenForm):
    """The day of the executive's approval."""

    seen = forms.CharField(max_length=20_000, widget=forms.HiddenInput)

    approved_on = ThaiDateField(
        label=_("Day of the approval"),
        help_text=_("Empty means today. Write it like 30 เมษายน 2568 or 30/4/2568."),
        required=False,
    )


class NextVersionForm(forms.Form):
    """Why an approved plan is changed."""

    reason = forms.CharField(
        label=_("Why the plan is changed"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
