"""The analyses of the demonstration's results: counts, figures and what is not known."""

from prongsai.core.documents.blocks import Chart, Heading, plain
from prongsai.core.documents.kinds import built
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.results import result_of
from prongsai.core.sheets.files import read_sheet
from tests.core.documents.kinds.analysed import (
    SHEETS,
    YEARS,
    all_marked,
    demonstrated,
    marked,
    rows,
    table,
    text_of,
)


def lines(kind, material, begin):
    return [line for line in text_of(kind, material).splitlines() if line.startswith(begin)]


def test_the_nine_sections_stand_in_their_order():
    document = built("analysis-sections", demonstrated("klongmuang-2563"))
    headings = [
        plain(one.words).split(" ")[0]
        for one in document.blocks()
        if isinstance(one, Heading) and one.level == 1
    ]

    assert headings == [f"{number}." for number in range(1, 10)]


def test_ten_indicators_get_advice():
    text = text_of("analysis-sections", demonstrated("klongmuang-2563")).splitlines()

    assert sum(line.startswith(("4.1.", "4.2.", "4.3.")) for line in text) == 10


def test_codes_by_band_are_those_published_and_unknown_ones_are_told():
    material = demonstrated("klongmuang-2563")
    iit, eit, oit = rows(table(built("analysis-sections", material), "ข้อคำถามและข้อตรวจ"))

    assert [len(cell.split(", ")) if cell != "-" else 0 for cell in oit[1:]] == [11, 0, 32]
    assert iit[1:] == ["-", "-", "-"]
    assert eit[1:] == ["E8, E10, E13", "-", "-"]
    assert lines("analysis-sections", material, "ข้อที่ยังไม่ทราบคะแนน") == [
        "ข้อที่ยังไม่ทราบคะแนนและยังไม่ได้จัดกลุ่ม มีจำนวน 42 ข้อ ได้แก่ I1 ถึง I30, E1 ถึง E7, E9, "
        "E11, E12, E14 และ E15"
    ]


def test_a_yes_or_no_question_shows_its_shares():
    material = demonstrated("klongmuang-2563")
    some = table(built("analysis-sections", material), "ผลการประเมินข้อ E8")

    assert [[plain(line.words) for cell in row.cells for line in cell.lines] for row in some.head][
        1
    ] == ["หัวข้อการประเมิน", "มี", "ไม่มี", "คะแนน"]
    assert rows(some)[0][1:] == ["55.10%", "44.90%", "55.10"]


def test_a_question_of_four_answers_shows_only_its_score():
    some = table(built("analysis-sections", demonstrated("maeka-2566")), "ผลการประเมินข้อ I8")

    assert rows(some)[0][1:] == ["33.30"]


def test_a_question_about_misconduct_counts_who_says_yes():
    year = YEARS[-1]
    document = built("analysis-sections", all_marked(year, "100", e3="40"))

    assert rows(table(document, "ผลการประเมินข้อ E3"))[0][1:] == ["60.00%", "40.00%", "40.00"]


def test_a_question_with_parts_has_no_shares_of_its_own():
    document = built("analysis-sections", all_marked(YEARS[1], "100", i4="40"))

    assert rows(table(document, "ผลการประเมินข้อ I4"))[0][1:] == ["40.00"]


def test_parts_whose_marks_are_known_stand_in_the_table_of_their_question():
    material = all_marked(YEARS[1], "100")
    marks = {code: mark for code, mark in material.result.sheet.marks.items() if code != "i4"}
    parts = {"i4.1": marks["i1"], "i4.2": marks["i1"] * 0, "i4.3": marks["i1"] * 0}
    some = table(built("analysis-sections", marked(YEARS[1], marks | parts)), "ผลการประเมินข้อ I4")

    assert rows(some) == [
        ["เงิน", "0.00%", "100.00%", "100.00"],
        ["ทรัพย์สิน", "100.00%", "0.00%", "0.00"],
        ["ประโยชน์อื่น เช่น การเลี้ยงรับรองหรือส่วนลด", "100.00%", "0.00%", "0.00"],
    ]


def test_both_totals_stand_in_one_sentence_where_they_disagree():
    for kind in ("analysis-sections", "analysis-themes", "analysis-indicators"):
        assert lines(kind, demonstrated("maeka-2566"), "คะแนนภาพรวมที่ประกาศ") == [
            "คะแนนภาพรวมที่ประกาศคือ 77.13 คะแนน แต่คำนวณจากส่วนประกอบได้ 76.60 คะแนน "
            "จึงแสดงไว้ทั้งสองค่า และควรตรวจสอบกับผลที่ประกาศอีกครั้ง"
        ]


def test_ten_indicator_lines_and_seven_themes():
    document = built("analysis-themes", demonstrated("maeka-2566"))
    text = text_of("analysis-themes", demonstrated("maeka-2566")).splitlines()
    headings = [plain(one.words) for one in document.blocks() if isinstance(one, Heading)]

    assert sum(line.startswith("ตัวชี้วัดที่ ") for line in text) == 10
    assert sum(line.startswith("ประเด็นที่ ") for line in headings) == 7


def test_the_level_is_named_once():
    assert "พบว่า มีผลคะแนน 79.68 คะแนน อยู่ในระดับ B ดังนี้" in text_of(
        "analysis-indicators", demonstrated("klongmuang-2563")
    )
    assert "ซึ่งอยู่ในระดับผลการประเมิน ต้องปรับปรุง" in text_of(
        "analysis-themes", demonstrated("maeka-2566")
    )
    assert "มีคะแนนภาพรวมตามที่ประกาศ 77.13 คะแนน อยู่ในระดับต้องปรับปรุง" in text_of(
        "analysis-sections", demonstrated("maeka-2566")
    )


def test_the_sentence_on_the_total_leads_to_the_indicators_and_what_disagrees_follows_them():
    text = text_of("analysis-themes", demonstrated("maeka-2566")).splitlines()
    total = next(at for at, line in enumerate(text) if line.startswith("คะแนนภาพรวมของหน่วยงาน"))

    assert text[total].endswith("ต้องปรับปรุง โดยมีผลคะแนนเรียงตามตัวชี้วัด ดังนี้")
    assert text[total + 1].startswith("ตัวชี้วัดที่ 1 ")
    assert text[total + 11].startswith("คะแนนภาพรวมที่ประกาศคือ 77.13 คะแนน")


def test_an_indicator_that_is_not_known_is_said_to_be_so():
    material = demonstrated("bokaeo-2564")
    text = text_of("analysis-indicators", material)

    assert (
        "พบว่า มีผลคะแนนตามที่ประกาศ 61.16 คะแนน อยู่ในระดับ D ทั้งนี้ ยังคำนวณคะแนนภาพรวมไม่ได้ "
        "เนื่องจากไม่ทราบคะแนนตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต"
    ) in text
    assert "5. การแก้ไขปัญหาการทุจริต ไม่ทราบคะแนน ¦ - การแก้ไขปัญหาการทุจริต ยังไม่ทราบคะแนน" in text
    assert "ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต ไม่ทราบคะแนน" in text_of("analysis-themes", material)
    assert lines("analysis-sections", material, "สรุปได้ว่า") == [
        "สรุปได้ว่า ในตัวชี้วัดที่ทราบคะแนน 9 ตัวชี้วัด จุดแข็งที่หน่วยงานได้คะแนนสูงสุดคือ"
        "ตัวชี้วัดที่ 3 การใช้อำนาจ และตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ เท่ากับ 100.00 "
        "ส่วนที่ต้องมีการพัฒนาเนื่องจากได้คะแนนต่ำสุดคือตัวชี้วัดที่ 10 การป้องกันการทุจริต เท่ากับ 12.50 "
        "ทั้งนี้ ไม่ทราบคะแนนตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต จึงยังเปรียบเทียบกับตัวชี้วัดอื่นไม่ได้"
    ]


def test_a_total_announced_that_rounding_explains_is_told_as_rounding():
    sheet = read_sheet(SHEETS / "klongmuang-2563.yaml")

    assert result_of(sheet).disagreements == ()
    assert lines("analysis-sections", demonstrated("klongmuang-2563"), "คะแนนภาพรวมที่ประกาศ") == []


def test_the_plan_names_who_is_responsible_and_the_rest_stays_open():
    measure = Measure(
        indicator="7", questions=("e8",), responsible=("สำนักปลัด", "กองคลัง"), supervisor="ปลัดเทศบาล"
    )
    material = demonstrated("klongmuang-2563")
    plan = Plan(year=material.year + 1, assessed=material.year, measures=(measure,))
    text = text_of("analysis-sections", demonstrated("klongmuang-2563", plan=plan))

    assert "โดยมอบหมายให้ สำนักปลัด และกองคลัง เป็นผู้รับผิดชอบดำเนินการ" in text
    assert text.count("โดยมอบหมายให้ ..........") == 13


def test_levels_since_they_ask_something_of_each_instrument_say_what():
    some = table(built("analysis-sections", demonstrated("maeka-2566")), "คะแนนและระดับ")

    assert rows(some) == [
        ["95.00 – 100 และทุกแบบวัดได้ 95.00 ขึ้นไป", "ผ่านดีเยี่ยม"],
        ["85.00 – 100 และทุกแบบวัดได้ 85.00 ขึ้นไป", "ผ่านดี"],
        ["85.00 – 100 แต่มีแบบวัดที่ได้ต่ำกว่า 85.00", "ผ่าน"],
        ["70.00 – 84.99", "ต้องปรับปรุง"],
        ["0 – 69.99", "ต้องปรับปรุงโดยด่วน"],
    ]


def test_earlier_years_are_charted_beside_this_one():
    earlier = demonstrated("klongmuang-2563").result
    material = demonstrated("bokaeo-2564", earlier=(earlier,))
    charts = [
        one
        for one in built("analysis-sections", material).blocks()
        if isinstance(one, Chart) and one.shape == "years"
    ]

    assert [(one.names, one.labels[0]) for one in charts] == [
        (("2563", "2564"), ("79.68", "ไม่ทราบ"))
    ]


def test_themes_list_every_weak_question_and_describe_the_worst():
    text = text_of("analysis-themes", all_marked(YEARS[1], "70", i1="10", o13="0"))
    first = next(line for line in text.splitlines() if line.startswith("1. กระบวนการ"))

    assert "ข้อ O13" in first
    assert "นอกจากนี้ ยังมีข้อที่ควรพัฒนาในประเด็นนี้อีก 11 ข้อ" in text


def test_all_at_100_claims_no_fault_anywhere():
    material = all_marked(YEARS[3], "100")
    for kind in ("analysis-sections", "analysis-themes", "analysis-indicators", "follow-up"):
        text = text_of(kind, material)

        for claim in ("สูงสุดคือ", "ต่ำสุดคือ", "ยังไม่ได้คะแนนเต็ม", "พบว่ามีประเด็นที่ต้องปรับปรุง", "ไม่ทราบ"):
            assert claim not in text
