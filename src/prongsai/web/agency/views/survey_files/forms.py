"""Surveys to take away to other tools."""

from django.http import HttpRequest, HttpResponse

from prongsai.apps.surveys.questions import questionnaire_of
from prongsai.core.surveys.xlsform import xlsform
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.surveys import survey_of
from prongsai.web.agency.views.downloads import TYPES


@office_page("survey.manage")
def xlsform_file(request: HttpRequest, office: Office, year: int, instrument: str) -> HttpResponse:
    """The survey as an XLSForm for KoboToolbox and ODK, by the rules of its round."""
    from prongsai.core.surveys.xlsform_writing import xlsform_bytes

    survey = survey_of(office, year, instrument)
    name = f"{office.agency.slug}-{survey.round.year}-{survey.instrument}.xlsx"
    return HttpResponse(
        xlsform_bytes(xlsform(questionnaire_of(survey))),
        content_type=TYPES["xlsx"][1],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
