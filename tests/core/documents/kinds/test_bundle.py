"""Everything of a year in one document: the order of the instruments, each with its pages."""

from prongsai.core.documents.blanks import blanks
from prongsai.core.documents.bundling import kinds_for, of_year
from prongsai.core.documents.kinds import built
from prongsai.core.documents.kinds.bundle import build
from prongsai.core.documents.numerals import in_numerals
from tests.core.documents.kinds.letters import (
    FIRST_HALF,
    lines,
    make_letter,
    make_result,
    with_results,
)


def year_of(**changes):
    plan = with_results(reported=FIRST_HALF, **changes)
    return make_letter(result=make_result(marks={"o30": "0"}), plan=plan)


def test_the_instruments_stand_in_the_order_of_a_years_file():
    material = year_of(limitations={"staff": ("มีเจ้าหน้าที่คนเดียว",)})

    assert kinds_for(material) == (
        "cover",
        "memo",
        "announcement",
        "analysis-themes",
        "measures-themes",
        "constraints",
        "results-outcomes",
        "follow-up",
        "photos",
    )
    document = built("bundle", material)
    parts = [built(code, of_year(material)) for code in kinds_for(material)]
    assert document.sections == tuple(section for part in parts for section in part.sections)


def test_every_instrument_counts_its_pages_from_one():
    material = year_of()

    assert all(
        built(code, of_year(material)).sections[0].starts for code in kinds_for(of_year(material))
    )


def test_its_cover_names_all_that_is_in_it():
    told = lines("bundle", year_of())

    assert told[:8] == [
        "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส",
        "ในการดำเนินงานของหน่วยงานภาครัฐ",
        "ประจำปีงบประมาณ พ.ศ. 2566",
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        "และรายงานผลการดำเนินงานตามมาตรการ",
        "ประจำปีงบประมาณ พ.ศ. 2567",
        "(1 ตุลาคม 2566 – 31 มีนาคม 2567)",
        "เทศบาลตำบลน้ำคำ",
    ]


def test_it_is_the_document_of_the_agency_and_year():
    document = built("bundle", year_of())

    assert (document.kind, document.agency, document.year) == ("bundle", "เทศบาลตำบลน้ำคำ", 2566)
    assert document.title == (
        "เอกสารการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566 และมาตรการส่งเสริมคุณธรรมและความโปร่งใส "
        "ประจำปีงบประมาณ พ.ศ. 2567"
    )
    assert document.names == ("เทศบาลตำบลน้ำคำ", "ศรีสัชนาลัย", "สุโขทัย")


def test_what_its_parts_leave_open_it_leaves_open_once():
    material = year_of()
    parts = [built(code, of_year(material)) for code in kinds_for(material)]
    named = tuple(dict.fromkeys(name for part in parts for name in blanks(part)))

    assert blanks(built("bundle", material)) == named


def test_another_variant_can_be_chosen():
    material = year_of()
    document = in_numerals(build(material, ("measures-subthemes",)), "arabic")
    chosen = built("measures-subthemes", of_year(material))

    assert chosen.sections[0] in document.sections
