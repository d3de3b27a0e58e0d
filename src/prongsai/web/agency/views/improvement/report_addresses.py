"""Addresses of progress reports, below /office/<slug>/improvement/<year>/reports/."""

from django.urls import path

from prongsai.web.agency.views.improvement import reports

PATHS = [
    path("", reports.reports, name="progress_reports"),
    path("begin/", reports.begin, name="begin_progress_report"),
    path("<int:pk>/", reports.report, name="progress_report"),
    path("<int:pk>/print/", reports.print_report, name="print_progress_report"),
    path("<int:pk>/again/", reports.rewrite, name="rewrite_progress_report"),
    path("<int:pk>/close/", reports.close, name="close_progress_report"),
    path("<int:pk>/discard/", reports.discard, name="discard_progress_report"),
    path("<int:pk>/correct/", reports.correct, name="correct_progress_report"),
    path("<int:pk>/<int:number>/", reports.word, name="word_measure"),
    path("<int:pk>/<int:number>/again/", reports.from_notes, name="measure_from_notes"),
]
