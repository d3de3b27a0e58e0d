"""Who may do what with single items: units only with their own, and who approves."""

from prongsai.apps.agencies.models import Agency, Role
from prongsai.apps.agencies.permissions import may
from prongsai.apps.agencies.queries import Visitor, appointments_of, roles_in
from prongsai.apps.evidence.models import Disclosure


def own_units(visitor: Visitor, agency: Agency) -> frozenset[int] | None:
    """The units for whose items somebody hands in; ``None`` for every item of the agency."""
    if roles_in(visitor, agency) & {Role.OFFICER, Role.ADMINISTRATOR}:
        return None
    positions = [one.position for one in appointments_of(visitor)]
    return frozenset(
        one.unit_id
        for one in positions
        if one.agency_id == agency.pk and one.role == Role.UNIT and one.unit_id is not None
    )


def may_hand_in(visitor: Visitor, disclosure: Disclosure) -> bool:
    """Whether somebody may hand in for this item."""
    agency = disclosure.examination.round.agency
    if not may(visitor, "oit.hand_in", agency):
        return False
    units = own_units(visitor, agency)
    return units is None or disclosure.unit_id in units


def approves_in(visitor: Visitor, agency: Agency) -> bool:
    """Whether somebody holds an executive's position of the agency itself, today."""
    return any(
        one.position.agency_id == agency.pk and one.position.role == Role.EXECUTIVE
        for one in appointments_of(visitor)
    )


def knows_assessors(visitor: Visitor, agency: Agency) -> bool:
    """Whether somebody may see who assessed an agency: whoever stands above it, nobody of its own.

    Administrators lead reviews, and see it there, too.
    """
    if not roles_in(visitor, agency) & {Role.OVERSEER, Role.ADMINISTRATOR}:
        return False
    positions = [one.position for one in appointments_of(visitor)]
    own = {one.role for one in positions if one.agency_id == agency.pk}
    return own <= {Role.ADMINISTRATOR}
