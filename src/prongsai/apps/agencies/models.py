from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The kinds of agency that are assessed, and the offices that watch over them."""

    SUBDISTRICT_ORGANIZATION = "sao", _("Subdistrict administrative organization")
    SUBDISTRICT_MUNICIPALITY = "subdistrict_municipality", _("Subdistrict municipality")
    TOWN_MUNICIPALITY = "town_municipality", _("Town municipality")
    CITY_MUNICIPALITY = "city_municipality", _("City municipality")
    PROVINCIAL_ORGANIZATION = "pao", _("Provincial administrative organization")
    SPECIAL_LOCAL = "special_local", _("Special local administration")
    PROVINCE = "province", _("Province")
    DEPARTMENT = "department", _("Department")
    STATE_ENTERPRISE = "state_enterprise", _("State enterprise")
    PUBLIC_ORGANIZATION = "public_organization", _("Public organization")
    UNIVERSITY = "university", _("University")
    FUND = "fund", _("Fund")
    INDEPENDENT = "independent", _("Court, independent or parliamentary office")
    OVERSIGHT = "oversight", _("Oversight office")


# Local agencies and provinces lie somewhere; the others may be offices of the whole country.
IN_A_PROVINCE = frozenset(
    {
        Kind.SUBDISTRICT_ORGANIZATION,
        Kind.SUBDISTRICT_MUNICIPALITY,
        Kind.TOWN_MUNICIPALITY,
        Kind.CITY_MUNICIPALITY,
        Kind.PROVINCIAL_ORGANIZATION,
        Kind.SPECIAL_LOCAL,
        Kind.PROVINCE,
    }
)


class Role(models.TextChoices):
    """What a position may do in the system; the permissions of each stand in permissions.py."""

    OFFICER = "officer", _("ITA officer")
    UNIT = "unit", _("Unit")
    EXECUTIVE = "executive", _("Executive")
    ASSESSOR = "assessor", _("Assessor")
    OVERSEER = "overseer", _("Overseer")
    ADMINISTRATOR = "administrator", _("Administrator")


class Agency(models.Model):
    """An agency (หน่วยงาน) that is assessed, or an office that oversees others.

    ``slug`` is its public address, for ever; ``overseer`` is the office that watches over it.
    """

    slug = models.SlugField(
        max_length=100,
        unique=True,
        error_messages={
            "unique": _("Another agency has this public address already. Choose another."),
            "invalid": _("Use English letters, digits, - and _ only, such as banmai."),
        },
    )
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=Kind)
    district = models.CharField(max_length=100, blank=True)
    province = models.CharField(max_length=100, blank=True)
    overseer = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="overseen"
    )

    class Meta:
        ordering = ["province", "district", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "district", "province"],
                name="one_agency_per_name_and_place",
                violation_error_message=_(
                    "An agency of this name is registered in this district and province already."
                ),
            ),
            models.CheckConstraint(
                condition=Q(overseer__isnull=True) | ~Q(overseer=F("id")),
                name="nobody_oversees_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_assessed(self) -> bool:
        """Whether the agency has results of its own; an oversight office has none."""
        return self.kind != Kind.OVERSIGHT


class Unit(models.Model):
    """A unit of an agency (ส่วนราชการ, กอง, สำนัก)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="units")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                name="one_unit_per_name_in_agency",
                violation_error_message=_("The agency has a unit of this name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """A position (ตำแหน่ง) of an agency: duties belong to it, people hold it for a time."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="positions")
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="positions"
    )
    title = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "title", "role"],
                name="one_position_per_title_and_role",
                violation_error_message=_("The agency has this position already."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Appointment(models.Model):
    """Who holds a position, from a day, until and including a day or until further notice.

    ``acting`` (รักษาการ): for a time only, so that the last day is known from the beginning.
    ``ended_at`` says when somebody decided the last day that it has, ``until_before`` which one it
    had before. One that is withdrawn never came into force: its days lie before anybody could act.
    """

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="appointments")
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    acting = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True, blank=True)
    until_before = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(acting=False) | Q(until__isnull=False),
                name="whoever_acts_has_a_last_day",
                violation_error_message=_("Say until which day this person acts."),
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="an_appointment_ends_after_it_begins",
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.UniqueConstraint(
                fields=["position", "holder"],
                condition=Q(until__isnull=True),
                name="one_open_appointment_per_holder_and_position",
                violation_error_message=_("This person holds the position already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}, {self.since} – {self.until or ''}"
