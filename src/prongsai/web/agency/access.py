"""Who may open a page of an office."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.permissions import acts_of
from prongsai.apps.agencies.queries import agencies_visible_to

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Office:
    """The agency that a page is about, who opened the page, and what he may do there."""

    agency: Agency
    visitor: User
    acts: frozenset[str]


def office_page(act: str) -> Callable[[View], View]:
    """For pages of one agency: 404 unless the visitor sees it, 403 unless he may do ``act``."""

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, slug: str, **rest: Any) -> HttpResponse:
            agency = get_object_or_404(agencies_visible_to(request.user), slug=slug)
            acts = acts_of(request.user, agency)
            if act not in acts:
                raise PermissionDenied
            return view(request, Office(agency, cast(User, request.user), acts), **rest)

        return guarded

    return decorate
