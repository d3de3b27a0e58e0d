"""The wording of documents: one phrase of a paper, all of them, and the office's own."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from prongsai.apps.documents.actions import (
    unword_paper,
    use_our_wording,
    word_paper,
    word_paper_and_every_year,
)
from prongsai.apps.documents.models import OwnPhrase, Paper
from prongsai.apps.documents.queries import material_for
from prongsai.core.documents.blocks import Place
from prongsai.core.documents.phrases import check_wording, phrase_for
from prongsai.core.documents.trying_words import passages_with, present_fields
from prongsai.core.problems import ProblemsFound
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.document_forms import WordingForm
from prongsai.web.agency.forms import problems_told
from prongsai.web.agency.papers import paper_of, title_of
from prongsai.web.agency.views.documents.paper import paper_context
from prongsai.web.agency.wordings import (
    Worded,
    all_worded,
    as_written,
    field_as_written,
    worded,
)

MOST_PASSAGES = 5
# What to do with new words, and what to say when it is done; else they are only looked at.
_KEEP: Mapping[str, tuple[Callable[..., None], Any]] = {
    "paper": (word_paper, gettext_lazy("The words stand in this document.")),
    "every_year": (
        word_paper_and_every_year,
        gettext_lazy("The words stand in the documents of every year from now on."),
    ),
}


@office_page("document.write")
def wording(request: HttpRequest, office: Office, pk: int, name: str) -> HttpResponse:
    """Reword one phrase: look how it reads, then keep it for this paper or for every year."""
    paper = paper_of(office, pk)
    phrase = worded(office, paper, name)
    form = WordingForm(request.POST or None, initial={"text": phrase.present})
    tried = phrase.present
    if form.is_valid():
        tried = phrase.as_passage(form.cleaned_data["text"])
        with problems_told(form, "text"):
            check_wording(paper.kind, name, tried)
            if form.cleaned_data["use"] in _KEEP:
                keep, said = _KEEP[form.cleaned_data["use"]]
                keep(paper, name=name, text=tried, by=office.visitor)
                messages.success(request, said)
                return _back(office, paper, name)
    context = paper_context(office, paper) | {"form": form, "worded": phrase}
    context |= {} if form.errors else _reads(paper, phrase, tried)
    return render(request, "agency/documents/wording.html", context)


@office_page("document.write")
@require_POST
def usual(request: HttpRequest, office: Office, pk: int, name: str) -> HttpResponse:
    """Give a phrase of a paper its usual words again."""
    paper = paper_of(office, pk)
    if name not in paper.wording:
        raise Http404
    unword_paper(paper, name=name, by=office.visitor)
    messages.success(request, _("The usual words stand in this document again."))
    return _back(office, paper, name)


@office_page("document.write")
def phrases(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Every phrase of a paper, also those that stand in no passage that has a link beside it."""
    paper = paper_of(office, pk)
    context = paper_context(office, paper) | {"phrases": list(all_worded(office, paper))}
    return render(request, "agency/documents/phrases.html", context)


@office_page("document.write")
def own_wording(request: HttpRequest, office: Office) -> HttpResponse:
    """What the office words its own way, in the documents of every year."""
    own = OwnPhrase.objects.filter(agency=office.agency)
    lines = [(one, title_of(one.kind), _title(one), as_written(one.text)) for one in own]
    context = {"office": office, "lines": lines}
    return render(request, "agency/documents/own_wording.html", context)


@office_page("document.write")
@require_POST
def give_up(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Give up the office's own wording of a phrase."""
    phrase = get_object_or_404(OwnPhrase, agency=office.agency, pk=pk)
    use_our_wording(phrase, by=office.visitor)
    messages.success(request, _("The program's own words stand in new documents again."))
    return redirect("agency:own_wording", office.agency.slug)


def _reads(paper: Paper, phrase: Worded, text: str) -> dict[str, Any]:
    """How a text reads in the paper, and what its fields say there."""
    material = material_for(paper)
    try:
        found = passages_with(paper.kind, material, phrase.name, text)
        fields = present_fields(paper.kind, material, phrase.name)
    except ProblemsFound:  # what the paper is made from is gone; its page says so
        return {}
    return {
        "passages": found[:MOST_PASSAGES],
        "more": max(0, len(found) - MOST_PASSAGES),
        "fields": [(field_as_written(name), value) for name, value in fields.items()],
    }


def _back(office: Office, paper: Paper, name: str) -> HttpResponse:
    """To the passage in the paper that was worded."""
    from prongsai.printing.html import anchor_of

    slot, _slash, subject = name.partition("/")
    address = reverse("agency:paper", args=[office.agency.slug, paper.pk])
    return redirect(f"{address}#{anchor_of(Place(slot, subject))}")


def _title(phrase: OwnPhrase) -> str:
    try:
        return phrase_for(phrase.kind, phrase.name).title
    except KeyError:
        return phrase.name
