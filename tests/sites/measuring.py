"""The whole check over the farm, compared case by case with what is true."""

import asyncio
import hashlib
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from prongsai.core.evidence.checking import check_items
from prongsai.core.evidence.findings import Item, ItemCheck
from prongsai.core.evidence.shown import Reached
from prongsai.core.framework import Node
from prongsai.core.loading import load_framework
from prongsai.fetching.client import LOOPBACK, Fetcher, Limits
from prongsai.fetching.looking import look_at
from tests.sites.farm import Case, Office, cases
from tests.sites.serving import Farm

# The farm is on loopback and not a stranger's server: no politeness, short patience.
LIMITS = Limits(
    delay=0, backoff=0.1, retries=1, seconds=4, seconds_to_connect=2, per_host=8, patience=1
)
# Findings that say that the year is not right; any of them tells what a wrong_year of the farm is.
OF_THE_YEAR = frozenset(
    (
        "wrong_year",
        "last_years_file",
        "six_months_missing",
        "current_year_missing",
        "previous_year_missing",
        "covers_year_missing",
        "declaration_year_missing",
    )
)


class Outcome(NamedTuple):
    """A case, and what the check said."""

    case: Case
    check: ItemCheck

    @property
    def told(self) -> frozenset[str]:
        """The codes of its findings."""
        return frozenset(finding.code for finding in self.check.findings)

    @property
    def missed(self) -> tuple[str, ...]:
        """Findings that should have been made."""
        return tuple(true for true in self.case.true if not self.told & _meets(true))

    @property
    def invented(self) -> tuple[str, ...]:
        """Findings that nothing on the page supports."""
        allowed = frozenset().union(*map(_meets, self.case.true), *map(_meets, self.case.may))
        if "*" in self.case.may:
            allowed |= {f"{seen.element}_missing" for seen in self.check.elements}
        return tuple(sorted(self.told - allowed))

    @property
    def wrongly_passed(self) -> bool:
        """Whether an item that cannot pass was told as pass."""
        return self.check.verdict == "pass" and "pass" not in self.case.verdicts


def _meets(true: str) -> frozenset[str]:
    codes = frozenset(true.split("|"))
    return codes | OF_THE_YEAR if "wrong_year" in codes else codes


@dataclass
class Tally:
    """How often each finding was made, missed and invented, over some outcomes."""

    made: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        """Of the planted faults, those that were told."""
        return _share(self.made.total(), self.missed.total())

    @property
    def precision(self) -> float:
        """Of what was told, what is true."""
        return _share(self.made.total(), self.invented.total())


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Count findings by their code."""
    counted = Tally()
    for outcome in outcomes:
        missed = outcome.missed
        counted.missed.update(true.split("|")[0] for true in missed)
        counted.made.update(true.split("|")[0] for true in outcome.case.true if true not in missed)
        counted.invented.update(outcome.invented)
    return counted


def _share(good: int, bad: int) -> float:
    return good / (good + bad) if good + bad else 1.0


def check(offices: Iterable[Office]) -> tuple[Outcome, ...]:
    """Serve offices, look at every item of them and check it."""
    offices = tuple(offices)
    with tempfile.TemporaryDirectory() as folder, Farm(offices, Path(folder)) as farm:
        urls = [case.url for case in cases(*offices) if case.url]
        reached = asyncio.run(_look(farm, [*urls, *map(_home, offices)]))
        return tuple(outcome for office in offices for outcome in _checked(office, reached, farm))


async def _look(farm: Farm, urls: list[str]) -> dict[str, Reached]:
    async with Fetcher(LIMITS, LOOPBACK, resolver=farm.names, trust=farm.trust) as fetcher:
        return {reached.url: reached async for reached in look_at(urls, fetcher)}


def _home(office: Office) -> str:
    return f"{office.scheme}://{office.host}/"


def _checked(office: Office, reached: dict[str, Reached], farm: Farm) -> Iterator[Outcome]:
    nodes = {node.code: node for node in _items(office.year)}
    items = [
        Item(
            node=nodes[case.item],
            year=office.year,
            reached=(reached[case.url],) if case.url else (),
            site=office.host,
            agency=office.agency,
            today=date(office.year - 543, 5, 20),
        )
        for case in office.cases
    ]
    home = reached[_home(office)].shown
    linked = None if home is None else {link.url for link in home.links}
    found = check_items(items, linked=linked, earlier=_earlier(office, farm))
    by_code = {check.code: check for check in found}
    for case in office.cases:
        yield Outcome(case, by_code[case.item])


def _earlier(office: Office, farm: Farm) -> dict[str, str]:
    """The digests of files that the office handed in the year before."""
    digests = {}
    for case in office.cases:
        if case.handed_in_before:
            body = farm.answers[office.host, case.file].body
            content = body if isinstance(body, bytes) else body()
            digests[hashlib.sha256(content).hexdigest()] = f"{case.item} {office.year - 1}"
    return digests


def _items(year: int) -> Iterator[Node]:
    return (node for node in load_framework(year).assessment.walk() if node.elements)


class Status(NamedTuple):
    """What a check of links says that looks at nothing but the status."""

    case: Case
    dead: bool


def check_status(offices: Iterable[Office]) -> tuple[Status, ...]:
    """What checkers of links do: an address that answers below 400, in time, over TLS, is good."""
    offices = tuple(offices)
    with tempfile.TemporaryDirectory() as folder, Farm(offices, Path(folder)) as farm:
        return asyncio.run(_statuses(farm, list(cases(*offices))))


async def _statuses(farm: Farm, all_cases: list[Case]) -> tuple[Status, ...]:
    connector = aiohttp.TCPConnector(resolver=_Names(farm), ssl=farm.trust, limit=20)
    timeout = aiohttp.ClientTimeout(total=LIMITS.seconds)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        return tuple(
            await asyncio.gather(*(_status(session, case) for case in all_cases if case.url))
        )


async def _status(session: aiohttp.ClientSession, case: Case) -> Status:
    for _ in range(2):
        try:
            async with session.get(case.url) as answer:
                if answer.status < 400:
                    return Status(case, dead=False)
        except (aiohttp.ClientError, OSError, ValueError, TimeoutError):
            pass
    return Status(case, dead=True)


class _Names(AbstractResolver):
    def __init__(self, farm: Farm) -> None:
        self._farm = farm

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        found = await self._farm.names(host, port)
        if not found:
            raise OSError("no such host")
        return [
            ResolveResult(hostname=host, host=number, port=at, family=2, proto=6, flags=0)
            for number, at in found
        ]

    async def close(self) -> None:
        pass


def timed(offices: Iterable[Office]) -> tuple[tuple[Outcome, ...], float]:
    """The outcomes, and how many seconds they took."""
    begin = time.perf_counter()
    outcomes = check(offices)
    return outcomes, time.perf_counter() - begin
