"""What machines ask a site: whether it is well, and what they may read."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

_ROBOTS = """User-agent: *
Disallow: /accounts/
Disallow: /office/
Disallow: /language/
"""


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """``ok`` while the program answers and its database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be found; offices and accounts are nobody else's business."""
    return HttpResponse(_ROBOTS, content_type="text/plain")
