"""Findings in tables of analysis, by themes and by indicators."""

from decimal import Decimal

from prongsai.core.loading import available, load_named
from prongsai.core.reading.facts import Figure, FindingRead
from prongsai.core.reading.findings import FindingsRead, findings_in
from tests.core.reading.tables_printed import parts_of

RULES = load_named(available()[-1])
THEMES_HEAD = "ลำดับ หัวข้อ ¦ เครื่องมือ การ ประเมิน ¦ ข้อคำถาม ¦ การวิเคราะห์ผลการประเมิน"
INDICATORS_HEAD = "ตัวชี้วัดของการประเมิน ITA ¦ ประเด็นที่ต้องแก้ไข/ปรับปรุง/รักษาระดับ"


def read(*lines: str) -> FindingsRead:
    return findings_in(parts_of(*lines), RULES)


def test_a_table_by_themes_tells_codes_figure_and_words() -> None:
    found = read(
        THEMES_HEAD,
        "๑. กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ ¦ EIT ¦ ข้อ๑๒ "
        "¦ - พบว่า คิวยาว ซึ่งได้คะแนน ๗๒.๗๐ คะแนน ควรเพิ่มช่องบริการ",
    )

    assert found == FindingsRead(
        (
            FindingRead(
                indicator=None,
                theme="1",
                codes=("e12",),
                figure=Figure(Decimal("72.70"), "๗๒.๗๐", 2),
                text="พบว่า คิวยาว ซึ่งได้คะแนน ๗๒.๗๐ คะแนน ควรเพิ่มช่องบริการ",
                line=2,
            ),
        ),
        (),
    )


def test_codes_that_only_the_words_name_are_of_the_finding_too() -> None:
    found = read(
        THEMES_HEAD,
        "๔. กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ ¦ OIT ¦ ข้อ ๐๓๔ "
        "¦ ไม่พบข้อมูล จึงทำให้ ๐๓๔ และ ๐๓๕ ไม่ได้คะแนน",
    )

    assert [(one.theme, one.codes, one.figure) for one in found.rows] == [
        ("4", ("o34", "o35"), None)
    ]


def test_a_table_by_indicators_counts_anew_in_each_instrument() -> None:
    found = read(
        INDICATORS_HEAD,
        "แบบวัดการรับรู้ผู้มีส่วนได้เสียภายนอก EIT ¦ จากผลคะแนน EIT พบว่ามีประเด็นที่ต้องปรับปรุงในเรื่อง",
        "๑.คุณภาพการดำเนินงาน ๗๖.๒๗ คะแนน ¦ -คุณภาพการดำเนินงาน พบว่า ข้อมูลไม่ชัดเจน",
        "๒.การปรับปรุงการทำงาน ๗๔.๘๘ คะแนน ¦ - การปรับปรุงระบบการทำงาน พบว่า ยังขาดการมีส่วนร่วม",
    )

    said = [(one.indicator, one.figure and one.figure.printed, one.line) for one in found.rows]
    assert said == [("6", "๗๖.๒๗", 3), ("8", "๗๔.๘๘", 4)]
    assert found.rows[0].text == "คุณภาพการดำเนินงาน พบว่า ข้อมูลไม่ชัดเจน"


def test_the_heading_above_a_table_names_its_theme_whatever_its_number() -> None:
    found = read(
        "ประเด็นที่ ๒ กระบวนการควบคุม ตรวจสอบการใช้อำนาจและการบริหารงานบุคคล",
        "เครื่องมือ ¦ ข้อคำถาม ¦ การวิเคราะห์ผลการประเมิน",
        "IIT ¦ ข้อ i๘ ¦ ยังไม่ทราบหลักเกณฑ์ ได้คะแนน ๓๓.๓๐ คะแนน",
    )

    assert [(one.theme, one.codes) for one in found.rows] == [("6", ("i8",))]


def test_paragraphs_below_the_heading_of_a_theme_find_something_too() -> None:
    found = read(
        "## ๑. กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
        "จากแบบวัด EIT ข้อ E๒ ได้ ๗๔.๑๐ คะแนน พบว่าเจ้าหน้าที่ให้บริการล่าช้า",
        "## ๒. ภาคผนวก",
        "จากแบบวัด EIT ข้อ E๓ ได้ ๗๔.๑๐ คะแนน พบว่าเจ้าหน้าที่ให้บริการล่าช้า",
    )

    said = [(one.theme, one.codes, one.figure and one.figure.printed) for one in found.rows]
    assert said == [("1", ("e2",), "๗๔.๑๐")]


def test_a_figure_that_only_bounds_scores_is_no_score() -> None:
    found = read(
        THEMES_HEAD,
        "การใช้อำนาจ ¦ IIT ¦ ทุกข้อ ¦ ทุกข้อเกินกว่า ๘๕ คะแนน จากคะแนนเต็ม ๑๐๐ คะแนน เฉลี่ย ๙๑.๒๐ คะแนน",
        "การใช้งบประมาณ ¦ IIT ¦ ทุกข้อ ¦ ตั้งแต่ ๖๐ คะแนนขึ้นไป",
    )

    assert [one.figure and one.figure.printed for one in found.rows] == ["๙๑.๒๐", None]


def test_a_code_that_may_be_something_else_is_doubted() -> None:
    found = read(THEMES_HEAD, "๓. การใช้อำนาจ ¦ - ¦ ข้อ ๐๓๔ ¦ ไม่พบข้อมูล")

    assert [one.codes for one in found.rows] == [("o34",)]
    assert [(one.printed, one.reads) for one in found.doubts] == [("๐๓๔", "o34")]


def test_tables_of_measures_have_no_findings() -> None:
    found = read(
        "ประเด็น ¦ การวิเคราะห์ ¦ วิธีการดำเนินการ ¦ ผู้รับผิดชอบ ¦ ระยะเวลา",
        "การใช้อำนาจ ¦ ไม่ชัดเจน ¦ ๑. ทบทวน ¦ ทุกกอง ¦ ตลอดปีงบประมาณ",
    )

    assert found == FindingsRead((), ())
