"""Comments in free words, read by somebody outside the agency before it sees them."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from prongsai.apps.surveys.comments import release_comment, withhold_comment
from prongsai.apps.surveys.queries import comments_waiting
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.survey_forms import CommentForm
from prongsai.web.agency.surveys import named
from prongsai.web.layout.refusals import refusals_told

PER_PAGE = 20


@never_cache
@office_page("comment.read")
def comments(request: HttpRequest, office: Office) -> HttpResponse:
    """The comments on an agency that wait for a reader."""
    waiting = Paginator(comments_waiting(office.agency), PER_PAGE)
    page = waiting.get_page(request.GET.get("page"))
    lines = [(one, f"{named(one.survey)} {one.survey.round.year}") for one in page]
    context = {"office": office, "page": page, "lines": lines}
    return render(request, "agency/surveys/comments.html", context)


@never_cache
@office_page("comment.read")
def comment(request: HttpRequest, office: Office, comment: UUID) -> HttpResponse:
    """One comment: its words changed and shown to the agency, or kept back."""
    found = get_object_or_404(comments_waiting(office.agency), pk=comment)
    form = CommentForm(request.POST or None, initial={"text": found.text})
    if form.is_valid():
        with refusals_told(form):
            if "withhold" in request.POST:
                withhold_comment(found, by=office.visitor)
                done = _("The comment is kept back, and its words are deleted.")
            else:
                release_comment(found, **form.cleaned_data, by=office.visitor)
                done = _("The agency reads the comment in these words now.")
            messages.success(request, done)
            return redirect("agency:comments", office.agency.slug)
    context = {"office": office, "form": form, "survey": named(found.survey)}
    return render(request, "agency/surveys/comment.html", context)
