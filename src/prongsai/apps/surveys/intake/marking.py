"""Marking codes as used in the main database: k or more at once, and k by chance stay for later."""

from secrets import SystemRandom

from prongsai.apps.surveys.intake import drawers, store
from prongsai.apps.surveys.models import Code, Survey

_MARKED_TOGETHER = 5000  # codes in one statement: databases take no endless ones


def mark_codes(survey: Survey, smallest: int) -> None:
    """Mark codes that were used, where at least 2k are not marked yet; at closing all of them.

    k of them are left behind, as of the answers: if every batch marked the codes used since the
    last one, and made comments of what was written since then, the last batch would tell which
    two or three people wrote its comments. For the same reason fewer than k are never marked; in
    the store they are known as used all the same.
    """
    with store.transaction() as connection:
        used = drawers.codes_used(connection, survey.pk)
        closing = drawers.is_sealed(connection, survey.pk)
    codes = Code.objects.filter(pack__survey=survey)
    fresh = sorted(used - set(codes.filter(used=True).values_list("pk", flat=True)))
    if len(fresh) < (smallest if closing else 2 * smallest):
        return
    left = 0 if closing else smallest
    chosen = sorted(SystemRandom().sample(fresh, len(fresh) - left))
    for start in range(0, len(chosen), _MARKED_TOGETHER):
        codes.filter(keyed_hash__in=chosen[start : start + _MARKED_TOGETHER]).update(used=True)
