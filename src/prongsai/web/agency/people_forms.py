"""Forms about the people of an office: units, positions, and who holds them."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.cover import is_last_executive
from prongsai.apps.agencies.models import Agency, Appointment, Role
from prongsai.core.calendar import buddhist_year
from prongsai.web.agency.document_forms import ThaiDateField

# People hold a position for a working life, and nobody appoints further ahead than a few years:
# what lies outside was typed with a wrong year, or with the year of another era.
YEARS_BEFORE, YEARS_AHEAD = 45, 5

SURE = _("I know that the agency then has no executive")
NO_UNIT = _("Choose the unit whose steps and items this position sees. Add the unit first.")
NOT_SURE = _("Name another executive first, or tick this.")
DAY_HELP = _("Write it like 12 มีนาคม 2567 or 12/3/2567.")

_FROM_CALENDARS = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)", re.ASCII)


class DayField(ThaiDateField):
    """A day in the working life of somebody, as officials write it or ``2567-03-12``."""

    default_error_messages = {
        "far": _("The year is %(year)s (B.E.). Check it; write the day like 12 มีนาคม 2567.")
    }

    def to_python(self, value: Any) -> date | None:
        """The day that was meant; ValidationError for one that is too many years away."""
        text = _FROM_CALENDARS.sub(r"\3/\2/\1", str(value or ""))
        day = super().to_python(text)
        if day is None:
            return None
        away = day.year - timezone.localdate().year
        if not -YEARS_BEFORE <= away <= YEARS_AHEAD:
            year = {"year": buddhist_year(day)}
            raise ValidationError(self.error_messages["far"], code="far", params=year)
        return day


def day_field(label: Any) -> DayField:
    """A day, today unless another one is written."""
    return DayField(label=label, help_text=DAY_HELP, initial=timezone.localdate)


class UnitForm(forms.Form):
    """A new unit of an agency."""

    name = forms.CharField(label=_("Name of the unit"), max_length=200)


class PositionForm(forms.Form):
    """A new position of an agency."""

    title = forms.CharField(label=_("Title of the position"), max_length=200)

    def __init__(
        self, *args: Any, agency: Agency, grantable: frozenset[str], **details: Any
    ) -> None:
        super().__init__(*args, **details)
        self.fields["role"] = forms.ChoiceField(
            label=_("What the position may do"),
            choices=[
                (role, _("Report for its unit") if role == Role.UNIT else label)
                for role, label in Role.choices
                if role in grantable
            ],
        )
        self.fields["unit"] = forms.ModelChoiceField(
            agency.units.all(),
            label=_("Unit that it belongs to"),
            required=False,
            empty_label=_("None"),
        )

    def clean(self) -> dict[str, Any]:
        """A position that does the steps of a unit says which unit's."""
        given = super().clean() or self.cleaned_data
        if given.get("role") == Role.UNIT and not given.get("unit") and "unit" not in self.errors:
            self.add_error("unit", NO_UNIT)
        return given


class AppointForm(forms.Form):
    """Somebody with an account who gets a position."""

    holder = forms.CharField(label=_("Username"), max_length=150)
    since = day_field(_("From"))

    def clean_holder(self) -> User:
        """The account of that name."""
        holder = User.objects.filter(username=self.cleaned_data["holder"].strip()).first()
        if holder is None:
            raise ValidationError(
                _("There is no account of this name. Check it, or make a new account instead.")
            )
        return holder


class NewcomerForm(forms.Form):
    """Somebody without an account who gets a position."""

    username = forms.CharField(
        label=_("Username"),
        help_text=_("English letters, digits and . - _ only; what the person signs in with."),
        max_length=150,
    )
    since = day_field(_("From"))


class EndForm(forms.Form):
    """The last day of an appointment; for the only executive, that nobody else is known."""

    until = day_field(_("Last day"))
    sure = forms.BooleanField(label=SURE, label_suffix="", required=False)

    def __init__(self, *args: Any, appointment: Appointment, **details: Any) -> None:
        super().__init__(*args, **details)
        self.appointment = appointment
        self.is_last_executive = is_last_executive(appointment, timezone.localdate())
        if not self.is_last_executive:
            del self.fields["sure"]

    def clean(self) -> dict[str, Any]:
        """Ask once more where the agency would be without an executive on the day after."""
        given = super().clean() or self.cleaned_data
        is_sure, until = given.pop("sure", False), given.get("until")
        if until and not is_sure and is_last_executive(self.appointment, until):
            self.add_error("sure", NOT_SURE)
        return given


class TakeBackForm(forms.Form):
    """That an ending was a mistake."""

    sure = forms.BooleanField(label=_("The ending was a mistake; take it back"), label_suffix="")


class RenewForm(forms.Form):
    """That the person who asks for a password is the holder of the position."""

    checked = forms.BooleanField(label=_("I made sure that the holder of the position asks"))
