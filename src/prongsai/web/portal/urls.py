from django.http import HttpRequest, HttpResponse
from django.urls import path

app_name = "portal"


def _soon(request: HttpRequest, **_: object) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [
    path("", _soon, name="home"),
    path("rules/", _soon, name="rules"),
    path("rules/<int:year>/", _soon, name="framework"),
    path("results/<slug:slug>/<int:year>/", _soon, name="result"),
]
