"""The cover: what it is the cover of decides its lines (domain file, section 2)."""

import pytest

from prongsai.core.documents.kinds import built
from prongsai.core.documents.profile import Details, Profile
from prongsai.core.problems import ProblemsFound
from tests.core.documents.kinds.letters import (
    FIRST_HALF,
    OPEN,
    lines,
    make_letter,
    make_result,
    measures_only,
    open_in,
    with_results,
)

ANALYSIS = [
    "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส",
    "ในการดำเนินงานของหน่วยงานภาครัฐ",
    "ประจำปีงบประมาณ พ.ศ. 2566",
]
RESULTS = [
    "รายงานผลการดำเนินงาน",
    "ตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    "ประจำปีงบประมาณ พ.ศ. 2567",
]
OWNER = ["เทศบาลตำบลน้ำคำ", "อำเภอศรีสัชนาลัย จังหวัดสุโขทัย"]


def test_a_result_alone_has_the_cover_of_its_analysis():
    assert lines("cover", make_letter(result=make_result())) == [*ANALYSIS, *OWNER]


def test_a_result_with_a_plan_has_the_cover_of_analysis_and_measures():
    assert lines("cover", make_letter(result=make_result(), plan=measures_only())) == [
        *ANALYSIS,
        "และ",
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        "ประจำปีงบประมาณ พ.ศ. 2567",
        *OWNER,
    ]


def test_a_plan_alone_has_the_cover_of_its_measures():
    assert lines("cover", make_letter(plan=measures_only())) == [
        "มาตรการการส่งเสริมคุณธรรมและความโปร่งใส",
        "ประจำปีงบประมาณ พ.ศ. 2567",
        *OWNER,
    ]


def test_what_was_done_has_the_cover_of_results_with_their_time_in_brackets():
    material = make_letter(result=make_result(), plan=with_results(reported=FIRST_HALF))

    assert lines("cover", material) == [*RESULTS, "(1 ตุลาคม 2566 – 31 มีนาคม 2567)", *OWNER]


def test_what_is_not_known_is_left_open_or_out():
    material = make_letter(OPEN, Details(), plan=with_results())

    assert lines("cover", material) == [*RESULTS, f"({'.' * 30})", "เทศบาลตำบลน้ำคำ"]
    assert open_in("cover", material) == ("ช่วงเวลาที่รายงาน",)


def test_the_officer_says_what_it_is_the_cover_of():
    material = make_letter(
        result=make_result(), plan=with_results(), goes_with="analysis-indicators"
    )

    assert lines("cover", material) == [*ANALYSIS, *OWNER]


def test_everything_of_a_year_has_one_cover():
    material = make_letter(
        result=make_result(), plan=with_results(reported=FIRST_HALF), goes_with="bundle"
    )

    assert lines("cover", material) == [
        *ANALYSIS,
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        "และรายงานผลการดำเนินงานตามมาตรการ",
        "ประจำปีงบประมาณ พ.ศ. 2567",
        "(1 ตุลาคม 2566 – 31 มีนาคม 2567)",
        *OWNER,
    ]


def test_a_memo_has_no_cover():
    with pytest.raises(ProblemsFound) as found:
        built("cover", make_letter(result=make_result(), goes_with="memo"))

    assert [problem.sentence("en") for problem in found.value.problems] == [
        "details: goes_with: a cover, memo or announcement cannot go with 'memo'; name a kind of "
        "analysis, measures or results, or bundle, or remove it."
    ]


def test_a_province_is_not_named_twice():
    material = make_letter(Profile("จังหวัดตาก", province="ตาก"), result=make_result())

    assert lines("cover", material) == [*ANALYSIS, "จังหวัดตาก"]
