"""Addresses of answers in files, below /office/<slug>/surveys/<year>/<instrument>/."""

from django.urls import path

from prongsai.web.agency.views.survey_files import bringing, forms

PATHS = [
    path("form.xlsx", forms.xlsform_file, name="survey_form"),
    path("files/", bringing.survey_files, name="survey_files"),
    path("files/count/", bringing.bring_in_file, name="bring_in_file"),
    path("files/<int:pk>/remove/", bringing.remove_file, name="remove_file"),
]
