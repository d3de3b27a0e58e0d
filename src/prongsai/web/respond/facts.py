"""What survey pages know of an entrance, read from the database every few seconds at most."""

import threading
import time
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db import DatabaseError

from prongsai.apps.rounds.queries import rules_with
from prongsai.apps.surveys.models import Entrance, State
from prongsai.core.surveys.questionnaire import Questionnaire, questionnaire
from prongsai.core.surveys.rules import Trait

SECONDS = 5.0  # for so long a page may be behind what an officer changed
MOST = 4096  # addresses; whoever tries many that do not exist fills no memory


class OwnValue(NamedTuple):
    """One of an agency's own groups, such as a unit: the code that answers bear, and its name."""

    code: str
    name: str


class Facts(NamedTuple):
    """One entrance of a survey; equal where nothing changed."""

    entrance: int
    address: str
    point: str
    survey: int
    instrument: str
    portion: str
    state: str
    opens_on: date | None
    closes_on: date | None
    agency: str
    year: int
    digest: str
    units: tuple[OwnValue, ...]

    @property
    def questionnaire(self) -> Questionnaire:
        """What is asked, by the rules pinned to the survey's round."""
        return _questionnaire(self.digest, self.instrument)

    def is_closed(self, today: date) -> bool:
        """Whether no answer is taken any more; the last day counts."""
        over = self.closes_on is not None and self.closes_on < today
        return self.state == State.CLOSED or (self.state == State.OPEN and over)

    def is_not_yet_open(self, today: date) -> bool:
        """Whether no answer is taken yet; the first day counts."""
        later = self.opens_on is not None and self.opens_on > today
        return self.state == State.PREPARING or (self.state == State.OPEN and later)

    def own_values(self, trait: Trait) -> tuple[OwnValue, ...]:
        """The groups of a trait whose values are the agency's own."""
        if trait.own == "points":
            return (OwnValue(str(self.entrance), self.point),)
        return self.units if trait.own == "units" else ()

    @property
    def told_by_the_link(self) -> dict[str, str]:
        """What need not be asked, for whoever comes in here says it by that."""
        traits = self.questionnaire.rules.traits
        return {trait.code: str(self.entrance) for trait in traits if trait.own == "points"}


@lru_cache(maxsize=128)
def _questionnaire(digest: str, instrument: str) -> Questionnaire:
    return questionnaire(rules_with(digest), instrument)


def facts_of(address: str) -> Facts | None:
    """The facts of the entrance at an address, or ``None`` where there is none."""
    now = time.monotonic()
    known = _known.get(address)
    if known is not None and known[0] > now:
        return known[1]
    try:
        facts = _read(address)
    except DatabaseError:
        if known is None:
            raise
        facts = known[1]  # answers are stored elsewhere; they need not wait for the database
    with _lock:
        if len(_known) >= MOST:
            _known.clear()
        _known[address] = (now + SECONDS, facts)
    return facts


def forget() -> None:
    """Read every fact anew when it is asked for next."""
    with _lock:
        _known.clear()


_known: dict[str, tuple[float, Facts | None]] = {}
_lock = threading.Lock()


def _read(address: str) -> Facts | None:
    entrances = Entrance.objects.select_related("survey__round__agency")
    entrance = entrances.filter(address=address).first()
    if entrance is None:
        return None
    survey = entrance.survey
    round_ = survey.round
    return Facts(
        entrance=entrance.pk,
        address=entrance.address,
        point=entrance.name,
        survey=survey.pk,
        instrument=survey.instrument,
        portion=entrance.portion,
        state=survey.state,
        opens_on=survey.opens_on,
        closes_on=survey.closes_on,
        agency=round_.agency.name,
        year=round_.year,
        digest=round_.framework_id,
        units=tuple(OwnValue(str(unit.pk), unit.name) for unit in round_.agency.units.all()),
    )
