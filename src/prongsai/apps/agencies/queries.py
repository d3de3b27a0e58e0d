"""Which agencies somebody may see, and in which role."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.abbreviations import words_to_find
from prongsai.apps.agencies.models import Agency, Appointment, Kind, Position, Role

Visitor = User | AnonymousUser


def appointments_of(visitor: Visitor, day: date | None = None) -> QuerySet[Appointment]:
    """The appointments somebody holds on a day; today where none is given."""
    if not visitor.is_authenticated:
        return Appointment.objects.none()
    day = day or timezone.localdate()
    return (
        Appointment.objects.filter(holder=visitor, since__lte=day)
        .filter(Q(until__isnull=True) | Q(until__gte=day))
        .select_related("position__agency", "position__unit")
    )


def appointments_not_ended(account: User) -> QuerySet[Appointment]:
    """The appointments somebody holds today, and those that begin later."""
    return (
        Appointment.objects.filter(holder=account)
        .exclude(until__lt=timezone.localdate())
        .select_related("position")
    )


def agencies_visible_to(visitor: Visitor) -> QuerySet[Agency]:
    """The agencies whose work somebody may look into.

    Those where he holds a position, those that his office oversees, directly or through other
    offices, and for an administrator all of them.
    """
    positions = [appointment.position for appointment in appointments_of(visitor)]
    if any(position.role == Role.ADMINISTRATOR for position in positions):
        return Agency.objects.all()
    offices = {p.agency_id for p in positions if p.role == Role.OVERSEER}
    own = {position.agency_id for position in positions}
    return Agency.objects.filter(Q(pk__in=own) | Q(overseer__in=_with_offices_below(offices)))


def roles_in(visitor: Visitor, agency: Agency) -> set[str]:
    """The roles somebody has towards an agency, today."""
    roles = set()
    for appointment in appointments_of(visitor):
        position = appointment.position
        if position.agency_id == agency.pk or _reaches(position, agency):
            roles.add(position.role)
    return roles


def assessed(agencies: QuerySet[Agency]) -> QuerySet[Agency]:
    """Those of the agencies that are assessed themselves; oversight offices are not."""
    return agencies.exclude(kind=Kind.OVERSIGHT)


def agencies_below(office: Agency) -> QuerySet[Agency]:
    """The agencies that an office oversees, directly or through other offices."""
    return Agency.objects.filter(overseer__in=_with_offices_below({office.pk}))


def offices_of(visitor: Visitor) -> list[Agency]:
    """The agencies where somebody holds a position today, each once."""
    held = {one.position.agency_id: one.position.agency for one in appointments_of(visitor)}
    return list(held.values())


def search_agencies(agencies: QuerySet[Agency], words: str) -> QuerySet[Agency]:
    """Those of the agencies whose name, district or province has every one of the words."""
    for spellings in words_to_find(words):
        found = Q()
        for word in spellings:
            found |= Q(name__icontains=word)
            found |= Q(district__icontains=word) | Q(province__icontains=word)
        agencies = agencies.filter(found)
    return agencies


def positions_of(agency: Agency) -> QuerySet[Position]:
    """An agency's positions, each with everybody who holds or held it, the newest first."""
    history = Appointment.objects.filter(withdrawn_at__isnull=True).select_related("holder")
    newest_first = history.order_by("-since", "-pk")
    return agency.positions.select_related("unit").prefetch_related(
        Prefetch("appointments", queryset=newest_first)
    )


def _reaches(position: Position, agency: Agency) -> bool:
    if position.role == Role.ADMINISTRATOR:
        return True
    if position.role != Role.OVERSEER or agency.overseer_id is None:
        return False
    return agency.overseer_id in _with_offices_below({position.agency_id})


def _with_offices_below(offices: set[int]) -> set[int]:
    """These offices and all below them that oversee others, however deep: few among thousands."""
    found, newest = set(offices), offices
    while newest:
        below = Agency.objects.filter(overseer__in=newest, overseen__isnull=False)
        newest = set(below.values_list("pk", flat=True)) - found
        found |= newest
    return found
