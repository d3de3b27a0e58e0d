"""Calendars of deadlines: addresses that people make and end, and what stands at them."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.improvement.calendar_feeds import (
    end_feed,
    entries_of,
    feed_with,
    feeds_visible_to,
    make_feed,
    scope_of,
    written,
)
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement_forms.calendar import FeedForm
from prongsai.web.layout.refusals import refusals_told

SECONDS = 3600  # that a calendar may keep what it read


@never_cache
@office_page("improvement.report")
def calendar(request: HttpRequest, office: Office) -> HttpResponse:
    """The addresses that are open, and the form to make one, which is shown this once."""
    form = FeedForm(request.POST or None, scope=scope_of(request.user, office.agency))
    context = {
        "office": office,
        "form": form,
        "feeds": feeds_visible_to(request.user, office.agency),
    }
    if form.is_valid():
        with refusals_told(form):
            key = make_feed(office.agency, unit=form.cleaned_data["unit"], by=office.visitor)
            made = _outside(request, reverse("calendar:feed", args=[key]))
            return render(
                request, "agency/improvement/calendar_made.html", context | {"made": made}
            )
    return render(request, "agency/improvement/calendar.html", context)


@office_page("improvement.report")
@require_POST
def end(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """End an address."""
    end_feed(
        get_object_or_404(feeds_visible_to(request.user, office.agency), pk=pk), by=office.visitor
    )
    messages.success(request, _("The calendar address is ended."))
    return redirect("agency:calendar", office.agency.slug)


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """What a calendar reads, without signing in; nothing for a key that nobody has."""
    found = feed_with(key)
    if found is None:
        raise Http404
    today = timezone.localdate()
    address = _outside(request, reverse("agency:home"))
    content = written(entries_of(found, today), address=address, today=today)
    headers = {
        "Cache-Control": f"private, max-age={SECONDS}",
        "Content-Disposition": 'inline; filename="deadlines.ics"',
        "X-Robots-Tag": "noindex",
    }
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def _outside(request: HttpRequest, path: str) -> str:
    """An address as it is reached from outside."""
    return f"{settings.ADDRESS}{path}" if settings.ADDRESS else request.build_absolute_uri(path)
