"""Closed minutes stay as they are: what is wrong in them is corrected after them, with a reason."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.improvement.meeting import log_of
from prongsai.apps.improvement.models import Meeting, MinutesAddendum


@transaction.atomic
def amend_minutes(meeting: Meeting, *, text: str, reason: str, by: User | None) -> MinutesAddendum:
    """Put a correction after closed minutes; ValidationError while they are open."""
    current = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if not current.is_held:
        raise ValidationError(_("These minutes are not closed yet: change them themselves."))
    made = MinutesAddendum(
        meeting=current, text=text.strip(), reason=reason.strip(), on=timezone.localdate(), by=by
    )
    made.full_clean()
    made.save()
    log_of("improvement.minutes_amended", current, by)
    return made
