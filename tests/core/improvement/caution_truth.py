"""What cautions a reader would tell of a plan: of the seeds, and of invented plans.

A truth is a file of ``truth/``. Its ``cautions`` are a code and a place, which is the number of the
row from 0 or the code of a mark; ``either`` may be told or not, as readers differ. Files of the
seeds have no sentence of them; those of invented plans have the plans beside the cautions.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.documents.plan_reading import read_plan
from prongsai.core.improvement.cautions import Caution, NamedPlan, cautions_of
from prongsai.core.loading import load_framework
from prongsai.core.period_reading import read_period
from prongsai.core.problems import ProblemsFound
from prongsai.core.reading.facts import Facts
from prongsai.core.reading.handing_over import plan_of, sheet_of
from prongsai.core.reading.reading import read_report
from prongsai.core.reading.text_source import read_bytes
from prongsai.core.results import Result, result_by, result_of
from prongsai.core.sheets.files import read_sheet
from prongsai.core.sheets.sheet import AgencyName, Sheet
from prongsai.core.thai import arabic_digits, tidy
from prongsai.core.yamlfile import read_yaml
from tests.repository import ROOT

TRUTH = Path(__file__).parent / "truth"
SEEDS = ROOT.parent / "shared" / "seeds"
# What the report of seed 001 prints above the findings of each indicator, the tags taken off.
_CELL = re.compile(r"\|?ตัวชี้วัดที่ (?P<own>\d+)(?=\D)")
_ABOVE = re.compile(r"จากผลการประเมิน ITA (?P<said>ตัวชี้วัดที่.{0,60}?)ที่พบว่า")


class Judged(NamedTuple):
    """A plan with the cautions told of it, those that a reader expects, and those left open."""

    name: str
    told: tuple[Caution, ...]
    expected: frozenset[str]
    either: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """The cautions told, each as a truth writes it."""
        return frozenset(map(key, self.told))

    @property
    def missed(self) -> frozenset[str]:
        """What a reader expects and nobody is told of."""
        return self.expected - self.keys

    @property
    def false(self) -> frozenset[str]:
        """What is told of and no reader would tell."""
        return self.keys - self.expected - self.either


def key(caution: Caution) -> str:
    """A caution as a truth writes it: its code and its place."""
    place = caution.weak if caution.measure is None else caution.measure
    return f"{caution.code} {place}"


def truth(name: str) -> Mapping[str, Any]:
    """A file of the truth."""
    return read_yaml((TRUTH / f"{name}.yaml").read_text("utf-8"), name)


def seeds() -> Iterator[Judged]:
    """Every seed as the reader takes it, judged."""
    for file in sorted(TRUTH.glob("seed-*.yaml")):
        yield seed(file.stem.removeprefix("seed-"))


def seed(number: str) -> Judged:
    """One seed: its plan, its result where it has one, and the findings of its analysis."""
    facts, text = _read(number)
    plan = plan_of(facts)
    framework = load_framework(plan.assessed)
    said = _said(facts) | _headings(text)
    told = cautions_of(plan, framework=framework, result=_result(facts), said=said)
    return _judged(f"seed-{number}", told, truth(f"seed-{number}"))


def table_of_seed_003() -> Judged:
    """The follow-up table of seed 003 alone, as it is printed, below the band of its own choice."""
    facts, _ = _read("003")
    plan = plan_of(facts)
    printed = {row.code for row in facts.follow_up}
    rows = tuple(one for one in plan.measures if {*one.questions} & printed)
    alone = Plan(plan.year, plan.assessed, rows, plan.agency)
    framework = load_framework(plan.assessed)
    result = _result(facts)
    told = cautions_of(alone, framework=framework, result=result, weak_from="below_60")
    expected = frozenset(truth("seed-003")["table"])
    weak = tuple(one for one in told if one.code == "weak_without_measure")
    return Judged("seed-003 table", weak, expected, frozenset())


def _read(number: str) -> tuple[Facts, str]:
    (file,) = SEEDS.glob(f"{number}_*.txt")
    content = file.read_bytes()
    return read_report(read_bytes(file.name, content)), content.decode("utf-8")


def _result(facts: Facts) -> Result | None:
    try:
        sheet = sheet_of(facts)
    except ProblemsFound:
        return None
    return result_by(load_framework(sheet.year), sheet)


def _said(facts: Facts) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for one in facts.findings:
        for code in one.codes or filter(None, [one.indicator]):
            said.setdefault(code, []).append(one.text)
    return said


def _headings(text: str) -> dict[str, list[str]]:
    """Headings above findings, by the indicator of the row's first cell."""
    said: dict[str, list[str]] = {}
    for line in text.splitlines():
        first, tab, rest = line.partition("\t")
        cell = arabic_digits(tidy(re.sub("<[^>]*>", " ", first)))
        own = _CELL.match(cell.strip("| "))
        above = _ABOVE.search(arabic_digits(tidy(re.sub("<[^>]*>", " ", rest)))) if tab else None
        if own and above:
            said.setdefault(own["own"], []).append(above["said"])
    return said


def invented(name: str) -> Iterator[Judged]:
    """Every plan of a file of invented plans, judged."""
    for case in truth(name)["cases"]:
        yield _judged(case["name"], _told_of(case), case)


def _told_of(case: Mapping[str, Any]) -> tuple[Caution, ...]:
    plan = _plan(case["rows"], case)
    framework = load_framework(plan.assessed)
    known = {name: _numbers(case.get(name, {})) for name in ("marks", "scores")}
    sheet = Sheet(plan.assessed, **known)
    others = [NamedPlan(name, _plan(rows, {})) for name, rows in case.get("others", {}).items()]
    earlier, adopted = (
        _plan(case[name], case) if name in case else None for name in ("earlier", "adopted")
    )
    return cautions_of(
        plan,
        framework=framework,
        result=result_by(framework, sheet) if sheet.known else None,
        earlier=earlier,
        adopted=adopted,
        others=others,
        units=case.get("units", ()),
        said=case.get("said"),
    )


def _numbers(given: Mapping[str, Any]) -> dict[str, Decimal]:
    return {code: Decimal(str(value)) for code, value in given.items()}


def _plan(rows: Sequence[Mapping[str, Any]], case: Mapping[str, Any]) -> Plan:
    year = case.get("year", 2568)
    agency = AgencyName(**case.get("agency", {}))
    return Plan(year, year - 1, tuple(_measure(row, FiscalYear(year)) for row in rows), agency)


def _measure(row: Mapping[str, Any], year: FiscalYear) -> Measure:
    given: dict[str, Any] = {
        "responsible": "สำนักปลัด",
        "period": "ตลอดปีงบประมาณ",
        **row,
    }
    words = given.pop("period")
    who = given.pop("responsible")
    owners = (who,) if isinstance(who, str) else tuple(who)
    lists = {name: tuple(v) if isinstance(v, list) else v for name, v in given.items()}
    return Measure(
        **lists,
        responsible=tuple(filter(None, owners)),
        period=read_period(words, year) if words else None,
        period_printed=words,
    )


def _judged(name: str, told: tuple[Caution, ...], given: Mapping[str, Any]) -> Judged:
    expected, either = frozenset(given["cautions"]), frozenset(given.get("either", ()))
    return Judged(name, told, expected, either)


def demonstrations() -> Iterator[Judged]:
    """The plans of the demonstration with the results that they answer, judged."""
    folder = resources.files("prongsai.apps.demonstration")
    sheets = [read_sheet(str(file)) for file in (folder / "sheets").iterdir()]
    results = {(one.agency.name, one.year): result_of(one) for one in sheets}
    plans = {
        name: read_plan(str(folder / "plans" / f"{name}.yaml"))
        for name in truth("demonstration")["plans"]
    }
    for name, plan in plans.items():
        told = cautions_of(
            plan,
            framework=load_framework(plan.assessed),
            result=results.get((plan.agency.name, plan.assessed)),
            others=[NamedPlan(one.agency.name, one) for one in plans.values() if one is not plan],
        )
        yield _judged(name, told, truth("demonstration")["plans"][name])
