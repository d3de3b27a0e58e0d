"""Addresses of surveys, below /office/<slug>/surveys/."""

from django.urls import path

from prongsai.web.agency.views.surveys import comments, entrances, listing, slips, survey

PATHS = [
    path("", listing.surveys, name="surveys"),
    path("begin/", listing.begin, name="begin_surveys"),
    path("comments/", comments.comments, name="comments"),
    path("comments/<uuid:comment>/", comments.comment, name="comment"),
    path("<int:year>/", listing.year_surveys, name="year_surveys"),
    path("<int:year>/<slug:instrument>/", survey.survey, name="survey"),
    path("<int:year>/<slug:instrument>/people/", survey.population, name="population"),
    path("<int:year>/<slug:instrument>/days/", survey.window, name="window"),
    path("<int:year>/<slug:instrument>/open/", survey.open_page, name="open_survey"),
    path("<int:year>/<slug:instrument>/close/", survey.close, name="close_survey"),
    path("<int:year>/<slug:instrument>/entrances/", entrances.entrances, name="entrances"),
    path("<int:year>/<slug:instrument>/entrances/<int:pk>.pdf", entrances.poster, name="poster"),
    path("<int:year>/<slug:instrument>/entrances/<int:pk>.png", entrances.square, name="square"),
    path(
        "<int:year>/<slug:instrument>/entrances/<int:pk>/name/",
        entrances.rename,
        name="rename_entrance",
    ),
    path("<int:year>/<slug:instrument>/slips/", slips.slips, name="slips"),
    path("<int:year>/<slug:instrument>/slips/<int:pk>/cancel/", slips.cancel, name="cancel_pack"),
]
