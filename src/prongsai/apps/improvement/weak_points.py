"""The weak points of a plan: worded, given to units, set aside with a reason, taken up again."""

from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Unit
from prongsai.apps.improvement.models import WeakPoint
from prongsai.apps.improvement.planning import keep_change, locked, log_of, must_be_seen


@transaction.atomic
def word_weak_point(
    weak: WeakPoint,
    *,
    finding: str,
    unit: Unit | None,
    supervisor: str,
    remark: str,
    seen: str,
    by: User | None,
) -> None:
    """Say in the agency's words what is wrong, which unit it belongs to and who supervises it.

    ``seen`` is the ``as_seen`` the point that somebody had before him: where another changed it
    meanwhile, ValidationError says so and nothing is written.
    """
    plan = locked(weak.plan)
    current = _as_it_stands(weak)
    must_be_seen(as_seen(current), seen)
    if unit is not None and unit.agency_id != plan.agency_id:
        raise ValidationError({"unit": _("This unit belongs to another agency.")})
    before = "" if current.unit is None else current.unit.name
    current.finding, current.unit = finding.strip(), unit
    current.supervisor, current.remark = supervisor.strip(), remark.strip()
    current.former_mark = None
    current.full_clean()
    current.save(update_fields=["finding", "unit", "supervisor", "remark", "former_mark"])
    keep_change(weak.plan, plan)
    told = {"code": weak.code, "unit": "" if unit is None else unit.name, "before": before}
    log_of("improvement.weak_point_worded", plan, by, **told)


@transaction.atomic
def set_aside(weak: WeakPoint, *, because: str, by: User | None) -> None:
    """Say why a weak point needs no measure this year; it stays in the plan with the reason."""
    plan = locked(weak.plan)
    current = _as_it_stands(weak)
    if not because.strip():
        raise ValidationError({"because": _("Say in a sentence why no measure is needed.")})
    current.set_aside_because = because.strip()
    current.full_clean()
    current.save(update_fields=["set_aside_because"])
    keep_change(weak.plan, plan)
    told = {"code": weak.code, "because": current.set_aside_because}
    log_of("improvement.weak_point_set_aside", plan, by, **told)


@transaction.atomic
def bring_back(weak: WeakPoint, *, by: User | None) -> None:
    """Take a weak point up again that was set aside."""
    plan = locked(weak.plan)
    current = _as_it_stands(weak)
    before, current.set_aside_because = current.set_aside_because, ""
    current.save(update_fields=["set_aside_because"])
    keep_change(weak.plan, plan)
    log_of("improvement.weak_point_brought_back", plan, by, code=weak.code, before=before)


def as_seen(weak: WeakPoint) -> str:
    """What somebody sees of a weak point, in short: it is another where anything was changed."""
    # The mark and the comment stand beside the words: what is written is about them.
    about = ("" if weak.mark is None else f"{weak.mark:.2f}", weak.comment)
    seen = (weak.finding, weak.unit_id, weak.supervisor, weak.remark, *about)
    return sha256(repr(seen).encode()).hexdigest()[:16]


def _as_it_stands(weak: WeakPoint) -> WeakPoint:
    return WeakPoint.objects.select_related("unit").get(pk=weak.pk)
