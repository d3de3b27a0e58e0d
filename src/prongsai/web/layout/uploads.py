"""How much a page takes in: a sheet as a rule, more where a page asks for scans or pictures."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]

ROUND_A_FILE = 100_000  # the other fields of a form, and the lines between them


def takes_files_of(size: int) -> Callable[[View], View]:
    """For a page whose form takes a file of ``size`` bytes; stands nearest to the view."""

    def decorate(view: View) -> View:
        view.largest_body = size + ROUND_A_FILE  # type: ignore[attr-defined]
        return view

    return decorate


def kept_off_the_disk(view: View) -> View:
    """For a page that takes answers of single people: its file is held in memory alone."""
    view.kept_off_the_disk = True  # type: ignore[attr-defined]
    return view


def take_files(request: HttpRequest, view: Any) -> None:
    """Let the files of a request go where the view wants them, before anything reads them."""
    if getattr(view, "kept_off_the_disk", False):
        request.upload_handlers = [_InMemory(request)]


class _InMemory(MemoryFileUploadHandler):
    """Takes a file of any length that the page allows, where Django would write it to the disk."""

    def handle_raw_input(self, *given: Any, **details: Any) -> None:
        self.activated = True


def largest_body(view: Any) -> int:
    """The longest request, in bytes, that a view takes."""
    usual: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return max(usual, getattr(view, "largest_body", usual))
