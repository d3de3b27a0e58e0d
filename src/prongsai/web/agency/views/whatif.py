"""What it would have taken to reach a level."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from prongsai.core import results as core
from prongsai.core.problems import ProblemsFound
from prongsai.core.scoring import as_published
from prongsai.core.whatif import Costs, Way, as_plain, cheapest_way
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.forms import TargetForm
from prongsai.web.agency.versions import chosen_version
from prongsai.web.layout.figures import figure, label
from prongsai.web.layout.levels import next_step
from prongsai.web.layout.words import page_language


@dataclass(frozen=True)
class ChangeShown:
    """A question or item with its mark before and after."""

    code: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class WayShown:
    """A way to a level in words and figures; ``because`` says why there is none."""

    target: str
    cost: str
    changes: list[ChangeShown]
    total: str
    level: str
    because: str


@office_page("result.view")
def what_if(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Ask for a level and costs, and answer with the cheapest set of changes."""
    chosen = chosen_version(request, office, year)
    language = page_language()
    form = TargetForm(
        request.GET if "target" in request.GET else None,
        rules=chosen.shown.framework,
        language=language,
    )
    above = next_step(chosen.shown, language)
    form.initial["target"] = None if above is None else above.code
    context = {
        "office": office,
        "year": year,
        "chosen": chosen,
        "base": chosen.base,
        "query": chosen.query,
        "form": form,
    }
    if form.is_valid():
        context |= _answer(chosen.shown, language, **form.cleaned_data)
    return render(request, "agency/whatif.html", context)


def _answer(result: core.Result, language: str, target: str, **costs: Any) -> dict[str, Any]:
    try:
        way = cheapest_way(result.framework, result.sheet.known, target, Costs(**costs))
    except ProblemsFound as found:
        return {"sentences": [problem.says.say(language) for problem in found.problems]}
    return {"way": _shown(way, language)}


def _shown(way: Way, language: str) -> WayShown:
    plain = as_plain(way, language)
    level = way.level_after
    return WayShown(
        target=way.target.name.say(language),
        cost=str(plain["cost"]),
        changes=[
            ChangeShown(
                change.node.code,
                label(change.node, language),
                figure(as_published(change.before)),
                figure(as_published(change.after)),
            )
            for change in way.changes
        ],
        total=figure(way.after.announced),
        level="" if level is None else level.name.say(language),
        because="" if way.because is None else way.because.say(language),
    )
