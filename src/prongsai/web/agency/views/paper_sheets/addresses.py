"""Addresses of answers on paper, below /office/<slug>/surveys/<year>/<instrument>/paper-forms/."""

from django.urls import path

from prongsai.web.agency.views.paper_sheets import entering, packs, photographs

PATHS = [
    path("", packs.paper, name="paper_forms"),
    path("<int:pk>/back/", packs.back, name="count_back"),
    path("<int:pk>/cancel/", packs.cancel, name="cancel_forms"),
    path("sums/", packs.sums, name="paper_sums"),
    path("enter/", entering.enter, name="enter_sheet"),
    path("photographs/", photographs.photographs, name="photographs"),
    path("photographs/accept/", photographs.accept, name="accept_sheets"),
]
