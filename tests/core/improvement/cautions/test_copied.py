"""What is copied from last year or from others, and other agencies named."""

from prongsai.core.documents.plan import Plan
from prongsai.core.improvement.cautions import (
    NamedPlan,
    OtherPlans,
    cautions_of,
    sentences_of_library,
)
from prongsai.core.improvement.cautions.other_plans import comparable
from prongsai.core.sheets.sheet import AgencyName
from tests.core.improvement.cautions.planning import RULES, YEAR, cautions, plan, result, row, told

LONG = (
    "จัดทำวารสารข่าวสองเดือนต่อหนึ่งฉบับส่งถึงทุกครัวเรือนผ่านผู้นำชุมชน",
    "บันทึกเสียงข่าวสั้นส่งให้หอกระจายข่าวทุกหมู่บ้านเปิดทุกเช้าวันจันทร์",
)


def earlier(*methods: str) -> Plan:
    return plan(row(*methods), year=YEAR - 1)


def test_last_years_words_are_told_whatever_the_year_in_them_and_the_digits():
    found = cautions(
        row("จัดอบรมพนักงานใหม่ทุกคน ประจำปี ๒๕๖๘"),
        earlier=earlier("๑. จัดอบรมพนักงานใหม่ทุกคน ประจำปี 2567"),
    )

    assert [one.code for one in found] == ["copied_last_year"]
    assert "แผนของปี 2567" in found[0].says.th


def test_a_row_that_is_mostly_new_is_no_copy():
    assert told(row(LONG[0], LONG[1]), earlier=earlier(LONG[0])) == []


def test_what_worked_may_go_on_and_what_did_not_is_told():
    mine, last = row(LONG[0], questions=("e8",)), earlier(LONG[0])

    assert told(mine, earlier=last, result=result(e8="92")) == []
    assert told(mine, earlier=last, result=result(e8="61")) == [("copied_last_year", 0, None)]


def test_another_agencys_row_is_told_with_its_name():
    others = [NamedPlan("เทศบาลตำบลนาตัวอย่าง", plan(row(*LONG)))]

    (one,) = cautions(row(*LONG), others=others)

    assert one.code == "copied_other_agency"
    assert one.says.th.startswith("ข้อความตรงกับแผนของ เทศบาลตำบลนาตัวอย่าง แทบทุกคำ")


def test_one_short_sentence_and_sentences_that_anybody_may_use_are_not_copied():
    short = "เผยแพร่แผนการใช้จ่ายงบประมาณประจำปีบนเว็บไซต์"
    others = OtherPlans([NamedPlan("อื่น", plan(row(*LONG), row(short)))], free=LONG)

    assert told(row(short), row(*LONG), others=others) == []


def test_the_library_of_suggestions_gives_free_sentences():
    assert len(sentences_of_library()) > 100


def test_other_plans_say_whose_a_line_is_though_a_word_differs():
    others = OtherPlans([NamedPlan("ก", plan(row(LONG[0]))), NamedPlan("ข", plan(row(LONG[1])))])

    assert others.with_line(comparable(LONG[0].replace("ทุกครัวเรือน", "ครัวเรือน"))) == {0}
    assert others.with_line(comparable(LONG[1])) == {1}
    assert others.with_line(comparable("สำรวจความพึงพอใจของผู้มาติดต่อทุกไตรมาส")) == frozenset()


def test_the_word_of_another_kind_is_told_and_the_short_form_inside_a_word_is_not():
    assert told(row("ประชุมคณะผู้บริหารของ อบต. ทุกเดือน")) == [("other_agency_named", 0, None)]
    assert told(row("จัดทำคำสั่งมอบหมายให้มีผู้รับผิดชอบต่อกระบวนงาน")) == []


def test_others_may_be_named_as_others():
    assert told(row("ประชุมร่วมกับ อบต. ใกล้เคียงทุกเดือน")) == []
    assert told(row("จัดทำประกาศตามกฎหมายว่าด้วยองค์การบริหารส่วนตำบล")) == []


def test_an_agency_that_is_not_local_may_write_of_local_ones():
    province = Plan(YEAR, YEAR - 1, (row("ตรวจเยี่ยมเทศบาลทุกแห่ง"),), AgencyName("จังหวัดสมมติ", "จังหวัด"))

    assert cautions_of(province, framework=RULES) == ()
