"""Reports: progress, results, spending, problems, suggestions, achievement."""

import pytest

from tests.core.evidence.elements.looking import file, found, page

HEAD = ("โครงการ", "ผลการดำเนินงาน", "งบประมาณ", "เบิกจ่ายจริง", "ปัญหาและอุปสรรค", "ข้อเสนอแนะ")
ROWS = (
    ("ซ่อมสร้างผิวจราจร", "ดำเนินการแล้วเสร็จ", "498,000", "495,000", "ฝนตกชุก", "เลี่ยงฤดูฝน"),
    ("พัฒนาผู้นำชุมชน", "มีผู้เข้าร่วม 65 คน", "90,000", "84,300", "-", "-"),
)
TITLE = "รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2567"


def report(without: str = "", blank: str = "", words: str = ""):
    """The report without a column, or with one whose cells are all the same."""
    kept = [at for at, head in enumerate(HEAD) if head != without]
    rows = [[words if HEAD[at] == blank else row[at] for at in kept] for row in ROWS]
    table = (tuple(HEAD[at] for at in kept), *map(tuple, rows))
    return file(TITLE, *(" ".join(row) for row in table), tables=(table,))


COLUMNS = {"results": 1, "spending": 3, "problems": 4, "suggestions": 5}


@pytest.mark.parametrize("element", COLUMNS)
def test_a_whole_report_tells_everything(element):
    assert found("o7", element, report()) is True


@pytest.mark.parametrize(("element", "at"), COLUMNS.items())
def test_a_report_without_the_column_or_with_an_empty_one_lacks_it(element, at):
    assert found("o7", element, report(without=HEAD[at])) is False
    assert found("o7", element, report(blank=HEAD[at])) is False


@pytest.mark.parametrize("element", ["problems", "suggestions"])
def test_none_is_an_answer_and_a_dash_everywhere_cannot_be_told(element):
    head = HEAD[COLUMNS[element]]

    assert found("o7", element, report(blank=head, words="ไม่มี")) is True
    assert found("o7", element, report(blank=head, words="-")) is None


def test_headings_with_sentences_below_them_tell_it():
    lines = (TITLE, "๕. ปัญหาและอุปสรรค", "งานก่อสร้างล่าช้าเพราะฝนตกชุก", "ข้อเสนอแนะ : ควรเริ่มงานก่อนฤดูฝน")

    assert found("o7", "problems", file(*lines)) is True
    assert found("o7", "suggestions", file(*lines)) is True


def test_a_heading_alone_tells_nothing():
    lines = (TITLE, "ปัญหาและอุปสรรค", "ข้อเสนอแนะ", "ลงชื่อ ผู้รายงาน")

    assert found("o7", "problems", file(*lines)) is False
    assert found("o7", "suggestions", file(*lines)) is False


def test_one_heading_for_both_tells_both():
    lines = (TITLE, "ปัญหา อุปสรรค และข้อเสนอแนะ", "บุคลากรไม่เพียงพอ ควรเพิ่มอัตรากำลังในปีถัดไป")

    assert found("o7", "problems", file(*lines)) is True


def test_look_alikes_are_no_problems_and_no_suggestions():
    lines = (
        TITLE,
        "แก้ไขปัญหาความเดือดร้อนของประชาชน",
        "ช่องทางรับฟังข้อเสนอแนะ",
        "เป้าหมายการแก้ไขปัญหาการทุจริต",
    )

    assert found("o7", "problems", file(*lines)) is False
    assert found("o7", "suggestions", file(*lines)) is False


def test_money_spent_in_sentences_is_spending_and_a_plan_is_none():
    assert found("o7", "spending", file(TITLE, "เบิกจ่ายงบประมาณไปแล้ว 1,200,000 บาท")) is True
    assert found("o7", "spending", file(TITLE, "แผนการใช้จ่ายงบประมาณ 1,200,000 บาท")) is False


def test_progress_is_told_by_words_percentages_or_ticks():
    head = ("โครงการ", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "ยังไม่ได้ดำเนินการ")
    ticks = (head, ("ถนน", "✓", "", ""), ("อบรม", "", "✓", ""), ("ลอยกระทง", "", "", "✓"))
    words = (("โครงการ", "ร้อยละความก้าวหน้า"), ("ถนน", "80"), ("อบรม", "100"))
    budget = (("โครงการ", "งบประมาณ"), ("ถนน", "80,000"), ("อบรม", "100,000"))

    assert found("o6", "progress", page("ความก้าวหน้า", tables=(ticks,))) is True
    assert found("o6", "progress", page("รายงาน", tables=(words,))) is True
    assert found("o6", "progress", page("รายงาน", tables=(budget,))) is False


def test_a_budget_is_neither_progress_nor_spending():
    table = (("หมวด", "ประมาณการ (บาท)"), ("งบกลาง", "12,300,000"), ("งบลงทุน", "5,300,000"))
    budget = page("งบแสดงรายรับ-รายจ่ายตามงบประมาณ", tables=(table,))

    assert found("o11", "progress", budget, year=2563) is False
    assert found("o11", "spending", budget, year=2563) is False


def test_expected_results_are_no_results():
    table = (("โครงการ", "ผลที่คาดว่าจะได้รับ"), ("ถนน", "ประชาชนสัญจรสะดวก"))

    assert found("o7", "results", file(TITLE, tables=(table,))) is False


def test_achievement_is_set_against_goals():
    table = (("โครงการ", "ผลสัมฤทธิ์ตามเป้าหมาย"), ("ถนน", "บรรลุเป้าหมาย ร้อยละ 100"))

    assert found("o12", "achievement", file(TITLE, tables=(table,)), year=2563) is True
    assert found("o12", "achievement", report(), year=2563) is False


def test_what_was_really_spent_counts_in_a_report_and_not_in_a_budget():
    table = (("หมวด", "ประมาณการ", "รายจ่ายจริง"), ("งบกลาง", "12,000", "11,000"))

    assert found("o20", "spending", page("รายงาน", tables=(table,)), year=2563) is True
    assert found("o19", "spending", page("ข้อบัญญัติ", tables=(table,)), year=2563) is False


def test_a_label_may_say_more_than_its_word():
    lines = (TITLE, "อุปสรรคที่พบ : เครื่องจักรเสียบ่อย", "สิ่งที่ควรทำต่อไป (ข้อเสนอแนะ) : จัดหาเครื่องสำรอง")

    assert found("o7", "problems", file(*lines)) is True
    assert found("o7", "suggestions", file(*lines)) is True


def test_lines_of_a_sheet_are_lines_though_they_are_rows():
    rows = (
        ("ปัญหา : วัสดุแพง", "", ""),
        ("โครงการ", "ผลที่เกิดขึ้น", "ใช้ไป"),
        ("ถนน", "เสร็จแล้ว", "12,000"),
    )
    sheet = file("ปัญหา : วัสดุแพง", tables=(rows,), format="xlsx")

    assert found("o7", "problems", sheet) is True


def test_the_title_of_a_report_is_no_result():
    table = (("กิจกรรม", "งบประมาณที่ใช้"), ("อบรม", "14,600"), ("มาตรการ", "0"))
    lines = ("สรุปผลตามแผนปฏิบัติการ ปีงบประมาณ 2567", "กิจกรรม งบประมาณที่ใช้", "อบรม 14,600", "มาตรการ 0")

    assert found("o7", "results", page(*lines, tables=(table,))) is False
