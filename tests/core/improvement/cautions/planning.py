"""Plans of a few rows, for the tests of cautions."""

from decimal import Decimal
from typing import Any

from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.improvement.cautions import Caution, cautions_of
from prongsai.core.loading import load_framework
from prongsai.core.period_reading import read_period
from prongsai.core.results import Result, result_by
from prongsai.core.sheets.sheet import AgencyName, Sheet

YEAR = 2568
RULES = load_framework(YEAR - 1)
OWN = AgencyName("เทศบาลตำบลบ้านสมมติ", "เทศบาลตำบล")


def row(*methods: str, period: str = "ตลอดปีงบประมาณ", **fields: Any) -> Measure:
    """A sound row, changed as a test likes."""
    given: dict[str, Any] = {"indicator": "1", "responsible": ("กองคลัง",), **fields}
    read = read_period(period, FiscalYear(YEAR))
    return Measure(methods=methods, period=read, period_printed=period, **given)


def plan(*rows: Measure, year: int = YEAR) -> Plan:
    """A plan of these rows."""
    return Plan(year, year - 1, rows, OWN)


def result(**marks: str) -> Result:
    """A result with these marks and scores; ``_4`` is indicator 4."""
    known = {code.strip("_"): Decimal(mark) for code, mark in marks.items()}
    own = {code: mark for code, mark in known.items() if code[0].isalpha()}
    scores = {code: mark for code, mark in known.items() if not code[0].isalpha()}
    return result_by(RULES, Sheet(YEAR - 1, marks=own, scores=scores))


def told(*rows: Measure, **details: Any) -> list[tuple[str, int | None, str | None]]:
    """The cautions about a plan of these rows: code, row and mark of each."""
    return [(one.code, one.measure, one.weak) for one in cautions(*rows, **details)]


def cautions(*rows: Measure, **details: Any) -> tuple[Caution, ...]:
    """The cautions about a plan of these rows, whole."""
    return cautions_of(plan(*rows), framework=RULES, **details)
