"""The No Gift Policy, and gifts received by custom."""

import pytest

from tests.core.evidence.elements.looking import file, found, page

DECLARATION = file(
    "ประกาศเจตนารมณ์นโยบาย No Gift Policy",
    "ผู้บริหาร ข้าราชการ พนักงาน และเจ้าหน้าที่ทุกคน ไม่รับของขวัญและของกำนัลทุกชนิด",
    "ทั้งก่อน ขณะ และหลังปฏิบัติหน้าที่",
)


@pytest.mark.parametrize("element", ["no_gift", "whole_staff", "before_during_after"])
def test_a_declaration_shows_everything(element):
    assert found("o31", element, DECLARATION, year=2566) is True
    assert found("o31", element, file("ประกาศเจตจำนงสุจริต"), year=2566) is False


def test_an_activity_is_more_than_the_declaration():
    done = page("จัดประชุมพนักงานเพื่อปลูกฝัง No Gift Policy เมื่อวันที่ 5 มกราคม 2568")

    assert found("o21", "no_gift_activity", done) is True
    assert found("o21", "no_gift_activity", DECLARATION) is False


@pytest.mark.parametrize("line", ["ไม่มีการรับของขวัญ", "ได้รับของขวัญ จำนวน 2 ครั้ง"])
def test_a_report_says_what_was_received_or_that_nothing_was(line):
    report = file("รายงานการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา", line)

    assert found("o22", "gifts_received", report) is True


def test_the_rules_alone_are_no_report():
    rules = file("หลักเกณฑ์การรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา", "รับจากญาติได้ตามจำนวนที่เหมาะสม")

    assert found("o22", "gifts_received", rules) is False
    assert found("o20", "gift_rules", rules, year=2569) is True
