"""What covers, announcements and memos are made from in tests: full, open, and with figures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from prongsai.core.documents.blanks import blanks
from prongsai.core.documents.kinds import built
from prongsai.core.documents.material import Material
from prongsai.core.documents.plan import Plan
from prongsai.core.documents.profile import Details, Profile, Reference, Signer
from prongsai.core.documents.reading_aloud import as_text
from prongsai.core.periods import Period
from prongsai.core.results import Result, result_of
from prongsai.core.sheets.sheet import Reported, Sheet
from tests.core.documents.plans import make_measure, make_plan

OPEN = Profile("เทศบาลตำบลน้ำคำ")
FULL = Profile(
    "เทศบาลตำบลน้ำคำ",
    district="ศรีสัชนาลัย",
    province="สุโขทัย",
    head="นายกเทศมนตรีตำบลน้ำคำ",
    unit="สำนักปลัด",
    letter_number="สท 54001/",
    channels=("ศูนย์ข้อมูลข่าวสาร", "เว็บไซต์ของเทศบาล", "ป้ายประกาศ"),
    signers=(
        Signer("หัวหน้าสำนักปลัด"),
        Signer("ปลัดเทศบาล", endorsement="- เห็นควร....."),
        Signer("นายกเทศมนตรีตำบลน้ำคำ", endorsement="-....."),
    ),
)
DETAILS = Details(
    number="สท 54001/12",
    dated=date(2023, 11, 3),
    addressee="นายกเทศมนตรีตำบลน้ำคำ",
    references=(Reference("สำนักงาน ป.ป.ช.", "ปช 0012/ว34", date(2023, 8, 1), "ผลการประเมิน ITA"),),
    ordered_unit="งานนิติการ",
    meeting=date(2023, 10, 20),
)
FIRST_HALF = Period("range", date(2023, 10, 1), date(2024, 3, 31))
OPEN_RESULTS = {"results": (), "outcomes": ()}


def make_letter(
    profile: Profile = FULL,
    details: Details = DETAILS,
    result: Result | None = None,
    plan: Plan | None = None,
    **changes: object,
) -> Material:
    """Material in Arabic numerals; ``changes`` are of its details."""
    changed = replace(details, **changes)  # type: ignore[arg-type]
    return Material(profile, changed, result, plan=plan, numerals="arabic")


def make_result(
    year: int = 2566,
    scores: Mapping[str, str] | None = None,
    marks: Mapping[str, str] | None = None,
    total: str | None = None,
    level: str | None = None,
) -> Result:
    """The result of a sheet with a score for every indicator, 80 where none is given."""
    indicators = {str(number): "80" for number in range(1, 11)} if scores is None else scores
    return result_of(
        Sheet(
            year,
            scores={code: Decimal(score) for code, score in indicators.items()},
            marks={code: Decimal(mark) for code, mark in (marks or {}).items()},
            reported=Reported(None if total is None else Decimal(total), level),
        )
    )


def measures_only() -> Plan:
    """A plan without results."""
    return make_plan(make_measure(**OPEN_RESULTS))


def with_results(**changes: object) -> Plan:
    """A plan of which one measure of two was carried out."""
    measures = (make_measure(), make_measure(theme="7", indicator="10", **OPEN_RESULTS))
    return make_plan(*measures, **changes)


def lines(kind: str, material: Material) -> list[str]:
    """The lines of a document."""
    return as_text(built(kind, material)).splitlines()


def open_in(kind: str, material: Material) -> tuple[str, ...]:
    """The names of what a document leaves open."""
    return blanks(built(kind, material))
