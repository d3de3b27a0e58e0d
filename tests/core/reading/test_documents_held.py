"""Which documents a report holds."""

from prongsai.core.loading import load_framework
from prongsai.core.reading.documents_held import documents_in
from prongsai.core.reading.facts import Facts, FollowUpRead, LimitationRead
from prongsai.core.reading.outline import Part
from prongsai.core.reading.scores import scores_in
from tests.core.reading.parts import paragraph, table

TITLE = paragraph("รายงานผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๕", 1)
PLACE = paragraph("เทศบาลตำบลทุ่งฟ้าใส อำเภอแม่สาย จังหวัดเชียงราย", 2)
MEASURES = table(("subject", "method", "responsible", "period"), ("๑. ก", "ข", "ค", "ง"), first=9)


def held(*parts: Part, facts: Facts | None = None) -> tuple[str, ...]:
    return documents_in(parts, facts or Facts())


def test_a_cover_ends_where_a_letter_or_the_title_again_begins():
    assert held(TITLE, PLACE, paragraph("บันทึกข้อความ", 3)) == ("cover", "memo")
    assert held(TITLE, PLACE, paragraph("รายงาน มาตรการส่งเสริมคุณธรรม", 3)) == ("cover",)
    assert held(TITLE, PLACE, paragraph("งานนิติการ สำนักปลัด", 3)) == ("cover",)


def test_a_title_above_its_own_text_or_table_is_no_cover():
    assert held(TITLE, PLACE, paragraph("ในปีนี้เทศบาลได้รับผลการประเมิน", 3)) == ()
    assert held(TITLE, PLACE, MEASURES) == ("measures",)
    assert held(TITLE, PLACE, paragraph("การวิเคราะห์ผลการประเมิน", 3, "1", heading=True)) == ()


def test_tables_of_measures_and_of_results_are_told_apart():
    results = table(
        ("subject", "method", "responsible", "result"), ("๑. ก", "ข", "ค", "ง"), first=20
    )

    assert held(MEASURES, results) == ("measures", "results_report")


def test_scores_in_a_table_or_of_several_indicators_are_an_analysis():
    scores = table(
        ("indicator", "score"), ("๑. การปฏิบัติหน้าที่", "๘๘.๗๘"), ("๒. การใช้งบประมาณ", "๘๒.๖๗")
    )
    levels = table(("score", "level"), ("85.00 – 94.99", "A"), ("0 – 49.99", "F"))

    assert held(scores) == ("analysis_report",)
    assert held(levels) == ()


def test_a_letter_that_names_a_score_is_no_analysis():
    said = [paragraph("บันทึกข้อความ"), paragraph("ข้อ O๓๕ ซึ่งได้ ๐.๐๐ คะแนน คะแนนภาพรวม ๗๙.๖๘ คะแนน", 2)]
    read = scores_in(said, load_framework(2563))

    assert held(*said, facts=Facts(total=read.total, scores=read.scores)) == ("memo",)


def test_an_announcement_limitations_follow_up_and_pictures_are_documents():
    parts = [
        paragraph("ประกาศเทศบาลตำบลทุ่งฟ้าใส", 1),
        paragraph("“การดำเนินการตามมาตรการส่งเสริมคุณธรรม”", 40),
    ]
    facts = Facts(
        limitations=(LimitationRead("staff", "ไม่พอ", 9),),
        follow_up=(FollowUpRead("e8", "กองคลัง", "สำนักปลัด", 12),),
    )

    assert held(*parts, facts=facts) == (
        "announcement", "constraints_analysis", "follow_up_table", "photo_pages",
    )  # fmt: skip
