"""Addresses of reports that are read, below /office/<slug>/reports/."""

from django.urls import path

from prongsai.web.agency.views.reports import leaf, listing, overview, taking_over

PATHS = [
    path("", listing.reports, name="reports"),
    path("<int:pk>/", overview.report, name="report"),
    path("<int:pk>/repair/", overview.repair, name="repair"),
    path("<int:pk>/doubts/", overview.settle, name="settle_doubt"),
    path("<int:pk>/again/", overview.again, name="read_again"),
    path("<int:pk>/<int:number>/", leaf.leaf, name="leaf"),
    path("<int:pk>/<int:number>.png", leaf.picture, name="leaf_picture"),
    path("<int:pk>/<int:number>/add/", leaf.add, name="add_row"),
    path("<int:pk>/take-over/", taking_over.take_over_report, name="take_over"),
    path("<int:pk>/discard/", taking_over.discard, name="discard_report"),
]
