"""Addresses of the review of OIT, below /review/."""

from django.urls import path

from prongsai.web.review.views import beginning, clarifying, leading, queue

app_name = "review"

# Files and copies lie below the page that shows them; its links to them are relative.
urlpatterns = [
    path("", queue.home, name="home"),
    path("item/<int:pk>/", queue.item, name="item"),
    path("item/<int:pk>/file/<int:exhibit>/", queue.exhibit_file, name="file"),
    path("item/<int:pk>/copy/<int:copy>.warc.gz", queue.copy_file, name="copy"),
    path("lead/", leading.led, name="led"),
    path("lead/<int:pk>/", leading.lead, name="lead"),
    path("lead/<int:pk>/begin/", beginning.begin, name="begin"),
    path("lead/<int:pk>/take-back/", beginning.take_back, name="take_back"),
    path("lead/<int:pk>/settle/", leading.settle_page, name="settle"),
    path("lead/<int:pk>/assign/", leading.assign_page, name="assign"),
    path("lead/<int:pk>/sample/", leading.sample, name="sample"),
    path("lead/<int:pk>/window/", leading.window, name="window"),
    path("lead/<int:pk>/confirm/", leading.confirm_page, name="confirm"),
    path("lead/<int:pk>/<slug:code>/", leading.led_item, name="led_item"),
    path("lead/<int:pk>/<slug:code>/file/<int:exhibit>/", leading.exhibit_file, name="led_file"),
    path("lead/<int:pk>/<slug:code>/copy/<int:copy>.warc.gz", leading.copy_file, name="led_copy"),
    path("clarify/", clarifying.clarifications, name="clarifications"),
    path("clarify/<int:pk>/", clarifying.marks, name="marks"),
    path("clarify/<int:pk>/<slug:code>/", clarifying.clarify_page, name="clarify"),
    path(
        "clarify/<int:pk>/<slug:code>/file/<int:exhibit>/",
        clarifying.exhibit_file,
        name="clarify_file",
    ),
    path(
        "clarify/<int:pk>/<slug:code>/copy/<int:copy>.warc.gz",
        clarifying.copy_file,
        name="clarify_copy",
    ),
]
