"""Whose a report is, and of which years, by what it says most often."""

from time import process_time

import pytest

from prongsai.core.reading.outline import TextRead
from prongsai.core.reading.whose import whose_in
from prongsai.core.sheets.sheet import AgencyName
from tests.core.reading.parts import paragraph, table

A_MOMENT = 15  # seconds: what grows with the square of a line takes minutes


def years(*said: str) -> tuple[int | None, int | None]:
    parts: list[TextRead] = [paragraph(one, at) for at, one in enumerate(said, start=1)]
    found = whose_in(parts)
    return found.fiscal_year, found.work_year


def agency(*said: str) -> AgencyName:
    return whose_in([paragraph(one, at) for at, one in enumerate(said, start=1)]).agency


def test_an_agency_has_its_kind_district_and_province():
    assert agency("ของเทศบาลตำบลทุ่งฟ้าใส อำเภอเมือง เชียงราย จังหวัดเชียงราย") == AgencyName(
        "เทศบาลตำบลทุ่งฟ้าใส", "เทศบาลตำบล", "เมืองเชียงราย", "เชียงราย"
    )


def test_of_two_spellings_the_one_said_most_is_the_agency():
    said = agency(
        "เทศบาลตำบลทุ่งฟ้าไส อำเภอแม่สาย จังหวัดเชียงราย",
        "ของเทศบาลตำบลทุ่งฟ้าใส อำเภอแม่สาย จังหวัดเชียงราย",
        "สภาพพื้นที่ของเทศบาลตำบลทุ่งฟ้าใสมีขนาดกว้าง",
    )

    assert said.name == "เทศบาลตำบลทุ่งฟ้าใส"


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("อบต.หนองตะวัน อ.พล จ.ขอนแก่น", ("องค์การบริหารส่วนตำบลหนองตะวัน", "พล", "ขอนแก่น")),
        ("ให้เทศบาลเมืองดอนสว่างได้ดำเนินการ", ("เทศบาลเมืองดอนสว่าง", "", "")),
        (
            "องค์การบริหารส่วนตำบลหนองตะวัน ตำบลหนองตะวัน อำเภอพล จังหวัดขอนแก่น",
            ("องค์การบริหารส่วนตำบลหนองตะวัน", "พล", "ขอนแก่น"),
        ),
        ("ผลการประเมินของจังหวัดตากประจำปี", ("จังหวัดตาก", "", "ตาก")),
        ("โรงพยาบาลสมมุติ", ("โรงพยาบาลสมมุติ", "", "")),
        ("ไม่มีหน่วยงานใด", ("", "", "")),
    ],
)
def test_a_name_ends_where_its_place_or_other_words_begin(
    said: str, named: tuple[str, str, str]
) -> None:
    found = agency(said)

    assert (found.name, found.district, found.province) == named


def test_a_report_of_a_province_may_list_its_agencies():
    parts = [
        paragraph("รายงานผลการประเมินของหน่วยงานในจังหวัดแพร่"),
        table(
            ("unknown", "score"),
            ("เทศบาลตำบลสมมุติ", "๙๐.๐๐"),
            ("เทศบาลตำบลตัวอย่าง", "๘๐.๐๐"),
            first=3,
        ),
    ]

    assert whose_in(parts).agency == AgencyName("จังหวัดแพร่", "จังหวัด", "", "แพร่")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("รายงานการวิเคราะห์ผลการประเมิน ITA", "ประจำปีงบประมาณ พ.ศ.๒๕๖๖ ของเทศบาล"), (2566, None)),
        (
            (
                "จากผลการวิเคราะห์การประเมิน ITA ประจำปีงบประมาณ ๒๕๖๗ จึงกำหนดมาตรการ"
                "ส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
            ),
            (2567, 2568),
        ),
        (
            (
                "มาตรการส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๖",
                "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ ในปีงบประมาณ พ.ศ. ๒๕๖๗",
            ),
            (None, 2567),
        ),
        (("เพื่อยกระดับคะแนนในปีงบประมาณ ๒๕๖๗", "ยุทธศาสตร์ชาติ ระยะที่ ๓ (พ.ศ. ๒๕๖๐-๒๕๖๔)"), (None, None)),
        (("ได้เข้ารับการประเมิน ITA เมื่อปี พ.ศ. ๒๕๕๘",), (None, None)),
    ],
)
def test_what_stands_last_before_a_year_says_what_it_is_of(
    said: tuple[str, ...], expected: tuple[int | None, int | None]
) -> None:
    assert years(*said) == expected


def test_the_printed_periods_of_measures_tell_the_year_of_the_work():
    parts = [
        paragraph("มาตรการส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๖"),
        table(
            ("subject", "method", "responsible", "period"),
            ("๑. ก", "ข", "ค", "ต.ค. ๖๖ – ก.ย. ๖๗"),
            first=3,
        ),
    ]

    assert whose_in(parts).work_year == 2567


def test_a_line_of_districts_without_a_province_is_read_at_once():
    began = process_time()

    assert agency("อบต.หนองตะวัน", "อำเภอ" * 40_000) == AgencyName(
        "องค์การบริหารส่วนตำบลหนองตะวัน", "องค์การบริหารส่วนตำบล"
    )
    assert process_time() - began < A_MOMENT
