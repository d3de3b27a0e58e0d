"""The wording of documents: ours, an office's beside it, and the fields that both may use."""

import pytest

from prongsai.core.documents.blocks import Run, plain
from prongsai.core.documents.field_names import THAI, with_thai_fields
from prongsai.core.documents.kinds import KINDS
from prongsai.core.documents.phrases import (
    Wording,
    check_wording,
    merged,
    open_or,
    phrases_of,
)
from prongsai.core.problems import ProblemsFound

KIND = "analysis-indicators"
SHARED = {"agency": "อบต.น้ำคำ", "place": "", "year": "2566", "work_year": "2567", "assessment": ""}


def said(text: str, slot: str = "overall", subject: str = "", **fields: str) -> str:
    """What the phrase of a slot says where the office words it like this."""
    name = f"{slot}/{subject}" if subject else slot
    wording = Wording(KIND, {KIND: {name: text}}, SHARED)
    return plain(wording.words(slot, subject, **fields))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_our_phrases_has_a_thai_name(kind):
    fields = {field for phrase in phrases_of(kind).values() for field in phrase.fields}

    assert fields <= THAI.keys()


def test_thai_names_of_fields_are_all_different():
    assert len(set(THAI.values())) == len(THAI)


@pytest.mark.parametrize("kind", KINDS)
def test_our_phrases_with_thai_fields_could_stand_for_themselves(kind):
    for phrase in phrases_of(kind).values():
        check_wording(kind, phrase.name, with_thai_fields(phrase.text))


@pytest.mark.parametrize(
    ("text", "name", "filled"),
    [
        ("{agency}กำหนดมาตรการ", "เทศบาล (สาธิต)", "เทศบาล (สาธิต) กำหนดมาตรการ"),
        ("{agency}เผยแพร่", "กองสาธารณสุขฯ", "กองสาธารณสุขฯ เผยแพร่"),
        ("{agency} กำหนด", "เทศบาล (สาธิต)", "เทศบาล (สาธิต) กำหนด"),
        ("({agency})", "เทศบาล (สาธิต)", "(เทศบาล (สาธิต))"),
        ("{agency}, {year}", "เทศบาล (สาธิต)", "เทศบาล (สาธิต), 2566"),
        ("ของ{agency}", "(สาธิต) เทศบาล", "ของ (สาธิต) เทศบาล"),
        ("ของ{agency}กำหนด", "อบต.น้ำคำ", "ของอบต.น้ำคำกำหนด"),
    ],
)
def test_a_bracket_at_the_end_of_a_name_is_followed_by_a_space(text, name, filled):
    wording = Wording(KIND, {KIND: {"overall": text}}, SHARED | {"agency": name})

    assert plain(wording.words("overall")) == filled


def test_a_field_is_filled_by_either_of_its_names():
    assert said("{agency} {year}") == said("{หน่วยงาน} {ปี}") == "อบต.น้ำคำ 2566"


def test_an_office_words_one_subject_apart_from_the_others():
    wording = Wording(KIND, {KIND: {"advice/1": "เฉพาะตัวชี้วัดที่ 1"}}, SHARED)

    assert plain(wording.words("advice", "1", advice="ปกติ")) == "เฉพาะตัวชี้วัดที่ 1"
    assert plain(wording.words("advice", "2", advice="ปกติ")) == "ปกติ"


def test_what_is_not_known_is_dots_that_say_what_they_wait_for():
    assert open_or(None, "วันที่", "...") == (Run("...", blank="วันที่"),)
    assert open_or("1 เมษายน", "วันที่") == (Run("1 เมษายน"),)


def test_a_later_wording_stands_over_an_earlier_one():
    earlier = {KIND: {"overall": "จังหวัด", "lost": "จังหวัด"}}

    assert merged(earlier, {KIND: {"overall": "หน่วยงาน"}}) == {
        KIND: {"overall": "หน่วยงาน", "lost": "จังหวัด"}
    }


def test_a_wording_kept_with_a_field_that_there_is_no_more_gives_way_to_ours():
    ours = plain(Wording(KIND, {}, SHARED).words("table_follows"))

    assert said("{a_field_of_yesterday}", "table_follows") == ours


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{ใคร}", "ข้อความนี้ไม่มีช่องเติม ใคร"),
        ("{agency", "วงเล็บปีกกาไม่ครบคู่"),
        (" ", "ข้อความว่างเปล่า"),
        ("ก" * 5001, "ยาวเกิน 5,000"),
    ],
)
def test_a_text_that_cannot_stand_is_told_why(text, sentence):
    with pytest.raises(ProblemsFound) as found:
        check_wording(KIND, "overall", text)

    assert sentence in found.value.problems[0].sentence("th")


def test_fields_that_may_be_used_are_named_in_the_readers_language():
    with pytest.raises(ProblemsFound) as found:
        check_wording(KIND, "overall", "{nobody}")

    assert "{หน่วยงาน}" not in found.value.problems[0].sentence("en")
    assert "หน่วยงาน" in found.value.problems[0].sentence("th")
