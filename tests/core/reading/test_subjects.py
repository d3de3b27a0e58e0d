"""Themes and indicators by their numbers and names, as reports print them."""

import pytest

from prongsai.core.loading import available, load_named
from prongsai.core.reading.subjects import Subject, named_in, number_doubts, titles_of

TITLES = titles_of(load_named(available()[-1]))


@pytest.mark.parametrize(
    ("printed", "subject"),
    [
        ("ตัวชี้วัดที่ ๒ ๒. การใช้งบประมาณ", Subject(indicator="2")),
        ("ตัวชี้วัดที่ ๖\n๖. คุณภาพการดำเนินงาน", Subject(indicator="6")),
        ("ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต", Subject(indicator="10")),
        ("ตัวชี้วัดที่ 7 ซึ่งอ่านไม่ออก", Subject(indicator="7")),
        ("๑. ด้านการปรับปรุง การทำงาน", Subject(indicator="8")),
        ("๔. ด้านการใช้ทรัพย์สินของทางราชการ", Subject(indicator="4")),
        ("การใช้อำนาจ", Subject(indicator="3")),
        ("(๒) การให้บริการและระบบ E-Service", Subject(theme="2")),
        ("๗.กลไกและ มาตรการในการ แก้ไขและป้องกัน การทุจริตภายใน หน่วยงาน", Subject(theme="7")),
        ("ประเด็นที่ ๓ ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ", Subject(theme="3")),
        ("๕. กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจัาง (ต่อ)", Subject(theme="5")),
    ],
)
def test_a_theme_or_indicator_is_known_by_its_number_and_its_name(
    printed: str, subject: Subject
) -> None:
    named = named_in(printed, TITLES)

    assert named is not None
    assert named.subject == subject


@pytest.mark.parametrize(
    "printed",
    [
        "การใช้งบประมาณอย่างคุ้มค่า",
        "มาตรการเสริมสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง",
        "(๒.๑) การให้บริการ",
        "ตัวชี้วัดย่อยที่ ๙.๒ การบริหารงาน",
        "๑. จัดทำคู่มือการปฏิบัติงาน ๒. เผยแพร่คู่มือ",
        "มาตรการอื่น",
        "",
    ],
)
def test_a_measure_whose_words_are_near_a_title_names_nothing(printed: str) -> None:
    assert named_in(printed, TITLES) is None


def test_what_follows_a_name_in_its_cell_is_kept() -> None:
    named = named_in("ตัวชี้วัดที่ ๗ ๗. ประสิทธิภาพการสื่อสาร (ต่อ) E๘ ช่องทาง - เพิ่มช่องทาง", TITLES)

    assert named is not None
    assert named.rest == "E๘ ช่องทาง - เพิ่มช่องทาง"


def test_the_name_counts_where_the_number_is_anothers_and_that_is_told() -> None:
    named = named_in("ประเด็นที่ ๒ กระบวนการควบคุม ตรวจสอบการใช้อำนาจและการบริหารงานบุคคล", TITLES)

    assert named is not None
    assert named.subject == Subject(theme="6")
    (doubt,) = number_doubts(named, 12)
    assert (doubt.line, doubt.printed, doubt.reads) == (12, "2", "6")


def test_a_list_that_counts_its_own_rows_is_no_reason_to_doubt() -> None:
    named = named_in("๑. ด้านการปรับปรุงการทำงาน", TITLES)

    assert named is not None
    assert number_doubts(named, 1) == ()
