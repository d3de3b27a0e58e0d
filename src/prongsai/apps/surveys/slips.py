"""Slips with codes: printed in packs, handed out, cancelled.

No line of the log that is written here holds a code.
"""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Unit
from prongsai.apps.surveys.changing import log_of, unclosed
from prongsai.apps.surveys.models import Pack, PackKind, Survey
from prongsai.apps.surveys.packs import fill_pack, next_pack
from prongsai.apps.surveys.queries import survey_rules

MOST_SLIPS = 1_000  # in one pack: 100 sheets to cut


class Printed(NamedTuple):
    """A pack with the codes on its slips, in the order of drawing; they are kept nowhere."""

    pack: Pack
    codes: tuple[str, ...]


@transaction.atomic
def print_slips(survey: Survey, *, unit: Unit | None, size: int, by: User | None) -> Printed:
    """Make a pack of code slips for a unit, or for all; its codes are given back this once."""
    current = unclosed(survey)
    rules = survey_rules(current)
    if rules.admission != "code":
        raise ValidationError(_("This survey is open to everybody; it needs no codes."))
    if unit is not None and unit.agency_id != current.round.agency_id:
        raise ValidationError({"unit": _("This unit belongs to another agency.")})
    if not 1 <= size <= MOST_SLIPS:
        says = _("A pack holds 1 to %(most)s slips. Print several packs for more.")
        raise ValidationError({"size": says % {"most": f"{MOST_SLIPS:,}"}})
    portion = rules.portions[0].code
    pack = next_pack(current, kind=PackKind.SLIPS, portion=portion, unit=unit, size=size)
    codes = fill_pack(pack)
    told = {"number": pack.number, "size": size, "unit": None if unit is None else unit.name}
    log_of("survey.slips_printed", pack, survey, by, **told)
    return Printed(pack, codes)


@transaction.atomic
def cancel_pack(pack: Pack, *, by: User | None) -> None:
    """Let the codes of a pack that are not used open nothing any more; it cannot be undone."""
    current = Pack.objects.select_for_update().select_related("survey__round").get(pk=pack.pk)
    unclosed(current.survey)
    if current.is_cancelled:
        raise ValidationError(_("The pack is cancelled already."))
    current.is_cancelled = pack.is_cancelled = True
    current.save(update_fields=["is_cancelled"])
    told = {"number": current.number, "pack": current.kind}
    log_of("survey.pack_cancelled", current, current.survey, by, **told)
