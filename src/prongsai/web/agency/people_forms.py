"""Forms about the people of an office: units, positions, and who holds them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency, Role


def day_field(label: Any) -> forms.DateField:
    """A day, today unless another one is chosen."""
    return forms.DateField(
        label=label,
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


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
            choices=[one for one in Role.choices if one[0] in grantable],
        )
        self.fields["unit"] = forms.ModelChoiceField(
            agency.units.all(), label=_("Unit"), required=False, empty_label=_("None")
        )


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
        help_text=_("Letters, digits and . - _ only; what the person signs in with."),
        max_length=150,
    )
    since = day_field(_("From"))


class EndForm(forms.Form):
    """The last day of an appointment."""

    until = day_field(_("Last day"))


class RenewForm(forms.Form):
    """That the person who asks for a password is the holder of the position."""

    checked = forms.BooleanField(label=_("I made sure that the holder of the position asks"))
