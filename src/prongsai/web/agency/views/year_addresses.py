"""Addresses of the result of a year, below /office/<slug>/<year>/."""

from django.urls import path

from prongsai.web.agency.views import (
    analysis,
    downloads,
    groups,
    publishing,
    result,
    whatif,
)

PATHS = [
    path("", result.result, name="result"),
    path("sheet.<slug:format>", downloads.sheet, name="sheet"),
    path("result.json", downloads.result_json, name="result_json"),
    path("groups/", groups.groups, name="groups"),
    path("take-in/", groups.take_in, name="take_in"),
    path("analysis/", analysis.analysis, name="analysis"),
    path("whatif/", whatif.what_if, name="whatif"),
    path("publish/", publishing.publish, name="publish"),
    path("discard/", publishing.discard, name="discard"),
    path("<str:code>/", result.receipt, name="receipt"),
]
