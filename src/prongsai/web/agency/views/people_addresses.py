"""Addresses of people, units and positions, below /office/<slug>/people/."""

from django.urls import path

from prongsai.web.agency.views import agencies, handing_over, people, units

PATHS = [
    path("", people.people, name="people"),
    path("agency/", agencies.change, name="change_agency"),
    path("agency/add/", agencies.add, name="add_agency"),
    path("unit/", people.new_unit, name="new_unit"),
    path("unit/<int:pk>/", units.unit, name="rename_unit"),
    path("unit/<int:pk>/retire/", units.retire, name="retire_unit"),
    path("position/", people.new_position, name="new_position"),
    path("position/<int:pk>/", units.position, name="change_position"),
    path("<int:pk>/appoint/", people.appoint_holder, name="appoint"),
    path("<int:pk>/newcomer/", people.newcomer, name="newcomer"),
    path("<int:pk>/password/", people.renew, name="renew_password"),
    path("<int:pk>/end/", people.end, name="end_appointment"),
    path("<int:pk>/take-back/", people.take_back_end, name="take_back_end"),
    path("<int:pk>/hand-over/", handing_over.hand_over_page, name="hand_over"),
    path("handed-over/", handing_over.hand_overs, name="hand_overs"),
    path(
        "handed-over/<int:pk>/",
        handing_over.kept_hand_over,
        name="kept_hand_over",
    ),
    path("handed-over/<int:pk>/renew/", handing_over.renew_hand_over, name="renew_hand_over"),
    path(
        "handed-over/<int:pk>/paper.<slug:format>",
        handing_over.hand_over_paper,
        name="hand_over_paper",
    ),
]
