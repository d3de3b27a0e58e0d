"""Floods are slowed down; people of one office never are."""

from prongsai.apps.surveys.intake.limits import ADDRESSES, HOUR, SUBMISSIONS, WRONG_CODES, Pace

OFFICE = "203.0.113.7"


def test_two_hundred_people_behind_one_address_in_five_minutes_are_never_refused():
    pace = Pace(SUBMISSIONS)
    everybody_twice = [second * 300 / 400 for second in range(400)]  # each taps twice

    assert [pace.take(OFFICE, now) for now in everybody_twice] == [0] * 400


def test_neither_are_they_when_all_answer_at_once():
    pace = Pace(SUBMISSIONS)

    assert [pace.take(OFFICE, 0.0) for _ in range(400)] == [0] * 400


def test_a_flood_waits_and_hears_how_long():
    pace = Pace(SUBMISSIONS)
    flood = [pace.take(OFFICE, 0.0) for _ in range(SUBMISSIONS.at_once + 2)]

    assert flood == [0] * SUBMISSIONS.at_once + [1, 1]
    assert pace.take(OFFICE, 1.0) == 0
    assert pace.take("203.0.113.8", 0.0) == 0


def test_asking_how_long_uses_nothing_up():
    pace = Pace(WRONG_CODES)
    for _ in range(WRONG_CODES.at_once):
        assert pace.wait(OFFICE, 0.0) == 0
        pace.note(OFFICE, 0.0)

    assert [pace.wait(OFFICE, now) for now in (0.0, 0.0, 4.0, 5.0)] == [5, 5, 1, 0]


def test_the_computers_of_one_house_share_a_limit_whatever_addresses_they_take():
    pace = Pace(WRONG_CODES)
    for number in range(WRONG_CODES.at_once):
        pace.note(f"2001:db8:1:2::{number:x}", 0.0)

    assert pace.wait("2001:db8:1:2:ffff::1", 0.0) == 5
    assert pace.wait("2001:db8:1:3::1", 0.0) == 0


def test_addresses_are_known_for_an_hour_and_never_as_such():
    pace = Pace(WRONG_CODES)
    for _ in range(WRONG_CODES.at_once + 1000):
        pace.note(OFFICE, 0.0)

    assert OFFICE not in repr(vars(pace))
    assert pace.wait(OFFICE, HOUR - 1) > 0
    assert pace.wait(OFFICE, HOUR) == 0


def test_memory_has_an_end():
    pace = Pace(SUBMISSIONS)
    for number in range(ADDRESSES + 10):
        pace.note(f"10.{number // 65536}.{number // 256 % 256}.{number % 256}", 0.0)

    assert len(pace._free_at) == ADDRESSES
