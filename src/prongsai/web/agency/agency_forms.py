"""Forms with which administrators enter agencies, and change what they are called."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.changing import offices_above
from prongsai.apps.agencies.models import IN_A_PROVINCE, Agency, Kind
from prongsai.core.provinces import ALL_PROVINCES, NATIONWIDE


class AgencyForm(forms.Form):
    """What an agency is called, where it lies, and which office watches over it."""

    name = forms.CharField(label=_("Name of the agency"), max_length=200)
    district = forms.CharField(
        label=_("District"),
        help_text=_("Only its name, without อำเภอ. Leave it empty where there is none."),
        max_length=100,
        required=False,
    )

    def __init__(self, *args: Any, agency: Agency | None = None, **details: Any) -> None:
        super().__init__(*args, **details)
        self.agency = agency
        known = [*ALL_PROVINCES]
        if agency is not None and agency.province and agency.province not in known:
            known.insert(0, agency.province)
        self.fields["province"] = forms.ChoiceField(
            label=_("Province"),
            required=False,
            choices=[("", NATIONWIDE), *((one, one) for one in known)],
        )
        self.fields["overseer"] = forms.ModelChoiceField(
            offices_above(agency),
            label=_("Office that watches over it"),
            help_text=_(
                "It sees how far adopted plans are, and how all the agencies below it stand."
            ),
            required=False,
            empty_label=_("None"),
        )

    @property
    def kind(self) -> str:
        """The kind of the agency."""
        return self.agency.kind if self.agency else self.cleaned_data.get("kind", "")

    def clean_district(self) -> str:
        """The name alone: pages say the word for a district themselves."""
        return str(self.cleaned_data["district"]).removeprefix("อำเภอ").strip()

    def clean(self) -> dict[str, Any]:
        """A local agency lies in a province."""
        given = super().clean() or self.cleaned_data
        if self.kind in IN_A_PROVINCE and not given.get("province"):
            self.add_error("province", _("An agency of this kind lies in a province. Choose it."))
        return given


class NewAgencyForm(AgencyForm):
    """An agency that is entered, under an address for ever."""

    field_order = ("name", "kind", "district", "province", "overseer", "slug")
    slug = forms.SlugField(
        label=_("Public address"),
        help_text=_("English letters, digits and -, such as banmai. It can never be changed."),
        max_length=100,
        error_messages={"invalid": _("Use English letters, digits, - and _ only, such as banmai.")},
    )

    def __init__(self, *args: Any, **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["kind"] = forms.ChoiceField(label=_("Kind of agency"), choices=Kind.choices)
        self.order_fields(self.field_order)

    def clean_slug(self) -> str:
        """An address in small letters, in which people type it."""
        slug = str(self.cleaned_data["slug"]).lower()
        if Agency.objects.filter(slug=slug).exists():
            raise ValidationError(
                _("Another agency has this public address already. Choose another.")
            )
        return slug
