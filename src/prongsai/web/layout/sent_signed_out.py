"""What happens to a form that is sent after its sender's session has ended."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

Respond = Callable[[HttpRequest], HttpResponse]

NOT_KEPT = _(
    "What you sent was not kept: you were signed out by then. Sign in and send it again. Typed"
    " words are mostly still there: press Back in the browser until you see them."
)


class NothingLostUnsaid:
    """Whoever sends after his session ended hears that it was not kept, and gets back to its page.

    Signing in leads to the address that was asked; one that only takes what is sent has no page.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if request.method == "POST" and _asks_to_sign_in(response):
            messages.warning(request, NOT_KEPT)
            page = _page_before(request)
            return redirect_to_login(page) if page else response
        if request.method == "GET" and response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            told = render(request, "405.html", status=response.status_code)
            told.headers["Allow"] = response.headers["Allow"]
            return told
        return response


def _asks_to_sign_in(response: HttpResponse) -> bool:
    signing_in = f"{resolve_url(settings.LOGIN_URL)}?next="
    return response.status_code == HTTPStatus.FOUND and response["Location"].startswith(signing_in)


def _page_before(request: HttpRequest) -> str:
    """The page of ours from which something was sent; empty if the browser does not say."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        return ""
    parts = urlsplit(referer)
    return parts.path + (f"?{parts.query}" if parts.query else "")
