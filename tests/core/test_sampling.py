"""How many answers an instrument needs (manual of FY2564, as copied in [spvc])."""

import pytest

from prongsai.core.loading import load_framework


@pytest.mark.parametrize(
    ("people", "required"),
    [(0, 0), (12, 12), (29, 29), (30, 30), (299, 30), (300, 30), (301, 31), (309, 31), (5000, 500)],
)
def test_staff_answers_are_a_tenth_rounded_up_at_least_30_and_all_of_a_small_agency(
    people, required
):
    assert load_framework(2564).sampling["iit"].required(people) == required


@pytest.mark.parametrize(
    ("people", "required"), [(25, 25), (1000, 100), (4000, 400), (4001, 400), (90_000, 400)]
)
def test_400_answers_of_the_public_suffice_where_more_than_4000_came(people, required):
    assert load_framework(2564).sampling["eit"].required(people) == required
