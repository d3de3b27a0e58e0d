"""Addresses of action plans, below /office/<slug>/anticorruption/."""

from django.urls import path

from prongsai.web.agency.views.anticorruption import (
    correcting,
    files,
    listing,
    plan,
    project,
    report,
    report_files,
)

PATHS = [
    path("", listing.action_plans, name="action_plans"),
    path("begin/", listing.begin, name="begin_action_plan"),
    path("form.<slug:format>", files.plan_form, name="action_plan_form"),
    path("<int:pk>/", plan.action_plan, name="action_plan"),
    path("<int:pk>/details/", plan.details, name="action_plan_details"),
    path("<int:pk>/bring/", files.bring, name="bring_action_plan"),
    path("<int:pk>/approve/", plan.approve, name="approve_action_plan"),
    path("<int:pk>/next/", plan.next_version, name="next_action_plan"),
    path("<int:pk>/discard/", plan.discard, name="discard_action_plan"),
    path("<int:pk>/project/new/", project.new_project, name="new_action_project"),
    path("<int:pk>/project/<int:number>/", project.project, name="action_project"),
    path("<int:pk>/project/<int:number>/remove/", project.remove, name="remove_action_project"),
    path("<int:pk>/version/<int:number>/", plan.version_page, name="action_plan_version"),
    path(
        "<int:pk>/version/<int:number>/plan.<slug:format>",
        files.version_file,
        name="action_plan_file",
    ),
    path(
        "<int:pk>/version/<int:number>/print.<slug:format>",
        files.print_version,
        name="print_action_plan",
    ),
    path("<int:pk>/report/open/", report.open_page, name="open_action_report"),
    path("<int:pk>/report/<int:year>/<slug:months>/", report.report_page, name="action_report"),
    path(
        "<int:pk>/report/<int:year>/<slug:months>/close/", report.close, name="close_action_report"
    ),
    path(
        "<int:pk>/report/<int:year>/<slug:months>/correct/",
        correcting.correct,
        name="correct_action_report",
    ),
    path(
        "<int:pk>/report/<int:year>/<slug:months>/discard/",
        correcting.discard,
        name="discard_action_report",
    ),
    path(
        "<int:pk>/report/<int:year>/<slug:months>/number/<int:number>/",
        report.earlier_page,
        name="earlier_action_report",
    ),
    path(
        "<int:pk>/report/<int:year>/<slug:months>/print.<slug:format>",
        files.print_report,
        name="print_action_report",
    ),
    path(
        "<int:pk>/report/<int:year>/<slug:months>/report.xlsx",
        report_files.report_file,
        name="action_report_file",
    ),
    path(
        "<int:pk>/report/<int:year>/<slug:months>/bring/",
        report_files.bring,
        name="bring_action_report",
    ),
    path(
        "<int:pk>/report/<int:year>/<slug:months>/<int:number>/",
        report.progress,
        name="action_progress",
    ),
    path(
        "<int:pk>/report/<int:year>/<slug:months>/<int:number>/photo.jpg",
        report.photo,
        name="action_photo",
    ),
]
