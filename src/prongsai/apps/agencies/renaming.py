"""Units and positions under other names, and units that are gone."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ManyToOneRel
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Position, Unit
from prongsai.apps.audit.actions import log


@transaction.atomic
def rename_unit(unit: Unit, *, name: str, by: User | None) -> None:
    """Give a unit another name, from now on: what was issued keeps the name printed there."""
    before = Unit.objects.get(pk=unit.pk).name
    unit.name = name
    unit.full_clean()
    if name == before:
        return
    unit.save(update_fields=["name"])
    log("agency.unit_renamed", unit, by=by, agency=unit.agency.slug, name=name, before=before)


@transaction.atomic
def retire_unit(unit: Unit, *, by: User | None) -> None:
    """Take away a unit that nothing uses. Raises ValidationError where something does."""
    if is_used(unit):
        raise ValidationError(
            _(
                "This unit is still used: a position, an OIT item, a pack of code slips, a measure "
                "or a project names it. Rename it, or give what it has to another unit first."
            )
        )
    log("agency.unit_retired", unit, by=by, agency=unit.agency.slug, name=unit.name)
    unit.delete()


@transaction.atomic
def change_position(
    position: Position, *, title: str, unit: Unit | None = None, by: User | None
) -> None:
    """Give a position another title or unit. What it may do stays: that is another position."""
    before = Position.objects.select_related("unit").get(pk=position.pk)
    position.title, position.unit = title, unit
    position.full_clean()
    if (title, unit) == (before.title, before.unit):
        return
    position.save(update_fields=["title", "unit"])
    log(
        "agency.position_changed",
        position,
        by=by,
        agency=position.agency.slug,
        title=title,
        unit=_name_of(unit),
        before=before.title,
        unit_before=_name_of(before.unit),
    )


def is_used(unit: Unit) -> bool:
    """Whether any row of any app refers to a unit, the tables between two models included."""
    references = [
        one
        for one in Unit._meta.get_fields(include_hidden=True)
        if isinstance(one, ManyToOneRel) and one.related_model is not None
    ]
    return any(
        one.related_model._base_manager.filter(**{one.field.name: unit}).exists()
        for one in references
    )


def _name_of(unit: Unit | None) -> str:
    return "" if unit is None else unit.name
