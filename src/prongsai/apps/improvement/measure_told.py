"""What a line of the log says of a measure: its first words, and nothing about a person."""

from collections.abc import Mapping, Sequence
from typing import Any

from prongsai.apps.improvement.models import PlannedMeasure
from prongsai.core.documents.plan import Measure
from prongsai.core.improvement.responsible import units_named


def told_of(kept: PlannedMeasure) -> dict[str, Any]:
    """What a line of the log says of a measure: its number and its first words."""
    return {"measure": kept.pk, "says": str(kept)[:120]}


def changes_told(before: Measure, after: Measure, units: Sequence[str]) -> Mapping[str, Any]:
    """The fields that changed: short ones before and after, long ones by their names alone.

    Of those responsible only units are told: others may be persons.
    """
    names = [name for name in Measure.__dataclass_fields__ if name != "period"]
    changed = [name for name in names if getattr(before, name) != getattr(after, name)]
    said: dict[str, Any] = {
        name: [_short(getattr(before, name)), _short(getattr(after, name))]
        for name in changed
        if name in ("theme", "indicator", "questions", "period_printed", "budget")
    }
    if "responsible" in changed:
        both = (units_named(one.responsible, units) for one in (before, after))
        said["responsible"] = [_short(one) for one in both]
    return {"fields": changed, **said}


def _short(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))[:200]
    return "" if value is None else str(value)
