"""Files that a page gives away."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from prongsai.core.documents.file_names import safe_name

LONGEST_NAME = 200  # bytes without the ending; a letter of Thai has three


def file_to_keep(content: bytes, content_type: str, name: str) -> HttpResponse:
    """A file for the visitor's own folder, under a name that may be Thai."""
    return _file(content, content_type, content_disposition_header(True, _safe(name)))


def file_to_look_at(content: bytes, content_type: str, name: str) -> HttpResponse:
    """A file that the browser shows by itself, under a name for whoever keeps it."""
    return _file(content, content_type, content_disposition_header(False, _safe(name)))


def _safe(name: str) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{safe_name(stem, LONGEST_NAME)}.{ending}"


def _file(content: bytes, content_type: str, disposition: str | None) -> HttpResponse:
    headers = {"Content-Disposition": disposition or "inline", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=content_type, headers=headers)
