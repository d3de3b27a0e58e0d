"""Kinds of document as an officer chooses them: what each is for, and what it still lacks."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prongsai.apps.improvement.plan_queries import plan_for
from prongsai.core.documents.item_proofs import items_asked, proves
from prongsai.core.documents.kinds import KINDS, Need
from prongsai.core.framework import Framework, Node
from prongsai.core.loading import years
from prongsai.core.wording import Text
from prongsai.web.agency.access import Office

PURPOSES: Mapping[str, Any] = {
    "cover": _("The first page of a report: its title, the year, and whose it is."),
    "announcement": _(
        "Tells the public and all units that the report is there, signed by the head."
    ),
    "memo": _("Brings the report before the executives, with proposals and three signatures."),
    "analysis-sections": _("The full report: rules, results, groups, advice, and what to mend."),
    "analysis-themes": _(
        "The analysis that the assessment asks for: seven themes, one table each."
    ),
    "analysis-indicators": _(
        "The short report: one table of indicators, and what to mend in each."
    ),
    "measures-themes": _("The plan as a table: for each theme the methods, steps, units and time."),
    "measures-indicators": _("The plan as a table with one row for each indicator to be raised."),
    "measures-subthemes": _("The plan as a table by themes, with their sub-themes."),
    "results-outcomes": _("What became of each measure, with its outcome or success."),
    "results-suggestions": _("What became of each measure, with suggestions for the next year."),
    "follow-up": _("Which unit mends each weak question, and who watches over it."),
    "constraints": _("Staff, budget, technology, area and society: what limits the agency."),
    "action-plan": _("The approved anti-corruption plan: projects by dimension, budget by year."),
    "action-plan-report": _("What became of the year's projects, by the newest closed report."),
    "agenda": _("What a meeting hears: what is late, due or new of each measure."),
    "minutes": _("Who came to a meeting, what was said of each point, and what was resolved."),
    "photos": _("Photographs of what was done, two on a page."),
    "bundle": _(
        "Everything of the year in one file: memo, announcement, cover, analysis, measures."
    ),
}


class Lack(NamedTuple):
    """What a kind cannot be made without, and where to find it, if it is anywhere already."""

    says: Any
    address: str = ""
    leads: Any = _("Bring it in")


class Card(NamedTuple):
    """A kind to choose: what it is for, which OIT items of which year it proves, what it lacks."""

    code: str
    title: Text
    purpose: Any
    items: tuple[str, ...]
    lacks: tuple[Lack, ...]


def cards(office: Office, year: int, sources: frozenset[Need]) -> list[Card]:
    """Every kind for a year: first those that can be made now."""
    asked = tuple(items_asked(year + 1))  # measures follow in the year after the assessment
    found = [
        Card(
            code=code,
            title=kind.title,
            purpose=PURPOSES.get(code, ""),
            items=tuple(_named(*one) for one in asked if proves(code, one[1])),
            lacks=tuple(
                dict.fromkeys(
                    _lack(office, year, need) for need in kind.needs if need not in sources
                )
            ),
        )
        for code, kind in KINDS.items()
    ]
    return sorted(found, key=lambda card: bool(card.lacks))


def _lack(office: Office, year: int, need: Need) -> Lack:
    slug = office.agency.slug
    if need in ("plan", "sheet") and year not in years():
        return Lack(_("The rules of the year are not out yet."))
    if need == "plan":
        return Lack(_("It needs a plan of measures."), reverse("agency:plan", args=[slug, year]))
    if need in ("action_plan", "action_plan_report"):
        says = _("It needs an approved action plan that has the year after.")
        if need == "action_plan_report":
            says = _("It needs a closed report on the action plan.")
        return Lack(says, reverse("agency:action_plans", args=[slug]))
    if need in ("meeting", "minutes"):
        return _lack_of_meeting(office, year)
    return Lack(_("It needs the result of the year."), reverse("agency:import", args=[slug]))


def _lack_of_meeting(office: Office, year: int) -> Lack:
    says = _("It is made on the page of a meeting of the plan.")
    slug = office.agency.slug
    if plan_for(office.agency, year) is None:
        return Lack(says, reverse("agency:improvement", args=[slug]), _("Go to the plans"))
    return Lack(says, reverse("agency:meetings", args=[slug, year]), _("Go to the meetings"))


def _named(framework: Framework, item: Node) -> str:
    return f"{item.code.upper()} ({framework.year})"
