"""Whose a file is: the agency that it names beside the one that it is brought in for."""

from prongsai.apps.agencies.models import Agency
from prongsai.core.sheets.sheet import AgencyName
from prongsai.core.thai import closed_up


def names_another(named: AgencyName, ours: Agency) -> bool:
    """Whether the name or the place differs, where both are known: many agencies share a name."""
    pairs = (
        (named.name, ours.name),
        (named.district, ours.district),
        (named.province, ours.province),
    )
    return any(theirs and own and closed_up(theirs) != closed_up(own) for theirs, own in pairs)


def in_full(named: AgencyName | Agency) -> str:
    """A name with its district and province, as far as they are known."""
    return " · ".join(part for part in (named.name, named.district, named.province) if part)
