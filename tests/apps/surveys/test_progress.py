"""Progress: how many answered of how many that are required, and nobody to be seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.apps.agencies.actions import add_unit
from prongsai.apps.agencies.models import Agency, Unit
from prongsai.apps.surveys.models import Code
from prongsai.apps.surveys.queries import (
    UnitCodes,
    merged_units,
    progress_of,
    surveys_in,
    units_progress,
)
from prongsai.apps.surveys.slips import cancel_pack, print_slips
from tests.apps.surveys.answers import answer
from tests.web.builders import YEAR, make_agency, make_open_survey, make_survey

pytestmark = pytest.mark.django_db

COUNCIL, TREASURY, WORKS, HEALTH = (Unit(pk=number, name=str(number)) for number in range(1, 5))


@pytest.mark.parametrize(
    ("instrument", "people", "required"),
    [
        ("iit", 20, 20),
        ("iit", 100, 30),
        ("iit", 305, 31),
        ("iit", 5000, 500),
        ("eit", 4000, 400),
        ("eit", 60_000, 400),
    ],
)
def test_as_many_answers_are_required_as_the_rules_of_the_year_say(instrument, people, required):
    survey = make_survey(make_agency(), instrument, population=people)

    assert [line.required for line in progress_of([survey])] == [required]


def test_answers_that_wait_to_be_counted_are_among_those_that_came():
    survey = make_open_survey(make_agency())
    for _person in range(3):
        answer(survey)

    (line,) = progress_of([survey])

    assert (line.answered, line.required, line.missing) == (3, 30, 27)
    assert (line.percent, line.suffices) == (10, False)


def test_without_a_number_of_people_nothing_is_required_yet():
    (line,) = progress_of([make_survey(make_agency(), population=None)])

    assert (line.answered, line.required, line.percent, line.suffices) == (0, None, 0, False)


def test_units_are_told_by_their_codes_that_were_counted():
    agency = make_agency()
    works, treasury = (add_unit(agency, name=name, by=None) for name in ("กองช่าง", "กองคลัง"))
    survey = make_open_survey(agency)
    pack = print_slips(survey, unit=works, size=8, by=None).pack
    print_slips(survey, unit=treasury, size=6, by=None)
    cancel_pack(print_slips(survey, unit=treasury, size=50, by=None).pack, by=None)
    used = Code.objects.filter(pack=pack).values("pk")[:5]
    Code.objects.filter(pk__in=used).update(used=True)

    found = units_progress(survey)

    assert found == [UnitCodes((works,), 5, 8), UnitCodes((treasury,), 0, 6)]


def test_units_with_few_codes_are_told_together():
    lines = [
        UnitCodes((COUNCIL,), 9, 12),
        UnitCodes((TREASURY,), 1, 3),
        UnitCodes((WORKS,), 2, 4),
    ]

    assert merged_units(lines, 5) == [lines[0], UnitCodes((TREASURY, WORKS), 3, 7)]


def test_one_unit_with_few_codes_is_told_together_with_the_smallest_other_one():
    lines = [
        UnitCodes((COUNCIL,), 9, 12),
        UnitCodes((TREASURY,), 1, 3),
        UnitCodes((HEALTH,), 6, 8),
    ]

    assert merged_units(lines, 5) == [lines[0], UnitCodes((TREASURY, HEALTH), 7, 11)]


def test_a_handful_of_codes_in_all_is_not_told_by_unit():
    assert merged_units([UnitCodes((WORKS,), 1, 3)], 5) == []


@pytest.mark.parametrize("agencies", [1, 3])
def test_progress_of_many_surveys_takes_one_query(agencies, django_assert_num_queries):
    for number in range(agencies):
        answer(make_open_survey(make_agency(f"agency-{number}")))
    surveys = list(surveys_in(Agency.objects.all(), YEAR))
    progress_of(surveys)  # rules are read once

    with django_assert_num_queries(1):
        assert len(progress_of(surveys)) == agencies


counted = st.tuples(st.integers(1, 30), st.integers(1, 12)).map(
    lambda drawn: (min(drawn), drawn[1])  # no more codes are used than were printed
)


@given(st.lists(counted, max_size=8), st.integers(2, 10))
def test_no_unit_with_few_codes_is_ever_told_alone_and_nothing_is_lost(drawn, smallest):
    lines = [
        UnitCodes((Unit(pk=number, name=str(number)),), used, printed)
        for number, (used, printed) in enumerate(drawn, 1)
    ]

    shown = merged_units(lines, smallest)

    assert [line for line in shown if line.printed < smallest] == []
    if sum(line.printed for line in lines) >= smallest:
        assert sum(line.used for line in shown) == sum(line.used for line in lines)
        assert sorted(unit.pk for line in shown for unit in line.units) == [
            unit.pk for line in lines for unit in line.units
        ]
