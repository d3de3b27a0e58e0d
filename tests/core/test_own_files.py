"""A file of ours in another's place is told in one sentence."""

import pytest

from prongsai.core.documents.plan_reading import read_plan
from prongsai.core.documents.profile_reading import read_profile
from prongsai.core.problems import ProblemsFound
from prongsai.core.sheets.files import read_sheet

SHEET = "year: 2563\nmarks: {o1: 100}\n"
PLAN = "year: 2564\nmeasures:\n  - {theme: 1, methods: ทบทวนคู่มือ}\n"
PROFILE = "name: เทศบาลตำบลตัวอย่าง\nhead: นายกเทศมนตรี\n"


@pytest.fixture
def read(tmp_path):
    """Read a text as one of our kinds of file; gives the sentences that refuse it."""

    def refusal(kind: str, text: str) -> list[str]:
        file = tmp_path / "file.yaml"
        file.write_text(text, "utf-8")
        readers = {"sheet": read_sheet, "plan": read_plan, "profile": read_profile}
        with pytest.raises(ProblemsFound) as found:
            readers[kind](file)
        return [one.says.th for one in found.value.problems]

    return refusal


@pytest.mark.parametrize(
    ("wanted", "text", "says"),
    [
        ("plan", SHEET, "ไฟล์นี้เป็นไฟล์ผลคะแนน แต่ตรงนี้ต้องเป็นไฟล์แผนมาตรการ"),
        ("profile", SHEET, "ไฟล์นี้เป็นไฟล์ผลคะแนน แต่ตรงนี้ต้องเป็นไฟล์ข้อมูลหน่วยงาน"),
        ("sheet", PLAN, "ไฟล์นี้เป็นไฟล์แผนมาตรการ แต่ตรงนี้ต้องเป็นไฟล์ผลคะแนน"),
        ("profile", PLAN, "ไฟล์นี้เป็นไฟล์แผนมาตรการ แต่ตรงนี้ต้องเป็นไฟล์ข้อมูลหน่วยงาน"),
        ("sheet", PROFILE, "ไฟล์นี้เป็นไฟล์ข้อมูลหน่วยงาน แต่ตรงนี้ต้องเป็นไฟล์ผลคะแนน"),
        ("plan", PROFILE, "ไฟล์นี้เป็นไฟล์ข้อมูลหน่วยงาน แต่ตรงนี้ต้องเป็นไฟล์แผนมาตรการ"),
    ],
)
def test_a_file_in_anothers_place_is_told_once(read, wanted, text, says):
    assert read(wanted, text) == [f"{says} โปรดตรวจว่าสลับไฟล์กันหรือไม่"]
