"""What is new this year: one sentence for each change that an officer must know."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from prongsai.core.differences import differences
from prongsai.core.framework import Element, Framework, Node, Sampling, Theme, Window
from prongsai.core.loading import available, load_framework, load_named
from prongsai.core.wording import Text, same
from tests.builders import (
    make_assessment,
    make_framework,
    make_instrument,
    make_item,
    make_level,
    make_node,
    make_question,
    make_scale,
)


def told(before: Framework, after: Framework, language: str = "th") -> list[tuple[str, str]]:
    return [(one.kind, one.says.say(language)) for one in differences(before, after)]


def with_items(*items: Node, **changes) -> Framework:
    oit = make_instrument("oit", 100, make_node("9", *items))
    return make_framework(assessment=make_assessment(oit), **changes)


def with_question(question: Node, **changes) -> Framework:
    iit = make_instrument("iit", 100, make_node("1", question))
    return make_framework(assessment=make_assessment(iit), **changes)


def item(code: str, thai: str, english: str = "") -> Node:
    return make_item(code, elements=(Element("a", same("a")),), **titled(thai, english))


def titled(thai: str, english: str = "") -> dict[str, Text]:
    return {"name": Text(thai, english or thai)}


def test_nothing_changed_is_nothing_told():
    assert told(make_framework(), make_framework()) == []


def test_an_item_comes_and_another_goes():
    before = with_items(make_item("o1"), item("o2", "เจตจำนงสุจริต", "Pledge"))
    after = with_items(make_item("o1"), item("o2", "นโยบายไม่รับของขวัญ", "No gifts"))

    assert told(before, after) == [
        ("items", "เพิ่ม o2 นโยบายไม่รับของขวัญ"),
        ("items", "ยกเลิก o2 เจตจำนงสุจริต"),
    ]
    assert told(before, after, "en") == [
        ("items", "New: o2 No gifts"),
        ("items", "Dropped: o2 Pledge"),
    ]


def test_an_item_under_another_code_is_renumbered_not_new():
    before = with_items(make_item("o1"), item("o5", "ข้อมูลการติดต่อ"))
    after = with_items(make_item("o1"), item("o4", "ข้อมูล การติดต่อ"))

    assert told(before, after) == [("items", "o4 ข้อมูล การติดต่อ (เดิม o5)")]


def test_an_item_is_known_under_another_code_and_a_title_much_alike():
    before = with_items(item("o24", "ข้อมูลเชิงสถิติเรื่องร้องเรียน", "Complaints"))
    after = with_items(item("o19", "ข้อมูลสถิติเรื่องร้องเรียน", "Complaints"))

    assert told(before, after, "en") == [
        ("items", "o19 Complaints (was o24)"),
        ("items", "o19: the title is “ข้อมูลสถิติเรื่องร้องเรียน” instead of “ข้อมูลเชิงสถิติเรื่องร้องเรียน”"),
    ]


def test_a_plan_does_not_become_a_report_though_their_titles_are_alike():
    before = with_items(item("o14", "แผนการบริหารและพัฒนาทรัพยากรบุคคล"))
    after = with_items(item("o14", "รายงานผลการบริหารและพัฒนาทรัพยากรบุคคล"))

    assert [one.change for one in differences(before, after)] == ["added", "removed"]


def test_an_item_with_a_longer_title_is_the_same_item():
    before = with_items(item("o38", "การเสริมสร้างวัฒนธรรมองค์กร"))
    after = with_items(item("o38", "การเสริมสร้างวัฒนธรรมองค์กรตามมาตรฐานจริยธรรม"))

    assert told(before, after) == [
        (
            "items",
            "o38 เปลี่ยนชื่อจาก “การเสริมสร้างวัฒนธรรมองค์กร” "
            "เป็น “การเสริมสร้างวัฒนธรรมองค์กรตามมาตรฐานจริยธรรม”",
        )
    ]


def test_indicators_stay_the_same_under_another_title():
    before, after = (
        make_framework(
            assessment=make_assessment(
                make_instrument("oit", 100, make_node("9", make_item("o1"), **titled(title)))
            )
        )
        for title in ("การเปิดเผย", "เว็บไซต์")
    )

    assert told(before, after) == [("indicators", "9 เปลี่ยนชื่อจาก “การเปิดเผย” เป็น “เว็บไซต์”")]


def test_items_that_move_together_are_told_together():
    items = (make_item("o1"), make_item("o2"))
    rest = make_item("o3")

    def oit(nine: tuple[Node, ...], ten: tuple[Node, ...]) -> Framework:
        parts = (make_node("9", *nine), make_node("10", *ten))
        return make_framework(assessment=make_assessment(make_instrument("oit", 100, *parts)))

    assert told(
        oit((*items, rest), (make_item("o4"),)), oit((rest,), (*items, make_item("o4")))
    ) == [("items", "o1, o2 ย้ายจาก 9 ชื่อ 9 ไปอยู่ใน 10 ชื่อ 10")]


def test_what_an_item_must_show():
    before = with_items(make_item("o1", data_year="N", elements=(Element("fax", same("fax")),)))
    after = with_items(
        make_item(
            "o1",
            data_year="C6",
            elements=(
                Element("map", Text("แผนที่", "A map.")),
                Element("mail", Text("อีเมล", "Mail.")),
            ),
        )
    )

    assert told(before, after) == [
        ("items", "o1 ชื่อ o1 ใช้ข้อมูลหกเดือนแรกของปีงบประมาณที่ประเมิน จากเดิมโดยไม่กำหนดปี"),
        ("items", "o1 ชื่อ o1 ต้องแสดงเพิ่ม: แผนที่; อีเมล"),
        ("items", "o1 ชื่อ o1 ไม่ต้องแสดงแล้ว: fax"),
    ]


def test_how_a_question_is_asked_and_marked():
    parts = tuple(
        make_node(f"i1.{place}", kind="part", scale="four", **titled(title))
        for place, title in ((1, "เงิน"), (2, "ทรัพย์สิน"))
    )
    before = with_question(make_question("i1", ask=same("ก"), parts=parts))
    after = with_question(
        make_question(
            "i1",
            ask=same("ข"),
            scale="two",
            polarity="reversed",
            parts=(replace(parts[1], code="i1.1", scale="two", polarity="reversed"),),
        )
    )

    assert told(before, after, "en") == [
        ("questions", "i1 name i1: the wording of the question changed"),
        ("questions", "i1 name i1 no longer has the parts: เงิน"),
        (
            "questions",
            "i1 name i1 is answered by option 0 0 / option 1 100 instead of "
            "option 0 0 / option 1 33 / option 2 67 / option 3 100".replace(
                "option", "name option"
            ),
        ),
        ("questions", "i1 name i1 is marked in reverse instead of as answered"),
    ]


def test_a_part_that_is_marked_in_another_way_than_its_question():
    def asked(polarity: str) -> Framework:
        part = make_node("i1.1", kind="part", scale="four", polarity=polarity, **titled("เงิน"))
        return with_question(make_question("i1", parts=(part,)))

    assert told(asked("positive"), asked("reversed")) == [
        ("questions", "i1.1 เงิน คิดคะแนนกลับด้าน จากเดิมตามคำตอบ")
    ]


def test_instruments_with_other_weights_and_fewer_questions():
    def weighing(iit: int, *questions: str) -> Framework:
        return make_framework(
            assessment=make_assessment(
                make_instrument("iit", iit, make_node("1", *map(make_question, questions))),
                make_instrument("oit", 100 - iit, make_node("9", make_item("o1"))),
            )
        )

    assert told(weighing(30, "i1", "i2"), weighing(40, "i1"))[:3] == [
        ("instruments", "iit ชื่อ iit มี 1 ข้อ จากเดิม 2 ข้อ"),
        ("instruments", "iit ชื่อ iit มีน้ำหนักร้อยละ 40 จากเดิมร้อยละ 30"),
        ("instruments", "oit ชื่อ oit มีน้ำหนักร้อยละ 60 จากเดิมร้อยละ 70"),
    ]


def test_a_level_asks_something_of_each_instrument():
    before = make_framework(levels=(make_level("A", 85), make_level("F", 0)))
    after = make_framework(levels=(make_level("A", 80, each=75, passes=False), make_level("G", 0)))

    assert told(before, after) == [
        ("levels", "เพิ่ม ชื่อ G (ตั้งแต่ 0 คะแนน ไม่มีเงื่อนไขรายแบบวัด)"),
        ("levels", "ยกเลิก ชื่อ F"),
        ("levels", "ชื่อ A เริ่มที่ 80 คะแนน จากเดิม 85 คะแนน"),
        ("levels", "ชื่อ A กำหนดว่าทุกแบบวัดตั้งแต่ 75 คะแนน จากเดิมไม่มีเงื่อนไขรายแบบวัด"),
        ("levels", "ชื่อ A ถือว่าไม่ผ่าน จากเดิมถือว่าผ่าน"),
    ]


def test_scales_bands_and_themes():
    before = make_framework()
    after = make_framework(
        scales={"four": make_scale("four", 0, 30, 70, 100), "two": before.scales["two"]},
        bands=(*before.bands[:2], before.bands[2]._replace(code="low")),
        themes=(Theme("work", Text("งาน", "Work")), before.themes[1]),
    )

    assert told(before, after, "en") == [
        (
            "questions",
            "i1, i2, e1 is answered by name option 0 0 / name option 1 30 / name option 2 70 / "
            "name option 3 100 instead of name option 0 0 / name option 1 33 / name option 2 67 / "
            "name option 3 100",
        ),
        ("questions", "i1, i2, e1 belongs to the theme “Work” instead of “name work”"),
        (
            "scales",
            "four offers name option 0 0 / name option 1 30 / name option 2 70 / name option 3 100 "
            "instead of name option 0 0 / name option 1 33 / name option 2 67 / name option 3 100",
        ),
        ("bands", "New: name below_60"),
        ("bands", "Dropped: name below_60"),
        ("themes", "work: the title is “Work” instead of “name work”"),
    ]


def test_samples_and_days():
    sample = Sampling("iit", Text("บุคลากร", "Staff"), Decimal(10), 30, None, None, ())
    window = Window("answers", Text("ตอบแบบวัด", "Answers"), date(2023, 1, 1), date(2023, 3, 31), ())
    before = make_framework(sampling={"iit": sample}, calendar=(window,))
    after = make_framework(
        year=before.year + 1,
        sampling={"iit": sample._replace(at_least=40, large_over=4000, large_at_least=400)},
        calendar=(window._replace(opens=date(2024, 1, 1), closes=date(2024, 4, 30)),),
    )

    assert told(before, after) == [
        (
            "sampling",
            "ชื่อ iit ต้องมีผู้ตอบร้อยละ 10 ไม่น้อยกว่า 40 คน (ถ้าเกิน 4,000 คน ไม่น้อยกว่า 400 คน) "
            "จากเดิมร้อยละ 10 ไม่น้อยกว่า 30 คน",
        ),
        ("calendar", "ตอบแบบวัด: 1 ม.ค. 67 ถึง 30 เม.ย. 67 (เดิม 1 ม.ค. 66 ถึง 31 มี.ค. 66)"),
    ]


def test_the_same_days_a_year_later_are_no_news():
    window = Window("answers", same("answers"), date(2023, 1, 1), date(2023, 3, 31), ())
    before = make_framework(calendar=(window,))
    later = window._replace(opens=date(2024, 1, 1), closes=date(2024, 3, 31))
    after = make_framework(year=before.year + 1, calendar=(later,))

    assert told(before, after) == []


def test_a_difference_for_machines():
    before = with_items(item("o5", "ข้อมูลการติดต่อ", "Contact"))
    after = with_items(item("o4", "ข้อมูลการติดต่อ", "Contact"))

    assert [one.as_json("en") for one in differences(before, after)] == [
        {
            "kind": "items",
            "change": "renumbered",
            "codes": ["o4"],
            "before": "o5",
            "after": "o4",
            "says": "o4 Contact (was o5)",
        }
    ]


@pytest.mark.parametrize("name", available())
def test_a_year_does_not_differ_from_itself(name: str):
    assert differences(load_named(name), load_named(name)) == ()


def test_the_gift_policy_of_fy2565_replaces_the_pledge():
    said = told(load_framework(2564), load_framework(2565))

    assert ("items", "เพิ่ม o34 นโยบายไม่รับของขวัญ (No Gift Policy)") in said
    assert ("items", "ยกเลิก o34 เจตจำนงสุจริตของผู้บริหาร") in said
