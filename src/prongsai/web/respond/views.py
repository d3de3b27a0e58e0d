"""Every page of people who answer a survey, by the short way."""

import logging
import time
import traceback
from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from prongsai.apps.surveys.intake.tokens import new_token, read_token
from prongsai.core.dates import long_date, thai_long_date
from prongsai.web.respond import pages
from prongsai.web.respond.answering import LARGEST, Typed, typed_into
from prongsai.web.respond.facts import Facts, facts_of
from prongsai.web.respond.packing import Packed, takes_gzip
from prongsai.web.respond.showing import Notice
from prongsai.web.respond.submitting import SentBack, submit
from prongsai.web.respond.worker import worker_script

_log = logging.getLogger(__name__)

# Kept for going back alone: whoever comes anew gets a form with a token of its own.
_FOR_GOING_BACK = "private, no-cache"
_NOT_KEPT = "no-store"
_ADDRESSES = "prongsai.web.respond.urls"
_JAVASCRIPT = "text/javascript; charset=utf-8"
_MOST_READ = 16 * LARGEST  # of what is too large, so that its sender hears why


def answer(request: HttpRequest) -> HttpResponse:
    """Any request below ``/s/``; whatever goes wrong is told in a sentence."""
    try:
        found = _page_at(request.path_info.removeprefix("/s"))
        response: HttpResponse = found.func(request, *found.args, **found.kwargs)
    except Resolver404:
        response = _told(request, 404, "unknown_title", "unknown")
    except Exception as error:
        # Where, and never what: a message of an error can hold an answer.
        frames = "".join(traceback.format_tb(error.__traceback__))
        _log.error("a page of a survey failed: %s\n%s", type(error).__name__, frames)
        response = _told(request, 500, "broken_title", "broken")
    response.headers.setdefault("Content-Security-Policy", pages.policy())
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    # Django would write down when somebody was refused what.
    setattr(response, "_has_been_logged", True)  # noqa: B010 - it is none of its known fields
    response.headers["Content-Length"] = str(len(response.content))
    if request.method == "HEAD":
        response.content = b""
    return response


@lru_cache(maxsize=256)
def _page_at(path: str) -> ResolverMatch:
    """The page at a path below ``/s``; also where its last slash was not typed."""
    if "\x00" in path:  # PostgreSQL refuses even to look for it
        raise Resolver404({"path": path})
    try:
        return resolve(path, _ADDRESSES)
    except Resolver404:
        return resolve(f"{path}/", _ADDRESSES)


def form(request: HttpRequest, address: str) -> HttpResponse:
    """The form of an entrance, and where it is sent."""
    facts = facts_of(address.lower())
    if facts is None:
        return _told(request, 404, "unknown_title", "unknown")
    if request.method == "POST":
        return _sent(request, facts)
    return _shut(request, facts) or _packed(
        request,
        pages.empty_form(facts, _look(request)),
        between=new_token(facts.address, time.time()),
        keeping=_FOR_GOING_BACK,
    )


def thanks(request: HttpRequest, address: str) -> HttpResponse:
    """That what was sent is stored: for whoever sent it, sent it again, or only opened the page."""
    if facts_of(address.lower()) is None:
        return _told(request, 404, "unknown_title", "unknown")
    return _told(request, 200, "thanks_title", "thanks", ends=True)


def forget(request: HttpRequest, address: str) -> HttpResponse:
    """Nothing, but that the browser forgets the form: a telephone can be somebody else's.

    Asked for by the page of thanks where no script runs, which would clear the form itself. Not
    said by that page: browsers put the page that they leave aside only afterwards, and going
    through a large cache takes seconds in which nobody would be thanked.
    """
    response = HttpResponse(status=204)
    response.headers["Clear-Site-Data"] = '"cache"'
    response.headers["Cache-Control"] = _NOT_KEPT
    return response


def script(request: HttpRequest, digest: str) -> HttpResponse:
    """The script of pages; a browser that has it asks no more."""
    page = Packed(pages.script("page.js").encode())
    response = _packed(request, page, keeping="max-age=31536000, immutable")
    response.headers["Content-Type"] = _JAVASCRIPT
    return response


def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: keeps a form without a connection, and what could not be sent."""
    response = _packed(request, worker_script(), keeping="max-age=86400")
    response.headers["Content-Type"] = _JAVASCRIPT
    response.headers["Content-Security-Policy"] = "default-src 'none';connect-src 'self'"
    return response


def _sent(request: HttpRequest, facts: Facts) -> HttpResponse:
    look = _look(request)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LARGEST:
        _read_away(request, length)
        return _told(request, 413, "broken_title", "too_large")
    typed = typed_into(request.read(LARGEST), request.META.get("CONTENT_TYPE", ""), facts)
    if typed is None:
        return _told(request, 400, "broken_title", "unreadable")
    if "look" in request.GET:
        return _in_another_look(request, facts, typed)
    back = submit(facts, typed, visitor_of(request), look.words)
    if back is not None:
        return _back(request, facts, typed, back)
    response = HttpResponse(status=303)
    response.headers["Location"] = f"/s/{facts.address}/thanks/{look.query()}"
    response.headers["Cache-Control"] = _NOT_KEPT
    return response


def _back(request: HttpRequest, facts: Facts, typed: Typed, back: SentBack) -> HttpResponse:
    """The form with everything that was typed, and what to do."""
    look = _look(request)
    typed_here = typed.says_more_than(facts.told_by_the_link)
    kept = (look.words.say("kept"),) if typed_here else ()
    says = (*back.says, *kept)
    token = typed.token if back.token_is_good else new_token(facts.address, time.time())
    notice = Notice(says, back.missing)
    another = 1 if request.GET.get("try") == "2" else 2
    page = pages.filled_form(facts, look, typed, notice, token=token, tries=another)
    response = _packed(request, Packed(page.encode()), keeping=_FOR_GOING_BACK)
    response.status_code = back.status
    if back.retry_after is not None:
        response.headers["Retry-After"] = str(back.retry_after)
    return response


def _in_another_look(request: HttpRequest, facts: Facts, typed: Typed) -> HttpResponse:
    """The form as far as it is filled in, in the language and size that its reader chose."""
    good = read_token(typed.token, facts.address, time.time()) is not None
    token = typed.token if good else new_token(facts.address, time.time())
    page = pages.filled_form(facts, _look(request), typed, None, token=token, tries=1)
    return _packed(request, Packed(page.encode()), keeping=_FOR_GOING_BACK)


def _shut(request: HttpRequest, facts: Facts) -> HttpResponse | None:
    """The page of a survey that takes no answers today; ``None`` where it does."""
    today = timezone.localdate()
    if facts.is_closed(today):
        return _told(request, 200, "closed_title", "closed")
    if facts.is_not_yet_open(today):
        words = _look(request).words
        if facts.opens_on is None or facts.opens_on <= today:
            return _told(request, 200, "not_yet_title", "not_yet")
        date = thai_long_date if words.thai_digits else long_date
        day = date(facts.opens_on)
        return _told(request, 200, "not_yet_title", "not_yet_until", day=day)
    return None


def _told(
    request: HttpRequest, status: int, title: str, sentence: str, ends: bool = False, **values: str
) -> HttpResponse:
    look = _look(request)
    title, says = look.words.say(title), look.words.say(sentence, **values)
    response = _packed(request, pages.told(look, title, says, ends), keeping=_NOT_KEPT)
    response.status_code = status
    return response


def _packed(request: HttpRequest, page: Packed, *, keeping: str, between: str = "") -> HttpResponse:
    zipped = takes_gzip(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    make: Callable[[bytes], bytes] = page.gzipped if zipped else page.plain
    response = HttpResponse(make(between.encode()))
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = keeping
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _look(request: HttpRequest) -> pages.Look:
    return pages.look_for(request.GET.get("lang", ""), request.GET.get("size", ""))


def _read_away(request: HttpRequest, length: str) -> None:
    """Take in what is too large and drop it: who is cut off while sending sees no answer."""
    left = min(int(length), _MOST_READ) if length.isdecimal() else 0
    while left > 0 and (part := request.read(min(left, 65_536))):
        left -= len(part)


def visitor_of(request: HttpRequest) -> str:
    """The network address that a request came from, before as many proxies as there are."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    header = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    passed = [one.strip() for one in header.split(",")]
    if proxies and len(passed) >= proxies and passed[-proxies]:
        return passed[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))
