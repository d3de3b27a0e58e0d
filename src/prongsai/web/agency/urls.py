"""Addresses of an office, below /office/."""

from django.urls import path

from prongsai.web.agency.views import (
    analysis,
    downloads,
    home,
    importing,
    log,
    overview,
    people,
    publishing,
    result,
    whatif,
)

app_name = "agency"
urlpatterns = [
    path("", home.home, name="home"),
    path("<slug:slug>/", overview.overview, name="overview"),
    path("<slug:slug>/template/<int:year>.<slug:format>", downloads.template, name="template"),
    path("<slug:slug>/import/", importing.import_sheet, name="import"),
    path("<slug:slug>/import/confirm/", importing.confirm_import, name="confirm_import"),
    path("<slug:slug>/log/", log.audit, name="audit"),
    path("<slug:slug>/log/verify/", log.verify, name="verify_log"),
    path("<slug:slug>/people/", people.people, name="people"),
    path("<slug:slug>/people/unit/", people.new_unit, name="new_unit"),
    path("<slug:slug>/people/position/", people.new_position, name="new_position"),
    path("<slug:slug>/people/<int:pk>/appoint/", people.appoint_holder, name="appoint"),
    path("<slug:slug>/people/<int:pk>/newcomer/", people.newcomer, name="newcomer"),
    path("<slug:slug>/people/<int:pk>/password/", people.renew, name="renew_password"),
    path("<slug:slug>/people/<int:pk>/end/", people.end, name="end_appointment"),
    path("<slug:slug>/<int:year>/", result.result, name="result"),
    path("<slug:slug>/<int:year>/sheet.<slug:format>", downloads.sheet, name="sheet"),
    path("<slug:slug>/<int:year>/result.json", downloads.result_json, name="result_json"),
    path("<slug:slug>/<int:year>/analysis/", analysis.analysis, name="analysis"),
    path("<slug:slug>/<int:year>/whatif/", whatif.what_if, name="whatif"),
    path("<slug:slug>/<int:year>/publish/", publishing.publish, name="publish"),
    path("<slug:slug>/<int:year>/discard/", publishing.discard, name="discard"),
    path("<slug:slug>/<int:year>/<str:code>/", result.receipt, name="receipt"),
]
