"""What people do with agencies, units and positions."""

import re
from datetime import date, datetime, time
from typing import NamedTuple

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.passwords import one_time_password
from prongsai.apps.agencies.addresses import taken_addresses
from prongsai.apps.agencies.cover import is_last_administrator
from prongsai.apps.agencies.models import Agency, Appointment, Position, Role, Unit
from prongsai.apps.agencies.queries import appointments_not_ended, offices_of, roles_in
from prongsai.apps.audit.actions import log


@transaction.atomic
def register_agency(
    *,
    slug: str,
    name: str,
    kind: str,
    district: str = "",
    province: str = "",
    overseer: Agency | None = None,
    by: User | None,
) -> Agency:
    """Enter an agency, with its public address, which lasts for ever."""
    if slug in taken_addresses():
        raise ValidationError(
            {"slug": _("This address belongs to the site itself; choose another.")}
        )
    agency = Agency(
        slug=slug, name=name, kind=kind, district=district, province=province, overseer=overseer
    )
    agency.full_clean()
    agency.save()
    log("agency.registered", agency, by=by, agency=agency.slug, name=name)
    return agency


@transaction.atomic
def add_unit(agency: Agency, *, name: str, by: User | None) -> Unit:
    """Add a unit to an agency."""
    unit = Unit(agency=agency, name=name)
    unit.full_clean()
    unit.save()
    log("agency.unit_added", unit, by=by, agency=agency.slug, name=name)
    return unit


@transaction.atomic
def create_position(
    agency: Agency, *, title: str, role: str, unit: Unit | None = None, by: User | None
) -> Position:
    """Create a position with its duties."""
    position = Position(agency=agency, title=title, role=role, unit=unit)
    position.full_clean()
    position.save()
    log("agency.position_created", position, by=by, agency=agency.slug, title=title, role=role)
    return position


@transaction.atomic
def appoint(position: Position, *, holder: User, since: date, by: User | None) -> Appointment:
    """Give a position to somebody from a day on."""
    appointment = Appointment(position=position, holder=holder, since=since)
    appointment.full_clean()
    appointment.save()
    log(
        "agency.appointed",
        appointment,
        by=by,
        agency=position.agency.slug,
        position=position.title,
        holder=holder.username,
        since=since.isoformat(),
    )
    return appointment


@transaction.atomic
def act_for(
    position: Position, *, holder: User, since: date, until: date, by: User | None
) -> Appointment:
    """Let somebody act for a position (รักษาการ) from a day until and including another."""
    appointment = Appointment(
        position=position, holder=holder, since=since, until=until, acting=True
    )
    appointment.full_clean()
    appointment.save()
    log(
        "agency.acting",
        appointment,
        by=by,
        agency=position.agency.slug,
        position=position.title,
        holder=holder.username,
        since=since.isoformat(),
        until=until.isoformat(),
    )
    return appointment


@transaction.atomic
def end_appointment(appointment: Appointment, *, until: date, by: User | None) -> None:
    """End an appointment with a day, the last on which it is in force.

    Whoever acts for a time can end earlier; ValidationError for a later day than it has, and for
    the last administrator: nobody could give that position to anybody again.
    """
    if appointment.until is not None and until > appointment.until:
        raise ValidationError({"until": _("It ends earlier already. Choose an earlier day.")})
    if is_last_administrator(appointment, until):
        raise ValidationError(
            {"until": _("Nobody else is administrator then. Make somebody else one first.")}
        )
    appointment.until_before, appointment.ended_at = appointment.until, timezone.now()
    appointment.until = until
    appointment.full_clean()
    appointment.save(update_fields=["until", "until_before", "ended_at"])
    position = appointment.position
    log(
        "agency.appointment_ended",
        appointment,
        by=by,
        agency=position.agency.slug,
        position=position.title,
        holder=appointment.holder.username,
        until=until.isoformat(),
    )


@transaction.atomic
def create_account(agency: Agency, *, username: str, password: str, by: User | None) -> User:
    """Make an account for somebody who will hold a position of an agency.

    Raises ValidationError for a username that is taken or not allowed, or a weak password.
    """
    if not _USERNAME.fullmatch(username):
        raise ValidationError({"username": _("Use English letters, digits and . - _ only.")})
    account = User(username=username)
    validate_password(password, account)
    account.set_password(password)
    account.full_clean()
    account.save()
    log("account.created", account, by=by, agency=agency.slug, username=username)
    return account


class Newcomer(NamedTuple):
    """Somebody with a new account and the password to hand over, which is kept nowhere else."""

    account: User
    password: str


@transaction.atomic
def appoint_newcomer(
    position: Position, *, username: str, since: date, by: User | None
) -> Newcomer:
    """Make an account for somebody who has none, and give him a position."""
    made = welcome(position.agency, username=username, since=since, by=by)
    appoint(position, holder=made.account, since=since, by=by)
    return made


@transaction.atomic
def welcome(agency: Agency, *, username: str, since: date, by: User | None) -> Newcomer:
    """Make an account for somebody who has none, who holds a position of an agency from a day on.

    The password is for the first sign-in, until a week after that day; the person chooses another
    one there.
    """
    password = one_time_password()
    account = create_account(agency, username=username, password=password, by=by)
    _hand_over(account, password, since)
    return Newcomer(account, password)


@transaction.atomic
def renew_password(appointment: Appointment, *, by: User | None) -> Newcomer:
    """Give the holder of a position another password for one sign-in; the old one ends at once.

    A password opens everything its holder reaches. Raises ValidationError where that is more than
    this agency, unless an administrator renews it.
    """
    agency, account = appointment.position.agency, appointment.holder
    reaches_further = any(
        held.position.agency_id != agency.pk or held.position.role == Role.ADMINISTRATOR
        for held in appointments_not_ended(account)
    )
    if reaches_further and not _is_administrator(by, agency):
        raise ValidationError(
            _("This person holds a position in another agency, too. Ask the administrator.")
        )
    password = one_time_password()
    _hand_over(account, password, appointment.since)
    log("account.password_renewed", account, by=by, agency=agency.slug, username=account.username)
    return Newcomer(account, password)


@transaction.atomic
def choose_password(account: User, *, password: str) -> None:
    """Keep the password that somebody chose for himself, in place of one that was handed over."""
    account.set_password(password)
    account.password_is_temporary, account.password_given_at = False, None
    account.save(update_fields=_OF_PASSWORDS)
    office = next((one.slug for one in offices_of(account)), "")
    log("account.password_changed", account, by=account, agency=office, username=account.username)


@transaction.atomic
def keep_email(account: User, *, email: str) -> None:
    """Keep the address to which somebody wants reminders; none where it is empty."""
    account.email = email
    account.full_clean()
    account.save(update_fields=["email"])
    office = next((one.slug for one in offices_of(account)), "")
    log("account.email_kept", account, by=account, agency=office, username=account.username)


# What can be typed on any keyboard; Django's own rule takes letters of every script.
_USERNAME = re.compile(r"[\w.-]+", re.ASCII)
_OF_PASSWORDS = ["password", "password_is_temporary", "password_given_at"]


def _hand_over(account: User, password: str, since: date) -> None:
    """A password for one sign-in; its days begin with the position, which opens nothing before."""
    first = timezone.make_aware(datetime.combine(since, time()))
    account.set_password(password)
    account.password_is_temporary = True
    account.password_given_at = max(timezone.now(), first)
    account.save(update_fields=_OF_PASSWORDS)


def _is_administrator(account: User | None, agency: Agency) -> bool:
    return account is not None and Role.ADMINISTRATOR in roles_in(account, agency)
