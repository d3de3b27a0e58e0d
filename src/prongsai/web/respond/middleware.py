"""The short way to a survey: pages of respondents pass none of what other pages need."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]

BELOW = "/s/"


class ShortWay:
    """Answers everything below ``/s/`` without sessions, accounts, cookies or languages of Django.

    It stands right after the middleware of security. What nobody has to do cannot be slow, and
    cannot remember who came.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(BELOW):
            return self.respond(request)
        from prongsai.web.respond.views import answer

        return answer(request)
