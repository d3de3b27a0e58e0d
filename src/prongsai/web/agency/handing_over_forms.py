"""The form with which a position is handed over."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.cover import is_last_executive
from prongsai.apps.agencies.models import Appointment
from prongsai.web.agency.people_forms import NOT_SURE, SURE, DayField, day_field

NOBODY, ACCOUNT, NEWCOMER = "nobody", "account", "newcomer"
WHO = [
    (ACCOUNT, _("Somebody who has an account")),
    (NEWCOMER, _("Somebody new: make an account")),
    (NOBODY, _("Nobody is known yet")),
]


class HandOverForm(forms.Form):
    """The last day, who comes after, for good or acting for a time, and what else to know."""

    last_day = day_field(_("Last day of the person who leaves"))
    who = forms.ChoiceField(
        label=_("Who comes after"), choices=WHO, widget=forms.RadioSelect, initial=ACCOUNT
    )
    sure = forms.BooleanField(
        label=SURE,
        label_suffix="",
        help_text=_("Only where nobody is known yet."),
        required=False,
    )
    username = forms.CharField(
        label=_("Username of who comes after"),
        help_text=_("Leave it empty where nobody is known yet."),
        max_length=150,
        required=False,
    )
    acting_until = DayField(
        label=_("Acting only, until and including"),
        help_text=_("Leave it empty where the person gets the position for good."),
        required=False,
    )
    note = forms.CharField(
        label=_("What else the next holder should know"),
        help_text=_("Keys, agreements by telephone, what waits for an answer. No passwords."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, appointment: Appointment, **details: Any) -> None:
        super().__init__(*args, **details)
        self.appointment = appointment
        self.is_last_executive = is_last_executive(appointment, timezone.localdate())
        if not self.is_last_executive:
            del self.fields["sure"]

    def clean_last_day(self) -> date:
        """A day of the appointment."""
        day: date = self.cleaned_data["last_day"]
        if day < self.appointment.since:
            raise ValidationError(_("The last day cannot be before the first."))
        return day

    def clean(self) -> dict[str, Any]:
        """Who comes after, as an account or a username that is free; nobody acts for nobody."""
        given = super().clean() or self.cleaned_data
        who, username = given.get("who"), given.get("username", "").strip()
        given |= {"username": username, "successor": None}
        if who is None:
            return given
        if who == NOBODY:
            self._nobody(given)
        elif not username:
            self.add_error("username", _("Say who comes after, or choose “Nobody is known yet”."))
        elif who == ACCOUNT:
            given["successor"] = self._account(username)
        elif User.objects.filter(username=username).exists():
            self.add_error("username", _("There is an account of this name already."))
        last, until = given.get("last_day"), given.get("acting_until")
        if last and until and until <= last:
            self.add_error("acting_until", _("Choose a day after the last day of who leaves."))
        return given

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes, whoever comes after."""
        return {name: self.cleaned_data[name] for name in ("last_day", "acting_until", "note")}

    def _nobody(self, given: dict[str, Any]) -> None:
        last_day = given.get("last_day")
        if last_day and not given.get("sure") and is_last_executive(self.appointment, last_day):
            self.add_error("sure", NOT_SURE)
        if given["username"]:
            self.add_error("username", _("Leave it empty, or say that somebody comes after."))
        if given.get("acting_until"):
            self.add_error("acting_until", _("Say who acts for the position until then."))

    def _account(self, username: str) -> User | None:
        found = User.objects.filter(username=username).first()
        if found is None:
            self.add_error(
                "username",
                _("There is no account of this name. Check it, or make a new account instead."),
            )
        elif found.pk == self.appointment.holder_id:
            self.add_error("username", _("Name somebody else than who leaves."))
        return found
