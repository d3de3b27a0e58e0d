"""The audit log of an agency."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from prongsai.apps.audit.models import Entry
from prongsai.apps.audit.queries import verify_log
from prongsai.apps.evidence.log_queries import lines_read_by
from prongsai.apps.evidence.permissions import knows_assessors
from prongsai.apps.evidence.reviewing import ACTS_AMONG_ASSESSORS
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.log_lines import LogLine, line, line_with_names

PER_PAGE = 50


@office_page("audit.view")
def audit(request: HttpRequest, office: Office) -> HttpResponse:
    """Who did what in the agency, the newest first."""
    rows = lines_read_by(office.visitor, office.agency)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"office": office, "page": page, "lines": _told(office, list(page))}
    return render(request, "agency/log.html", context)


@office_page("audit.verify")
def verify(request: HttpRequest, office: Office) -> HttpResponse:
    """Walk the whole log, of every agency, and tell whether its chain holds."""
    return render(
        request, "agency/log_verified.html", {"office": office, "faults": list(verify_log())}
    )


def _told(office: Office, entries: list[Entry]) -> list[LogLine]:
    among_assessors = any(entry.action in ACTS_AMONG_ASSESSORS for entry in entries)
    names = among_assessors and knows_assessors(office.visitor, office.agency)
    return [line_with_names(entry) if names else line(entry) for entry in entries]
