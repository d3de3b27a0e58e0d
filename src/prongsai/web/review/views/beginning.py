"""The beginning of a review: asked first, and taken back while nobody has given a mark."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.accounts.models import User
from prongsai.apps.evidence.models import Examination, Stage
from prongsai.apps.evidence.reviewing import begin_review, take_back_review
from prongsai.web.review.access import leader_page


@leader_page
def begin(request: HttpRequest, found: Examination) -> HttpResponse:
    """Say what follows, warn while the agency still has time, and hand the OIT to the assessors."""
    if request.method == "POST":
        try:
            begin_review(found, by=cast(User, request.user))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("The review has begun. Give the items to assessors."))
        return redirect("review:lead", found.pk)
    if found.stage != Stage.APPROVED:
        return redirect("review:lead", found.pk)
    until = found.hand_in_until
    context = {
        "examination": found,
        "items": found.disclosures.count(),
        "missing": found.disclosures.filter(last=0).count(),
        "is_early": until is not None and timezone.localdate() <= until,
    }
    return render(request, "review/begin.html", context)


@leader_page
@require_POST
def take_back(request: HttpRequest, found: Examination) -> HttpResponse:
    """Give the OIT back to the agency."""
    try:
        take_back_review(found, by=cast(User, request.user))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        says = _("The review is taken back. The executive can take his approval back now.")
        messages.success(request, says)
    return redirect("review:lead", found.pk)
