"""The memo, with the order and labels of seed 002 (domain file, section 4)."""

from dataclasses import replace
from datetime import date

import pytest

from prongsai.core.documents.plan import Plan
from prongsai.core.documents.profile import Details, Reference, Signer
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
from tests.core.documents.kinds.test_meetings import HELD, POINT

ASSESSMENT = (
    "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ "
    "(Integrity and Transparency Assessment : ITA)"
)
DOTS, SHORT_DOTS = "." * 40, "." * 30
WAS_ASSESSED = "เทศบาลตำบลน้ำคำ ได้รับการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566"
CHECK = "เห็นควรตรวจสอบกับผลการประเมินฉบับทางการก่อนนำไปใช้อ้างอิง"
PUBLISH = "เผยแพร่รายงานผ่านศูนย์ข้อมูลข่าวสาร เว็บไซต์ของเทศบาล และป้ายประกาศ ให้ประชาชนและผู้สนใจทราบ"
SET_MEASURES = (
    "กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567 ให้สอดคล้องกับผลการวิเคราะห์"
)


def between(first, last, told):
    """The lines between two headings."""
    return told[told.index(first) + 1 : told.index(last)]


def facts(material):
    return between("ข้อเท็จจริง", "ข้อเสนอแนะ", lines("memo", material))


def suggestions(material):
    return between("ข้อเสนอแนะ", "จึงเรียนมาเพื่อโปรดพิจารณา", lines("memo", material))


def test_a_memo_with_everything_known():
    scores = {str(number): str(70 + number) for number in range(1, 11)}
    material = make_letter(result=make_result(scores=scores), plan=measures_only())

    assert lines("memo", material) == [
        "บันทึกข้อความ",
        "ส่วนราชการ สำนักปลัด เทศบาลตำบลน้ำคำ อำเภอศรีสัชนาลัย จังหวัดสุโขทัย",
        "ที่ สท 54001/12",
        "วันที่ 3 พฤศจิกายน 2566",
        "เรื่อง รายงานการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566 "
        "และมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567 ของเทศบาลตำบลน้ำคำ",
        "เรียน นายกเทศมนตรีตำบลน้ำคำ",
        "เรื่องเดิม",
        "ตามหนังสือสำนักงาน ป.ป.ช. ที่ ปช 0012/ว34 ลงวันที่ 1 สิงหาคม 2566 เรื่อง ผลการประเมิน ITA นั้น "
        f"เทศบาลตำบลน้ำคำ ได้จัดทำรายงานการวิเคราะห์ผล{ASSESSMENT} ประจำปีงบประมาณ พ.ศ. 2566 "
        "และมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567 เรียบร้อยแล้ว "
        "รายละเอียดตามรายงานที่แนบมาพร้อมนี้",
        "ข้อเท็จจริง",
        f"{WAS_ASSESSED} มีผลคะแนนภาพรวม 76.80 คะแนน อยู่ในระดับต้องปรับปรุง",
        "เทศบาลตำบลน้ำคำ ได้กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน "
        "ประจำปีงบประมาณ พ.ศ. 2567 จำนวน 1 รายการ",
        "ข้อเสนอแนะ",
        "เพื่อยกระดับผลการประเมินในปีถัดไป เห็นควรปรับปรุงตัวชี้วัดที่ยังไม่ได้คะแนนเต็มตามคะแนนที่ทราบ "
        "โดยเริ่มจากที่ได้คะแนนน้อย และดำเนินการ ดังนี้",
        "1) ปรับปรุงการดำเนินงานตามตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ซึ่งได้ 71.00 คะแนน",
        "2) ปรับปรุงการดำเนินงานตามตัวชี้วัดที่ 2 การใช้งบประมาณ ซึ่งได้ 72.00 คะแนน",
        "3) ปรับปรุงการดำเนินงานตามตัวชี้วัดที่ 3 การใช้อำนาจ ซึ่งได้ 73.00 คะแนน",
        "4) มอบหมายให้ผู้รับผิดชอบดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส "
        "ประจำปีงบประมาณ พ.ศ. 2567 และรายงานผลต่อผู้บังคับบัญชา",
        f"5) {PUBLISH}",
        "จึงเรียนมาเพื่อโปรดพิจารณา",
        f"({DOTS})",
        "หัวหน้าสำนักปลัด",
        "- เห็นควร.....",
        f"({DOTS})",
        "ปลัดเทศบาล",
        "-.....",
        f"({DOTS})",
        "นายกเทศมนตรีตำบลน้ำคำ",
    ]


def test_a_memo_of_which_nothing_is_known_but_the_agency_and_the_plan():
    material = make_letter(OPEN, Details(), plan=with_results(meeting=date(2023, 10, 20)))
    document = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส"

    assert lines("memo", material) == [
        "บันทึกข้อความ",
        f"ส่วนราชการ {DOTS} เทศบาลตำบลน้ำคำ",
        f"ที่ {SHORT_DOTS}",
        f"วันที่ {SHORT_DOTS}",
        f"เรื่อง {document}ของเทศบาลตำบลน้ำคำ ประจำปีงบประมาณ พ.ศ. 2567",
        f"เรียน {DOTS}",
        "เรื่องเดิม",
        f"ตามหนังสือสำนักงาน ป.ป.ช. ที่ {SHORT_DOTS} ลงวันที่ {SHORT_DOTS} เรื่อง {DOTS} นั้น "
        f"เทศบาลตำบลน้ำคำ ได้จัดทำ{document}ภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2567 เรียบร้อยแล้ว "
        "รายละเอียดตามรายงานที่แนบมาพร้อมนี้",
        "ข้อเท็จจริง",
        "เทศบาลตำบลน้ำคำ ได้กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน "
        "ประจำปีงบประมาณ พ.ศ. 2567 จำนวน 2 รายการ ในการประชุมเมื่อวันที่ 20 ตุลาคม 2566",
        f"เทศบาลตำบลน้ำคำ ได้{document}ภายในหน่วยงาน "
        f"รอบการรายงาน ({SHORT_DOTS}) แล้ว จำนวน 1 รายการ จากทั้งหมด 2 รายการ",
        "ข้อเสนอแนะ",
        "เพื่อส่งเสริมคุณธรรมและความโปร่งใสในการดำเนินงานของเทศบาลตำบลน้ำคำ เห็นควรดำเนินการ ดังนี้",
        "1) กำกับติดตามการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส "
        "ประจำปีงบประมาณ พ.ศ. 2567 อย่างต่อเนื่อง และรายงานผลต่อผู้บังคับบัญชา",
        "2) เผยแพร่รายงานให้ประชาชนและผู้สนใจทราบ",
        "จึงเรียนมาเพื่อโปรดพิจารณา",
        f"({DOTS})",
        DOTS,
        "- เห็นควร.....",
        f"({DOTS})",
        DOTS,
        "-.....",
        f"({DOTS})",
        DOTS,
    ]
    assert open_in("memo", material) == (
        "ส่วนราชการเจ้าของหนังสือ",
        "เลขที่หนังสือ",
        "วันที่ของบันทึกข้อความ",
        "ผู้รับ (เรียน)",
        "เลขที่หนังสือที่อ้างถึง",
        "วันที่หนังสือที่อ้างถึง",
        "เรื่องของหนังสือที่อ้างถึง",
        "ช่วงเวลาที่รายงาน",
        "ชื่อผู้เสนอ",
        "ตำแหน่งผู้เสนอ",
        "ชื่อผู้ให้ความเห็น",
        "ตำแหน่งผู้ให้ความเห็น",
        "ชื่อผู้พิจารณา",
        "ตำแหน่งผู้พิจารณา",
    )


def test_where_only_the_beginning_of_the_number_is_known_the_rest_is_open():
    told = lines("memo", make_letter(result=make_result(), number=""))

    assert told[2] == f"ที่ สท 54001/{SHORT_DOTS}"


def test_several_letters_are_answered_and_their_blanks_told_apart():
    references = (Reference(number="ปช 1", subject="ก"), Reference("จังหวัด", "สท 2"))
    material = make_letter(result=make_result(), references=references)
    told = between("เรื่องเดิม", "ข้อเท็จจริง", lines("memo", material))[0]

    assert told.startswith(
        f"ตามหนังสือสำนักงาน ป.ป.ช. ที่ ปช 1 ลงวันที่ {SHORT_DOTS} เรื่อง ก และ"
        f"หนังสือจังหวัด ที่ สท 2 ลงวันที่ {SHORT_DOTS} เรื่อง {DOTS} นั้น เทศบาลตำบลน้ำคำ "
    )
    assert open_in("memo", material)[:3] == (
        "วันที่หนังสือที่อ้างถึง ฉบับที่ 1",
        "วันที่หนังสือที่อ้างถึง ฉบับที่ 2",
        "เรื่องของหนังสือที่อ้างถึง ฉบับที่ 2",
    )


def test_results_are_reported_for_their_time():
    told = facts(make_letter(plan=with_results(reported=FIRST_HALF)))

    assert told[1] == (
        "เทศบาลตำบลน้ำคำ ได้รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน "
        "รอบการรายงาน (1 ตุลาคม 2566 – 31 มีนาคม 2567) แล้ว จำนวน 1 รายการ จากทั้งหมด 2 รายการ"
    )


def test_results_of_every_measure_are_reported_without_counting_them_twice():
    told = facts(make_letter(plan=all_done(with_results(reported=FIRST_HALF))))

    assert told[1].endswith("(1 ตุลาคม 2566 – 31 มีนาคม 2567) แล้ว ครบทั้ง 2 รายการ")


def all_done(plan: Plan) -> Plan:
    measures = tuple(replace(one, results=("ดำเนินการแล้ว",)) for one in plan.measures)
    return replace(plan, measures=measures)


SEVERAL_UNKNOWN = (
    "ทั้งนี้ ยังไม่ทราบคะแนนตัวชี้วัดที่ 2 การใช้งบประมาณ, ตัวชี้วัดที่ 3 การใช้อำนาจ, "
    "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ, ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต, "
    "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) และอีก 1 รายการ "
    "จึงยังคำนวณคะแนนภาพรวมตามหลักเกณฑ์ของปีไม่ได้"
)


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ({}, "มีผลคะแนนภาพรวม 80.00 คะแนน อยู่ในระดับต้องปรับปรุง"),
        ({"total": "80.00"}, "มีผลคะแนนภาพรวม 80.00 คะแนน อยู่ในระดับต้องปรับปรุง"),
        (
            {"total": "81.00"},
            "ตามที่ประกาศมีผลการประเมินภาพรวม 81.00 คะแนน "
            "แต่เมื่อคำนวณจากคะแนนส่วนประกอบตามหลักเกณฑ์ของปีได้ 80.00 คะแนน อยู่ในระดับต้องปรับปรุง "
            f"ผลทั้งสองจึงไม่ตรงกัน {CHECK}",
        ),
        (
            {"level": "ผ่านดี"},
            "ตามที่ประกาศมีผลการประเมินภาพรวม อยู่ในระดับผ่านดี "
            "แต่เมื่อคำนวณจากคะแนนส่วนประกอบตามหลักเกณฑ์ของปีได้ 80.00 คะแนน อยู่ในระดับต้องปรับปรุง "
            f"ผลทั้งสองจึงไม่ตรงกัน {CHECK}",
        ),
        ({"scores": {"1": "80"}}, f"แต่ยังไม่ทราบผลคะแนนภาพรวม {SEVERAL_UNKNOWN}"),
        (
            {"scores": {"1": "80"}, "total": "79.00", "level": "ผ่าน"},
            f"ตามที่ประกาศมีผลการประเมินภาพรวม 79.00 คะแนน อยู่ในระดับผ่าน {SEVERAL_UNKNOWN} "
            f"อนึ่ง ประกาศระดับ ผ่าน พร้อมคะแนน 79.00 แต่คะแนนนี้คือต้องปรับปรุง {CHECK}",
        ),
        (
            {"scores": {}},
            "แต่ยังไม่ทราบผลคะแนนภาพรวม ทั้งนี้ ยังไม่ทราบคะแนนของทุกตัวชี้วัด "
            "จึงยังคำนวณคะแนนภาพรวมตามหลักเกณฑ์ของปีไม่ได้",
        ),
    ],
)
def test_the_result_is_told_as_it_is_known(sheet, said):
    assert facts(make_letter(result=make_result(**sheet))) == [f"{WAS_ASSESSED} {said}"]


def test_the_questions_that_bring_most_are_to_be_mended_first():
    marks = {"i1": "99", "e6": "50", "o30": "0", "o34": "0", "e1": "100"}

    assert suggestions(make_letter(result=make_result(marks=marks))) == [
        "เพื่อยกระดับผลการประเมินในปีถัดไป "
        "เห็นควรแก้ไขข้อที่จะเพิ่มคะแนนภาพรวมได้มากที่สุดตามคะแนนรายข้อที่ทราบ และดำเนินการ ดังนี้",
        "1) ปรับปรุงการดำเนินงานตามข้อ O34 การประเมินความเสี่ยงการทุจริตและประพฤติมิชอบประจำปี ซึ่งได้ 0.00 คะแนน",
        "2) ปรับปรุงการดำเนินงานตามข้อ E6 การเข้าถึงข้อมูล ซึ่งได้ 50.00 คะแนน",
        "3) ปรับปรุงการดำเนินงานตามข้อ O30 การเปิดโอกาสให้เกิดการมีส่วนร่วม ซึ่งได้ 0.00 คะแนน",
        f"4) {SET_MEASURES}",
        f"5) {PUBLISH}",
    ]


def test_none_of_many_equals_is_called_the_lowest():
    told = suggestions(make_letter(result=make_result()))

    assert told[1] == "1) ปรับปรุงการดำเนินงานตามตัวชี้วัดที่ 1 ถึง 10 ซึ่งได้ 80.00 คะแนนเท่ากัน"
    assert told[2:] == [f"2) {SET_MEASURES}", f"3) {PUBLISH}"]


def test_what_is_lower_than_many_equals_stands_alone():
    scores = {str(number): "80" for number in range(1, 11)} | {"9": "40"}
    told = suggestions(make_letter(result=make_result(scores=scores)))

    assert told[1:3] == [
        "1) ปรับปรุงการดำเนินงานตามตัวชี้วัดที่ 9 การเปิดเผยข้อมูล ซึ่งได้ 40.00 คะแนน",
        f"2) {SET_MEASURES}",
    ]


def test_full_marks_are_to_be_kept_up():
    scores = {str(number): "100" for number in range(1, 11)}
    told = suggestions(make_letter(result=make_result(scores=scores)))

    assert told[1:] == [
        "1) รักษาระดับการดำเนินงาน เนื่องจากได้คะแนนเต็มทุกตัวชี้วัด",
        f"2) {SET_MEASURES}",
        f"3) {PUBLISH}",
    ]


def test_the_officers_own_suggestions_and_signers_stand():
    own = ("จัดอบรม", "ติดตามทุกไตรมาส")
    signers = (Signer("นักวิชาการ", "ก"), Signer("", "", "- ทราบ"))
    material = make_letter(result=make_result(), suggestions=own, signers=signers)

    assert suggestions(material)[1:] == ["1) จัดอบรม", "2) ติดตามทุกไตรมาส"]
    assert lines("memo", material)[-5:] == ["(ก)", "นักวิชาการ", "- ทราบ", f"({DOTS})", DOTS]
    assert open_in("memo", material) == ("ชื่อผู้ให้ความเห็น", "ตำแหน่งผู้ให้ความเห็น")


def test_a_memo_of_minutes_tells_of_the_meeting_and_of_no_letter():
    points = (POINT._replace(reported=True), POINT)
    material = replace(
        make_letter(goes_with="minutes", references=()), meeting=HELD._replace(measures=points)
    )

    said = " ".join(lines("memo", material))

    assert "ครั้งที่ 1/2567 เมื่อวันที่ 1 พฤศจิกายน 2566 นั้น" in said
    assert "จำนวน 2 รายการ ได้รับรายงานในที่ประชุมแล้ว จำนวน 1 รายการ" in said
    assert not [one for one in open_in("memo", material) if "หนังสือที่อ้างถึง" in one]
