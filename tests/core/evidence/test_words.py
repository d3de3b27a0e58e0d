import re

import pytest

from prongsai.core.evidence.shown import TROUBLES
from prongsai.core.evidence.words import element_missing, finding_words, repairs, worded
from prongsai.core.framework import Element
from prongsai.core.loading import load_framework, years
from prongsai.core.wording import Text

ELEMENTS = sorted(
    {e.code for year in years() for n in load_framework(year).nodes.values() for e in n.elements}
)
SLOTS = {
    "url", "host", "detail", "wanted", "found", "other", "site", "element", "looked", "item",
}  # fmt: skip


def test_every_element_of_every_year_has_a_repair_and_no_other_has():
    assert sorted(repairs()) == ELEMENTS


def test_every_trouble_has_words():
    assert set(TROUBLES) <= set(finding_words())


@pytest.mark.parametrize("code", finding_words())
def test_a_finding_has_a_severity_and_words_in_both_languages(code):
    words = finding_words()[code]

    assert words.severity in ("fail", "warn")
    for text in (words.says, words.repair):
        assert set(re.findall(r"\{(\w*)\}", text.th + text.en)) <= SLOTS
        assert re.search("[ก-๎]", text.th)
        assert re.search("[a-z]", text.en)
        assert not re.search("[ก-๎]", text.en)


@pytest.mark.parametrize("code", ELEMENTS)
def test_a_repair_is_in_both_languages(code):
    repair = repairs()[code]

    assert re.search("[ก-๎]", repair.th)
    assert repair.en.endswith(".")


def test_what_was_found_stands_in_brackets_and_nothing_where_nothing_was():
    told = worded("wrong_year", "", wanted=2568, found="รายงานปี {2566}")

    assert told.says.th.endswith("แต่ที่พบเป็นของปีอื่น (พบ “รายงานปี {2566}”)")
    assert worded("not_found", "http://a/").says.en == (
        "http://a/ does not exist any more: the link is dead."
    )


def test_an_odd_port_is_told_by_its_number_with_what_to_do():
    told = worded("odd_port", "http://127.0.0.1:1/", detail="1")

    assert told.says.th == "http://127.0.0.1:1/ ระบุหมายเลขพอร์ตที่เบราว์เซอร์ไม่เปิดเป็นหน้าเว็บ (1)"
    assert told.repair.th.startswith("ลบเครื่องหมาย : และหมายเลขที่ต่อท้ายชื่อเว็บไซต์ออก")


def test_an_element_that_is_missing_has_the_code_of_the_element():
    email = Element("email", Text("มีอีเมล", "The e-mail"))

    told = element_missing(email, "http://a/", Text("ในหน้าที่ส่ง", "there"))

    assert (told.code, told.says.th) == ("email_missing", "มองหา “มีอีเมล” ในหน้าที่ส่ง แล้วไม่พบ")


def test_what_is_not_there_tells_what_is_there_instead():
    element = Element("chart", Text("มีแผนผัง", "A chart"))
    looked = Text("ในหน้าที่ส่ง", "at the address handed in")

    other = element_missing(element, "u", looked, "ส่วนราชการภายใน").says
    assert other.th == "มองหา “มีแผนผัง” ในหน้าที่ส่ง แล้วไม่พบ แต่พบ “ส่วนราชการภายใน” แทน"
    assert other.en.endswith("it is not there; “ส่วนราชการภายใน” is there instead.")
    parts = element_missing(element, "u", looked, "ไม่พบประเด็น การใช้งบประมาณ").says
    assert parts.th.endswith("แล้วไม่พบ (ไม่พบประเด็น การใช้งบประมาณ)")
