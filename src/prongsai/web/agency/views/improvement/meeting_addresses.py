"""The addresses of meetings and limitations, below /office/<slug>/improvement/<year>/."""

from django.urls import path

from prongsai.web.agency.views.improvement import limitations, meeting_room, meetings

PATHS = [
    path("limitations/", limitations.limitations, name="limitations"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/call/", meetings.call, name="call_meeting"),
    path("meetings/<int:pk>/", meeting_room.meeting, name="meeting"),
    path("meetings/<int:pk>/change/", meetings.change, name="change_meeting"),
    path("meetings/<int:pk>/cancel/", meetings.cancel, name="cancel_meeting"),
    path("meetings/<int:pk>/close/", meetings.hold, name="hold_meeting"),
    path("meetings/<int:pk>/amend/", meetings.amend, name="amend_minutes"),
    path(
        "meetings/<int:pk>/<slug:kind>.<slug:format>",
        meeting_room.meeting_file,
        name="meeting_file",
    ),
    path(
        "meetings/<int:pk>/<slug:kind>/make/", meeting_room.start_paper, name="start_meeting_paper"
    ),
]
