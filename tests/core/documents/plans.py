"""Plans of measures for the tests of documents: small, with every field, changed as needed."""

from datetime import date
from typing import Any

from prongsai.core.documents.blocks import Table
from prongsai.core.documents.kinds import built
from prongsai.core.documents.material import Material
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.documents.profile import Profile
from prongsai.core.documents.reading_aloud import lines_of
from prongsai.core.periods import Period

PROFILE = Profile("เทศบาลตำบลน้ำคำ", district="ศรีสัชนาลัย", province="สุโขทัย")


def make_measure(**changes: Any) -> Measure:
    """A measure that answers indicator 4 and theme 4, with every field."""
    fields: dict[str, Any] = {
        "theme": "4",
        "indicator": "4",
        "measures": ("มาตรการกำกับการยืมพัสดุ",),
        "findings": ("ยังไม่มีทะเบียนกลาง",),
        "methods": ("ทบทวนแบบยืม", "แจ้งเวียนทุกกอง"),
        "steps": ("ร่างแบบยืม", "เสนอปลัดเทศบาล"),
        "responsible": ("กองคลัง", "สำนักปลัด"),
        "period": Period("range", date(2023, 10, 1), date(2024, 9, 30)),
        "follow_up": "รายงานทุกไตรมาส",
        "results": ("มีแบบยืมใหม่",),
        "outcomes": ("ยืมถูกขั้นตอน",),
        "suggestions": ("ควรใช้แบบออนไลน์",),
    }
    return Measure(**{**fields, **changes})


def make_plan(*measures: Measure, **changes: Any) -> Plan:
    """A plan of fiscal year 2567 that answers the assessment of 2566."""
    given = measures or (make_measure(),)
    return Plan(**{"year": 2567, "assessed": 2566, "measures": given, **changes})


def make_material(*measures: Measure, **changes: Any) -> Material:
    """What documents of a plan with these measures are made from, in Arabic numerals."""
    return Material(profile=PROFILE, plan=make_plan(*measures, **changes), numerals="arabic")


def table_lines(kind: str, material: Material) -> list[str]:
    """The lines of the one table that a kind prints, its head first."""
    (table,) = (one for one in built(kind, material).blocks() if isinstance(one, Table))
    return list(lines_of(table))
