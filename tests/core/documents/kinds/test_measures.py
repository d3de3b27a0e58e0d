"""Measures by themes (6.A), by indicators (6.B), by themes with sub-themes (6.C)."""

from prongsai.core.documents.blocks import Table
from prongsai.core.documents.kinds import built
from prongsai.core.documents.reading_aloud import lines_of
from tests.core.documents.plans import make_material, make_measure


def rows(kind, *measures, **changes):
    """The lines of the table that a kind prints, its head included."""
    document = built(kind, make_material(*measures, **changes))
    (table,) = (block for block in document.blocks() if isinstance(block, Table))
    return list(lines_of(table))


def test_measures_by_themes_say_what_how_by_whom_step_by_step_and_until_when():
    assert rows("measures-themes", make_measure()) == [
        "ประเด็น ¦ วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ ¦ ผู้รับผิดชอบหรือผู้ที่เกี่ยวข้อง ¦ ขั้นตอนหรือวิธีปฏิบัติ ¦ ระยะเวลา",
        "4. กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ - มาตรการกำกับการยืมพัสดุ ¦ 1. ทบทวนแบบยืม "
        "2. แจ้งเวียนทุกกอง ¦ - กองคลัง - สำนักปลัด ¦ 1. ร่างแบบยืม 2. เสนอปลัดเทศบาล ¦ "
        "ต.ค. 66 – ก.ย. 67",
    ]
