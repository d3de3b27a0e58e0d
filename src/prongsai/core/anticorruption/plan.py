"""An anti-corruption action plan: projects under dimensions, with a budget for each fiscal year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from prongsai.core.anticorruption.dimensions import USUAL
from prongsai.core.sheets.sheet import AgencyName
from prongsai.core.thai import closed_up

EVERY_UNIT = "ทุกส่วนราชการ"
MOST_YEARS = 10  # of one plan; the usual ones have four or five
# Other ways to name every unit of the agency.
_EVERY = frozenset(
    closed_up(said)
    for said in (
        EVERY_UNIT,
        "ทุกกอง",
        "ทุกสำนัก/กอง",
        "ทุกกอง/สำนัก",
        "ทุกสำนักและทุกกอง",
        "ทุกสำนัก กอง",
        "ทุกหน่วยงาน",
        "ทุกหน่วยงานในสังกัด",
        "ทุกส่วนราชการในสังกัด",
    )
)


class YearBudget(NamedTuple):
    """The budget of a fiscal year in baht: 0 where none is used, ``None`` where it is not known."""

    year: int
    baht: Decimal | None


@dataclass(frozen=True)
class Project:
    """A project, activity or measure (โครงการ/กิจกรรม/มาตรการ) of a plan.

    ``number`` tells it apart within the plan, in every version of it; ``code`` is what the plan
    prints before it, if anything. ``budgets`` has every year in which it is carried out, in order.
    ``responsible`` are units as the plan names them; EVERY_UNIT stands for all of them.
    """

    number: int
    dimension: str
    name: str
    code: str = ""
    heading: str = ""
    objective: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    budgets: tuple[YearBudget, ...] = ()
    source: str = ""

    @property
    def titled(self) -> str:
        """Its name with the code before it, where it has one."""
        return f"{self.code} {self.name}".strip()

    def in_year(self, year: int) -> YearBudget | None:
        """Its budget of a year; ``None`` where it is not carried out in that year."""
        return next((one for one in self.budgets if one.year == year), None)


@dataclass(frozen=True)
class ActionPlan:
    """A plan over the fiscal years from ``first_year`` to ``last_year``, both included.

    ``reasons`` are what it answers: risks and circumstances; ``approved_on`` is when the executive
    approved it, ``None`` for a draft.
    """

    first_year: int
    last_year: int
    projects: tuple[Project, ...] = ()
    agency: AgencyName = AgencyName()
    dimensions: str = USUAL
    reasons: tuple[str, ...] = ()
    approved_on: date | None = None

    @property
    def years(self) -> range:
        """Its fiscal years."""
        return range(self.first_year, self.last_year + 1)

    @property
    def period(self) -> str:
        """Its years as documents print them: ``พ.ศ. 2566–2570``, a single one as a fiscal year."""
        if self.first_year == self.last_year:
            return f"ประจำปีงบประมาณ พ.ศ. {self.first_year}"
        return f"พ.ศ. {self.first_year}–{self.last_year}"

    def of_year(self, year: int) -> tuple[Project, ...]:
        """The projects that are carried out in a fiscal year, in their order."""
        return tuple(one for one in self.projects if one.in_year(year) is not None)


class Sum(NamedTuple):
    """Baht added up as far as they are known, and how many amounts are not known.

    ``baht`` is ``None`` where there are amounts and none of them is known; nothing adds up to 0.
    """

    baht: Decimal | None
    unknown: int


def budget_of(projects: Iterable[Project], year: int) -> Sum:
    """The budget of a fiscal year."""
    return added(one.baht for project in projects if (one := project.in_year(year)) is not None)


def added(amounts: Iterable[Decimal | None]) -> Sum:
    """Amounts of baht, added exactly."""
    every = tuple(amounts)
    known = [one for one in every if one is not None]
    unknown = len(every) - len(known)
    return Sum(None if unknown and not known else sum(known, Decimal(0)), unknown)


def means_every_unit(said: str) -> bool:
    """Whether words name every unit: ``ทุกส่วนราชการ``, ``ทุกกอง``."""
    return closed_up(said) in _EVERY


def expanded(responsible: Iterable[str], units: Iterable[str]) -> Iterator[str]:
    """The units that are meant, each once: every one of ``units`` where all of them are."""
    known = tuple(units)
    meant = (one for said in responsible for one in (known if means_every_unit(said) else (said,)))
    yield from dict.fromkeys(meant)
