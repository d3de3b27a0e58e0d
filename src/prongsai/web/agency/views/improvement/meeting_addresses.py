"""The addresses of meetings, below /office/<slug>/improvement/<year>/meetings/."""

from django.urls import path

from prongsai.web.agency.views.improvement import meeting_room, meetings

PATHS = [
    path("", meetings.meetings, name="meetings"),
    path("call/", meetings.call, name="call_meeting"),
    path("<int:pk>/", meeting_room.meeting, name="meeting"),
    path("<int:pk>/change/", meetings.change, name="change_meeting"),
    path("<int:pk>/cancel/", meetings.cancel, name="cancel_meeting"),
    path("<int:pk>/close/", meetings.hold, name="hold_meeting"),
    path("<int:pk>/<slug:kind>.<slug:format>", meeting_room.meeting_file, name="meeting_file"),
    path("<int:pk>/<slug:kind>/make/", meeting_room.start_paper, name="start_meeting_paper"),
]
