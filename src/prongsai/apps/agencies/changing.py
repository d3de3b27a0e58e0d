"""Agencies under other names, in other places, and under other offices."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency, Kind
from prongsai.apps.agencies.queries import agencies_below
from prongsai.apps.audit.actions import log


@transaction.atomic
def change_agency(
    agency: Agency,
    *,
    name: str,
    district: str,
    province: str,
    overseer: Agency | None,
    by: User | None,
) -> None:
    """Give an agency another name, place or office above it, from now on.

    Its public address stays for ever, and what was issued keeps the name that is printed there.
    ValidationError where the office above is itself below the agency.
    """
    # Held, so that the log tells of two changes in turn what each one changed.
    held = Agency.objects.select_for_update(of=("self",)).select_related("overseer")
    before = held.get(pk=agency.pk)
    if overseer is not None and not offices_above(agency).filter(pk=overseer.pk).exists():
        raise ValidationError(
            {"overseer": _("Choose an oversight office that is not below this agency itself.")}
        )
    agency.name, agency.district, agency.province = name, district, province
    agency.overseer = overseer
    agency.full_clean()
    if _told(agency) == _told(before):
        return
    agency.save(update_fields=["name", "district", "province", "overseer"])
    log(
        "agency.changed",
        agency,
        by=by,
        agency=agency.slug,
        **_told(agency),
        **{f"{what}_before": said for what, said in _told(before).items()},
    )


def offices_above(agency: Agency | None = None) -> QuerySet[Agency]:
    """The offices that can watch over an agency, or over a new one: none that is below it."""
    offices = Agency.objects.filter(kind=Kind.OVERSIGHT).order_by("name")
    if agency is None or agency.pk is None:
        return offices
    return offices.exclude(pk=agency.pk).exclude(pk__in=agencies_below(agency).values("pk"))


def _told(agency: Agency) -> dict[str, str]:
    """What is said of an agency in the log."""
    return {
        "name": agency.name,
        "district": agency.district,
        "province": agency.province,
        "overseer": "" if agency.overseer is None else agency.overseer.slug,
    }
