"""How much a page takes in: a sheet as a rule, more where a page asks for scans or pictures."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpResponse

View = Callable[..., HttpResponse]

ROUND_A_FILE = 100_000  # the other fields of a form, and the lines between them


def takes_files_of(size: int) -> Callable[[View], View]:
    """For a page whose form takes a file of ``size`` bytes; stands nearest to the view."""

    def decorate(view: View) -> View:
        view.largest_body = size + ROUND_A_FILE  # type: ignore[attr-defined]
        return view

    return decorate


def largest_body(view: Any) -> int:
    """The longest request, in bytes, that a view takes."""
    usual: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return max(usual, getattr(view, "largest_body", usual))
