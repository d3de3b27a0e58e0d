"""What waits about results: drafts to be published, reports that were read."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.apps.reports.queries import waiting_reports
from prongsai.apps.results.queries import drafts_of
from prongsai.web.agency.access import Office
from prongsai.web.agency.desk.task import Task


def results(office: Office, _today: date) -> Iterator[Task]:
    """Drafts that somebody may publish."""
    if "result.publish" not in office.acts:
        return
    for draft in drafts_of(office.agency):
        year = draft.round.year
        says = _("Look through the draft result of %(year)s and publish it") % {"year": year}
        yield Task(says, reverse("agency:result", args=[office.agency.slug, year]))


def read_reports(office: Office, _today: date) -> Iterator[Task]:
    """Reports that wait to be checked and taken over."""
    if "report.read" not in office.acts:
        return
    number = waiting_reports(office.agency).count()
    if number:
        says = ngettext(
            "Check what was read in %(number)s report",
            "Check what was read in %(number)s reports",
            number,
        )
        yield Task(says % {"number": number}, reverse("agency:reports", args=[office.agency.slug]))
