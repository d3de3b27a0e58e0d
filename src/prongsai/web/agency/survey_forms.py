"""Forms about the surveys of an office."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.apps.surveys.actions import MOST_PEOPLE
from prongsai.apps.surveys.models import Survey
from prongsai.apps.surveys.queries import slips_printed, survey_rules
from prongsai.apps.surveys.slips import MOST_SLIPS
from prongsai.web.agency.document_forms import ThaiDateField
from prongsai.web.layout.words import page_language


class WholeField(forms.IntegerField):
    """A whole number as people write it: with commas, spaces, Thai digits."""

    default_error_messages = {"invalid": _("Type a whole number in digits, such as 120.")}

    def __init__(self, **details: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric"}), **details)

    def to_python(self, value: Any) -> int | None:
        """The number that was meant."""
        text = "".join(str(value or "").split()).replace(",", "")
        number: int | None = super().to_python(text)
        return number


class BeginForm(forms.Form):
    """The fiscal year whose surveys begin."""

    def __init__(self, *args: Any, years: list[int], **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["year"] = forms.TypedChoiceField(
            label=_("Fiscal year"), coerce=int, choices=[(year, str(year)) for year in years]
        )


class PopulationForm(forms.Form):
    """How many people may answer."""

    population = WholeField(
        label=_("How many people may answer"),
        help_text=_("Only their number. No list of names is kept here."),
        min_value=1,
        max_value=MOST_PEOPLE,
    )


class WindowForm(forms.Form):
    """From when to when answers are taken."""

    opens_on = ThaiDateField(
        label=_("First day"),
        help_text=_(
            "Write it like 1 มิถุนายน 2569 or 1/6/2569. Empty: the day on which you open it."
        ),
        required=False,
    )
    closes_on = ThaiDateField(
        label=_("Last day"),
        help_text=_("Answers are taken until midnight. Empty: until you close the survey."),
        required=False,
    )


class EntranceNameForm(forms.Form):
    """The name of a service point."""

    name = forms.CharField(
        label=_("Name of the service point"),
        help_text=_("As people know it, such as a counter, a unit or a health centre."),
        max_length=200,
    )


class EntranceForm(EntranceNameForm):
    """A new service point."""

    def __init__(self, *args: Any, survey: Survey, **details: Any) -> None:
        super().__init__(*args, **details)
        portions = survey_rules(survey).portions
        if len(portions) > 1:
            self.fields["portion"] = forms.ChoiceField(
                label=_("Part"),
                choices=[(one.code, one.name.say(page_language())) for one in portions],
            )


class SlipsForm(forms.Form):
    """How many slips for which unit; more slips than people need a second look."""

    sure = forms.BooleanField(
        label=_("Print them all the same"),
        label_suffix="",
        required=False,
        widget=forms.HiddenInput,
    )

    field_order = ("unit", "size", "sure")

    def __init__(self, *args: Any, survey: Survey, **details: Any) -> None:
        super().__init__(*args, **details)
        self._survey = survey
        least = survey_rules(survey).smallest_group
        self.fields["size"] = WholeField(
            label=_("How many slips"),
            min_value=least,
            max_value=MOST_SLIPS,
            error_messages={"min_value": _TOO_FEW % {"least": least}},
        )
        self.fields["unit"] = forms.ModelChoiceField(
            survey.round.agency.units.all(),
            label=_("Unit"),
            required=False,
            empty_label=_("All units together"),
            help_text=_("Progress is shown by unit where a unit has slips of its own."),
            error_messages={"invalid_choice": _("This unit is not of your agency. Choose again.")},
        )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Unit and size; too many slips only where somebody said that he is sure."""
        given = self.cleaned_data
        size, people = given.get("size"), self._survey.population
        if size is not None and people is not None and not given.get("sure"):
            printed = slips_printed(self._survey)
            if printed + size > people:
                self.fields["sure"].widget = forms.CheckboxInput()
                numbers = {"printed": printed, "size": size, "people": people}
                self.add_error("size", _TOO_MANY % numbers)
        return {name: value for name, value in given.items() if name != "sure"}


class CommentForm(forms.Form):
    """A comment in the words in which the agency will read it."""

    text = forms.CharField(
        label=_("What the agency will read"),
        help_text=_("Take out names, positions, places and whatever else tells who wrote it."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


_TOO_FEW = _(
    "A pack has %(least)s slips at least, so that no slip is known to be anybody's. Print "
    "%(least)s, and destroy those that nobody needs."
)
_TOO_MANY = _(
    "%(printed)s slips are printed already; with %(size)s more there would be more slips than the "
    "%(people)s people who may answer. Print fewer, cancel a pack, or tick the box."
)
