"""Packs of code slips: given out once, kept as hashes in an order that tells nothing."""

import pytest
from django.core.exceptions import ValidationError

from prongsai.apps.agencies.actions import add_unit
from prongsai.apps.audit.models import Entry
from prongsai.apps.surveys.intake.hashing import keyed_hash
from prongsai.apps.surveys.models import Code, Pack
from prongsai.apps.surveys.queries import slips_printed
from prongsai.apps.surveys.slips import cancel_pack, print_slips
from prongsai.core.surveys.codes import as_typed
from tests.web.builders import make_agency, make_survey

pytestmark = pytest.mark.django_db


def test_the_codes_of_a_pack_are_kept_as_keyed_hashes_only():
    survey = make_survey(make_agency())

    pack, codes = print_slips(survey, unit=None, size=40, by=None)

    hashes = {keyed_hash(code, survey.pk) for code in codes}
    assert len(set(codes)) == len(hashes) == 40
    assert [as_typed(code) for code in codes] == list(codes)
    assert set(Code.objects.filter(pack=pack).values_list("pk", flat=True)) == hashes


def test_rows_stand_in_the_order_of_their_hashes_not_of_the_slips():
    survey = make_survey(make_agency())

    codes = print_slips(survey, unit=None, size=40, by=None).codes

    printed = [keyed_hash(code, survey.pk) for code in codes]
    written = list(Code.objects.values_list("pk", flat=True))
    assert written == sorted(printed)
    assert printed != written


def test_packs_are_numbered_and_belong_to_units():
    agency = make_agency()
    survey, unit = make_survey(agency), add_unit(agency, name="กองช่าง", by=None)

    packs = [print_slips(survey, unit=one, size=5, by=None).pack for one in (unit, None)]

    assert [(pack.number, pack.unit) for pack in packs] == [(1, unit), (2, None)]


def test_the_log_tells_of_a_pack_but_of_no_code():
    survey = make_survey(make_agency())

    codes = print_slips(survey, unit=None, size=5, by=None).codes

    line = Entry.objects.order_by("sequence").last()
    assert line.action == "survey.slips_printed"
    assert line.details == {
        "year": 2563,
        "instrument": "iit",
        "number": 1,
        "size": 5,
        "unit": None,
    }
    everything = str(list(Entry.objects.values()))
    assert not [code for code in codes if code in everything]
    assert not [one for one in Code.objects.all() if one.pk in everything]


@pytest.mark.parametrize("size", [0, -1, 1001])
def test_a_pack_of_no_possible_size_is_refused(size):
    survey = make_survey(make_agency())

    with pytest.raises(ValidationError) as found:
        print_slips(survey, unit=None, size=size, by=None)

    says = "A pack holds 1 to 1,000 slips. Print several packs for more."
    assert found.value.message_dict == {"size": [says]}
    assert not Pack.objects.exists()


def test_a_unit_of_another_agency_gets_no_slips():
    unit = add_unit(make_agency("other"), name="กองช่าง", by=None)

    with pytest.raises(ValidationError) as found:
        print_slips(make_survey(make_agency()), unit=unit, size=5, by=None)

    assert found.value.message_dict == {"unit": ["This unit belongs to another agency."]}


def test_a_survey_open_to_everybody_has_no_codes():
    with pytest.raises(ValidationError) as found:
        print_slips(make_survey(make_agency(), "eit"), unit=None, size=5, by=None)

    assert found.value.messages == ["This survey is open to everybody; it needs no codes."]


def test_a_pack_is_cancelled_once_and_counts_no_longer():
    survey = make_survey(make_agency())
    pack, other = (print_slips(survey, unit=None, size=5, by=None).pack for _time in range(2))

    cancel_pack(pack, by=None)
    with pytest.raises(ValidationError) as found:
        cancel_pack(pack, by=None)

    assert found.value.messages == ["The pack is cancelled already."]
    assert [pack.is_cancelled, other.is_cancelled] == [True, False]
    assert slips_printed(survey) == 5
