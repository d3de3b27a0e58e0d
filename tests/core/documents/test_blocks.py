"""The model of a document: numerals, its text, and its way into storage and back."""

import json
from datetime import date

import pytest

from prongsai.core.documents.blocks import Document, Run, plain, words
from prongsai.core.documents.numerals import in_numerals
from prongsai.core.documents.plain import as_plain, from_plain
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.documents.reading_aloud import as_text
from prongsai.core.periods import Period
from tests.documents.samples import make_document


def test_a_document_is_kept_as_plain_values_and_comes_back_the_same():
    document = make_document()

    kept = json.dumps(as_plain(document))

    assert from_plain(json.loads(kept), Document) == document


def test_a_plan_with_its_days_and_limitations_comes_back_the_same():
    period = Period("range", date(2023, 10, 1), date(2024, 9, 30))
    measure = Measure(theme="1", methods=("ทบทวนคู่มือ",), period=period)
    plan = Plan(2567, 2566, (measure,), limitations={"staff": ("บุคลากรน้อย",)})

    assert from_plain(json.loads(json.dumps(as_plain(plan))), Plan) == plan


def test_what_is_kept_as_one_thing_does_not_come_back_as_another():
    with pytest.raises(TypeError, match="this is no Document but a Plan"):
        from_plain(as_plain(Plan(2567, 2566)), Document)


def test_thai_numerals_everywhere_but_in_addresses():
    text = as_text(make_document("thai"))

    assert "ปีงบประมาณ พ.ศ. ๒๕๖๖" in text
    assert "https://example.go.th/ita/2566" in text
    assert not any(digit in text.replace("ita/2566", "") for digit in "0123456789")


def test_arabic_numerals_where_the_office_chose_them():
    assert not any(digit in as_text(make_document("arabic")) for digit in "๐๑๒๓๔๕๖๗๘๙")


def test_an_address_inside_running_text_keeps_its_digits():
    sentence = words("ข้อ 3 ส่งที่ ita2566@example.go.th หรือ www.example.go.th/5")

    assert plain(in_numerals(sentence, "thai")) == (
        "ข้อ ๓ ส่งที่ ita2566@example.go.th หรือ www.example.go.th/5"
    )


def test_verbatim_words_keep_their_digits():
    assert in_numerals(Run("ISO 9001", verbatim=True), "thai").text == "ISO 9001"


def test_the_text_reads_in_order_with_cells_side_by_side():
    lines = as_text(make_document()).splitlines()

    assert lines[0] == "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส"
    assert "แบบวัด ¦ ตัวชี้วัด ¦ ผลคะแนน" in lines
    assert "๒. ประสิทธิภาพการสื่อสาร ¦ ๕๕.๑๐" in lines
    assert "IIT ๒๕๖๕ ๘๒.๕๐" in lines
