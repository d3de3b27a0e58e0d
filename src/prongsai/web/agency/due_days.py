"""How late or how near a last day is, in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def days_told(ends: date, today: date) -> str:
    """How many days something is overdue, or has left."""
    days = abs((ends - today).days)
    if ends < today:
        return ngettext("%(days)s day overdue", "%(days)s days overdue", days) % {"days": days}
    if days == 0:
        return _("due today")
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}
