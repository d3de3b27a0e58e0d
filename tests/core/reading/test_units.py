"""Who is responsible: units and positions, never persons. The names here are nobody's."""

import pytest

from prongsai.core.reading.units import units_in, without_persons


@pytest.mark.parametrize(
    ("printed", "units"),
    [
        ("- สำนักปลัด\n- กองคลัง\n- กองช่าง", ("สำนักปลัด", "กองคลัง", "กองช่าง")),
        ("ทุกภารกิจ\n- สำนักปลัด - กองคลัง", ("ทุกภารกิจ", "สำนักปลัด", "กองคลัง")),
        ("๑. กองคลัง ๒. กองช่าง", ("กองคลัง", "กองช่าง")),
        ("สำนักปลัด กองคลัง", ("สำนักปลัด", "กองคลัง")),
        ("ปลัดเทศบาล และหัวหน้าสำนักปลัด", ("ปลัดเทศบาล", "หัวหน้าสำนักปลัด")),
        ("ทุกๆ กอง/สำนักฯ", ("ทุกๆ กอง/สำนักฯ",)),
        ("สำนัก/กอง ทุกส่วนราชการ", ("สำนัก/กอง ทุกส่วนราชการ",)),
        ("งานกฎหมายและคดี", ("งานกฎหมายและคดี",)),
        ("กองการศึกษา ศาสนาและวัฒนธรรม", ("กองการศึกษา ศาสนาและวัฒนธรรม",)),
        ("สำนักปลัด (งานประชาสัมพันธ์)", ("สำนักปลัด (งานประชาสัมพันธ์)",)),
        ("..................", ()),
        ("-", ()),
        ("", ()),
    ],
)
def test_units_are_told_apart_only_where_each_is_one(printed: str, units: tuple[str, ...]) -> None:
    assert units_in(printed) == units


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("นายสมมุติ ตัวอย่าง ตำแหน่ง นิติกรปฏิบัติการ", "นิติกรปฏิบัติการ"),
        ("นางสาวสมมุติ ตัวอย่าง นักทรัพยากรบุคคล", "นักทรัพยากรบุคคล"),
        ("จ.ส.อ. สมมุติ ตัวอย่าง ปลัดเทศบาล", "ปลัดเทศบาล"),
        ("ว่าที่ ร.ต. สมมุติ ตัวอย่าง (ตำแหน่ง นายช่างโยธา)", "นายช่างโยธา"),
        ("(นายสมมุติ ตัวอย่าง)", ""),
        ("น.ส.สมมุติ ตัวอย่าง", ""),
        ("มอบหมายให้นายสมมุติ ตัวอย่าง เป็นผู้รับผิดชอบ", "มอบหมายให้เป็นผู้รับผิดชอบ"),
    ],
)
def test_persons_are_kept_by_their_position_alone(printed: str, kept: str) -> None:
    assert without_persons(printed).replace("( ", "(").strip("()") == kept


@pytest.mark.parametrize(
    "printed",
    [
        "นายกองค์การบริหารส่วนตำบล",
        "นายกเทศมนตรี",
        "นายช่างโยธา",
        "พ.ร.บ. ข้อมูลข่าวสาร",
        "ส.ต.ง. ตรวจสอบ บัญชี",
        "เจ้านาย ลูกน้อง",
    ],
)
def test_positions_and_laws_that_look_like_titles_of_persons_stay(printed: str) -> None:
    assert without_persons(printed) == printed
