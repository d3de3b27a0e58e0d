"""Addresses of documents, below /office/<slug>/documents/."""

from django.urls import path

from prongsai.web.agency.views.documents import (
    details,
    letterhead,
    listing,
    offering,
    paper,
    photos,
    plans,
    step_photos,
    versions,
    wording,
)

PATHS = [
    path("", listing.documents, name="documents"),
    path("letterhead/", letterhead.letterhead, name="letterhead"),
    path("letterhead/emblem.png", letterhead.emblem, name="emblem"),
    path("wording/", wording.own_wording, name="own_wording"),
    path("wording/<int:pk>/give-up/", wording.give_up, name="give_up_wording"),
    path("plans/<int:pk>.<slug:format>", plans.kept_plan, name="kept_plan"),
    path("<int:year>/start/", listing.start, name="start"),
    path("<int:year>/all.zip", listing.all_of_year, name="all_of_year"),
    path("<int:year>/plan/", plans.plan, name="plan"),
    path("<int:year>/plan/bring/", plans.bring_plan, name="bring_plan"),
    path("<int:year>/plan/form.<slug:format>", plans.plan_form, name="plan_form"),
    path("paper/<int:pk>/", paper.paper, name="paper"),
    path("paper/<int:pk>/draft.<slug:format>", paper.draft, name="draft"),
    path("paper/<int:pk>/discard/", paper.discard, name="discard_paper"),
    path("paper/<int:pk>/details/", details.details, name="details"),
    path("paper/<int:pk>/wording/", wording.phrases, name="phrases"),
    path("paper/<int:pk>/wording/<path:name>/usual", wording.usual, name="usual_wording"),
    path("paper/<int:pk>/wording/<path:name>", wording.wording, name="wording"),
    path("paper/<int:pk>/photos/", photos.photos, name="photos"),
    path("paper/<int:pk>/photos/<int:number>.jpg", photos.photo, name="photo"),
    path("paper/<int:pk>/photos/steps/", step_photos.photos_of_steps, name="photos_of_steps"),
    path(
        "paper/<int:pk>/photos/steps/<int:number>.jpg",
        step_photos.photo_of_step,
        name="photo_of_step",
    ),
    path("paper/<int:pk>/photos/<int:number>/remove/", photos.remove, name="remove_photo"),
    path("paper/<int:pk>/issue/", versions.issue, name="issue"),
    path("paper/<int:pk>/<int:number>.<slug:format>", versions.version, name="version"),
    path("paper/<int:pk>/<int:number>/sign/", versions.sign, name="sign"),
    path("paper/<int:pk>/<int:number>/publish/", versions.publish_paper, name="publish_paper"),
    path("paper/<int:pk>/<int:number>/offer/", offering.offer, name="offer_evidence"),
    path("paper/<int:pk>/<int:number>/take-down/", versions.take_down, name="take_down"),
]
