"""Rows of measures and results in tables of many shapes."""

from datetime import date

from prongsai.core.documents.plan import Measure
from prongsai.core.loading import available, load_named
from prongsai.core.periods import Period
from prongsai.core.reading.measures import MeasuresRead, measures_in
from tests.core.reading.tables_printed import parts_of

RULES = load_named(available()[-1])
YEAR = 2567
ALL_YEAR = Period("whole_fiscal_year", date(2023, 10, 1), date(2024, 9, 30))
THEMES_HEAD = "ประเด็น ¦ วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ ¦ ผู้รับผิดชอบ ¦ ขั้นตอนหรือวิธีปฏิบัติ ¦ ระยะเวลา"
INDICATORS_HEAD = (
    "มาตรการ/แนวทาง ¦ วิธีการดำเนินการ ¦ ระยะเวลาดำเนินการ ¦ ติดตามผลการดำเนินการ ¦ ผู้รับผิดชอบ"
)


def read(*lines: str) -> MeasuresRead:
    return measures_in(parts_of(*lines), RULES, YEAR)


def test_a_table_by_themes_has_methods_steps_units_and_a_period() -> None:
    found = read(
        THEMES_HEAD,
        "๑. กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ ¦ ๑.ทบทวนคู่มือ / ๒.เผยแพร่คู่มือ "
        "¦ - สำนักปลัด / - กองคลัง ¦ ๑.๑ ประชุมคณะทำงาน / ๑.๒ ประกาศใช้ ¦ ตลอดทั้งปีงบประมาณ",
    )

    (row,) = found.rows
    assert row.measure == Measure(
        theme="1",
        methods=("ทบทวนคู่มือ", "เผยแพร่คู่มือ"),
        steps=("ประชุมคณะทำงาน", "ประกาศใช้"),
        responsible=("สำนักปลัด", "กองคลัง"),
        period=ALL_YEAR,
        period_printed="ตลอดทั้งปีงบประมาณ",
    )
    assert row.lines == (2, 2)
    assert found.doubts == ()


def test_a_table_by_indicators_names_items_and_follows_up() -> None:
    found = read(
        INDICATORS_HEAD,
        "ตัวชี้วัดที่ ๙ / การเปิดเผยข้อมูล / ตัวชี้วัดย่อยที่ ๙.๒ การบริหารงาน / ๐๑๒ รายงานการกำกับติดตาม "
        "/ O๑๓ รายงานผล / - ตรวจข้อมูลทุกไตรมาส ¦ ๑. รายงานผล / ๒. เผยแพร่ ¦ ภายใน ธ.ค. ๖๖ "
        "¦ รายงานผู้บริหาร ¦ ทุกกอง",
    )

    (row,) = found.rows
    assert row.measure == Measure(
        indicator="9",
        questions=("o12", "o13"),
        measures=("ตรวจข้อมูลทุกไตรมาส",),
        methods=("รายงานผล", "เผยแพร่"),
        responsible=("ทุกกอง",),
        period=Period("deadline", ends=date(2023, 12, 31)),
        period_printed="ภายใน ธ.ค. ๖๖",
        follow_up="รายงานผู้บริหาร",
    )
    assert row.title == "การเปิดเผยข้อมูล"


def test_rows_under_the_heading_of_a_theme_answer_it() -> None:
    found = read(
        "มาตรการ/โครงการ/กิจกรรม ¦ ขั้นตอน/วิธีการปฏิบัติ ¦ ผู้รับผิดชอบ ¦ ระยะเวลาดำเนินการ",
        "(๒) การให้บริการและระบบ E-Service ¦  ¦  ¦ ",
        "(๒.๑) การให้บริการ / - บริการตามลำดับ ¦ ๑. ติดป้าย ๒. แจกบัตรคิว ¦ สำนักปลัด ¦ ตลอดปีงบประมาณ",
        "(๓) ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ ¦  ¦  ¦ ",
        "(๓.๑) สื่อสารให้ชัดเจน / (๓.๒) เผยแพร่หลายช่องทาง ¦ - ทำปฏิทิน ¦ สำนักปลัด ¦ ตลอดปีงบประมาณ",
        "มาตรการเสริมการใช้อำนาจ ¦ ๑. ทบทวน ¦ ปลัด ¦ ตลอดปีงบประมาณ",
    )

    said = [(one.measure.theme, one.measure.heading, one.measure.measures) for one in found.rows]
    assert said == [
        ("2", "การให้บริการ", ("บริการตามลำดับ",)),
        ("3", "", ("สื่อสารให้ชัดเจน", "เผยแพร่หลายช่องทาง")),
        ("3", "", ("มาตรการเสริมการใช้อำนาจ",)),
    ]
    assert found.rows[0].measure.steps == ("ติดป้าย", "แจกบัตรคิว")


def test_findings_and_methods_in_one_cell_are_told_apart() -> None:
    found = read(
        "มาตรการ/แนวทาง ¦ วิธีการดำเนินการ ¦ ระยะเวลา ¦ สรุปผลการดำเนินการ ¦ ผลลัพธ์ ¦ ผู้รับผิดชอบ",
        "ตัวชี้วัดที่ ๖ / คุณภาพการดำเนินงาน / ๑. มาตรการบริการ ¦ จากผลการประเมิน ITA ตัวชี้วัดที่ ๖ "
        "/ คุณภาพการดำเนินงาน ที่พบว่า / ๑. คิวยาว / ๒. ป้ายไม่ชัด / วิธีการดำเนินการ "
        "/ ทบทวนผลการประเมิน ในประเด็น ข้างต้น เพื่อ เสนอแนวทางในการปรับปรุง ดังนี้ "
        "/ ๑. เพิ่มช่องบริการ / ๒. ทำป้ายใหม่ ¦ ตลอด / ปีงบประมาณ "
        "¦ ๑. เพิ่มแล้ว ¦ ๑. คิวสั้นลง ¦ ทุก ๆ กอง",
    )

    (row,) = found.rows
    assert row.measure == Measure(
        indicator="6",
        measures=("มาตรการบริการ",),
        findings=("คิวยาว", "ป้ายไม่ชัด"),
        methods=("เพิ่มช่องบริการ", "ทำป้ายใหม่"),
        responsible=("ทุก ๆ กอง",),
        period=ALL_YEAR,
        period_printed="ตลอดปีงบประมาณ",
        results=("เพิ่มแล้ว",),
        outcomes=("คิวสั้นลง",),
    )


def test_a_row_that_goes_on_over_the_page_is_one_with_both_its_lines() -> None:
    found = read(
        INDICATORS_HEAD,
        "ตัวชี้วัดที่ ๓ ๓. การใช้อำนาจ ¦ ๑. แจ้งผล ¦ ตลอดปีงบประมาณ ¦ รายงาน ¦ ทุกกอง",
        "",
        INDICATORS_HEAD,
        " ¦ ๒. เปิดให้อุทธรณ์ ¦  ¦  ¦ ",
    )

    (row,) = found.rows
    assert row.measure.methods == ("แจ้งผล", "เปิดให้อุทธรณ์")
    assert row.lines == (2, 5)


def test_a_list_numbered_without_points_goes_on_over_the_page() -> None:
    found = read(
        INDICATORS_HEAD,
        "ตัวชี้วัดที่ ๓ ๓. การใช้อำนาจ ¦ ๑. แจ้งผล / ๒ ทบทวน / ๓ สรุป ¦ ตลอดปีงบประมาณ ¦ รายงาน ¦ ทุกกอง",
        "",
        " ¦ ๔ เปิดให้อุทธรณ์ / ๕ เผยแพร่ ¦  ¦  ¦ ",
    )

    (row,) = found.rows
    assert row.measure.methods == ("แจ้งผล", "ทบทวน", "สรุป", "เปิดให้อุทธรณ์", "เผยแพร่")


def test_columns_in_another_order_under_other_words_give_the_same_measure() -> None:
    usual = read(
        INDICATORS_HEAD,
        "ตัวชี้วัดที่ ๔ ๔. การใช้ทรัพย์สินของราชการ ¦ ๑. ทำทะเบียน ¦ ตลอดปีงบประมาณ ¦ รายงานผล ¦ กองคลัง",
    )
    unusual = read(
        "ที่ ¦ หน่วยงานที่รับผิดชอบ ¦ กรอบเวลา ¦ ตัวชี้วัด ¦ แนวทางการดำเนินงาน ¦ การติดตามผล",
        "1 ¦ กองคลัง ¦ ตลอดปีงบประมาณ ¦ การใช้ทรัพย์สินของทางราชการ ¦ - ทำทะเบียน ¦ รายงานผล",
    )

    assert unusual.rows[0].measure == usual.rows[0].measure


def test_measures_in_a_column_beside_the_theme_are_its_measures() -> None:
    found = read(
        "ประเด็น ¦ มาตรการ ¦ วิธีการดำเนินการ ¦ ผู้รับผิดชอบ ¦ ระยะเวลา",
        "๔. กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ ¦ ๑. คุมการยืม ๒. คุมการคืน ¦ ๑. ทำแบบคำขอ "
        "¦ กองคลัง ¦ ไตรมาส ๑",
    )

    assert found.rows[0].measure.theme == "4"
    assert found.rows[0].measure.measures == ("คุมการยืม", "คุมการคืน")
    assert found.rows[0].measure.period == Period("range", date(2023, 10, 1), date(2023, 12, 31))


def test_what_was_left_to_be_filled_in_by_hand_is_not_known() -> None:
    found = read(
        INDICATORS_HEAD,
        "ตัวชี้วัดที่ ๑ ๑. การปฏิบัติหน้าที่ ¦ ........... ¦ ............ ¦ - ¦ ...........",
    )

    assert found.rows[0].measure == Measure(indicator="1")


def test_a_period_that_cannot_be_read_keeps_its_words() -> None:
    found = read(
        INDICATORS_HEAD,
        "ตัวชี้วัดที่ ๑ ๑. การปฏิบัติหน้าที่ ¦ ๑. ทบทวน ¦ ทุกเดือน ¦ รายงาน ¦ ทุกกอง",
    )

    assert (found.rows[0].measure.period, found.rows[0].measure.period_printed) == (None, "ทุกเดือน")


def test_results_heard_before_the_work_began_are_doubted() -> None:
    found = read(
        "มาตรการ/แนวทาง ¦ วิธีการดำเนินการ ¦ ผู้รับผิดชอบ ¦ ระยะเวลา ¦ ผลการดำเนินงาน ¦ ข้อเสนอแนะ",
        "๑. ด้านคุณภาพการดำเนินงาน ¦ ๑. ทำคู่มือ ¦ ทุกกอง ¦ ต.ค. ๖๖ - ก.ย. ๖๗ ¦ ๑. ทำแล้ว "
        "- ได้รายงานผลการดำเนินงานในที่ประชุมประจำเดือนพนักงาน ประจำเดือน มีนาคม ๒๕๖๖ ¦ - ควรทำต่อ",
    )

    (doubt,) = found.doubts
    assert (doubt.line, doubt.printed) == (2, "มีนาคม ๒๕๖๖")
    assert found.rows[0].measure.suggestions == ("ควรทำต่อ",)


def test_tables_of_scores_and_of_analysis_have_no_measures() -> None:
    found = read(
        "แบบวัด ¦ ตัวชี้วัด ¦ ผลคะแนน",
        "IIT ¦ การใช้อำนาจ ¦ ๘๘.๖๖",
        "",
        "หัวข้อ ¦ หน่วยงานรับผิดชอบ ¦ การกำกับติดตาม สำนัก/กอง ¦ หมายเหตุ",
        "O๒ ข้อมูลผู้บริหาร ¦ งานธุรการ ¦ สำนักปลัด ¦ ",
    )

    assert found == MeasuresRead((), ())
