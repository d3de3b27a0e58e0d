"""Fields that name units of an agency."""

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Agency, Unit


def unit_in_charge(agency: Agency) -> "forms.ModelChoiceField[Unit]":
    """Which of the agency's units is in charge, if any yet."""
    return forms.ModelChoiceField(
        agency.units.all(),
        label=_("Unit in charge"),
        required=False,
        empty_label=_("No unit yet"),
        error_messages={"invalid_choice": _("This unit is not of your agency. Choose again.")},
    )
