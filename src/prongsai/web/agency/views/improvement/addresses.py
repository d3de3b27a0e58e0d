"""Addresses of a year of improvement, below /office/<slug>/improvement/.

A year is the year assessed.
"""

from django.urls import path

from prongsai.web.agency.views.improvement import (
    adopting,
    bringing,
    calendar,
    effect,
    executive,
    measures,
    overdue,
    oversight,
    overview,
    steps,
    suggested,
    weak_points,
)

PATHS = [
    path("", overview.improvement, name="improvement"),
    path("open/", overview.open_page, name="open_plan"),
    path("bring/", bringing.bring, name="bring_measures"),
    path("bring/in/", bringing.bring_in, name="bring_measures_in"),
    path("<int:year>/", overview.improvement_year, name="improvement_year"),
    path("<int:year>/print/", overview.print_plan, name="print_plan"),
    path("<int:year>/plan.<slug:format>", bringing.plan_file, name="plan_file"),
    path("<int:year>/refresh/", overview.refresh, name="refresh_plan"),
    path("<int:year>/cut/", overview.cut, name="plan_cut"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/<int:pk>/end/", calendar.end, name="end_feed"),
    path("<int:year>/effect/", effect.effect, name="effect"),
    path("<int:year>/effect.csv", effect.effect_file, name="effect_file"),
    path("<int:year>/adopt/", adopting.adopt, name="adopt_plan"),
    path("<int:year>/weak/<str:weak>/", weak_points.weak_point, name="weak_point"),
    path("<int:year>/weak/<str:weak>/aside/", weak_points.set_aside_page, name="set_aside"),
    path("<int:year>/weak/<str:weak>/back/", weak_points.bring_back_page, name="bring_back"),
    path("<int:year>/weak/<str:weak>/suggestions/", suggested.suggestions, name="suggestions"),
    path("<int:year>/last-year/", suggested.last_year, name="last_year"),
    path("<int:year>/shared/", suggested.shared, name="shared_measures"),
    path("<int:year>/shared/<int:pk>/take-back/", suggested.take_back, name="take_back_shared"),
    path("<int:year>/measures/new/", measures.new_measure, name="new_measure"),
    path("<int:year>/measures/<int:pk>/", measures.measure, name="measure"),
    path("<int:year>/measures/<int:pk>/drop/", measures.drop, name="drop_measure"),
    path("<int:year>/measures/<int:pk>/back/", measures.bring_back, name="bring_back_measure"),
    path("<int:year>/measures/<int:pk>/move/", measures.move, name="move_measure"),
    path("<int:year>/measures/<int:pk>/share/", suggested.share, name="share_measure"),
    path("steps/", steps.steps, name="steps"),
    path("steps/<int:pk>/", steps.part, name="step_part"),
    path("steps/<int:pk>/done/", steps.done, name="step_done"),
    path("steps/<int:pk>/undo/", steps.undo, name="undo_step"),
    path("steps/<int:pk>/proof/<int:number>/", steps.proof, name="step_proof"),
    path("progress/", oversight.progress, name="progress"),
    path("<int:year>/progress/", oversight.progress_year, name="progress_year"),
    path("<int:year>/progress/<int:pk>/", oversight.closed_report, name="closed_report"),
    path("<int:year>/overdue/", overdue.overdue, name="overdue"),
    path("<int:year>/one-page/", executive.executive, name="executive_page"),
]
