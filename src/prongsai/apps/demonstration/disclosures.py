"""The OIT of the demonstration: one year approved, and the next with some items handed in.

Nothing is opened: what its pages would show stands in disclosures.yaml, and the check looks at
that, so that the demonstration needs no network and is about nobody real.
"""

from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from importlib import resources
from typing import Any

from django.utils import timezone

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency, Appointment, Role
from prongsai.apps.evidence.actions import (
    approve,
    assign_unit,
    hand_in,
    open_examination,
    set_website,
)
from prongsai.apps.evidence.checking import begin_check, work_on
from prongsai.apps.evidence.days import set_hand_in_day
from prongsai.apps.evidence.exhibits import Given
from prongsai.apps.evidence.models import Examination, ExhibitKind
from prongsai.apps.evidence.visiting import Visited, Visitors
from prongsai.apps.rounds.actions import open_round
from prongsai.core.evidence.shown import Reached, Shown, Trouble
from prongsai.core.loading import years
from prongsai.core.yamlfile import Mapping as YamlMapping
from prongsai.core.yamlfile import read_yaml

AGENCY = "tuayang"
_FILE = "disclosures.yaml"
_LEFT = 21  # days until handing in ends


def disclose() -> Examination:
    """Hand in, check and approve what the file says; gives the year that is being collected."""
    given: YamlMapping = read_yaml((resources.files(__package__) / _FILE).read_text("utf-8"), _FILE)
    agency = Agency.objects.get(slug=AGENCY)
    officer, executive = _holder(agency, Role.OFFICER), _holder(agency, Role.EXECUTIVE)
    before, newest = sorted(years())[-2:]
    earlier = _opened(agency, before, given["website"], officer)
    _hand_in_all(earlier, given["carried"], given["website"], officer)
    if executive is not None:
        approve(earlier, by=executive)
    current = _opened(agency, newest, given["website"], officer)
    until = timezone.localdate() + timedelta(days=_LEFT)
    set_hand_in_day(current, until=until, by=officer)
    _hand_in_all(current, given["now"], given["website"], officer)
    return current


def _opened(agency: Agency, year: int, website: str, officer: User | None) -> Examination:
    examination = open_examination(open_round(agency, year=year, by=officer), by=officer)
    set_website(examination, website=website, by=officer)
    return examination


def _hand_in_all(
    examination: Examination, items: YamlMapping, website: str, officer: User | None
) -> None:
    """Hand in every item of a part of the file, and check it once."""
    units = {unit.name: unit for unit in examination.round.agency.units.all()}
    due = timezone.localdate() + timedelta(days=_LEFT // 2)
    for code, item in items.items():
        disclosure = examination.disclosures.get(code=code)
        disclosure.examination = examination
        if "unit" in item:
            assign_unit(disclosure, unit=units.get(item["unit"]), due_on=due, by=officer)
        nothing = item.get("nothing", "")
        link = Given(ExhibitKind.LINK, item.get("title", ""), url=_address(website, item))
        hand_in(
            disclosure,
            seen=0,
            exhibits=[] if nothing else [link],
            explanation=nothing,
            nothing_to_disclose=bool(nothing),
            by=officer,
        )
    run = begin_check(examination, by=officer)
    run.examination = examination
    work_on(run, _made_up(items, website))


def _made_up(items: YamlMapping, website: str) -> Visitors:
    """Shows what the file says in place of what an address would show."""
    known: Mapping[str, Any] = {
        _address(website, item): item for item in items.values() if "path" in item
    }

    def visit(url: str) -> Visited:
        item = known.get(url)
        if item is None or item.get("gone"):
            return Visited(Reached(url, None, (Trouble("not_found", "404"),)))
        lines = tuple(item["lines"])
        digest = sha256("\n".join(lines).encode()).hexdigest()
        page = Shown(url, url, "html", digest, title=item["title"], lines=lines)
        return Visited(Reached(url, page))

    def read(name: str, _content_type: str, _content: bytes) -> Reached:
        return Reached("", Shown("", name, "other", ""))

    return Visitors(visit, read)


def _address(website: str, item: YamlMapping) -> str:
    return f"{website}/{item.get('path', '')}"


def _holder(agency: Agency, role: str) -> User | None:
    rows = Appointment.objects.filter(position__agency=agency, position__role=role)
    appointment = rows.select_related("holder").first()
    return None if appointment is None else appointment.holder
