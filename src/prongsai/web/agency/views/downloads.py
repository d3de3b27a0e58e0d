"""Files to take away: empty forms, filled sheets, results for machines."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework, years
from prongsai.core.sheets.files import Format, sheet_bytes
from prongsai.core.sheets.sheet import AgencyName, Sheet
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.versions import chosen_version
from prongsai.web.layout.words import page_language

TYPES: dict[str, tuple[Format, str]] = {
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("csv", "text/csv; charset=utf-8"),
    "yaml": ("yaml", "application/yaml; charset=utf-8"),
}


@office_page("agency.view")
def template(request: HttpRequest, office: Office, year: int, format: str) -> HttpResponse:
    """The empty form of a year, with the agency's name in it."""
    if year not in years():
        raise Http404
    agency = office.agency
    name = AgencyName(agency.name, "", agency.district, agency.province)
    empty = Sheet(year=year, agency=name)
    return _file(empty, load_framework(year), f"{agency.slug}-{year}-form", format)


@office_page("result.view")
def sheet(request: HttpRequest, office: Office, year: int, format: str) -> HttpResponse:
    """The sheet of the version that the page shows, as the form of the rules of its round."""
    chosen = chosen_version(request, office, year)
    name = f"{office.agency.slug}-{year}-v{chosen.stored.version}"
    return _file(chosen.shown.sheet, chosen.shown.framework, name, format)


@office_page("result.view")
def result_json(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """The result of the version that the page shows, for machines."""
    chosen = chosen_version(request, office, year)
    return JsonResponse(
        chosen.shown.as_json(page_language()), json_dumps_params={"ensure_ascii": False}
    )


def _file(content: Sheet, framework: Framework, name: str, format: str) -> HttpResponse:
    if format not in TYPES:
        raise Http404
    writing, content_type = TYPES[format]
    return HttpResponse(
        sheet_bytes(content, framework, writing, page_language()),
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}.{format}"'},
    )
