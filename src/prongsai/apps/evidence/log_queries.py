"""The log of an agency as somebody may read it: the agency does not watch its own review.

Whoever stands above the agency reads every line. The agency reads who was given what, and that a
mark was given, only when it may see the marks.
"""

from django.db.models import QuerySet

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import Visitor
from prongsai.apps.audit.models import Entry
from prongsai.apps.audit.queries import lines_of
from prongsai.apps.evidence.models import Examination, Stage
from prongsai.apps.evidence.permissions import knows_assessors
from prongsai.apps.evidence.reviewing import ACTS_AMONG_ASSESSORS

MARKS_ARE_SEEN = (Stage.CLARIFYING, Stage.CONFIRMED)


def lines_read_by(visitor: Visitor, agency: Agency) -> QuerySet[Entry]:
    """The lines about an agency's work that somebody may read, the newest first."""
    rows = lines_of(agency.slug)
    if knows_assessors(visitor, agency):
        return rows
    blind = Examination.objects.filter(round__agency=agency).exclude(stage__in=MARKS_ARE_SEEN)
    years = list(blind.values_list("round__year", flat=True))
    return rows.exclude(action__in=ACTS_AMONG_ASSESSORS, details__year__in=years)
