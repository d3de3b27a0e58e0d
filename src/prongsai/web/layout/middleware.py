"""What every page shares before and after its view."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation

from prongsai.web.layout.signing_in import PASSWORD_ENDED
from prongsai.web.layout.uploads import largest_body, take_files

Respond = Callable[[HttpRequest], HttpResponse]


class LanguageByChoice:
    """Thai, unless the visitor chose another of our languages with the switch.

    Django's own middleware would follow the browser, and many Thai offices have English ones.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = chosen in dict(settings.LANGUAGES)
        with translation.override(chosen if known else settings.LANGUAGE_CODE):
            response = self.respond(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "th")
        return response


class KeptByItsReader:
    """What somebody who signed in gets is kept by nobody between us and him, and asked for again.

    Pages, photographs and files alike, unless they say themselves how they may be kept.
    """

    KEEPING = "private, no-cache"

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", self.KEEPING)
        return response


class NoSuchAddress:
    """An address with a NUL in it leads nowhere: PostgreSQL refuses even to look for it."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        # Not before: the page that says so asks who is signed in.
        if "\x00" in request.path_info:
            raise Http404


class NothingTooLarge:
    """No body longer than the page's largest form, and none that hides its length, is read."""

    BODILESS = ("GET", "HEAD", "OPTIONS")

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> HttpResponse | None:
        # Before the view of any later middleware, so before the first of them reads a form.
        if not self._is_fit(request, view):
            return render(request, "413.html", status=413)
        take_files(request, view)
        return None

    def _is_fit(self, request: HttpRequest, view: Any) -> bool:
        length = request.META.get("CONTENT_LENGTH") or ""
        if length.isdecimal():
            return int(length) <= largest_body(view)
        return not length and request.method in self.BODILESS


class OwnPasswordFirst:
    """Whoever has only the password that was handed to him chooses one before anything else."""

    OPEN = ("account_change_password", "account_logout", "set_language")

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        # Pages that are kept for everybody ask no session; see the portal's keeping.py.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        if getattr(request.user, "password_has_ended", False):
            # Signed in in time and left so: what stays open longer than the password is closed.
            logout(request)
            messages.error(request, PASSWORD_ENDED)
            return redirect("account_login")
        match = request.resolver_match
        if match is None or match.view_name in self.OPEN:
            return None
        if getattr(request.user, "password_is_temporary", False):
            return redirect("account_change_password")
        return None


class ContentSecurityPolicy:
    """Only our own style sheets, scripts and pictures; no page of ours inside another."""

    POLICY = "; ".join(
        (
            "default-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        response.headers.setdefault("Content-Security-Policy", self.POLICY)
        return response
