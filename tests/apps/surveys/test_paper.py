"""Paper forms: printed, entered once, counted back, and adding up."""

import json

import pytest
from django.core.exceptions import ValidationError

from prongsai.apps.agencies.actions import add_unit
from prongsai.apps.audit.models import Entry
from prongsai.apps.surveys.actions import close_survey
from prongsai.apps.surveys.intake import store
from prongsai.apps.surveys.intake.hashing import keyed_hash
from prongsai.apps.surveys.intake.receiving import waiting
from prongsai.apps.surveys.intake.submission import Outcome
from prongsai.apps.surveys.models import Code, Pack, State, Survey, SurveyTally
from prongsai.apps.surveys.paper import (
    MOST_FORMS,
    Agreement,
    Sheet,
    agreement_of,
    balances_of,
    count_back,
    enter_sheet,
    is_entered_twice,
    known_layouts,
    layout_of,
    note_agreement,
    paper_packs,
    print_forms,
    questionnaire_of,
    sheets_entered,
)
from prongsai.apps.surveys.slips import cancel_pack, print_slips
from prongsai.core.surveys.codes import shown
from tests.web.builders import make_agency, make_open_survey, make_survey

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey() -> Survey:
    return make_open_survey(make_agency())


def make_pack(survey: Survey, size: int = 6) -> tuple[Pack, list[str]]:
    printed = print_forms(survey, size=size, unit=None, by=None)
    return printed.pack, list(printed.codes)


def sheet_of(survey: Survey, serial: str, place: int = 0, comment: str = "") -> Sheet:
    """Everything answered with the option of one place."""
    asked = questionnaire_of(survey)
    answers = {node.code: asked.scale(node).options[place].code for node in asked.asked}
    return Sheet(serial, answers, {"sex": "female"}, comment)


def refusal(survey: Survey, sheet: Sheet) -> str:
    with pytest.raises(ValidationError) as refused:
        enter_sheet(survey, sheet=sheet, by=None)
    return " ".join(refused.value.messages)


def test_serials_are_given_once_and_only_their_hashes_stay(survey):
    pack, serials = make_pack(survey, 8)

    assert (pack.kind, pack.size, len(set(serials))) == ("paper", 8, 8)
    hashes = {keyed_hash(serial, survey.pk) for serial in serials}
    assert set(Code.objects.values_list("pk", flat=True)) == hashes
    lines = json.dumps(list(Entry.objects.values("action", "details", "subject")))
    assert not any(serial in lines or shown(serial) in lines for serial in serials)


@pytest.mark.parametrize("size", [0, 4, MOST_FORMS + 1])
def test_a_pack_is_large_enough_to_hide_in_and_small_enough_to_carry(survey, size):
    with pytest.raises(ValidationError, match="5 to 300 forms"):
        print_forms(survey, size=size, unit=None, by=None)


def test_a_sheet_counts_once_however_often_it_is_entered(survey):
    _pack, (serial, *_others) = make_pack(survey)

    outcomes = [
        enter_sheet(survey, sheet=sheet_of(survey, serial, 0), by=None),
        enter_sheet(survey, sheet=sheet_of(survey, shown(serial).lower(), 1), by=None),
    ]

    assert outcomes == [Outcome.RECEIVED, Outcome.RECEIVED_BEFORE]
    assert (waiting(survey.pk), sheets_entered(survey)) == (1, 1)


def test_what_was_entered_is_what_is_counted(survey):
    _pack, serials = make_pack(survey, 6)
    for place, serial in enumerate(serials):
        enter_sheet(survey, sheet=sheet_of(survey, serial, place % 2), by=None)
    close_survey(survey, by=None)

    tally = SurveyTally.objects.get(survey=survey, trait="").tally
    asked = questionnaire_of(survey)

    assert tally["n"] == 6
    assert tally["counts"] == {
        node.code: {option.code: 3 for option in asked.scale(node).options[:2]}
        for node in asked.asked
    }
    assert Code.objects.filter(used=True).count() == 6


def test_no_line_of_the_store_has_a_serial_or_its_hash_beside_answers(survey):
    _pack, (serial, *_others) = make_pack(survey)
    enter_sheet(survey, sheet=sheet_of(survey, serial, comment="ขอบคุณ"), by=None)

    with store.opened() as connection:
        lines = [row[0] for row in connection.execute("SELECT lines FROM drawer")]
        tokens = {row[0] for row in connection.execute("SELECT token FROM spent")}

    kept = keyed_hash(serial, survey.pk)
    assert serial not in str(lines)
    assert kept not in str(lines)
    assert tokens.isdisjoint({kept, serial})
    entered = Entry.objects.get(action="survey.sheet_entered")
    assert entered.details == {"year": survey.round.year, "instrument": "iit"}


def test_a_mistyped_serial_is_told_letter_by_letter(survey):
    _pack, (serial, *_others) = make_pack(survey)

    assert "Serials have no" in refusal(survey, sheet_of(survey, "0" + serial[1:]))
    assert "has 9 letters" in refusal(survey, sheet_of(survey, serial[:-1]))
    assert "changed places" in refusal(
        survey, sheet_of(survey, ("A" if serial[0] != "A" else "C") + serial[1:])
    )


def test_a_sheet_of_another_survey_is_told_whose_it_is(survey):
    other = make_open_survey(survey.round.agency, "eit")
    _pack, (serial, *_others) = make_pack(other)

    assert f"is of EIT of fiscal year {other.round.year}" in refusal(
        survey, sheet_of(survey, serial)
    )


def test_a_serial_of_another_agency_is_nobody_s(survey):
    other = make_open_survey(make_agency("other"))
    _pack, (serial, *_others) = make_pack(other)

    assert "is no sheet of this agency" in refusal(survey, sheet_of(survey, serial))


def test_a_code_slip_is_no_serial(survey):
    (code, *_others) = print_slips(survey, unit=None, size=5, by=None).codes

    assert "code for answering online" in refusal(survey, sheet_of(survey, code))


def test_sheets_of_a_cancelled_pack_are_not_counted(survey):
    pack, (serial, *_others) = make_pack(survey)
    cancel_pack(pack, by=None)

    assert "pack 1, which is cancelled" in refusal(survey, sheet_of(survey, serial))


def test_a_sheet_without_an_answer_is_spoilt_and_not_entered(survey):
    _pack, (serial, *_others) = make_pack(survey)

    assert "Count it as spoilt" in refusal(survey, Sheet(serial, {}, {"sex": "male"}))
    assert waiting(survey.pk) == 0


def test_sheets_are_entered_only_while_the_survey_is_open():
    preparing = make_survey(make_agency())
    _pack, (serial, *others) = make_pack(preparing)
    assert "while the survey is open" in refusal(preparing, sheet_of(preparing, serial))

    preparing.state = State.OPEN
    preparing.save()
    for one in (serial, *others):
        enter_sheet(preparing, sheet=sheet_of(preparing, one), by=None)
    close_survey(preparing, by=None)
    assert "while the survey is open" in refusal(preparing, sheet_of(preparing, serial))


def test_a_tenth_of_sheets_is_entered_twice_as_their_hashes_say(survey):
    pack, _serials = make_pack(survey, 300)
    chosen = [code for code in pack.codes.select_related("pack") if is_entered_twice(code)]

    assert 8 <= len(chosen) <= 60
    assert all(is_entered_twice(code) for code in chosen)


def test_agreement_counts_sheets_answers_and_differences(survey):
    note_agreement(survey, answers=51, differences=2, by=None)
    note_agreement(survey, answers=51, differences=0, by=None)

    assert agreement_of(survey) == Agreement(sheets=2, answers=102, differences=2)


def test_forms_add_up_to_those_printed(survey):
    pack, serials = make_pack(survey, 10)
    for serial in serials[:6]:
        enter_sheet(survey, sheet=sheet_of(survey, serial), by=None)
    assert [one.difference for one in balances_of(survey)] == [None]

    count_back(pack, spoilt=1, unused=2, by=None)
    close_survey(survey, by=None)

    (balance,) = balances_of(survey)
    assert (balance.entered, balance.difference) == (6, 1)
    assert (balance.pack.spoilt, balance.pack.unused) == (1, 2)


def test_cancelled_packs_do_not_count_but_stay_in_the_list(survey):
    pack, _serials = make_pack(survey)
    cancel_pack(pack, by=None)

    assert balances_of(survey) == []
    assert [one.pk for one in paper_packs(survey)] == [pack.pk]


def test_no_more_forms_come_back_than_were_printed(survey):
    pack, _serials = make_pack(survey)

    with pytest.raises(ValidationError, match="cannot be more"):
        count_back(pack, spoilt=4, unused=3, by=None)


def test_slips_are_not_counted_back(survey):
    pack = print_slips(survey, unit=None, size=5, by=None).pack

    with pytest.raises(ValidationError, match="Only packs of paper forms"):
        count_back(pack, spoilt=0, unused=0, by=None)


def test_forms_printed_before_a_unit_was_added_are_still_known(survey):
    for name in ("สำนักปลัด", "กองคลัง"):
        add_unit(survey.round.agency, name=name, by=None)
    before = layout_of(survey)
    add_unit(survey.round.agency, name="กองช่าง", by=None)

    assert before.name != layout_of(survey).name
    assert known_layouts(survey)[before.name] == before
