"""What limits an agency (ข้อจำกัด), kept with the plan of the year: five kinds of it."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from prongsai.apps.accounts.models import User
from prongsai.apps.improvement.models import ImprovementPlan
from prongsai.apps.improvement.planning import keep_change, locked, log_of, must_be_seen
from prongsai.core.documents.plan import LIMITATIONS


@transaction.atomic
def keep_limitations(
    plan: ImprovementPlan,
    *,
    limitations: Mapping[str, Sequence[str]],
    seen: int,
    by: User | None,
) -> None:
    """Keep the sentences of each kind; a kind without any says that there is none.

    ``seen`` is the revision of the plan that somebody had before him: ValidationError where
    another changed the plan meanwhile.
    """
    current = locked(plan)
    must_be_seen(current.revision, seen)
    kept = {kind: list(limitations[kind]) for kind in LIMITATIONS if limitations.get(kind)}
    if kept == current.limitations:
        return
    current.limitations = plan.limitations = kept
    keep_change(plan, current, "limitations")
    log_of("improvement.limitations_kept", current, by, kinds=list(kept))
