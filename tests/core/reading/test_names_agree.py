"""One name has one spelling, and a number stands beside its own name."""

from prongsai.core.loading import load_framework
from prongsai.core.reading.facts import Doubt, Facts
from prongsai.core.reading.names_agree import numbers_of_other_names, spellings_that_differ
from prongsai.core.reading.outline import Part
from prongsai.core.reading.outlining import outlined
from prongsai.core.reading.text_source import read_text
from prongsai.core.sheets.sheet import AgencyName
from prongsai.core.wording import same

AGENCY = Facts(agency=AgencyName("เทศบาลตำบลบ้านทราย", "เทศบาลตำบล"))


def parts(text: str) -> tuple[Part, ...]:
    return outlined(read_text("report.txt", text))


def spelt(text: str, facts: Facts = AGENCY) -> list[tuple[int, str]]:
    return [(one.line, one.printed) for one in spellings_that_differ(facts, parts(text))]


def test_a_name_with_another_letter_or_one_less_is_told():
    text = "เทศบาลตำบลบ้านทราย\n\nเทศบาล ตำบลบ้านทวาย อำเภอหนึ่ง\n\nเทศบาลตำบลบ้านทรา จังหวัดหนึ่ง\n"

    assert spelt(text) == [(3, "เทศบาลตำบลบ้านทวาย"), (5, "เทศบาลตำบลบ้านทรา")]


def test_the_name_itself_and_other_words_after_the_kind_are_not_told():
    text = "เทศบาลตำบล บ้าน ทรายได้ดำเนินการ\n\nเทศบาลตำบลอื่นในอำเภอ\n\nเทศบาลตำบล\n"

    assert spelt(text) == []


def test_what_is_told_already_is_not_told_again():
    doubt = Doubt(1, "เทศบาลตำบลบ้านทวาย", "", same("told"))
    facts = Facts(agency=AGENCY.agency, doubts=(doubt,))

    assert spelt("เทศบาลตำบลบ้านทวาย\n", facts) == []


def test_a_number_beside_the_name_of_another_is_told():
    text = (
        "จุดแข็งคือตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ เท่ากับ ๘๘.๗๘ ต่ำสุดคือตัวชี้วัดที่ ๑ ประสิทธิภาพการสื่อสาร "
        "เท่ากับ ๗๑.๘๕\n\nประเด็นที่ ๒ กระบวนการควบคุม ตรวจสอบการใช้อำนาจและการบริหารงานบุคคล\n"
    )

    found = [*numbers_of_other_names(load_framework(2566), parts(text))]

    assert [one[:3] for one in found] == [(1, "1", "7"), (3, "2", "6")]
    assert {one.reason.en.rpartition("; ")[2] for one in found} == {
        "check in the original which of the two is right"
    }


def test_a_number_beside_its_own_name_is_not_told():
    text = "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร\n\nประเด็นที่ ๓ และประเด็นที่ ๔\n"

    assert not [*numbers_of_other_names(load_framework(2566), parts(text))]
