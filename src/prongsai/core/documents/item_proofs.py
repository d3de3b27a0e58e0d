"""Which OIT items the documents of a year prove, by the rules of the years that ask for them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from prongsai.core.documents.kinds import KINDS
from prongsai.core.documents.material import Material
from prongsai.core.framework import Framework, Node
from prongsai.core.loading import load_framework, years

_PLAN, _REPORT = "action-plan", "action-plan-report"


class Proof(NamedTuple):
    """An item of a framework, and the codes of the kinds that prove it; none if there are none."""

    framework: Framework
    item: Node
    codes: tuple[str, ...]

    @property
    def folder(self) -> str:
        """The name of the folder for its files: ``O42 ปีงบประมาณ 2566``."""
        return f"{self.item.code.upper()} ปีงบประมาณ {self.framework.year}"


def proofs(material: Material, codes: Iterable[str]) -> tuple[Proof, ...]:
    """The items that ask for documents of this year of work, each with those of ``codes``.

    An item asks for what was done in its own fiscal year, or (data year P) in the year before.
    """
    made = tuple(codes)
    found = (
        Proof(
            framework,
            item,
            tuple(
                code
                for code in made
                if proves(code, item) and _is_of_its_months(code, item, material)
            ),
        )
        for framework, item in items_asked(material.work_year)
    )
    return tuple(one for one in found if one.codes or not _is_of_an_action_plan(one.item, material))


def proves(code: str, item: Node) -> bool:
    """Whether an item accepts a kind of document: itself, or any kind of its family.

    What names a kind is no family: a plan's item does not accept the report on the plan.
    """
    return any(
        code == name or (name not in KINDS and code.startswith(f"{name}-"))
        for name in item.documents
    )


def _is_of_an_action_plan(item: Node, material: Material) -> bool:
    """Whether an item asks for nothing but the action plan, of which there is none here."""
    return material.action_plan is None and set(item.documents) <= {_PLAN, _REPORT}


def _is_of_its_months(code: str, item: Node, material: Material) -> bool:
    """Whether a report on the action plan covers the months that an item asks for.

    Items of the first six months (C6) ask for another report than those of a whole year (P).
    """
    given = material.action_plan
    if code != _REPORT or given is None or given.report is None:
        return True
    return (item.data_year == "C6") == (given.report.stretch == "six")


def items_asked(work_year: int) -> Iterator[tuple[Framework, Node]]:
    """The items that ask for documents of a year of work, each with the rules that it is of."""
    for year in (work_year, work_year + 1):
        if year in years():
            framework = load_framework(year)
            for item in framework.marked:
                asked = year - 1 if item.data_year == "P" else year
                if item.documents and asked == work_year:
                    yield framework, item
