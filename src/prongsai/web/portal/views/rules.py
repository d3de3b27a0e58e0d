"""The rules of every fiscal year, as the project's own files have them."""

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from prongsai.core.differences import differences
from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework, years
from prongsai.core.results import drafts
from prongsai.web.layout.words import page_language
from prongsai.web.portal.keeping import public_page
from prongsai.web.portal.rulebook import counted, level_lines, node_page, sample_lines, tree


@public_page
def rules(request: HttpRequest) -> HttpResponse:
    """Every fiscal year that has rules, the newest first."""
    frameworks = [load_framework(year) for year in reversed(years())]
    lines = [(one, counted(one), list(drafts(one))) for one in frameworks]
    return render(request, "portal/rules.html", {"lines": lines})


@public_page
def framework(request: HttpRequest, year: int) -> HttpResponse:
    """One year's rules: the tree, levels, samples, calendar and sources."""
    found = _framework_of(year)
    context = _framework(found) | {
        "drafts": list(drafts(found)),
        "counted": counted(found),
        "tree": tree(found, page_language()),
        "levels": level_lines(found),
        "samples": sample_lines(found),
    }
    return render(request, "portal/framework.html", context)


@public_page
def node(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """One indicator, question or item, with everything the rules say about it."""
    found = _framework_of(year)
    if code not in found.nodes:
        raise Http404
    page = node_page(found, code, page_language())
    return render(request, "portal/node.html", _framework(found) | {"page": page})


@public_page
def changes(request: HttpRequest, year: int) -> HttpResponse:
    """What changed since the year before."""
    after = _framework_of(year)
    before = _framework_of(year - 1)
    found = differences(before, after)
    context = _framework(after) | {
        "before": before,
        "groups": [(kind, list(several)) for kind, several in groupby(found, lambda it: it.kind)],
    }
    return render(request, "portal/changes.html", context)


def _framework_of(year: int) -> Framework:
    if year not in years():
        raise Http404
    return load_framework(year)


def _framework(found: Framework) -> dict[str, object]:
    return {"framework": found, "year": found.year, "has_changes": found.year - 1 in years()}
