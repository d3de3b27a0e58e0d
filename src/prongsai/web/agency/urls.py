"""Addresses of an office, below /office/: one table for each part, beside its views."""

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, path

from prongsai.web.agency.views import (
    downloads,
    home,
    importing,
    log,
    overview,
    people_addresses,
    year_addresses,
)
from prongsai.web.agency.views.anticorruption import addresses as anticorruption
from prongsai.web.agency.views.documents import addresses as documents
from prongsai.web.agency.views.improvement import addresses as improvement
from prongsai.web.agency.views.improvement import meeting_addresses as meetings
from prongsai.web.agency.views.improvement import report_addresses as progress_reports
from prongsai.web.agency.views.oit import addresses as oit
from prongsai.web.agency.views.paper_sheets import addresses as paper_sheets
from prongsai.web.agency.views.reports import addresses as reports
from prongsai.web.agency.views.survey_files import addresses as survey_files
from prongsai.web.agency.views.surveys import addresses as surveys

app_name = "agency"


def _below(start: str, paths: Iterable[URLPattern]) -> Iterator[URLPattern]:
    """The addresses of a part, each with the part's own beginning.

    They stay one flat table, unlike with include(), so that tests can ask it for every page.
    """
    for one in paths:
        yield path(f"<slug:slug>/{start}{one.pattern}", one.callback, name=one.name)


# The first that fits is taken: what begins with a word stands before what begins with a year.
urlpatterns = [
    path("", home.home, name="home"),
    path("<slug:slug>/", overview.overview, name="overview"),
    path("<slug:slug>/template/<int:year>.<slug:format>", downloads.template, name="template"),
    path("<slug:slug>/import/", importing.import_sheet, name="import"),
    path("<slug:slug>/import/confirm/", importing.confirm_import, name="confirm_import"),
    path("<slug:slug>/log/", log.audit, name="audit"),
    path("<slug:slug>/log/verify/", log.verify, name="verify_log"),
    *_below("people/", people_addresses.PATHS),
    *_below("documents/", documents.PATHS),
    *_below("improvement/", improvement.PATHS),
    *_below("improvement/<int:year>/reports/", progress_reports.PATHS),
    *_below("improvement/<int:year>/", meetings.PATHS),
    *_below("anticorruption/", anticorruption.PATHS),
    *_below("oit/", oit.PATHS),
    *_below("reports/", reports.PATHS),
    *_below("surveys/", surveys.PATHS),
    *_below("surveys/<int:year>/<slug:instrument>/", survey_files.PATHS),
    *_below("surveys/<int:year>/<slug:instrument>/paper-forms/", paper_sheets.PATHS),
    *_below("<int:year>/", year_addresses.PATHS),
]
