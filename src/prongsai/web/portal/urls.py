from django.urls import path, register_converter

from prongsai.web.portal.views import (
    documents,
    downloads,
    lists,
    oit,
    oit_data,
    result,
    rules,
    service,
)


class FiscalYearInAddress:
    """A fiscal year in an address: four digits, so that every page has one address."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(FiscalYearInAddress, "year")

app_name = "portal"
# Addresses of results stand in letters and reports: they last for ever. Those of agencies come
# last, so no agency can be called rules, office, …
urlpatterns = [
    path("", lists.home, name="home"),
    path("healthz", service.healthz, name="healthz"),
    path("robots.txt", service.robots, name="robots"),
    path("agencies/", lists.agencies, name="agencies"),
    path("agencies/<path:province>/", lists.agencies_in, name="agencies_in"),
    path("disagreements/", lists.disagreements, name="disagreements"),
    # Codes stand in QR codes on paper: as short as can be.
    path("d/", documents.find_document, name="find_document"),
    path("d/<str:code>/", documents.document, name="document"),
    path("d/<str:code>/check/", documents.check_file, name="check_file"),
    path("d/<str:code>/pictures/<slug:digest>", documents.picture, name="document_picture"),
    path("d/<str:code>/<slug:format>", documents.file, name="document_file"),
    path("oit/", oit.agencies, name="oit_agencies"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<year:year>/", rules.framework, name="framework"),
    path("rules/<year:year>/changes/", rules.changes, name="framework_changes"),
    path("rules/<year:year>/<str:code>/", rules.node, name="framework_node"),
    path("<slug:slug>/", lists.agency, name="agency"),
    # What is disclosed for an item stands here whatever becomes of the agency's own website.
    path("<slug:slug>/oit/", oit.years, name="oit_years"),
    path("<slug:slug>/oit/<year:year>.csv", oit_data.as_csv, name="oit_csv"),
    path("<slug:slug>/oit/<year:year>.json", oit_data.as_json, name="oit_json"),
    path("<slug:slug>/oit/<year:year>/", oit.year_page, name="oit"),
    path("<slug:slug>/oit/<year:year>/embed/", oit.embed, name="oit_embed"),
    path("<slug:slug>/oit/<year:year>/<str:code>/", oit.item, name="oit_item"),
    path("<slug:slug>/oit/<year:year>/<str:code>/files/<slug:digest>", oit.file, name="oit_file"),
    path("<slug:slug>/<year:year>.csv", downloads.as_csv, name="csv"),
    path("<slug:slug>/<year:year>.json", downloads.as_json, name="json"),
    path("<slug:slug>/<year:year>/", result.result, name="result"),
    path("<slug:slug>/<year:year>/answers.csv", downloads.answers_as_csv, name="answers_csv"),
    path("<slug:slug>/<year:year>/answers.json", downloads.answers_as_json, name="answers_json"),
    path("<slug:slug>/<year:year>/<str:code>/", result.receipt, name="receipt"),
]
